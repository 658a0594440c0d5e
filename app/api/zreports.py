"""Z-reports: what the fiscal register says about a closed shift."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import model_validator

from app.api.call import Filter
from app.api.model import Answer, Loose, MaybeAmount, Moment, Text, Whole
from app.api.resource import Listed
from app.api.shifts import Shift
from app.api.shops import Shop

_TAX = re.compile(r"(?:sale|refund)_tax_\w{1,8}_total")


class ZReport(Answer):
    """Totals of a fiscal shift, hryvnias. Tax totals go by letter: a А, b Б, v В, d Д, z З.

    A figure that is no number is None and does not cost the report: what else it says is still wanted. `letters` are
    the tax totals of letters the documents do not have, by the field's name.
    """

    id: Whole
    fiscal_number: Loose[Text] = ""
    registrar_fiscal_number: Loose[Text] = ""
    shift_id: Loose[Text] = ""
    shift: Loose[Shift] = None
    shop_id: Loose[Whole] = None
    shop: Loose[Shop] = None
    terminal_id: Loose[Whole] = None
    terminal_user_name: Loose[Text] = ""
    turnover_amount: Loose[MaybeAmount] = None
    cash_amount: Loose[MaybeAmount] = None
    cash_total: Loose[MaybeAmount] = None
    cash_receipts_count: Loose[Whole] = None
    service_input: Loose[MaybeAmount] = None
    service_output: Loose[MaybeAmount] = None
    sale_total: Loose[MaybeAmount] = None
    sale_cash_total: Loose[MaybeAmount] = None
    sale_cashless_total: Loose[MaybeAmount] = None
    sale_receipts_count: Loose[Whole] = None
    sale_tax_a_total: Loose[MaybeAmount] = None
    sale_tax_b_total: Loose[MaybeAmount] = None
    sale_tax_v_total: Loose[MaybeAmount] = None
    sale_tax_d_total: Loose[MaybeAmount] = None
    sale_tax_z_total: Loose[MaybeAmount] = None
    refund_total: Loose[MaybeAmount] = None
    refund_cash_total: Loose[MaybeAmount] = None
    refund_cashless_total: Loose[MaybeAmount] = None
    refund_receipts_count: Loose[Whole] = None
    refund_tax_a_total: Loose[MaybeAmount] = None
    refund_tax_b_total: Loose[MaybeAmount] = None
    refund_tax_v_total: Loose[MaybeAmount] = None
    refund_tax_d_total: Loose[MaybeAmount] = None
    refund_tax_z_total: Loose[MaybeAmount] = None
    payload: Loose[dict[str, Any]] = None
    created_at: Loose[Moment] = None
    letters: Mapping[str, Loose[Decimal]] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        other = {name: value for name, value in given.items() if _TAX.fullmatch(name) and name not in cls.model_fields}
        return {**given, "letters": other}


class ZReports(Listed[ZReport]):
    """Filters: date_start, date_end (ISO 8601), terminal_user_id, terminal_id, shop_id."""

    path = "/api/v1/reports/z-reports"
    model = ZReport
    filters = frozenset({"date_start", "date_end", "terminal_user_id", "terminal_id", "shop_id"})

    def _named(self, filters: Mapping[str, Filter]) -> Mapping[str, Filter]:
        # The documents spell it so, and so does the server (contract-notes.md 4).
        return {"termianl_user_id" if name == "terminal_user_id" else name: v for name, v in filters.items()}

"""Z-reports: what the fiscal register says about a closed shift."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.api.call import Filter
from app.api.model import Answer, Loose, MaybeAmount, Moment, Text, Whole
from app.api.resource import Listed
from app.api.shifts import Shift
from app.api.shops import Shop


class ZReport(Answer):
    """Totals of a fiscal shift, hryvnias. Tax totals go by letter: a А, b Б, v В, d Д, z З."""

    id: Whole
    fiscal_number: Text = ""
    registrar_fiscal_number: Text = ""
    shift_id: Text = ""
    shift: Loose[Shift] = None
    shop_id: Whole | None = None
    shop: Loose[Shop] = None
    terminal_id: Whole | None = None
    terminal_user_name: Text = ""
    turnover_amount: MaybeAmount = None
    cash_amount: MaybeAmount = None
    cash_total: MaybeAmount = None
    cash_receipts_count: Whole | None = None
    service_input: MaybeAmount = None
    service_output: MaybeAmount = None
    sale_total: MaybeAmount = None
    sale_cash_total: MaybeAmount = None
    sale_cashless_total: MaybeAmount = None
    sale_receipts_count: Whole | None = None
    sale_tax_a_total: MaybeAmount = None
    sale_tax_b_total: MaybeAmount = None
    sale_tax_v_total: MaybeAmount = None
    sale_tax_d_total: MaybeAmount = None
    sale_tax_z_total: MaybeAmount = None
    refund_total: MaybeAmount = None
    refund_cash_total: MaybeAmount = None
    refund_cashless_total: MaybeAmount = None
    refund_receipts_count: Whole | None = None
    refund_tax_a_total: MaybeAmount = None
    refund_tax_b_total: MaybeAmount = None
    refund_tax_v_total: MaybeAmount = None
    refund_tax_d_total: MaybeAmount = None
    refund_tax_z_total: MaybeAmount = None
    payload: Loose[dict[str, Any]] = None
    created_at: Moment | None = None


class ZReports(Listed[ZReport]):
    """Filters: date_start, date_end (ISO 8601), terminal_user_id, terminal_id, shop_id."""

    path = "/api/v1/reports/z-reports"
    model = ZReport
    filters = frozenset({"date_start", "date_end", "terminal_user_id", "terminal_id", "shop_id"})

    def _named(self, filters: Mapping[str, Filter]) -> Mapping[str, Filter]:
        # The documents spell it so, and so does the server (contract-notes.md 4).
        return {"termianl_user_id" if name == "terminal_user_id" else name: v for name, v in filters.items()}

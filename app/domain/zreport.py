"""A Z-report as the server told of it, and how it is asked for. What it did not say is None: nothing is made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

#: Letters of taxes the till knows by name; another one is shown as it came.
LETTERS = frozenset("АБВГДЗ")


@dataclass(frozen=True, slots=True)
class ZSide:
    """Sales or refunds of the report, hryvnias. `taxes` are (letter, tax) of the letters it has anything about."""

    count: int | None = None
    total: Decimal | None = None
    cash: Decimal | None = None
    cashless: Decimal | None = None
    taxes: tuple[tuple[str, Decimal | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ZCash:
    """`cash` of the report, hryvnias."""

    count: int | None = None
    total: Decimal | None = None
    commission: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ZReport:
    """One Z-report. Amounts in hryvnias, times aware UTC. `at` is when it was made; `shift_id` the server's shift,
    `registrar_number` the register's number at its owner. `cash` are the receipts the server counts as cash ones."""

    id: int
    at: datetime | None = None
    fiscal_number: str = ""
    registrar: str = ""
    shop_id: int | None = None
    shop_title: str = ""
    terminal_id: int | None = None
    cashier_id: int | None = None
    cashier: str = ""
    shift_id: str = ""
    opened_at: datetime | None = None
    opened_by: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    sales: ZSide = ZSide()
    refunds: ZSide = ZSide()
    service_input: Decimal | None = None
    service_output: Decimal | None = None
    drawer: Decimal | None = None
    registrar_number: str = ""
    turnover: Decimal | None = None
    cash: ZCash = ZCash()

    @property
    def count(self) -> int | None:
        """Receipts of both ways; None when one of them is not known."""
        if self.sales.count is None or self.refunds.count is None:
            return None
        return self.sales.count + self.refunds.count


@dataclass(frozen=True, slots=True)
class ZPaper:
    """What a copy on paper needs: the report, and the number of the till's own shift of it."""

    report: ZReport
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ZAsked:
    """What is to be listed: `since` included, `until` not; None leaves a filter out."""

    since: datetime | None = None
    until: datetime | None = None
    shop_id: int | None = None
    terminal_id: int | None = None
    cashier_id: int | None = None
    cashier: str = ""


@dataclass(frozen=True, slots=True)
class ZCursor:
    """Where a page ended: the time of its last report ("" for none) and its id."""

    at: str
    id: int


@dataclass(frozen=True, slots=True)
class OwnShift:
    """What this till knows of its own shift that belongs to a report: its number, what was counted over what should
    have been there (None where nobody counted), and what it sold and gave back."""

    number: int
    difference: Decimal | None
    sales: Decimal
    refunds: Decimal


@dataclass(frozen=True, slots=True)
class ZRow:
    """A report in the list, with the till's own shift of it, if there is one."""

    report: ZReport
    own: OwnShift | None = None

    @property
    def differs(self) -> Decimal | None:
        """By how much the server's sales less refunds are more than this till's; None where it cannot be said."""
        sales, refunds = self.report.sales.total, self.report.refunds.total
        if self.own is None or sales is None or refunds is None:
            return None
        return (sales - refunds) - (self.own.sales - self.own.refunds)


@dataclass(frozen=True, slots=True)
class ZPage:
    """Reports, newest first, and where older ones begin."""

    rows: tuple[ZRow, ...]
    after: ZCursor | None = None


@dataclass(frozen=True, slots=True)
class ZTotals:
    """What the listed reports come to. `silent` counts those whose turnover is not known: they are not in the sums."""

    count: int = 0
    sales: Decimal = Decimal(0)
    refunds: Decimal = Decimal(0)
    silent: int = 0


@dataclass(frozen=True, slots=True)
class ZChoices:
    """What the reports kept here can be narrowed by: (id, name) of shops and cashiers, ids of terminals with the
    number of the register there."""

    shops: tuple[tuple[int, str], ...] = ()
    terminals: tuple[tuple[int, str], ...] = ()
    cashiers: tuple[tuple[int | None, str], ...] = ()

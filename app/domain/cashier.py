"""The people at the till and what each may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Right(StrEnum):
    """What a role may do at this till."""

    SELL = "sell"
    REFUND = "refund"
    CANCEL = "cancel"  # take the last receipt back as if it had not been
    REFUND_GOODS = "refund_goods"  # without a receipt
    DISCOUNT = "discount"
    BIG_DISCOUNT = "big_discount"  # any discount: who has a limit of their own has not got it
    FREE_PRICE = "free_price"
    NO_STAMP = "no_stamp"
    DELETE_HELD = "delete_held"  # give a receipt put aside up
    DRAWER = "drawer"
    SERVICE_CASH = "service_cash"
    REPORTS = "reports"
    CLOSE_SHIFT = "close_shift"
    CLOSE_UNSETTLED = "close_unsettled"  # close it although something is left open that a person should settle
    SETTINGS = "settings"
    DOUBT = "doubt"  # close a shift in which it is not known whether a card was charged, settle such money by word
    SETTLE = "settle"  # say that what the server held twice or otherwise was put right there
    AUDIT = "audit"  # read who did what
    OVERRIDE = "override"
    LEAVE_KIOSK = "leave_kiosk"  # end a till that lets nobody out: who may change settings can switch that off anyway


class Role(StrEnum):
    """Roles the till tells apart; the server's own role names are mapped to them."""

    CASHIER = "cashier"
    SENIOR = "senior"
    ADMIN = "admin"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CASHIER: frozenset(
        {Right.SELL, Right.DISCOUNT, Right.DRAWER, Right.SERVICE_CASH, Right.REPORTS, Right.CLOSE_SHIFT}
    ),
    # A shop whose server names no administrator must still be able to set its printer.
    Role.SENIOR: frozenset(Right),
    Role.ADMIN: frozenset(Right),
}


def role_of(name: str) -> Role:
    """The till's role for a role name of the server; an unknown one is a cashier, who may least."""
    text = name.casefold()
    if any(word in text for word in ("адмін", "власник", "admin", "owner", "директор")):
        return Role.ADMIN
    if any(word in text for word in ("старш", "senior", "менедж", "manager", "керів")):
        return Role.SENIOR
    return Role.CASHIER


#: The percent up to which a cashier gives a discount alone, unless the owner says otherwise; from 100 on any.
DISCOUNT_LIMIT, ANY_DISCOUNT = Decimal(10), Decimal(100)


@dataclass(frozen=True, slots=True)
class Powers:
    """What one role may at this till, and up to which percent it gives a discount alone."""

    rights: frozenset[Right]
    discount_limit: Decimal


POWERS: dict[Role, Powers] = {
    role: Powers(rights, ANY_DISCOUNT if Right.BIG_DISCOUNT in rights else DISCOUNT_LIMIT)
    for role, rights in RIGHTS.items()
}


@dataclass(frozen=True, slots=True)
class Cashier:
    """A person who can stand at this till. The PIN is not here: only its hash is kept, and only in the store.

    `powers` are given by the owner's table (`domain.rights`); without one by the role.
    """

    id: int
    first_name: str
    last_name: str
    role_name: str = ""
    role: Role = Role.CASHIER
    last_seen_at: datetime | None = None
    has_pin: bool = True
    powers: Powers | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """First name and surname, as on the tile: "Олена Коваль"."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def short_name(self) -> str:
        """As on the slip: "Коваль О."."""
        initial = f" {self.first_name[0]}." if self.first_name and self.last_name else ""
        return f"{self.last_name or self.first_name}{initial}"

    @property
    def initials(self) -> str:
        """For the round badge: "ОК"."""
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper()

    def may(self, right: Right) -> bool:
        return right in self._powers.rights

    @property
    def discount_limit(self) -> Decimal:
        """The percent up to which this person gives a discount alone."""
        return self._powers.discount_limit

    @property
    def _powers(self) -> Powers:
        return self.powers or POWERS[self.role]


@dataclass(frozen=True, slots=True)
class Place:
    """Where this till stands: one shop, one terminal of it, as the server names them.

    `header`, `footer` and `logo` (PNG) are the owner's, for the slips; they are put in for a slip and never kept here.
    """

    shop_id: int
    shop_title: str
    terminal_id: int
    terminal_name: str
    address: str = ""
    owner: str = ""
    tax_number: str = ""
    vat_payer: bool = True
    excise_payer: bool = False
    registrar: str = ""
    header: tuple[str, ...] = field(default=())
    footer: tuple[str, ...] = field(default=("Дякуємо за покупку!",))
    logo: bytes = field(default=b"", repr=False)

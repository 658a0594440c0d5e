"""A finished document: what was sold, brought in or taken out, frozen as it was. Nothing in it is computed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum

from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans
from app.domain.product import Unit
from app.domain.tax import TaxLine


class DocumentKind(IntEnum):
    """The server's receipt `type`, and two kinds of the till's own."""

    SALE = 0
    SERVICE_INPUT = 1
    SERVICE_OUTPUT = 2
    REFUND = 3
    CANCEL = 4
    CASH_ISSUE = 5
    #: The till's own: a sale the server gets deferred, put aside there or handed to the fiscal till. No money of this
    #: till is in them.
    HELD = 1001
    HANDED = 1002

    @property
    def deferred(self) -> bool:
        """Whether it is a receipt nobody has paid yet."""
        return self >= DocumentKind.HELD

    @property
    def server_type(self) -> int:
        """What the server calls it."""
        return int(DocumentKind.SALE if self.deferred else self)


class CashPurpose(StrEnum):
    """Why cash went in or out, where the till itself has to know."""

    OTHER = "other"
    FLOAT = "float"  # the change a shift begins with: it is the shift's own, no input of the day
    HAND_OVER = "hand_over"  # what is taken out when the shift closes


class DeliveryState(StrEnum):
    """Where a document is on its way to the server."""

    WAITING = "waiting"  # not sent yet, or certainly not arrived: may be sent
    SENDING = "sending"  # bytes may be on the wire
    VERIFY = "verify"  # an attempt ended without an answer: look it up before anything else
    DELIVERED = "delivered"
    REFUSED = "refused"  # the server said no: a person decides
    DUPLICATE = "duplicate"  # the server holds it more than once: a person decides

    @property
    def undelivered(self) -> bool:
        return self is not DeliveryState.DELIVERED and self is not DeliveryState.DUPLICATE


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """One line as it was sold. `gross` − `discount` − `share` = `amount`, hryvnias; `letters` are its tax letters.

    `source` is, in a refund, the place of the line in the sale it came from. `stamps` are excise stamps, one a piece;
    `unstamped` the reasons of pieces whose stamp could not be read.
    """

    name: str
    price: Decimal
    quantity: Decimal
    unit: Unit
    gross: Decimal
    amount: Decimal
    discount: Decimal = ZERO
    share: Decimal = ZERO
    discount_percent: Decimal | None = None
    letters: str = ""
    tax_group: int = 0
    product_id: str | None = None
    barcode: str = ""
    sku: str = ""
    by_weight: bool = False
    free_price: bool = False
    classifier_type: int = 0
    classifier_code: str = ""
    comment: str = ""
    stamps: tuple[str, ...] = ()
    unstamped: tuple[str, ...] = ()
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A receipt after the money: a sale, a refund, a service input or output.

    `total` is the sum of its lines, `rounding` the signed kopecks of cash rounding, `payable` = total + rounding.
    All are positive hryvnias whatever the kind; the kind says which way the money went. `shift_id` is the till's own
    shift, `server_shift_id` the server's if one was bound. `mark` is sent as `title` and found again by it.
    """

    id: str
    kind: DocumentKind
    number: int
    mark: str
    created_at: datetime
    shift_id: str
    shift_number: int
    shop_id: int
    terminal_id: int
    cashier_id: int
    cashier_name: str
    total: Decimal
    payable: Decimal
    rounding: Decimal = ZERO
    gross: Decimal = ZERO
    line_discounts: Decimal = ZERO
    receipt_discount: Decimal = ZERO
    receipt_discount_percent: Decimal | None = None
    items: tuple[DocumentItem, ...] = ()
    payments: tuple[Payment, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    server_shift_id: str | None = None
    reason: str = ""
    purpose: CashPurpose = CashPurpose.OTHER
    related_id: str | None = None
    related_number: int | None = None
    related_fiscal_number: str | None = None
    training: bool = False
    of_age: bool = False  # the customer's age was asked and answered

    @property
    def discount(self) -> Decimal:
        return self.line_discounts + self.receipt_discount

    @property
    def change(self) -> Decimal:
        return sum((p.change for p in self.payments), ZERO)

    @property
    def tendered(self) -> Decimal:
        return sum((p.tendered for p in self.payments), ZERO)

    @property
    def cash(self) -> Decimal:
        """Hryvnias of this document that went through the drawer (without the change)."""
        return sum((p.amount for p in self.payments if p.means is PaymentMeans.CASH), ZERO)


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a document's way to the server stands. Times are aware UTC; `error` is a short code for people's sentence.

    `server_id` is the server's id when it made its own. `fiscal_number` and `registrar` come from the server only.
    """

    state: DeliveryState
    attempts: int = 0
    last_at: datetime | None = None
    next_at: datetime | None = None
    error: str = ""
    server_id: str | None = None
    fiscal_number: str | None = None
    registrar: str | None = None
    fiscal_at: datetime | None = None


class Refunded(StrEnum):
    """How much of a sale has gone back."""

    NONE = "none"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A document with its delivery: one row of the journal. `elsewhere`: not this till's, the server told of it."""

    document: Document
    delivery: Delivery
    refunded: Refunded = Refunded.NONE
    elsewhere: bool = False

"""What the payment page shows: a value, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.means import Ask, MeansRules
from app.domain.money import ZERO
from app.domain.payment import Due, PaymentMeans
from app.domain.payment_details import Details
from app.domain.receipt import Receipt, Totals
from app.domain.tender import Tender

#: The six quick sums: «Без решти» and the notes that add up (design-system.md, 04a).
EXACT = ZERO
NOTES = tuple(Decimal(note) for note in (50, 100, 200, 500, 1000))
#: The fields of a payment's details, by means.
FIELDS = {
    PaymentMeans.CARD: ("rrn", "approval_code"),
    PaymentMeans.IBAN: ("reference", "payer"),
    PaymentMeans.CARD_TRANSFER: ("reference", "payer"),
}
#: The field an error is about.
FIELD_OF = {
    "rrn_bad": "rrn",
    "rrn_missing": "rrn",
    "rrn_twice": "rrn",
    "approval_bad": "approval_code",
    "approval_missing": "approval_code",
    "reference_bad": "reference",
    "reference_missing": "reference",
}
#: Money the till does not see: the cashier looks at the buyer's bank receipt and says so.
TRANSFERS = (PaymentMeans.IBAN, PaymentMeans.CARD_TRANSFER)


@dataclass(frozen=True, slots=True)
class PaymentState:
    """`means` is what is taken now, `split` whether the receipt is paid in parts. `typed` is the sum as typed,
    `note` the quick sum tapped last (`EXACT` is «Без решти»); `wrong` names the field with an error; `checked` says
    that a transfer was looked at; `number` is 0 until the store has told it."""

    receipt: Receipt
    totals: Totals
    tender: Tender
    rules: MeansRules
    order: tuple[PaymentMeans, ...] = (PaymentMeans.CASH,)
    means: PaymentMeans = PaymentMeans.CASH
    split: bool = False
    number: int = 0
    typed: str = ""
    tendered: Decimal | None = None
    note: Decimal | None = EXACT
    details: Details = field(default_factory=Details)
    wrong: str = ""
    checked: bool = False
    recording: bool = False

    @property
    def in_cash(self) -> bool:
        return self.means is PaymentMeans.CASH

    @property
    def whole(self) -> bool:
        """Whether the parts have paid everything: only the sale is to be recorded."""
        return bool(self.tender.parts) and not self.tender.left

    @property
    def nothing_due(self) -> bool:
        """Whether the goods cost nothing, as after a discount of 100 %: no means but cash can take that."""
        return not self.tender.parts and not self.tender.left

    @property
    def due(self) -> Due:
        """What is left to pay by the means chosen: rounded in cash, exact otherwise."""
        left = self.tender.left
        return self.tender.due if self.in_cash else Due(left, ZERO, left)

    @property
    def lacking(self) -> Decimal:
        """Hryvnias of cash still missing; zero when there is enough."""
        return max(self.due.payable - (self.tendered or ZERO), ZERO) if self.in_cash else ZERO

    @property
    def change(self) -> Decimal:
        """Hryvnias that go back."""
        return max((self.tendered or ZERO) - self.due.payable, ZERO) if self.in_cash else ZERO

    @property
    def amount(self) -> Decimal:
        """Hryvnias that are taken now: all that is left, or in a split what was typed."""
        return (self.tendered or ZERO) if self.split or self.in_cash else self.tender.left

    @property
    def fields(self) -> tuple[str, ...]:
        """The details that are asked for."""
        return FIELDS.get(self.means, ()) if self.rules.ask(self.means) is not Ask.OFF else ()

    @property
    def demanded(self) -> bool:
        return self.rules.ask(self.means) is Ask.DEMANDED

    @property
    def payable(self) -> bool:
        """Whether the money can be taken now."""
        if self.recording:
            return False
        if self.whole:
            return True
        if self.split:
            return self.tendered is not None and (self.tendered > 0 or not self.due.payable)
        if self.in_cash:
            return self.tendered is not None and not self.lacking
        return self.checked or self.means not in TRANSFERS

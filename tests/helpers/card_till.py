"""A till with a bank terminal beside it: the real window, the real driver, the emulator on a socket."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal

import apsw
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.charge import Charge, ChargeState
from app.domain.document import Document
from app.domain.payment import PaymentMeans
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import Habits
from app.sandbox.terminal_ledger import APPROVED, PURCHASE
from app.sandbox.terminal_machine import Machine
from app.store.codec import decode
from app.store.rescue import JOURNAL

#: Quicker than any hand, slow enough for pages to be seen.
PROMPT = Habits()


class CardTill:
    """`window` with goods and cards; `bank` is the terminal's other end."""

    def __init__(self, window: TillWindow) -> None:
        self.window = window
        self.machine = Machine()
        self.bank = EmulatedTerminal(machine=self.machine)

    def plug_in(self) -> None:
        """Sets the terminal and waits until the till has greeted it."""
        front = self.window.front
        settings = replace(
            self.window.inside.settings,
            bank_terminal="privat_json",
            bank_terminal_address=self.bank.address,
            bank_terminal_wait=0,
        )
        self.window.settings = settings
        self.window.loop.act(lambda: self.window.inside.change(settings))
        self.window.until(lambda: front.cards.ready and self.window.inside.bank.state == "ready", "the terminal")

    def silence(self) -> None:
        """From the next break on it lets nobody in: its answer is lost for good, until `speak`."""
        self.bank._free_at = math.inf

    def speak(self) -> None:
        """It was switched off and on again: what it has done is in its log."""
        self.bank.stop()
        self.bank = EmulatedTerminal(self.bank.port, self.machine)

    def to_payment(self, goods: int = 0) -> None:
        """One thing in the receipt, the payment page, a card chosen."""
        till = self.window
        till.put_in(till.pieces()[goods])
        self.pay()

    def pay(self) -> None:
        till = self.window
        till.key(Qt.Key.Key_F12)
        till.until_page("payment")
        till.tap("means_card")

    def charge(self) -> None:
        """The card is asked for."""
        self.window.tap("take_payment")

    def next(self, **habits: object) -> None:
        """How the next payment goes."""
        self.machine.plan.append(replace(PROMPT, **habits))  # type: ignore[arg-type]

    # ------------------------------------------------------------------ what is in the books

    def charges(self) -> list[Charge]:
        """As they stand in the journal, read beside the till."""
        conn = apsw.Connection(str(self.window.settings.home / JOURNAL), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return [decode(Charge, str(body)) for (body,) in conn.execute("SELECT body FROM charges ORDER BY seq")]
        finally:
            conn.close()

    def last(self) -> Charge:
        return self.charges()[-1]

    def until_charge(self, state: ChargeState) -> Charge:
        self.window.until(lambda: self.charges() and self.last().state is state, f"a charge that is {state}")
        return self.last()

    def documents(self) -> list[Document]:
        return [entry.document for entry in self.window.sales()]

    @property
    def asked(self) -> int:
        """How many requests for money were really on the wire."""
        return sum(said.get("method") == "Purchase" for said in self.machine.heard)

    @property
    def taken(self) -> Decimal:
        """What left all cards in the end."""
        return self.machine.ledger.taken

    @property
    def paid(self) -> Decimal:
        """What the till's sales say was paid with cards."""
        return sum(
            (
                one.amount
                for document in self.documents()
                for one in document.payments
                if one.means is PaymentMeans.ACQUIRING
            ),
            Decimal(0),
        )


def agreed(till: CardTill) -> None:
    """Terminal, journal and sales tell the same story: nothing charged twice, nothing charged and lost."""
    ledger = {
        one.rrn: one.amount for one in till.machine.ledger.entries if (one.kind, one.status) == (PURCHASE, APPROVED)
    }
    sold = {
        one.rrn: one.amount
        for document in till.documents()
        for one in document.payments
        if one.means is PaymentMeans.ACQUIRING
    }
    kept = {one.slip.rrn: one.slip.amount for one in till.charges() if one.slip and one.document_id is not None}
    assert ledger == sold == kept

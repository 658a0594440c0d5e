"""Pictures of a card in progress, of one nobody knows the end of, and of money without a receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from helpers.charges import approved, charge, slip

from app.domain.charge import ChargeState, TerminalStatus
from app.domain.charge_recovery import Outcome
from app.services.doubt import Look
from ui.presenters.charge import CardState, Way

if TYPE_CHECKING:
    from helpers.shots import Photographer


def cards(camera: Photographer) -> None:
    """Beside the mockups 05a and 05b: a receipt is on the counter, its payment page was in front."""
    window = camera.window
    front = window.front
    now = window.inside.clock.now()
    due = front.sale.totals.total
    asked = replace(charge(1043), receipt_id=front.sale.receipt.id, amount=due, started_at=now - timedelta(seconds=32))
    sent, read = asked.started_at, now - timedelta(seconds=14)

    def show(page: str, state: CardState) -> None:
        def work() -> None:
            front.cards.state = state
            front.payment.refresh()
            front.show(page)
            front.cards.changed.emit()

        window.loop.act(work)

    waits = CardState(amount=due, sent_at=sent, status=TerminalStatus.WAITS_FOR_CARD, seconds=12)
    bank = replace(waits, status=TerminalStatus.AUTHORISING, read_at=read, seconds=26)
    camera.each("05a-card", lambda: show("charge", waits))
    camera.each("05a-card-bank", lambda: show("charge", bank))
    camera.each("05a-card-stopping", lambda: show("charge", replace(waits, stopping=True, seconds=14)))
    doubt = CardState(
        amount=due,
        doubt=replace(asked, state=ChargeState.UNKNOWN),
        read_at=read,
        here=True,
        look=Look(now - timedelta(seconds=4)),
    )
    camera.each("05b-doubt", lambda: show("doubt", doubt))
    camera.each("05b-doubt-codes", lambda: show("doubt", replace(doubt, way=Way.APPROVED, wrong="rrn")))
    camera.each("05b-doubt-nothing", lambda: show("doubt", replace(doubt, way=Way.NOTHING)))
    told = Look(now, Outcome.UNCLEAR, replace(slip(1042), amount=due, at=now - timedelta(minutes=9)))
    camera.each("05b-doubt-unclear", lambda: show("doubt", replace(doubt, look=told)))
    camera.each("05b-doubt-aside", lambda: show("doubt", replace(doubt, here=False)))

    def without() -> None:
        front.cards.state = CardState()
        front.show("loose")
        window.quiet()
        front.loose.charges = [replace(approved(one), started_at=now) for one in (1043, 1044)]
        front.loose.changed.emit()

    camera.each("05c-cards-without-receipt", without)
    camera.sheet("05c-settled", lambda: front.loose.ask_reason(front.loose.charges[0]))
    window.loop.act(front.home)

"""The pages of a card in the smallest window, in the largest letters, in both languages: nothing is cut, everything has
a name, and no way out of a doubt is taken by a key."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from helpers.charges import approved, charge, slip
from helpers.fits import faults
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.charge import ChargeKind, ChargeState, TerminalStatus
from app.domain.charge_recovery import Outcome
from app.services.doubt import Look
from ui.presenters.charge import CardState, Way

SIZES = ((1024, 768), (1366, 768), (1920, 1080))


@pytest.fixture
def busy(till: TillWindow) -> TillWindow:
    """Goods on the counter, the payment page in front."""
    for one in till.pieces()[:6]:
        till.put_in(one)
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    return till


def states(till: TillWindow, kind: ChargeKind) -> dict[str, list[CardState]]:
    """Every page with everything it can say."""
    now, due = till.inside.clock.now(), Decimal("12345.67")
    asked = replace(charge(1), kind=kind, amount=due, started_at=now, state=ChargeState.UNKNOWN)
    sent = CardState(kind=kind, amount=due, sent_at=now, seconds=12)
    told = Look(now, Outcome.UNCLEAR, replace(slip(2), amount=due, at=now - timedelta(minutes=9)))
    doubt = CardState(kind=kind, amount=due, doubt=asked, read_at=now, here=True, look=Look(now))
    return {
        "charge": [
            CardState(kind=kind, amount=due),
            *(replace(sent, status=status) for status in TerminalStatus),
            replace(sent, stopping=True),
        ],
        "doubt": [
            doubt,
            replace(doubt, asking=True),
            replace(doubt, look=None),
            replace(doubt, look=told),
            replace(doubt, here=False),
            replace(doubt, way=Way.APPROVED, wrong="approval_code"),
            replace(doubt, way=Way.NOTHING),
        ],
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_nothing_is_cut(busy: TillWindow, size: tuple[int, int], language: str) -> None:
    busy.loop.act(lambda: busy.window.resize(*size))
    busy.loop.act(lambda: busy.front.settings.set("lang", language))
    if size == SIZES[0]:
        busy.loop.act(lambda: busy.front.settings.set("scale", Decimal("1.15")))
    busy.quiet()
    cards = busy.front.cards
    for kind in ChargeKind:
        for page, shown in states(busy, kind).items():
            for state in shown:

                def show(page: str = page, state: CardState = state) -> None:
                    cards.state = state
                    busy.front.payment.refresh()
                    if busy.page != page:
                        busy.front.show(page)
                    cards.changed.emit()

                busy.loop.act(show)
                busy.loop.act(lambda: None)
                assert not faults(busy.window.page(page)), f"{page} {state}"
    cards.state = CardState()

    def loose() -> None:
        busy.front.loose.charges = [approved(one) for one in range(1, 9)]
        busy.front.loose.changed.emit()

    busy.loop.act(lambda: busy.front.show("loose"))
    busy.quiet()
    busy.loop.act(loose)
    assert not faults(busy.window.page("loose"))


def test_no_key_takes_a_way_out(busy: TillWindow) -> None:
    cards = busy.front.cards
    decided: list[object] = []
    for state in states(busy, ChargeKind.PURCHASE)["doubt"]:

        def show(state: CardState = state) -> None:
            cards.state = state
            busy.front.show("doubt")
            cards.changed.emit()

        busy.loop.act(show)
        busy.front.cards.failed.connect(decided.append)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F12, Qt.Key.Key_F2, Qt.Key.Key_1):
            busy.key(key)
        assert busy.page == "doubt"
        assert cards.state.way is state.way
    assert not decided
    cards.state = CardState()

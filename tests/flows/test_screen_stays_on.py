"""The screen of the real till: kept on from the opening of its shift, and the system's own again when it has ended."""

from __future__ import annotations

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from PySide6.QtWidgets import QWidget

from ui import session


class Told:
    def __init__(self) -> None:
        self.said: list[str] = []

    def hold(self) -> None:
        self.said.append("hold")

    def let_go(self) -> None:
        self.said.append("let go")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told()

    def here(window: QWidget) -> Told:
        return told

    monkeypatch.setattr(session, "screen_here", here)
    return told


def test_a_till_that_opens_within_a_shift_keeps_it_on_until_it_ends(screen: Told, known: TillWindow) -> None:
    known.open()
    assert screen.said == ["hold"], "on the sign-in page too: the shift is open"
    enter_pin(known)
    known.until_page("sale")
    assert known.close() == 0
    assert screen.said == ["hold", "let go"]


def test_the_shift_s_opening_and_close_switch_it(screen: Told, signed_in: TillWindow) -> None:
    assert screen.said == []
    enter_pin(signed_in)
    signed_in.until_page("open_shift")
    signed_in.tap("open-shift-button")
    signed_in.until_page("sale")
    assert screen.said == ["hold"]
    signed_in.loop.act(lambda: setattr(signed_in.inside.station, "shift", None))
    assert screen.said == ["hold", "let go"]

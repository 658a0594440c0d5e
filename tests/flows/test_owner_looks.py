"""An owner gives a right away, a cashier uses it, and what was done is read and checked in «Журнал дій»."""

from __future__ import annotations

from helpers.window import TillWindow

from app.domain.cashier import Right, Role
from app.domain.deeds import Deed


def owner(till: TillWindow) -> None:
    station = till.inside.station
    station.cashier = next(one for one in station.people if one.role is Role.ADMIN)


def test_a_right_given_by_taps_counts_at_once_and_stands_in_the_log(till: TillWindow) -> None:
    station = till.inside.station
    cashier = station.cashier
    assert cashier is not None
    assert not cashier.may(Right.FREE_PRICE)
    owner(till)
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_people")
    till.loop.act(till.find("right_free_price").click)  # further down the page than the window is high
    till.until(lambda: "free_price" in till.inside.settings.rights, "the file")
    station.cashier = cashier
    assert station.cashier is not None
    assert station.cashier.may(Right.FREE_PRICE)
    owner(till)
    till.tap("open_audit")
    till.until_page("audit")
    till.until(lambda: till.front.audit.state.entries, "the entries")
    till.until(lambda: any(one.what == Deed.SETTINGS for one in till.front.audit.state.entries), "the change")
    till.tap("audit_check")
    till.until(lambda: till.text("audit_said").startswith("Ланцюжок цілий"), "the check")
    till.tap("audit_back")
    till.until_page("settings")


def test_a_cashier_reads_it_with_a_senior_s_leave_alone(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_people")
    till.tap("open_audit")
    till.until(lambda: till.sees("override_ok"), "the question")
    assert till.text("override_about") == "Перегляд журналу дій"
    till.loop.act(till.front.override.leave)
    till.until_page("settings")
    assert till.front.audit.state.entries == ()

"""A bug in any task or slot (reliability.md, row 28): logged with its trace, shown by a code, the sale untouched, and
what must not end goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton

from app import log as till_log
from app.outbox.follower import Follower
from app.outbox.pump import Pump
from app.services.catalog import CatalogSync
from app.services.reconcile import Reconciler
from app.services.server import Server
from app.store.upkeep import Upkeep
from printing.spooler import Spooler
from ui import background, messages
from ui import till as parts
from ui.tasks import Tasks

CANARY = "canary in"
PAGES = ("receipts", "queue", "held", "settings", "shift", "close_shift", "login", "sale")


class Canary(Exception):
    """No error of ours."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{CANARY} {where}")


class Told:
    """What the log was told, with traces, and which codes were put before the person."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    @property
    def traced(self) -> set[str]:
        found = set()
        for record in self._caplog.get_records("call"):
            error = record.exc_info[1] if record.exc_info else None
            if isinstance(error, Canary) and error.__traceback__ is not None:
                found.add(str(error))
        return found

    @property
    def shown(self) -> set[str]:
        records = self._caplog.get_records("call")
        return {str(one.args[0]) for one in records if one.name in ("ui.messages", "ui.mishaps") and one.args}

    def everything(self, places: set[str]) -> bool:
        """Whether a bug in each of these places is in the log and before the person."""
        canaries = {str(Canary(place)) for place in places}
        return canaries <= self.traced and {messages.code_of(Canary(place)) for place in places} <= self.shown


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Told:
    caplog.set_level(logging.ERROR)
    return Told(caplog)


def still_sells(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The receipt on the counter is paid, printed and delivered as if nothing had been."""
    before = len(till.sales())
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    [*_, sale] = till.sales()
    assert len(till.sales()) == before + 1
    till.until(lambda: sale.document.id in {one["receipt_id"] for one in shop.receipts()}, "the sale at the server", 20)


def test_every_task_of_every_page_may_fail_once(
    till: TillWindow, shop: WitnessedSandbox, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.put_in(till.pieces()[0])
    lines = till.lines()
    failed: set[str] = set()
    guard = Tasks._guard

    async def spoilt(self: Tasks, name: str, work: Callable[[], Coroutine[Any, Any, Any]], on_error: Any) -> None:
        kind = name.split("#")[0]

        async def fail() -> None:
            raise Canary(kind)

        first = kind not in failed
        failed.add(kind)
        await guard(self, name, fail if first else work, on_error)

    monkeypatch.setattr(Tasks, "_guard", spoilt)
    for page in PAGES * 2:
        till.loop.act(lambda page=page: till.front.show(page))
        till.quiet()
    assert till.lines() == lines
    for _ in range(2):
        till.loop.act(till.front.sale.pay)
        till.quiet()
    monkeypatch.undo()
    till.loop.act(lambda: till.front.show("sale"))
    till.until(lambda: told.everything(failed), f"all of {failed}; told {told.traced}, shown {told.shown}")
    assert len(failed) >= 10, failed
    till.until_toast("Непередбачена помилка")
    assert till.lines() == lines
    still_sells(till, shop)


#: What never ends while the till runs, and where its work begins.
TIRELESS: dict[str, tuple[type[Any], str]] = {
    "pump": (Pump, "run"),
    "follower": (Follower, "run"),
    "reconciler": (Reconciler, "run"),
    "sync": (CatalogSync, "run"),
    "spooler": (Spooler, "run"),
    "watch": (Server, "check"),
    "upkeep": (Upkeep, "run"),
    "pump's step": (Pump, "step"),
    "sync's round": (CatalogSync, "sync"),
}


def test_what_must_not_end_begins_again(
    known: TillWindow, shop: WitnessedSandbox, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "REST", 0.02)
    monkeypatch.setattr(parts, "FINE", 0.5)
    monkeypatch.setattr(parts, "LOST", 0.5)
    calls = dict.fromkeys(TIRELESS, 0)

    def spoil(name: str, kind: type[Any], method: str) -> None:
        real = getattr(kind, method)

        async def once(self: Any, *given: Any) -> Any:
            calls[name] += 1
            if calls[name] == 1:
                raise Canary(name)
            return await real(self, *given)

        monkeypatch.setattr(kind, method, once)

    for name, (kind, method) in TIRELESS.items():
        spoil(name, kind, method)
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: calls["sync's round"] == 1, "a first round of the catalogue")
    known.inside.sync.wake()
    known.until(lambda: all(count > 1 for count in calls.values()), f"every one again: {calls}", 20)
    known.until(lambda: told.everything(set(TIRELESS)), f"told {told.traced}, shown {told.shown}")
    known.until(lambda: known.front.sale.shelf.products, "goods")
    known.put_in(known.pieces()[0])
    still_sells(known, shop)


@pytest.fixture
def hooks(till: TillWindow) -> Iterator[None]:
    """The till's own log, whose hooks catch what Qt's slots raise."""
    logs = till_log.setup(till.settings.home)
    yield
    logs.close()


@pytest.mark.usefixtures("hooks")
def test_a_slot_that_raises_is_shown_and_stops_nothing(till: TillWindow, shop: WitnessedSandbox, told: Told) -> None:
    till.put_in(till.pieces()[0])
    lines = till.lines()
    places: set[str] = set()

    def boom(place: str) -> Callable[..., None]:
        places.add(place)

        def slot(*_: object) -> None:
            raise Canary(place)

        return slot

    for page in PAGES:
        till.loop.act(lambda page=page: till.front.show(page))
        till.quiet()
        button = next(one for one in till.window.findChildren(QAbstractButton) if one.isVisible())
        button.pressed.connect(boom(f"a button of {page}"))
        till.loop.act(button.pressed.emit)
        till.front.status.changed.connect(boom(f"the status on {page}"))
        till.loop.act(till.front.status.changed.emit)
    till.loop.act(lambda: QTimer.singleShot(0, boom("a timer")))
    till.inside.journal.changed.connect(boom("a listener"))
    till.loop.act(lambda: till.inside.journal.changed.emit(None))
    till.until(lambda: told.everything(places), f"told {told.traced}, shown {told.shown}")
    assert "Чек збережено" in till.until_toast("Непередбачена помилка")
    assert till.lines() == lines
    still_sells(till, shop)


def test_the_same_bug_every_few_seconds_is_told_once(till: TillWindow, told: Told) -> None:
    for _ in range(5):
        logging.getLogger("app.somewhere").error("again", exc_info=Canary("a loop"))
    till.until_toast("Непередбачена помилка")
    till.loop.settle()
    codes = [one for one in told._caplog.get_records("call") if one.name == "ui.mishaps"]
    assert len(codes) == 1

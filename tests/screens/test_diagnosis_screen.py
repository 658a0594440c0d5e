"""The diagnosis on every screen: each state in words, whole, with a sign; and the dialogs of training beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from helpers.fits import DRESSES, dress, faults
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FakeClock
from app.domain.diagnosis import Health, Part, Result
from app.domain.weighing import ScaleState
from ui import i18n
from ui.diagnosis_words import tag, title, words
from ui.presenters.diagnosis import DiagnosisPresenter
from ui.presenters.support import SupportPresenter
from ui.screens.diagnosis import DiagnosisScreen
from ui.tasks import Tasks

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
G, W, B, N, U = Health.GOOD, Health.WATCH, Health.BAD, Health.OFF, Health.UNKNOWN
HOST = {"host": "register-7.pos.smartkasa.example.com", "ms": 1245}
QUEUE = {"waiting": 1214, "troubled": 12, "minutes": 2130, "month_minutes": 10074}
STANDS_ON = {"app": "0.1.0", "python": "3.11.7", "qt": "6.11.0", "sqlite": "3.51.3", "os": "Windows 10.0.26100"}
#: Every state of every part, with the longest figures they can have.
STATES: dict[Part, list[tuple[Health, str, Mapping[str, str | int]]]] = {
    Part.NETWORK: [
        (N, "nowhere", {}),
        (G, "", HOST),
        *((B, code, HOST) for code in ("name", "refused", "slow", "gone")),
    ],
    Part.SERVER: [
        (U, "nobody", {}),
        (B, "silent", {}),
        (B, "silent", {"status": 503}),
        (B, "foreign", {}),
        *((B, f"untrusted_{why}", {}) for why in ("date", "name", "issuer", "protocol")),
        (G, "", {"ms": 14_999}),
    ],
    Part.API: [
        *((B, code, {"kept": 1, "path": "/api/v1"}) for code in ("sign_in", "key", "forbidden")),
        (U, "server", {}),
        (W, "refused", {}),
        (G, "", {"kept": 0, "path": "/api/v1"}),
        (G, "", {"kept": 1, "path": "/api/v1"}),
    ],
    Part.CLOCK: [
        (U, "unasked", {}),
        (G, "", {"seconds": 3}),
        (W, "off", {"seconds": -95}),
        (B, "off", {"seconds": 10**9}),
    ],
    Part.QUEUE: [
        (G, "", {**QUEUE, "waiting": 0, "troubled": 0}),
        *((B, code, QUEUE) for code in ("beyond", "refused", "soon", "waits")),
    ],
    Part.PRICES: [(U, "never", {}), (G, "", {"minutes": 0}), (W, "old", {"minutes": 100_000})],
    Part.DATABASE: [
        (B, "damaged", {}),
        (B, "audit", {}),
        (U, "unchecked", {}),
        (W, "copy", {"copy_hours": 900}),
        (W, "old", {"copy_hours": 900}),
        (G, "uncopied", {}),
        (G, "", {"copy_hours": 0}),
    ],
    Part.DISK: [
        (U, "unasked", {}),
        (G, "", {"free": 10**12}),
        (W, "low", {"free": 312_000_000}),
        (B, "full", {"free": 0}),
    ],
    Part.PRINTER: [
        (N, "none", {}),
        (U, "unknown", {}),
        (G, "ready", {"way": "training"}),
        (G, "ready", {"way": "tcp"}),
        *((B, code, {}) for code in ("absent", "paper", "cover", "timeout", "address", "io")),
    ],
    Part.TERMINAL: [
        (N, "none", {}),
        (N, "manual", {}),
        (G, "", {"model": "PAX s800"}),
        *((B, code, {}) for code in ("absent", "busy", "address", "timeout", "protocol", "engaged")),
    ],
    Part.SCALE: [(N, "none", {}), *((W, str(state), {}) for state in ScaleState if state is not ScaleState.NONE)],
    Part.SCANNER: [(N, "keys", {}), *((B, code, {}) for code in ("ready", "busy", "address", "waiting", "absent"))],
    Part.DISPLAY: [(N, code, {}) for code in ("off", "no_screen", "hidden", "window", "screen")],
    Part.VERSIONS: [
        (G, "", STANDS_ON),
        (G, "restart", {**STANDS_ON, "new": "0.2.10"}),
        (W, "failed", {**STANDS_ON, "new": "0.2.10"}),
        (W, "refused", STANDS_ON),
        (G, "new", {**STANDS_ON, "new": "0.2.10"}),
    ],
}
EVERY = [Result(part, *state, at=NOW) for part, states in STATES.items() for state in states]


class Nothing:
    """Looks at nothing."""

    def begin(self) -> None:
        raise AssertionError

    async def look(self, part: Part) -> Result:
        raise AssertionError(part)


async def _never(path: object) -> int:
    raise AssertionError("nothing is written here")


def screen_of(results: list[Result]) -> tuple[DiagnosisScreen, DiagnosisPresenter]:
    tasks = Tasks()
    presenter = DiagnosisPresenter(Nothing(), tasks)
    for one in results:
        presenter._results[one.part] = one
    return DiagnosisScreen(presenter, SupportPresenter(_never, FakeClock(NOW), tasks)), presenter


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp, 1366, 1.0, "uk")


def test_every_part_and_every_state_has_words_and_a_sign_in_both_languages() -> None:
    assert set(STATES) == set(Part)
    for language in ("uk", "en"):
        i18n.set_language(language)
        for one in EVERY:
            said, todo = words(one)
            assert said, one
            assert title(one.part)
            if one.health is Health.BAD and one.part not in (Part.SCANNER, Part.QUEUE, Part.SCALE):
                assert todo, f"what is to be done about {one}?"
            for text in (said, todo):
                assert "{" not in text, text
    for health in Health:
        said, _, icon = tag(health)
        assert said
        assert icon or health is Health.OFF, "never by colour alone"
    i18n.set_language("uk")


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_every_state_fits_every_window(
    qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    deepest = max(len(states) for states in STATES.values())
    for depth in range(deepest):
        results = [Result(part, *states[min(depth, len(states) - 1)], since=NOW - timedelta(days=3), at=NOW)
                   for part, states in STATES.items()]  # fmt: skip
        screen, _ = screen_of(results)
        qtbot.addWidget(screen)
        screen.resize(width, height - 60)
        screen.show()
        assert faults(screen) == []
        screen.hide()


def find(screen: QWidget, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_what_could_not_be_asked_is_unknown_and_never_well(qapp: QApplication) -> None:
    dress(qapp, 1366, 1.0, "uk")
    screen, presenter = screen_of([Result(Part.SERVER, Health.UNKNOWN, "timeout")])
    assert find(screen, "part_server_state").accessibleName() == "невідомо"
    assert find(screen, "part_clock_state").accessibleName() == "невідомо"
    assert presenter.wants == 0
    assert find(screen, "diagnosis_summary").accessibleName() == "невідомо: 1"


def test_a_queue_with_a_refused_document_is_not_called_empty() -> None:
    """Nothing of it waits for the line, and yet somebody has to look at it."""
    figures: dict[str, str | int] = {"waiting": 0, "troubled": 2, "minutes": 0, "month_minutes": 0}
    said, _ = words(Result(Part.QUEUE, Health.BAD, "refused", figures, None))
    assert said.startswith("2 документи")
    said, _ = words(Result(Part.QUEUE, Health.GOOD, "", {**figures, "troubled": 0}, None))
    assert said.startswith("Порожня")

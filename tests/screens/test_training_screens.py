"""The panel of practice, the questions and the strip of training fit every window, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.fits import DRESSES, dress, faults
from helpers.settings_till import SettingsTill
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import again
from app.domain.lesson import Step
from app.domain.printjob import PrintJob
from app.events import Event
from app.settings import Settings
from app.store.outbox_rows import OutboxCounts
from printing.profiles import chosen
from printing.slip import Slip, Text
from printing.trainer import TrainingPrinter
from ui import wiring
from ui.presenters.guide import GuidePresenter
from ui.presenters.practice import PracticePresenter, Trouble
from ui.presenters.settings import SettingsPresenter
from ui.presenters.training import TrainingPresenter
from ui.screens.guide_strip import GuideStrip
from ui.screens.practice_dialog import PracticeDialog
from ui.screens.settings_training import SettingsTraining
from ui.screens.training_dialog import TrainingDialog, anew_dialog
from ui.tasks import Tasks
from ui.training import Training


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp, 1366, 1.0, "uk")


async def _nothing() -> None:
    """Nobody is asked."""


def practice(folder: Path) -> PracticePresenter:
    printer = TrainingPrinter()
    printer.set_paper(False)
    jobs: Event[PrintJob] = Event("jobs")
    return PracticePresenter(
        Training(folder), printer, jobs, lambda: chosen("", ""), _nothing, _nothing, _nothing, lambda: None, Tasks()
    )


def switching(folder: Path, *, training: bool) -> TrainingPresenter:
    station = SettingsTill(folder).station
    station.shift = demo.SHIFT
    settings = Settings(folder, training=training)
    return TrainingPresenter(lambda: settings, station, lambda: 12, lambda: OutboxCounts(waiting=127), Tasks())


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_what_training_shows_fits(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, height)
    host.show()
    told = practice(tmp_path)
    for sheet in (
        PracticeDialog(host, told, switching(tmp_path, training=True)),
        TrainingDialog(host, switching(tmp_path, training=False)),
        TrainingDialog(host, switching(tmp_path, training=True)),
        anew_dialog(host),
    ):
        sheet.open()
        assert faults(sheet) == []
        assert sheet.panel.geometry().bottom() <= height
        sheet.dismiss()
    page = SettingsTraining(SettingsPresenter(SettingsTill(tmp_path), Tasks()))
    qtbot.addWidget(page)
    page.resize(width - 300, height - 60)
    page.show()
    assert faults(page) == []


@pytest.mark.parametrize(("width", "language"), [(1024, "uk"), (1024, "en"), (1366, "uk"), (1366, "en")])
def test_every_trouble_is_seen_at_once_in_a_low_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, language: str
) -> None:
    dress(qapp, width, 1.0, language)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, 768)
    host.show()
    sheet = PracticeDialog(host, practice(tmp_path), switching(tmp_path, training=True))
    sheet.open()
    [rows] = [one for one in sheet.findChildren(QScrollArea) if one.objectName() == "practice_rows"]
    qtbot.waitUntil(lambda: rows.viewport().height() > 0)
    assert rows.verticalScrollBar().maximum() == 0
    sheet.dismiss()


class Lesson(QObject):
    """A guide that stands at one step."""

    changed = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self._change = Decimal("1457.50")

    said, place, over = GuidePresenter.said, GuidePresenter.place, GuidePresenter.over

    def skip(self) -> None:
        """Goes on."""


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_every_step_of_the_lesson_fits_the_strip(
    qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    for step in Step:
        strip = GuideStrip(Lesson(step))  # type: ignore[arg-type]
        qtbot.addWidget(strip)
        strip.resize(width, strip.height())
        strip.show()
        assert faults(strip) == [], step
        strip.hide()


def test_without_a_training_server_there_is_no_trouble_to_make(tmp_path: Path) -> None:
    told = practice(tmp_path)
    assert not told.on(Trouble.NETWORK)
    assert not told.on(Trouble.BANK)
    assert told.shown == 0


def test_the_training_printer_forgets_the_oldest_slips() -> None:
    printer = TrainingPrinter()
    for number in range(40):
        slip = Slip((Text(str(number)),))
        printer.made(bytes([number]), slip)
        printer.send(bytes([number]), 1.0)
    assert [one.number for one in printer.printed] == list(range(11, 41))
    printer.made(b"drawer", Slip(drawer=True))
    printer.send(b"drawer", 1.0)
    assert len(printer.printed) == 30, "the drawer alone is no slip"


def test_the_next_mode_begins_when_everything_of_this_one_is_closed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is free and the log closed before the next process is there."""
    told: list[tuple[bool, bool]] = []

    def begin(*, training: bool) -> int:
        lock = wiring.Instance(tmp_path)
        free = lock.take()
        lock.release()
        told.append((training, free))
        return 0

    monkeypatch.setattr(wiring, "_loop", lambda *_: (0, True))
    monkeypatch.setattr(again, "begin_again", begin)
    opened: list[QWidget] = []
    before = wiring.open_window

    def remember(*given: object) -> object:
        window = before(*given)  # type: ignore[arg-type]
        opened.append(window)
        return window

    monkeypatch.setattr(wiring, "open_window", remember)
    try:
        assert wiring.run(Settings(tmp_path)) == 0
        monkeypatch.setattr(again, "begin_again", lambda *, training: (_ for _ in ()).throw(OSError("gone")))
        assert wiring.run(Settings(tmp_path)) == 1, "a program that cannot be started is told by the exit code"
    finally:
        for window in opened:
            window.close_for_good()  # type: ignore[attr-defined]
            window.deleteLater()
    assert told == [(True, True)]

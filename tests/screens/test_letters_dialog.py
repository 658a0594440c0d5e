"""The wizard of code pages, stage by stage: nothing is cut, nothing too small, and what is said is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.printjob import JobState
from printing.letters_slip import PAGES, candidates
from ui import i18n
from ui.presenters.settings import SettingsPresenter
from ui.screens.letters_dialog import LettersDialog
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.overlay import Overlay

__all__ = ["dressed"]


class Room:
    """The dialog over a till of its own."""

    def __init__(self, loop: Loop, folder: Path) -> None:
        self._loop = loop
        self.till = SettingsTill(folder)
        self._tasks = Tasks()
        self.presenter = SettingsPresenter(self.till, self._tasks)
        self.wizard = self.presenter.letters

    def printed(self, state: JobState, *, further: bool = False, error: str = "") -> None:
        self.presenter.print_letters(further=further)
        self._loop.run(self._tasks.drain())
        self.till.printed(state, error)

    def settle(self) -> None:
        self._loop.run(self._tasks.drain())


@pytest.fixture
def room(loop: Loop, tmp_path: Path, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, tmp_path)
    i18n.set_language("uk")


def opened(room: Room, qtbot: QtBot, width: int = 1366, height: int = 768) -> LettersDialog:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, height)
    host.show()
    dialog = LettersDialog(host, room.presenter)
    dialog.open()
    return dialog


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut_at_any_stage(
    room: Room, qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    dialog = opened(room, qtbot, width, height)
    assert faults(dialog.panel) == []
    room.printed(JobState.FAILED, error="absent")
    assert faults(dialog.panel) == []
    room.printed(JobState.PRINTED)
    assert faults(dialog.panel) == []
    for _ in range(2):  # the second holds as many lines as any
        room.printed(JobState.UNSURE, further=True, error="paper")
        assert faults(dialog.panel) == []
    assert dialog.rect().contains(dialog.panel.geometry())


def test_lines_can_be_chosen_only_when_the_page_is_out_or_may_be(room: Room, qtbot: QtBot) -> None:
    dialog = opened(room, qtbot)
    line = dialog.findChild(QAbstractButton, "letters_line-1")
    assert line is not None
    for state, seen in ((JobState.PRINTING, False), (JobState.FAILED, False), (JobState.PRINTED, True)):
        if state is not JobState.PRINTED or not room.wizard.printing:
            room.presenter.print_letters()
            room.settle()
        room.till.printed(state, "absent" if state is JobState.FAILED else "")
        assert line.isVisible() is seen, state


def test_a_tap_while_the_page_prints_prints_no_second_and_no_page_is_left_out(room: Room, qtbot: QtBot) -> None:
    opened(room, qtbot)
    room.presenter.print_letters()
    room.presenter.print_letters()
    room.settle()
    room.presenter.print_letters(further=True)
    room.settle()
    assert [job.body for job in room.till.jobs] == ["0"]
    room.till.printed(JobState.PRINTED)
    for _ in range(PAGES + 2):
        room.printed(JobState.PRINTED, further=True)
    assert [job.body for job in room.till.jobs] == [str(page) for page in range(PAGES)]
    assert room.wizard.last


def test_every_pair_of_page_and_number_stands_on_one_page_once() -> None:
    pairs = [(one.page, one.table) for page in range(PAGES) for one in candidates(page)]
    assert len(pairs) == len(set(pairs)) == 3 * 256
    assert all([one.number for one in candidates(page)] == list(range(1, len(candidates(page)) + 1)) for page in (0, 5))


def test_what_was_chosen_is_kept_with_its_number(room: Room, qtbot: QtBot) -> None:
    dialog = opened(room, qtbot)
    room.printed(JobState.PRINTED)
    wanted = candidates(0)[4]
    line = dialog.findChild(QAbstractButton, f"letters_line-{wanted.number}")
    assert line is not None
    host = dialog.parentWidget()
    line.click()
    room.settle()
    assert Overlay.top(host) is None
    assert room.till.settings.printer_code_page == wanted.page
    assert room.till.settings.printer_code_table == str(wanted.table)
    assert room.till.printers.profile().table == wanted.table
    room.presenter.profiles.choose_page("cp866")
    room.settle()
    assert room.till.settings.printer_code_table == "", "another page has another number"


def test_whole_slips_in_pictures_over_a_com_port_are_warned_of_with_their_seconds(room: Room) -> None:
    for address, page, said in (
        ("serial:COM3", "raster", "83 с"),
        ("serial:COM3@115200", "raster", "6 с"),
        ("serial:COM3", "cp1251", ""),
        ("tcp://10.0.0.5", "raster", ""),
    ):
        room.till.settings = replace(room.till.settings, printer=address, printer_code_page=page)
        troubles = room.presenter.profiles.troubles
        assert [said in one for one in troubles] == [True] * bool(said), address

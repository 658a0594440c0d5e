"""Pictures of the bank terminal: its settings, and its X report and settlement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from app.devices.privat_line import LineState
from app.domain.terminal_report import TerminalReport
from app.errors import DeviceFault
from app.sandbox.terminal import EmulatedTerminal
from ui.messages import message
from ui.presenters.bank_reports import BankReportsPresenter

if TYPE_CHECKING:
    from helpers.shots import Photographer

TEXT = (
    "          ЗВІРКА ПІДСУМКІВ\n          ПАКЕТ 000214\nОПЛАТИ           44     14 316.27\n"
    "ПОВЕРНЕННЯ        1        164.90\nСКАСУВАННЯ        0          0.00\n\nПІДСУМКИ ЗБІГАЮТЬСЯ"
)


def bank(camera: Photographer) -> None:
    """A terminal on the counter; it is gone afterwards."""
    window = camera.window
    before = window.inside.settings
    terminal = EmulatedTerminal()
    try:
        here = {"bank_terminal_address": terminal.address, "bank_terminal_wait": 0}
        window.loop.act(lambda: window.inside.change(replace(before, bank_terminal="privat_json", **here)))
        window.until(lambda: window.inside.bank.state is LineState.READY, "the terminal")
        _settings(camera)
        _reports(camera)
    finally:
        terminal.stop()
    window.until(lambda: window.inside.bank.state is LineState.ABSENT, "nobody there")
    camera.each("14a-terminal-lost")
    window.loop.act(lambda: window.inside.change(before))
    window.loop.act(window.window.toasts.clear)


def _settings(camera: Photographer) -> None:
    window = camera.window
    window.loop.act(lambda: window.front.show("settings"))
    window.tap("section_devices")
    window.loop.act(window.front.settings.devices.bank.check)
    window.quiet()
    camera.each("13b-settings-devices")
    camera.each("13b-settings-bank", lambda: window.loop.act(lambda: _scroll(window.window)))


def _scroll(window: QWidget) -> None:
    for area in window.findChildren(QScrollArea):
        card = area.findChild(QWidget, "bank_card")
        if card is not None and area.isVisible():
            area.verticalScrollBar().setValue(card.y() - 60)


def _reports(camera: Photographer) -> None:
    window = camera.window
    presenter = window.front.bank
    window.loop.act(lambda: window.front.show("shift"))
    window.quiet()
    camera.each("11a-shift-bank")
    camera.sheet("bank-choice", presenter.open)

    def confirmed() -> None:
        presenter.open()
        presenter.ask_settle()

    camera.sheet("bank-confirm", confirmed)
    now = window.inside.clock.now()

    def told(text: str) -> None:
        presenter.open()
        presenter.report = TerminalReport(True, text, now, "Олена Коваль", 214)
        presenter.changed.emit()

    camera.sheet("bank-settled", lambda: told(TEXT))
    camera.sheet("bank-empty", lambda: told(""))
    camera.sheet("bank-refused", lambda: _refused(presenter))


def _refused(presenter: BankReportsPresenter) -> None:
    presenter.open()
    presenter.trouble = message(DeviceFault("terminal", "refused", code="1004"))
    presenter.changed.emit()

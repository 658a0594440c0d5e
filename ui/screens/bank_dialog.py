"""The bank terminal's X report and settlement: asked for, confirmed, awaited and read in one dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from printing.slip import Align, Pair, Part, Text
from printing.terminal_slip import terminal_lines
from ui.i18n import sentences, tr
from ui.presenters.bank_reports import BankReportsPresenter, Step
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.notice import Notice
from ui.widgets.paint import RIGHT
from ui.widgets.scroll import scroll_area

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
#: Room for what the terminal says, so that nothing jumps between the steps (design pixels).
_HIGH = 230


class BankDialog(Dialog):
    """Enter is the button with the colour, but never of the settlement itself: that is tapped.

    Names: `bank_said`, `bank_trouble`, `bank_totals`, `bank_settle`, `bank_no`, `bank_yes`, `bank_paper`,
    `bank_done`.
    """

    def __init__(self, host: QWidget, presenter: BankReportsPresenter) -> None:
        super().__init__(host, tr("Банківський термінал"), width=560, name="bank_dialog")
        self._presenter = presenter
        column = self.column()
        room = QWidget()
        room.setFixedHeight(theme.px(_HIGH))
        inside = QVBoxLayout(room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        self._said = label("", "body", "ink2", wrap=True, name="bank_said", align=_TOP)
        self._trouble = Notice("", "danger", name="bank_trouble")
        self._paper = Card(margins=(16, 12, 16, 12), spacing=0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        lines = QWidget()
        lines.setLayout(self._lines)
        self._paper.body.addWidget(scroll_area(lines, name=tr("Звіт термінала")), 1)
        inside.addWidget(self._trouble)
        inside.addWidget(self._said)
        inside.addWidget(self._paper, 1)
        inside.addStretch()
        column.addWidget(room)
        column.addLayout(self._make_buttons())
        presenter.changed.connect(self._show)
        presenter.paper_requested.connect(self.dismiss)
        self._show()

    def _make_buttons(self) -> QHBoxLayout:
        presenter = self._presenter
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._buttons: dict[str, tuple[Step, Button]] = {}
        for step, name, said, icon, role, slot in (
            (Step.CHOICE, "bank_totals", tr("Показати X-звіт"), "receipt-text", "secondary", presenter.totals),
            (Step.CHOICE, "bank_settle", tr("Звірка"), "check", "primary", presenter.ask_settle),
            (Step.CONFIRM, "bank_no", tr("Не зараз"), "", "secondary", presenter.back),
            (Step.CONFIRM, "bank_yes", tr("Зробити звірку"), "check", "primary", presenter.settle),
            (Step.WORK, "bank_wait", tr("Термінал працює"), "", "secondary", None),
            (Step.RESULT, "bank_paper", tr("Чек, PDF, PNG"), "receipt-text", "secondary", presenter.show_paper),
            (Step.RESULT, "bank_done", tr("Готово"), "check", "primary", self.dismiss),
        ):
            button = Button(said, icon=icon, role=role, size=72, name=name)
            button.setMinimumWidth(0)
            if slot is not None:
                button.clicked.connect(slot)
            self._buttons[name] = (step, button)
            row.addWidget(button, 1)
        self._buttons["bank_wait"][1].setEnabled(False)
        return row

    def _show(self) -> None:
        presenter = self._presenter
        step = presenter.step
        for where, button in self._buttons.values():
            button.setVisible(where is step)
        self._buttons["bank_paper"][1].setEnabled(presenter.report is not None and not presenter.report.empty)
        self._trouble.setVisible(presenter.trouble is not None and step is Step.CHOICE)
        if presenter.trouble is not None:
            self._trouble.set(sentences(presenter.trouble.title, presenter.trouble.detail), "danger")
        self._said.set_text(self._sentence(step))
        report = presenter.report
        text = report.text if report is not None and step is Step.RESULT else ""
        self._paper.setVisible(bool(text))
        refill(self._lines, [_line(part) for part in terminal_lines(text)])
        if step is Step.RESULT:
            self.set_primary(self._buttons["bank_done"][1])

    def _sentence(self, step: Step) -> str:
        presenter = self._presenter
        match step:
            case Step.CHOICE:
                return tr("X-звіт показує підсумки термінала й нічого не змінює. Звірка передає їх банку.") + (
                    f"\n{presenter.last}"
                )
            case Step.CONFIRM:
                return tr(
                    "Підсумки термінала підуть до банку, і лічильники обнуляться. Скасувати оплати до звірки"
                    " вже не вийде: їх повертають за RRN."
                )
            case Step.WORK:
                return presenter.doing or tr("Термінал готується")
        report = presenter.report
        assert report is not None
        if report.empty:
            return tr("У терміналі немає операцій. Звіряти нічого.") if report.settled else tr("Звіт порожній.")
        return tr("Звірку зроблено.") if report.settled else tr("Підсумки термінала на зараз.")


def _line(part: Part) -> QWidget:
    """A line of the terminal's text, its columns where the paper has them."""
    match part:
        case Pair():
            host = QWidget()
            row = QHBoxLayout(host)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(12))
            row.addWidget(label(part.left, "note", wrap=True), 1)
            row.addWidget(label(part.right, "note", align=RIGHT))
            return host
        case Text():
            middle = part.align is Align.CENTER
            return label(part.text, "note", wrap=True, align=Qt.AlignmentFlag.AlignHCenter if middle else _TOP)
    return label(" ", "note")

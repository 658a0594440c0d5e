"""Cash: what is due, what was handed over, what goes back, and the six quick sums (mockup 04a)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import money_text, note_text, number_text
from ui.i18n import tr
from ui.presenters.payment import EXACT, NOTES, PaymentPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.label import Label, label


class PaymentCash(QWidget):
    """Names: `due`, `rounding`, `tendered`, `change`, `note_exact`, `note_50` … `note_1000`, `rounding_switch`."""

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        amount, change = theme.pick(None, None, 60.0), theme.pick(None, None, 112.0)
        self._due = Figure(style="amount", name="due", size=amount)
        self._rounding = label("", "small", "ink3", name="rounding")
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addStretch()
        words.addWidget(label(tr("До сплати готівкою"), "body", "ink2", size=18))
        words.addWidget(self._rounding)
        words.addStretch()
        due = _block(88, 120)
        due.body.addLayout(_beside(words, self._due))
        self._tendered = Figure(style="amount", name="tendered", size=amount)
        self._tendered_block = _block(88, 120)
        self._tendered_block.set_look("surface", "focus", 2)
        self._tendered_block.body.addLayout(_beside(label(tr("Отримано"), "body", "ink2", size=18), self._tendered))
        self._change_word = label("", "h2", "accent_ink")
        self._change = Figure(style="change", color="accent_ink", name="change", size=change)
        self._change_block = _block(124, 190)
        self._change_block.body.addLayout(_beside(self._change_word, self._change))
        column.addWidget(due)
        column.addWidget(self._tendered_block)
        column.addWidget(self._change_block)
        column.addLayout(self._make_notes())
        column.addStretch(1)
        column.addLayout(self._make_hint())

    def show_state(self) -> None:
        """Follows the presenter."""
        state = self._presenter.state
        due = state.due
        self._due.set_text(money_text(due.payable))
        self._rounding.set_text(_rounding_text(due.total, due.rounding))
        typed = state.note is None and state.tendered is not None
        self._tendered.set_text(
            state.typed if typed else money_text(state.tendered or Decimal(0)),
            "ink" if state.tendered is not None else "ink3",
        )
        lacks = bool(state.lacking)
        self._change_word.set_text(tr("Бракує") if lacks else tr("Решта"))
        self._change_word.set_color("warn" if lacks else "accent_ink")
        self._change.set_text(money_text(state.lacking or state.change), "warn" if lacks else "accent_ink")
        self._change_block.set_look(*(("warn_soft", "warn_solid") if lacks else ("accent_soft", "accent")))
        for note, button in self._notes.items():
            button.set_checked(note == state.note)
            button.setEnabled(not state.recording)
        self._switch.setVisible(bool(due.rounding) or not state.receipt.rounding)
        self._switch.set_text(tr("Не заокруглювати") if state.receipt.rounding else tr("Заокруглити"))

    def _make_notes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self._notes: dict[Decimal, Button] = {}
        for place, note in enumerate((EXACT, *NOTES)):
            said = note_text(note) if note else tr("Без решти")
            name = f"note_{note:f}" if note else "note_exact"
            button = Button(
                said, size=theme.pick(84, 92, 150), name=name, text_size=theme.pick(20, 22, 28), text_weight=600
            )
            button.setMinimumWidth(0)
            button.clicked.connect(lambda *_, note=note: self._presenter.add(note))
            grid.addWidget(button, place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
            self._notes[note] = button
        return grid

    def _make_hint(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("info", "ink3", 18))
        said = tr("Банкноти додаються: 500 + 200 = 700. «C» очищає суму.")
        row.addWidget(label(said, "small", "ink3", wrap=True), 1)
        self._switch = Button(role="link", size=48, name="rounding_switch")
        self._switch.clicked.connect(lambda: self._presenter.set_rounding(not self._presenter.state.receipt.rounding))
        row.addWidget(self._switch)
        row.addStrut(theme.px(48))
        return row


def _block(high: int, wide: int) -> Card:
    block = Card(margins=(20, 0, 20, 0), spacing=0)
    block.setFixedHeight(theme.px(theme.pick(high, high, wide)))
    return block


def _beside(words: QVBoxLayout | Label, figure: Figure) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    if isinstance(words, Label):
        row.addWidget(words)
    else:
        row.addLayout(words)
    row.addWidget(figure, 1)
    return row


def _rounding_text(total: Decimal, rounding: Decimal) -> str:
    if not rounding:
        return tr("за чеком {total}", total=money_text(total))
    signed = number_text(rounding, 2, plus=True)
    if theme.form == "compact":
        return tr("заокруглення {rounding}", rounding=signed)
    return tr("за чеком {total} · заокруглення {rounding}", total=money_text(total), rounding=signed)

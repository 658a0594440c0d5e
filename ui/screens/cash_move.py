"""Cash brought into the drawer or taken out of it (mockup 11c)."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import money_text
from ui.i18n import tr
from ui.keys import amount_key
from ui.presenters.cash_move import CashMovePresenter
from ui.theme import theme
from ui.widgets.amount_box import AmountBox
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.keypad import Keypad
from ui.widgets.label import label
from ui.widgets.paint import RIGHT
from ui.widgets.reason_picker import ReasonPicker
from ui.widgets.segment import Segment


class CashMoveDialog(Dialog):
    """Enter records, Esc leaves everything as it was; digits go to the sum."""

    def __init__(self, host: QWidget, presenter: CashMovePresenter) -> None:
        super().__init__(host, tr("Рух готівки"), name="cash-move")
        self._presenter = presenter
        left, right = self.split()
        self._build_left(left)
        self._build_right(right)
        presenter.changed.connect(self._show)
        presenter.done.connect(self._done)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = amount_key(event)
        if key:
            event.accept()
            self._keypad.flash(key)
            self._presenter.press(key)
        else:
            super().keyPressEvent(event)

    def _build_left(self, column: QVBoxLayout) -> None:
        self._segment = Segment(
            [
                ("in", tr("Внесення"), "arrow-down-to-line"),
                ("out", tr("Видача"), "arrow-up-from-line"),
            ],
            name="cash-move-kind",
        )
        self._segment.chosen.connect(lambda key: self._presenter.set_kind(key == "out"))
        self._box = AmountBox(title=" ", height=102, size=52, name="cash-move-amount")
        self._picker = ReasonPicker(name="cash-move-reason")
        self._picker.chosen.connect(self._presenter.choose_reason)
        self._picker.written.connect(self._presenter.write_reason)
        self._picker.other_changed.connect(self._presenter.choose_other)
        self._picker.setFixedHeight(theme.px(104))
        reason = QVBoxLayout()
        reason.setSpacing(theme.px(6))
        reason.addWidget(label(tr("Підстава"), "field_label", "ink2"))
        reason.addWidget(self._picker)
        column.addWidget(self._segment)
        column.addWidget(self._box)
        column.addLayout(reason)
        column.addWidget(self._build_drawer())
        self._error = label("", "small", "danger", weight=600, wrap=True, name="cash-move-error")
        self._error.setFixedHeight(theme.px(20))
        column.addStretch(1)
        column.addWidget(self._error)

    def _build_drawer(self) -> QWidget:
        card = Card(fill="surface2", margins=(16, 10, 16, 10), spacing=2)
        self._now = label("", color="ink2", name="cash-move-drawer", align=RIGHT)
        self._after = label("", "title", name="cash-move-after", align=RIGHT)
        for title, value, style, ink in (
            (tr("Зараз у касі"), self._now, "body", "ink2"),
            (tr("Лишиться"), self._after, "strong", "ink"),
        ):
            row = QHBoxLayout()
            row.addWidget(label(title, style, ink))
            row.addWidget(value, 1)
            card.body.addLayout(row)
        return card

    def _build_right(self, column: QVBoxLayout) -> None:
        self._keypad = Keypad("weight", 76)
        self._keypad.pressed.connect(self._presenter.press)
        self._confirm = Button("", role="primary", size=80, key="↵", name="cash-move-confirm")
        self._confirm.clicked.connect(self._presenter.confirm)
        self.set_primary(self._confirm)
        column.addWidget(self._keypad)
        column.addStretch(1)
        column.addWidget(self._confirm)

    def _show(self) -> None:
        presenter = self._presenter
        output = presenter.output
        self._segment.set_current("out" if output else "in")
        self._box.set_title(tr("Сума видачі") if output else tr("Сума внесення"))
        self._box.set(presenter.amount.text, failed=presenter.after < 0)
        self._picker.show_reason(presenter.reasons, presenter.reason, other=presenter.other)
        self._now.set_text(money_text(presenter.drawer))
        self._after.set_text(money_text(presenter.after))
        self._after.set_color("danger" if presenter.after < 0 else "ink")
        self._error.set_text(presenter.error)
        self._confirm.set_text(presenter.action)
        self._confirm.setEnabled(presenter.ready or presenter.busy)
        self._confirm.set_busy(presenter.busy)
        self.set_locked(presenter.busy)

    def _done(self) -> None:
        self.set_locked(False)
        self.dismiss()

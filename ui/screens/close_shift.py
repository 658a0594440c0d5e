"""Closing the shift: the count on the left, keypad and closing on the right (mockup 11b)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import money_text
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.keys import amount_key
from ui.presenters.close_shift import CloseShiftPresenter, Target
from ui.screens.check_line import CheckLine
from ui.screens.reason_box import ReasonBox
from ui.screens.shift_closed import ShiftClosed
from ui.theme import theme
from ui.widgets.amount_box import AmountBox
from ui.widgets.button import Button
from ui.widgets.card import Card, Panel, hline, vline
from ui.widgets.count_table import CountTable
from ui.widgets.edit_box import EditBox
from ui.widgets.figure import Figure
from ui.widgets.keypad import Keypad
from ui.widgets.label import Label, label
from ui.widgets.page import KeyPage
from ui.widgets.scroll import scroll_area
from ui.widgets.segment import Segment
from ui.widgets.switch import CheckBox

_INK = {"short": "warn", "over": "warn", "fits": "accent_ink", "open": "ink3"}


class CloseShiftScreen(KeyPage):
    """Enter goes to the next note, F12 closes, Esc goes back with the count kept."""

    def __init__(self, presenter: CloseShiftPresenter) -> None:
        super().__init__()
        self.setObjectName("close-shift-page")
        self._presenter = presenter
        self._counting = QWidget()
        row = QHBoxLayout(self._counting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._build_left(), 1)
        row.addWidget(self._build_right())
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._counting)
        self._result: ShiftClosed | None = None
        presenter.changed.connect(self._show)
        presenter.mode_changed.connect(self._show_mode)
        presenter.closed.connect(self._show_result)
        presenter.reason_wanted.connect(self._show_reason)
        self._show_mode()
        self._show()
        self._show_result()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presenter, key = self._presenter, amount_key(event)
        if press(self, "close_shift", event, {"close_shift_now": presenter.close}):
            return
        if event.key() == Qt.Key.Key_Escape:
            presenter.back()
        elif presenter.result is not None:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                presenter.finish()
        elif key:
            for keypad in (self._count_keys, self._sum_keys):
                keypad.flash(key)
            presenter.press(key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            presenter.step(1)
        elif event.key() == Qt.Key.Key_Up:
            presenter.step(-1)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ left

    def _build_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        edge = theme.px(theme.pick(12, 16, 20))
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        column.setSpacing(theme.px(12))
        column.addLayout(self._build_head())
        self._table = CountTable()
        self._table.chosen.connect(self._presenter.select)
        self._sum_card = self._build_sum()
        column.addWidget(self._table, 100)
        column.addWidget(self._sum_card)
        column.addWidget(self._build_sums(), 10)
        column.addWidget(CheckLine(self._presenter.check))
        column.addStretch(1)
        return column

    def _build_head(self) -> QHBoxLayout:
        back = Button(icon="arrow-left", role="ghost", name="close-shift-back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(self._presenter.back)
        compact = theme.form == "compact"
        style = "title" if compact else "h2"
        self._title = label("", style, name="close-shift-title", elide=Qt.TextElideMode.ElideRight)
        coins, sheet = ("", "") if compact else ("coins", "calculator")
        self._segment = Segment([("notes", tr("За номіналами"), coins), ("sum", tr("Сума"), sheet)], name="count-mode")
        self._segment.setFixedWidth(theme.px(theme.pick(292, 340, 380)))
        self._segment.chosen.connect(lambda key: self._presenter.set_mode(key == "notes"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(back)
        row.addWidget(self._title, 1)
        row.addWidget(self._segment)
        return row

    def _build_sum(self) -> QWidget:
        card = Card(margins=(20, 16, 20, 20), spacing=6)
        card.body.addWidget(label(tr("Готівка в скриньці, пораховано"), "field_label", "ink2"))
        self._sum = AmountBox(unit=tr("грн"), name="counted-sum")
        card.body.addWidget(self._sum)
        return card

    def _build_sums(self) -> QWidget:
        pad = theme.pick(14, 20, 24)
        card = Card(margins=(pad, 8, pad, 8), spacing=0)
        card.setMinimumHeight(theme.px(104))
        card.setMaximumHeight(theme.px(160))
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.pick(10, 20, 24)))
        self._expected, _, expected = _sum(tr("Має бути"), "expected")
        self._counted, _, counted = _sum(tr("Пораховано"), "counted")
        self._difference, self._word, difference = _sum("", "difference")
        for column in (expected, counted, difference):
            row.addLayout(column, 1)
            if column is not difference:
                row.addWidget(vline(64), 0, Qt.AlignmentFlag.AlignVCenter)
        left = QVBoxLayout()
        left.setSpacing(theme.px(4))
        left.addStretch(1)
        self._left_title = label(tr("Лишити на завтра"), "note", "ink2", elide=Qt.TextElideMode.ElideRight)
        self._left = EditBox(tr("Лишити на завтра"), name="left-for-tomorrow")
        self._left.setFixedWidth(theme.px(theme.pick(150, 214, 240)))
        self._left.clicked.connect(self._presenter.select_left)
        left.addWidget(self._left_title)
        left.addWidget(self._left)
        left.addStretch(1)
        row.addLayout(left)
        card.body.addLayout(row, 1)
        return card

    # ------------------------------------------------------------------ right

    def _build_right(self) -> QWidget:
        pane = Panel("surface", "l")
        pane.setFixedWidth(theme.px(theme.pick(324, 384, 440)))
        pad = theme.px(theme.pick(14, 20, 24))
        column = QVBoxLayout(pane)
        column.setContentsMargins(1, theme.px(14), 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(pad, 0, pad, 0)
        top.setSpacing(theme.px(8))
        height = theme.pick(60, 66, 84)
        self._count_keys, self._sum_keys = Keypad("count", height, name="count-keypad"), Keypad("weight", height)
        for keypad in (self._count_keys, self._sum_keys):
            keypad.pressed.connect(self._presenter.press)
            top.addWidget(keypad)
        top.addLayout(self._build_steps())
        column.addLayout(top)
        column.addWidget(self._build_details(pad), 1)
        column.addWidget(hline())
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._close = Button(
            tr("Закрити зміну"),
            icon="lock",
            role="primary",
            size=80,
            key=keymap.key("close_shift_now"),
            name="close-shift-confirm",
        )
        self._close.set_type(19, 600)
        self._close.clicked.connect(self._presenter.close)
        foot.addWidget(self._close, 1)
        column.addLayout(foot)
        return pane

    def _build_steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        back, on = Button(tr("Назад"), name="count-back"), Button(tr("Далі"), key="↵", name="count-next")
        on.set_type(16, 600)
        back.clicked.connect(lambda: self._presenter.step(-1))
        on.clicked.connect(lambda: self._presenter.step(1))
        row.addWidget(back, 1)
        row.addWidget(on, 1)
        return row

    def _build_details(self, pad: int) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(pad, theme.px(10), pad, theme.px(10))
        column.setSpacing(0)
        hand = QHBoxLayout()
        hand.addWidget(label(tr("Здати (службова видача)"), "note", "ink2", elide=Qt.TextElideMode.ElideRight), 1)
        self._hand = label("", "note", weight=600, name="handed-over")
        hand.addWidget(self._hand)
        self._print = CheckBox(tr("Надрукувати звіт про зміну"), on=self._presenter.print_report, name="print-report")
        self._print.toggled.connect(self._presenter.set_print)
        self._recount = Button(tr("Порахувати ще раз"), icon="refresh-cw", size=48, name="recount")
        self._recount.clicked.connect(self._presenter.recount)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="close-shift-error")
        self._reason = ReasonBox(self._presenter)
        column.addLayout(hand)
        column.addWidget(self._print)
        column.addWidget(self._recount)
        column.addStretch(1)
        column.addWidget(self._error)
        column.addWidget(self._reason)
        self._area = scroll_area(inner, name=tr("Закриття зміни"))
        return self._area

    # ------------------------------------------------------------------ showing

    def _show_mode(self) -> None:
        notes = self._presenter.by_notes
        self._segment.set_current("notes" if notes else "sum")
        self._table.setVisible(notes)
        self._sum_card.setVisible(not notes)

    def _show(self) -> None:
        presenter = self._presenter
        if presenter.result is not None:
            return
        counting = presenter.target is Target.COUNT
        pieces = presenter.by_notes and counting
        self._count_keys.setVisible(pieces)
        self._sum_keys.setVisible(not pieces)
        self._title.set_text(tr("Закриття зміни №{number}", number=presenter.number))
        self._table.show_count(presenter.count, typing=counting)
        self._sum.set(presenter.sum.text)
        self._expected.set_text(presenter.expected_text)
        self._counted.set_text(money_text(presenter.counted))
        gap = presenter.difference
        self._word.set_text(gap.word)
        self._word.set_color(_INK[gap.kind] if gap.kind != "open" else "ink2")
        self._difference.set_text(gap.amount, _INK[gap.kind])
        too_much = presenter.left_too_much
        self._left.set(presenter.left_text, current=not counting, failed=too_much)
        self._left_title.set_text(tr("Більше, ніж пораховано") if too_much else tr("Лишити на завтра"))
        self._left_title.set_color("danger" if too_much else "ink2")
        self._hand.set_text(money_text(presenter.handed_over))
        self._recount.setVisible(presenter.blind and presenter.revealed)
        news = bool(presenter.error) and presenter.error != self._error.text()
        self._error.set_text(presenter.error)
        self._error.setVisible(bool(presenter.error))
        self._reason.setVisible(presenter.needs_reason)
        self._reason.show_state()
        self._close.set_busy(presenter.busy)
        if news:
            self._bring(self._error)

    def _show_reason(self) -> None:
        """On a small window the reason may have to be scrolled to: all of it, but first what is said there."""
        self._bring(self._reason)
        self._bring(self._reason.said)

    def _bring(self, part: QWidget) -> None:
        # What has just been shown gets its place by an event otherwise: it would be scrolled to where it is not yet.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._area.ensureWidgetVisible(part, 0, 0)

    def _show_result(self) -> None:
        result = self._presenter.result
        self._counting.setVisible(result is None)
        if self._result is not None:
            self._result.deleteLater()
            self._result = None
        if result is not None:
            self._result = ShiftClosed(self._presenter, result)
            self._whole.addWidget(self._result)
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _sum(title: str, name: str) -> tuple[Figure, Label, QVBoxLayout]:
    """A big sum, the word above it, and both in a column."""
    figure = Figure("", "kpi", name=name, size=theme.pick(25, 34, 38), align=Qt.AlignmentFlag.AlignLeft)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    words = label(title, color="ink2", name=f"{name}-word", elide=Qt.TextElideMode.ElideRight)
    column.addStretch(1)
    column.addWidget(words)
    column.addWidget(figure)
    column.addStretch(1)
    return figure, words, column

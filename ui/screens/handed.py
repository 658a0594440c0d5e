"""The receipts handed to the fiscal till, newest first; the one looked at on the right, with what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.document import DeliveryState
from app.domain.handed import Fate, Handed
from ui.formats import money_text, sum_text, time_text
from ui.i18n import plural, tr
from ui.keymap import press
from ui.presenters.handed import HandedPresenter
from ui.screens.drop_dialog import DropDialog
from ui.screens.handed_details import HandedDetails
from ui.screens.journal_texts import number_sign
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.held_row import HeldRow, HeldTexts
from ui.widgets.label import label
from ui.widgets.paint import RIGHT
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag

#: Goods named on a card; the rest is counted.
NAMED = 3
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HandedScreen(QWidget):
    """Names: `handed_back`, `handed_count`, `handed_1` … (cards, newest first), `handed_empty`, `handed_empty_action`.

    The right side is `HandedDetails`.
    """

    def __init__(self, presenter: HandedPresenter) -> None:
        super().__init__()
        self.setObjectName("handed_screen")
        self.setAccessibleName(tr("Передані на касу"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._rows: dict[str, HeldRow] = {}
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._make_left(), 1)
        details = HandedDetails(presenter)
        details.cancel_requested.connect(self._ask_cancel)
        page.addWidget(details)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if press(self, "handed", event, {}):
            return
        if key in _ARROWS:
            self._presenter.move_selection(_ARROWS[key])
        elif key == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        back = Button(icon="arrow-left", role="ghost", size=48, name="handed_back")
        back.setAccessibleName(tr("Назад до продажу"))
        back.clicked.connect(self._presenter.back)
        self._count = Tag("", "n", name="handed_count")
        head.addWidget(back)
        head.addWidget(label(tr("Передані на касу"), "h2"))
        head.addWidget(self._count)
        said = tr("Гроші приймає фіскальна каса") if theme.form != "compact" else ""
        head.addWidget(label(said, "note", "ink3", align=RIGHT), 1)
        left.addLayout(head)
        left.addWidget(self._make_list(), 1)
        return left

    def _make_list(self) -> QStackedWidget:
        cards = QWidget()
        self._column = QVBoxLayout(cards)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addStretch(1)
        self._area = scroll_area(cards, name="handed_list")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = Empty("send", name="handed_empty")
        self._empty.acted.connect(self._presenter.back)
        empty = Card(margins=(24, 24, 24, 24))
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(empty)
        return self._stack

    def _show(self) -> None:
        presenter = self._presenter
        if list(self._rows) != [row.document.id for row in presenter.rows]:
            self._lay()
        for one in presenter.rows:
            row = self._rows[one.document.id]
            row.set(_texts(one))
            row.setChecked(one.document.id == presenter.selected)
            if row.isChecked():
                self._area.ensureWidgetVisible(row, 0, theme.px(8))
        self._count.set(str(presenter.waiting))
        self._count.setVisible(bool(presenter.waiting))
        empty = presenter.loaded and not presenter.rows
        if empty:
            self._empty.set(tr("Переданих чеків немає"), tr("До продажу"))
        self._stack.setCurrentIndex(1 if empty else 0)

    def _lay(self) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, one in enumerate(self._presenter.rows):
            row = self._rows[one.document.id] = HeldRow(_texts(one), name=f"handed_{number + 1}")
            row.clicked.connect(lambda _on=False, key=one.document.id: self._presenter.select(key))
            self._column.insertWidget(number, row)

    def _ask_cancel(self) -> None:
        """A refused one, with its sum before anything goes."""
        row = self._presenter.row
        if row is None or not row.refused:
            return
        lines = plural(len(row.document.items), "%n позиція")
        text = tr(
            "У чеку {lines} на {total}. Товар лишається в магазині.", lines=lines, total=sum_text(row.document.total)
        )
        dialog = DropDialog(self.window(), text, tr("Видалити переданий чек?"))
        dialog.accepted.connect(lambda reason: self._presenter.cancel(row, reason))
        dialog.open()


def _texts(row: Handed) -> HeldTexts:
    document, count = row.document, len(row.document.items)
    return HeldTexts(
        time=number_sign(document),
        ago=time_text(document.created_at),
        cashier=fate_text(row),
        name="",
        goods=", ".join(item.name for item in document.items[:NAMED]),
        more=tr("ще {count}", count=count - NAMED) if count > NAMED else "",
        count=plural(count, "%n позиція"),
        amount=money_text(document.total),
    )


def fate_text(row: Handed) -> str:
    """Where the receipt is, in a few words."""
    match row.fate:
        case Fate.PAID:
            return tr("оплачено")
        case Fate.TAKEN:
            return tr("оплачено, очікує фіскалізації")
        case Fate.CANCELLED:
            return tr("скасовано на касі")
        case Fate.REFUNDED:
            return tr("повернено")
        case Fate.MOVED:
            return tr("узято на іншу касу")
        case Fate.WITHDRAWN:
            return tr("забрано назад")
    match row.delivery.state:
        case DeliveryState.DELIVERED | DeliveryState.DUPLICATE:
            return tr("чекає оплати на касі")
        case DeliveryState.REFUSED:
            return tr("сервер відхилив")
    return tr("чекає надсилання")

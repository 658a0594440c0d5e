"""Screen 08: the receipts put aside; the one looked at on the right, taken back with Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.held import Keep
from app.domain.money import ZERO
from app.domain.receipt import Receipt
from ui.formats import money_text, sum_text
from ui.i18n import plural, tr
from ui.keymap import keymap, press
from ui.presenters.handed import HandedPresenter
from ui.presenters.held import HeldPresenter
from ui.screens.dialogs import ConfirmDialog
from ui.screens.drop_dialog import DropDialog
from ui.screens.held_details import HeldDetails
from ui.screens.join_dialog import JoinDialog
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.held_row import HeldRow, HeldTexts
from ui.widgets.label import label
from ui.widgets.paint import RIGHT
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag

#: Goods named on a card; the rest is counted.
NAMED = 3
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HeldScreen(QWidget):
    """Names: `held_back`, `held_count`, `held_search`, `held_clear_expired`, `held_handed`, `held_1` …
    (cards, oldest first), `held_empty`, `held_empty_action`.

    The right side is `HeldDetails`.
    """

    def __init__(self, presenter: HeldPresenter, handed: HandedPresenter | None = None) -> None:
        super().__init__()
        self.setObjectName("held_screen")
        self.setAccessibleName(tr("Відкладені чеки"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._handed = handed
        self._rows: dict[str, HeldRow] = {}
        self._details = HeldDetails(presenter)
        self._details.drop_requested.connect(self._ask_drop)
        self._details.join_requested.connect(self._ask_join)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._make_left(), 1)
        page.addWidget(self._details)
        presenter.changed.connect(self._show)
        if handed is not None:
            handed.changed.connect(self._show_handed)
        self._show()
        self._show_handed()

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if press(self, "held", event, {"find_held": self._find}):
            return
        if key in _ARROWS:
            self._presenter.move_selection(_ARROWS[key])
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self._presenter.resume()
        elif key == Qt.Key.Key_Delete:
            self._ask_drop()
        elif key == Qt.Key.Key_Escape:
            if self._search.text():
                self._search.set_text("")
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
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
        back = Button(icon="arrow-left", role="ghost", size=48, name="held_back")
        back.setAccessibleName(tr("Назад до продажу"))
        back.clicked.connect(self._presenter.back)
        self._count = Tag("", "n", name="held_count")
        head.addWidget(back)
        head.addWidget(label(tr("Відкладені чеки"), "h2"))
        head.addWidget(self._count)
        self._kept = label("", "note", "ink3", name="held_kept", align=RIGHT, elide=Qt.TextElideMode.ElideRight)
        head.addWidget(self._kept, 1)
        self._to_handed = Button("", icon="send", size=48, name="held_handed")
        self._to_handed.clicked.connect(self._presenter.handed_requested)
        head.addWidget(self._to_handed)
        left.addLayout(head)
        self._tools = self._make_tools()
        left.addWidget(self._tools)
        left.addWidget(self._make_list(), 1)
        return left

    def _make_tools(self) -> QWidget:
        said = tr("Назва, товар або сума")
        self._search = Field(
            said,
            icon="search",
            key=keymap.key("find_held"),
            name="held_search",
            said=self._presenter.words,
            text_size=16,
        )
        self._search.changed.connect(self._presenter.search)
        self._clear = Button("", icon="clock", size=56, name="held_clear_expired")
        self._clear.setMinimumWidth(0)
        self._clear.clicked.connect(self._ask_clear)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._search, 1)
        row.addWidget(self._clear)
        return tools

    def _make_list(self) -> QStackedWidget:
        cards = QWidget()
        self._column = QVBoxLayout(cards)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addStretch(1)
        self._area = scroll_area(cards, name="held_list")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = Empty("circle-pause", name="held_empty")
        self._empty.acted.connect(self._presenter.back)
        empty = Card(margins=(24, 24, 24, 24))
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(empty)
        return self._stack

    def _show(self) -> None:
        presenter = self._presenter
        if list(self._rows) != [receipt.id for receipt in presenter.receipts]:
            self._lay()
        for receipt in presenter.receipts:
            row = self._rows[receipt.id]
            row.set(self._texts(receipt))
            row.setChecked(receipt.id == presenter.selected)
            if row.isChecked():
                self._area.ensureWidgetVisible(row, 0, theme.px(8))
        self._count.set(str(presenter.count))
        self._count.setVisible(bool(presenter.count))
        if theme.form != "compact" or presenter.unasked:
            self._kept.set_text(_kept(presenter))
        self._tools.setVisible(bool(presenter.everything))
        over = presenter.expired_count
        self._clear.set_text(tr("Прибрати прострочені: {count}", count=over))
        self._clear.setVisible(bool(over))
        self._clear.setEnabled(not presenter.busy)
        empty = presenter.loaded and not presenter.receipts
        if empty and presenter.everything:
            self._empty.set(tr("Нічого не знайдено: {text}", text=presenter.words), "")
        elif empty:
            self._empty.set(tr("Немає відкладених чеків"), tr("До продажу"))
        self._stack.setCurrentIndex(1 if empty else 0)

    def _show_handed(self) -> None:
        handed = self._handed
        self._to_handed.setVisible(handed is not None and handed.wanted)
        if handed is not None:
            self._to_handed.set_text(tr("Передані: {count}", count=handed.waiting))

    def _lay(self) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, receipt in enumerate(self._presenter.receipts):
            row = self._rows[receipt.id] = HeldRow(self._texts(receipt), name=f"held_{number + 1}")
            row.clicked.connect(lambda _on=False, id=receipt.id: self._presenter.select(id))
            self._column.insertWidget(number, row)

    def _texts(self, receipt: Receipt) -> HeldTexts:
        presenter, count = self._presenter, len(receipt.items)
        return HeldTexts(
            time=presenter.time(receipt),
            ago=tr("час вийшов") if presenter.expired(receipt) else presenter.ago(receipt),
            cashier=self._who(receipt),
            name=receipt.name,
            goods=", ".join(item.name for item in receipt.items[:NAMED]),
            more=tr("ще {count}", count=count - NAMED) if count > NAMED else "",
            count=_lines(receipt),
            amount=money_text(presenter.totals(receipt).total),
            warn=presenter.long(receipt) or presenter.expired(receipt),
        )

    def _who(self, receipt: Receipt) -> str:
        """Who put it aside, and where, when that was not here."""
        found, cashier = self._presenter.found(receipt), self._presenter.cashier(receipt)
        if found is None:
            # Where there is little room the name says more than who wrote it.
            return "" if receipt.name and theme.form == "compact" else cashier
        where = tr("Каса {code}", code=found.till) if found.till else tr("Кабінет або застосунок")
        return where if theme.form == "compact" or not cashier else f"{where} · {cashier}"

    def _ask_drop(self) -> None:
        receipt = self._presenter.receipt
        if receipt is None or self._presenter.found(receipt) is not None:
            return
        total = sum_text(self._presenter.totals(receipt).total)
        text = tr("У чеку {lines} на {total}. Відновити його не можна.", lines=_lines(receipt), total=total)
        dialog = DropDialog(self.window(), text)
        dialog.accepted.connect(lambda reason: self._presenter.drop(receipt.id, reason))
        dialog.open()

    def _ask_clear(self) -> None:
        """All that have stayed for too long, with their number and their sum before anything goes."""
        over = [receipt for receipt in self._presenter.everything if self._presenter.expired(receipt)]
        total = sum((self._presenter.totals(receipt).total for receipt in over), ZERO)
        receipts = plural(len(over), "%n чек")
        text = tr("{receipts} на {total}. Відновити їх не можна.", receipts=receipts, total=sum_text(total))
        dialog = ConfirmDialog(self.window(), tr("Прибрати прострочені чеки?"), text, tr("Прибрати"))
        dialog.confirmed.connect(self._presenter.clear_expired)
        dialog.open()

    def _ask_join(self) -> None:
        receipt = self._presenter.receipt
        targets = self._presenter.targets()
        if receipt is None or not targets:
            return
        total = sum_text(self._presenter.totals(receipt).total)
        about = tr("{lines} на {total} буде додано до чека:", lines=_lines(receipt), total=total)
        dialog = JoinDialog(self.window(), about, [(one.id, self._target(one)) for one in targets])
        dialog.chosen.connect(self._presenter.join)
        dialog.open()

    def _target(self, receipt: Receipt) -> HeldTexts:
        if receipt.id != self._presenter.current.id:
            return self._texts(receipt)
        return replace(self._texts(receipt), time=tr("зараз"), ago=tr("на касі"), cashier=tr("Чек на касі"), warn=False)


def _lines(receipt: Receipt) -> str:
    return plural(len(receipt.items), "%n позиція")


def _kept(presenter: HeldPresenter) -> str:
    """Where receipts stay aside, and for how long."""
    if presenter.on_server:
        if presenter.unasked:
            return tr("Немає зв’язку: показано лише цю касу")
        return tr("Зберігаються на цій касі та на сервері")
    match presenter.keep:
        case Keep.SHIFT:
            return tr("Зберігаються на цій касі до закриття зміни")
        case Keep.DAY:
            return tr("Зберігаються на цій касі одну добу")
        case Keep.TWO_DAYS:
            return tr("Зберігаються на цій касі дві доби")
        case Keep.WEEK:
            return tr("Зберігаються на цій касі тиждень")

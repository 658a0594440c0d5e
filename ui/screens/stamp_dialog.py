"""The stamps of a line: scanned or typed, one a bottle, each to be taken off again; none at all wants a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.stamps import StampsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import empty
from ui.widgets.notice import Notice
from ui.widgets.reason_picker import ReasonPicker
from ui.widgets.scroll import scroll_area

#: Height of the list of stamps (design pixels): four of them and a part of the fifth, to be seen that there are more.
_LIST = 262
_ROW = 52


class StampDialog(Dialog):
    """Scans go to it while it is open; with the last stamp it closes by itself.

    Names: `stamp_goods`, `stamp_count`, `stamp_list`, `stamp_1_remove` …, `waived_1_remove` …, `stamp_text`,
    `stamp_add`, `stamp_error`, `stamp_none`, `stamp_reason_…`, `stamp_waive`, `stamp_back`, `stamp_ok`.
    """

    def __init__(self, host: QWidget, presenter: StampsPresenter) -> None:
        super().__init__(host, tr("Акцизні марки"), name="stamp_dialog")
        self._presenter = presenter
        self._rows: list[tuple[str, str]] = []
        left, right = self.split()
        self._build_left(left)
        self._build_right(right)
        presenter.changed.connect(self._show)
        presenter.taken.connect(self._text.clear)
        presenter.closed.connect(self.dismiss)
        self.closed.connect(presenter.leave)
        self._show()

    def open(self) -> None:
        super().open()
        self._text.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def scanned(self, code: str) -> bool:
        return self._presenter.scanned(code)

    # ---------------------------------------------------------------- what it is made of

    def _build_left(self, column: QVBoxLayout) -> None:
        item = self._presenter.item
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        name = item.name if item is not None else ""
        names.addWidget(label(name, "title", name="stamp_goods", elide=Qt.TextElideMode.ElideMiddle))
        self._count = label("", "body", "ink2", name="stamp_count")
        names.addWidget(self._count)
        column.addLayout(names)
        room = QWidget()
        self._list = QVBoxLayout(room)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(8))
        area = scroll_area(room, name="stamp_list")
        area.setAccessibleName(tr("Зчитані марки"))
        area.setFixedHeight(theme.px(_LIST))
        column.addWidget(area)
        self._error = Notice("", "danger", name="stamp_error")
        self._error.setMinimumHeight(theme.px(76))
        column.addWidget(self._error)
        self._hint = QWidget()
        foot = QHBoxLayout(self._hint)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theme.px(8))
        foot.addWidget(Icon("scan-barcode", "ink3", 18), 0, Qt.AlignmentFlag.AlignTop)
        said = tr("Скануйте марку на кожній пляшці. Марка йде в чек разом з товаром")
        foot.addWidget(label(said, "small", "ink3", wrap=True), 1)
        column.addWidget(self._hint)
        column.addStretch(1)

    def _build_right(self, column: QVBoxLayout) -> None:
        self._typing = QWidget()
        typing = QVBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(theme.px(10))
        typing.addWidget(label(tr("Серія та номер"), "field_label", "ink2"))
        self._text = Field("AATE508932", name="stamp_text", label=tr("Серія та номер марки"))
        self._text.line.setMaxLength(64)
        self._text.submitted.connect(self._presenter.typed)
        typing.addWidget(self._text)
        self._add = Button(tr("Додати марку"), icon="plus", size=64, name="stamp_add")
        self._add.clicked.connect(lambda: self._presenter.typed(self._text.text()))
        typing.addWidget(self._add)
        self._none = Button(tr("Без марки…"), role="ghost", size=56, name="stamp_none", color="ink2")
        self._none.clicked.connect(self._ask_waive)
        typing.addWidget(self._none)
        self._waiving = self._make_waiving()
        column.addWidget(self._typing)
        column.addWidget(self._waiving)
        column.addStretch(1)
        self._ok = Button(tr("Готово"), role="primary", size=80, name="stamp_ok", text_size=20)
        self._ok.clicked.connect(self.dismiss)
        column.addWidget(self._ok)

    def _make_waiving(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(label(tr("Чому марку не зчитати"), "field_label", "ink2"))
        self._picker = ReasonPicker(name="stamp_reason")
        self._picker.chosen.connect(self._presenter.choose_reason)
        self._picker.written.connect(self._presenter.write_reason)
        self._picker.other_changed.connect(self._presenter.choose_other)
        self._picker.setFixedHeight(theme.px(104))
        column.addWidget(self._picker)
        self._waive = Button(tr("Продати без марки"), size=64, name="stamp_waive")
        self._waive.clicked.connect(self._presenter.waive)
        column.addWidget(self._waive)
        back = Button(tr("До сканування"), role="ghost", size=56, name="stamp_back", color="ink2")
        back.clicked.connect(self._ask_stamp)
        column.addWidget(back)
        return room

    def _ask_waive(self) -> None:
        # The field goes out of sight: whoever types meanwhile must not press what Qt would find next.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.ask_waive()

    def _ask_stamp(self) -> None:
        self._presenter.ask_waive(False)
        self._text.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- what it shows

    def _show(self) -> None:
        presenter = self._presenter
        have, want = presenter.count
        self._count.set_text(tr("Зчитано марок: {have} з {want}", have=have, want=want))
        too_many = presenter.lacking < 0
        said = presenter.error or (tr("Марок більше, ніж пляшок. Приберіть зайві") if too_many else "")
        self._error.set(said, "danger" if presenter.error else "warn")
        self._error.setVisible(bool(said))
        self._hint.setVisible(not said)
        self._typing.setVisible(not presenter.waiving)
        self._waiving.setVisible(presenter.waiving)
        for control in (self._text, self._add, self._none):
            control.setEnabled(presenter.lacking > 0)
        self._picker.show_reason(presenter.reasons, presenter.reason, other=presenter.other)
        self._waive.setEnabled(bool(presenter.reason.strip()) and presenter.lacking > 0)
        self._ok.setEnabled(presenter.lacking == 0)
        self._show_rows()

    def _show_rows(self) -> None:
        item = self._presenter.item
        if item is None:
            return
        rows = [("stamp", stamp) for stamp in item.stamps] + [("waived", reason) for reason in item.unstamped]
        if rows == self._rows:
            return
        self._rows = rows
        empty(self._list)
        for number, stamp in enumerate(item.stamps, start=1):
            remove = self._add_row(stamp, "ink", f"stamp_{number}_remove", tr("Прибрати марку {stamp}", stamp=stamp))
            remove.clicked.connect(lambda _on=False, stamp=stamp: self._presenter.remove(stamp))
        for number, reason in enumerate(item.unstamped, start=1):
            said = tr("Без марки: {reason}", reason=self._presenter.reasons.get(reason, reason))
            remove = self._add_row(said, "warn", f"waived_{number}_remove", tr("Прибрати: {said}", said=said))
            remove.clicked.connect(self._presenter.remove_waived)
        self._list.addStretch(1)

    def _add_row(self, said: str, ink: str, name: str, accessible: str) -> Button:
        card = Card(margins=(14, 1, 1, 1), spacing=0, radius="control", fill="surface2")
        card.setFixedHeight(theme.px(_ROW))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(said, "body_medium", ink, elide=Qt.TextElideMode.ElideRight), 1)
        remove = Button(icon="x", role="ghost", size=48, name=name, color="ink2")
        remove.setAccessibleName(accessible)
        row.addWidget(remove)
        card.body.addLayout(row)
        self._list.addWidget(card)
        return remove

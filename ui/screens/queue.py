"""Screen 14b: what is not on the server yet, why, and the one button that tries now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.keymap import press
from ui.presenters.queue import QueuePresenter, QueueState
from ui.screens.check_line import CheckLine
from ui.screens.queue_details import QueueDetails
from ui.screens.queue_texts import banner, queue_row, stranger_row
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.table import Column, Table
from ui.widgets.tag import Tag

#: The column of the document's kind, and how wide the left side must be to have it (design pixels).
_KIND, _ROOM_FOR_KIND = 1, 590
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueueScreen(QWidget):
    """Names: `queue_back`, `queue_count`, `queue_diagnosis`, `queue_banner`, `queue`, `queue_empty`, `check_line`,
    `queue_check`; the right side is `QueueDetails`."""

    def __init__(self, presenter: QueuePresenter) -> None:
        super().__init__()
        self.setObjectName("queue_screen")
        self.setAccessibleName(tr("Черга документів"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        left.addLayout(self._make_head())
        left.addWidget(self._make_banner())
        left.addWidget(self._make_list(), 1)
        left.addLayout(self._make_foot())
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(left, 1)
        self._details = QueueDetails(presenter)
        page.addWidget(self._details)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self, "queue", event, {}):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._presenter.send()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the smallest window with big letters the kind is told by the chosen document alone."""
        room = self.width() - self._details.width()
        self._table.view.setColumnHidden(_KIND, room < theme.px(_ROOM_FOR_KIND))
        super().resizeEvent(event)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        back = Button(icon="arrow-left", role="ghost", size=48, name="queue_back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(self._presenter.back)
        self._count = Tag("", "w", name="queue_count")
        row.addWidget(back)
        row.addWidget(label(tr("Черга документів"), "h2"))
        row.addWidget(self._count)
        row.addStretch()
        look = Button(tr("Діагностика"), icon="shield-check", role="ghost", size=48, name="queue_diagnosis")
        look.clicked.connect(self._presenter.diagnosis_requested)
        row.addWidget(look)
        return row

    def _make_banner(self) -> Card:
        self._banner = Card(margins=(18, 14, 18, 14), spacing=0)
        self._sign = Icon("", "warn", 28)
        self._title = label("", "heading", name="queue_banner")
        self._text = label("", "note", wrap=True, name="queue_banner_text")
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        self._banner.body.addLayout(row)
        return self._banner

    def _make_list(self) -> QStackedWidget:
        widths = theme.pick((72, 122, 100, 116), (109, 186, 132, 160), (140, 260, 180, 200))
        self._table = Table(
            [
                Column(tr("Час"), widths[0], color="ink2"),
                Column(tr("Документ"), widths[1]),
                Column(tr("Номер"), widths[2], weight=600),
                Column(tr("Стан")),
                Column(tr("Сума, грн"), widths[3], align="r", weight=600),
            ],
            row_height=58,
            name="queue",
        )
        self._table.view.setAccessibleName(tr("Черга документів"))
        self._table.chosen.connect(lambda row_id: self._presenter.select(str(row_id)))
        empty = Card(margins=(24, 24, 24, 24))
        nothing = Empty("circle-check", name="queue_empty")
        nothing.set(tr("Усі документи на сервері"))
        empty.body.addWidget(nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        return self._stack

    def _make_foot(self) -> QHBoxLayout:
        small = theme.form == "compact"
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(4))
        lines.addWidget(CheckLine(self._presenter.check, wrap=small))
        if not small:
            lines.addLayout(_on_disk())
        self._check = Button(tr("Звірити"), icon="refresh-cw", size=48, name="queue_check")
        self._check.setAccessibleName(tr("Звірити із сервером зараз"))
        self._check.clicked.connect(self._presenter.check.now)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(lines, 1)
        row.addWidget(self._check)
        return row

    def _show(self) -> None:
        state = self._presenter.state
        count = len(state.entries) + len(state.strangers)
        self._count.set(str(count), "w")
        self._count.setVisible(bool(count))
        self._show_banner(state)
        if (state.entries, state.strangers) != self._shown:
            rows = [queue_row(entry) for entry in state.entries]
            self._table.set_rows(rows + [stranger_row(found) for found in state.strangers])
            self._shown = (state.entries, state.strangers)
        self._table.select(state.selected)
        self._stack.setCurrentIndex(0 if count or state.loading else 1)

    def _show_banner(self, state: QueueState) -> None:
        view = banner(state)
        self._banner.setVisible(view is not None)
        if view is not None:
            self._banner.set_look(f"{view.tone}_soft", f"{view.tone}_soft")
            self._sign.set(view.icon, view.tone)
            self._title.set_text(view.title)
            self._text.set_text(view.text)
            self._title.set_color(view.tone)
            self._text.set_color(view.tone)


def _on_disk() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(Icon("hard-drive", "ink2", 18))
    said = tr("Документи лежать на диску каси, доки сервер їх не прийме")
    row.addWidget(label(said, "note", "ink2", elide=Qt.TextElideMode.ElideRight), 1)
    return row

"""The print queue: slips on their way, in trouble, or too old to come out unasked; the printer above them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.formats import date_time_text
from ui.i18n import plural, tr
from ui.keymap import press
from ui.presenters.print_queue import PrintQueuePresenter, PrintRow
from ui.presenters.status import printer_text
from ui.print_words import job_state, since_text
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag


class PrintQueueScreen(QWidget):
    """Names: `prints_back`, `prints_state`, `prints_look`, `prints_old`, `prints_old_print`, `prints_old_drop`,
    `prints_1` … (rows, newest first) with `…_state`, `…_paper`, `…_print`, `…_drop`, `prints_more`, `prints_empty`."""

    def __init__(self, presenter: PrintQueuePresenter) -> None:
        super().__init__()
        self.setObjectName("prints_screen")
        self.setAccessibleName(tr("Черга друку"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._shown: tuple[PrintRow, ...] | None = None
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        page.setSpacing(theme.px(12))
        page.addLayout(self._make_head())
        page.addWidget(self._make_question())
        page.addWidget(self._make_list(), 1)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self, "prints", event, {}):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        back = Button(icon="arrow-left", role="ghost", size=48, name="prints_back")
        back.setAccessibleName(tr("Назад до продажу"))
        back.clicked.connect(self._presenter.back)
        self._state = Tag("", "n", name="prints_state")
        look = Button(tr("Перевірити"), icon="refresh-cw", size=48, name="prints_look")
        look.setAccessibleName(tr("Перевірити принтер"))
        look.clicked.connect(self._presenter.look)
        row.addWidget(back)
        row.addWidget(label(tr("Черга друку"), "h2"))
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(look)
        return row

    def _make_question(self) -> Card:
        self._question = Card(margins=(18, 14, 18, 14), spacing=12)
        self._question.set_look("warn_soft", "warn_soft")
        self._asked = label("", "heading", "warn", wrap=True, name="prints_old")
        said = tr("Покупці, мабуть, уже пішли. Нефіскальний чек завжди можна надрукувати з розділу «Чеки»")
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(self._asked)
        words.addWidget(label(said, "note", "warn", wrap=True))
        self._print_old = Button(tr("Надрукувати"), icon="printer", size=48, name="prints_old_print")
        self._drop_old = Button(tr("Не друкувати"), size=48, name="prints_old_drop")
        self._print_old.clicked.connect(self._presenter.print_old)
        self._drop_old.clicked.connect(self._presenter.drop_old)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self._drop_old)
        row.addWidget(self._print_old)
        self._question.body.addLayout(row)
        return self._question

    def _make_list(self) -> QStackedWidget:
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, theme.px(10), 0)
        self._column.setSpacing(theme.px(8))
        self._more = label("", "note", "ink3", name="prints_more")
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        empty = Card(margins=(24, 24, 24, 24))
        nothing = Empty("printer", name="prints_empty")
        nothing.set(tr("Ще нічого не друкували"))
        empty.body.addWidget(nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll_area(rows, name="prints_list"))
        self._stack.addWidget(empty)
        return self._stack

    def _show(self) -> None:
        presenter = self._presenter
        self._state.set(*printer_text(presenter.printer))
        old = presenter.old
        self._question.setVisible(bool(old))
        if old:
            slips = plural(len(old), "%n слип")
            since = since_text(old, presenter.now)
            self._asked.set_text(tr("Надрукувати {slips} {since}?", slips=slips, since=since))
        if presenter.rows != self._shown:
            self._lay(presenter.rows)
        self._more.set_text(tr("і ще {n}", n=presenter.more) if presenter.more else "")
        self._more.setVisible(bool(presenter.more))
        self._stack.setCurrentIndex(1 if presenter.loaded and not presenter.rows else 0)

    def _lay(self, rows: tuple[PrintRow, ...]) -> None:
        self._shown = rows
        while self._column.count() > 2:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            self._column.insertWidget(number, _Row(row, self._presenter, f"prints_{number + 1}"))


class _Row(Card):
    """One slip: what it is, how far it came, what can be done."""

    def __init__(self, row: PrintRow, presenter: PrintQueuePresenter, name: str) -> None:
        super().__init__(margins=(18, 10, 12, 10), spacing=0, name=name)
        said, color, icon = job_state(row.job, old=row.old)
        title = tr("{slip} · КОПІЯ", slip=row.title) if row.job.copy else row.title
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "strong", name=f"{name}_title"))
        words.addWidget(label(said, "note", color, wrap=True, name=f"{name}_state"))
        line = QHBoxLayout()
        line.setSpacing(theme.px(14))
        line.addWidget(Icon(icon, color, 24))
        line.addLayout(words, 1)
        line.addWidget(label(date_time_text(row.job.created_at), "note", "ink3"))
        if row.may_look:
            look = Button(icon="receipt-text", role="ghost", size=48, name=f"{name}_paper", color="ink2")
            look.setAccessibleName(tr("Показати: {slip}", slip=row.name))
            look.clicked.connect(lambda: presenter.show_paper(row))
            line.addWidget(look)
        job_id = row.job.id
        if row.may_drop:
            drop = Button(icon="x", role="ghost", size=48, name=f"{name}_drop", color="ink2")
            drop.setAccessibleName(tr("Не друкувати: {slip}", slip=row.name))
            drop.clicked.connect(lambda: presenter.drop(job_id))
            line.addWidget(drop)
        if row.may_print:
            again = Button(tr("Надрукувати"), icon="printer", size=48, name=f"{name}_print")
            again.setAccessibleName(tr("Надрукувати: {slip}", slip=row.name))
            again.clicked.connect(lambda: presenter.print(job_id))
            line.addWidget(again)
        self.body.addLayout(line)

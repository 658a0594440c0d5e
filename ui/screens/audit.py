"""«Журнал дій»: who did what and when, by person, kind, days and receipt; the chain's check; one entry opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.clock import local
from app.domain.audit_log import AuditEntry
from ui.audit_words import chain_text, deed_groups, deed_text, entry_note, head_text
from ui.formats import date_text, short_date_text, time_text
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.presenters.audit import AuditPresenter, AuditState
from ui.screens.audit_details import AuditDetails
from ui.screens.calendar import CalendarDialog
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import label
from ui.widgets.menu import MenuChip
from ui.widgets.notice import Notice
from ui.widgets.table import Cell, Column, Row, Table

#: The column of the person; in a narrow window the name stands below what was done.
_WHO = 1
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class AuditScreen(QWidget):
    """Names: `audit_back`, `audit_export`, `audit_search`, `audit_check`, `audit_who`, `audit_what`, `audit_since`,
    `audit_until`, `audit_allowed`, `audit_clear`, `audit_said`, `audit`, `audit_empty`; the right side is
    `AuditDetails`."""

    def __init__(self, presenter: AuditPresenter) -> None:
        super().__init__()
        self.setObjectName("audit_screen")
        self.setAccessibleName(tr("Журнал дій"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._shown: tuple[AuditEntry, ...] = ()
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        left.addLayout(self._make_head())
        left.addLayout(self._make_top())
        left.addLayout(self._make_filters())
        self._said = Notice("", "info", name="audit_said")
        left.addWidget(self._said)
        left.addWidget(self._make_list(), 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(left, 1)
        page.addWidget(AuditDetails(presenter))
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if press(self, "audit", event, {"find_entry": self._find}):
            return
        if step is not None:
            self._presenter.move(step)
        elif event.key() == Qt.Key.Key_Escape:
            if self._search.text():
                self._search.clear()
            else:
                self._presenter.back()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        back = Button(icon="arrow-left", role="ghost", size=48, name="audit_back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(self._presenter.back)
        row.addWidget(back)
        row.addWidget(label(tr("Журнал дій"), "h2"), 1)
        export = Button(tr("Експорт"), icon="arrow-down-to-line", size=48, name="audit_export")
        export.setAccessibleName(tr("Експорт журналу дій"))
        export.clicked.connect(self._presenter.export.open)
        row.addWidget(export)
        return row

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        said = tr("Номер чека або контрольний запис зі сліпа")
        key = keymap.key("find_entry")
        self._search = Field(said, icon="search", key=key, name="audit_search", said=self._presenter.state.search)
        self._search.changed.connect(self._presenter.search)
        words = tr("Перевірити ланцюжок") if theme.form != "compact" else tr("Ланцюжок")
        self._check = Button(words, icon="shield-check", size=56, name="audit_check")
        self._check.setAccessibleName(tr("Перевірити ланцюжок"))
        self._check.clicked.connect(self._presenter.check)
        row.addWidget(self._search, 1)
        row.addWidget(self._check)
        return row

    def _make_filters(self) -> QHBoxLayout:
        row, presenter = QHBoxLayout(), self._presenter
        row.setSpacing(theme.px(8))
        self._who = MenuChip(_people(presenter.state), current=presenter.state.who, name="audit_who")
        self._who.chosen.connect(presenter.choose_who)
        kinds = [("", tr("Усі дії")), *((key, said) for key, (said, _) in deed_groups().items())]
        self._what = MenuChip(kinds, current=presenter.state.group, name="audit_what")
        self._what.chosen.connect(presenter.choose_group)
        self._since = Button("", icon="calendar", role="chip", size=48, name="audit_since")
        self._since.clicked.connect(lambda: self._calendar(presenter.state.since, presenter.choose_since))
        self._until = Button("", role="chip", size=48, name="audit_until")
        self._until.clicked.connect(lambda: self._calendar(presenter.state.until, presenter.choose_until))
        self._allowed = Button(tr("З дозволу"), role="chip", size=48, name="audit_allowed")
        self._allowed.clicked.connect(lambda: presenter.only_allowed(not presenter.state.allowed))
        self._clear = Button(icon="x", role="ghost", size=48, name="audit_clear", color="ink2")
        self._clear.setAccessibleName(tr("Прибрати фільтри"))
        self._clear.clicked.connect(presenter.clear_filters)
        chips = Flow(8)
        for chip in (self._who, self._what, self._since, self._until, self._allowed):
            chips.addWidget(chip)
        row.addWidget(chips, 1)
        row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_list(self) -> QStackedWidget:
        widths = theme.pick((90, 148), (104, 190), (150, 280))
        self._table = Table(
            [
                Column(tr("Коли"), widths[0], color="ink2"),
                Column(tr("Хто"), widths[1]),
                Column(tr("Що зроблено"), weight=600),
            ],
            row_height=64,
            name="audit",
        )
        self._table.view.setAccessibleName(tr("Журнал дій"))
        self._table.view.setColumnHidden(_WHO, theme.form == "compact")
        self._table.chosen.connect(lambda seq: self._presenter.select(int(str(seq))))
        self._table.end_reached.connect(self._presenter.load_more)
        self._empty = Empty("history", name="audit_empty")
        self._empty.acted.connect(self._presenter.clear_filters)
        empty = Card(margins=(24, 24, 24, 24))
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        return self._stack

    def _show(self) -> None:
        state = self._presenter.state
        self._who.set_options(_people(state))
        self._who.set_current(state.who)
        self._what.set_current(state.group)
        self._since.set_text(tr("з {day}", day=date_text(state.since)) if state.since else tr("З дня"))
        self._since.set_checked(state.since is not None)
        self._until.set_text(tr("по {day}", day=date_text(state.until)) if state.until else tr("По день"))
        self._until.set_checked(state.until is not None)
        self._allowed.set_checked(state.allowed)
        self._clear.setEnabled(state.filtered)
        self._check.set_busy(state.checking)
        if self._search.text().strip() != state.search:
            self._search.set_text(state.search)
        said, kind = _notice(state)
        self._said.set(said, kind or "info")
        self._said.setVisible(bool(said))
        self._show_rows(state)

    def _show_rows(self, state: AuditState) -> None:
        if self._shown != state.entries:
            added = bool(self._shown) and state.entries[: len(self._shown)] == self._shown
            today = self._presenter.today()
            rows = [_row(one, today) for one in state.entries[len(self._shown) if added else 0 :]]
            self._table.add_rows(rows) if added else self._table.set_rows(rows)
            self._shown = state.entries
        self._table.select(state.selected)
        nothing = not state.entries and not state.loading
        if nothing:
            self._empty.set(tr("Таких записів немає"), tr("Прибрати фільтри") if state.filtered else "")
        self._stack.setCurrentIndex(1 if nothing else 0)

    def _calendar(self, chosen: date | None, choose: Callable[[date], None]) -> None:
        dialog = CalendarDialog(self.window(), self._presenter.today(), chosen)
        dialog.chosen.connect(choose)
        dialog.closed.connect(self._show)
        dialog.open()


def _notice(state: AuditState) -> tuple[str, str]:
    """What the check of the chain, or the head that was looked for, came to."""
    if state.sought and not state.checking:
        return head_text(state.head, state.chain)
    return chain_text(state.chain, busy=state.checking)


def _people(state: AuditState) -> list[tuple[str, str]]:
    return [("", tr("Усі люди")), *((name, name) for name in state.people)]


def _row(entry: AuditEntry, today: date) -> Row:
    day = local(entry.at).date()
    when = Cell(time_text(entry.at), note="" if day == today else short_date_text(entry.at))
    who = entry.who or tr("каса")
    note = " · ".join(filter(None, (who if theme.form == "compact" else "", entry_note(entry))))
    said = Cell(deed_text(entry.what), note=note, icon="key-round" if "allowed_by" in entry.facts else "")
    return Row(entry.seq, (when, who, said))

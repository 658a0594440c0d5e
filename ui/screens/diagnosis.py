"""Diagnosis: every part of the till with its state, the figure, since when, and what to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.diagnosis import Health, Part, Result
from ui.diagnosis_words import ICONS, tag, title, words
from ui.formats import date_time_text, time_text
from ui.i18n import plural, tr
from ui.keymap import press
from ui.presenters.diagnosis import DiagnosisPresenter
from ui.presenters.support import SupportPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIGNS = {Health.GOOD: "accent", Health.WATCH: "warn", Health.BAD: "danger"}
#: A row never changes its height while the parts are told one after the other (design pixels).
_HIGH = 71
_COLUMNS, _GAP = 2, 6


class DiagnosisScreen(QWidget):
    """Names: `diagnosis_back`, `diagnosis_summary`, `part_network` … (each with `_state`, `_figure`, `_todo`),
    `diagnosis_support`, `diagnosis_check`."""

    def __init__(self, presenter: DiagnosisPresenter, support: SupportPresenter) -> None:
        super().__init__()
        self.setObjectName("diagnosis_screen")
        self.setAccessibleName(tr("Діагностика"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._support = support
        self._rows: dict[Part, _Row] = {}
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        page.setSpacing(theme.px(12))
        page.addLayout(self._make_head())
        page.addWidget(scroll_area(self._make_rows(), name="diagnosis_parts"), 1)
        page.addLayout(self._make_foot())
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self, "diagnosis", event, {}):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._presenter.check()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        back = Button(icon="arrow-left", role="ghost", size=48, name="diagnosis_back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(self._presenter.back)
        self._summary = Tag("", "n", name="diagnosis_summary")
        row.addWidget(back)
        row.addWidget(label(tr("Діагностика"), "h2"))
        row.addWidget(self._summary)
        row.addStretch()
        return row

    def _make_rows(self) -> QWidget:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(_GAP))
        high = -(-len(Part) // _COLUMNS)
        for number, part in enumerate(Part):
            row = self._rows[part] = _Row(part)
            grid.addWidget(row, number % high, number // high)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(high, 1)
        return room

    def _make_foot(self) -> QHBoxLayout:
        self._file = Button(tr("Файл для підтримки"), icon="archive", size=56, name="diagnosis_support")
        self._file.clicked.connect(self._support.open)
        self._check = Button(
            tr("Перевірити все"), icon="refresh-cw", role="primary", size=56, key="Enter", name="diagnosis_check"
        )
        self._check.clicked.connect(self._presenter.check)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for button in (self._file, self._check):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        return row

    def _show(self) -> None:
        presenter = self._presenter
        for part, row in self._rows.items():
            row.tell(presenter.results.get(part), asking=presenter.asking(part))
        self._summary.set(*_summary(presenter))
        self._check.set_busy(presenter.busy)


class _Row(Card):
    """One part."""

    def __init__(self, part: Part) -> None:
        name = f"part_{part}"
        super().__init__(margins=(14, 5, 14, 4), spacing=0, name=name)
        self._part = part
        self._icon = Icon(ICONS[part], "ink2", 20)
        self._since = label("", "small", "ink3", name=f"{name}_since")
        self._state = Tag("", "n", name=f"{name}_state")
        self._figure = label("", "small", "ink2", name=f"{name}_figure", wrap=True, align=_TOP)
        self._todo = label("", "small", "ink", weight=600, name=f"{name}_todo", wrap=True, align=_TOP)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self._icon)
        head.addWidget(label(title(part), "body_medium", elide=Qt.TextElideMode.ElideRight), 1)
        head.addWidget(self._since)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._todo)
        self.body.addStretch(1)
        self.setMinimumHeight(theme.px(_HIGH))

    def tell(self, result: Result | None, *, asking: bool) -> None:
        """What was found; greyed words while it is looked at anew."""
        if result is None:
            self._state.set(tr("перевіряємо") if asking else tr("невідомо"), "i" if asking else "n", "clock")
            self._figure.set_text(tr("Зачекайте…") if asking else tr("Ще не перевірено"))
            self._since.set_text("")
            self._todo.set_text("")
            return
        said, todo = words(result)
        state = (tr("перевіряємо"), "i", "clock") if asking else tag(result.health)
        self._state.set(*state)
        self._icon.set(ICONS[self._part], _SIGNS.get(result.health, "ink2"))
        self._since.set_text(_since(result))
        self._figure.set_text(said)
        self._todo.set_text(todo)
        self._todo.set_color("danger" if result.health is Health.BAD else "warn")


def _since(result: Result) -> str:
    """Since when it is so, or when it was looked at, where that is not now."""
    if result.since is None or result.at is None:
        return ""
    near = (result.at - result.since).total_seconds() < 12 * 3600
    at = time_text(result.since) if near else date_time_text(result.since)
    return tr("з {time}", time=at) if result.wants else at


def _summary(presenter: DiagnosisPresenter) -> tuple[str, str, str]:
    if presenter.busy:
        said = tr("перевірено {n} з {all}", n=presenter.done, all=len(Part))
        return said, "i", "clock"
    if not presenter.results:
        return tr("ще не перевірено"), "n", ""
    if presenter.wants:
        bad = any(one.health is Health.BAD for one in presenter.results.values())
        return plural(presenter.wants, "%n потребує уваги"), "d" if bad else "w", "circle-alert"
    if presenter.unknown:
        return tr("невідомо: {n}", n=presenter.unknown), "n", "circle-question-mark"
    return tr("усе гаразд"), "g", "check"

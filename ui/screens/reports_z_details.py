"""The Z-report opened: its copy as paper, or its figures beside the till's own, and what each difference is from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.zcompare import Compared, Comparison
from ui.i18n import plural, tr
from ui.presenters.z_reports import ZPresenter, ZState
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.menu import Menu
from ui.widgets.scroll import scroll_area
from ui.widgets.segment import Segment
from ui.widgets.slip_view import SlipView
from ui.widgets.tag import Tag
from ui.z_words import cause_texts, difference_text, figure_text, value_text

#: The place of the stack that stands empty.
_NOTHING = 2


class ZDetails(Panel):
    """Names: `z_title`, `z_fiscal`, `z_said`, `z_view_paper`, `z_view_figures`, `z_slip`, `z_figures`, `z_print`,
    `z_save`."""

    def __init__(self, presenter: ZPresenter) -> None:
        super().__init__("surface", "l", name="z_details")
        self._presenter = presenter
        self._shown: Comparison | None = None
        self._picture = b""
        self.setFixedWidth(theme.px(theme.pick(336, 432, 520)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(hline())
        column.addWidget(self._make_views(), 1)
        column.addWidget(hline())
        column.addLayout(self._make_foot())
        presenter.changed.connect(self._show)
        self._show()

    def _make_head(self) -> QVBoxLayout:
        pad = theme.px(theme.pick(14, 20, 24))
        head = QVBoxLayout()
        head.setContentsMargins(pad, theme.px(12), pad, theme.px(10))
        head.setSpacing(theme.px(8))
        top = QHBoxLayout()
        self._title = label("", "title", name="z_title", elide=Qt.TextElideMode.ElideRight)
        self._fiscal = Tag("", "g", "check", name="z_fiscal")
        top.addWidget(self._title, 1)
        top.addWidget(self._fiscal)
        head.addLayout(top)
        self._view = Segment([("paper", tr("Папір")), ("figures", tr("Звірка"))], name="z_view")
        self._view.chosen.connect(lambda key: self._presenter.show_figures(key == "figures"))
        head.addWidget(self._view)
        said = QHBoxLayout()
        said.setSpacing(theme.px(8))
        self._sign = Icon("check", "ink3", 20)
        self._said = label("", "note", "ink2", name="z_said", wrap=True)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        head.addLayout(said)
        return head

    def _make_views(self) -> QStackedWidget:
        self._slip = SlipView(name="z_slip")
        self._slip.setAccessibleName(tr("Чек на папері"))
        self._slip.tapped.connect(self._presenter.show_paper)
        figures = QWidget()
        column = QVBoxLayout(figures)
        pad = theme.px(theme.pick(14, 20, 24))
        column.setContentsMargins(pad, theme.px(8), pad, theme.px(12))
        self._figures = QVBoxLayout()
        self._figures.setSpacing(theme.px(2))
        column.addLayout(self._figures)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._slip)
        self._stack.addWidget(scroll_area(figures, name="z_figures"))
        self._stack.addWidget(QWidget())  # no report, no ground for its paper
        return self._stack

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        row.setSpacing(theme.px(8))
        words = theme.pick(16, 18, 18)
        self._print = Button(tr("Друк копії"), icon="printer", size=64, name="z_print", text_size=words)
        self._print.clicked.connect(self._presenter.print_copy)
        self._save = Button(tr("Зберегти"), icon="arrow-down-to-line", size=64, name="z_save", text_size=words)
        self._save.clicked.connect(self._ask_kind)
        for button in (self._print, self._save):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        return row

    def _ask_kind(self) -> None:
        """The copy as a file, or the figures as a table."""
        options = [
            ("pdf", tr("Копія, PDF")),
            ("png", tr("Копія, картинка PNG")),
            ("table", tr("Показники таблицею…")),
        ]
        menu = Menu(self._save, options, "", name="z_save_menu")
        menu.chosen.connect(self._save_as)
        menu.open()

    def _save_as(self, kind: str) -> None:
        if kind == "table":
            self._presenter.details_export.open()
        else:
            self._presenter.save_copy(kind)

    def _show(self) -> None:
        state = self._presenter.state
        row = state.row
        for widget in (self._print, self._save, self._view):
            widget.setEnabled(row is not None)
        self._fiscal.setVisible(row is not None and bool(row.report.fiscal_number))
        if row is None:
            self._title.set_text("")
        else:
            named = tr("Z-звіт") if row.own is None else tr("Z-звіт №{number}", number=row.own.number)
            self._title.set_text(named)
            self._fiscal.set(tr("ФН {number}", number=row.report.fiscal_number), "g", "check")
        said, icon, ink = _said(state)
        self._said.set_text(said)
        self._said.set_color(ink)
        self._sign.set(icon or "check", ink)
        self._sign.setVisible(bool(icon))
        self._view.set_current("figures" if state.figures else "paper")
        self._view.setVisible(row is not None)
        self._stack.setCurrentIndex(_NOTHING if row is None else 1 if state.figures else 0)
        if state.picture is not self._picture:
            self._picture = state.picture
            self._slip.set_png(state.picture)
        if state.comparison is not self._shown:
            self._shown = state.comparison
            refill(self._figures, _figures(state.comparison))


def _said(state: ZState) -> tuple[str, str, str]:
    """How the report stands beside this till: words, icon and their ink."""
    found = state.comparison
    if state.row is None:
        return "", "", "ink2"
    if found is None:
        return tr("Звіряємо з касою…"), "refresh-cw", "ink3"
    if not found.ours:
        return tr("Чеків цієї каси у звіті немає"), "info", "ink2"
    if found.differing:
        return plural(len(found.differing), "%n показник не збігається"), "triangle-alert", "danger"
    if found.silent:
        return plural(len(found.silent), "%n показник невідомий, решта збігається"), "info", "warn"
    return tr("Збігається з касою в усьому"), "circle-check", "accent_ink"


def _figures(found: Comparison | None) -> list[QWidget]:
    if found is None:
        return []
    if not found.ours:
        said = tr("Порівнювати немає з чим: на цій касі не пробито жодного чека цієї зміни сервера.")
        return [label(said, "body", "ink2", wrap=True)]
    made: list[QWidget] = [_head()]
    for row in found.rows:
        made += [_line(row), *(_cause(text) for text in cause_texts(row))]
    return made


def _head() -> QWidget:
    line = QWidget()
    row = _row(line)
    row.addWidget(label(tr("Показник"), "caption", "ink3", weight=600), 1)
    for said in (tr("Сервер"), tr("Каса")):
        row.addWidget(_figure(label(said, "caption", "ink3", weight=600, align=paint.RIGHT)))
    return line


def _line(compared: Compared) -> QWidget:
    """A figure by both; where they differ in red, with by how much below its name."""
    off = difference_text(compared)
    line = QWidget()
    row = _row(line)
    name = QVBoxLayout()
    name.setSpacing(0)
    name.addWidget(label(figure_text(compared.key), "small", "ink2", wrap=True))
    if off:
        name.addWidget(label(tr("різниця {sum}", sum=off), "small", "danger", weight=600))
    row.addLayout(name, 1)
    ink = "ink3" if compared.theirs is None else "danger" if off else "ink"
    theirs = value_text(compared.key, compared.theirs)
    row.addWidget(_figure(label(theirs, "small", ink, weight=600, align=paint.RIGHT)))
    row.addWidget(_figure(label(value_text(compared.key, compared.ours), "small", "ink2", align=paint.RIGHT)))
    return line


def _cause(said: str) -> QWidget:
    line = QWidget()
    row = _row(line)
    row.setContentsMargins(theme.px(12), 0, 0, theme.px(2))
    row.addWidget(label(f"— {said}", "small", "ink3", wrap=True), 1)
    return line


def _row(line: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(line)
    row.setContentsMargins(0, theme.px(3), 0, theme.px(3))
    row.setSpacing(theme.px(8))
    return row


def _figure(widget: QWidget) -> QWidget:
    widget.setFixedWidth(theme.px(theme.pick(84, 100, 120)))
    return widget

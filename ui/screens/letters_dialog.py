"""«Підібрати кодову сторінку»: a page of letters is printed, the line that reads right is tapped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from printing.letters_slip import PAGES, candidates
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.notice import Notice

#: Lines of a page stand in so many columns of buttons.
_ACROSS = 10
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class LettersDialog(Dialog):
    """Names: `letters_said`, `letters_sample`, `letters_trouble`, `letters_line-1` …, `letters_none`,
    `letters_picture`, `letters_print`, `letters_cancel`."""

    def __init__(self, host: QWidget, presenter: SettingsPresenter) -> None:
        super().__init__(host, tr("Підібрати кодову сторінку"), width=700, name="letters")
        self._presenter, self._wizard = presenter, presenter.letters
        column = self.column()
        self._said = label("", "body", "ink2", wrap=True, align=_TOP, name="letters_said")
        column.addWidget(self._said)
        sample = Card(margins=(16, 12, 16, 12), radius="control")
        words = label("\n".join(self._wizard.samples), "strong", wrap=True, align=_TOP, name="letters_sample")
        sample.body.addWidget(words)
        column.addWidget(sample)
        self._trouble = Notice("", "info", name="letters_trouble")
        column.addWidget(self._trouble)
        self._lines = self._make_lines()
        column.addLayout(self._grid)
        self._cancel = Button(tr("Скасувати"), size=64, name="letters_cancel")
        self._cancel.clicked.connect(self.dismiss)
        self._print = Button(tr("Надрукувати аркуш"), icon="printer", role="primary", size=64, name="letters_print")
        self._print.clicked.connect(lambda: presenter.print_letters())
        self._none = Button(tr("Жодний: наступний аркуш"), icon="printer", size=64, name="letters_none")
        self._none.clicked.connect(lambda: presenter.print_letters(further=True))
        self._picture = Button(tr("Друкувати малюнком"), size=64, name="letters_picture")
        self._picture.clicked.connect(self._wizard.draw_all)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for button in (self._cancel, self._print, self._picture, self._none):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        column.addLayout(row)
        self.set_primary(self._print)
        self._wizard.changed.connect(self._show)
        self._wizard.done.connect(self.dismiss)
        self._show()

    def _show(self) -> None:
        wizard = self._wizard
        lines = wizard.lines
        self._said.set_text(
            tr("Аркуш {page} з {pages}. У якому рядку написано так? Торкніться його номера.",
               page=wizard.sheet + 1, pages=PAGES)
            if lines
            else tr("Каса надрукує аркуш із пронумерованими рядками. Знайдіть на ньому рядок, що читається так:")
        )  # fmt: skip
        sentence, kind = wizard.outcome
        self._trouble.set(sentence, kind)
        self._trouble.setVisible(bool(sentence))
        for number, button in enumerate(self._lines, 1):
            button.setVisible(number <= len(lines))
        for button in (self._none, self._picture):
            button.setVisible(bool(lines))
        for button in (self._cancel, self._print):
            button.setVisible(not lines)
        self._none.setEnabled(not wizard.last)
        self._print.set_busy(wizard.printing)
        if self.isVisible():
            self.place()

    def _make_lines(self) -> list[Button]:
        """Buttons of as many lines as the longest page has, in the order of the paper."""
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        made: list[Button] = []
        for number in range(1, max(len(candidates(page)) for page in range(PAGES)) + 1):
            button = Button(str(number), size=56, name=f"letters_line-{number}")
            button.setAccessibleName(tr("Рядок {line}", line=number))
            button.setMinimumWidth(0)
            button.clicked.connect(partial(self._wizard.choose, number))
            self._grid.addWidget(button, (number - 1) // _ACROSS, (number - 1) % _ACROSS)
            made.append(button)
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across, 1)
        return made

"""Why the count differs, asked in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.close_shift import CloseShiftPresenter
from ui.theme import theme
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker
from ui.words import closing_reasons


class ReasonBox(QWidget):
    """Visible while the count differs: a sentence about the difference, and the reasons."""

    def __init__(self, presenter: CloseShiftPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._icon = Icon("circle-alert", "warn", 18)
        self.said = label("", "small", "warn", weight=600, wrap=True, name="difference-note")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.said, 1)
        self._picker = ReasonPicker()
        self._picker.chosen.connect(presenter.choose_reason)
        self._picker.written.connect(presenter.write_reason)
        self._picker.other_changed.connect(presenter.choose_other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._picker)
        presenter.reason_wanted.connect(self._ask)

    def show_state(self) -> None:
        """Follows the presenter."""
        presenter = self._presenter
        wanting = presenter.asked and not presenter.reason.strip()
        amount = presenter.difference.amount
        if not wanting:
            said = tr("Різницю {sum} буде записано у звіт", sum=amount)
        elif presenter.touched:
            said = tr("Вкажіть причину: різницю {sum} буде записано у звіт", sum=amount)
        else:
            said = tr("Готівку не пораховано: порахуйте її або вкажіть причину різниці {sum}", sum=amount)
        self.said.set_text(said)
        ink = "danger" if wanting else "warn"
        self.said.set_color(ink)
        self._icon.set("circle-alert", ink)
        self._picker.show_reason(closing_reasons(), presenter.reason, other=presenter.other)

    def _ask(self) -> None:
        if self._presenter.other:
            self._picker.focus_words()

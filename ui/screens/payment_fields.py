"""The details of a payment that was made beside the till: RRN and authorisation code, or what a transfer says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.payment_details import APPROVAL_SIGNS, LONGEST, RRN_DIGITS
from ui.i18n import tr
from ui.presenters.payment import PaymentPresenter
from ui.theme import theme
from ui.widgets.field import LabelledField

#: Characters a field takes: what it wants, and blanks between.
_ROOM = {"rrn": RRN_DIGITS + 6, "approval_code": APPROVAL_SIGNS + 3, "reference": LONGEST, "payer": LONGEST}


class PaymentFields(QWidget):
    """Shows those fields the means wants, side by side.

    Names: `prefix_rrn`, `prefix_approval_code`, `prefix_reference`, `prefix_payer`.
    """

    def __init__(self, presenter: PaymentPresenter, prefix: str) -> None:
        super().__init__()
        self._presenter = presenter
        self._fields: dict[str, LabelledField] = {}
        self._wrong = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for name, said, sample in (
            ("rrn", tr("RRN, 12 цифр"), tr("напр. 431807420927")),
            ("approval_code", tr("Код авторизації"), tr("напр. 238017")),
            ("reference", tr("Номер платіжної інструкції"), tr("напр. 2311-0042")),
            ("payer", tr("Платник"), tr("хто переказав")),
        ):
            field = LabelledField(said, sample, name=f"{prefix}_{name}")
            field.field.line.setMaxLength(_ROOM[name])
            field.changed.connect(self._write(name))
            self._fields[name] = field
            row.addWidget(field, 1)

    @property
    def lines(self) -> list[QLineEdit]:
        """What is there to type into now."""
        return [field.field.line for field in self._fields.values() if not field.isHidden()]

    def show_state(self) -> None:
        """Follows the presenter; a field that was wrong gets the keyboard."""
        state = self._presenter.state
        for name, field in self._fields.items():
            field.setVisible(name in state.fields)
            kept = getattr(state.details, name)
            if field.text() != kept:
                field.set_text(kept)
            field.field.set_failed(name == state.wrong)
            field.setEnabled(not state.recording)
        if state.wrong != self._wrong:
            self._wrong = state.wrong
            if self.isVisible() and state.wrong in state.fields:
                self._fields[state.wrong].field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(state.fields) and not state.whole)

    def _write(self, name: str) -> Callable[[str], None]:
        return lambda text: self._presenter.write(name, text)

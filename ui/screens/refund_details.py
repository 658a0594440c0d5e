"""What is typed of money that goes back beside the till: the terminal's slip of a card, the number of a transfer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.means import Ask
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details, checked_details
from app.domain.refund_ways import Way
from app.errors import RuleBroken
from ui.formats import sum_text
from ui.i18n import tr
from ui.messages import message
from ui.presenters.payment_state import FIELD_OF
from ui.presenters.refund import RefundPresenter
from ui.screens.refund_money import way_text
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label

_CARDS = (PaymentMeans.CARD, PaymentMeans.ACQUIRING)


class RefundDetailsDialog(Dialog):
    """`accepted` carries the `Details` by the id of the sale's payment, once, after the dialog is gone.

    Names: `back_about_1`, `back_rrn_1`, `back_approval_code_1`, `back_reference_1`, `back_payer_1` …, `back_ok`.
    """

    accepted = Signal(object)

    def __init__(self, host: QWidget, presenter: RefundPresenter, ways: Sequence[Way]) -> None:
        super().__init__(host, tr("Повернення не через касу"), width=640, name="refund_details")
        self._ways = [way for way in ways if way.of is not None]
        self._asks = [presenter.ask(way) for way in self._ways]
        self._fields: list[dict[str, LabelledField]] = []
        column = self.column()
        for number, way in enumerate(self._ways):
            column.addWidget(label(_about(way), "body", "ink2", name=f"back_about_{number + 1}", wrap=True))
            column.addLayout(self._make_fields(number + 1, way))
        self._ok = Button(
            tr("Гроші повернено"), icon="check", role="danger", size=80, key="Enter", name="back_ok", text_size=20
        )
        self._ok.clicked.connect(self._accept)
        column.addWidget(self._ok)
        self.set_primary(self._ok)
        first = next(iter(self._fields[0].values()))
        first.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, number: int, way: Way) -> QHBoxLayout:
        said = (
            {"rrn": tr("RRN повернення, 12 цифр"), "approval_code": tr("Код авторизації")}
            if way.means in _CARDS
            else {"reference": tr("Номер платіжної інструкції"), "payer": tr("Кому повернено")}
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        made = {name: LabelledField(words, name=f"back_{name}_{number}") for name, words in said.items()}
        for name, field in made.items():
            field.field.line.setMaxLength(60)
            field.changed.connect(lambda _text, one=field: one.set_error(""))
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.setObjectName(f"back_{name}_{number}_room")
        self._fields.append(made)
        return row

    def _accept(self) -> None:
        """Checks everything before any of it goes on; what is wrong is said under its field."""
        found: dict[str, Details] = {}
        for way, ask, fields in zip(self._ways, self._asks, self._fields, strict=True):
            typed = Details(**{name: field.text() for name, field in fields.items()})
            means = PaymentMeans.CARD if way.means in _CARDS else way.means
            try:
                checked = checked_details(means, typed, demanded=ask is Ask.DEMANDED)
            except RuleBroken as error:
                if error.rule == "card_typed":
                    for field in fields.values():
                        field.set_text("")
                wrong = fields.get(FIELD_OF.get(error.rule, "")) or next(iter(fields.values()))
                wrong.set_error(message(error).title)
                wrong.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            assert way.of is not None
            found[way.of.id] = checked
        if self.isVisible():
            self.dismiss()
            self.accepted.emit(found)


def _about(way: Way) -> str:
    amount = sum_text(way.amount)
    rrn = way.of.rrn if way.of is not None else ""
    if way.means in _CARDS:
        said = tr("{way}: поверніть {sum} на банківському терміналі.", way=way_text(way), sum=amount)
        return f"{said} {tr('RRN оплати {rrn}.', rrn=rrn)}" if rrn else said
    return tr("{way}: перекажіть покупцеві {sum} у своєму банку.", way=way_text(way), sum=amount)

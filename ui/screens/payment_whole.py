"""The whole receipt by other means than cash: a card, on this till's terminal or beside it, and a transfer (04c)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.payment import PaymentMeans
from ui.formats import money_text
from ui.i18n import tr
from ui.presenters.payment import PaymentPresenter, PaymentState
from ui.presenters.payment_state import TRANSFERS
from ui.screens.payment_fields import PaymentFields
from ui.theme import theme
from ui.widgets.card import Card, hline
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.switch import CheckBox


class PaymentWhole(QWidget):
    """Names: `exact_due`, `whole_note`, `payee_name`, `payee_iban`, `payee_code`, `payee_purpose`, `whole_rrn` and the
    other fields of `PaymentFields`."""

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._title = label("", "body", "ink2", size=18)
        self._due = Figure(style="amount", name="exact_due", unit=tr("грн"), size=theme.pick(None, None, 60.0))
        head = Card(margins=(18, 14, 18, 14), spacing=0)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(label(tr("без заокруглення"), "note", "ink3"))
        head.body.addLayout(top)
        head.body.addWidget(self._due)
        self._facts: dict[str, str] = {}
        self._payee = Card(margins=(18, 4, 18, 4), spacing=0)
        self._note = label("", "body", "ink2", wrap=True, name="whole_note")
        self._fields = PaymentFields(presenter, "whole")
        ask = Card(margins=(18, 14, 18, 16), spacing=12)
        ask.body.addWidget(self._note)
        ask.body.addWidget(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(head)
        column.addWidget(self._payee)
        column.addWidget(ask)
        column.addStretch(1)

    @property
    def lines(self) -> list[QLineEdit]:
        """What is there to type into now."""
        return self._fields.lines

    def show_state(self) -> None:
        """Follows the presenter."""
        state = self._presenter.state
        transfer = state.means in TRANSFERS
        self._title.set_text(tr("До сплати переказом") if transfer else tr("До сплати карткою"))
        self._due.set_text(money_text(state.due.payable))
        self._note.set_text(_note(state))
        payee, number = state.rules.payee, state.number
        facts = {
            "name": payee.name,
            "iban": " ".join(payee.iban[at : at + 4] for at in range(0, len(payee.iban), 4)),
            "code": payee.code,
            "purpose": f"{payee.purpose}, {tr('чек №{number}', number=number)}" if payee.purpose else "",
        }
        shown = state.means is PaymentMeans.IBAN
        if facts != self._facts:
            self._facts = facts
            refill(self._payee.body, self._make_facts(facts))
        self._payee.setVisible(shown and any(facts.values()))
        self._fields.show_state()

    def _make_facts(self, facts: dict[str, str]) -> list[QWidget]:
        said = {
            "name": tr("Отримувач"),
            "iban": tr("IBAN"),
            "code": tr("Код платника"),
            "purpose": tr("Призначення"),
        }
        rows: list[QWidget] = []
        for name, fact in facts.items():
            if fact:
                rows += [hline(), _fact(name, said[name], fact)] if rows else [_fact(name, said[name], fact)]
        return rows


class TransferCheck(QWidget):
    """Beside a transfer, where the keypad is otherwise: the till does not see the account, the cashier has to look.

    Names: `transfer_checked`.
    """

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        warning = Card(margins=(18, 16, 18, 18), spacing=8)
        title = QHBoxLayout()
        title.setSpacing(theme.px(12))
        title.addWidget(Icon("triangle-alert", "warn", 22))
        title.addWidget(label(tr("Перевірте зарахування"), "strong", wrap=True), 1)
        warning.body.addLayout(title)
        said = tr(
            "Каса не бачить рахунку. Видавайте товар, коли покупець показав квитанцію зі статусом «Проведено» або"
            " гроші вже надійшли."
        )
        warning.body.addWidget(label(said, "note", "ink2", wrap=True))
        tick = Card(margins=(18, 10, 18, 10), spacing=0)
        self._tick = CheckBox(tr("Квитанцію перевірено"), name="transfer_checked")
        self._tick.toggled.connect(presenter.check)
        tick.body.addWidget(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(warning)
        column.addWidget(tick)
        column.addStretch(1)

    def show_state(self) -> None:
        """Follows the presenter."""
        self._tick.setChecked(self._presenter.state.checked)
        self._tick.setEnabled(not self._presenter.state.recording)


def _fact(name: str, said: str, fact: str) -> QWidget:
    words = label(said, "note", "ink2", wrap=True)
    words.setFixedWidth(theme.px(theme.pick(104, 134, 160)))
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.px(12), 0, theme.px(12))
    line.addWidget(words)
    line.addWidget(label(fact, "body_medium", name=f"payee_{name}", wrap=True, size=theme.pick(14, None, None)), 1)
    return row


def _note(state: PaymentState) -> str:
    """What the cashier does now."""
    if state.means is PaymentMeans.ACQUIRING:
        return tr("Сума піде на термінал. Покупець прикладе або вставить картку.")
    if state.means is PaymentMeans.CARD:
        if not state.fields:
            return tr("Проведіть оплату на банківському терміналі, потім підтвердьте її тут.")
        return tr("Проведіть оплату на банківському терміналі й перепишіть із його чека. Номер картки не потрібен.")
    if state.means is PaymentMeans.IBAN:
        return tr("Покупець платить за реквізитами у своєму банку.")
    return tr("Покупець переказує гроші на картку магазину у своєму банку.")

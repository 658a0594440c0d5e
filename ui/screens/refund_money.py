"""The right side of a refund: why, how the money goes back, what it comes to, and the one big button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.payment import PaymentMeans
from app.domain.refund_ways import Way
from ui.formats import money_text, number_text, sum_text
from ui.i18n import tr
from ui.keymap import keymap
from ui.lines import Sum, tax_text
from ui.presenters.refund import RefundPresenter
from ui.presenters.refund_state import RefundState
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.reason_picker import ReasonPicker
from ui.widgets.sums import Sums
from ui.words import refund_reasons


class RefundMoney(Panel):
    """Names: `reason-1` … `reason-other`, `refund_way`, `refund_notice`, `refund_sums`,
    `refund_total`, `refund_give`."""

    def __init__(self, presenter: RefundPresenter) -> None:
        super().__init__("surface", "l", name="refund_money")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(320, 399, 500)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_top(), 1)
        column.addLayout(self._make_sums())
        column.addSpacing(theme.px(theme.pick(8, 12, 12)))
        column.addWidget(hline())
        column.addLayout(self._make_button())
        presenter.changed.connect(self._show)
        presenter.reason_wanted.connect(self._ask_reason)
        self._show()

    def _make_top(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(20), theme.px(theme.pick(10, 16, 16)), theme.px(20), 0)
        column.setSpacing(theme.px(theme.pick(8, 10, 10)))
        column.addWidget(label(tr("Причина"), "heading"))
        self._reason = ReasonPicker()
        self._reason.chosen.connect(self._presenter.choose_reason)
        self._reason.written.connect(self._presenter.write_reason)
        self._reason.other_changed.connect(self._presenter.choose_other)
        column.addWidget(self._reason)
        column.addWidget(label(tr("Як повернути гроші"), "heading"))
        self._way = Notice("", "good", name="refund_way")
        column.addWidget(self._way)
        notice = QHBoxLayout()
        notice.setSpacing(theme.px(8))
        self._sign = Icon("circle-alert", "warn", 18)
        self._notice = label("", "small", "warn", name="refund_notice", wrap=True)
        notice.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        notice.addWidget(self._notice, 1)
        column.addLayout(notice)
        column.addStretch(1)
        return column

    def _make_sums(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), 0)
        column.setSpacing(theme.px(4))
        self._sums = Sums(row=25, name="refund_sums")
        column.addWidget(self._sums)
        row = QHBoxLayout()
        row.addWidget(label(tr("До повернення"), "heading"))
        self._total = Figure("", "h1", "danger", name="refund_total", size=theme.pick(30, 36, 42))
        row.addWidget(self._total, 1)
        column.addLayout(row)
        return column

    def _make_button(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        key, words = theme.pick(("", 18), (keymap.key("refund_give"), 20), (keymap.key("refund_give"), 22))
        self._give = Button(
            "", icon="undo-2", role="danger", size=theme.pick(72, 80, 80), key=key, name="refund_give", text_size=words
        )
        self._give.setMinimumWidth(0)
        self._give.clicked.connect(self._presenter.give_back)
        column.addWidget(self._give)
        return column

    def _ask_reason(self) -> None:
        if self._presenter.state.other:
            self._reason.focus_words()

    def _show(self) -> None:
        state = self._presenter.state
        self._reason.show_reason(refund_reasons(), state.reason, other=state.other)
        self._way.set(_way(state), "good")
        said = _notice(state)
        self._sign.setVisible(bool(said))
        self._notice.set_text(said)
        self._sums.set_sums(_sums(state))
        self._total.set_text(money_text(state.payable))
        self._give.set_text(
            tr("Повернути {sum}", sum=sum_text(state.payable)) if state.chosen else tr("Повернути гроші")
        )
        self._give.setEnabled(bool(state.chosen))
        self._give.set_busy(state.recording)


def _way(state: RefundState) -> str:
    """How the money goes back: as it came."""
    ways = state.ways or (Way(PaymentMeans.CASH, state.payable),)
    return "\n".join(f"{way_text(way)} · {sum_text(way.amount)}" for way in ways)


def way_text(way: Way) -> str:
    """«Готівкою», «На картку ···· 4127» …"""
    said = {
        PaymentMeans.CASH: tr("Готівкою"),
        PaymentMeans.IBAN: tr("На рахунок IBAN"),
        PaymentMeans.CARD_TRANSFER: tr("Переказом на картку"),
    }
    if way.means in said:
        return said[way.means]
    return f"{tr('На картку')} {way.of.pan if way.of is not None else ''}".rstrip()


def _notice(state: RefundState) -> str:
    """What the cashier should know before giving money: the weightiest of it."""
    if state.short:
        return tr("За обліком у скриньці лише {sum}", sum=sum_text(state.drawer))
    if not state.asked:
        return tr("Немає зв’язку: чи повертали за цим чеком на інших касах, невідомо")
    entry = state.entry
    if entry is not None and not entry.delivery.fiscal_number:
        return tr("Чек ще без фіскального номера: гроші повертайте, документ піде на сервер після нього")
    return ""


def _sums(state: RefundState) -> list[Sum]:
    rows = [Sum(tr("Позицій"), str(state.chosen))]
    rows += [Sum(tax_text(tax), money_text(-tax.tax)) for tax in state.taxes]
    if state.rounding:
        rows.append(Sum(tr("Заокруглення"), number_text(state.rounding, 2, plus=True)))
    return rows

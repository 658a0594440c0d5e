"""How the payment page calls means of payment and what its button does."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.payment import PaymentMeans
from ui.formats import sum_text
from ui.i18n import tr
from ui.presenters.payment_state import TRANSFERS, PaymentState

MEANS_ICONS = {
    PaymentMeans.CASH: "banknote",
    PaymentMeans.CARD: "credit-card",
    PaymentMeans.ACQUIRING: "credit-card",
    PaymentMeans.IBAN: "landmark",
    PaymentMeans.CARD_TRANSFER: "smartphone",
}
_NAMES = {PaymentMeans.CARD_TRANSFER: "transfer", PaymentMeans.ACQUIRING: "card"}


def means_name(means: PaymentMeans, order: Collection[PaymentMeans]) -> str:
    """The end of a button's name: «cash», «transfer» … A shop's card is «card», whoever reads it; only one typed
    beside a driven terminal is «typed»."""
    if means is PaymentMeans.CARD and PaymentMeans.ACQUIRING in order:
        return "typed"
    return _NAMES.get(means, means.name.lower())


def means_tab(means: PaymentMeans, order: Collection[PaymentMeans]) -> str:
    """The means in a word or two; a card typed by hand is told from the terminal's where a shop takes both."""
    if means is PaymentMeans.CARD and PaymentMeans.ACQUIRING in order:
        return tr("Картка вручну")
    return {
        PaymentMeans.CASH: tr("Готівка"),
        PaymentMeans.CARD: tr("Картка"),
        PaymentMeans.ACQUIRING: tr("Картка"),
        PaymentMeans.IBAN: tr("IBAN"),
        PaymentMeans.CARD_TRANSFER: tr("На картку"),
    }[means]


def take_words(state: PaymentState) -> tuple[str, str]:
    """What the big button says: what it does, and how much where that is not said beside it."""
    if state.whole or state.nothing_due:
        return tr("Завершити продаж"), ""
    if state.in_cash:
        return (
            (tr("Прийняти частину"), sum_text(state.amount))
            if state.split and state.lacking
            else (
                tr("Прийняти оплату"),
                sum_text(state.due.payable) if state.split else "",
            )
        )
    if state.means in TRANSFERS:
        return tr("Підтвердити переказ"), sum_text(state.amount)
    if state.means is PaymentMeans.ACQUIRING:
        return tr("Оплатити карткою"), sum_text(state.amount)
    return tr("Підтвердити картку"), sum_text(state.amount)

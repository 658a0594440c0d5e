"""Words of the trade that several screens say: one list, so that a means of payment has one name and one colour."""

from __future__ import annotations

from app.domain.payment import PaymentMeans
from ui.i18n import tr


def means_text(means: PaymentMeans) -> str:
    """A means of payment as the cashier calls it."""
    match means:
        case PaymentMeans.CASH:
            return tr("Готівка")
        case PaymentMeans.CARD:
            return tr("Картка")
        case PaymentMeans.ACQUIRING:
            return tr("Еквайринг")
        case PaymentMeans.IBAN:
            return tr("Переказ за IBAN")
        case PaymentMeans.CARD_TRANSFER:
            return tr("Переказ на картку")


def means_color(means: PaymentMeans) -> int:
    """The category colour that stands for it in charts (mockup 11a)."""
    return _COLORS[means]


_COLORS = {
    PaymentMeans.CASH: 3,
    PaymentMeans.CARD: 2,
    PaymentMeans.ACQUIRING: 6,
    PaymentMeans.IBAN: 9,
    PaymentMeans.CARD_TRANSFER: 8,
}

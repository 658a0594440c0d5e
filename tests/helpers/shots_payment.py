"""Pictures of paying by other means than cash, in parts, and of what is said about it afterwards (mockups 04b, 04c)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.means import Payee
from app.domain.payment import PaymentMeans
from app.services.server_payments import Told
from ui.presenters.payment import PaymentPresenter
from ui.refund_sheets import RefundSheets

if TYPE_CHECKING:
    from helpers.shots import Photographer

PAYEE = Payee("ФОП Мельник О. В.", "UA213223130000026007233566001", "3012405678", "Оплата за товар")


def payments(camera: Photographer) -> None:
    """Goods are on the counter; they are sold afterwards, in parts."""
    window = camera.window
    station, presenter = window.inside.station, window.front.payment
    order = (PaymentMeans.CASH, PaymentMeans.CARD, PaymentMeans.IBAN, PaymentMeans.CARD_TRANSFER)
    station.rules = replace(station.rules, means=replace(station.rules.means, order=order, payee=PAYEE))
    window.key(Qt.Key.Key_F12)
    window.until_page("payment")
    camera.each("04b-payment-card", lambda: presenter.choose(PaymentMeans.CARD))
    camera.each("04c-payment-iban", lambda: presenter.choose(PaymentMeans.IBAN))
    camera.each("04c-payment-transfer", lambda: presenter.choose(PaymentMeans.CARD_TRANSFER))
    presenter.choose(PaymentMeans.CASH)
    presenter.choose_split()
    _take(window, presenter, PaymentMeans.CASH, "20")
    _take(window, presenter, PaymentMeans.CARD, "15,5")
    camera.each("04b-payment-split", lambda: presenter.choose(PaymentMeans.CARD_TRANSFER, part=True))
    camera.face("15a-buyer-parts")
    part = window.inside.sale.receipt.parts[0]
    camera.sheet("04b-part-back", lambda: presenter.reason_wanted.emit(part))
    window.loop.act(presenter.pay)
    window.until_page("done")
    window.until(lambda: window.front.done.state is not None and window.front.done.state.picture, "the slip")
    camera.each("06-sale-done-parts")
    document = window.sales()[-1].document
    (sheets,) = window.window.findChildren(RefundSheets)
    told = [Told(one, one if number else None) for number, one in enumerate(document.payments)]
    camera.sheet("09-payments", lambda: sheets.payments(told))
    window.enter()
    window.until_page("sale")
    returns = window.front.returns.presenter
    window.loop.act(lambda: window.front.returns.begin(document.id))
    window.until(
        lambda: returns.state.entry is not None and returns.state.entry.document.id == document.id, "its refund"
    )
    window.until_page("refund")
    window.loop.act(returns.take_all)
    camera.each("10-refund-parts")
    asked = [way for way in returns.state.ways if way.of is not None]
    camera.sheet("10-refund-details", lambda: returns.details_wanted.emit(asked))
    window.front.show("sale")


def _take(window: TillWindow, presenter: PaymentPresenter, means: PaymentMeans, keys: str) -> None:
    count = len(window.inside.sale.receipt.parts)
    presenter.choose(means, part=True)
    for key in keys:
        presenter.press(key)
    presenter.write("rrn", "431807420927")
    presenter.write("approval_code", "238017")
    window.loop.act(presenter.pay)
    window.until(lambda: len(window.inside.sale.receipt.parts) > count and not presenter.state.recording, "the part")

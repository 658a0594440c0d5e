"""Why a part of a payment goes back to the buyer before the sale is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.payment import Payment, PaymentMeans
from app.domain.reason import LONGEST_REASON
from ui.formats import sum_text
from ui.i18n import tr
from ui.lines import means_short
from ui.screens.reason_dialog import ReasonDialog
from ui.words import part_reasons


class PartDialog(ReasonDialog):
    """Names: `part_back_about`, `part_back_reason-1` …, `part_back_ok`."""

    def __init__(self, host: QWidget, part: Payment) -> None:
        amount = sum_text(part.amount)
        cash = part.means is PaymentMeans.CASH
        about = (
            tr("Віддайте покупцеві {sum} готівкою. Причину буде записано.", sum=amount)
            if cash
            else tr(
                "{means}, {sum}: спершу поверніть гроші там, де їх узято. Причину буде записано.",
                means=means_short(part.means),
                sum=amount,
            )
        )
        super().__init__(
            host,
            tr("Прибрати частину оплати"),
            about,
            part_reasons(),
            tr("Прибрати {sum}", sum=amount),
            name="part_back",
            longest=LONGEST_REASON,
        )

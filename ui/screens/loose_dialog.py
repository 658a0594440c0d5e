"""Why a card without a receipt is settled outside the till: the bank, or the drawer, gave the money back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.charge import Charge
from app.domain.reason import LONGEST_REASON
from ui.formats import sum_text
from ui.i18n import tr
from ui.screens.reason_dialog import ReasonDialog
from ui.words import loose_reasons


class LooseDialog(ReasonDialog):
    """Names: `loose_about`, `loose_reason-1` …, `loose_ok`."""

    def __init__(self, host: QWidget, charge: Charge) -> None:
        about = tr("{sum}: що зроблено? Хто й чому так вирішив, буде записано.", sum=sum_text(charge.taken))
        super().__init__(
            host,
            tr("Вирішено інакше"),
            about,
            loose_reasons(),
            tr("Вирішено"),
            name="loose",
            longest=LONGEST_REASON,
        )

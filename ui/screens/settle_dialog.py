"""Why a document that the server held twice or otherwise is settled: what was done there, tapped or typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.reason import LONGEST_REASON
from ui.i18n import tr
from ui.screens.reason_dialog import ReasonDialog
from ui.words import settle_reasons


class SettleDialog(ReasonDialog):
    """Names: `settle_about`, `settle_reason-1` …, `settle_ok`."""

    def __init__(self, host: QWidget, about: str) -> None:
        said = tr("{what}. Що зроблено на сервері? Документ у журналі каси не змінюється.", what=about)
        super().__init__(
            host,
            tr("Позначити вирішеним"),
            said,
            settle_reasons(),
            tr("Вирішено"),
            name="settle",
            longest=LONGEST_REASON,
        )

"""The printer's troubles and the slips too old to come out unasked, told once each over whatever page is in front."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.printjob import PrintJob
from app.errors import PrinterFault
from app.services.station import Station
from printing.answer import HELD, PrinterState
from printing.spooler import Spooler
from ui.i18n import plural, tr
from ui.messages import message
from ui.presenters.print_queue import PrintQueuePresenter
from ui.print_words import since_text
from ui.widgets.toast import Toasts

_OLD, _PRINTER = "old_slips", "printer"


class PaperNews:
    """Speaks while somebody stands at the till: a question nobody hears is put again to whoever signs in."""

    def __init__(self, spooler: Spooler, prints: PrintQueuePresenter, station: Station, toasts: Toasts) -> None:
        self._prints = prints
        self._station = station
        self._toasts = toasts
        spooler.state_changed.connect(self._printer)
        prints.old_changed.connect(self._old)
        station.changed.connect(self._on_station)

    def _printer(self, state: PrinterState) -> None:
        """A printer that says itself what is wrong, and that it is well again; what fails with a slip is told there."""
        self._toasts.dismiss(_PRINTER)
        if state in HELD:
            said = message(PrinterFault(state.value))
            self._toasts.show(_PRINTER, said.title, said.detail, kind="warn", icon="printer", stays=True)
        elif state is PrinterState.NEAR_END:
            title, text = tr("Папір закінчується"), tr("Приготуйте новий рулон. Чеки ще друкуються")
            self._toasts.show(_PRINTER, title, text, kind="info", icon="printer")

    def _on_station(self, part: str) -> None:
        if part == "cashier":
            self._old(self._prints.old)

    def _old(self, jobs: Sequence[PrintJob]) -> None:
        """One question about all of them."""
        if not jobs or self._station.cashier is None or self._prints.shown:
            self._toasts.dismiss(_OLD)
            return
        prints = self._prints
        self._toasts.show(
            _OLD,
            tr("Надрукувати {slips} {since}?", slips=plural(len(jobs), "%n слип"), since=since_text(jobs, prints.now)),
            tr("Каса не друкує їх без вас"),
            kind="warn",
            icon="printer",
            ways=(
                ("print", tr("Надрукувати"), prints.print_old),
                ("drop", tr("Не друкувати"), prints.drop_old),
                ("show", tr("Показати"), prints.show),
            ),
            stays=True,
            holds=True,
        )

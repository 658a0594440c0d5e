"""Pictures of paper in trouble: the question after a night off, the print queue, a printer without paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.printjob import JobKind, JobState, PrintJob
from printing.answer import PrinterState

if TYPE_CHECKING:
    from helpers.shots import Photographer
    from helpers.window import TillWindow


def prints(camera: Photographer) -> None:
    """With the sale in front."""
    window = camera.window
    window.loop.act(lambda: window.front.show("sale"))
    _stored(window)
    spooler = window.inside.printers.spooler
    lane = spooler._lanes[""]

    def show(page: str) -> None:
        window.loop.act(lambda: window.front.show(page))
        window.loop.act(lambda: spooler.old_changed.emit(spooler.old))
        window.loop.act(lambda: spooler.state_changed.emit(PrinterState.PAPER))
        window.loop.act(lambda: window.front.status.set_printer("paper"))
        window.quiet()

    camera.each("14-slips-asked", lambda: show("sale"), window.window.toasts.clear)
    camera.each("14-prints", lambda: show("prints"), window.window.toasts.clear)
    window.loop.run(spooler.drop([job.id for job in lane.old]))
    window.loop.act(lambda: window.front.status.set_printer("near_end"))
    window.loop.act(lambda: window.front.show("sale"))


def _stored(window: TillWindow) -> None:
    """Slips of last night, one that failed, one nobody knows of."""
    till = window.inside
    night = till.clock.now() - timedelta(days=1)
    sold = window.sales()

    def job(number: int, kind: JobKind, state: JobState, error: str = "") -> PrintJob:
        document = sold[number % len(sold)].document.id if kind is JobKind.SALE else None
        return PrintJob(f"shot-{number}", kind, document, "", False, night + timedelta(minutes=number), state, error)

    jobs = [job(number, JobKind.SALE, JobState.WAITING) for number in range(4)]
    jobs += [
        job(8, JobKind.X_REPORT, JobState.FAILED, "absent"),
        job(9, JobKind.SALE, JobState.UNSURE, "cut_off"),
        job(10, JobKind.SALE, JobState.PRINTED, "spare"),
    ]
    for one in jobs:
        window.loop.run(till.stores.print_jobs.add(one))
    window.loop.act(till.printers.spooler.wake)
    window.until(lambda: len(till.printers.spooler.old) == 4, "the old slips")

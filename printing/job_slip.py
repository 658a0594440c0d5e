"""Print job → slip: the one table of which job prints what."""

from __future__ import annotations

from datetime import datetime

from app.domain.cashier import Place
from app.domain.document import JournalEntry
from app.domain.printjob import JobKind, PrintJob
from app.domain.report import XReport
from printing.cash_slip import TITLES, cash_slip
from printing.deferred_slip import deferred_slip
from printing.letters_slip import letters_slip
from printing.profiles import Profile
from printing.receipt_slip import receipt_slip
from printing.report_slip import shift_close_slip, x_slip
from printing.slip import Slip
from printing.trial_slip import trial_slip


def document_slip(entry: JournalEntry, place: Place, *, copy: bool = False, drawer: bool = False) -> Slip:
    """The slip of any document of the journal. `drawer` opens the drawer with it, but never with a copy."""
    if entry.document.kind in TITLES:
        return cash_slip(entry.document, place, entry.delivery, copy=copy, drawer=drawer and not copy)
    if entry.document.kind.deferred:
        return deferred_slip(entry.document, place, copy=copy)
    return receipt_slip(entry.document, entry.delivery, place, copy=copy, drawer=drawer and not copy)


def report_slip(
    kind: JobKind,
    report: XReport,
    place: Place,
    *,
    undelivered: int,
    audit_head: tuple[int, str] | None = None,
    training: bool = False,
    copy: bool = False,
) -> Slip:
    """The slip of an X_REPORT or SHIFT_CLOSE."""
    if kind is JobKind.X_REPORT:
        return x_slip(report, place, undelivered=undelivered, training=training, copy=copy)
    return shift_close_slip(report, place, undelivered=undelivered, audit_head=audit_head, training=training, copy=copy)


def bare_slip(job: PrintJob, profile: Profile, place: Place, at: datetime, *, training: bool = False) -> Slip:
    """The slip of a job without document or report: the drawer alone, the trial page, or a page of letters, whose
    number the job's body holds."""
    if job.kind is JobKind.DRAWER:
        return Slip(drawer=True)
    return letters_slip(int(job.body)) if job.body else trial_slip(profile, place, at, training=training)

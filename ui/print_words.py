"""Words about slips on their way: what each is, how far it came, since when the old ones wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.clock import local
from app.domain.order import Order
from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import PrinterFault
from app.services.journal import Journal
from app.store.codec import decode
from printing.answer import HELD
from printing.lane import SPARE
from ui.formats import short_date_text, time_text
from ui.i18n import tr
from ui.messages import message


async def slip_name(journal: Journal, job: PrintJob) -> str:
    """What the slip is, in the middle of a sentence: «чек №12»."""
    if job.document_id is not None:
        entry = await journal.entry(job.document_id)
        if entry is not None:
            return tr("чек №{number}", number=entry.document.number)
    match job.kind:
        case JobKind.X_REPORT:
            return tr("X-звіт")
        case JobKind.Z_COPY:
            return tr("копія Z-звіту")
        case JobKind.SHIFT_CLOSE:
            return tr("звіт про зміну")
        case JobKind.TERMINAL:
            return tr("звіт термінала")
        case JobKind.ORDER:
            return _order_name(decode(Order, job.body))
        case JobKind.TEST:
            return tr("пробна сторінка")
        case JobKind.DRAWER:
            return tr("відкриття скриньки")
        case _:
            return tr("чек")


def _order_name(order: Order) -> str:
    if order.number is not None:
        return tr("замовлення №{number}", number=order.number)
    return tr("замовлення «{name}»", name=order.name) if order.name else tr("замовлення")


def job_state(job: PrintJob, *, old: bool) -> tuple[str, str, str]:
    """How far it came, the colour and the icon of that."""
    trouble = message(PrinterFault(job.error or "io")).title
    match job.state:
        case JobState.WAITING if old:
            return tr("Чекає на ваше рішення"), "warn", "clock"
        case JobState.WAITING if job.error in HELD:
            return tr("Чекає. {trouble}", trouble=trouble), "warn", "clock"
        case JobState.WAITING:
            return tr("Чекає на друк"), "ink2", "clock"
        case JobState.PRINTING:
            return tr("Друкується"), "ink2", "printer"
        case JobState.PRINTED if job.error == SPARE:
            return tr("Надруковано на запасному принтері"), "warn", "check"
        case JobState.PRINTED:
            return tr("Надруковано"), "accent_ink", "check"
        case JobState.UNSURE:
            return tr("Невідомо, чи вийшов. Подивіться на папір"), "danger", "circle-alert"
        case JobState.FAILED:
            return tr("Не надруковано. {trouble}", trouble=trouble), "danger", "circle-alert"
        case JobState.DROPPED:
            return tr("Не друкувати"), "ink3", "x"


def since_text(jobs: Sequence[PrintJob], now: datetime) -> str:
    """Since when the oldest waits: «від учора», «від 08:15», «від 20.11»."""
    first = min(job.created_at for job in jobs)
    days = (local(now).date() - local(first).date()).days
    if days == 0:
        return tr("від {time}", time=time_text(first))
    return tr("від учора") if days == 1 else tr("від {date}", date=short_date_text(first))

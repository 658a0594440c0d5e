"""What leads where: each page's way out is another page, a dialog or a message."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.domain.printjob import JobKind
from app.errors import RuleBroken
from ui.i18n import plural, tr

if TYPE_CHECKING:
    from ui.front import Front


def lead(front: Front) -> None:
    """Connects the pages of a front, once, when it is made."""
    front.login.other_requested.connect(front.sign_in_again)
    front.first_start.finished.connect(front.home)
    front.first_start.cancelled.connect(front.home)
    for entrance in (front.login, front.first_start):
        entrance.power_requested.connect(front.leave_requested)
        entrance.language_requested.connect(front.other_language)
    front.open_shift.opened.connect(front.home)
    front.sale.payment_requested.connect(lambda: (front.handed if front.handed.on else front.payment).begin())
    front.handed.handed.connect(lambda _: front.home())
    front.handed.left.connect(front.home)
    front.handed.resumed.connect(front.home)
    front.held.handed_requested.connect(lambda: front.show("handed"))
    front.sale.changes_found.connect(lambda lines: _tell_changes(front, lines))
    front.sale.added.connect(lambda _: front.announcer.sound("scan"))
    front.sale.stamps_needed.connect(front.stamps.open)
    front.stamps.taken.connect(lambda: front.announcer.sound("scan"))
    front.stamps.refused.connect(lambda: front.announcer.sound("error"))
    front.payment.begun.connect(lambda: front.show("payment"))
    front.payment.left.connect(front.home)
    front.payment.failed.connect(partial(_ask_stamps, front))
    front.payment.partly.connect(front.announcer.approved_in_part)
    front.done.begun.connect(lambda: front.show("done"))
    front.done.finished.connect(front.home)
    front.status.changed.connect(front.buyer.refresh)
    front.status.changed.connect(front.sale.look_at_prices)  # once a minute, with the clock
    front.done.refund_requested.connect(front.returns.begin)
    front.done.paper_requested.connect(front.paper.entry)
    front.journal.paper_requested.connect(front.paper.entry)
    front.held.paper_requested.connect(front.paper.held)
    front.handed.paper_requested.connect(front.paper.handed)
    front.close_shift.paper_requested.connect(partial(front.paper.report, JobKind.SHIFT_CLOSE))
    front.settings.slips.view_requested.connect(lambda make: front.paper.show(tr("Зразок чека"), make))
    front.settings.trial.view_requested.connect(lambda make: front.paper.show(tr("Пробна сторінка"), make))
    front.bank.paper_requested.connect(front.paper.terminal)
    front.prints.paper_requested.connect(front.paper.job)
    front.reports.z.paper_requested.connect(front.paper.z_copy)
    front.paper.presenter.saved.connect(
        lambda name, folder: front.announcer.say("paper", tr("Збережено: {name}", name=name), folder, kind="ok")
    )
    front.paper.presenter.printed.connect(
        lambda name: front.announcer.say("paper", tr("Передано на друк: {name}", name=name), kind="ok")
    )
    front.queue.left.connect(lambda: front.show("receipts"))
    front.prints.opened.connect(lambda: front.show("prints"))
    front.prints.left.connect(front.home)
    front.shift.close_requested.connect(lambda: front.show("close_shift"))
    front.shift.cash_requested.connect(lambda output: front.cash_move.open(output=output))
    front.shift.sale_requested.connect(front.home)
    front.close_shift.cancelled.connect(lambda: front.show("shift"))
    front.close_shift.finished.connect(lambda: front.show("open_shift"))
    front.shift.held_requested.connect(lambda: front.show("held"))
    front.shift.handed_requested.connect(lambda: front.show("handed"))
    front.shift.printer_requested.connect(front.prints.show)
    front.shift.queue_requested.connect(lambda: front.show("queue"))
    front.shift.printed.connect(lambda: front.announcer.say("x", tr("X-звіт передано на друк"), kind="ok"))
    front.shift.details_requested.connect(front.totals.open)
    front.open_shift.past_requested.connect(front.totals.open)
    front.totals.paper_requested.connect(front.paper.report)
    front.totals.printed.connect(lambda: front.announcer.say("x", tr("Звіт передано на друк"), kind="ok"))
    front.reports.refused.connect(front.home)
    front.reports.z.printed.connect(lambda: front.announcer.say("z", tr("Копію Z-звіту передано на друк"), kind="ok"))
    front.reports.z.saved.connect(
        lambda name: front.announcer.say("export", tr("Збережено: {name}", name=name), kind="ok")
    )
    front.cash_move.done.connect(lambda _: front.shift.enter())
    front.held.held.connect(front.home)
    front.held.resumed.connect(front.home)
    front.held.left.connect(front.home)
    front.settings.look_changed.connect(front.redress)
    front.settings.changed.connect(lambda: front.pictures.switch(front.till.settings.tile_pictures))
    front.settings.copy.saved.connect(
        lambda path: front.announcer.say("copy", tr("Параметри збережено у файл"), path, kind="ok")
    )
    front.settings.copy.taken.connect(lambda count: _tell_taken(front, count))
    front.settings.devices.drawer_requested.connect(front.drawer.open)
    front.settings.devices.settle_requested.connect(front.bank.open)
    front.shift.bank_requested.connect(front.bank.open)
    front.bank.settled.connect(front.shift.enter)
    front.settings.devices.display_requested.connect(front.buyer.show_trial)
    front.settings.volume_changed.connect(front.announcer.set_volume)
    front.settings.sound_requested.connect(front.announcer.sound)
    front.settings.audit_requested.connect(front.audit.request)
    front.audit.opened.connect(lambda: front.show("audit"))
    front.audit.left.connect(lambda: front.show("settings"))
    front.settings.sign_in_requested.connect(front.sign_in_again)
    for presenter in (
        front.sale,
        front.payment,
        front.done,
        front.journal,
        front.queue,
        front.prints,
        front.held,
        front.handed,
        front.settings,
        front.audit,
        front.reports,
    ):
        presenter.failed.connect(front.announcer.error)


def enter(front: Front, page: str) -> None:
    """The page comes to the front: it brings itself up to date."""
    entering: dict[str, Callable[[], object]] = {
        "login": front.login.enter,
        "first_start": front.first_start.enter,
        "open_shift": front.open_shift.enter,
        "sale": front.sale.load,
        "shift": front.shift.enter,
        "close_shift": front.close_shift.enter,
        "receipts": front.journal.open,
        "reports": front.reports.enter,
        "held": front.held.enter,
        "handed": front.handed.enter,
        "settings": front.settings.enter,
        "queue": front.queue.open,
        "prints": front.prints.open,
        "loose": front.loose.load,
        "audit": front.audit.enter,
        "diagnosis": front.diagnosis.enter,
    }
    entering.get(page, lambda: None)()


def leave(front: Front, page: str) -> None:
    """Another page comes to the front: what nobody looks at rests."""
    leaving: dict[str, Callable[[], object]] = {
        "login": front.login.leave,
        "first_start": front.first_start.leave,
        "sale": front.announcer.left_sale,
        "receipts": front.journal.close,
        "reports": front.reports.leave,
        "held": front.held.leave,
        "handed": front.handed.leave,
        "settings": front.settings.leave,
        "queue": front.queue.close,
        "prints": front.prints.close,
        "done": front.buyer.gone_on,
        "audit": front.audit.leave,
    }
    leaving.get(page, lambda: None)()


def _tell_taken(front: Front, count: int) -> None:
    if count:
        title = tr("Взято з файла: {settings}", settings=plural(count, "%n параметр"))
        front.announcer.say("copy", title, tr("Усе діятиме напевно після нового запуску каси"), kind="ok")
    else:
        front.announcer.say("copy", tr("Каса вже така, як у файлі"), tr("Нічого не змінено"))


def _tell_changes(front: Front, lines: int) -> None:
    """Said where the receipt is in sight; elsewhere the lines wait with it."""
    if not lines or front.page == "sale":
        front.announcer.goods_changed(lines, front.sale.show_change)


def _ask_stamps(front: Front, error: Exception) -> None:
    """A bottle that came in while the money was being counted: the money waits for its stamps, not for a search."""
    if isinstance(error, RuleBroken) and error.rule == "stamps_lacking":
        front.sale.pay()

"""Refunds and where they come from: the journal, a scanned slip, the quick row; and where they lead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document, JournalEntry
from app.domain.scan import readings
from app.errors import RuleBroken
from app.services.elsewhere import MARK
from app.services.goods_back import GoodsBack
from printing.codes import qr_modules
from printing.receipt_slip import fiscal_link
from ui.announcer import Announcer
from ui.formats import sum_text
from ui.i18n import tr
from ui.presenters.journal import JournalPresenter
from ui.presenters.refund import RefundPresenter
from ui.tasks import Tasks
from ui.till import Till

#: Where a cashier is who waits for a refund to be recorded: on its page, or where the card is given its money.
_WHILE_RECORDED = ("refund", "charge")
#: Pages a receipt's code leads away from: nothing is being counted there.
LEAVES_FOR_A_RECEIPT = ("sale", "done", "receipts", "refund", "held", "handed", "queue", "settings", "shift")


class Returns(QObject):
    """Signals: `done` carries the recorded `Document` of a refund; `link_ready` a fiscal number and its QR modules;
    `payments_told` what the server knows of a receipt's payments (a list of `Told`)."""

    done = Signal(object)
    link_ready = Signal(str, object)
    payments_told = Signal(object)

    def __init__(
        self,
        till: Till,
        journal: JournalPresenter,
        announcer: Announcer,
        tasks: Tasks,
        show: Callable[[str], None],
        page: Callable[[], str],
    ) -> None:
        super().__init__()
        self._page = page
        self._asked_on = ""
        self._till = till
        self._journal = journal
        self._announcer = announcer
        self._tasks = tasks
        self._show = show
        goods = GoodsBack(till.station, till.stores.catalog, till.clock)
        self.presenter = RefundPresenter(till.refund, goods, till.sale.finder, till.cash, tasks)
        self.presenter.begun.connect(self._begun)
        self.presenter.left.connect(partial(show, "receipts"))
        self.presenter.failed.connect(announcer.error)
        self.presenter.added.connect(partial(announcer.sound, "scan"))
        self.presenter.done.connect(self._done)
        journal.refund_requested.connect(self.begin)
        journal.goods_refund_requested.connect(self._begin_goods)
        journal.link_requested.connect(self._show_link)
        journal.payments_requested.connect(self._show_payments)

    def begin(self, document_id: str) -> None:
        """A sale is to be brought back: its page comes up, where the cashier has not gone on to something else."""
        self._asked_on = self._page()
        self.presenter.begin(document_id)

    def scanned(self, page: str, code: str) -> bool:
        """Takes the code of a slip, wherever it is scanned, and goods on the page of refunds. False: not for here."""
        mark = next((one for one in readings(code) if MARK.match(one)), None)
        if mark is not None and page in LEAVES_FOR_A_RECEIPT:
            self._tasks.queue("returns.find", partial(self._open, mark, page), self._announcer.error)
            return True
        if page == "refund":
            self.presenter.scanned(code)
            return True
        return False

    def _begin_goods(self) -> None:
        self._asked_on = self._page()
        self.presenter.begin_goods()

    def _begun(self) -> None:
        sale = self.presenter.state.entry
        said = tr("Повернення готове")
        about = tr("Чек №{number}", number=sale.document.number) if sale is not None else ""
        self._bring((self._asked_on,), "refund_ready", said, about, partial(self._show, "refund"))

    def _bring(self, pages: Collection[str], key: str, said: str, about: str, show: Callable[[], None]) -> None:
        """Shows what was asked for. Who did not wait for a slow server, and serves the next customer, is told instead:
        no page goes away from under a hand."""
        if self._page() in pages:
            show()
        else:
            self._announcer.ready(key, said, about, show)

    async def _open(self, mark: str, page: str) -> None:
        entry = await self._till.journal.by_code(mark)
        if entry is None:
            raise RuleBroken("refund_unknown", code=mark)
        self._announcer.sound("scan")
        number = entry.document.number
        self._bring(
            (page,), "receipt_found", tr("Чек №{number} знайдено", number=number), "", partial(self._open_at, entry)
        )

    def _open_at(self, entry: JournalEntry) -> None:
        self._journal.show_receipt(entry)
        self._show("receipts")

    def _done(self, document: Document) -> None:
        self._announcer.sound("paid")
        said = tr("Повернення №{number} на {total} записано", number=document.number, total=sum_text(document.payable))
        about = tr("Віддайте гроші, якщо ще не віддали")
        self._bring(_WHILE_RECORDED, "refund_recorded", said, about, partial(self._end, document))
        self._tasks.queue("returns.announced", partial(self._till.journal.announced, document.id))

    def _end(self, document: Document) -> None:
        self._show("receipts")
        self._journal.show_document(document.id)
        self.done.emit(document)

    def _show_payments(self, entry: JournalEntry) -> None:
        async def ask() -> None:
            self.payments_told.emit(await self._till.server_payments.look(entry.document.payments))

        self._tasks.start("returns.payments", ask, self._announcer.error)

    def _show_link(self, entry: JournalEntry) -> None:
        async def make() -> None:
            number = entry.delivery.fiscal_number or ""
            link = fiscal_link(entry.document, entry.delivery, entry.delivery.registrar or "")
            # The library takes 45 ms to load.
            self.link_ready.emit(number, await asyncio.to_thread(qr_modules, link))

        self._tasks.start("returns.link", make, self._announcer.error)

"""Where the cashier is and what leads where: pages, dialogs and the presenters behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document, DocumentKind
from app.domain.printjob import PrintJob
from app.settings import Settings
from ui import i18n
from ui.announcer import Announcer
from ui.card_routes import CardRoutes
from ui.choices import TRAINER, printer_of
from ui.device_news import DeviceNews
from ui.diagnosis import Diagnosis
from ui.flight import FlightRecorder
from ui.handed_news import HandedNews
from ui.i18n import tr
from ui.keymap import keymap
from ui.link_news import LinkNews
from ui.lock import Lock
from ui.look import dress
from ui.main_window import MainWindow
from ui.paper_desk import PaperDesk
from ui.paper_news import PaperNews
from ui.pictures import PictureShelf
from ui.presenters.audit import AuditPresenter
from ui.presenters.bank_reports import BankReportsPresenter
from ui.presenters.buyer import BuyerPresenter
from ui.presenters.cash_move import CashMovePresenter
from ui.presenters.charge import ChargePresenter
from ui.presenters.check import CheckPresenter
from ui.presenters.close_shift import CloseShiftPresenter
from ui.presenters.diagnosis import DiagnosisPresenter
from ui.presenters.done import DonePresenter
from ui.presenters.drawer import DrawerPresenter
from ui.presenters.export import ExportPresenter
from ui.presenters.first_start import FirstStartPresenter
from ui.presenters.guide import GuidePresenter
from ui.presenters.handed import HandedPresenter
from ui.presenters.held import HeldPresenter
from ui.presenters.journal import JournalPresenter
from ui.presenters.login import LoginPresenter
from ui.presenters.loose_cards import LooseCardsPresenter
from ui.presenters.open_shift import OpenShiftPresenter
from ui.presenters.override import OverridePresenter
from ui.presenters.payment import PaymentPresenter
from ui.presenters.practice import PracticePresenter
from ui.presenters.print_queue import PrintQueuePresenter
from ui.presenters.queue import QueuePresenter
from ui.presenters.reports import reports_of
from ui.presenters.sale import SalePresenter
from ui.presenters.settings import SettingsPresenter
from ui.presenters.shift import ShiftPresenter
from ui.presenters.sign_in_facts import SignInFacts
from ui.presenters.stamps import StampsPresenter
from ui.presenters.status import Network, StatusPresenter, network_now
from ui.presenters.support import SupportPresenter
from ui.presenters.totals import TotalsPresenter
from ui.presenters.training import TrainingPresenter
from ui.returns import Returns
from ui.routes import enter, lead, leave
from ui.safe_news import SafeNews
from ui.shift_news import ShiftNews
from ui.slip_news import SlipNews
from ui.store_news import StoreNews
from ui.support import Support
from ui.tasks import Tasks
from ui.till import Till

#: Pages nobody has to be signed in for.
OPEN_TO_ALL = ("first_start", "login", "diagnosis")
#: Pages of the rail that need an open shift.
NEED_SHIFT = ("sale", "shift", "refund")
#: Pages a scan leads back from.
LEAVES_FOR_A_SCAN = ("receipts", "held", "handed", "queue", "prints", "reports", "settings", "audit")


class Front(QObject):
    """Made once. Screens come and go (`ui.pages` builds them anew when the look changes); what they show is here.

    `page_changed` names the page to be in front; `look_changing` lets screens go that `look_changed` asks for anew;
    `display_requested` puts the buyer's display away or brings it back. `leave_requested` is a person's wish to close
    the till, which a kiosk grants or not; `quit_requested` ends it.
    """

    page_changed = Signal(str)
    look_changing = Signal()
    look_changed = Signal()
    leave_requested = Signal()
    quit_requested = Signal()
    display_requested = Signal()

    def __init__(self, till: Till, window: MainWindow, announcer: Announcer, tasks: Tasks, known: SignInFacts) -> None:
        super().__init__(window)
        self.till = till
        self.tasks = tasks
        self.announcer = announcer
        self._window = window
        self.toasts = window.toasts
        training = known if till.settings.training else None
        self.status = StatusPresenter(
            till.station,
            till.pump,
            till.clock,
            network_now(signed_out=self.sign_in_missing, online=till.server.was_online),
        )
        self.login = LoginPresenter(till.login, till.station, tasks, till.clock, known.pins if training else ())
        given = (till.login, till.station, tasks, till.clock, known, training)
        self.first_start = FirstStartPresenter(*given, lambda: till.server.remembers or till.settings.training)
        self.open_shift = OpenShiftPresenter(till.shift, till.station, tasks, till.clock)
        self.sale = SalePresenter(
            till.sale, till.shelving, till.station, till.recorder, till.excise, till.changed_goods, tasks
        )
        self.pictures = PictureShelf(till.pictures)
        self.stamps = StampsPresenter(till.excise, till.sale, tasks)
        self.cards = ChargePresenter(till.cards, till.payment, till.sale, till.held, till.station, till.clock, tasks)
        till.refund.cards = self.cards
        self.loose = LooseCardsPresenter(till.cards, self.cards, tasks)
        self.payment = PaymentPresenter(till.payment, till.sale, till.recorder, tasks, self.cards)
        self.buyer = BuyerPresenter(till.sale, self.payment, till.station, lambda: till.settings, till.clock)
        self.done = DonePresenter(
            till.journal,
            till.sale,
            till.station,
            till.printers.spooler,
            self.status,
            till.printers.slips.picture,
            lambda: printer_name(printer_of(till.settings)),
            till.clock,
            tasks,
        )
        self.journal = JournalPresenter(till.journal, till.station, till.clock, tasks)
        self.reports = reports_of(till, till.printers.slips, tasks)
        self.returns = Returns(till, self.journal, announcer, tasks, self.show, lambda: self.page)
        self.queue = QueuePresenter(
            till.journal,
            self.status,
            till.pump.go,
            till.pump.resend,
            till.reconciler.settle,
            lambda: till.pump.ids,
            CheckPresenter(till.reconciler, till.journal, tasks),
            tasks,
        )
        self.prints = PrintQueuePresenter(
            till.printers.spooler, till.stores.print_jobs, till.journal, self.status, till.clock, tasks
        )
        self.bank = BankReportsPresenter(till.bank_desk, till.bank.status, till.station, till.clock, tasks)
        self.shift = ShiftPresenter(
            till.shift, till.reports, till.station, tasks, till.clock, self.bank, till.shift_watch
        )
        self.close_shift = CloseShiftPresenter(
            till.shift, till.reports, till.station, CheckPresenter(till.reconciler, till.journal, tasks), tasks
        )
        self.totals = TotalsPresenter(till.reports, till.clock, tasks)
        self.cash_move = CashMovePresenter(till.cash, till.station, tasks)
        self.drawer = DrawerPresenter(till.printers.open_drawer, tasks)
        self.override = OverridePresenter(till.override, till.station, tasks)
        tasks.ask_senior = self.override.ask
        self.held = HeldPresenter(till.held, till.sale, till.station, till.login.cashiers, till.clock, tasks)
        till.pump.moved.connect(lambda _: self.held.delivered())
        aside = till.aside
        self.handed = HandedPresenter(
            aside.handover,
            aside.withdrawal,
            aside.held,
            till.payment,
            till.sale,
            till.station,
            till.journal.reprint,
            tasks,
        )
        till.pump.moved.connect(lambda _: self.handed.delivered())
        self._handed = HandedNews(self.handed, till.held.deferral, announcer)
        self.settings = SettingsPresenter(till, tasks)
        self.audit = AuditPresenter(till.audit_desk, till.clock, tasks)
        self.training = TrainingPresenter(
            lambda: till.settings,
            till.station,
            lambda: len(till.sale.receipt.items),
            lambda: self.status.status.counts,
            tasks,
        )
        self.recorder = FlightRecorder(till.clock)
        self.diagnosis = DiagnosisPresenter(Diagnosis(till, lambda: self.settings.devices.display), tasks)
        self._support = Support(till, self.recorder, lambda: self.diagnosis.results)
        self.support = SupportPresenter(self._support.write, till.clock, tasks)
        self.practice: PracticePresenter | None = None
        self.guide: GuidePresenter | None = None
        if training:
            self.practice, self.guide = self._make_lessons()
        self.scale = self.settings.devices.scale
        self._slips = SlipNews(till, announcer, tasks, self._shows)
        self._store = StoreNews(till, window, announcer, tasks, self._kept_after_all, self.quit_requested.emit)
        #: The slip of whatever is in front, to look at.
        self.paper = PaperDesk(till, tasks, announcer.error)
        self.page = ""
        self._restored = False
        self._return_to = "sale"
        self._lock = Lock(self, window)
        lead(self)
        self._hear()
        self._card_routes = CardRoutes(self)
        self._link = LinkNews(self)
        self._shift_news = ShiftNews(till.shift_watch, till.station, self.toasts, self.show)
        self._paper = PaperNews(till.printers.spooler, self.prints, till.station, self.toasts)
        self._safe = SafeNews(self)
        self._devices = DeviceNews(till.scanner, self.scale, self.settings.devices.bank, announcer)

    def _make_lessons(self) -> tuple[PracticePresenter, GuidePresenter]:
        till, printers = self.till, self.till.printers
        practice = PracticePresenter(
            till.training,
            printers.trainer,
            printers.spooler.changed,
            printers.profile,
            till.server.check,
            printers.look,
            till.shift_watch.look,
            lambda: till.station.place.terminal_id if till.station.place else None,
            self.tasks,
        )
        return practice, GuidePresenter(till.stores.meta, lambda: till.sale.receipt, self.tasks)

    @property
    def exports(self) -> tuple[ExportPresenter, ...]:
        """All tables that can leave the till by a file."""
        return (self.journal.export, self.totals.export, self.audit.export, *self.reports.exports)

    # ------------------------------------------------------------------ where one is

    def begin(self) -> None:
        """The first page after the start."""
        self.status.start()
        # The printer may have been looked at before there was anybody to tell.
        self.status.set_printer(self.till.printers.state)
        self.show("login" if self.till.station.place is not None else "first_start")
        self.held.load()
        self.handed.load()
        self._link.begin()
        self._store.begin()
        self._safe.tell()
        if keymap.wrong:
            self.announcer.keys_wrong(keymap.wrong)
        if wrong := self.till.station.rules.rights.wrong:
            self.announcer.rights_wrong(wrong)
        self.tasks.queue("front.unseen", self._tell_unseen)
        self.tasks.queue("front.cut_off", self._slips.tell_cut_off)

    def show(self, page: str) -> None:
        """Goes to a page; without a cashier or a shift to what has to come first."""
        if page not in OPEN_TO_ALL:
            if self.till.station.cashier is None:
                # A sale recorded as the till locked itself: its change is shown to whoever comes back.
                self._return_to = "done" if page == "done" else self._return_to
                page = "login"
            elif self.till.station.shift is None and page in NEED_SHIFT:
                page = "open_shift"
        leave(self, self.page)
        self.page = page
        enter(self, page)
        self.page_changed.emit(page)

    def lock(self) -> None:
        """The cashier steps away: everything stays as it is behind the sign-in."""
        self._lock.lock()

    def busy_hands(self) -> None:
        """Somebody touched the till: the automatic lock begins to count anew."""
        self._lock.touched()

    def home(self) -> None:
        self.show("sale")

    def redress(self, settings: Settings) -> None:
        """The look was changed: the window, then every screen, takes it on."""
        self.look_changing.emit()
        dress(self._window, settings)
        self.look_changed.emit()

    def other_language(self) -> None:
        """Ukrainian ↔ English, from the sign-in screen."""
        self.settings.set("lang", "en" if i18n.language() == "uk" else "uk")

    def sign_in_again(self) -> None:
        """Phone and password once more: the server's session ended."""
        self.show("first_start")

    def show_link(self) -> None:
        """The network sign was tapped: sign in where the server asks for it, else what still has to be sent; where
        nothing is and the line is gone, what is wrong with it."""
        status = self.status.status
        if status.network is Network.SIGNED_OUT:
            self.sign_in_again()
        elif status.network is Network.OFFLINE and not status.waiting and not status.troubled:
            self.diagnosis.open()
        else:
            self.show("queue")

    @property
    def sign_in_missing(self) -> bool:
        """The till stands at its place and nobody is signed in to the server: documents stay here until somebody is."""
        return self.till.station.place is not None and self.till.server.signed_out

    def scanned(self, code: str, into_sale: Callable[[str], None]) -> None:
        """A scan belongs to the sale: it begins a new receipt from the page of the one just paid, and leads back from
        pages where nothing is being counted. Where it cannot be taken, the cashier is told which code it was."""
        if self.page == "settings" and self.settings.scanned(code):
            return
        if self.returns.scanned(self.page, code):
            return
        if self.page == "done":
            self.done.finish()
        elif self.page in LEAVES_FOR_A_SCAN:
            self.home()
        if self.page in ("sale", "payment"):
            into_sale(code)
        else:
            self.announcer.not_taken(code)

    # ------------------------------------------------------------------ inside

    def _hear(self) -> None:
        """What the till itself tells, whatever page is in front."""
        self.login.signed_in.connect(self._signed_in)
        self.payment.paid.connect(self._paid)
        self.done.journal_requested.connect(self._show_document)
        self.tasks.failed.connect(lambda _, error: self.announcer.error(error))
        self.till.station.changed.connect(lambda part: self.look_changed.emit() if part == "place" else None)
        self.till.printers.changed.connect(self.status.set_printer)

    def _signed_in(self) -> None:
        page, self._return_to = self._return_to, "sale"
        self._lock.open(page)
        if self._restored:
            # Told at the start too, when perhaps nobody stood there.
            self._restored = False
            self._tell_restored()

    def _paid(self, document: Document) -> None:
        self.announcer.sound("paid")
        self.done.show(document)

    def _kept_after_all(self, document: Document) -> None:
        """Its commit had failed, and yet it is in the journal: what the cashier sees goes by that."""
        if document.kind is DocumentKind.SALE:
            self._paid(document)
        elif document.kind.deferred:
            self.show("handed" if document.kind is DocumentKind.HANDED else "held")
        else:
            self.show("shift")

    def _show_document(self, document_id: str) -> None:
        self.show("receipts")
        self.journal.show_document(document_id)

    def _shows(self, job: PrintJob) -> bool:
        """Whether the page in front tells itself what becomes of a slip."""
        done = self.done.state
        return self.page == "done" and done is not None and job.document_id == done.document.id

    async def _tell_unseen(self) -> None:
        for document in await self.till.journal.unannounced():
            handed = document.kind is DocumentKind.HANDED
            show = partial(self.show, "handed") if handed else partial(self._show_document, document.id)
            self.announcer.unseen(document, show)
            await self.till.journal.announced(document.id)
        if self.till.sale.receipt.items:
            self._tell_restored()
            self._restored = self.till.station.cashier is None

    def _tell_restored(self) -> None:
        self.announcer.restored(len(self.till.sale.receipt.items), self.till.sale.receipt.taken)


def printer_name(uri: str) -> str:
    """What people read of a printer's address: "" when there is none, a file's name without its folders."""
    if uri in ("none", TRAINER):
        return "" if uri == "none" else tr("Навчальний принтер")
    return uri.replace("\\", "/").rsplit("/", 1)[-1] if uri.startswith("file:") else uri.removeprefix("windows:")

"""One run of the till: from the painted window to the last commit."""

from __future__ import annotations

import asyncio
import importlib
import logging

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

from app.clock import Clock, SystemClock
from app.errors import StoreFault
from app.settings import Settings
from ui import training
from ui.announcer import Announcer
from ui.awake import Awake, screen_here
from ui.buyer_window import BuyerDisplay
from ui.collector import forget_sources
from ui.commands import Commands
from ui.display_words import display_text
from ui.front import Front
from ui.i18n import tr
from ui.kiosk import Kiosk
from ui.kiosk_keys import keys_here
from ui.main_window import MainWindow
from ui.mending import MENDABLE, Answer, Mending
from ui.messages import message
from ui.mishaps import Mishaps
from ui.pages import Pages
from ui.presenters.sign_in_facts import SignInFacts
from ui.scanner import Scanner
from ui.shutdown import Shutdown
from ui.sounds import Sounds
from ui.starting import Starting
from ui.tasks import Tasks
from ui.till import Till
from ui.typing_aid import TypingAid

log = logging.getLogger(__name__)

#: Exit codes (ARCHITECTURE.md): the store cannot be opened; anything else that keeps the till from starting.
NO_STORE, BROKEN = 4, 1
#: Nothing is waited for longer than this when the window closes (seconds).
PATIENCE = 5.0
HANDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)

#: What `ui.work` stands on, in its own order: all at once would hold the sign-in page for a quarter of a second.
WORK_PIECES = (
    "ui.line_sheets",
    "ui.refund_sheets",
    "ui.screens.audit",
    "ui.screens.charge",
    "ui.screens.close_shift",
    "ui.screens.diagnosis",
    "ui.screens.done",
    "ui.screens.doubt",
    "ui.screens.handed",
    "ui.screens.held",
    "ui.screens.journal",
    "ui.screens.loose_cards",
    "ui.screens.open_shift",
    "ui.screens.payment",
    "ui.screens.print_queue",
    "ui.screens.queue",
    "ui.screens.refund",
    "ui.screens.reports",
    "ui.screens.sale",
    "ui.screens.settings",
    "ui.screens.shift",
    "ui.sheets",
)


class Session(QObject):
    """Opens the till behind the window, puts the pages in, and ends everything in order when the window closes."""

    def __init__(self, app: QApplication, window: MainWindow, settings: Settings, clock: Clock | None = None) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._settings = settings
        self._clock = clock or SystemClock()
        self._closing = asyncio.Event()
        self.tasks = Tasks(self)
        self.till: Till | None = None
        self.front: Front | None = None
        self._mishaps: Mishaps | None = None
        self.pages: Pages | None = None
        self.display: BuyerDisplay | None = None
        self.awake: Awake | None = None
        self.kiosk: Kiosk | None = None
        #: The mode to begin again in when this run has ended: True for training; None to end for good.
        self.again: bool | None = None
        self._shutdown = Shutdown(app, self)
        self._shutdown.asked.connect(self._closing.set)
        window.close_requested.connect(self._leave)

    async def run(self) -> int:
        """Until the window is closed or the computer shuts down; gives the exit code."""
        self._shutdown.listen()
        try:
            return await self._run()
        finally:
            self._shutdown.deafen()

    async def _run(self) -> int:
        try:
            opened = await self._open()
            if opened is None:
                self._window.close_for_good()
                return NO_STORE
            self.till = opened
            if self._settings.training:  # the facts of its server stand on the sign-in page
                await self.till.start()
            pages = await self._begin(self.till)
            await self._read_work()
            forget_sources()
            pages.make_ahead()
            if not self._settings.training:
                await self.till.start()
        except Exception as error:
            return await self._cannot_start(error)
        await self._closing.wait()
        await self._end(self.till)
        return 0

    async def _read_work(self) -> None:
        """On this thread, with room for whoever signs in after each piece: classes of Qt made on another thread while
        this one paints ended the program, once in some thirty starts."""
        for piece in (*WORK_PIECES, "ui.work"):
            importlib.import_module(piece)
            await asyncio.sleep(0)

    async def _open(self) -> Till | None:
        """The till, once the journal opens, by itself or after what a person agreed to; None when they close it.

        Raises `StoreFault` where no other try helps.
        """
        mending = Mending(self._window, self._settings, self._clock, self._closing)
        while True:
            try:
                return await Till.open(self._settings, self._clock)
            except StoreFault as fault:
                if fault.kind not in MENDABLE:
                    raise
                if await mending.offer(fault) is Answer.CLOSE:
                    return None

    async def _begin(self, till: Till) -> Pages:
        announcer = Announcer(self._window, Sounds(self._settings.volume))
        self._mishaps = Mishaps(announcer, till.clock)
        self.front = Front(till, self._window, announcer, self.tasks, await self._known(till))
        self.pages = Pages(self.front, self._window)
        self.front.quit_requested.connect(self._closing.set)
        self.front.leave_requested.connect(self._leave)
        self.front.training.switched.connect(self._switch)
        commands = Commands(self.front, self._window, self.pages)
        Scanner(self._app, command=commands.pressed).scanned.connect(self.pages.scanned)
        till.scanner.scanned.connect(self._port_scanned)
        TypingAid(self._app, self._window, lambda: till.settings.screen_keyboard)
        self._app.installEventFilter(self)
        self._hints = self._app.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self.front.begin()
        self.display = BuyerDisplay(self._app, self._window, self.front.buyer, self._settings.buyer_display)
        self.front.settings.display_changed.connect(self.display.set_mode)
        self.front.display_requested.connect(self._toggle_display)
        self.display.changed.connect(self._tell_display)
        self._tell_display()
        self.kiosk = Kiosk(self._app, self._window, self.front, keys_here(self._window))
        self.kiosk.begin()
        self.awake = Awake(till.station, screen_here(self._window))
        self.awake.begin()
        return self.pages

    def _leave(self) -> None:
        """A person would close the till. Before its first page, and when it cannot start, nobody is asked."""
        if self.kiosk is None or self.pages is None:
            self._closing.set()
        else:
            self.pages.need_dialogs()
            self.kiosk.ask(self._closing.set)

    def _switch(self, training: bool) -> None:
        """To training and back; out of a kiosk, as that one's training is none."""
        assert self.kiosk is not None

        def begin_again() -> None:
            self.again = training
            self._closing.set()

        self.kiosk.ask(begin_again)

    def _system_changed(self) -> None:
        """The system went over to dark or light: «як у системі» goes with it."""
        if self.front is not None and self.till is not None and self.till.settings.theme == "system":
            self.front.redress(self.till.settings)

    def _tell_display(self) -> None:
        assert self.front is not None
        assert self.display is not None
        self.front.settings.devices.set_display(self.display.news)

    def _toggle_display(self) -> None:
        """«Дисплей»: away or back, and where it is now."""
        assert self.front is not None
        assert self.display is not None
        self.display.toggle()
        self.front.announcer.say("buyer_display", tr("Дисплей покупця"), display_text(self.display.news))

    def _port_scanned(self, code: str) -> None:
        """A scanner on a COM port presses no keys: that somebody is here is told by its code."""
        assert self.front is not None
        assert self.pages is not None
        self.front.busy_hands()
        self.pages.scanned(code)

    async def _known(self, till: Till) -> SignInFacts:
        """What the first sign-in can be filled with."""
        if (sandbox := till.training.sandbox) is not None:
            return SignInFacts(sandbox.url, training.KEY, training.PHONE, training.PASSWORD, training.PINS)
        address, key = await till.server.known()
        return SignInFacts(self._settings.server or address, self._settings.api_key or key)

    async def _end(self, till: Till) -> None:
        """Everything kept already; what is on its way is looked up at the next start."""
        if self.awake is not None:
            self.awake.end()
        if self.kiosk is not None:
            self.kiosk.end()
        if self.front is not None:
            self.front.status.end()
        if self._mishaps is not None:
            self._mishaps.end()
        if self.display is not None:
            self.display.close()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.tasks.cancel()
                await till.close()
        except TimeoutError:
            log.error("the till did not end in %s s", PATIENCE)
        self._window.close_for_good()

    async def _cannot_start(self, error: Exception) -> int:
        """Says why, in the window, until a person closes it. Nothing was changed that was there before."""
        said = message(error)
        log.error("the till cannot start: %s", type(error).__name__, exc_info=error)
        page = self._window.page("starting")
        assert isinstance(page, Starting)
        page.cannot(said.title, said.detail)
        self._window.show_page("starting")
        if self.kiosk is not None:
            self.kiosk.end()
            self.kiosk = None
        await self._closing.wait()
        if self.till is not None:
            await self._end(self.till)
        self._window.close_for_good()
        return NO_STORE if isinstance(error, StoreFault) else BROKEN

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the window passes here: asking its class is three times cheaper than asking its type.
        if isinstance(event, QInputEvent) and event.type() in HANDS and self.front is not None:
            self.front.busy_hands()
        return False

"""A till to measure: the real window on a real disk. What is measured ends with the event or paint it waits for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.bench_clock import Finish, Frames, Heartbeat, heard
from helpers.bench_goods import Goods, fill
from helpers.bench_server import ReplayedServer, SandboxProcess
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app import paths, secrets
from app.domain.product import Product
from app.settings import Settings
from app.store.stores import Stores
from ui import i18n, wiring
from ui.front import Front
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.screens.sale import SaleScreen
from ui.session import Session
from ui.till import Till
from ui.widgets.ring import FocusRing

if TYPE_CHECKING:
    from helpers.qloop import Loop

KEY, PHONE, PASSWORD, PIN = "sandbox", "380960000006", "123456789", "1111"


class Burst(Enum):
    """How many scans come in one burst."""

    QUICK = "at 100 a second"
    PORT = "from a port at once"
    KEYS = "keyed at once"


@dataclass
class BenchTill:
    """The whole till on a folder, one at a time. Everything is asked of presenters and services, as by screens."""

    loop: Loop
    app: QApplication
    window: MainWindow
    session: Session
    task: asyncio.Task[int]
    filters: set[QObject] = field(default_factory=set)
    _moment: int = 1000

    @classmethod
    def open(cls, loop: Loop, app: QApplication, folder: Path, **settings: Any) -> BenchTill:
        # Any goods are scanned: a question about age or a stamp would wait for somebody.
        unasked = {"ask_age": False, "excise_stamps": False}
        chosen = Settings(folder, sounds=False, size=(1366, 768), lock_after_minutes=0, **unasked, **settings)
        paths.prepare(chosen.home)
        app.setQuitOnLastWindowClosed(False)
        i18n.set_language("uk")
        before = _filters(app)
        window = wiring.open_window(app, chosen)
        collector = wiring.settle(app)
        session = Session(app, window, chosen)
        till = cls(loop, app, window, session, loop.start(session.run()))
        loop.until(lambda: session.front is not None and till.front.page, 30)
        till.filters = {collector, *(_filters(app) - before)}
        return till

    @property
    def front(self) -> Front:
        assert self.session.front is not None
        return self.session.front

    @property
    def inside(self) -> Till:
        return self.front.till

    @property
    def sale(self) -> SaleScreen:
        page = self.window.page("sale")
        assert isinstance(page, SaleScreen)
        return page

    def first_start(self, url: str) -> None:
        """To the server, then to its first shop's first terminal."""

        async def enter() -> None:
            login = self.inside.login
            shops = await login.first_sign_in(url, KEY, PHONE, PASSWORD)
            await login.choose(shops[0], shops[0].terminals[0])
            self.front.show("login")

        self.loop.run(enter())

    def begin_work(self, change: Decimal = Decimal(1250)) -> None:
        """The first cashier, an open shift, the sale page."""

        async def enter() -> None:
            people = await self.inside.login.cashiers()
            await self.inside.login.sign_in(people[0].id, PIN)
            if self.inside.station.shift is None:
                await self.inside.shift.open(change)
            self.front.show("sale")

        self.loop.run(enter())
        self.loop.until(lambda: self.front.sale.shelf.products, 10)

    def come_to_rest(self) -> None:
        """Until the pages made ahead are there: each stands in the way of what is measured for some tens of
        milliseconds, once in a till's day."""
        self.loop.until(lambda: self.at_rest, 60)

    @property
    def at_rest(self) -> bool:
        """Whether the pages made ahead are there."""
        pages = self.session.pages
        assert pages is not None
        return pages._missing.keys() <= {"first_start"}

    def sync(self, heart: Heartbeat, *, begun: bool = False, selling: bool = False) -> SyncFigures:
        """Waits for the end of the sync that has just begun, or wakes one; scans beside it when `selling`."""
        sync = self.inside.sync
        ended: list[float] = []
        seen: list[float] = []
        deaf = (
            sync.changed.connect(lambda _: ended.append(time.perf_counter())),
            sync.progress.connect(lambda _: seen.append(time.perf_counter())),
        )
        at, worked = time.perf_counter(), time.process_time()
        later, settled = Heartbeat(), False
        heart.start()
        if not begun:
            sync.wake()
        scans: list[float] = []

        async def go_on() -> None:
            nonlocal settled
            while not ended:
                if not settled and self.at_rest:
                    settled = True
                    later.start()
                if selling and self.front.sale.shelf.products:
                    product = self.front.sale.shelf.products[len(scans) % 60]
                    scans.append(await self.scan(product.barcode))
                await asyncio.sleep(0.1)

        self.loop.run(go_on())
        heart.stop()
        later.stop()
        for each in deaf:
            each()
        spent = time.process_time() - worked
        return SyncFigures(ended[0] - at, (seen or ended)[-1] - at, heart, later if settled else heart, scans, spent)

    async def scan(self, code: str) -> float:
        """A scanner's burst of keys; milliseconds from its Enter until its line is kept on disk and painted."""
        self._keys(code)
        QCoreApplication.sendPostedEvents(self.window.windowHandle())
        finish = Finish()
        painted = finish.on("painted")
        frames = Frames(self.sale.receipt.lines.view.viewport())
        kept = finish.on("kept")
        model = self.sale.receipt.lines.model
        with (
            heard(self.front.sale.added, kept),
            heard(model.rowsInserted, lambda: frames.next(painted)),
            heard(model.dataChanged, lambda: frames.next(painted)),
        ):
            took = await finish.after(lambda: self._keys("\r"))
        self._moment += 100
        frames.deleteLater()
        return took

    async def scan_all(self, codes: list[str], way: Burst) -> float:
        """Bursts of all these codes, faster than any scanner; milliseconds until the last one's line is kept."""
        finish = Finish()
        kept = finish.on("kept")
        left = len(codes)

        def one_less() -> None:
            nonlocal left
            left -= 1
            if not left:
                kept()

        with heard(self.front.sale.added, one_less):
            begun = time.perf_counter()
            for code in codes:
                if way is Burst.PORT:
                    asyncio.get_running_loop().call_soon(self.session._port_scanned, code)
                else:
                    self._burst(code)
                if way is Burst.QUICK:
                    await asyncio.sleep(0.01)
            await finish.after(lambda: None)
            return (time.perf_counter() - begun) * 1000

    async def found(self, text: str) -> float:
        """One more letter in the search field; milliseconds until what it finds is painted."""
        finish = Finish()
        painted = finish.on("painted")
        frames = Frames(self.sale.catalogue.tiles.view.viewport())
        with heard(self.front.sale.shelf_changed, lambda: frames.next(painted)):
            took = await finish.after(lambda: self.search_line.setText(text))
        frames.deleteLater()
        return took

    async def paid(self, prepare: Callable[[], object] = lambda: None) -> tuple[float, float]:
        """From the receipt to the next one; milliseconds from «Отримано» to the commit, and to «Сплачено» painted.
        `prepare` chooses another way to pay than cash."""
        await self._shown("payment", self.front.sale.pay)
        prepare()
        finish = Finish()
        committed: list[float] = []
        painted = finish.on("painted")
        if not self.window.has_page("done"):
            assert self.session.pages is not None
            self.session.pages._make("done")
        frames = Frames(self.window.page("done"))
        with (
            heard(self.front.payment.paid, lambda: committed.append(time.perf_counter())),
            heard(self.front.done.begun, lambda: frames.next(painted)),
        ):
            begun = time.perf_counter()
            took = await finish.after(self.front.payment.pay)
        frames.deleteLater()
        self.front.done.finish()
        return (committed[0] - begun) * 1000, took

    async def signed_in(self) -> float:
        """Locks the till; milliseconds from the last digit of a PIN to the sale page, painted with its goods."""
        self.front.lock()
        await self.session.tasks.drain()
        for digit in PIN[:-1]:
            self.front.login.press(digit)
        finish = Finish()
        painted = finish.on("painted")
        frames = Frames(self.sale.catalogue.tiles.view.viewport())
        with heard(self.front.sale.shelf_changed, lambda: frames.next(painted)):
            took = await finish.after(lambda: self.front.login.press(PIN[-1]))
        frames.deleteLater()
        return took

    async def _shown(self, page: str, act: Callable[[], object]) -> None:
        """Goes to a page and waits until it has been painted."""
        finish = Finish()
        painted = finish.on("painted")
        frames = Frames(self.window)
        with heard(self.front.page_changed, lambda: frames.next(painted)):
            await finish.after(act)
        frames.deleteLater()
        assert self.front.page == page

    @property
    def search_line(self) -> QLineEdit:
        return next(one for one in self.sale.findChildren(QLineEdit, "search"))

    def _burst(self, code: str) -> None:
        """All keys of a code stand in Qt's queue, as those of a quick scanner."""
        self._keys(f"{code}\r")
        self._moment += 100

    def _keys(self, keys: str) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        for letter in keys:
            self._moment += 3
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(self._moment)
                QCoreApplication.postEvent(handle, event)

    def products(self, count: int, skip: int = 0) -> list[Product]:
        found = self.loop.run(self.inside.stores.catalog.by_category(limit=count, offset=skip))
        return list(found)

    def close(self) -> None:
        self.loop.act(self.window.close)
        self.loop.until(self.task.done, 10)
        # Another till may be open beside this one: its scanner stays.
        for one in self.filters:
            self.app.removeEventFilter(one)
            one.deleteLater()
        self.window.deleteLater()
        self.loop.settle()


@dataclass
class SyncFigures:
    """One sync as the window felt it: seconds, and what could be done meanwhile (ms)."""

    seconds: float
    products_at: float
    heart: Heartbeat
    #: From when the pages made ahead were there: a first sync begins beside them.
    later: Heartbeat
    scans: list[float]
    #: Seconds all threads of the till worked: what is left of the time is the line's, or other programs'.
    worked: float

    def __str__(self) -> str:
        """One row."""
        return f"{self.seconds:6.2f} s (products {self.products_at:.2f}, {self.worked:.2f} of work); {self.heart}"


@dataclass
class Stocked:
    """A till with all of a server's goods, and how they came."""

    till: BenchTill
    server: SandboxProcess
    goods: int
    first: SyncFigures

    @classmethod
    def make(cls, loop: Loop, app: QApplication, seed: Path, folder: Path, goods: int, latency: float) -> Stocked:
        """Opens a till on an empty folder, signs it in and lets the goods come while the cashier sells the first.

        Another till has had them before, so that the server has their pages ready.
        """
        server = ReplayedServer(seed, goods)
        try:
            before = _signed_in(loop, app, folder / "before", server.url)
            before.sync(Heartbeat(), begun=True)
            before.close()
            server.answer_after(latency)
            till = _signed_in(loop, app, folder / "till", server.url)
            return cls(till, server, goods, till.sync(Heartbeat(), begun=True, selling=True))
        except BaseException:
            server.stop()
            raise

    @classmethod
    def filled(cls, loop: Loop, app: QApplication, seed: Path, folder: Path, count: int) -> Stocked:
        """A till without a network, so many goods written into its file."""
        server = SandboxProcess(seed, 10)
        try:
            till = _signed_in(loop, app, folder, server.url)
            first = till.sync(Heartbeat())
            till.close()
        finally:
            server.stop()

        async def write() -> None:
            stores = await Stores.open(folder)
            await fill(stores.catalog, Goods(seed, count))
            await stores.close()

        loop.run(write())
        till = BenchTill.open(loop, app, folder, printer=f"file:{folder / 'paper.bin'}")
        till.begin_work()
        till.come_to_rest()
        return cls(till, server, count, first)

    def copied_to(self, folder: Path) -> Path:
        """The till's folder as another process may open it, while this till goes on."""
        stores = self.till.inside.stores
        folder.mkdir(parents=True)
        for database in (stores.journal, stores.catalog_db):
            self.till.loop.run(database.backup(folder / database.path.name))
        return folder

    def close(self) -> None:
        self.till.close()
        self.server.stop()


def _signed_in(loop: Loop, app: QApplication, folder: Path, url: str) -> BenchTill:
    till = BenchTill.open(loop, app, folder, printer=f"file:{folder / 'paper.bin'}")
    till.first_start(url)
    till.begin_work()
    return till


def _filters(app: QApplication) -> set[QObject]:
    """What a till hangs on the application to see every key."""
    return {*app.findChildren(Scanner), *app.findChildren(FocusRing)}


def without_credentials(service: str) -> secrets.Vault:
    """Instead of the credential store: PINs can then be read by the next process on the same folder."""
    return secrets.MemoryVault()

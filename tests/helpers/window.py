"""The whole till as a person meets it: the real window over real files, sockets and printers, in Qt's own loop.

It is worked through `helpers.hands` and read by the names and texts a screen reader would find. Nothing is waited for
by the clock: `until` lets everything go on until something is so, and says what the screen showed when it never was.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from helpers.hands import Hands
from helpers.qloop import Loop
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app import paths, secrets
from app.clock import Clock
from app.domain.document import DocumentKind, JournalEntry
from app.domain.product import Product
from app.settings import Settings
from ui import i18n, wiring
from ui.front import Front
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.session import Session
from ui.till import Till
from ui.widgets.field import Field
from ui.widgets.ring import FocusRing
from ui.widgets.tiles import TileView
from ui.widgets.toast import Toast

KEY, PHONE, PASSWORD = "sandbox", "380960000006", "123456789"
SECONDS = 8.0
ENDS = 6.0


class CredentialStore(secrets.MemoryVault):
    """Stands for the system's credential store: what is in it is there at the next start."""

    persistent = True

    def copy(self) -> CredentialStore:
        """Another computer's store with the same in it."""
        made = CredentialStore()
        made._values = dict(self._values)
        return made


class TillWindow:
    """One till on one folder. It can be closed and opened again; `settings` holds from the next opening on."""

    def __init__(self, loop: Loop, app: QApplication, settings: Settings, clock: Clock | None = None) -> None:
        self.loop = loop
        self.settings = settings
        self.clock = clock
        self.store: secrets.Vault = CredentialStore()
        self._app = app
        self._window: MainWindow | None = None
        self._session: Session | None = None
        self._task: asyncio.Task[int] | None = None
        self._threads: set[threading.Thread] = set()
        #: Whether the whole catalogue has been read since the window opened.
        self.synced = False

    # ------------------------------------------------------------------ begin and end

    def open(self, **changes: Any) -> None:
        """Starts the till and waits for its first page."""
        assert self._task is None, "the till is open"
        self.settings = replace(self.settings, **changes)
        self.synced = False
        self._threads = set(threading.enumerate())
        paths.prepare(self.settings.home)
        # The loop outlives the window here: what ends with the last window is the program, not the test.
        self._app.setQuitOnLastWindowClosed(False)
        i18n.set_language(self.settings.lang)
        self._window = wiring.open_window(self._app, self.settings)
        self._window.activateWindow()
        self._session = Session(self._app, self._window, self.settings, self.clock)
        self.hands = Hands(self._window)
        self._task = self.loop.start(self._session.run())
        self.until(lambda: self.page != "starting" or self.sees("choice_close") or self.ended)
        self.until(lambda: self.window.isActiveWindow(), "an active window")
        if self.page != "starting":
            self.inside.sync.changed.connect(lambda _: setattr(self, "synced", True))

    def close(self) -> int:
        """Closes the window as a person does; gives the exit code. Fails when anything is left behind."""
        assert self._task is not None
        assert self._window is not None
        task, window = self._task, self._window
        if not task.done():
            # A widget shown before it has a place is a window of its own for a moment, and takes the keyboard with it.
            assert window.isActiveWindow() or not window.isVisible(), f"the window lost the keyboard; {self.shown()}"
            self.loop.act(window.close)
        self.loop.until(task.done, ENDS, lambda: "the till does not end")
        self._task = self._session = self._window = None
        for one in (*self._app.findChildren(Scanner), *self._app.findChildren(FocusRing)):
            self._app.removeEventFilter(one)
            one.deleteLater()
        window.deleteLater()
        self.loop.act(lambda: self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value))
        left = [one.get_name() for one in self.loop.tasks()]
        assert not left, f"still running: {left}"
        # The loop's own pool serves the next opening too, and a server may outlive the till; nothing else may.
        others = ("Dummy",) if self.settings.training else ("Dummy", "sandbox", "paper-roll")
        began = set(threading.enumerate()) - self._threads
        ending = [one for one in began if not one.name.startswith(others)]
        for one in ending:
            one.join(ENDS)
        lasting = {one.name for one in ending if one.is_alive()}
        assert not lasting, f"threads left behind: {lasting}"
        return task.result()

    def reopen(self, **changes: Any) -> None:
        """Closes it and opens it again on the same folder."""
        self.close()
        self.open(**changes)

    @property
    def is_open(self) -> bool:
        return self._task is not None

    @property
    def ended(self) -> bool:
        """Whether it has come to its end by itself."""
        return self._task is not None and self._task.done()

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def front(self) -> Front:
        assert self._session is not None
        assert self._session.front is not None
        return self._session.front

    @property
    def inside(self) -> Till:
        """The parts behind the window, for what no person could see."""
        return self.front.till

    # ------------------------------------------------------------------ hands

    def tap(self, name: str, *, twice: bool = False) -> None:
        """Touches the control of that name as soon as it can be touched."""
        touched = False

        def touch() -> None:
            nonlocal touched
            widget = self._control(name)
            # Screens are built anew behind one's back: what was here a moment ago may be another widget now.
            if widget is not None:
                touched = True
                self.hands.tap(widget, twice=twice)

        while not touched:
            self.until(lambda: self._control(name), f"to touch {name!r}")
            self.loop.act(touch)

    def tap_tile(self, title: str) -> None:
        """Touches the tile of the goods with that title."""
        view = self.window.findChildren(TileView)[0]

        def row() -> int:
            return next((n for n, tile in enumerate(view.model.tiles) if tile.product.title.startswith(title)), -1)

        self.until(lambda: row() >= 0, f"a tile of {title!r}")
        self.loop.act(lambda: self.hands.tap_row(view.view, row()))

    def type(self, text: str) -> None:
        self.loop.act(lambda: self.hands.type(text))

    def key(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        self.loop.act(lambda: self.hands.key(key, held=held))

    def enter(self) -> None:
        self.loop.act(self.hands.enter)

    def scan(self, code: str, end: str = "\r") -> None:
        self.loop.act(lambda: self.hands.scan(code, end))

    def write(self, name: str, text: str) -> None:
        """Touches a field, empties it and types."""
        self.tap(name)

        def clear() -> None:
            line = self.find(name)
            assert isinstance(line, QLineEdit), name
            line.selectAll()
            self.hands.key(Qt.Key.Key_Delete)

        self.loop.act(clear)
        self.type(text)
        self.until(lambda: self.line(name) == text, f"{text!r} in {name!r}")

    # ------------------------------------------------------------------ the shelf

    def goods(self, title: str) -> Product:
        """Goods on the shelf, by the beginning of their title, with the code on their wrapping."""

        def found() -> Product | None:
            shelf = self.front.sale.shelf.products
            return next((one for one in shelf if one.title.startswith(title)), None)

        self.until(found, f"{title!r} on the shelf")
        one = found()
        assert one is not None
        return one

    def pieces(self) -> list[Product]:
        """Goods that a scan alone puts into the receipt."""
        self.until(lambda: self.front.sale.shelf.products, "goods on the shelf")
        shelf = self.front.sale.shelf.products
        return [one for one in shelf if one.price and one.barcode and not one.by_weight and not one.free_price]

    def lines(self) -> list[tuple[str, Decimal]]:
        """The receipt on the counter: names and quantities."""
        return [(one.name, one.quantity) for one in self.front.sale.receipt.items]

    def sales(self) -> list[JournalEntry]:
        """The sales this till has recorded, oldest first."""
        entries = self.loop.run(self.inside.journal.entries(kind=DocumentKind.SALE, limit=1000))
        return entries[::-1]

    def put_in(self, product: Product) -> None:
        """Scans goods and waits for their line."""
        assert product.barcode
        self.scan(product.barcode)
        self.until(lambda: any(one.product_id == product.id for one in self.front.sale.receipt.items), product.title)

    def sell(self, product: Product) -> None:
        """Scan, F12, Enter: sold for exact cash. The page of the done sale is in front then."""
        self.put_in(product)
        self.key(Qt.Key.Key_F12)
        self.until_page("payment")
        self.enter()
        self.until_page("done")

    # ------------------------------------------------------------------ eyes

    @property
    def page(self) -> str:
        return self.window.current()

    def find(self, name: str) -> QWidget:
        """The visible widget of that name: on the sheet in front when there is one, else on the page."""
        found = next(self._named(name), None)
        assert found is not None, f"no {name!r} is to be seen; {self.shown()}"
        return found

    def sees(self, name: str) -> bool:
        return next(self._named(name), None) is not None

    def text(self, name: str) -> str:
        """What the widget of that name says, "" when there is none."""
        widget = next(self._named(name), None)
        return "" if widget is None else said(widget)

    def line(self, name: str) -> str:
        """What is typed into a field."""
        line = self.find(name)
        assert isinstance(line, QLineEdit), name
        return line.text()

    def toasts(self) -> list[str]:
        """The messages in sight, title and text."""
        return [one.accessibleName() for one in self.window.findChildren(Toast) if one.isVisible()]

    def texts(self) -> list[str]:
        """Everything to be read on the screen."""
        found = []
        for widget in self.window.findChildren(QWidget):
            if isinstance(widget, QLabel | QAbstractButton | Toast) and widget.isVisible() and said(widget):
                found.append(said(widget))
        return found

    def until(self, so: Callable[[], object], told: str = "", seconds: float = SECONDS) -> None:
        """Lets the till go on until it is so."""
        self.loop.until(so, seconds, lambda: f"{told}; {self.shown()}".lstrip("; "))

    def until_page(self, name: str) -> None:
        self.until(lambda: self.page == name and self.window.sheet() is None, f"the page {name!r}")

    def until_toast(self, part: str) -> str:
        """Waits for a message that says so; gives all of it."""
        self.until(lambda: any(part in one for one in self.toasts()), f"a message with {part!r}")
        return next(one for one in self.toasts() if part in one)

    def until_text(self, name: str, part: str) -> str:
        self.until(lambda: part in self.text(name), f"{part!r} in {name!r}, which says {self.text(name)!r}")
        return self.text(name)

    def quiet(self) -> None:
        """Lets everything the window started come to its end."""
        assert self._session is not None
        self.loop.run(self._session.tasks.drain())

    def shown(self) -> str:
        """One line on what is in sight, for a failure."""
        if self._window is None:
            return "the till is closed"
        sheet = self.window.sheet()
        over = f", under {sheet.objectName()!r}" if sheet is not None else ""
        focus = QApplication.focusWidget()
        where = f"{type(focus).__name__} {focus.objectName()!r}" if focus is not None else "nowhere"
        return f"page {self.page!r}{over}; focus {where}; messages {self.toasts()}; texts {self.texts()}"

    # ------------------------------------------------------------------ inside

    def _named(self, name: str) -> Iterator[QWidget]:
        sheet = self.window.sheet()
        for root in (sheet, self.window) if sheet is not None else (self.window,):
            for one in root.findChildren(QWidget, name):
                # A field and the line inside it share their name; the line is what a person types into.
                if one.isVisible() and not isinstance(one, Field):
                    yield one

    def _control(self, name: str) -> QWidget | None:
        """The one of that name that can be touched."""
        return next((one for one in self._named(name) if one.isEnabled()), None)


def said(widget: QWidget) -> str:
    """A widget's text as a screen reader has it."""
    if isinstance(widget, QLabel):
        return widget.text()
    return widget.accessibleName()

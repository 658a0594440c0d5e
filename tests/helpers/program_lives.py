"""Lives of the whole program, for `helpers.nest`: `python -m app` with a cashier at its window, until it is killed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

# What is imported at the first call: every life would do so anew.
import anyio._backends._asyncio  # noqa: F401
import h11  # noqa: F401
import httpcore  # noqa: F401
import PySide6.QtCore  # noqa: F401
from helpers.disk import Cut, Disk, die
from helpers.hands import Hands
from helpers.nest import say
from helpers.vault import FileVault
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import app.api.client
import app.services.payload  # noqa: F401
import ui.session
import ui.work
from app import secrets
from app.__main__ import main
from app.services.pins import PinHasher
from ui import till as parts
from ui.widgets.toast import Toast

PIN = "1111"
SECONDS = 10.0
#: No life is meant to see the end of so many sales.
MOST = 100


def sell(folder: str, vault: str, printer: str, after: str = "") -> None:
    """Signs the first cashier in and sells one receipt after another. Says "ready", "line", "paid".

    `after` is a point behind the first sale's commit at which it dies: "recorded", "paid", "begun", or the number of
    the disk's call that is the first not to be made.
    """
    cut = Cut(0, "kill")
    disk = Disk(cut) if after.isdecimal() else None

    class Driven(ui.session.Session):
        async def run(self) -> int:
            self.cashier = asyncio.ensure_future(Cashier(self).work(after, cut))
            return await super().run()

    ui.session.Session = Driven  # type: ignore[misc]
    secrets.open_vault = lambda service: FileVault(Path(vault))
    parts.PinHasher = partial(PinHasher, cheap=True)  # type: ignore[assignment,misc]
    say("exit", main(["--data-dir", folder, "--printer", printer, "--size", "1366x768"]), disk)


class Cashier:
    """Hands and eyes at the program's own window."""

    def __init__(self, session: ui.session.Session) -> None:
        self._session = session
        self._hands = Hands(session._window)

    async def work(self, after: str, cut: Cut) -> None:
        try:
            await self._begin()
            if after:
                self._arm(after, cut)
            await self._sell()
            raise TimeoutError("it was to be killed long ago")
        except Exception as error:
            window = self._session._window
            say("stumbled", repr(error), window.current(), [one.accessibleName() for one in window.findChildren(Toast)])
            die()

    async def _begin(self) -> None:
        await self._until(lambda: self._session.front and self._front.page == "login")
        window = self._session._window
        window.activateWindow()
        await self._until(window.isActiveWindow)
        await self._until(lambda: self._text("cashier-name"))
        await self._act(lambda: self._hands.type(PIN))
        await self._until(lambda: self._front.page == "sale" and self._front.sale.shelf.products)
        say("ready", len(self._front.sale.receipt.items))

    async def _sell(self) -> None:
        paid: list[object] = []
        self._front.payment.paid.connect(paid.append)
        shelf = self._front.sale.shelf.products
        goods = [one for one in shelf if one.price and one.barcode and not one.by_weight and not one.free_price]
        for _ in range(MOST):
            for one in goods[:2]:
                before = self._front.till.sale.receipt
                await self._act(lambda code=one.barcode: self._hands.scan(code))
                await self._until(lambda before=before: self._front.sale.receipt is not before)
                await self._session.tasks.drain()
                say("line", self._front.sale.receipt.id, len(self._front.sale.receipt.items))
            await self._act(lambda: self._hands.key(Qt.Key.Key_F12))
            await self._until(lambda: self._front.page == "payment")
            await self._act(self._hands.enter)
            await self._until(lambda: self._front.page == "done")
            document = paid.pop()
            say("paid", document.id, document.number)  # type: ignore[attr-defined]

    def _arm(self, after: str, cut: Cut) -> None:
        """Death stands behind the commit."""
        front = self._front
        if after.isdecimal():
            front.till.recorder.recorded.connect(lambda _: setattr(cut, "at", cut.count + int(after)))
        elif after == "recorded":
            front.till.recorder.recorded.connect(lambda _: die())
        else:
            {"paid": front.payment.paid, "begun": front.done.begun}[after].connect(lambda *_: die())

    @property
    def _front(self):  # type: ignore[no-untyped-def]
        assert self._session.front is not None
        return self._session.front

    async def _act(self, action: Callable[[], object]) -> None:
        """Acts as the window system would, from outside of any task: Qt goes round in it and may start some."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()

        def call() -> None:
            action()
            done.set_result(None)

        loop.call_soon(call)
        await done

    def _text(self, name: str) -> str:
        found = self._session._window.findChildren(QLabel, name)
        return found[0].text() if found else ""

    async def _until(self, so: Callable[[], object]) -> None:
        async with asyncio.timeout(SECONDS):
            while not so():  # noqa: ASYNC110  it is about the window, which sets no event
                await asyncio.sleep(0.002)

"""Looks at the till's parts, all beside one another, none of them on the window's thread, each for so long and no
longer: whatever does not answer in its time is unknown."""

from __future__ import annotations

import asyncio
import logging
import platform
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import apsw
from PySide6.QtCore import qVersion

import app
from app.devices.scanner import ScannerState
from app.domain import diagnosis as judge
from app.domain.diagnosis import Copied, Health, Part, Result
from app.domain.weighing import ScaleState
from app.errors import (
    ApiKeyRefused,
    BadReply,
    DeviceFault,
    Forbidden,
    Offline,
    SessionExpired,
    TillError,
    Untrusted,
)
from app.store.beside import aside
from app.store.copies import FOLDER, numbered
from app.store.waits import Waits
from ui.buyer_window import DisplayNews, DisplayState
from ui.choices import TRAINER, printer_of, stale_after
from ui.till import Till

log = logging.getLogger(__name__)

#: Seconds a part may take. The whole journal is read for the database; a terminal greets in its own time.
PATIENCE = {Part.DATABASE: 60.0, Part.TERMINAL: 12.0, Part.SERVER: 15.0, Part.API: 15.0, Part.CLOCK: 15.0}
USUAL = 8.0
#: Seconds for the way to the server's port.
_WAY = 5.0

Look = Callable[[], Awaitable[Result]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a small question to the server came to: seconds it took, and the error if there was one."""

    seconds: float = 0.0
    error: Exception | None = None


class Diagnosis:
    """`known` is what the till knows without asking anybody; `look` asks one part."""

    def __init__(self, till: Till, display: Callable[[], DisplayNews]) -> None:
        self._till = till
        self._display = display
        self._waits = Waits(till.stores.journal)
        self._turn = asyncio.Lock()
        self._answer: Answer | None = None
        self._looks: dict[Part, Look] = {
            Part.NETWORK: self._network,
            Part.SERVER: self._server,
            Part.API: self._api,
            Part.CLOCK: self._clock,
            Part.QUEUE: self._queue,
            Part.PRICES: self._prices,
            Part.DATABASE: self._database,
            Part.DISK: self._disk,
            Part.PRINTER: self._printer,
            Part.TERMINAL: self._terminal,
            Part.SCALE: self._scale,
            Part.SCANNER: self._scanner,
            Part.DISPLAY: self._show_display,
            Part.VERSIONS: self._versions,
        }

    async def look(self, part: Part) -> Result:
        """How a part is now; UNKNOWN ("timeout", "failed") when it could not be told. Never raises."""
        try:
            async with asyncio.timeout(PATIENCE.get(part, USUAL)):
                found = await self._looks[part]()
        except TimeoutError:
            found = Result(part, Health.UNKNOWN, "timeout")
        except Exception as error:
            log.warning("%s could not be looked at: %s", part, type(error).__name__, exc_info=error)
            found = Result(part, Health.UNKNOWN, "failed", {"error": type(error).__name__})
        return replace(found, at=self._till.clock.now())

    def begin(self) -> None:
        """A new round: the server is asked once for all who want to know."""
        self._answer = None

    # ------------------------------------------------------------------ the server

    async def _network(self) -> Result:
        address = self._till.server.client.base_url if self._till.server.client else (await self._known())
        parts = urlsplit(address)
        if not parts.hostname:
            return Result(Part.NETWORK, Health.OFF, "nowhere")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        took, fault = await aside("diagnosis-network", lambda: _way_to(parts.hostname or "", port))
        if fault:
            return Result(Part.NETWORK, Health.BAD, fault, {"host": parts.hostname})
        return Result(Part.NETWORK, Health.GOOD, "", {"host": parts.hostname, "ms": took})

    async def _known(self) -> str:
        address, _ = await self._till.server.known()
        return address

    async def _server(self) -> Result:
        if self._till.server.client is None:
            return Result(Part.SERVER, Health.UNKNOWN, "nobody")
        answer = await self._ask()
        if isinstance(answer.error, Untrusted):
            return Result(Part.SERVER, Health.BAD, f"untrusted_{answer.error.reason}")
        if isinstance(answer.error, Offline):
            status = {"status": answer.error.status} if answer.error.status else {}
            return Result(Part.SERVER, Health.BAD, "silent", status, self._lost_at)
        if isinstance(answer.error, BadReply):
            return Result(Part.SERVER, Health.BAD, "foreign")
        return Result(Part.SERVER, Health.GOOD, "", {"ms": round(answer.seconds * 1000)})

    async def _api(self) -> Result:
        server = self._till.server
        if server.client is None:
            return Result(Part.API, Health.BAD if self._till.station.place else Health.OFF, "sign_in")
        answer = await self._ask()
        kept: dict[str, str | int] = {"kept": int(server.remembers), "path": "/api/v1"}
        match answer.error:
            case None:
                return Result(Part.API, Health.GOOD, "", kept)
            case SessionExpired():
                return Result(Part.API, Health.BAD, "sign_in", kept)
            case ApiKeyRefused():
                return Result(Part.API, Health.BAD, "key", kept)
            case Forbidden():
                return Result(Part.API, Health.BAD, "forbidden", kept)
            case Offline() | BadReply():
                return Result(Part.API, Health.UNKNOWN, "server", kept)
        return Result(Part.API, Health.WATCH, "refused", kept)

    async def _clock(self) -> Result:
        if self._till.server.client is None:
            return judge.clock(None)
        answer = await self._ask()
        if isinstance(answer.error, Offline):
            return judge.clock(None)
        skew = self._till.server.client.clock_skew
        return judge.clock(None if skew is None else round(skew))

    async def _ask(self) -> Answer:
        """One small question a round: whoever comes first asks, the others wait for what it came to."""
        async with self._turn:
            if self._answer is None:
                self._answer = await self._question()
        return self._answer

    async def _question(self) -> Answer:
        client = self._till.server.client
        assert client is not None
        began = time.monotonic()
        try:
            await client.units.page()
        except TillError as error:
            return Answer(time.monotonic() - began, error)
        return Answer(time.monotonic() - began)

    @property
    def _lost_at(self) -> datetime | None:
        client = self._till.server.client
        return client.last_ok_at if client is not None else None

    # ------------------------------------------------------------------ what is kept here

    async def _queue(self) -> Result:
        now = self._till.clock.now()
        counts = await self._till.stores.outbox.counts()
        return judge.queue(await self._waits.told(counts, now), now)

    async def _prices(self) -> Result:
        at = await self._till.stores.catalog.synced_at()
        return judge.prices(at, self._till.clock.now(), stale_after(self._till.settings))

    async def _database(self) -> Result:
        upkeep = self._till.upkeep
        await upkeep.verify()
        care = upkeep.state
        copied = await aside("diagnosis-copies", lambda: _newest_copy(self._till.settings.home / FOLDER))
        told = Copied(copied, care.copy_fault)
        return judge.database((one.kind for one in care.findings), care.checked_at, told, self._till.clock.now())

    async def _disk(self) -> Result:
        await self._till.upkeep.look_at_room()
        care = self._till.upkeep.state
        return judge.disk(care.free, spent=care.ballast_spent)

    # ------------------------------------------------------------------ what stands around

    async def _printer(self) -> Result:
        printers, address = self._till.printers, printer_of(self._till.settings)
        if address == "none":
            return Result(Part.PRINTER, Health.OFF, "none")
        await printers.look()
        figures = {"way": "training" if address == TRAINER else address.partition(":")[0]}
        health = {"ready": Health.GOOD, "unknown": Health.UNKNOWN}.get(printers.state, Health.BAD)
        return Result(Part.PRINTER, health, printers.state, figures)

    async def _terminal(self) -> Result:
        driver = self._till.settings.card_driver
        if driver != "privat_json":
            return Result(Part.TERMINAL, Health.OFF, driver)
        try:
            name = await self._till.bank.identify()
        except DeviceFault as fault:
            return Result(Part.TERMINAL, Health.BAD, fault.kind)
        return Result(Part.TERMINAL, Health.GOOD, "", {"model": name})

    async def _scale(self) -> Result:
        if not self._till.settings.weigher:
            return Result(Part.SCALE, Health.OFF, "none")
        state = self._till.scale.weighing.state
        lost = (ScaleState.ABSENT, ScaleState.BUSY, ScaleState.TIMEOUT, ScaleState.ADDRESS, ScaleState.NOISE)
        off = (ScaleState.NEGATIVE, ScaleState.OVERLOAD, ScaleState.UNIT, ScaleState.UNZEROED)
        health = Health.UNKNOWN if state is ScaleState.WAITING else Health.GOOD
        health = Health.BAD if state in lost else Health.WATCH if state in off else health
        return Result(Part.SCALE, health, str(state), {"protocol": self._till.settings.weigher_protocol})

    async def _scanner(self) -> Result:
        state = self._till.scanner.state
        if state is ScannerState.NONE:
            return Result(Part.SCANNER, Health.OFF, "keys")
        health = {ScannerState.READY: Health.GOOD, ScannerState.WAITING: Health.UNKNOWN}.get(state, Health.BAD)
        return Result(Part.SCANNER, health, str(state))

    async def _show_display(self) -> Result:
        state = self._display().state
        if state is DisplayState.OFF:
            return Result(Part.DISPLAY, Health.OFF, str(state))
        shown = state in (DisplayState.SCREEN, DisplayState.WINDOW)
        return Result(Part.DISPLAY, Health.GOOD if shown else Health.OFF, str(state))

    async def _versions(self) -> Result:
        updates = self._till.updates
        return judge.versions(versions(), updates.standing, updates.last)


def versions() -> dict[str, str]:
    """The program, and what it stands on."""
    return {
        "app": app.__version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "os": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
    }


def _way_to(host: str, port: int) -> tuple[int, str]:
    """Milliseconds to an open port of the server, or why there is no way: "name", "refused", "slow" or "gone"."""
    began = time.monotonic()
    try:
        socket.create_connection((host, port), _WAY).close()
    except socket.gaierror:
        return 0, "name"
    except TimeoutError:
        return 0, "slow"
    except ConnectionRefusedError:
        return 0, "refused"
    except OSError:
        return 0, "gone"
    return round((time.monotonic() - began) * 1000), ""


def _newest_copy(folder: Path) -> datetime | None:
    """When the newest copy of the journal was made, by its file."""
    for copy in reversed(numbered(folder)):
        with suppress(OSError):
            return datetime.fromtimestamp(copy.path.stat().st_mtime, UTC)
    return None

"""`--smoke`: is this installation whole? Every module is loaded, every part used once, a window really painted.

For installers and technicians (packaging.md, «Verified»): the till's own data is not touched, everything happens in a
folder of its own. What was found goes into `--out=FILE` as JSON; the exit code is 0 when all is well, 1 when not. The
first sign-in page goes into `--shot=FILE` as PNG; a trial page is sent to the printer of `--print=ADDRESS`.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import json
import os
import pkgutil
import platform
import ssl
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import apsw
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QImageReader
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication

import app
from app import paths
from app.clock import SystemClock
from app.domain.cashier import Place
from app.kyiv import zone
from app.services.goods_aside import GoodsAside
from app.services.goods_pages import GoodsPages
from app.settings import Settings
from printing.devices import parse_uri
from printing.encode import Encoder
from printing.preview import png
from printing.profiles import BUILT_IN
from printing.trial_slip import LETTERS, trial_slip
from ui import i18n, training, wiring
from ui.loop import QtLoop
from ui.main_window import MainWindow
from ui.session import Session

ROOMS = ("app", "printing", "resources", "ui")
#: SQLite before it can damage a file that two connections write (reliability.md, «The store»).
SAFE_SQLITE = (3, 51, 3)
FORMATS = ("png", "svg", "ico", "jpeg")
#: What may be said on the way without anything being wrong: mostly what Wine lacks, and the window does without.
KNOWN_WORDS = (
    "PerMonitorVersion2 is not supported",
    "EnableNonClientDpiScaling() failed",
    "propagateSizeHints",
    "QWindowsWindow::setGeometry",
    "Cannot find font directory",  # the system's task has no screen; letters are the till's own
    "the bank terminal is silent",  # training's own, on a computer that is busy: an update must not fail for it
)
HERE = Place(shop_id=1, shop_title=LETTERS[0], terminal_id=1, terminal_name=LETTERS[1])
A_PAGE = b'{"data":[{"id":"1"}],"meta":{}}'
#: Seconds for the till to show its first page.
PATIENCE = 60.0
#: Seconds without progress after which a printer is given up.
PRINT_SECONDS = 10.0


class Findings:
    """What was tried, by name, and what came of it."""

    def __init__(self) -> None:
        self.facts: dict[str, object] = {}
        self.wrong: list[str] = []
        self.said: list[str] = []

    def look(self, name: str, trial: Callable[[], object]) -> None:
        """Does it and keeps what it says; whatever it raises is what is wrong."""
        began = time.perf_counter()
        try:
            self.facts[name] = trial()
        except Exception as error:
            self.wrong.append(f"{name}: {type(error).__name__}: {error}")
        self.facts[f"{name}, ms"] = round((time.perf_counter() - began) * 1000)

    def heard(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Qt said something."""
        self.said.append(text)

    def judge_words(self, stderr: str) -> None:
        """Anything said that is not known to be harmless is a fault."""
        lines = [*self.said, *(line for line in stderr.splitlines() if line.strip())]
        self.facts["said"] = lines
        self.wrong += [f"said: {line}" for line in lines if not any(known in line for known in KNOWN_WORDS)]


def run(arguments: Sequence[str]) -> int:
    """Tries everything; `arguments` are `--out=FILE`, `--shot=FILE` and `--print=PRINTER`, all optional."""
    named = dict(argument.removeprefix("--").partition("=")[::2] for argument in arguments)
    findings = Findings()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        with _Stderr(home / "stderr.txt") as words:
            _try_all(findings, home, Path(named["shot"]) if "shot" in named else None)
            if printer := named.get("print"):
                findings.look("printed", lambda: _printed(printer))
        findings.judge_words(words.text())
    report = json.dumps(
        {"well": not findings.wrong, "wrong": findings.wrong, **findings.facts}, ensure_ascii=False, indent=1
    )
    if "out" in named:
        Path(named["out"]).write_text(report, encoding="utf-8")
    elif sys.stdout is not None:
        sys.stdout.write(report + "\n")
    return 1 if findings.wrong else 0


def _try_all(findings: Findings, home: Path, shot: Path | None) -> None:
    findings.look("modules", _modules)
    findings.look("versions", _versions)
    findings.look("letters", _letters)
    findings.look("zone", lambda: str(zone()))
    findings.look("certificates", lambda: ssl.create_default_context().cert_store_stats())
    qInstallMessageHandler(findings.heard)
    application = QApplication.instance() or QApplication(["kasa"])
    assert isinstance(application, QApplication)
    findings.look("pictures", _pictures)
    findings.look("slip", _slip)
    findings.look("goods aside", lambda: asyncio.run(_aside()))
    findings.look("one window", lambda: _one_window(home))
    findings.look("till", lambda: _till(application, home / "till", shot))
    qInstallMessageHandler(None)


def _modules() -> int:
    """Loads every module there is."""
    count = 0
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)
                count += 1
    return count


def _versions() -> dict[str, str]:
    numbers = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if numbers < SAFE_SQLITE:
        raise ValueError(f"SQLite {apsw.sqlite_lib_version()} is too old")
    return {
        "kasa": app.__version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "system": sys.platform,
    }


def _letters() -> dict[str, int]:
    """Every code page a printer may have knows the letters it should."""
    words = "".join(LETTERS)
    return {page: len(words.encode(page)) for page in ("cp1251", "cp1125")}


def _pictures() -> str:
    """The plugins that read pictures are there, and the platform's own."""
    known = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    missing = [name for name in FORMATS if name not in known]
    if missing:
        raise ValueError(f"no plugin for {', '.join(missing)}")
    return QApplication.platformName()


def _slip() -> dict[str, int]:
    """A page for a printer of each kind, and its picture."""
    made = {}
    for profile in BUILT_IN:
        slip = trial_slip(profile, HERE, SystemClock().now(), training=True)
        made[profile.name] = len(Encoder(profile).encode(slip))
    made["picture"] = len(png(slip, BUILT_IN[0], 400))
    return made


def _printed(address: str) -> dict[str, object]:
    """Sends a trial page the way a slip goes; its hash tells whether it came through as it was."""
    data = Encoder(BUILT_IN[0]).encode(trial_slip(BUILT_IN[0], HERE, SystemClock().now(), training=True))
    parse_uri(address).send(data, PRINT_SECONDS)
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _one_window(home: Path) -> str:
    server = QLocalServer()
    if not server.listen(f"kasa-smoke-{os.getpid()}"):
        raise OSError(server.errorString())
    server.close()
    return home.anchor or "/"


async def _aside() -> bool:
    """Whether goods are read by a process of their own. Where they are not, the till only takes longer."""
    aside = GoodsAside(GoodsPages([], []))
    aside.begin()
    try:
        async with asyncio.timeout(PATIENCE):
            return await aside.ready() and await asyncio.to_thread(aside.read, A_PAGE) is not None
    finally:
        await aside.end()


def _till(application: QApplication, home: Path, shot: Path | None) -> dict[str, object]:
    """The whole till in training: its database, a server over HTTP, the window with its first page."""
    settings = replace(Settings(home), training=True, printer="none")
    paths.prepare(settings.home)
    i18n.set_language("uk")
    window = wiring.open_window(application, settings)
    loop = QtLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        told: dict[str, object] = loop.run_until_complete(
            _one_run(Session(application, window, settings), window, shot)
        )
        return told


async def _one_run(session: Session, window: MainWindow, shot: Path | None) -> dict[str, object]:
    run = asyncio.ensure_future(session.run())
    try:
        async with asyncio.timeout(PATIENCE):
            while session.pages is None or session.front is None or session.front.page not in ("first_start", "login"):
                if run.done():
                    raise RuntimeError(f"the till ended with {run.result()}")
                await asyncio.sleep(0.05)
            till = session.till
            assert till is not None
            sandbox = till.training.sandbox
            assert sandbox is not None
            await till.server.sign_in(sandbox.url, training.KEY, training.PHONE, training.PASSWORD)
            mode = await till.stores.journal.read(lambda conn: str(conn.pragma("journal_mode")))
            if mode != "wal":
                raise ValueError(f"journal_mode is {mode}")
            picture = window.grab()
            if shot is not None:
                picture.save(str(shot), "PNG")
            return {"page": session.front.page, "journal": mode, "window": [picture.width(), picture.height()]}
    finally:
        window.close()
        await run


class _Stderr:
    """What the process says while it is open: Python's stream and the system's own descriptor 2."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> _Stderr:
        self._before = sys.stderr
        self._handle = self._file.open("w+", encoding="utf-8", errors="replace", buffering=1)
        try:
            self._kept: int | None = os.dup(2)
            os.dup2(self._handle.fileno(), 2)
        except OSError:  # a windowed program on Windows may have none
            self._kept = None
        sys.stderr = self._handle
        return self

    def __exit__(self, *_: object) -> None:
        sys.stderr = self._before
        if self._kept is not None:
            os.dup2(self._kept, 2)
            os.close(self._kept)
        self._handle.flush()
        self._handle.seek(0)
        self._text = self._handle.read()
        self._handle.close()

    def text(self) -> str:
        """All of it."""
        return self._text

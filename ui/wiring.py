"""Starts the till: window first, then everything else behind it. The one place that knows all the rooms."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from app import again, paths
from app import log as till_log
from app.settings import Settings
from ui import i18n
from ui.collector import Collector
from ui.heap import give_back
from ui.instance import Instance
from ui.look import fills, wear
from ui.main_window import MainWindow
from ui.starting import Starting
from ui.widgets.ring import FocusRing

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)

#: Exit code of a second start (ARCHITECTURE.md).
SECOND_START = 3
#: Exit code when the other mode could not be begun.
BROKEN = 1
#: How long a thread that parses or writes may keep the window waiting (seconds); Python's own 0.005 adds up to a stall.
TURN = 0.0005


def run(settings: Settings) -> int:
    """Shows the window at once and hands over to the loop; gives the exit code when the window is closed.

    Raises `StoreFault` when the data folder itself cannot be used.
    """
    gc.disable()  # nothing of what a start makes is garbage, and looking for some takes a tenth of it
    paths.prepare(settings.home)
    i18n.set_language(settings.lang)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Каса")
    app.setDesktopFileName("kasa")  # packaging/linux/kasa.desktop: a Linux desktop finds name and icon by it
    app.setWindowIcon(QIcon(str(resources.path("icons", "kasa.svg"))))
    instance = Instance(settings.home)
    if not instance.take():
        print(i18n.tr("Каса вже працює на цьому комп’ютері"), file=sys.stderr)  # noqa: T201  the launcher reads it
        return SECOND_START
    till_log.hide(settings.api_key)
    logs = till_log.setup(settings.home, settings.debug)
    qInstallMessageHandler(_from_qt)
    window = open_window(app, settings)
    instance.called.connect(window.come_forward)
    try:
        code, mode = _loop(app, window, settings)
    finally:
        instance.release()
        logs.close()
    return code if mode is None else _begin_again(training=mode)


def open_window(app: QApplication, settings: Settings) -> MainWindow:
    """The window with its first, empty page: painted before anything heavy is imported."""
    wear(app, settings)
    FocusRing(app)
    window = MainWindow(i18n.tr("Каса"))
    window.sense.set_inches(settings.screen_inches)
    window.set_training(settings.training)
    window.set_page("starting", Starting(), top_bar=False, rail=False)
    window.show_page("starting")
    window.resize(*(settings.size or (1366, 768)))
    if fills(settings):
        window.showFullScreen()
    else:
        window.show()
    app.processEvents()
    return window


def _begin_again(*, training: bool) -> int:
    """Everything of this run is closed: the other mode begins, in a process of its own."""
    try:
        return again.begin_again(training=training)
    except OSError as error:
        print(f"kasa: {error}", file=sys.stderr)  # noqa: T201  the launcher reads it
        return BROKEN


def _loop(app: QApplication, window: MainWindow, settings: Settings) -> tuple[int, bool | None]:
    """The exit code, and the mode to begin again in."""
    # The window stands; now what takes a while to import.
    import asyncio  # noqa: PLC0415

    from ui.loop import QtLoop  # noqa: PLC0415
    from ui.session import Session  # noqa: PLC0415

    settle(app)
    loop = QtLoop(app)
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(_from_loop)
    session = Session(app, window, settings)
    with loop:
        return int(loop.run_until_complete(session.run())), session.again


def settle(app: QApplication) -> Collector:
    """For a window that never stalls: garbage is collected between its events, and the threads behind it give way
    sooner; what they free is the system's again."""
    give_back()
    sys.setswitchinterval(TURN)
    return Collector(app)


def _from_loop(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """What no task caught goes to the log, not to a console that is not there."""
    error = context.get("exception")
    log.error("%s", context.get("message"), exc_info=error if isinstance(error, BaseException) else None)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to the log too."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    logging.getLogger("qt").log(levels.get(kind, logging.WARNING), "%s", text)

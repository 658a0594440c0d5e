"""The buyer's window: it finds the second screen by itself, follows it as it goes and comes, and never takes a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.buyer_paint import paint_view
from ui.i18n import tr
from ui.presenters.buyer import BuyerPresenter

#: A window beside the till's own begins so big (pixels).
_SIZE = (820, 480)
_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
_ON_A_SCREEN = _FLAGS | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowTransparentForInput


class BuyerWindow(QWidget):
    """Paints what the presenter shows. Keys, taps and the focus stay with the till."""

    closed = Signal()

    def __init__(self, presenter: BuyerPresenter, *, framed: bool) -> None:
        super().__init__(None, _FLAGS if framed else _ON_A_SCREEN)
        self._presenter = presenter
        self.setObjectName("buyer_window")
        self.setWindowTitle(tr("Дисплей покупця"))
        self.setAccessibleName(tr("Дисплей покупця"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        presenter.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_view(painter, self.width(), self.height(), self._presenter.view)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class DisplayState(StrEnum):
    """How the display stands."""

    OFF = "off"
    NO_SCREEN = "no_screen"  # wanted, and there is one screen only
    SCREEN = "screen"
    WINDOW = "window"
    HIDDEN = "hidden"  # put away with «Дисплей» until it is wanted again


@dataclass(frozen=True, slots=True)
class DisplayNews:
    """The state, and how big the screen is in pixels, (0, 0) without one."""

    state: DisplayState
    size: tuple[int, int] = (0, 0)


class BuyerDisplay(QObject):
    """Keeps the buyer's window where it belongs. `mode` is the setting: "auto", "window" or "off".

    `screens`, their places and the three signals of the application tell what is plugged in. The window goes on the
    first screen that has nothing of the till's own; when that screen goes the window goes with it, before Qt would lay
    it over the till.
    """

    changed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        host: QWidget,
        presenter: BuyerPresenter,
        mode: str,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._presenter = presenter
        self._mode = mode
        self._screens = screens
        self._put_away = False
        self._screen: QScreen | None = None
        self.window: BuyerWindow | None = None
        self.news = DisplayNews(DisplayState.OFF)
        # A screen that has just come or changed has its place only when the loop goes round.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(self._screen_gone)
        app.primaryScreenChanged.connect(self._soon.start)
        handle = host.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._soon.start)
        for screen in screens():
            screen.geometryChanged.connect(self._soon.start)
        self._place()

    def set_mode(self, mode: str) -> None:
        """The setting was changed."""
        self._mode, self._put_away = mode, False
        self._place()

    def toggle(self) -> None:
        """«Дисплей»: puts the picture away, or brings it back."""
        self._put_away = not self._put_away and self.window is not None
        self._place()

    def close(self) -> None:
        """The till ends."""
        self._mode = "off"
        self._soon.stop()
        self._place()

    def _place(self) -> None:
        screen = self._other_screen() if self._mode == "auto" else None
        if self._mode == "off" or self._put_away or (self._mode == "auto" and screen is None):
            self._drop()
        elif self._mode == "window":
            self._show_framed()
        elif screen is not None:
            self._show_on(screen)
        self._tell()

    def _other_screen(self) -> QScreen | None:
        """The first one beside the till's. One that shows the same place, a mirrored display, is no other: the picture
        would cover the till, let every tap through, and nobody would see how to take it away."""
        own = self._host.screen()
        others = (screen for screen in self._screens() if screen is not own)
        return next((other for other in others if not other.geometry().intersects(own.geometry())), None)

    def _make(self, *, framed: bool) -> BuyerWindow:
        window = BuyerWindow(self._presenter, framed=framed)
        window.closed.connect(self._closed_by_hand)
        return window

    def _show_framed(self) -> None:
        if self.window is not None and self._screen is None:
            return
        self._drop()
        self.window = self._make(framed=True)
        self.window.resize(*_SIZE)
        self._bring_up(self.window)

    def _show_on(self, screen: QScreen) -> None:
        if self.window is None or self._screen is not screen:
            self._drop()
            self.window = self._make(framed=False)
            self.window.setScreen(screen)
            self._screen = screen
        self.window.setGeometry(screen.geometry())
        self._bring_up(self.window)

    def _bring_up(self, window: BuyerWindow) -> None:
        active = self._host.isActiveWindow()
        window.show()
        if active:  # not every window system minds that this one wants no focus
            self._host.activateWindow()

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon.start)
        self._soon.start()

    def _screen_gone(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._drop()
        self._soon.start()

    def _closed_by_hand(self) -> None:
        if self.window is not None:
            self._put_away = True
            self._drop()
            self._tell()

    def _drop(self) -> None:
        window, self.window, self._screen = self.window, None, None
        if window is not None:
            window.closed.disconnect(self._closed_by_hand)
            window.hide()
            window.deleteLater()

    def _tell(self) -> None:
        news = self._news()
        if news != self.news:
            self.news = news
            self.changed.emit()

    def _news(self) -> DisplayNews:
        if self._mode == "off":
            return DisplayNews(DisplayState.OFF)
        if self._put_away:
            return DisplayNews(DisplayState.HIDDEN)
        if self._mode == "window":
            return DisplayNews(DisplayState.WINDOW)
        if self._screen is None:
            return DisplayNews(DisplayState.NO_SCREEN)
        size = self._screen.geometry().size() * self._screen.devicePixelRatio()
        return DisplayNews(DisplayState.SCREEN, (size.width(), size.height()))

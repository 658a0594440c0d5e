"""The window: bar on top, rail on the left, pages between them, messages and sheets above. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import i18n
from ui.i18n import tr
from ui.screen_sense import ScreenSense
from ui.second_taps import SecondTaps
from ui.theme import SMALLEST, theme
from ui.widgets import paint
from ui.widgets.card import Panel
from ui.widgets.layouts import handed
from ui.widgets.overlay import OnTop, Overlay
from ui.widgets.rail import Rail
from ui.widgets.toast import Toasts
from ui.widgets.top_bar import TopBar

_TRAINING_EDGE = 4
#: The tab that says it: as high as the frame of the bar's chips leaves free (design pixels).
_TAB, _TAB_PAD = 18, 12
#: Pages that belong to a room of the rail under another name.
ROOMS = {"refund": "receipts", "held": "sale", "handed": "sale", "audit": "settings"}


@dataclass(frozen=True, slots=True)
class _Page:
    """A page and what surrounds it."""

    widget: QWidget
    top_bar: bool
    rail: bool
    toast_area: QWidget | None


class MainWindow(Panel):
    """Pages are put in by name and shown by name.

    `page_requested` carries the name the rail asks for ("sale", "receipts", "shift", "reports", "settings"),
    `lock_requested` is «Вийти». `close_requested` comes instead of closing: whoever finishes the work then calls
    `close_for_good`. Sheets (`Dialog`) take the window itself as their host.
    """

    page_requested = Signal(str)
    lock_requested = Signal()
    close_requested = Signal()

    def __init__(self, title: str = "Каса") -> None:
        super().__init__("bg", name="main_window")
        self.setWindowTitle(title)
        self._closing = self._kiosk = False
        self._pages: dict[str, _Page] = {}
        self._current = ""
        self.sense = ScreenSense(self)
        self._second_taps = SecondTaps(self)
        self.top_bar = TopBar()
        self.rail = Rail()
        self._stack = QStackedWidget()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        self._middle = middle
        handed(middle)
        theme.changed.connect(self._lay)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        self._column = column
        self._strip: QWidget | None = None
        column.addLayout(middle, 1)
        self.toasts = Toasts(self, self._stack)
        self._edge = _TrainingEdge(self)
        self.rail.page_requested.connect(self.page_requested)
        self.rail.lock_requested.connect(self.lock_requested)
        self.setMinimumSize(*SMALLEST)

    def _lay(self) -> None:
        handed(self._middle)

    def set_page(
        self,
        name: str,
        page: QWidget,
        *,
        top_bar: bool = True,
        rail: bool = True,
        toast_area: QWidget | None = None,
    ) -> None:
        """Put a page in, in place of one of the same name (which is deleted).

        Payment goes without the rail, sign-in without rail and bar. `toast_area` is where messages may lie on it, by
        default the foot of its left side.
        """
        before = self._pages.pop(name, None)
        self._pages[name] = _Page(page, top_bar, rail, toast_area)
        self._stack.addWidget(page)
        if before is not None:
            if name == self._current:
                self.show_page(name)
            self._stack.removeWidget(before.widget)
            before.widget.deleteLater()

    def drop_pages(self, names: Iterable[str]) -> None:
        """Forget these pages at once, but for the one in front."""
        for name in names:
            if name != self._current and (page := self._pages.pop(name, None)) is not None:
                self._stack.removeWidget(page.widget)
                page.widget.deleteLater()
                QCoreApplication.sendPostedEvents(page.widget, QEvent.Type.DeferredDelete.value)

    def show_page(self, name: str) -> None:
        """Bring a page to the front. Raises KeyError for a name that was not put in."""
        page = self._pages[name]
        self._current = name
        self._show_bar()
        self.rail.setVisible(page.rail)
        self.rail.set_current(ROOMS.get(name, name))
        self._stack.setCurrentWidget(page.widget)
        self.toasts.set_area(page.toast_area)
        sheet = self.sheet()
        if sheet is not None:
            # A page that comes up takes the focus; a dialog that is open over it keeps the keys.
            sheet.raise_()
            OnTop.lift(self)
            sheet.setFocus()

    def current(self) -> str:
        """The name of the page in front, "" before the first."""
        return self._current

    def page(self, name: str) -> QWidget:
        """A page that was put in. Raises KeyError."""
        return self._pages[name].widget

    def has_page(self, name: str) -> bool:
        """Whether a page of that name was put in."""
        return name in self._pages

    def sheet(self) -> Overlay | None:
        """The dialog on top, None if none is open."""
        return Overlay.top(self)

    def set_training(self, training: bool) -> None:
        """An orange frame and a word: nothing sold here is real."""
        self.top_bar.set_training(training)
        self._edge.setVisible(training)
        self._edge.raise_()

    def set_strip(self, strip: QWidget | None) -> None:
        """A strip in the place of the top bar, None for the bar itself: nothing on the page moves or is covered."""
        before, self._strip = self._strip, strip
        if before is not None and before is not strip:
            before.hide()
            before.deleteLater()
        if strip is not None:
            self._column.insertWidget(0, strip)
            OnTop.lift(self)
        if self._current:
            self._show_bar()

    def _show_bar(self) -> None:
        bar = self._pages[self._current].top_bar
        if self._strip is not None:
            self._strip.setVisible(bar)
        self.top_bar.setVisible(bar and self._strip is None)

    def come_forward(self) -> None:
        """Somebody started the till again: the one that runs shows itself."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """F11; a kiosk stays as it is."""
        if not self._kiosk:
            self.fill(not self.isFullScreen())

    def fill(self, whole: bool) -> None:
        """The whole screen, or a window on it."""
        if whole == self.isFullScreen():
            return
        if whole:
            self.showFullScreen()
        else:
            self.showNormal()

    def set_kiosk(self, on: bool) -> None:
        """Over everything else on the screen, and as large as it."""
        self._kiosk = on
        handle = self.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        if on:
            self.fill(whole=True)

    def close_for_good(self) -> None:
        """Close now that the work is finished."""
        self._closing = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The window itself gets a key when nothing on it has the focus: what had it was hidden or greyed a moment ago.
        The key is for whoever is in front."""
        front = self.sheet() or self._stack.currentWidget()
        if QApplication.focusWidget() is None and front is not None:
            front.setFocus()
            if (takes := QApplication.focusWidget()) is not None:
                QApplication.sendEvent(takes, event)
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        self.sense.follow()
        self._second_taps.follow()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme.set_room(self.width(), self.height())
        self._edge.setGeometry(self.rect())
        super().resizeEvent(event)


class _TrainingEdge(OnTop):
    """The frame of the training mode, with its word where no bar says it, and over every sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("training_edge")
        self._speak()
        i18n.changed.connect(self._speak)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = theme.px(_TRAINING_EDGE)
        area = QRectF(self.rect())
        colour = theme.color("warn_solid")
        for strip in (
            QRectF(0, 0, area.width(), wide),
            QRectF(0, area.height() - wide, area.width(), wide),
            QRectF(0, 0, wide, area.height()),
            QRectF(area.width() - wide, 0, wide, area.height()),
        ):
            painter.fillRect(strip, colour)
        font = theme.font(12, 700)
        width = round(paint.width_of(self._said, font)) + 2 * theme.px(_TAB_PAD)
        tab = QRectF(round((area.width() - width) / 2), 0, width, theme.px(_TAB))
        paint.smooth(painter)
        paint.box(painter, tab.adjusted(0, -theme.px(6), 0, 0), colour, None, theme.px(6))
        paint.text(painter, tab, self._said, font, theme.color("paper_ink"), paint.CENTER)

    def _speak(self) -> None:
        self._said = tr("НАВЧАННЯ")
        self.setAccessibleName(self._said)
        self.update()

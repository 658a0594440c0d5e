"""A sheet laid over the window: what is under it is dimmed and out of reach until it goes."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import theme

_FADE = 90


class OnTop(QWidget):
    """What lies over every sheet of its host, and lets every touch through."""

    @staticmethod
    def lift(host: QWidget) -> None:
        """To be called when something else came up."""
        for child in host.children():
            if isinstance(child, OnTop):
                child.raise_()


class Overlay(QWidget):
    """Covers `host` with the scrim, keeps the focus inside, gives it back when dismissed.

    Esc dismisses unless `locked`; Enter presses the primary button; neither does while it is held down. `closed` comes
    after the sheet is gone; a sheet is used once and then deleted.
    """

    closed = Signal()

    def __init__(self, host: QWidget, *, name: str = "overlay") -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName(name)
        # A tap takes no focus off the field somebody types into: letters to tap would go, and the sheet move with them.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.locked = False
        #: So much of it, from below, is taken by something else (pixels).
        self.foot = 0
        self._primary: QAbstractButton | None = None
        self._before: QWidget | None = None
        self._by = False
        self._shade = 1.0
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_FADE)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._set_shade)
        self.hide()

    @staticmethod
    def top(host: QWidget) -> Overlay | None:
        """The uppermost sheet open over `host`, or None."""
        opened = [child for child in host.children() if isinstance(child, Overlay) and child.isVisible()]
        return opened[-1] if opened else None

    def set_primary(self, button: QAbstractButton) -> None:
        """The button Enter presses."""
        self._primary = button

    def open(self) -> None:
        """Lay it over the host. It answers to keys and taps from the first frame."""
        self._before = QApplication.focusWidget()
        self.bring_back()
        if not theme.reduced_motion:
            self._fade.start()

    def put_by(self) -> None:
        """Out of sight and reach, as it is, until it is brought back or dismissed."""
        self._by = True
        self._host.removeEventFilter(self)
        self.hide()

    def bring_back(self) -> None:
        """Over the host again, with what was typed into it."""
        self._by = False
        self._host.installEventFilter(self)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        OnTop.lift(self._host)
        self.place()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Take it away and give the focus back."""
        if not (self.isVisible() or self._by):
            return
        self._by = False
        self._host.removeEventFilter(self)
        self.hide()
        # The page under it may have been made anew meanwhile: another language, another theme at dusk.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def scanned(self, code: str) -> bool:
        """The scanner read something while this sheet is on top; True when it was for the sheet. Else it waits."""
        return False

    def set_foot(self, height: int) -> None:
        """Something lies over the foot of it: what lies on the sheet makes room, as far as it can."""
        if height != self.foot:
            self.foot = height
            self.place()

    def place(self) -> None:
        """Arrange what lies on the sheet; called when the host changes its size."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
            self.place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the sheet."""
        stops = [
            child
            for child in _focus_chain(self)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        if not stops:
            return True
        now = QApplication.focusWidget()
        step = 1 if forward else -1
        place = stops.index(now) + step if now in stops else (0 if forward else -1)
        stops[place % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return  # a key still held down from before: whoever holds it has not read this sheet
        if event.key() == Qt.Key.Key_Escape and not self.locked:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            button = focused if isinstance(focused, QAbstractButton) else self._primary
            if button is not None and button.isEnabled():
                button.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._shade)
        painter.fillRect(self.rect(), theme.color("scrim"))

    def _set_shade(self, value: float) -> None:
        self._shade = value
        self.update()


def _focus_chain(root: QWidget) -> list[QWidget]:
    """Descendants in the order of Tab."""
    chain: list[QWidget] = []
    step = root.nextInFocusChain()
    while step is not None and step is not root:
        if root.isAncestorOf(step):
            chain.append(step)
        step = step.nextInFocusChain()
    return chain

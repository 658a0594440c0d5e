"""Messages in a strip at the bottom of the catalogue: never over the receipt, never over the pay button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import i18n, icons
from ui.i18n import again, sentences, tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.label import Label

#: Edge colour, icon colour and icon by kind.
_KINDS = {
    "info": ("info", "info", "info"),
    "ok": ("accent", "accent_ink", "circle-check"),
    "warn": ("warn_solid", "warn", "triangle-alert"),
    "error": ("danger", "danger", "circle-alert"),
}
_SECONDS = 5
Way = tuple[str, str, Callable[[], None]]
_MOST = 3
#: On a page without a place of their own messages lie at the foot of its left side: actions stand on the right.
_WIDEST = 480


class Toast(QWidget):
    """One message: what happened, whether the sale is safe, what to do. `gone` when it was closed or its time is up."""

    gone = Signal()

    def __init__(
        self,
        host: QWidget,
        title: str,
        text: str = "",
        *,
        kind: str = "info",
        icon: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        ways: Sequence[Way] = (),
        name: str = "toast",
    ) -> None:
        super().__init__(host)
        self.setObjectName(name)
        self._words: list[tuple[Callable[[str], None], str]] = []
        self._say(self.setAccessibleName, sentences(title, text))
        self.kind, self._icon = kind, icon
        self.holds = False
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Label(style="body", weight=600, wrap=True, name=f"{name}_title")
        self._say(self.title.set_text, title)
        words.addWidget(self.title)
        if text:
            note = Label(style="note", color="ink2", wrap=True, name=f"{name}_text")
            self._say(note.set_text, text)
            words.addWidget(note)
        if ways:
            words.addSpacing(theme.px(8))
            words.addLayout(self._make_ways(ways, name))
        words.addStretch(1)
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(54), theme.px(13), theme.px(6), theme.px(13))
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        if action:
            button = Button(size=48, name=f"{name}_action")
            self._say(button.set_text, action)
            button.clicked.connect(lambda: self._act(on_action))
            row.addWidget(button)
        close = Button(icon="x", role="ghost", size=48, name=f"{name}_close", color="ink2")
        self._say(close.setAccessibleName, tr("Закрити"))
        close.clicked.connect(self.gone)
        row.addWidget(close)

    def say_again(self) -> None:
        """The same in the language that is in force now."""
        for put, said in self._words:
            put(again(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        edge, ink, icon = _KINDS[self.kind]
        area, fill, border = QRectF(self.rect()), theme.color("surface"), theme.color("border_strong")
        radius = theme.radius("control")
        paint.edged_box(painter, area, fill, border, radius, theme.color(edge), theme.px(5))
        strip = QPainterPath()
        strip.addRoundedRect(area, radius, radius)
        painter.setClipRect(QRectF(0, 0, theme.px(6), self.height()))
        painter.fillPath(strip, theme.color(edge))
        painter.setClipping(False)
        size = theme.px(22)
        icons.paint(painter, self._icon or icon, ink, QRectF(theme.px(20), theme.px(15), size, size))

    def _say(self, put: Callable[[str], None], said: str) -> None:
        self._words.append((put, said))
        put(said)

    def _make_ways(self, ways: Sequence[Way], name: str) -> QHBoxLayout:
        """A question's answers, the first one of them the main one."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for way, said, act in ways:
            button = Button(role="primary" if way == ways[0][0] else "secondary", size=48, name=f"{name}_{way}")
            self._say(button.set_text, said)
            button.clicked.connect(partial(self._act, act))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _act(self, on_action: Callable[[], None] | None) -> None:
        self.gone.emit()
        if on_action is not None:
            on_action()


class Toasts(QObject):
    """Shows at most three messages over `host`, stacked upwards from the bottom of `area`.

    Information goes by itself after five seconds; an error stays until touched. A message with the key of a shown one
    takes its place.
    """

    def __init__(self, host: QWidget, area: QWidget | None = None) -> None:
        super().__init__(host)
        self._host = host
        self._usual = area or host
        self._area: QWidget | None = None
        self._shown: dict[str, Toast] = {}
        i18n.changed.connect(self._speak)
        self.set_area(None)

    def set_area(self, area: QWidget | None) -> None:
        """Where the messages may lie: the catalogue on the sale screen; None is the left side of any other page."""
        if self._area is not None:
            self._area.removeEventFilter(self)
        self._area = area or self._usual
        self._area.installEventFilter(self)
        self._place()

    def show(
        self,
        key: str,
        title: str,
        text: str = "",
        *,
        kind: str = "info",
        icon: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        ways: Sequence[Way] = (),
        stays: bool | None = None,
        holds: bool = False,
    ) -> None:
        """Say it. `kind`: "info", "ok", "warn" or "error"; `stays` decides whether it waits for a touch (errors do);
        what `holds` makes no room for others either. `ways` are a question's answers: name, words, what it does."""
        self.dismiss(key)
        while len(self._shown) >= _MOST:
            self.dismiss(self._least())
        toast = Toast(
            self._host,
            title,
            text,
            kind=kind,
            icon=icon,
            action=action,
            on_action=on_action,
            ways=ways,
            name=f"toast_{key}",
        )
        toast.holds = holds
        self._shown[key] = toast
        toast.gone.connect(lambda: self.dismiss(key))
        if not (kind == "error" if stays is None else stays):
            QTimer.singleShot(_SECONDS * 1000, toast, toast.gone.emit)
        self._place()
        toast.show()
        toast.raise_()

    def dismiss(self, key: str) -> None:
        """Take a message away; one that is not shown is no matter."""
        toast = self._shown.pop(key, None)
        if toast is not None:
            toast.hide()
            toast.deleteLater()
            self._place()

    def clear(self) -> None:
        """Take all away, as when another person signs in."""
        for key in list(self._shown):
            self.dismiss(key)

    def keys(self) -> list[str]:
        """What is shown, oldest first."""
        return list(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return False

    def _speak(self) -> None:
        for toast in self._shown.values():
            toast.say_again()
        self._place()

    def _least(self) -> str:
        """Which message makes room: the oldest that is no error, then the oldest that does not hold its place."""
        free = [key for key, toast in self._shown.items() if not toast.holds]
        return next((key for key in free if self._shown[key].kind != "error"), next(iter(free or self._shown)))

    def _place(self) -> None:
        area = self._area
        if area is None or not self._shown:
            return
        corner = area.mapTo(self._host, QPoint(0, 0)) if area is not self._host else QPoint(0, 0)
        margin = theme.px(16) if area is self._usual else 0
        width = area.width() - 2 * margin
        if area is self._usual:
            width = min(width, theme.px(_WIDEST))
        bottom = corner.y() + area.height() - margin
        for toast in reversed(self._shown.values()):
            height = max(toast.row.totalHeightForWidth(width), theme.px(76))
            toast.setGeometry(corner.x() + margin, bottom - height, width, height)
            bottom -= height + theme.px(10)

"""A choice of one of a few: a chip that says what is chosen, and the list it opens under itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import EDGE, Button
from ui.widgets.card import Card
from ui.widgets.overlay import Overlay
from ui.widgets.scroll import scroll_area

Options = Sequence[tuple[str, str]]
#: Design pixels: the arrow, what keeps it off the words, and how wide a chip stays in a row too narrow for it.
_CHEVRON, _BEFORE_CHEVRON, _LONG = 18, 8, 160


class Menu(Overlay):
    """The list under `anchor`, or under `part` of it; a tap beside it or Esc takes it away. `chosen` carries the key of
    an option."""

    chosen = Signal(str)

    def __init__(
        self, anchor: QWidget, options: Options, current: str, *, name: str = "menu", part: QRect | None = None
    ) -> None:
        super().__init__(anchor.window(), name=name)
        self.setAccessibleName(anchor.accessibleName())
        self._anchor = anchor
        self._part = part or anchor.rect()
        self._panel = Card(margins=(5, 5, 5, 5), spacing=4, radius="control", parent=self)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for number, (key, said) in enumerate(options):
            # A name for a script must not be a person's: what is chosen by is told by its place then.
            word = key if key.replace("-", "_").isidentifier() else str(number)
            option = Button(said, role="ghost", size=48, name=f"{name}_{word}", align=Qt.AlignmentFlag.AlignLeft)
            option.set_checked(key == current)
            option.clicked.connect(lambda *_, key=key: self._choose(key))
            column.addWidget(option)
        self._rows = rows
        # More than the window is high are scrolled.
        self._area = scroll_area(rows, name=f"{name}_area")
        self._panel.body.addWidget(self._area)

    def place(self) -> None:
        under = self._anchor.mapTo(self._host, QPoint(self._part.left(), self._part.bottom() + 1 + theme.px(4)))
        edge = 2 * theme.px(5)
        wide = max(self._rows.sizeHint().width() + edge, self._part.width(), theme.px(180))
        size = QSize(wide, min(self._rows.sizeHint().height() + edge, self.height() - 2 * theme.px(8)))
        left = max(theme.px(8), min(under.x(), self.width() - size.width() - theme.px(8)))
        top = min(under.y(), self.height() - size.height() - theme.px(8))
        self._panel.setGeometry(left, max(0, top), size.width(), size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing is dimmed: the page stays in sight while one chooses."""

    def _choose(self, key: str) -> None:
        self.dismiss()
        self.chosen.emit(key)


class MenuChip(Button):
    """Says the chosen option and a small arrow down; `chosen` carries the key picked from its list."""

    chosen = Signal(str)

    def __init__(self, options: Options, *, current: str, name: str) -> None:
        super().__init__("", role="chip", size=48, name=name)
        self._options, self._current = options, current
        self.set_current(current)
        self.clicked.connect(self._open)

    def set_options(self, options: Options) -> None:
        """Other things to choose from; what was chosen stays chosen if it is still among them."""
        self._options = options
        self.set_current(self._current if self._current in dict(options) else options[0][0])

    def set_current(self, key: str) -> None:
        """Show another option as chosen; any but the first is marked as a filter in force."""
        self._current = key
        self.set_text(dict(self._options).get(key, key))
        self.set_checked(key != self._options[0][0])

    def minimumSizeHint(self) -> QSize:
        """Its words whole, as long as they are not very long: a name may be anything."""
        return QSize(min(self.least_width(), theme.px(_LONG)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, ink, width = self._tokens()
        area = QRectF(self.rect())
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("control"), width)
        spare = (area.width() - self._content_width()) / 2
        pad, size = round(min(max(spare, theme.px(EDGE)), self._padding())), theme.px(_CHEVRON)
        mark = QRectF(area.right() - pad - size, round(area.center().y() - size / 2), size, size)
        room = mark.left() - theme.px(_BEFORE_CHEVRON) - pad
        said, font = self.text(), self.font()
        if paint.width_of(said, font) > room + 1:  # the longest of names: a screen reader says it whole
            said = paint.elided(said, font, room, Qt.TextElideMode.ElideRight)
        paint.text(painter, QRectF(pad, 0, room, area.height()), said, font, theme.color(ink))
        icons.paint(painter, "chevron-down", ink, mark)

    def _content_width(self) -> float:
        return super()._content_width() + theme.px(_BEFORE_CHEVRON) + theme.px(_CHEVRON)

    def nextCheckState(self) -> None:
        """A tap opens the list; only a choice changes how it looks."""

    def _open(self) -> None:
        menu = Menu(self, self._options, self._current, name=f"{self.objectName()}_menu")
        menu.chosen.connect(self.chosen)
        menu.open()

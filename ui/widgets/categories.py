"""The shelves of the catalogue: a column of buttons, or a row of chips in a compact window."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.domain.product import Category
from app.domain.shelves import QUICK, Shelves
from ui import icons
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import ScrollMark, clear_ground, touch_scrolling

_MARK = 18
#: In front of the title of the button that leads back a step.
_BACK = "chevron-left"


class CategoryButton(QAbstractButton):
    """One shelf: a strip of its colour and its title; chosen, it takes the tint and a frame of its own colour.

    `mark` is an icon behind the title (more shelves stand on this one), `icon` one in the strip's place, `quiet` a
    shelf with nothing on it, a `tight` one shares its row with another. Without a title there is the icon alone.
    """

    def __init__(
        self,
        title: str,
        color: int,
        *,
        name: str = "",
        mark: str = "",
        icon: str = "",
        quiet: bool = False,
        label: str = "",
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A glance, not a read: what is longer than the bar is wide is cut before it is measured.
        self._title, self._color = title[:_LONGEST], color
        self._mark, self._icon, self._quiet, self._tight = mark, icon, quiet, tight
        self.setObjectName(name)
        self.setAccessibleName(label or title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        if not self._title:
            return QSize(theme.px(48), theme.px(48))
        if theme.form != "compact":  # the column has a width of its own: a thousand titles need not be measured
            return QSize(theme.px(90), theme.px(48))
        left, strip, gap, right, _ = self._measures()
        said = round(paint.width_of(self._title, theme.font(self._size(), 600)))
        mark = theme.px(_MARK) if self._mark else 0
        # A chip of a long title would push all others out of the row.
        return QSize(min(left + strip + gap + said + mark + right, theme.px(_WIDEST)), theme.px(48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        strip_color, tint = theme.category(self._color)
        on, radius = self.isChecked(), theme.radius("control")
        area = QRectF(self.rect())
        if on:
            paint.box(painter, area, tint, strip_color, radius, theme.px(2))
        else:
            fill = theme.color("sunken" if self.isDown() else "surface")
            paint.box(painter, area, fill, theme.color("border"), radius)
        if self.hasFocus():
            paint.box(painter, area, None, theme.color("focus"), radius, theme.px(3))
        left, strip, gap, right, tall = self._measures()
        if self._icon:
            size = theme.px(20)
            at = left - theme.px(3) if self._title else (self.width() - size) / 2
            rect = QRectF(round(at), round((self.height() - size) / 2), size, size)
            icons.paint(painter, self._icon, "ink" if on else "ink2", rect)
        else:
            top = round((self.height() - tall) / 2)
            paint.box(painter, QRectF(left, top, strip, tall), strip_color, None, strip / 2)
        if self._mark:
            size = theme.px(_MARK)
            right += size - theme.px(4)
            rect = QRectF(self.width() - right, round((self.height() - size) / 2), size, size)
            icons.paint(painter, self._mark, "ink3", rect)
        font = theme.font(self._size(), 600 if on else 500)
        at = left + strip + gap
        room = self.width() - at - right
        said = paint.elided(self._title, font, room + theme.px(4), Qt.TextElideMode.ElideRight)
        ink = theme.color("ink3" if self._quiet and not on else "ink")
        paint.text(painter, QRectF(at, 0, room, self.height()), said, font, ink)

    def _size(self) -> int:
        return theme.pick(15, 14 if self._tight else 15, 17)

    def _measures(self) -> tuple[int, int, int, int, int]:
        """Left padding, strip width, gap, right padding and strip height, in pixels."""
        normal = (9, 5, 7, 6, 26) if self._tight else (11, 6, 10, 9, 26)
        design = theme.pick((10, 5, 8, 13, 22), normal, (11, 6, 12, 13, 32))
        left, strip, gap, right, tall = (theme.px(size) for size in design)
        if self._icon and self._title:
            strip += theme.px(8)
        return left, strip, gap, right, tall


#: Letters of a title that are looked at, and the widest a chip becomes (design pixels).
_LONGEST, _WIDEST = 60, 260
#: How wide the grey titles of a skeleton are, as shares of the room, shelf by shelf.
_SHAPES = (0.58, 0.8, 0.67, 0.9, 0.77, 0.64, 0.86, 0.73, 0.6, 0.82)
#: Buttons made in one go.
_AT_ONCE = 40


class CategoryBar(QScrollArea):
    """What sells and the quick goods first, then the shelves of one level, one of them all chosen. `chosen` tells the
    id, None for the popular goods, `QUICK` for the quick ones.

    A shelf with others on it opens them when it is chosen: a step back, itself with all that stands on it, and each of
    those. Names: `category_0` (popular), `quick_shelf`, `category_back`, `category_1` …
    """

    chosen = Signal(object)

    def __init__(self, *, name: str = "categories", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(tr("Категорії"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons: dict[str | None, CategoryButton] = {}
        self._shelves = Shelves()
        self._current: str | None = None
        self._level: str | None = None
        self._searching = False
        self._skeleton = False
        self._waiting: deque[tuple[Category, int]] = deque()
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(self._fill_on)
        self._inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._ends = self._make_ends()
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        clear_ground(self)
        ScrollMark(self, fleeting=True)
        touch_scrolling(self)
        theme.changed.connect(self._restyle)
        self._fill()

    def set_shelves(self, shelves: Shelves) -> None:
        """Other shelves. The level that was open stays open if it is still there."""
        self._shelves = shelves
        if self._level is not None and not shelves.on(self._level):
            self._level = None
        if self._current not in (None, QUICK) and shelves.get(self._current) is None:
            self._current = None
        self._fill()

    def set_current(self, category_id: str | None) -> None:
        """Choose without a signal, and open the level it stands on; an unknown id chooses the popular goods."""
        known = category_id == QUICK or self._shelves.get(category_id) is not None
        category_id = category_id if known else None
        if category_id == self._current:
            return
        self._current = category_id
        if category_id is not None and category_id != QUICK:
            level = self._level_of(category_id)
            if level != self._level:
                self._level = level
                self._fill()
        self._check()

    def set_searching(self, searching: bool) -> None:
        """While words are looked for everywhere no shelf is the chosen one."""
        if searching != self._searching:
            self._searching = searching
            self._check()

    def set_skeleton(self, shown: bool) -> None:
        """Grey shapes instead of shelves while the first load has brought nothing yet."""
        if shown != self._skeleton:
            self._skeleton = shown
            self._inside.setVisible(not shown)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._skeleton:
            painter = QPainter(self.viewport())
            for number, area in enumerate(self._shapes()):
                _paint_skeleton(painter, area, _SHAPES[number % len(_SHAPES)])

    def _shapes(self) -> list[QRectF]:
        """Where shelves will stand, as many as there is room for."""
        gap, tall = theme.px(theme.pick(6, 6, 8)), theme.px(theme.pick(48, 48, 76))
        if theme.form == "compact":
            wide = theme.px(128)
            return [QRectF(left, 0, wide, tall) for left in range(0, self.width(), wide + gap)]
        tops = range(0, self.height() - tall + 1, tall + gap)
        return [QRectF(0, top, self._wide(), tall) for top in tops]

    def current(self) -> str | None:
        """The id of the chosen shelf, None for the popular goods."""
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(48)) if theme.form == "compact" else QSize(self._wide(), theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), theme.px(48))

    def _make_ends(self) -> QWidget:
        """The two shelves that are always there, side by side."""
        ends = QWidget()
        row = QHBoxLayout(ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        popular = CategoryButton(tr("Популярне"), 0, name="category_0", tight=True)
        quick = CategoryButton("", 0, icon="star", name="quick_shelf", label=tr("Обране"))
        self._always: dict[str | None, CategoryButton] = {None: popular, QUICK: quick}
        for key, button in self._always.items():
            button.clicked.connect(lambda _on=False, key=key: self._tapped(key))
            row.addWidget(button, 1 if key is None else 0)
        return ends

    def _fill(self) -> None:
        """The buttons of the level that is open."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._row.addWidget(self._ends)
        self._buttons = {}
        level = self._shelves.get(self._level)
        shown = self._shelves.on(self._level)
        if level is not None:
            above = self._shelves.parent(level.id)
            said = above.title if above is not None else tr("Усі категорії")
            back = CategoryButton(said, 0, icon=_BACK, name="category_back", parent=self._inside)
            back.clicked.connect(self._step_back)
            self._add(_BACK, back)
            self._add(level.id, self._button(level, 1, nested=False))
        first = 1 if level is None else 2
        self._waiting = deque((category, number) for number, category in enumerate(shown, start=first))
        self._fill_on()
        self._restyle()

    def _fill_on(self) -> None:
        """The next of them: a thousand at once would hold up the window for as long as somebody notices."""
        for _ in range(min(_AT_ONCE, len(self._waiting))):
            category, number = self._waiting.popleft()
            button = self._button(category, number, nested=True)
            self._add(category.id, button)
            self._dress(button)
        self._check()
        self._share_room()
        if self._waiting:
            self._filling.start()

    def _button(self, category: Category, number: int, *, nested: bool) -> CategoryButton:
        more = nested and bool(self._shelves.on(category.id))
        button = CategoryButton(
            category.title,
            category.color,
            name=f"category_{number}",
            mark="chevron-right" if more else "",
            quiet=not self._shelves.products(category.id),
            parent=self._inside,
        )
        button.clicked.connect(lambda _on=False: self._tapped(category.id))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """A column with more shelves than it is high for shows whole ones: no sliver of the next at its foot."""
        rows = [self._ends, *self._buttons.values()]
        least, gap = theme.px(48), self._row.spacing()
        shown = max(1, (self.height() + gap) // (least + gap))
        share, more = 0, 0
        if theme.form != "compact" and len(rows) > shown:
            share, more = divmod(self.height() - (shown - 1) * gap, shown)
        for number, row in enumerate(rows):
            row.setMinimumHeight(share + (number % shown < more) if share else 0)

    def _add(self, key: str, button: CategoryButton) -> None:
        self._buttons[key] = button
        self._row.addWidget(button)

    def _check(self) -> None:
        for key, button in (self._always | self._buttons).items():
            button.setChecked(key == self._current and not self._searching)

    def _level_of(self, category_id: str) -> str | None:
        if self._shelves.on(category_id):
            return category_id
        above = self._shelves.parent(category_id)
        return above.id if above is not None else None

    def _step_back(self) -> None:
        """A level up; what stands on the tiles stays."""
        above = self._shelves.parent(self._level) if self._level is not None else None
        self._level = above.id if above is not None else None
        self._fill()

    def _tapped(self, key: str | None) -> None:
        self.set_current(key)
        self._check()  # a tap on the chosen one must not let it go
        button = self._buttons.get(key) if key is not None else None
        if button is not None:
            self.ensureWidgetVisible(button)
        self.chosen.emit(key)

    def _wide(self) -> int:
        return theme.px(theme.pick(0, 158, 216))

    def _dress(self, button: CategoryButton) -> None:
        """How it stretches in a column or a row."""
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        alone = theme.form != "compact" and button is not self._always[QUICK]
        button.setSizePolicy(grows if alone else fixed, grows)
        button.setMaximumHeight(theme.px(theme.pick(48, 56, 84)))

    def _restyle(self) -> None:
        compact = theme.form == "compact"
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if compact else way.TopToBottom)
        self._row.setSpacing(theme.px(theme.pick(6, 6, 8)))
        self._ends.setMaximumHeight(theme.px(theme.pick(48, 56, 84)))
        for button in (self._always | self._buttons).values():
            self._dress(button)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag.AlignTop)
        if compact:
            self.setFixedHeight(theme.px(48))
            self.setMinimumWidth(theme.px(100))
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(self._wide())
            self.setMinimumHeight(theme.px(48))
            self.setMaximumHeight(16777215)
        self._share_room()
        self.updateGeometry()


def _paint_skeleton(painter: QPainter, area: QRectF, share: float) -> None:
    """The grey shapes of a shelf that has not come yet."""
    paint.smooth(painter)
    paint.box(painter, area, theme.color("surface"), theme.color("border"), theme.radius("control"))
    grey, middle = theme.color("sunken"), area.center().y()
    left, strip, tall, high = theme.px(11), theme.px(6), theme.px(26), theme.px(13)
    paint.box(painter, QRectF(area.left() + left, round(middle - tall / 2), strip, tall), grey, None, strip / 2)
    begin = area.left() + left + strip + theme.px(10)
    room = area.right() - theme.px(12) - begin
    paint.box(painter, QRectF(begin, round(middle - high / 2), room * share, high), grey, None, theme.px(4))

"""How a tile of the catalogue is painted: strip, name, price, stock, what is in the receipt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.product import Product
from ui import icons
from ui.formats import TIMES, money_text, number_text, quantity_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint

if TYPE_CHECKING:
    from ui.widgets.tiles import Tile, TileView

Index = QModelIndex | QPersistentModelIndex

#: At and below this stock the figure warns.
LOW_STOCK = 3
#: Letters of a name that are looked at, and how strong the picture of goods that are sold out is.
_LONGEST, _FADED = 160, 0.4
#: How small a picture becomes beside a long word, of its side.
_SMALLER = 0.74
#: How wide the grey shapes of a skeleton are, as shares of the room: first line, second line, tile by tile.
_SHAPES = ((0.69, 0.35), (0.86, 0.57), (0.75, 0.46), (0.92, 0.68), (0.81, 0.56), (0.71, 0.39))


class TileDelegate(QStyledItemDelegate):
    """Paints the tiles of a `TileView`."""

    def __init__(self, view: TileView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        tile = view.model.tiles[index.row()]
        # Whole pixels of the grid add up to less than the room: the place is counted from the column instead.
        left = round((index.row() % view.columns) * (view.tile_width + view.gap))
        right = round((index.row() % view.columns) * (view.tile_width + view.gap) + view.tile_width)
        area = QRectF(left, option.rect.top(), right - left, round(view.tile_height))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        picture = view.picture_of(tile.product)
        row = index.row()
        pressed = view.pressed_row == row or (view.best and row == 0)
        paint_tile(painter, area, tile, picture, pressed=pressed, focused=focused)


def picture_side() -> int:
    """Of the square a picture has on a tile, in pixels: as high as two lines of the name."""
    return theme.px(theme.pick(40, 38, 42))


def paint_tile(
    painter: QPainter,
    area: QRectF,
    tile: Tile,
    picture: QPixmap | None = None,
    *,
    pressed: bool = False,
    focused: bool = False,
) -> None:
    """One tile; a picture stands in its upper right corner, and the name goes round it."""
    product = tile.product
    paint.smooth(painter)
    sold_out = product.stock is not None and product.stock <= 0
    fill, border = ("accent_soft", "accent") if pressed else ("surface2" if sold_out else "surface", "border")
    strip, _ = theme.category(product.color)
    radius = theme.radius("control")
    if theme.tile_strips:
        paint.edged_box(painter, area, theme.color(fill), theme.color(border), radius, strip, theme.px(5))
    else:
        paint.box(painter, area, theme.color(fill), theme.color(border), radius)
    if focused:
        paint.box(painter, area, None, theme.color("focus"), radius, theme.px(3))
    ink = theme.color("ink3" if sold_out else "ink")
    inner = area.adjusted(theme.px(14) + 1, theme.px(8) + 1, -theme.px(9) - 1, -theme.px(6) - 1)
    wide = theme.form == "wide"
    said = paint.glued(_glance(product.name))
    name_font, line = theme.font(16 if wide else 15, 500), theme.px(20 if wide else 18)
    foot = theme.px(24)
    most = max(1, min(3, int((inner.height() - foot + theme.px(2)) // line)))
    if picture is not None:
        name, name_font, side = _beside(said, inner.width() + theme.px(2), most)
        place = QRectF(round(area.right() - side - theme.px(7)), round(area.top() + theme.px(7)), side, side)
        painter.setOpacity(_FADED if sold_out else 1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture, picture.rect().toRectF())
        painter.setOpacity(1.0)
    else:
        name = paint.wrapped(said, name_font, inner.width(), most)
    paint.lines(painter, inner, name, name_font, ink, line)
    _paint_foot(painter, QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot), tile, sold_out=sold_out)


def _glance(name: str) -> str:
    """No tile has room for more: of a title as long as a page the middle is not even measured, the weight at its end
    stays."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 40]}…{name[-40:]}"


def _beside(said: str, width: float, most: int) -> tuple[list[str], QFont, int]:
    """The name cut to go round a picture, its font, and the picture's side: the picture gives way before a word is cut
    in two."""
    big = 16 if theme.form == "wide" else 15
    side = picture_side()
    small = round(side * _SMALLER)
    for size, part in ((big, side), (big - 1, side), (big, small), (big - 1, small), (big - 2, small)):
        font, narrow = theme.font(size, 500), width - part - theme.px(5)
        found = paint.wrapped_beside(said, font, width - theme.px(2), narrow, 2, most)
        if paint.words_whole(said, found):
            break
    return found, font, part


def _paint_foot(painter: QPainter, area: QRectF, tile: Tile, *, sold_out: bool) -> None:
    product = tile.product
    wide = theme.form == "wide"
    font = theme.font(20 if wide else 19, 700)
    price = tr("ціна?") if product.price is None else money_text(product.price)
    paint.text(painter, area, price, font, theme.color("ink3" if sold_out else "ink"))
    low = QRectF(area.left(), area.bottom() - theme.px(22), area.width(), theme.px(22))
    taken = 0.0
    if tile.in_receipt is not None:
        taken = _paint_pill(painter, low, product, tile.in_receipt)
    elif product.stock is not None:
        said, token, weight = _stock(product, product.stock)
        small = theme.font(14 if wide else 13, weight)
        taken = paint.width_of(said, small)
        paint.text(painter, low, said, small, theme.color(token), paint.RIGHT)
    if product.by_weight:
        size = theme.px(16)
        left = area.left() + round(paint.width_of(price, font)) + theme.px(5)
        if left + size + theme.px(3) <= area.right() - taken:
            icons.paint(painter, "scale", "ink3", QRectF(left, round(area.center().y() - size / 2), size, size))


def _stock(product: Product, stock: Decimal) -> tuple[str, str, int]:
    """What the corner says about the stock, in which colour and weight."""
    if stock <= 0:
        return tr("немає"), "danger", 600
    # A tile has room for a glance: weights to a hundred grams.
    said = quantity_text(stock.quantize(Decimal("0.1")) if product.by_weight else stock, product.unit.short)
    return (said, "warn", 600) if stock <= LOW_STOCK else (said, "ink3", 400)


def _paint_pill(painter: QPainter, area: QRectF, product: Product, quantity: Decimal) -> float:
    """The green pill: «×2», or a tick for weighed goods. Gives its width."""
    font = theme.font(14, 700)
    said = "" if product.by_weight else f"{TIMES}{number_text(quantity)}"
    inside = theme.px(16) if product.by_weight else paint.width_of(said, font)
    width = round(inside) + theme.px(16)
    pill = QRectF(area.right() - width, area.top(), width, area.height())
    paint.box(painter, pill, theme.color("accent"), None, area.height() / 2)
    if product.by_weight:
        size = theme.px(16)
        rect = QRectF(pill.left() + theme.px(8), round(pill.center().y() - size / 2), size, size)
        icons.paint(painter, "check", "on_accent", rect, 3)
    else:
        paint.text(painter, pill, said, font, theme.color("on_accent"), paint.CENTER)
    return float(width)


def paint_skeleton(painter: QPainter, area: QRectF, number: int) -> None:
    """The grey shapes of a tile that has not come yet."""
    paint.smooth(painter)
    grey = theme.color("sunken")
    paint.edged_box(
        painter, area, theme.color("surface"), theme.color("border"), theme.radius("control"), grey, theme.px(5)
    )
    left, room = area.left() + theme.px(15), area.width() - theme.px(25)
    first, second = _SHAPES[number % len(_SHAPES)]
    radius = theme.px(4)
    paint.box(painter, QRectF(left, area.top() + theme.px(9), room * first, theme.px(13)), grey, None, radius)
    paint.box(painter, QRectF(left, area.top() + theme.px(29), room * second, theme.px(13)), grey, None, radius)
    foot = QRectF(left, area.bottom() - theme.px(25), theme.px(62), theme.px(18))
    paint.box(painter, foot, grey, None, radius)

"""What is wrong with a page as it stands: cut texts, controls too small to tap or without a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QScrollArea, QWidget

from ui import i18n
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.categories import CategoryButton
from ui.widgets.label import Label
from ui.widgets.menu import MenuChip
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper
from ui.widgets.sums import Sums
from ui.widgets.table import Cell, Table

#: Rounding of a scaled size may take this much (pixels).
ROUNDED = 2
#: Sizes, scales and languages every page has to stand: width and height of the window.
DRESSES = (
    (1024, 768, 1.0, "uk"),
    (1024, 768, 1.0, "en"),
    (1024, 768, 1.15, "uk"),
    (1024, 768, 1.15, "en"),
    (1024, 768, 0.9, "uk"),
    (1366, 768, 1.0, "uk"),
    (1366, 768, 1.15, "en"),
    (1920, 1080, 1.0, "uk"),
    (1920, 1080, 1.15, "en"),
    (1920, 1200, 1.55, "uk"),  # ten inches: what a fine screen asks for (ui.screen_sense)
)
SMALLEST_TARGET = 48


def dress(app: QApplication, width: int, scale: float, language: str) -> None:
    """Puts the look on before the page is made."""
    i18n.set_language(language)
    theme.apply(app, "light", scale)
    theme.set_width(width)


def faults(page: QWidget) -> list[str]:
    """Everything that is cut, unnamed or too small."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        name = widget.objectName() or type(widget).__name__
        if not _inside(widget):
            found.append(f"{name} stands out of {widget.parentWidget().objectName()}: {widget.geometry()}")
        if isinstance(widget, QScrollArea) and not _all_across(widget):
            found.append(f"{name} is too narrow for what it holds: {widget.widget().width()} in {widget.width()}")
        if isinstance(widget, Button) and widget._content_width() > widget.width():
            found.append(f"{name} cuts «{widget.text()}»: {widget._content_width()} in {widget.width()}")
        if isinstance(widget, MenuChip) and widget.least_width() > widget.width():
            found.append(f"{name} has «{widget.text()}» and its arrow at its edges: {widget.width()}")
        if isinstance(widget, Label):
            found += _label_faults(widget, name)
        if isinstance(widget, Table):
            found += _table_faults(widget)
        if isinstance(widget, Segment):
            found += [
                f"{name} cuts «{option.accessibleName()}»"
                for option in widget._options.values()
                if option._content_width() > option.width()
            ]
        if isinstance(widget, Stepper) and paint.width_of(widget._said, widget._font()) > widget._room():
            found.append(f"{name} has «{widget._said}» at its ends: {widget._room()}")
        if isinstance(widget, CategoryButton) and widget._tight and _category_room(widget) < -ROUNDED:
            found.append(f"{name} has «{widget.accessibleName()}» at its edge: {_category_room(widget)}")
        if isinstance(widget, Sums):
            found += [
                f"{name} cuts «{row.label}»"
                for row in widget._sums
                if paint.elided(row.label, theme.font(15), _room(widget, row.amount)) != row.label
            ]
        if isinstance(widget, QAbstractButton | QLineEdit):
            if not widget.objectName():
                found.append(f"a {type(widget).__name__} «{widget.accessibleName()}» has no name")
            if not widget.accessibleName():
                found.append(f"{name} says nothing to a screen reader")
        if (
            isinstance(widget, QAbstractButton)
            and min(widget.width(), widget.height()) < theme.px(SMALLEST_TARGET) - ROUNDED
        ):
            found.append(f"{name} is too small to tap: {widget.width()} × {widget.height()}")
    return found


def _category_room(button: CategoryButton) -> float:
    """What is left behind the title, beyond the padding that belongs there."""
    left, strip, gap, right, _ = button._measures()
    return button.width() - left - strip - gap - right - paint.width_of(button._title, theme.font(button._size(), 600))


def _all_across(area: QScrollArea) -> bool:
    """Whether what cannot be pushed sideways is in sight from side to side."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    sideways = area.horizontalScrollBarPolicy() is not off or area.verticalScrollBarPolicy() is off
    return sideways or area.widget() is None or area.widget().width() <= area.viewport().width() + ROUNDED


def _label_faults(widget: Label, name: str) -> list[str]:
    said, margins = widget.text(), widget.contentsMargins()
    inner = widget.width() - margins.left() - margins.right()
    if not said:
        return []
    if widget._wrap:
        wanted = widget.heightForWidth(widget.width())
        return [f"{name} cuts «{said}»: {wanted} in {widget.height()}"] if wanted > widget.height() else []
    wide = max(paint.width_of(line, widget._font) for line in said.split("\n"))
    if widget._elide is None and wide > inner + 1:
        return [f"{name} cuts «{said}»: {wide} in {inner}"]
    if widget.height() < widget.line_height() - 2:
        return [f"{name} is cut in height: {widget.height()}"]
    return []


def _table_faults(table: Table) -> list[str]:
    """Cells whose text or tag is wider than their column; goods' names may be shortened."""
    found = []
    pad = 2 * theme.px(12)
    for row in table.model.rows:
        for number, cell in enumerate(row.cells):
            if table.view.isColumnHidden(number):
                continue
            column = table.model.columns[number]
            room = table.view.columnWidth(number) - pad
            special = cell if isinstance(cell, Cell) else Cell(cell)
            font = theme.font(column.size, special.weight or column.weight)
            wide = paint.width_of(special.text, font) if not special.elide_middle else 0.0
            if special.tag:
                wide += paint.tag_width(special.tag[0], special.tag[2])
            if wide > room + 1:
                found.append(f"column «{column.title}» cuts «{special.text or special.tag}»: {wide} in {room}")
    return found


def _room(sums: Sums, amount: str) -> float:
    return sums.width() - paint.width_of(amount, theme.font(15, 600)) - theme.px(12)


def _inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    step = parent
    while step is not None:
        if isinstance(step, QScrollArea | QAbstractItemView):
            return True
        step = step.parentWidget()
    if parent is None or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return True
    return QRect(QPoint(0, 0), parent.size()).contains(widget.geometry())

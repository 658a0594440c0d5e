"""What is wrong with a page as it stands: cut texts, controls too small to tap or without a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QScrollArea, QWidget

from ui import i18n
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.label import Label

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
        if isinstance(widget, Button) and widget._content_width() > widget.width():
            found.append(f"{name} cuts «{widget.text()}»: {widget._content_width()} in {widget.width()}")
        if isinstance(widget, Label):
            found += _label_faults(widget, name)
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

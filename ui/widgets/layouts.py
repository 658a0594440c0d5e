"""Layouts that are filled again and again, and widgets that come and go in them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.theme import theme


def empty(layout: QLayout) -> None:
    """Takes everything out; the widgets go out of sight at once and are deleted when no signal of theirs runs."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def refill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Puts these in the place of what was there."""
    empty(layout)
    for widget in widgets:
        layout.addWidget(widget)


def handed(row: QBoxLayout) -> None:
    """Lays the row for the hand that works: what stands at its end on the right stands on the left for a left one."""
    left = theme.hand == "left"
    row.setDirection(QBoxLayout.Direction.RightToLeft if left else QBoxLayout.Direction.LeftToRight)


def keep_room(widget: QWidget) -> None:
    """From now on nothing moves up while the widget is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)

"""A line of the list before closing: a sign, how it stands, what to do, and the way there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.closing_checks import Check
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.label import label

#: A link's words stand this far from its edge; the edge hangs over, so that the words end where the sums do.
LINK_PAD = 13


def check_row(check: Check, act: Callable[[str], None], *, prefix: str = "") -> QWidget:
    """Names: the check's own with `prefix`, `…-hint`, `…-show`."""
    host = QWidget()
    name = f"{prefix}{check.name}"
    row = QHBoxLayout()
    row.setSpacing(theme.px(theme.pick(8, 12, 12)))
    icon, ink = ("circle-check", "accent_ink") if check.good else ("circle-alert", "warn")
    row.addWidget(Icon(icon, ink))
    row.addWidget(label(check.text, name=name, elide=Qt.TextElideMode.ElideRight), 1)
    if check.action:
        button = Button(tr("Показати"), role="link", size=48, name=f"{name}-show")
        button.clicked.connect(lambda _on=False, action=check.action: act(action))
        row.addWidget(button)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0 if check.action else theme.px(LINK_PAD), 0)
    column.setSpacing(0)
    column.addLayout(row)
    row.setContentsMargins(0, theme.px(0 if check.action else 11), 0, theme.px(0 if check.action or check.hint else 11))
    if check.hint:
        hint = QHBoxLayout()
        # Under the words, and under the link: it is one line there in most windows.
        hint.setContentsMargins(theme.px(22 + theme.pick(8, 12, 12)), 0, 0, theme.px(6))
        hint.addWidget(label(check.hint, "small", "ink3", name=f"{name}-hint", wrap=True), 1)
        column.addLayout(hint)
    return host

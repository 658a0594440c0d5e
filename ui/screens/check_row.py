"""A line of the list before closing: a sign, how it stands, what to do, and the way there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import tr
from ui.presenters.closing_checks import Check
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.label import label


def check_row(check: Check, act: Callable[[str], None], *, prefix: str = "") -> QWidget:
    """Names: the check's own with `prefix`, `…-hint`, `…-show`."""
    host = QWidget()
    name = f"{prefix}{check.name}"
    rows = QGridLayout(host)
    rows.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    rows.setHorizontalSpacing(theme.px(theme.pick(8, 12, 12)))
    rows.setVerticalSpacing(0)
    rows.setColumnStretch(1, 1)
    icon, ink = ("circle-check", "accent_ink") if check.good else ("circle-alert", "warn")
    text = label(check.text, name=name, elide=Qt.TextElideMode.ElideRight)
    # What to do stands right under how it is; the sign and the way there beside both.
    high = 2 if check.hint else 1
    rows.addWidget(Icon(icon, ink), 0, 0)
    rows.addWidget(text, 0, 1)
    if check.hint:
        hint = label(check.hint, "small", "ink3", name=f"{name}-hint", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        rows.addWidget(hint, 1, 1)
        rows.setRowStretch(0, 1)
        rows.setRowStretch(1, 1)
    if check.action:
        button = Button(tr("Показати"), role="link", size=48, name=f"{name}-show", align=Qt.AlignmentFlag.AlignRight)
        button.clicked.connect(lambda _on=False, action=check.action: act(action))
        rows.addWidget(button, 0, 2, high, 1)
    host.setMinimumHeight(theme.px(44))
    return host

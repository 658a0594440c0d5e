"""A tinted line with a sign: good, worth a look, or wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.icon import Icon
from ui.widgets.label import label

#: Fill, ink and sign by kind.
_KINDS = {
    "good": ("accent_soft", "accent_ink", "circle-check"),
    "warn": ("warn_soft", "warn", "circle-alert"),
    "danger": ("danger_soft", "danger", "circle-alert"),
    "info": ("info_soft", "info", "info"),
}


class Notice(Card):
    """`kind` is "good", "warn", "danger" or "info"."""

    def __init__(self, said: str = "", kind: str = "info", *, name: str = "notice") -> None:
        super().__init__(margins=(16, 14, 16, 14), radius="control")
        self._icon = Icon("", "ink")
        self._label = label(said, "body_medium", wrap=True, name=name)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.body.addLayout(row)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set(said, kind)

    def set(self, said: str, kind: str) -> None:
        """Another sentence, another kind."""
        fill, ink, icon = _KINDS[kind]
        self.set_look(fill, fill)
        self._icon.set(icon, ink)
        self._label.set_text(said)
        self._label.set_color(ink)

    def text(self) -> str:
        return self._label.text()

"""F1: the keys of the page in front."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.keys_text import page_title, sheet
from ui.theme import theme
from ui.widgets.dialog import Dialog
from ui.widgets.kbd import Kbd
from ui.widgets.label import label

#: So many rows stand in one column.
_FEW = 12
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class KeysSheet(Dialog):
    """The key that opened it, Esc and ✕ close it. Names: `keys_own`, `keys_common`, `keys_note`."""

    def __init__(self, host: QWidget, page: str) -> None:
        own, common = sheet(page)
        few = len(own) <= _FEW
        title = tr("Клавіші: {page}", page=page_title(page))
        super().__init__(host, title, width=680 if few else 1000, name="keys_sheet")
        column = self.column()
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        half = len(own) if few else (len(own) + 1) // 2
        for rows, name in ((own[:half], "keys_own"), (own[half:], "keys_own_more"), (common, "keys_common")):
            if rows:
                row.addWidget(_rows(rows, name), 1)
        column.addLayout(row)
        said = tr("Літери — за місцем на клавіатурі, розкладка не важлива. Змінити клавіші: «Параметри → Клавіші».")
        column.addWidget(label(said, "small", "ink3", wrap=True, name="keys_note"))

    def scanned(self, code: str) -> bool:
        """Scans wait for nobody who reads: the sheet goes, and the code, which waits behind it, is taken."""
        QTimer.singleShot(0, self.dismiss)
        return False


def _rows(rows: list[tuple[str, str]], name: str) -> QWidget:
    host = QWidget()
    host.setObjectName(name)
    outer = QVBoxLayout(host)
    outer.setContentsMargins(0, 0, 0, 0)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(theme.px(7))
    for number, (key, said) in enumerate(rows):
        grid.addWidget(Kbd(key, always=True), number, 0, _TOP)
        grid.addWidget(label(said, "small", wrap=True, align=_TOP), number, 1)
    grid.setColumnStretch(1, 1)
    outer.addLayout(grid)
    outer.addStretch(1)
    return host

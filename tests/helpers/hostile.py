"""Three hundred texts a catalogue, a server or a person may bring, and a watch on what a window makes of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QMenuBar,
    QMessageBox,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from app.sandbox.server import SandboxThread

_MARKUP = (
    "<b>жирний</b>",
    "<i>",
    "</p>",
    '<img src="file:{bait}">',
    "<img src=file:{bait}>",
    '<img src="{bait}"/>',
    '<body background="file:{bait}">',
    '<table background="file:{bait}"><tr><td>',
    "<a href='file:{bait}'>тут</a>",
    '<link rel="stylesheet" href="file:{bait}">',
    "<style>@import 'file:{bait}';</style>",
    "<qt><img src='{bait}'>",
    '<p style="background-image:url(file:{bait})">',
    '<!DOCTYPE html><html><img src="file:{bait}">',
    "<h1>ЗНИЖКА</h1>",
    "<script>1</script>",
    "<br><br><br>",
    '<object data="file:{bait}">',
    "<?xml version='1.0'?><b>",
    "&lt;b&gt;",
    "![x](file:{bait})",
    "[тут](file:{bait})",
    "# Заголовок",
    "<font size=7 color=red>",
    "<table border=1><tr><td>x",
)
_SHORTCUTS = ("A&B", "&Оплата", "&", "&&", "&&&", "&amp;", "Сік&&Ко", "х &y", "&1", "Ctrl+&Q\tCtrl+Q")
_DIRECTION = (
    "\u202eтсет",
    "\u2066x\u2069",
    "\u200f\u200e",
    "שלום",
    "مرحبا بالعالم",
    "\u202a\u202a\u202a",
    "a\u0301\u0308" * 9,
)
_EMOJI = ("🍞", "🇺🇦", "👨‍👩‍👧‍👦" * 9, "☎️", "1️⃣", "🏳️‍🌈", "𝕏𝕐", "\U0010ffff")
_CONTROL = (
    "a\nb",
    "a\tb",
    "\r\n",
    "\x1b[31m",
    "\x07\x08",
    "\x7f",
    "\u2028x\u2029",
    "\ufeff",
    "\u200b" * 20,
    "\x00x",
    "\x9b",
    "\x01",
)
_FORMAT = ("{0}", "{name}", "{code!r:>99999}", "%s%n", "%1 %2", "{{", "}", "$total", "\\n", "{total.__class__}")
_LONG = ("Ї" * 500, "W" * 500, "ш " * 250, "<b>" * 166, "&" * 500, "🍞" * 250, "\u0301" * 500, "слово-" * 83)
_OTHER = (
    "",
    " ",
    "'; DROP TABLE documents;--",
    "../../etc/passwd",
    "=1+1",
    "null",
    "NaN",
    "١٢٣",
    "ﬀ",
    "\u00a0",
    "Ґ'їєі",
    "*",
    "3*",
)


def hostile(bait: Path, count: int = 300) -> list[str]:
    """So many different ones. Those with a file name it in every way a rich text could load it."""
    plain = [one.replace("{bait}", str(bait)) for one in _MARKUP]
    plain += [*_SHORTCUTS, *_DIRECTION, *_EMOJI, *_CONTROL, *_FORMAT, *_LONG, *_OTHER]
    mixed = [f"{first}{second}" for first in (*_SHORTCUTS, *_DIRECTION, *_CONTROL, "Молоко ") for second in plain]
    # Every part of `mixed` is met, not its beginning alone.
    step = max(1, len(mixed) // (count - len(plain)))
    found = list(dict.fromkeys([*plain, *mixed[::step], *mixed]))
    return found[:count]


class Bait:
    """A picture somebody would like the window to open. `taken` tells whether anybody did, Qt's own C++ included."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bait.png"
        self.path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        self.lay()

    def lay(self) -> None:
        # Linux notes a reading where the last one lies before the last writing.
        os.utime(self.path, (1, 2_000_000_000))

    @property
    def taken(self) -> bool:
        return self.path.stat().st_atime != 1


def obeyed(root: QWidget) -> list[str]:
    """Widgets below that would render a text as markup, make a shortcut of an ampersand, or pop up by themselves."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.objectName()!r}"
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{name}: text format {widget.textFormat()}")
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            found.append(f"{name}: a buddy")
        # Ours keep their words to themselves and paint them: what Qt itself was told is what it would obey.
        if isinstance(widget, QAbstractButton) and (QAbstractButton.text(widget) or not widget.shortcut().isEmpty()):
            found.append(f"{name}: shortcut {widget.shortcut().toString()!r} of {widget.text()!r}")
        if isinstance(widget, QMessageBox | QTextEdit | QMenuBar | QTabBar | QGroupBox):
            found.append(f"{name}: a widget that obeys texts")
        if widget.toolTip() or widget.whatsThis():
            found.append(f"{name}: a tool tip, which Qt renders as it likes")
    if QToolTip.isVisible():
        found.append("a tool tip is shown")
    found += [
        f"shortcut {one.key().toString()!r}"
        for one in root.findChildren(QShortcut)
        if one.key().toString()[:4] == "Alt+"
    ]
    return found


def bring(sandbox: SandboxThread, texts: list[str]) -> None:
    """The server says them wherever a name or a word of its own goes: goods, shelves, people, roles, places."""
    state = sandbox.app_state
    # A server may say a NUL in JSON; its own database here may not hold one.
    said = [one.replace("\x00", "\ufffd") for one in texts]
    with state.lock, state.db.transaction():
        rows = state.db.rows("SELECT id, body FROM products ORDER BY id")
        for number, (key, body) in enumerate(rows):
            doc = json.loads(body)
            doc["title"] = said[number % len(said)] or "x"
            doc["alter_title"] = said[(number * 7) % len(said)]
            state.db.run("UPDATE products SET body = ? WHERE id = ?", (json.dumps(doc, ensure_ascii=False), key))
        for shelf, fields in (
            (state.categories, ("title",)),
            (state.employees, ("first_name", "last_name")),
            (state.roles, ("name",)),
            (state.shops, ("title",)),
            (state.terminals, ("name",)),
        ):
            for number, doc in enumerate(shelf.all()):
                hostile_words = {field: said[(number * 11 + place) % len(said)] for place, field in enumerate(fields)}
                if shelf is state.roles:
                    hostile_words = {"name": f"{doc['name']} {hostile_words['name']}"}
                shelf.put({**doc, **hostile_words})

"""A start measured from outside: runs the till as `python -m app` does, or nothing but an empty window (`--empty`).

An event filter on the application sees the first paint and the sign-in page; the till itself knows nothing of it.
Prints one line of JSON: milliseconds since BENCH_BEGAN (`time.monotonic` of whoever started this process), and what had
been imported by the first paint.
"""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

BEGAN = float(os.environ["BENCH_BEGAN"])
#: What may wait until something is to be seen (performance.md, «Start»).
LATER = ("asyncio", "httpx", "pydantic", "apsw", "escpos", "PIL", "keyring", "argon2", "qasync", "uvicorn")


def now() -> float:
    return (time.monotonic() - BEGAN) * 1000


class Watch(QObject):
    """Notes the first paint of all, and the first of a page that can be worked with; then closes the window."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: dict[str, object] = {}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            if "painted" not in self.seen:
                self.seen["painted"] = now()
                self.seen["imported"] = [name for name in LATER if name in sys.modules]
            page = getattr(watched.window(), "current", str)()
            if "usable" not in self.seen and page not in ("", "starting"):
                self.seen["page"] = page
                self.seen["usable"] = 0.0
                QTimer.singleShot(0, lambda: self._usable(watched.window()))
        return False

    def _usable(self, window: QWidget) -> None:
        self.seen["usable"] = now()
        window.close()


def empty(app: QApplication, watch: Watch) -> None:
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    while "painted" not in watch.seen:
        app.processEvents()


def till(arguments: list[str]) -> int:
    from app.__main__ import main  # noqa: PLC0415 - the till's own imports are part of what is measured

    return main(arguments)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    looks = Watch(application)
    code = 0
    if sys.argv[1:] == ["--empty"]:
        empty(application, looks)
    else:
        code = till(sys.argv[1:])
    print(json.dumps(looks.seen))
    sys.exit(code)

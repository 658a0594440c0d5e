"""The window goes from a coarse screen to a fine one and back, as Qt's offscreen platform was told. Prints what it
saw there."""

from __future__ import annotations

import json

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from ui import screen_sense
from ui.main_window import MainWindow
from ui.theme import theme


def main() -> None:
    # Qt's offscreen screens all tell 100 pixels an inch: the second one tells what a tablet's does.
    screen_sense.ppi_told = lambda _, pixels, __: 224.0 if pixels.width() == 1920 else 100.0
    app = QApplication([])
    theme.apply(app)
    window = MainWindow()
    window.set_page("sale", QWidget())
    window.show_page("sale")
    window.setGeometry(0, 0, 1366, 768)
    window.show()
    said = []
    for left, size in ((0, (1366, 768)), (1400, (1920, 1200)), (1400, (1280, 800)), (0, (1366, 768))):
        screen = app.screenAt(QPoint(left + 5, 10))
        window.windowHandle().setScreen(screen)
        window.setGeometry(left, 0, *size)
        app.processEvents()
        said.append([screen.name(), round(theme.ppi), round(theme.scale, 2), theme.form])
    print(json.dumps(said))  # noqa: T201  read by the test


if __name__ == "__main__":
    main()

"""The buyer's window where a screen shows the same place as the till's, as Qt's offscreen platform was told. Prints the
screen it goes to with these screens plugged in, "" for none."""

from __future__ import annotations

import json

from helpers import demo
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from ui.buyer_window import BuyerDisplay
from ui.presenters.buyer import BuyerView, Scene
from ui.theme import theme


class Presenter(QObject):
    """Shows the shop's name."""

    changed = Signal()
    view = BuyerView(Scene.IDLE, demo.NOW, shop="Продукти на Подолі", till="Каса №1", open=True)


def main() -> None:
    app = QApplication([])
    theme.apply(app)
    screens = {screen.name(): screen for screen in app.screens()}
    till = QWidget()
    till.setScreen(screens["till"])
    till.setGeometry(0, 0, 1366, 768)
    till.show()
    app.processEvents()
    plugged: list[QScreen] = [screens["mirror"], screens["till"]]
    display = BuyerDisplay(app, till, Presenter(), "auto", lambda: plugged)  # type: ignore[arg-type]

    def place() -> str:
        app.processEvents()
        assert (display.window is None) is (display.news.state.value == "no_screen")
        return "" if display.window is None else app.screenAt(display.window.geometry().center()).name()

    said = {"mirrored": place()}
    plugged[:] = [screens["smaller"], screens["till"]]
    app.primaryScreenChanged.emit(screens["till"])
    said["smaller"] = place()
    plugged[:] = [screens["mirror"], screens["till"], screens["buyer"]]
    app.screenAdded.emit(screens["buyer"])
    said["third"] = place()
    plugged[:] = [screens["mirror"], screens["till"]]
    screens["buyer"].geometryChanged.emit(screens["mirror"].geometry())
    said["mirrored while it was shown"] = place()
    plugged[:] = [screens["buyer"], screens["till"]]
    screens["mirror"].geometryChanged.emit(screens["buyer"].geometry())
    said["set apart again"] = place()
    print(json.dumps(said))  # noqa: T201


main()

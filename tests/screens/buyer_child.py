"""The buyer's window on a computer with two screens, as Qt's offscreen platform was told. Prints what happened."""

from __future__ import annotations

import json

from helpers import demo
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.buyer_window import BuyerDisplay
from ui.presenters.buyer import BuyerView, Scene
from ui.theme import theme


class Presenter(QObject):
    """Shows the shop's name."""

    changed = Signal()
    view = BuyerView(Scene.IDLE, demo.NOW, shop="Продукти на Подолі", till="Каса №1", open=True)


def main() -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(True)
    theme.apply(app)
    own, other = (app.screenAt(QPoint(at, 10)) for at in (10, 1400))
    till = QWidget()
    field = QLineEdit()
    QVBoxLayout(till).addWidget(field)
    till.setGeometry(0, 0, 1000, 700)
    till.show()
    till.activateWindow()
    field.setFocus()
    app.processEvents()
    plugged: list[QScreen] = [own, other]
    display = BuyerDisplay(app, till, Presenter(), "auto", lambda: plugged)  # type: ignore[arg-type]
    said: list[object] = []

    def tell() -> None:
        app.processEvents()
        window = display.window
        rect = None if window is None else window.geometry()
        place = None if rect is None else [app.screenAt(rect.center()).name(), *rect.getRect()]
        shy = window is None or (
            bool(window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus)
            and window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            and window.focusPolicy() is Qt.FocusPolicy.NoFocus
        )
        said.append(
            [
                display.news.state.value,
                list(display.news.size),
                place,
                shy and till.isActiveWindow() and field.hasFocus(),
            ]
        )

    tell()
    colour = display.window.grab().toImage().pixelColor(5, 5).name()
    plugged.remove(other)
    app.screenRemoved.emit(other)
    gone_at_once = display.window is None
    tell()
    plugged.append(other)
    app.screenAdded.emit(other)
    tell()
    display.toggle()
    tell()
    display.toggle()
    tell()
    display.set_mode("window")
    tell()
    display.window.close()
    tell()
    display.set_mode("off")
    tell()
    display.set_mode("auto")
    tell()
    display.close()
    tell()
    print(json.dumps({"said": said, "colour": colour, "gone_at_once": gone_at_once}))  # noqa: T201


main()

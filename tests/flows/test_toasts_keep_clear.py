"""Messages never lie over the button a cashier is about to press, on no page and at no size."""

from __future__ import annotations

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.toast import Toast


def place(till: TillWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(till.window, QPoint(0, 0)), widget.size())


def actions(till: TillWindow) -> list[Button]:
    """The buttons that do what the page is for."""
    page = till.window.page(till.page)
    found = [one for one in page.findChildren(Button) if one.isVisible() and one._role == "primary"]
    assert found, f"no action on {till.page}"
    return found


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_messages_keep_clear_of_every_page_s_action(till: TillWindow, size: tuple[int, int]) -> None:
    till.loop.act(lambda: till.window.resize(*size))
    till.sell(till.pieces()[0])
    till.put_in(till.pieces()[1])
    show = till.front.show
    for page in ("sale", "payment", "done", "shift", "close_shift", "queue", "receipts"):
        till.loop.act(lambda page=page: show(page))
        till.until_page(page)
        for number in range(3):
            till.window.toasts.show(
                f"long{number}",
                "Принтер не відповідає, чек №1044 не надруковано",
                "Продаж збережено. Усуньте причину й повторіть друк, а чек покупцеві віддайте пізніше",
                kind="error",
                action="Повторити",
            )
        till.quiet()
        toasts = [one for one in till.window.findChildren(Toast) if one.isVisible()]
        assert len(toasts) == 3
        for button in actions(till) if page not in ("receipts",) else []:
            over = [one for one in toasts if place(till, one).intersects(place(till, button))]
            assert not over, f"{page}: {button.objectName()} {place(till, button)} under {place(till, over[0])}"
        for toast in toasts:
            assert till.window.rect().contains(place(till, toast)), page
    till.window.toasts.clear()


def test_the_offer_to_put_a_line_back_stays_with_its_page(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.put_in(till.pieces()[1])
    till.key(Qt.Key.Key_Delete)
    till.until_toast("Прибрано")
    till.tap("rail_receipts")
    till.until_page("receipts")
    assert not till.toasts()

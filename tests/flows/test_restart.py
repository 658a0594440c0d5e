"""The till is stopped at the worst moment and started again: nothing of the counter is lost."""

from __future__ import annotations

from decimal import Decimal

from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.clock import SystemClock
from app.settings import Settings
from ui.formats import sum_text
from ui.till import Till


def test_a_receipt_half_built_is_there_again(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.put_in(milk)
    till.scan(milk.barcode or "")
    till.until(lambda: till.lines()[-1][1] == 2, "two of milk")
    before, total = till.lines(), till.front.sale.totals.total
    till.reopen()
    assert "Рядків у чеку: 2" in till.until_toast("Чек відновлено")
    enter_pin(till)
    till.until_page("sale")
    assert till.lines() == before
    assert till.front.sale.totals.total == total
    till.until_text("receipt_count", "2 позиції")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    assert [one.quantity for one in till.sales()[0].document.items] == [1, 2]


def test_a_window_closed_on_the_payment_page_has_sold_nothing(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.reopen()
    enter_pin(till)
    till.until_page("sale")
    assert len(till.lines()) == 1
    assert not till.sales()


def test_a_sale_kept_but_never_shown_is_told_at_the_next_start(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The till went down between the commit and the page with the change."""
    bread = till.pieces()[0]
    till.put_in(bread)
    till.close()
    till.loop.run(sell_and_fall_over(till.settings, Decimal(500)))
    till.open()
    said = till.until_toast("не встигнувши показати решту")
    [sale] = till.sales()
    assert sum_text(sale.document.payable) in said
    assert f"№{sale.document.number}" in said
    enter_pin(till)
    till.until_page("sale")
    assert not till.lines(), "it was paid: the receipt is not there a second time"
    till.until(lambda: any("не встигнувши" in one for one in till.toasts()), "the message stays")
    till.tap(f"toast_unseen_{sale.document.id}_action")
    till.until_page("receipts")
    till.until(lambda: till.front.journal.state.selected == sale.document.id, "the sale in the journal")
    till.until(lambda: len(shop.receipts()) == 2, "at the server")
    till.reopen()
    till.quiet()
    assert not any("не встигнувши" in one for one in till.toasts()), "told once"


async def sell_and_fall_over(settings: Settings, tendered: Decimal) -> None:
    """Records a sale through the services alone; whoever should have announced it is gone."""
    inside = await Till.open(settings, SystemClock())
    people = await inside.login.cashiers()
    inside.station.cashier = people[0]
    await inside.payment.pay_cash(tendered)
    await inside.close()


def test_the_open_shift_and_its_drawer_are_there_again(till: TillWindow) -> None:
    till.sell(till.pieces()[0])
    till.tap("new_receipt")
    till.until_page("sale")
    till.tap("rail_shift")
    till.until_page("shift")
    till.until(lambda: till.text("drawer-expected") not in ("", "1\u00a0250,00"), "the drawer")
    drawer = till.text("drawer-expected")
    till.reopen()
    enter_pin(till)
    till.until_page("sale")
    till.tap("rail_shift")
    till.until_text("drawer-expected", drawer)


def test_quick_hands_lose_nothing_when_the_window_closes_under_them(till: TillWindow) -> None:
    """Scans and the closing of the window come in one breath: each scan is in the receipt or was never taken."""
    bread = till.pieces()[0]

    def breath() -> None:
        for _ in range(5):
            till.hands.scan(bread.barcode or "")
        till.window.close()

    till.loop.act(breath)
    till.close()
    till.open()
    enter_pin(till)
    till.until_page("sale")
    [(name, quantity)] = till.lines()
    assert (name, 1 <= quantity <= 5) == (bread.title, True)

"""The network goes away in the middle of the day: the till sells on, says so, and delivers everything once."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers.morning import Morning, enter_pin, served
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox


def sell(till: TillWindow, times: int) -> None:
    """Scans the next receipt on the page of the last one, as in a queue of customers."""
    bread = till.pieces()[0]
    for _ in range(times):
        till.sell(bread)


def send_now(till: TillWindow) -> None:
    """A person does not want to wait for the till to look again."""
    till.tap("top_network")
    till.until_page("queue")
    till.tap("queue_send")


def insist(till: TillWindow) -> None:
    """«Надіслати зараз» again and again, as long as it can be touched."""
    till.tap("top_network")
    till.until_page("queue")
    for _ in range(3):
        if till.find("queue_send").isEnabled():
            till.loop.act(till.front.queue.send)
        till.quiet()


def delivered_once(till: TillWindow, shop: WitnessedSandbox, sales: int) -> None:
    """Every sale of this till is on the server, each exactly once, whatever was asked in between."""
    ours = {entry.document.id for entry in till.sales()}
    assert len(ours) == sales
    till.until(lambda: ours <= {one["receipt_id"] for one in shop.receipts()}, "all at the server", 15)
    there = [one["receipt_id"] for one in shop.receipts()]
    assert len(there) == len(set(there))
    till.until(lambda: not till.front.status.status.waiting, "an empty queue")


def test_sales_go_on_without_the_network_and_are_delivered_once_afterwards(
    till: TillWindow, shop: WitnessedSandbox, tmp_path: Path
) -> None:
    sell(till, 1)
    till.until(lambda: len(shop.receipts()) == 2, "the first sale at the server")
    shop.stop()
    sell(till, 3)
    till.until_text("top_network", "Немає зв’язку 3")
    assert "Працюємо без інтернету" in till.until_toast("без інтернету")
    with served(tmp_path / "sandbox.db", shop.port) as back:
        send_now(till)
        delivered_once(till, back, sales=4)
        till.until(lambda: till.text("top_network") == "Онлайн", "online again")
        assert not any("без інтернету" in one for one in till.toasts())
        till.close()


def test_an_answer_that_is_lost_is_looked_up_and_not_sent_again(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.fault(match="POST /api/v1/pos/receipts$", kind="drop_after_commit")
    sell(till, 1)
    till.until(lambda: till.front.status.status.counts.unknown == 1, "an unknown outcome")
    send_now(till)
    delivered_once(till, shop, sales=1)
    posts = [one for one in shop.sent() if one["receipt"]["type"] == 0]
    assert len(posts) == 1


def test_a_server_in_trouble_is_no_network(till: TillWindow, shop: WitnessedSandbox) -> None:
    """502 from whatever stands before the server: wait, look up, deliver once."""
    shop.fault(match="/api/v1/pos/receipts", kind="status", status=502, times=2)
    sell(till, 2)
    till.until(lambda: till.front.status.status.waiting == 2, "two in the queue")
    insist(till)
    delivered_once(till, shop, sales=2)


def test_a_till_that_knows_its_place_starts_and_sells_without_the_network(
    known: TillWindow, morning: Morning, tmp_path: Path
) -> None:
    known.open()
    enter_pin(known)
    known.until_page("sale")
    sell(known, 2)
    known.until_text("top_network", "Немає зв’язку 2")
    known.reopen()
    enter_pin(known)
    known.until_page("sale")
    sell(known, 1)
    known.until_text("top_network", "Немає зв’язку 3")
    with served(Path(shutil.copy(morning.server, tmp_path / "sandbox.db")), morning.port) as shop:
        send_now(known)
        delivered_once(known, shop, sales=3)
        known.close()


def test_a_wi_fi_that_wants_a_sign_in_loses_nothing(till: TillWindow, shop: WitnessedSandbox) -> None:
    """A captive portal answers everything with a page and 200: nothing of it is taken for a yes."""
    sell(till, 1)
    till.until(lambda: len(shop.receipts()) == 2, "a sale at the server, which so shows that it keeps our ids")
    shop.fault(match="/api/v1/", kind="html", times=-1)
    sell(till, 2)
    told = till.front.status
    till.until(
        lambda: (told.status.counts.unknown, told.status.waiting) == (1, 2), "one unknown, one kept from the portal"
    )
    assert len(shop.receipts()) == 2
    shop.app_state.faults.clear()
    insist(till)
    delivered_once(till, shop, sales=3)

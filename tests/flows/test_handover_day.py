"""Hand-over mode through the window: the fiscal till takes the money, this one follows and prints the copy."""

from __future__ import annotations

from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.cashier import Right
from app.domain.handed import Fate
from printing.preview import plain_text

DROP = Right.DELETE_HELD


def fates(till: TillWindow) -> list[Fate]:
    return [row.fate for row in till.front.handed.rows]


def hand_over(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("confirm_yes"), "the question")
    till.enter()
    till.until_page("sale")
    till.until_toast("передано на касу")


def test_handed_over_paid_there_and_copied_here(known: TillWindow, shop: WitnessedSandbox) -> None:
    till, slips = known, known.settings.home / "slips.bin"
    shop.set(deferred="left", fiscal_delay=0)
    till.open(finish="hand_over", printer=f"file:{slips}")
    enter(till)
    sold = till.sales()
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("confirm_yes"), "the question")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: not till.sees("confirm_yes"), "no question")
    assert till.lines()
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("confirm_yes"), "the question")
    till.enter()
    till.until_toast("передано на касу")
    till.until(lambda: not till.lines(), "a new receipt")
    till.until(lambda: there(shop), "it at the server")
    (row,) = there(shop)
    assert row["state"] == 1
    till.tap("quick_held")
    till.tap("held_handed")
    till.until_page("handed")
    till.until_text("handed_said", "Чекає оплати")
    assert shop.pay(row["id"])
    till.until_text("handed_said", "Оплачено на фіскальній касі")
    till.until_toast("оплачено на касі")
    number = there(shop)[0]["fiscal_number"]
    till.until(lambda: slips.exists() and number.encode() in slips.read_bytes(), "the copy on paper")
    assert slips.read_bytes().count(b"cabinet.tax.gov.ua") == 1
    assert till.sales() == sold
    till.tap("handed_copy")
    till.until_toast("Копію передано")
    till.until(lambda: slips.read_bytes().count(b"cabinet.tax.gov.ua") == 2, "a second copy")


def test_offline_and_through_a_restart_it_is_followed_to_its_end(known: TillWindow, shop: WitnessedSandbox) -> None:
    till = known
    shop.set(deferred="left", fiscal_delay=0)
    till.open(finish="hand_over")
    enter(till)
    shop.fault(match="receipts", kind="reset", times=1000)
    hand_over(till)
    till.reopen()
    enter(till)
    till.until(lambda: fates(till) == [Fate.OPEN], "it in the list")
    shop.app_state.faults.clear()
    till.inside.pump.go()
    till.until(lambda: there(shop), "it at the server", seconds=20)
    assert [row["state"] for row in there(shop)] == [1]
    till.close()
    assert shop.pay(there(shop)[0]["id"])
    till.open()
    enter(till)
    till.until(lambda: fates(till) == [Fate.PAID], "paid", seconds=20)


def refused_there(till: TillWindow, shop: WitnessedSandbox) -> None:
    """A receipt handed over that the server says no to, looked at."""
    shop.fault(match="POST /api/v1/pos/receipts", kind="status", status=422, body={"errors": {"items": ["invalid"]}})
    hand_over(till)
    till.tap("quick_held")
    till.tap("held_handed")
    till.until_page("handed")
    till.until_text("handed_said", "не прийняв")


def test_refused_by_the_server_its_goods_come_back_and_go_again(known: TillWindow, shop: WitnessedSandbox) -> None:
    till = known
    shop.set(deferred="left", fiscal_delay=0)
    till.open(finish="hand_over")
    enter(till)
    refused_there(till, shop)
    refused = till.front.handed.rows[0].document
    till.key(Qt.Key.Key_F12)
    till.until_page("sale")
    till.until(lambda: [name for name, _ in till.lines()] == [line.name for line in refused.items], "the goods")
    assert till.inside.sale.totals.total == refused.total
    till.until(lambda: till.front.status.status.counts.refused == 0, "nothing refused any more")
    assert till.front.handed.waiting == 0
    till.reopen()
    enter(till)
    till.until(lambda: till.lines(), "the receipt again")
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("confirm_yes"), "the question")
    till.enter()
    till.until(lambda: there(shop), "it at the server")
    till.until(lambda: fates(till) == [Fate.OPEN, Fate.WITHDRAWN], "one of each")
    assert len(there(shop)) == 1
    assert there(shop)[0]["id"] != refused.id


def test_refused_and_deleted_for_a_reason_it_is_told_and_waits_no_more(
    known: TillWindow, shop: WitnessedSandbox
) -> None:
    till = known
    shop.set(deferred="left", fiscal_delay=0)
    till.open(finish="hand_over")
    enter(till)
    till.inside.station.cashier = next(one for one in till.loop.run(till.inside.login.cashiers()) if one.may(DROP))
    refused_there(till, shop)
    till.tap("handed_cancel")
    till.tap("drop_reason-1")
    till.tap("drop_ok")
    till.until_toast("видалено")
    till.until_text("handed_said", "забрано назад")
    assert till.front.handed.waiting == 0
    (row,) = till.front.handed.rows
    till.loop.act(lambda: till.front.handed.came_after_all.emit(row))
    till.until_toast("все ж на фіскальній касі")
    till.loop.act(lambda: till.front.handed.put_aside.emit(row.document))
    till.until_toast("відкладено")
    assert there(shop) == []


def enter(till: TillWindow) -> None:
    enter_pin(till)
    till.until_page("sale")


def there(shop: WitnessedSandbox) -> list[dict[str, object]]:
    rows = shop.app_state.db.rows("SELECT * FROM receipts WHERE type = 0 AND title LIKE 'K1-%' ORDER BY seq")
    return [dict(row) for row in rows]


def test_in_training_somebody_at_the_fiscal_till_takes_the_money(fresh: TillWindow) -> None:
    till = fresh
    till.open(training=True, printer="", finish="hand_over")
    till.tap("fill-training")
    till.tap("sign-in")
    till.tap("terminal-20001")
    till.tap("take-place")
    enter_pin(till)
    till.until_page("open_shift")
    till.enter()
    till.until_page("sale")
    sandbox = till.inside.training.sandbox
    assert sandbox is not None
    assert sandbox.app_state.settings.deferred == "taken"
    sandbox.set(deferred_delay=0.0, fiscal_delay=0.0)
    till.until(lambda: till.front.sale.shelf.products, "goods")
    hand_over(till)
    till.until(lambda: fates(till) == [Fate.PAID], "paid", seconds=20)
    printed, profile = till.inside.printers.trainer, till.inside.printers.profile()
    till.until(lambda: any("КОПІЯ" in plain_text(one.slip, profile) for one in printed.printed), "the copy")
    copy = plain_text(printed.printed[-1].slip, profile)
    assert copy.count("НАВЧАННЯ") == 2, copy
    assert "cabinet.tax.gov.ua" not in copy, "the tax service has no such receipt"
    assert till.inside.training.sandbox is sandbox


def test_in_training_what_is_put_aside_is_left_alone(fresh: TillWindow) -> None:
    fresh.open(training=True, printer="")
    sandbox = fresh.inside.training.sandbox
    assert sandbox is not None
    assert sandbox.app_state.settings.deferred == "left"

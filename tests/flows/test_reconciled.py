"""The server holds a sale twice: the till finds it, says so, and a senior settles what was put right there."""

from __future__ import annotations

from decimal import Decimal

from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.domain.codes import new_id
from app.domain.document import DeliveryState


def double(shop: WitnessedSandbox, document_id: str) -> str:
    """Somebody, or something on the way, put the same receipt there once more."""
    db, key = shop.app_state.db, new_id()
    with shop.app_state.lock, db.transaction():
        row = db.row("SELECT * FROM receipts WHERE id = ?", (document_id,))
        assert row is not None
        made = {**dict(row), "id": key}
        del made["seq"]
        db.insert("receipts", made)
        for item in db.rows("SELECT * FROM items WHERE receipt_id = ?", (document_id,)):
            copy = {**dict(item), "receipt_id": key}
            del copy["seq"]
            db.insert("items", copy)
    return key


def sold_and_delivered(till: TillWindow) -> str:
    """One sale, its page left, on the server by now."""
    till.sell(till.pieces()[0])
    till.enter()
    till.until_page("sale")
    (entry,) = till.sales()
    till.until(lambda: not till.front.status.status.waiting, "the sale at the server", 15)
    return entry.document.id


def test_a_double_is_told_shown_and_settled_by_a_senior(till: TillWindow, shop: WitnessedSandbox) -> None:
    sold = sold_and_delivered(till)
    double(shop, sold)
    assert till.loop.run(till.inside.reconciler.check())
    assert "двічі на сервері: 1" in till.until_toast("Звірка із сервером")
    till.until_text("top_network", "Розбіжності з сервером")
    till.tap("top_network")
    till.until_page("queue")
    till.until_text("queue_reason", "На сервері цей документ двічі")
    till.until_text("check_line", "двічі")
    till.tap("queue_settle")
    till.tap("settle_reason-1")
    till.tap("settle_ok")
    till.until(lambda: till.sees("override_about"), "a cashier alone settles nothing")
    assert till.text("override_about") == "Розбіжність із сервером вирішено"
    (senior,) = [one for one in till.front.override.seniors if one.first_name == "Юлія"]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    for digit in "9999":
        till.tap(f"override_keypad_{digit}")
    till.tap("override_ok")
    till.until(lambda: till.sees("queue_empty"), "nothing left to look at", 15)
    (entry,) = till.sales()
    assert entry.delivery.state is DeliveryState.DELIVERED
    (kept,) = [row for row in till.loop.run(till.inside.stores.audit.recent()) if row.what == "settle"]
    assert (kept.facts["reason"], kept.facts["allowed_by"]) == ("Зайвий прибрано", senior.name)
    assert till.loop.run(till.inside.reconciler.check())
    till.until_text("check_line", "усе збігається")


def test_closing_says_that_the_journal_agrees_and_waits_for_nobody(till: TillWindow, shop: WitnessedSandbox) -> None:
    sold_and_delivered(till)
    till.loop.act(lambda: till.front.show("close_shift"))
    till.until_text("check_line", "Звірено з сервером: усе збігається")
    shop.fault(match="^GET /api/v1/pos/receipts", kind="delay", delay=30, times=-1)
    drawer = till.loop.run(till.inside.cash.drawer())
    presenter = till.front.close_shift
    presenter.set_mode(by_notes=False)
    for key in f"{Decimal(drawer):.2f}".replace(".", ","):
        presenter.press(key)
    till.loop.act(presenter.close)
    till.until(lambda: till.sees("shift-closed-title"), "closed, whatever the server does")
    shop.app_state.faults.clear()


def test_closing_without_a_network_says_that_nothing_was_compared(till: TillWindow, shop: WitnessedSandbox) -> None:
    sold_and_delivered(till)
    shop.stop()
    till.loop.act(lambda: till.front.show("close_shift"))
    till.until_text("check_line", "Не звірено: немає зв’язку")

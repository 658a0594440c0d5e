"""A newcomer's first day at the till, from the address of the server to the count of the drawer."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from helpers.paper import words
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox, strict_receipt
from PySide6.QtCore import Qt

from ui.formats import money_text

BREAD, BUTTER, MILK = "Батон «Нарізний» 500 г", "Хліб Київхліб", "Молоко Яготинське"


def test_a_newcomers_day_from_the_first_start_to_the_closed_shift(
    fresh: TillWindow, sandbox: WitnessedSandbox, tmp_path: Path, shared: Path
) -> None:
    till = fresh
    till.open()
    first_start(till, sandbox)
    open_shift(till)
    sold = sell_three_goods(till)
    takes_money(till, sold, tmp_path)
    number = fiscal_number(till, sandbox)
    drawer = Decimal("1250.00") + sold
    till.enter()
    till.until_page("sale")
    till.tap("rail_shift")
    till.until_text("drawer-expected", money_text(drawer))
    takes_out(till, Decimal("50.00"))
    drawer -= 50
    till.until_text("drawer-expected", money_text(drawer))
    closes(till, drawer, short=Decimal("0.50"))
    till.until(lambda: len(sandbox.receipts()) == 4, "every document at the server")
    assert till.close() == 0
    judge(sandbox, shared, number)
    till.open()
    assert till.page == "login", "the till knows where it stands"


def first_start(till: TillWindow, sandbox: WitnessedSandbox) -> None:
    assert till.page == "first_start"
    till.write("phone", PHONE)
    till.write("password", PASSWORD)
    till.write("server", sandbox.url)
    till.write("api-key", KEY)
    till.enter()
    till.tap("shop-37901")
    till.tap("terminal-20001")
    till.tap("take-place")
    till.until_page("login")
    till.until_text("cashier-name", "Олена Коваль")


def open_shift(till: TillWindow) -> None:
    till.type("1111")
    till.until_page("open_shift")
    till.type("1250")
    till.until_text("float-amount", "1\u00a0250")
    till.enter()
    till.until_page("sale")
    till.until(lambda: till.synced, "the catalogue")
    assert "№1" in till.text("top_shift")


def sell_three_goods(till: TillWindow) -> Decimal:
    """Scans one, taps one, types one; gives what is to pay in cash."""
    milk = till.goods(MILK)
    till.scan(till.goods(BREAD).barcode or "")
    till.until_text("receipt_count", "1 позиція")
    till.tap_tile(BUTTER)
    till.until_text("receipt_count", "2 позиції")
    till.type("ягот")
    till.until_text("found", "Знайдено")
    till.until(lambda: till.front.sale.shelf.products[0].id == milk.id, "milk found")
    till.enter()
    till.until_text("receipt_count", "3 позиції")
    assert till.line("search") == ""
    total = sum((till.goods(one).price or Decimal(0) for one in (BREAD, BUTTER, MILK)), Decimal(0))
    assert till.front.sale.totals.total == total
    step = Decimal("0.50")
    return (total / step).quantize(Decimal(1)) * step


def takes_money(till: TillWindow, due: Decimal, folder: Path) -> None:
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    assert till.text("due") == money_text(due)
    till.tap("note_500")
    till.until_text("change", money_text(500 - due))
    till.enter()
    till.until_page("done")
    assert till.text("change") == money_text(500 - due)
    till.until_text("slip_state", "надруковано")
    slips = words((folder / "paper.bin").read_bytes())
    sale = slips[slips.rindex("Чек №") :]
    for title in ("Батон", "Хліб Київхліб", "Молоко Яготинське"):
        assert title in sale
    assert "НЕФІСКАЛЬНИЙ ДОКУМЕНТ" in slips
    assert f"{due:.2f}".replace(".", ",") in sale or f"{due:.2f}" in sale


def fiscal_number(till: TillWindow, sandbox: WitnessedSandbox) -> str:
    """What the server gave, as it stands on the screen."""
    said = till.until_text("fiscal_state", "Фіскальний номер ")
    till.until(lambda: any(letter.isdigit() for letter in till.text("fiscal_state")), "the fiscal number")
    said = till.text("fiscal_state")
    return said.rsplit(" ", 1)[1]


def takes_out(till: TillWindow, amount: Decimal) -> None:
    till.tap("service-out")
    till.type(f"{amount:.0f}")
    till.until_text("cash-move-amount", money_text(amount)[:-3])
    till.tap("cash-move-reason-1")
    till.tap("cash-move-confirm")
    till.until_page("shift")


def closes(till: TillWindow, drawer: Decimal, short: Decimal) -> None:
    """Counts less than there should be; the till wants to know why before it closes."""
    till.tap("close-shift")
    till.until_page("close_shift")
    till.tap("count-mode_sum")
    till.type(f"{drawer - short:.2f}".replace(".", ","))
    till.until_text("counted", money_text(drawer - short))
    assert till.text("difference") == money_text(-short)
    assert till.text("difference-word") == "Нестача"
    till.key(Qt.Key.Key_F12)
    till.until_text("difference-note", "Вкажіть причину")
    till.tap("reason-1")
    till.tap("close-shift-confirm")
    till.until(lambda: till.sees("shift-closed-title"), "the closed shift")
    assert till.text("closed-difference") == money_text(-short)
    assert till.text("closed-reason") == "Помилка в решті"
    till.tap("shift-closed-on")
    till.until_page("open_shift")


def judge(sandbox: WitnessedSandbox, shared: Path, number: str) -> None:
    """The server's side: float, sale, service output, hand-over; each once, each as the contract wants it."""
    stored = sandbox.receipts()
    ids = [one["receipt_id"] for one in stored]
    assert len(ids) == len(set(ids)) == 4
    sent = sandbox.sent()
    assert sorted(one["receipt"]["id"] for one in sent) == sorted(ids), "nothing was sent twice"
    strict = strict_receipt(shared)
    for body in sent:
        strict.validate(body)
    assert [one["receipt"]["type"] for one in sent] == [1, 0, 2, 2]
    sale = sent[1]["receipt"]
    assert [one["quantity"] for one in sale["items"]] == [1, 1, 1]
    with sandbox.app_state.lock:
        told = sandbox.app_state.db.value("SELECT fiscal_number FROM receipts WHERE id = ?", (sale["id"],))
    assert told == number

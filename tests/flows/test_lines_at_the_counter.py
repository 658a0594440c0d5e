"""A line of the receipt at the counter: its price, its word, how its sum came about, taken out and put back."""

from __future__ import annotations

import json
from decimal import Decimal

from helpers.window import TillWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.services.payload import request_body
from printing.job_slip import document_slip
from printing.preview import plain_text
from ui.widgets.step_list import StepList

CARD = "4111111111111111"


def chosen(till: TillWindow, product_name: str) -> str:
    """The line of these goods, chosen; what was scanned last has chosen its own by then."""
    till.quiet()
    item = next(one for one in till.front.sale.receipt.items if one.name == product_name)
    till.loop.act(lambda: till.front.sale.select(item.id))
    return item.id


def senior_allows(till: TillWindow) -> None:
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    (senior,) = [one for one in till.front.override.seniors if one.first_name == "Юлія"]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    till.type("9999")
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()
    till.until(lambda: till.window.sheet() is None, "no dialog")


def audited(till: TillWindow) -> dict[str, dict[str, str]]:
    """The newest entry of each kind."""
    rows = till.loop.run(till.inside.stores.audit.recent())
    return {row.what: dict(row.facts) for row in reversed(rows)}


def test_another_price_under_a_senior_s_leave_and_the_audit_has_both_names(till: TillWindow) -> None:
    goods = till.pieces()[0]
    till.put_in(goods)
    line = chosen(till, goods.name)
    till.tap("receipt_more")
    till.tap("line_price")
    till.until(lambda: till.sees("dialog_value"), "the price dialog")
    assert "старший касир" in till.text("dialog_hint")
    till.type("5")
    till.enter()
    senior_allows(till)

    def price() -> Decimal:
        item = till.front.sale.receipt.item(line)
        return item.price if item is not None else Decimal(0)

    till.until(lambda: price() == Decimal(5), "the price")
    told = audited(till)["price_changed"]
    assert (told["goods"], told["was"], told["is"]) == (goods.name, str(goods.price), "5.00")
    assert told["allowed_by"].startswith("Юлія")


def test_a_word_typed_and_tapped_stands_on_the_line_the_slip_and_the_server(till: TillWindow) -> None:
    goods = till.pieces()[0]
    till.put_in(goods)
    chosen(till, goods.name)
    till.loop.act(lambda: till.front.settings.set("screen_keyboard", "on"))
    till.until(lambda: till.inside.settings.screen_keyboard == "on", "letters to tap")
    till.key(Qt.Key.Key_F5)
    till.tap("line_comment")
    till.until(lambda: till.sees("comment"), "the comment's dialog")
    till.tap("comment_1")
    till.type(", ")
    for letter in "те":
        till.tap(f"letters_key_{letter}")
    till.type(f" {CARD}")
    till.tap("comment_ok")
    till.until(lambda: till.front.sale.receipt.items[0].comment, "the comment")
    said = "на подарунок, те ************1111"
    assert till.front.sale.receipt.items[0].comment == said
    till.put_in(till.pieces()[1])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    entry = till.sales()[-1]
    assert entry.document.items[0].comment == said
    paper = plain_text(document_slip(entry, till.inside.station.need_place()), till.inside.printers.profile())
    assert said in " ".join(paper.split())
    assert json.loads(request_body(entry.document))["receipt"]["items"][0]["description"] == said


def blocks(till: TillWindow, name: str) -> dict[str, str]:
    steps = till.find(name)
    assert isinstance(steps, StepList)
    return {block.title: block.amount for block in steps._blocks}


def test_the_sum_is_explained_by_a_tap_and_by_a_key_and_says_what_is_charged(till: TillWindow) -> None:
    first, second = till.pieces()[:2]
    till.put_in(first)
    till.put_in(second)
    till.key(Qt.Key.Key_F8)
    till.until(lambda: till.sees("discount_value"), "the discount's dialog")
    till.type("7")
    till.enter()
    till.until(lambda: till.front.sale.receipt.discount, "the discount")
    totals = till.front.sale.totals
    due = till.inside.payment.due()
    till.tap("receipt_sums")
    till.until(lambda: till.sees("explain_sums"), "the explanation")
    sums = blocks(till, "explain_sums")
    assert sums["Разом за чеком"] == f"{totals.total}\u00a0грн".replace(".", ",")
    assert sums["Готівкою"] == f"{due.payable}\u00a0грн".replace(".", ",")
    lines = blocks(till, "explain_lines")
    assert lines == {first.name: _money(totals.items[0].amount), second.name: _money(totals.items[1].amount)}
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "no dialog")
    till.key(Qt.Key.Key_E, ctrl=True)
    till.until(lambda: till.sees("explain_ok"), "the explanation by key")
    till.enter()
    till.until(lambda: till.window.sheet() is None, "no dialog")
    line = chosen(till, second.name)
    till.tap("receipt_sum")
    till.until(lambda: till.sees("explain_lines"), "the explanation of a line")
    steps = till.find("explain_lines")
    assert isinstance(steps, StepList)
    assert steps._chosen == line


def _money(amount: Decimal) -> str:
    return f"{amount}".replace(".", ",")


def test_clearing_says_what_is_lost_and_can_be_taken_back(till: TillWindow) -> None:
    first, second = till.pieces()[:2]
    till.put_in(first)
    till.put_in(second)
    before = till.front.sale.receipt
    till.tap("clear_receipt")
    till.until(lambda: till.sees("confirm_text"), "the question")
    asked = till.find("confirm_text")
    assert isinstance(asked, QLabel)
    assert "2 позиції" in asked.text()
    till.enter()
    till.until_toast("Чек очищено")
    assert not till.lines()
    told = audited(till)["receipt_cleared"]
    assert told["lines"] == "2"
    till.tap("toast_cleared_action")
    till.until(till.lines, "the receipt is back")
    assert till.front.sale.receipt == before


def test_two_lines_taken_out_are_offered_back_one_after_the_other(till: TillWindow) -> None:
    goods = till.pieces()[:3]
    for one in goods:
        till.put_in(one)
    before = till.lines()
    for one in (goods[1], goods[0]):
        chosen(till, one.name)
        till.tap("receipt_editor_remove")
        till.until_toast(f"Прибрано: {one.name}")
    till.tap("toast_removed_action")
    till.until_toast(f"Прибрано: {goods[1].name}")
    till.until(lambda: len(till.lines()) == 2, "two lines")
    till.tap("toast_removed_action")
    till.until(lambda: till.lines() == before, "all of it, in its order")

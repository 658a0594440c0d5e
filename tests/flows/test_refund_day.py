"""Sold, a part brought back, then the rest, then nothing more: server, journal, drawer and paper say the same."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest
from helpers.escpos_reader import Paper, read
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.domain.cashier import Role
from app.domain.document import Document, DocumentKind, Refunded
from app.domain.journal import Asked
from app.domain.product import Product
from app.services.elsewhere import Elsewhere
from ui.widgets.back_table import TICK

SENIOR, PIN = "Юлія", "9999"


@pytest.fixture
def sold(till: TillWindow) -> Document:
    """Two of one thing and one of another, paid in cash."""
    two, one = till.pieces()[:2]
    till.put_in(two)
    till.scan(two.barcode)
    till.put_in(one)
    till.until(lambda: till.lines() == [(two.title, Decimal(2)), (one.title, Decimal(1))], "three pieces")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    return till.sales()[0].document


def goods(till: TillWindow, document: Document) -> list[Product]:
    return [one for one in till.pieces() if one.id in {item.product_id for item in document.items}]


#: What ends a slip.
CUT = b"\x1dVB\x00"


def papers(till: TillWindow) -> list[Paper]:
    """The slips that came out whole, one each: the last may still be on its way."""
    file = till.settings.home.parent / "paper.bin"
    return [read(b"\x1b@" + slip) for slip in file.read_bytes().split(b"\x1b@")[1:] if CUT in slip]


def open_at(till: TillWindow, document: Document) -> None:
    """The slip's code is scanned; the receipt is open in the journal then, and «Повернення» leads to its page."""
    till.scan(document.mark)
    till.until_page("receipts")
    till.until(lambda: till.text("details_title") == f"Чек №{document.number}", "the receipt")
    till.tap("refund")
    till.until_page("refund")


def tick(till: TillWindow, row: int) -> None:
    view = till.find("back")
    assert isinstance(view, QTableView)
    till.loop.act(lambda: till.hands.tap_row(view, row, TICK))


def ask_senior(till: TillWindow) -> None:
    """The cashier may not: the senior says why and gives a PIN."""
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    (senior,) = [one for one in till.front.override.seniors if one.first_name == SENIOR]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    till.type(PIN)
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()


def give(till: TillWindow) -> Document:
    """F12, a senior's PIN, the sum handed over; gives the refund that was recorded."""
    before = len(refunds(till))
    till.key(Qt.Key.Key_F12)
    ask_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the sum to hand over")
    till.quiet()
    made = refunds(till)
    assert len(made) == before + 1
    assert Decimal(till.text("refund_done_sum").split()[0].replace(",", ".")) == made[-1].payable
    till.enter()
    till.until_page("receipts")
    return made[-1]


def refunds(till: TillWindow) -> list[Document]:
    kinds = (DocumentKind.REFUND, DocumentKind.CANCEL)
    entries = till.loop.run(till.inside.journal.entries(kind=kinds, limit=100))
    return [entry.document for entry in entries][::-1]


def drawer(till: TillWindow) -> Decimal:
    return till.loop.run(till.inside.cash.drawer())


def test_a_part_then_the_rest_then_nothing(till: TillWindow, shop: WitnessedSandbox, sold: Document) -> None:
    first_goods = goods(till, sold)
    open_at(till, sold)
    till.scan(next(one for one in first_goods if one.id == sold.items[0].product_id).barcode)
    till.until(lambda: till.front.returns.presenter.state.chosen == 1, "one of the first line")
    till.tap("reason-1")
    first = give(till)
    assert [(item.name, item.quantity) for item in first.items] == [(sold.items[0].name, Decimal(1))]
    till.until(lambda: till.text("details_title") == f"Повернення №{first.number}", "the refund in the journal")
    open_at(till, sold)
    till.tap("refund_all")
    till.tap("reason-2")
    second = give(till)
    assert first.payable + second.payable == sold.payable
    assert drawer(till) == Decimal("1250.00")

    till.scan(sold.mark)
    till.until(lambda: till.text("details_title") == f"Чек №{sold.number}", "the receipt again")
    assert not till.find("refund").isEnabled()
    till.front.returns.begin(sold.id)
    assert "повертати вже нічого" in till.until_toast("За цим чеком")

    # What the server holds is what the journal says, each once, tied to the sale by its fiscal number.
    till.until(lambda: not till.front.status.status.waiting, "everything at the server")
    entry = till.loop.run(till.inside.journal.entry(sold.id))
    assert entry is not None
    assert entry.refunded is Refunded.WHOLE
    sent = [one["receipt"] for one in shop.sent()]
    back = [one for one in sent if one["type"] == 3]
    assert [one["id"] for one in back] == [first.id, second.id]
    assert {one["related_fiscal_number"] for one in back} == {entry.delivery.fiscal_number}
    assert [Decimal(str(one["total_amount"])) for one in back] == [first.total, second.total]
    assert {one["state"] for one in back} == {3}
    page = till.loop.run(till.inside.journal.page(Asked(shift_id=sold.shift_id), 10))
    assert [one.document.id for one in page.entries][:3] == [second.id, first.id, sold.id]

    # And so does the paper: the sale has its code, the refunds their title, number and sum, all «не фіскальний».
    till.until(lambda: len(papers(till)) >= 3, "three slips")
    of_sale, *of_refunds = papers(till)[-3:]
    assert of_sale.barcodes == [sold.mark.encode()]
    for paper, document in zip(of_refunds, (first, second), strict=True):
        text = b"\n".join(paper.lines).decode("cp1251")
        assert "ПОВЕРНЕННЯ" in text
        assert text.count("НЕФІСКАЛЬНИЙ ДОКУМЕНТ") == 2
        assert f"До чека №{sold.number}" in text
        assert f"{document.payable:.2f}".replace(".", ",") in text.split("ДО ПОВЕРНЕННЯ")[1].splitlines()[0]
        assert not paper.barcodes
    assert sum(paper.pulses for paper in papers(till)) >= 2, "the drawer opens for each"


def test_two_taps_give_the_money_once(till: TillWindow, shop: WitnessedSandbox, sold: Document) -> None:
    open_at(till, sold)
    tick(till, 0)
    till.tap("reason-1")
    till.tap("refund_give", twice=True)
    ask_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the sum to hand over")
    till.quiet()
    till.enter()
    till.until_page("receipts")
    assert len(refunds(till)) == 1
    till.until(lambda: not till.front.status.status.waiting, "everything at the server")
    assert len([one for one in shop.sent() if one["receipt"]["type"] == 3]) == 1


def test_a_refund_without_the_network_waits_for_its_sale(till: TillWindow, shop: WitnessedSandbox) -> None:
    """Sold and brought back offline: the cashier is told, the money is given, and the sale goes first afterwards."""
    shop.fault(match="/api/v1/", kind="status", status=503, times=-1)
    till.sell(till.pieces()[0])
    sale = till.sales()[0].document
    till.tap("refund")
    till.until_page("refund")
    assert "без фіскального номера" in till.text("refund_notice")
    till.tap("refund_all")
    till.tap("reason-3")
    back = give(till)
    till.until_text("top_network", "2")
    shop.app_state.faults.clear()
    till.loop.act(till.inside.pump.go)
    till.until(lambda: back.id in {one["receipt_id"] for one in shop.receipts()}, "the refund at the server", 20)
    order = [one["receipt"]["id"] for one in shop.sent() if one["receipt"]["id"] in (sale.id, back.id)]
    assert order.index(sale.id) < order.index(back.id)
    sent = next(one["receipt"] for one in shop.sent()[::-1] if one["receipt"]["id"] == back.id)
    entry = till.loop.run(till.inside.journal.entry(sale.id))
    assert entry is not None
    assert sent["related_fiscal_number"] == entry.delivery.fiscal_number


def test_the_last_sale_is_cancelled_whole(till: TillWindow, shop: WitnessedSandbox, sold: Document) -> None:
    open_at(till, sold)
    till.tap("reason-2")
    till.tap("refund_cancel")
    ask_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the sum to hand over")
    assert "Відміну" in till.text("refund_done_title")
    till.enter()
    till.until_page("receipts")
    till.until(lambda: [one["receipt"]["type"] for one in shop.sent()].count(4) == 1, "a cancel at the server")
    assert drawer(till) == Decimal("1250.00")


def test_goods_without_a_receipt_are_scanned_and_found(till: TillWindow, shop: WitnessedSandbox) -> None:
    bread, other = till.pieces()[:2]
    till.key(Qt.Key.Key_F9)
    till.until_page("receipts")
    till.tap("refund_goods")
    till.until_page("refund")
    till.scan(bread.barcode)
    till.until(lambda: till.front.returns.presenter.state.chosen == 1, "the goods scanned")
    till.write("refund_search", other.title[:6].lower())
    till.until(lambda: till.sees("refund_found"), "goods found")
    till.enter()
    till.until(lambda: till.front.returns.presenter.state.chosen == 2, "the goods found")
    till.tap("reason-1")
    till.tap("refund_give")
    ask_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the sum to hand over")
    till.enter()
    till.until_page("receipts")
    (made,) = refunds(till)
    assert made.related_id is None
    assert made.items[0].price == bread.price
    till.until(lambda: [one["receipt"]["type"] for one in shop.sent()].count(3) == 1, "a refund at the server")


def test_a_refund_kept_but_never_shown_is_told_at_the_next_start(till: TillWindow, sold: Document) -> None:
    """The till went down between the commit and the sum to hand over: did the customer get it?"""
    desk, station = till.inside.refund, till.inside.station
    people = till.loop.run(till.inside.login.cashiers())
    station.cashier = next(one for one in people if one.role is Role.SENIOR)
    basis = till.loop.run(desk.begin(sold.id))
    made = till.loop.run(desk.give_back(basis, {0: Decimal(1)}, "Не підійшов"))
    till.reopen()
    assert f"№{made.number}" in till.until_toast("Перевірте, чи віддали гроші")
    enter_pin(till)
    till.until_page("sale")
    till.tap(f"toast_unseen_{made.id}_action")
    till.until_page("receipts")
    till.until(lambda: till.front.journal.state.selected == made.id, "the refund in the journal")
    till.reopen()
    till.quiet()
    assert not any("віддали гроші" in one for one in till.toasts()), "told once"


def test_a_copy_says_the_number_its_sale_got_later(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.fault(match="/api/v1/", kind="status", status=503, times=-1)
    till.sell(till.pieces()[0])
    till.tap("refund")
    till.until_page("refund")
    till.tap("refund_all")
    till.tap("reason-3")
    back = give(till)
    text = lambda: b"\n".join(papers(till)[-1].lines).decode("cp1251")  # noqa: E731
    till.until(lambda: "ПОВЕРНЕННЯ" in text(), "the refund's slip")
    assert "Фіскальний номер продажу" in text()
    assert "очікується" in text().split("Фіскальний номер продажу")[1].splitlines()[0]
    shop.app_state.faults.clear()
    till.loop.act(till.inside.pump.go)
    till.until(lambda: back.id in {one["receipt_id"] for one in shop.receipts()}, "the refund at the server", 20)
    sale = till.loop.run(till.inside.journal.entry(back.related_id or ""))
    assert sale is not None
    till.tap("reprint")
    till.until(lambda: "КОПІЯ" in text(), "a copy")
    assert text().split("Фіскальний номер продажу")[1].split()[0] == sale.delivery.fiscal_number


def test_an_unknown_slip_and_goods_of_another_receipt_are_told(till: TillWindow, sold: Document) -> None:
    till.scan("K7-12-0123abcd")
    assert "K7-12-0123abcd" in till.until_toast("Такого чека немає")
    open_at(till, sold)
    stranger = next(one for one in till.pieces() if one.id not in {item.product_id for item in sold.items})
    till.scan(stranger.barcode)
    assert stranger.title[:10] in till.until_toast("Цього товару в чеку немає")
    till.key(Qt.Key.Key_Escape)
    till.until_page("receipts")
    assert not refunds(till)


def slow(patch: pytest.MonkeyPatch) -> asyncio.Event:
    """A server that tells of other tills' refunds only when it is let."""
    told = asyncio.Event()

    async def learn(_: Elsewhere, number: str) -> int:
        await told.wait()
        return 0

    patch.setattr(Elsewhere, "learn_refunds", learn)
    return told


def numbered(till: TillWindow) -> None:
    done = till.front.done
    till.until(lambda: done.state is not None and done.state.entry.delivery.fiscal_number, "the fiscal number")


def test_a_slow_server_takes_no_page_away_from_the_next_customer(
    till: TillWindow, sold: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """«Повернення» was asked for, nobody waited, and the next customer's goods are on the counter."""
    numbered(till)
    told = slow(monkeypatch)
    till.key(Qt.Key.Key_F9)
    till.scan(till.pieces()[1].barcode)
    till.until_page("sale")
    till.until(lambda: till.lines(), "the next receipt")
    till.loop.act(told.set)
    till.until_toast("Повернення готове")
    till.quiet()
    assert till.page == "sale"
    till.scan(till.pieces()[2].barcode)
    till.until(lambda: len(till.lines()) == 2, "the scan is in the receipt")
    till.tap("toast_refund_ready_action")
    till.until_page("refund")
    assert str(sold.number) in till.text("refund_title")


def test_a_refund_that_took_long_does_not_pull_the_payment_away(
    till: TillWindow, sold: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered(till)
    open_at(till, sold)
    told = slow(monkeypatch)
    till.tap("refund_all")
    till.tap("reason-1")
    till.key(Qt.Key.Key_F12)
    ask_senior(till)
    till.until(lambda: till.front.returns.presenter.state.recording, "on its way")
    till.loop.act(lambda: till.front.show("sale"))
    till.put_in(till.pieces()[1])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.loop.act(told.set)
    till.until_toast("записано")
    till.quiet()
    assert till.page == "payment"
    assert till.window.sheet() is None
    till.tap("toast_refund_recorded_action")
    till.until(lambda: till.sees("refund_done_ok"), "what was given back")

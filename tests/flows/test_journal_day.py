"""The list of receipts with the server's among them: found, narrowed, looked up by phone, copied, brought back."""

from __future__ import annotations

from helpers.escpos_reader import read
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.domain.document import JournalEntry
from app.domain.payment import PaymentMeans
from ui.presenters.journal import Link

SENIOR, PIN = "Юлія", "9999"
#: What ends a slip.
CUT = b"\x1dVB\x00"


def all_days(till: TillWindow) -> None:
    till.tap("rail_receipts")
    till.until_page("receipts")
    till.tap("period_all")
    till.until(lambda: till.front.journal.state.link is Link.ASKED, "the server's answer")
    till.until(lambda: any(one.elsewhere for one in till.front.journal.state.entries), "receipts of other tills")


def choose(till: TillWindow, chip: str, option: str) -> None:
    till.tap(chip)
    till.tap(f"{chip}_menu_{option}")
    till.quiet()


def rows(till: TillWindow) -> tuple[JournalEntry, ...]:
    return till.front.journal.state.entries


def test_receipts_of_other_tills_are_listed_narrowed_and_read_on(till: TillWindow, shop: WitnessedSandbox) -> None:
    all_days(till)
    count = len(rows(till))
    view = till.find("journal")
    assert isinstance(view, QTableView)
    till.loop.act(lambda: view.verticalScrollBar().setValue(view.verticalScrollBar().maximum()))
    till.until(lambda: len(rows(till)) > count, "the next page as one scrolls")
    choose(till, "kind", "sales")
    choose(till, "means", "card")
    assert rows(till)
    assert all(PaymentMeans.CARD in {paid.means for paid in one.document.payments} for one in rows(till))
    choose(till, "standing", "on_till")
    assert till.text("journal_empty") == "Таких чеків немає"
    till.tap("journal_empty_action")
    till.until(lambda: len(rows(till)) == count, "everything again")


def test_offline_it_says_that_only_what_is_known_here_is_shown(till: TillWindow, shop: WitnessedSandbox) -> None:
    till.sell(till.pieces()[0])
    shop.fault(match="/api/v1/", kind="status", status=503, times=-1)
    till.tap("shift_receipts")
    till.until_page("receipts")
    till.tap("period_today")
    till.until_text("journal_link", "Без зв’язку")
    till.until(lambda: rows(till), "receipts of this till")
    assert rows(till)[0].document.id == till.sales()[0].document.id


def test_a_server_that_answers_nonsense_is_not_called_out_of_reach(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The line was up, and the cashier was sent to look for a cable."""
    till.sell(till.pieces()[0])
    shop.fault(match="GET /api/v1/pos/receipts$", kind="status", status=200, body={"data": "нісенітниця"})
    till.tap("shift_receipts")
    till.until_page("receipts")
    till.tap("period_today")
    till.until_text("journal_link", "Сервер не дав даних")
    assert till.front.journal.state.link is Link.REFUSED
    assert "Без зв’язку" not in till.shown()
    till.until(lambda: "Сервер відповів незрозуміло" in till.shown(), "why, in words")
    till.until(lambda: rows(till), "receipts of this till")
    assert rows(till)[0].document.id == till.sales()[0].document.id
    till.tap("period_all")
    till.until(lambda: till.front.journal.state.link is Link.ASKED, "the server's answer")
    assert not till.sees("journal_link")


def test_a_fiscal_receipt_shows_its_code_for_a_phone(till: TillWindow, shop: WitnessedSandbox) -> None:
    till.sell(till.pieces()[0])
    sale = till.sales()[0].document.id
    till.tap("shift_receipts")
    till.until_page("receipts")
    till.until(lambda: (one := till.front.journal.state.entry) is not None and one.delivery.fiscal_number, "its number")
    till.tap("show_link")
    till.until(lambda: till.sees("link_qr"), "the code")
    entry = till.loop.run(till.inside.journal.entry(sale))
    assert entry is not None
    assert entry.delivery.fiscal_number
    assert entry.delivery.fiscal_number in till.text("link_number")
    till.key(Qt.Key.Key_Escape)
    till.until_page("receipts")


def test_a_cash_sale_of_another_till_is_copied_and_brought_back_here(till: TillWindow, shop: WitnessedSandbox) -> None:
    all_days(till)
    choose(till, "kind", "sales")
    choose(till, "means", "cash")
    entry = next(one for one in rows(till) if one.elsewhere and one.refunded == "none" and len(one.document.items) > 1)
    till.write("journal_search", entry.delivery.fiscal_number or "")
    till.until(lambda: [one.document.id for one in rows(till)] == [entry.document.id], "that receipt alone")
    till.tap("reprint")
    till.quiet()
    paper = till.settings.home.parent / "paper.bin"
    till.until(lambda: paper.exists() and "КОПІЯ".encode("cp1251") in paper.read_bytes(), "a copy on paper")
    till.until(lambda: paper.read_bytes().endswith(CUT), "the whole of it")
    text = b"\n".join(read(paper.read_bytes()).lines).decode("cp1251")
    assert entry.document.items[0].name[:8] in text
    till.tap("refund")
    till.until_page("refund")
    till.tap("refund_all")
    assert till.text("refund_notice") == ""
    till.tap("reason-1")
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    (senior,) = [one for one in till.front.override.seniors if one.first_name == SENIOR]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    till.type(PIN)
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()
    till.until(lambda: till.sees("refund_done_ok"), "the sum to hand over")
    till.enter()
    till.until(lambda: [one["receipt"]["type"] for one in shop.sent()].count(3) == 1, "the refund at the server")
    sent = next(one["receipt"] for one in shop.sent() if one["receipt"]["type"] == 3)
    assert sent["related_fiscal_number"] == entry.delivery.fiscal_number
    till.loop.act(lambda: till.front.returns.begin(entry.document.id))
    till.until_toast("За цим чеком повертати вже нічого")


def test_a_card_sale_is_not_paid_out_in_cash(till: TillWindow, shop: WitnessedSandbox) -> None:
    all_days(till)
    choose(till, "kind", "sales")
    choose(till, "means", "card")
    till.tap("refund")
    till.until_page("refund")
    till.tap("refund_all")
    till.until(lambda: till.front.returns.presenter.state.payable, "the sum")
    state = till.front.returns.presenter.state
    assert PaymentMeans.CASH not in {way.means for way in state.ways}
    assert sum(way.amount for way in state.ways) == state.payable
    assert "Готівкою" not in till.text("refund_way")
    assert "картку" in till.text("refund_way")

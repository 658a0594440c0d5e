"""A cashier's day: mixed receipts by keyboard, touch and scanner. Till, server and paper agree to the kopeck."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from helpers.cashier_day import CashierDay
from helpers.escpos_reader import read
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from ui.formats import money_text

FLOAT = Decimal("1250.00")


@pytest.mark.parametrize(
    "receipts", [30, pytest.param(300, marks=pytest.mark.long)], ids=["a_morning", "a_whole_day_of_300"]
)
def test_a_day_of_mixed_receipts_ends_with_till_server_and_paper_agreeing(
    till: TillWindow, shop: WitnessedSandbox, receipts: int
) -> None:
    (wine,) = till.loop.run(till.inside.stores.catalog.search("Вино Шабо", limit=1))
    day = CashierDay(till, wine, seed=receipts)
    for number in range(receipts):
        if number == receipts // 3:
            shop.fault(match="/api/v1/", kind="status", status=503, times=-1)
        if number == receipts // 2:
            shop.app_state.faults.clear()
            till.loop.act(till.inside.pump.go)
        day.receipt()
        if number % 10 == 9:
            day.refund()
    assert len(day.sold) >= receipts
    assert {"burst", "times", "label", "by_hand", "bottle", "line_discount", "discount", "set_aside"} <= set(day.ways)
    till.until(lambda: not till.front.status.status.waiting, "everything at the server", 120)
    till.quiet()
    in_drawer = FLOAT + sum(day.sold) - sum(day.given_back)

    # The till's own journal, the server's, and the slips: each as many, each the same sum.
    sold = till.sales()
    assert [one.document.payable for one in sold] == day.sold
    sent = [one["receipt"] for one in shop.sent()]
    stored = {one["receipt_id"] for one in shop.receipts()}
    at_server = {one["id"]: one for one in sent if one["id"] in stored}
    for kind, sums in ((0, day.sold), (3, day.given_back)):
        told = [one for one in at_server.values() if one["type"] == kind]
        paid = [Decimal(str(one["total_amount"])) - Decimal(str(one["rounding_amount"])) for one in told]
        assert sorted(paid) == sorted(sums)
        money = [Decimal(str(pay["amount"])) for one in told for pay in one["payment_transactions"]]
        assert sum(money) == sum(sums)
    assert [one["receipt_id"] for one in shop.receipts()] == list(
        dict.fromkeys(one["receipt_id"] for one in shop.receipts())
    )
    till.until(lambda: len(slips(till)["ДО СПЛАТИ"]) == len(day.sold), "the last slip", 60)
    on_paper = slips(till)
    assert on_paper["ДО СПЛАТИ"] == day.sold
    assert on_paper["ДО ПОВЕРНЕННЯ"] == day.given_back

    # And the drawer, counted by the notebook, closes the shift without a difference.
    till.tap("rail_shift")
    till.until_text("drawer-expected", money_text(in_drawer))
    till.tap("close-shift")
    till.until_page("close_shift")
    till.tap("count-mode_sum")
    till.type(f"{in_drawer:.2f}".replace(".", ","))
    till.until_text("counted", money_text(in_drawer))
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("shift-closed-title"), "the closed shift")
    assert till.text("closed-difference") == money_text(Decimal("0.00"))
    print(f"{len(day.sold)} sales, {len(day.given_back)} refunds, {day.ways}, {in_drawer} in the drawer")  # noqa: T201 - the figures of the long run


def slips(till: TillWindow) -> dict[str, list[Decimal]]:
    """The sums on the paper, in the order they came out."""
    found: dict[str, list[Decimal]] = {"ДО СПЛАТИ": [], "ДО ПОВЕРНЕННЯ": []}
    file = till.settings.home.parent / "paper.bin"
    for slip in file.read_bytes().split(b"\x1b@")[1:]:
        text = b"\n".join(read(b"\x1b@" + slip).lines).decode("cp1251")
        for word, sums in found.items():
            sums += [
                Decimal(said.replace(" ", "").replace(",", "."))
                for said in re.findall(word + r" +([\d ]+[.,]\d\d)", text)
            ]
    return found

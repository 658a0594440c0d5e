"""A second printer for whoever makes the goods ready: the order comes out there, once, alive or dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.paper import PaperRoll, free_port, paper, words
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.product import Product


@pytest.fixture
def rolls() -> Iterator[tuple[PaperRoll, PaperRoll]]:
    with PaperRoll() as main, PaperRoll() as kitchen:
        yield main, kitchen


def begin(till: TillWindow) -> None:
    till.open()
    enter_pin(till)
    till.until_page("sale")


def two_shelves(till: TillWindow) -> tuple[Product, Product]:
    """Goods of two categories."""
    first = next(one for one in till.pieces() if one.category_id)
    return first, next(one for one in till.pieces() if one.category_id not in (None, first.category_id))


def choose(till: TillWindow, goods: Product, address: str) -> None:
    """The owner has set the second printer and what goes there."""
    till.reopen(printer_orders=address, order_categories=goods.category_id)
    enter_pin(till)
    till.until_page("sale")


def pay(till: TillWindow) -> None:
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")


def test_an_order_comes_out_of_the_second_printer_once_and_only_what_is_new(
    known: TillWindow, shop: WitnessedSandbox, rolls: tuple[PaperRoll, PaperRoll]
) -> None:
    main, kitchen = rolls
    known.settings = replace(known.settings, printer=main.uri)
    begin(known)
    cooked, other = two_shelves(known)
    choose(known, cooked, kitchen.uri)
    known.put_in(cooked)
    known.put_in(other)
    known.loop.run(known.inside.held.hold("Столик 4"))
    known.until(lambda: len(kitchen.jobs) == 1, "the first order")
    first = words(kitchen.jobs[0])
    assert "ЗАМОВЛЕННЯ" in first
    assert "Столик 4" in first
    assert cooked.title.split()[0] in first
    assert other.title not in first
    known.reopen()  # the till goes down and comes back
    enter_pin(known)
    known.until_page("sale")
    [held] = known.loop.run(known.inside.held.list())
    known.loop.run(known.inside.held.resume(held.id))
    known.put_in(cooked)
    known.until(lambda: sum(int(count) for _, count in known.lines()) == 3, "one more")
    pay(known)
    known.until_text("slip_state", "надруковано")
    known.until(lambda: len(kitchen.jobs) == 2, "the second order")
    second = words(kitchen.jobs[1])
    assert "Доповнення" in second
    assert "1 шт" in second
    assert "2 шт" not in second
    known.quiet()
    assert len(kitchen.jobs) == 2
    assert "ЗАМОВЛЕННЯ" not in "".join(words(job) for job in main.jobs)
    assert len(main.jobs) == 1
    known.close()


def test_a_dead_second_printer_delays_neither_the_sale_nor_the_slip_and_is_told(
    known: TillWindow, shop: WitnessedSandbox, rolls: tuple[PaperRoll, PaperRoll]
) -> None:
    main, _ = rolls
    port = free_port()
    known.settings = replace(known.settings, printer=main.uri)
    begin(known)
    cooked, _ = two_shelves(known)
    choose(known, cooked, f"tcp://127.0.0.1:{port}")
    known.put_in(cooked)
    pay(known)
    known.until_text("slip_state", "надруковано")
    number = known.sales()[0].document.number
    known.until_toast(f"замовлення №{number}")
    assert len(main.jobs) == 1
    with PaperRoll(port) as kitchen:
        known.loop.act(lambda: known.front.show("prints"))
        known.until(lambda: known.sees("prints_1_print"), "the order among the slips")
        known.tap("prints_1_print")
        known.until(lambda: len(kitchen.jobs) == 1, "the order")
        known.quiet()
        assert len(main.jobs) == 1
        known.close()


def test_the_spare_printer_gets_the_slip_set_for_its_own_paper(
    known: TillWindow, shop: WitnessedSandbox, rolls: tuple[PaperRoll, PaperRoll]
) -> None:
    """The till's printer has 80 mm, the spare one 58: a line of 48 letters would be broken there."""
    _, spare = rolls
    known.settings = replace(known.settings, printer=f"tcp://127.0.0.1:{free_port()}", printer_profile="generic-80")
    begin(known)
    known.reopen(printer_spare=spare.uri, printer_spare_profile="xprinter-58")
    enter_pin(known)
    known.until_page("sale")
    known.put_in(known.pieces()[0])
    pay(known)
    known.until(lambda: len(spare.jobs) == 1, "the slip out of the spare printer")
    assert max(len(line) for line in paper(spare.jobs[0]).lines) == 32
    known.close()

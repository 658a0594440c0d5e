"""A cashier who sells all day, and a notebook in which every sum is worked out again by hand.

The notebook shares nothing with the till's arithmetic: prices come from the labels on the shelf, everything else is
schoolbook (half up to the kopeck, cash to fifty kopecks, domain.md 2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from random import Random

from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.product import Product

SENIOR, PIN = "Юлія", "9999"
KOPECK, HALF = Decimal("0.01"), Decimal("0.5")
#: UKT ZED of what is asked about at the till: its flow is a kind of sale of its own.
BARRED = ("2203", "2204", "2205", "2206", "2207", "2208", "2402", "2403", "2404")


def half_up(value: Decimal, step: Decimal = KOPECK) -> Decimal:
    return ((value / step + HALF).to_integral_value(ROUND_FLOOR) * step).quantize(KOPECK)


@dataclass
class Line:
    """Goods as the notebook has them: price for one, how much, percent off."""

    title: str
    price: Decimal
    quantity: Decimal
    percent: Decimal = Decimal(0)

    @property
    def sum(self) -> Decimal:
        gross = half_up(self.price * self.quantity)
        return gross - half_up(gross * self.percent / 100)


@dataclass
class Bill:
    """A receipt in the notebook."""

    lines: list[Line] = field(default_factory=list)
    percent: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        whole = sum((line.sum for line in self.lines), Decimal(0))
        return whole - half_up(whole * self.percent / 100)

    @property
    def due(self) -> Decimal:
        return half_up(self.total, Decimal("0.50"))

    def put(self, product: Product, quantity: Decimal) -> None:
        """Pieces of the same goods stand on one line unless it has a discount; weighed goods have a line each time."""
        assert product.price is not None
        for line in self.lines:
            if not product.by_weight and line.title == product.name and not line.percent:
                line.quantity += quantity
                return
        self.lines.append(Line(product.name, product.price, quantity))

    def shown(self) -> list[tuple[str, Decimal]]:
        return [(line.title, line.quantity) for line in self.lines]


class CashierDay:
    """Sells in every way there is, as the dice fall; `sold` and `given_back` are the notebook's sums in cash."""

    def __init__(self, till: TillWindow, wine: Product, seed: int) -> None:
        self.till = till
        self.dice = Random(seed)
        self.sold: list[Decimal] = []
        self.given_back: list[Decimal] = []
        #: How often each way was gone.
        self.ways: dict[str, int] = {}
        self._wine = wine
        self._stamp = 100_000
        self._bill = Bill()
        shelf = till.front.sale.shelf.products
        self._pieces = [one for one in till.pieces() if not one.classifier_code.startswith(BARRED)]
        self._weighed = [one for one in shelf if one.by_weight and one.price and (one.sku or one.barcode)]
        self._slips: list[tuple[str, str]] = []

    # ------------------------------------------------------------------ a receipt

    def receipt(self) -> None:
        """One customer: goods in one or more ways, perhaps set aside meanwhile, perhaps a discount, then the money."""
        self._bill = Bill()
        ways: list[Callable[[], None]] = [self.burst, self.times, self.label, self.by_hand, self.bottle]
        for way in self.dice.sample(ways, self.dice.choice((1, 1, 2, 3))):
            self._go(way)
        for way in (self.one_more, self.line_discount, self.set_aside, self.discount):
            if self.dice.random() < 0.2:
                self._go(way)
        self.pay()

    def burst(self) -> None:
        """A hand that does not look at the screen: codes as fast as the scanner gives them."""
        goods = self.dice.choices(self._pieces, k=self.dice.randint(1, 8))
        self.till.loop.act(lambda: [self.till.hands.scan(one.barcode) for one in goods] and None)
        for one in goods:
            self._bill.put(one, Decimal(1))
        self._same()

    def times(self) -> None:
        """«3*» and the code."""
        one, many = self.dice.choice(self._pieces), self.dice.randint(2, 9)
        self.till.type(f"{many}*")
        self.till.scan(one.barcode)
        self._bill.put(one, Decimal(many))
        self._same()

    def label(self) -> None:
        """Weighed and labelled in the department."""
        one, grams = self.dice.choice(self._weighed), self.dice.randint(50, 3500)
        digits = f"21{one.sku[-5:].zfill(5)}{grams:05d}"
        odd, even = sum(map(int, digits[0::2])), sum(map(int, digits[1::2]))
        self.till.scan(f"{digits}{(10 - (odd + 3 * even) % 10) % 10}")
        self._bill.put(one, Decimal(grams) / 1000)
        self._same()

    def by_hand(self) -> None:
        """A tile, and the weight typed from a scale that has no wire."""
        till, one, grams = self.till, self.dice.choice(self._weighed), self.dice.randint(50, 3500)
        while till.sees("toast_removed_close"):
            till.tap("toast_removed_close")
        till.tap_tile(one.title)
        till.until(lambda: till.sees("dialog_value"), "the dialog of weights")
        till.type(f"{Decimal(grams) / 1000:.3f}".replace(".", ","))
        till.enter()
        self._bill.put(one, Decimal(grams) / 1000)
        self._same()

    def bottle(self) -> None:
        """Wine: of age once a receipt, a stamp for every bottle."""
        till = self.till
        asked = till.front.sale.receipt.of_age
        till.scan(self._wine.barcode)
        if not asked:
            till.until(lambda: till.sees("ask_yes"), "the question about age")
            till.tap("ask_yes")
        till.until(lambda: till.sees("stamp_text"), "the dialog of stamps")
        self._stamp += 1
        till.scan(f"AATE{self._stamp}")
        till.until_page("sale")
        self._bill.put(self._wine, Decimal(1))
        self._same()

    def one_more(self) -> None:
        """The wrong goods, taken out again with the key."""
        till, one = self.till, self.dice.choice(self._pieces)
        fresh = one.name not in {line.title for line in self._bill.lines}
        till.put_in(one)
        self._bill.put(one, Decimal(1))
        self._same()
        if fresh:
            till.key(Qt.Key.Key_Delete)
            self._bill.lines.pop()
            self._same()

    def line_discount(self) -> None:
        """Off the line touched last."""
        till, percent = self.till, Decimal(self.dice.choice((3, 5, 7, 10)))
        selected = till.front.sale.selected
        (row,) = [n for n, item in enumerate(till.front.sale.receipt.items) if item.id == selected]
        till.tap("receipt_editor_discount")
        till.until(lambda: till.sees("discount_value"), "the dialog of discounts")
        till.tap(f"discount_{percent}")
        till.enter()
        till.until_page("sale")
        self._bill.lines[row].percent = percent
        self._same()

    def discount(self) -> None:
        """Off the whole receipt, typed."""
        till, percent = self.till, Decimal(self.dice.randint(1, 10))
        till.key(Qt.Key.Key_F8)
        till.until(lambda: till.sees("discount_value"), "the dialog of discounts")
        till.type(str(percent))
        till.enter()
        till.until_page("sale")
        self._bill.percent = percent
        self._same()

    def set_aside(self) -> None:
        """The customer runs for butter; somebody else is served; then this one again."""
        till, mine = self.till, self._bill
        till.key(Qt.Key.Key_F6)
        till.until(lambda: till.sees("hold_name"), "the name")
        till.tap("hold_ok")
        till.until(lambda: not till.lines(), "an empty counter")
        self._bill = Bill()
        self.burst()
        self.pay()
        till.key(Qt.Key.Key_F7)
        till.until_page("held")
        till.enter()
        till.until_page("sale")
        self._bill = mine
        self._same()

    def pay(self) -> None:
        """F12 or the button; exact, by notes or by a typed sum; the change is what the notebook says."""
        till, due = self.till, self._bill.due
        self._same()
        if self.dice.random() < 0.5:
            till.key(Qt.Key.Key_F12)
        else:
            till.tap("pay")
        till.until_page("payment")
        given = due
        way = self.dice.randrange(3)
        if way == 1 and due <= 1000:
            given = Decimal(1000)
            till.tap("note_1000")
        elif way == 2:
            given = due + self.dice.randint(1, 500)
            till.type(f"{given:.2f}".replace(".", ","))
        if due:
            till.until(lambda: till.front.payment.state.tendered == given, f"{given} handed over")
        till.enter()
        till.until_page("done")
        assert till.front.done.state is not None
        document = till.front.done.state.document
        assert (document.total, document.payable) == (self._bill.total, due), self._bill
        assert document.change == given - due
        self.sold.append(due)
        self._slips.append((document.mark, f"Чек №{document.number}"))
        till.enter()
        till.until_page("sale")

    # ------------------------------------------------------------------ and back

    def refund(self) -> None:
        """Somebody brings everything of a receipt back, slip in hand; a senior allows it."""
        till = self.till
        mark, title = self._slips.pop(self.dice.randrange(len(self._slips)))
        till.scan(mark)
        till.until_page("receipts")
        till.until_text("details_title", title)
        till.tap("refund")
        till.until_page("refund")
        till.tap("refund_all")
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
        self.given_back.append(
            Decimal(till.text("refund_done_sum").split("грн")[0].replace("\u00a0", "").replace(",", "."))
        )
        till.enter()
        till.until_page("receipts")
        till.tap("rail_sale")
        till.until_page("sale")

    # ------------------------------------------------------------------ inside

    def _go(self, way: Callable[[], None]) -> None:
        name = way.__name__
        self.ways[name] = self.ways.get(name, 0) + 1
        way()

    def _same(self) -> None:
        """Screen and notebook say the same, line by line and to the kopeck."""
        till, bill = self.till, self._bill
        till.until(lambda: till.lines() == bill.shown(), f"{bill.shown()} on the screen, there is {till.lines()}")
        till.until(lambda: till.front.sale.totals.total == bill.total, f"{bill}: {till.front.sale.totals.total}")

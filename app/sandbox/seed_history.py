"""Last month's trade of the training shop: closed shifts, receipts, Z-reports.

The same at every start but for the dates, which end yesterday.
"""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from app.sandbox.core import Sandbox
from app.sandbox.database import Json, dumps
from app.sandbox.fiscal import registrar
from app.sandbox.seed_ledger import CASH, REFUND, SALE, SERVICE_IN, SERVICE_OUT, Day, Good, Ledger
from app.sandbox.values import KYIV, kopecks, kopecks_text, random_uuid, to_ms
from app.sandbox.z_figures import receipt_taxes

DAYS = 30
#: What lies in the drawer overnight, kopecks.
FLOAT = 125_000
#: Receipts a day, by terminal: from and to.
_PACE = [(16, 26), (8, 14), (6, 10)]
#: Means of payment (cash, card, IBAN, transfer from a card) and how often each is used.
_MEANS, _OFTEN = (0, 1, 3, 4), (40, 54, 1, 5)
_CASHIERS = 3

Line = tuple[Good, Decimal, int]


def seed_history(sandbox: Sandbox) -> None:
    """Thirty days up to yesterday for every terminal of the demo shop."""
    History(sandbox).make()


class History:
    """Plays the days one after another out of one seeded source of chance."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._random = random.Random(20_000)
        self._ledger = Ledger(self._random)
        texts = sandbox.db.rows("SELECT body FROM products ORDER BY seq DESC")
        bodies = [json.loads(row[0]) for row in texts]
        self._goods = [Good(body, kopecks(body["price"])) for body in bodies if body["price"] != "0.0"]
        self._weights = list(accumulate(9 if good.body["bookmark_ids"] else 1 for good in self._goods))
        self._staff = sandbox.employees.all()[:_CASHIERS]

    def make(self) -> None:
        now = datetime.fromtimestamp(self._sandbox.clock.now_ms() / 1000, KYIV)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        for back in range(DAYS, 0, -1):
            for place, terminal in enumerate(self._sandbox.terminals.all()):
                day = self._day(midnight - timedelta(days=back), terminal, back + place)
                self._trade(day, *_PACE[place])
                self._ledger.close(day)
        self._ledger.store(self._sandbox.db)

    def _day(self, date: datetime, terminal: Json, turn: int) -> Day:
        opened = date.replace(hour=8, minute=self._random.randrange(6), second=self._random.randrange(60))
        return Day(
            id=random_uuid(self._random),
            shop_id=terminal["shop_id"],
            terminal_id=terminal["id"],
            registrar=registrar(self._sandbox, terminal["id"]),
            cashier=self._staff[turn % len(self._staff)],
            opened_at=to_ms(opened),
            closed_at=to_ms(date.replace(hour=21, minute=self._random.randrange(20))),
        )

    def _trade(self, day: Day, least: int, most: int) -> None:
        """The float in, the sales of the day with a refund now and then, the takings out."""
        self._service(day, SERVICE_IN, FLOAT, day.opened_at + 30_000)
        span = day.closed_at - day.opened_at - 900_000
        count = self._random.randint(least, most)
        for moment in sorted(day.opened_at + 60_000 + int(self._random.random() * span) for _ in range(count)):
            self._sale(day, moment)
            if self._random.random() < 0.025:
                self._refund(day, moment + 400_000)
        self._service(day, SERVICE_OUT, day.tally.cash_in_drawer - FLOAT, day.closed_at - 60_000)

    def _service(self, day: Day, kind: int, amount: int, moment: int) -> None:
        if amount > 0:
            receipt = self._ledger.receipt(day, kind, amount, moment)
            receipt["title"] = "Службове внесення" if kind == SERVICE_IN else "Службова видача"
            day.tally.add(kind, amount, 0, {})

    def _sale(self, day: Day, moment: int) -> None:
        count = self._random.choices((1, 2, 3, 4, 5, 7, 11), (16, 20, 20, 16, 12, 10, 6))[0]
        picked = {
            good.body["id"]: good for good in self._random.choices(self._goods, cum_weights=self._weights, k=count)
        }
        lines = [self._line(good) for good in picked.values()]
        self._paid(day, SALE, lines, moment, self._random.choices(_MEANS, _OFTEN)[0])

    def _refund(self, day: Day, moment: int) -> None:
        """The last line of the sale just made comes back, in cash."""
        sale, line = self._ledger.receipts[-1], self._ledger.items[-1]
        good = next(each for each in self._goods if each.body["id"] == line["product_id"])
        lines = [(good, Decimal(line["quantity"]), kopecks(line["amount"]))]
        self._paid(day, REFUND, lines, moment, CASH)["related_fiscal_number"] = sale["fiscal_number"]

    def _line(self, good: Good) -> Line:
        if good.weighed:
            quantity = Decimal(self._random.randrange(120, 2400, 2)) / 1000
        else:
            quantity = Decimal(self._random.choices((1, 2, 3, 6), (70, 20, 7, 3))[0])
        return good, quantity, int((good.price * quantity).quantize(Decimal(1), ROUND_HALF_UP))

    def _paid(self, day: Day, kind: int, lines: list[Line], moment: int, means: int) -> Json:
        total = sum(amount for _, _, amount in lines)
        # Cash is rounded to 50 kopecks (National Bank, resolution 115 of 2025); tax is of the unrounded sum.
        paid = (total + 25) // 50 * 50 if means == CASH else total
        tax = receipt_taxes(((good.body["tax_group_id"], amount) for good, _, amount in lines), total)
        receipt = self._ledger.receipt(day, kind, total, moment)
        receipt |= {"tax_amount": dumps(tax), "rounding_amount": kopecks_text(total - paid)}
        for line in lines:
            self._ledger.line(receipt, *line)
        self._ledger.payment(receipt, paid, means)
        day.tally.add(kind, paid, paid if means == CASH else 0, tax)
        return receipt

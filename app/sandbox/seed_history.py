"""Last month's trade of the training shop: closed shifts, receipts, Z-reports.

The same at every start but for the dates, which end yesterday.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from app.sandbox.core import Sandbox
from app.sandbox.database import Json, dumps
from app.sandbox.fiscal import registrar
from app.sandbox.receipt_forms import make_rrn
from app.sandbox.values import KYIV, decimal_text, kopecks, kopecks_text, random_uuid, to_ms
from app.sandbox.z_figures import Tally, receipt_taxes

DAYS = 30
FLOAT = 125_000
FIRST_RECEIPT, FIRST_SHIFT, FIRST_REPORT = 16771000, 7069394, 51
#: Receipts a day, by terminal: from and to.
_PACE = [(16, 26), (8, 14), (6, 10)]
#: Means of payment (cash, card, IBAN, transfer from a card) and how often each is used.
_MEANS, _OFTEN = (0, 1, 3, 4), (40, 54, 1, 5)
_CASHIERS = 3

_RECEIPT = (
    "id, cashier_name, created_at, discount_amount, discount_percentage, discount_type_id, fiscal_number, offline_id,"
    " offline_seed, registrar_fiscal_number, related_fiscal_number, rounding_amount, seller_id, shift_id, shop_id,"
    " state, tax_amount, terminal_id, title, total_amount, type, updated_at"
)
_ITEM = (
    "receipt_id, id, amount, classifier_code, classifier_type_id, created_at, description, name, price, product_id,"
    " quantity, sku, sold_by_weight, stock_item_id, tax_group_id, unit_type_id, unit_type_name"
)
_TRANSACTION = (
    "receipt_id, id, amount, approval_code, change_amount, created_at, deposit_amount, pan, payment_type_id,"
    " result_code, rrn, state, timestamp, transaction_type_id"
)


@dataclass(frozen=True, slots=True)
class _Good:
    """What history needs of a product; the price in kopecks."""

    body: Json
    price: int

    @property
    def weighed(self) -> bool:
        return bool(self.body["sold_by_weight"])


@dataclass(slots=True)
class _Shift:
    """One day of one terminal as it is being made."""

    id: str
    shop_id: int
    terminal_id: int
    registrar: str
    cashier: Json
    opened_at: int
    closed_at: int
    tally: Tally = field(default_factory=Tally)

    @property
    def who(self) -> str:
        return f"{self.cashier['first_name']} {self.cashier['last_name']}"


def seed_history(sandbox: Sandbox) -> None:
    """Thirty days up to yesterday for every terminal of the demo shop."""
    History(sandbox).make()


class History:
    """Makes the rows in memory and stores them in one go."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._random = random.Random(20_000)
        texts = sandbox.db.rows("SELECT body FROM products ORDER BY seq DESC")
        bodies = [json.loads(row[0]) for row in texts]
        self._goods = [_Good(body, kopecks(body["price"])) for body in bodies if body["price"] != "0.0"]
        weights = [9 if good.body["bookmark_ids"] else 1 for good in self._goods]
        self._weights = [sum(weights[: place + 1]) for place in range(len(weights))]
        self._staff = sandbox.employees.all()[:_CASHIERS]
        self._receipts: list[tuple[Any, ...]] = []
        self._items: list[tuple[Any, ...]] = []
        self._transactions: list[tuple[Any, ...]] = []

    def make(self) -> None:
        db = self._sandbox.db
        now = datetime.fromtimestamp(self._sandbox.clock.now_ms() / 1000, KYIV)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        number = FIRST_SHIFT
        for back in range(DAYS, 0, -1):
            for place, terminal in enumerate(self._sandbox.terminals.all()):
                shift = self._shift(midnight - timedelta(days=back), terminal, back + place)
                self._trade(shift, *_PACE[place])
                self._close(shift, number)
                number += 1
        for table, names, rows in (
            ("receipts", _RECEIPT, self._receipts),
            ("items", _ITEM, self._items),
            ("transactions", _TRANSACTION, self._transactions),
        ):
            db.many(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def _shift(self, day: datetime, terminal: Json, turn: int) -> _Shift:
        opened = day.replace(hour=8, minute=self._random.randrange(6), second=self._random.randrange(60))
        return _Shift(
            id=random_uuid(self._random),
            shop_id=terminal["shop_id"],
            terminal_id=terminal["id"],
            registrar=registrar(self._sandbox, terminal["id"]),
            cashier=self._staff[turn % len(self._staff)],
            opened_at=to_ms(opened),
            closed_at=to_ms(day.replace(hour=21, minute=self._random.randrange(20))),
        )

    def _trade(self, shift: _Shift, least: int, most: int) -> None:
        """The float in, the sales of the day with a refund now and then, the takings out."""
        self._service(shift, 1, FLOAT, shift.opened_at + 30_000)
        span = shift.closed_at - shift.opened_at - 900_000
        count = self._random.randint(least, most)
        moments = sorted(shift.opened_at + 60_000 + int(self._random.random() * span) for _ in range(count))
        for moment in moments:
            self._sale(shift, moment)
            if self._random.random() < 0.025:
                self._refund(shift, moment + 400_000)
        spare = shift.tally.cash_in_drawer - FLOAT
        if spare > 0:
            self._service(shift, 2, spare, shift.closed_at - 60_000)

    def _service(self, shift: _Shift, kind: int, amount: int, moment: int) -> None:
        title = "Службове внесення" if kind == 1 else "Службова видача"
        self._receipt(shift, kind, 2, amount, moment, title=title, fiscal=False)
        shift.tally.add(kind, amount, 0, {})

    def _sale(self, shift: _Shift, moment: int) -> None:
        count = min(self._random.choices((1, 2, 3, 4, 5, 7, 11), (16, 20, 20, 16, 12, 10, 6))[0], len(self._goods))
        picked = {id(good): good for good in self._random.choices(self._goods, cum_weights=self._weights, k=count)}
        lines = [(good, *self._amount(good)) for good in picked.values()]
        self._paid(shift, 0, lines, moment, self._random.choices(_MEANS, _OFTEN)[0])

    def _refund(self, shift: _Shift, moment: int) -> None:
        """One line of the sale just made comes back, in cash."""
        sale, line = self._receipts[-1], self._items[-1]
        good = next(each for each in self._goods if each.body["id"] == line[9])
        amount = kopecks(line[2])
        self._paid(shift, 3, [(good, Decimal(line[10]), amount)], moment, 0, related=sale[6])

    def _amount(self, good: _Good) -> tuple[Decimal, int]:
        """A quantity and the line's kopecks."""
        if good.weighed:
            quantity = Decimal(self._random.randrange(120, 2400, 2)) / 1000
        else:
            quantity = Decimal(self._random.choices((1, 2, 3, 6), (70, 20, 7, 3))[0])
        return quantity, int((good.price * quantity).quantize(Decimal(1), ROUND_HALF_UP))

    def _paid(
        self,
        shift: _Shift,
        kind: int,
        lines: list[tuple[_Good, Decimal, int]],
        moment: int,
        means: int,
        related: str | None = None,
    ) -> None:
        whole = sum(amount for _, _, amount in lines)
        # Cash is rounded to 50 kopecks (National Bank, resolution 115 of 2025).
        total = (whole + 25) // 50 * 50 if means == 0 else whole
        tax = receipt_taxes(((good.body["tax_group_id"], amount) for good, _, amount in lines), whole)
        key = self._receipt(
            shift,
            kind,
            3 if kind == 3 else 2,
            total,
            moment,
            tax=tax,
            rounding=whole - total,
            related=related,
        )
        for good, quantity, amount in lines:
            self._line(key, good, quantity, amount, moment)
        self._payment(key, kind, total, means, moment)
        shift.tally.add(kind, total, total if means == 0 else 0, tax)

    def _receipt(
        self,
        shift: _Shift,
        kind: int,
        state: int,
        total: int,
        moment: int,
        *,
        title: str = "",
        tax: dict[str, int] | None = None,
        rounding: int = 0,
        related: str | None = None,
        fiscal: bool = True,
    ) -> str:
        key = random_uuid(self._random)
        number = len(self._receipts)
        self._receipts.append(
            (
                key,
                shift.who,
                moment,
                "0.0",
                "0.0",
                0,
                str(FIRST_RECEIPT + number) if fiscal else None,
                0,
                "",
                shift.registrar if fiscal else None,
                related,
                kopecks_text(rounding),
                shift.cashier["id"],
                shift.id,
                shift.shop_id,
                state,
                dumps(tax or {}),
                shift.terminal_id,
                title or f"Чек №{number}",
                kopecks_text(total),
                kind,
                moment + 2_000,
            )
        )
        return key

    def _line(self, key: str, good: _Good, quantity: Decimal, amount: int, moment: int) -> None:
        body = good.body
        self._items.append(
            (
                key,
                random_uuid(self._random),
                kopecks_text(amount),
                body["classifier_code"],
                body["classifier_type_id"],
                moment,
                "",
                body["title"],
                body["price"],
                body["id"],
                decimal_text(quantity),
                body["alter_number"],
                int(good.weighed),
                1,
                body["tax_group_id"],
                body["unit_type_id"],
                body["unit_type_name"],
            )
        )

    def _payment(self, key: str, kind: int, total: int, means: int, moment: int) -> None:
        cash = means == 0
        tendered = -(-total // 5_000) * 5_000 if cash and kind == 0 else total
        card = means == 1
        self._transactions.append(
            (
                key,
                random_uuid(self._random),
                kopecks_text(total),
                f"{self._random.randrange(10**6):06d}" if card else None,
                kopecks_text(tendered - total),
                moment,
                kopecks_text(tendered if cash else 0),
                f"444433******{self._random.randrange(10_000):04d}" if card else None,
                2 if kind == 3 else 0,
                "0000" if card else None,
                make_rrn(self._random),
                1,
                moment,
                means,
            )
        )

    def _close(self, shift: _Shift, number: int) -> None:
        figures = shift.tally.figures() | {
            "fiscal_number": str(number),
            "registrar_fiscal_number": shift.registrar,
            "terminal_user_name": shift.who,
        }
        self._sandbox.db.insert(
            "shifts",
            {
                "id": shift.id,
                "cash_balance": kopecks_text(shift.tally.cash_in_drawer),
                "closed_at": shift.closed_at,
                "closed_by": shift.who,
                "device_uid": random_uuid(self._random),
                "employee_id": shift.cashier["id"],
                "fiscal_number": str(number),
                "opened_at": shift.opened_at,
                "opened_by": shift.who,
                "registrar_fiscal_number": shift.registrar,
                "remote_shift_id": random_uuid(self._random),
                "state": 1,
                "terminal_id": shift.terminal_id,
                "terminal_user_id": shift.cashier["id"],
            },
        )
        self._sandbox.db.insert(
            "z_reports",
            {
                "id": FIRST_REPORT + number - FIRST_SHIFT,
                "shift_id": shift.id,
                "shop_id": shift.shop_id,
                "terminal_id": shift.terminal_id,
                "created_at": shift.closed_at,
                "figures": dumps(figures),
            },
        )

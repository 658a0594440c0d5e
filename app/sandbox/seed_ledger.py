"""The rows of made-up trade, gathered in memory and stored in one go."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from app.sandbox.database import Database, Json, dumps
from app.sandbox.receipt_forms import make_rrn
from app.sandbox.values import decimal_text, kopecks_text, random_uuid
from app.sandbox.z_figures import Tally

FIRST_RECEIPT, FIRST_SHIFT, FIRST_REPORT = 16771000, 7069394, 51
CASH, CARD = 0, 1
SALE, SERVICE_IN, SERVICE_OUT, REFUND = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Good:
    """What trade needs of a product; the price in kopecks."""

    body: Json
    price: int

    @property
    def weighed(self) -> bool:
        return bool(self.body["sold_by_weight"])


@dataclass(slots=True)
class Day:
    """One day of one terminal, a shift; moments in milliseconds."""

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


class Ledger:
    """Takes receipts, lines, payments and closed shifts; ids come from the seeded source it is given.

    Sums in kopecks, moments in milliseconds.
    """

    def __init__(self, source: random.Random) -> None:
        self._random = source
        self.receipts: list[Json] = []
        self.items: list[Json] = []
        self._transactions: list[Json] = []
        self._shifts: list[Json] = []
        self._reports: list[Json] = []

    def receipt(self, day: Day, kind: int, total: int, moment: int) -> Json:
        """A receipt to be filled further by the caller; service cash has no fiscal number."""
        number = len(self.receipts)
        fiscal = kind in (SALE, REFUND)
        self.receipts.append(
            {
                "id": random_uuid(self._random),
                "cashier_name": day.who,
                "created_at": moment,
                "discount_amount": "0.0",
                "discount_percentage": "0.0",
                "discount_type_id": 0,
                "fiscal_number": str(FIRST_RECEIPT + number) if fiscal else None,
                "offline_id": 0,
                "offline_seed": "",
                "registrar_fiscal_number": day.registrar if fiscal else None,
                "related_fiscal_number": None,
                "rounding_amount": "0.0",
                "seller_id": day.cashier["id"],
                "shift_id": day.id,
                "shop_id": day.shop_id,
                "state": 3 if kind == REFUND else 2,
                "tax_amount": "{}",
                "terminal_id": day.terminal_id,
                "title": f"Чек №{number}",
                "total_amount": kopecks_text(total),
                "type": kind,
                "updated_at": moment + 2_000,
            }
        )
        return self.receipts[-1]

    def line(self, receipt: Json, good: Good, quantity: Decimal, amount: int) -> None:
        body = good.body
        copied = ("classifier_code", "classifier_type_id", "price", "tax_group_id", "unit_type_id", "unit_type_name")
        self.items.append(
            {
                **{name: body[name] for name in copied},
                "id": random_uuid(self._random),
                "receipt_id": receipt["id"],
                "amount": kopecks_text(amount),
                "created_at": receipt["created_at"],
                "description": "",
                "name": body["title"],
                "product_id": body["id"],
                "quantity": decimal_text(quantity),
                "sku": body["alter_number"],
                "sold_by_weight": int(good.weighed),
                "stock_item_id": 1,
            }
        )

    def payment(self, receipt: Json, paid: int, means: int) -> None:
        """Cash is handed over in fifties; a card has its codes and a masked number."""
        refund = receipt["type"] == REFUND
        tendered = -(-paid // 5_000) * 5_000 if means == CASH and not refund else paid
        card = means == CARD
        self._transactions.append(
            {
                "id": random_uuid(self._random),
                "receipt_id": receipt["id"],
                "amount": kopecks_text(paid),
                "approval_code": f"{self._random.randrange(10**6):06d}" if card else None,
                "change_amount": kopecks_text(tendered - paid),
                "created_at": receipt["created_at"],
                "deposit_amount": kopecks_text(tendered if means == CASH else 0),
                "pan": f"444433******{self._random.randrange(10_000):04d}" if card else None,
                "payment_type_id": 2 if refund else 0,
                "result_code": "0000" if card else None,
                "rrn": make_rrn(self._random),
                "state": 1,
                "timestamp": receipt["created_at"],
                "transaction_type_id": means,
            }
        )

    def close(self, day: Day) -> None:
        """The day's shift, closed, and its Z-report."""
        number = FIRST_SHIFT + len(self._shifts)
        self._shifts.append(
            {
                "id": day.id,
                "cash_balance": kopecks_text(day.tally.cash_in_drawer),
                "closed_at": day.closed_at,
                "closed_by": day.who,
                "device_uid": random_uuid(self._random),
                "employee_id": day.cashier["id"],
                "fiscal_number": str(number),
                "opened_at": day.opened_at,
                "opened_by": day.who,
                "registrar_fiscal_number": day.registrar,
                "remote_shift_id": random_uuid(self._random),
                "state": 1,
                "terminal_id": day.terminal_id,
                "terminal_user_id": day.cashier["id"],
            }
        )
        figures = day.tally.figures() | {
            "fiscal_number": str(number),
            "registrar_fiscal_number": day.registrar,
            "terminal_user_name": day.who,
        }
        self._reports.append(
            {
                "id": FIRST_REPORT + len(self._reports),
                "shift_id": day.id,
                "shop_id": day.shop_id,
                "terminal_id": day.terminal_id,
                "created_at": day.closed_at,
                "figures": dumps(figures),
            }
        )

    def store(self, db: Database) -> None:
        for table, rows in (
            ("receipts", self.receipts),
            ("items", self.items),
            ("transactions", self._transactions),
            ("shifts", self._shifts),
            ("z_reports", self._reports),
        ):
            names = list(rows[0])
            holes = ", ".join(f":{name}" for name in names)
            db.many(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({holes})", rows)

"""A receipt that was never sold, to see the shop's own words and picture on it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from app.domain.cashier import Place
from printing.slip import Blank, Pair, Part, Rule, Slip, Text, centered
from printing.words import AWAITED, amount, cashier, foot, head, markings, stamp

_GOODS = (("Хліб Український 950 г", Decimal("42.50")), ("Молоко 2,6 % 900 г", Decimal("54.90")))


def sample_slip(place: Place, at: datetime, *, training: bool = False) -> Slip:
    """Head, two lines of goods, foot. It says ЗРАЗОК, so that a picture of it proves nothing."""
    total = sum((price for _, price in _GOODS), Decimal(0))
    goods: list[Part] = []
    for name, price in _GOODS:
        goods += [Text(name), Pair(f"1 x {amount(price)}", amount(price), indent=2)]
    return Slip(
        (
            *head(place),
            centered("ЗРАЗОК", bold=True, tall=True),
            *markings(training=training),
            Rule(),
            Pair("Чек №1", stamp(at)),
            Pair(place.terminal_name, cashier("Коваль О.")),
            Rule(),
            *goods,
            Rule(),
            Pair("СУМА", amount(total)),
            Pair("ДО СПЛАТИ", amount(total), bold=True, tall=True),
            Rule(),
            centered(AWAITED),
            Blank(),
            *foot(place, training=training),
        )
    )

"""The slip for whoever makes the goods ready: what and how much, large, and not a price."""

from __future__ import annotations

from app.domain.order import Order, OrderLine
from app.domain.product import PIECE
from printing.slip import Blank, Pair, Part, Rule, Slip, Text, centered
from printing.words import cashier, foot, markings, measure, stamp


def order_slip(order: Order, *, copy: bool = False) -> Slip:
    """`copy` is an order printed a second time because a person asked: nobody cooks it twice."""
    number = f"Чек №{order.number}" if order.number is not None else order.name or "Чек без номера"
    parts: list[Part] = [
        centered("ЗАМОВЛЕННЯ", bold=True, tall=True, wide=True),
        *markings(copy=copy, training=order.training),
        Rule(),
        Text(number, bold=True, tall=True),
        Pair(cashier(order.cashier), stamp(order.at)),
    ]
    if order.again:
        parts.append(Text("Доповнення до замовлення", bold=True))
    parts.append(Rule())
    for line in order.lines:
        parts.append(Pair(line.name, _quantity(line), bold=True, tall=True))
        if line.comment:
            parts.append(Pair(line.comment, "", indent=2))
    return Slip((*parts, Rule(), Blank(), *foot(training=order.training)))


def _quantity(line: OrderLine) -> str:
    places = 3 if line.by_weight or line.unit.weighted else 0
    return f"{measure(line.quantity, places=places)} {line.unit.short or PIECE.short}"

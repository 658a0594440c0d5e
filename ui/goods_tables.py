"""Sales of goods as a table that leaves the till."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.domain.cashier import Place
from app.domain.csv_cell import Cell
from app.domain.goods_sales import SideBySide
from app.domain.table import Head, Holds, Table
from ui.formats import date_text
from ui.goods_words import shelf_text
from ui.i18n import tr
from ui.presenters.days import Span


def goods_table(rows: Sequence[SideBySide], place: Place, span: Span, *, with_server: bool) -> Table:
    """One row a product. The server's columns are there when it answered. It may be made off the window's thread."""
    heads = [
        Head(tr("Товар"), share=30),
        Head(tr("Штрих-код"), share=14),
        Head(tr("Категорія"), share=16),
        Head(tr("Од."), share=5),
        Head(tr("Продано"), Holds.QUANTITY, 9),
        Head(tr("На суму, грн"), Holds.SUM, 11),
        Head(tr("Повернено"), Holds.QUANTITY, 9),
        Head(tr("На суму, грн"), Holds.SUM, 11),
        Head(tr("Разом"), Holds.QUANTITY, 9),
        Head(tr("Разом, грн"), Holds.SUM, 11),
    ]
    if with_server:
        heads += [
            Head(tr("На сервері"), Holds.QUANTITY, 9),
            Head(tr("На сервері, грн"), Holds.SUM, 11),
            Head(tr("Різниця, грн"), Holds.SUM, 11),
        ]
    sums = _sums(rows)
    total: list[Cell] = [tr("Разом"), "", "", "", None, sums[0], None, sums[1], None, sums[0] - sums[1]]
    if with_server:
        total += [None, None, None]
    return Table(
        tr("Продажі товарів"),
        tuple(heads),
        [_cells(row, with_server=with_server) for row in rows],
        (
            f"{place.shop_title} · {place.terminal_name}",
            days_text(span),
            tr("Суми після знижок, до заокруглення готівки. Сервер рахує всі каси точки."),
        ),
        total,
    )


def days_text(span: Span) -> str:
    """«22.11.2026», «01.11.2026 – 22.11.2026»."""
    first, last = date_text(span.first), date_text(span.last)
    return first if first == last else f"{first} – {last}"


def _cells(pair: SideBySide, *, with_server: bool) -> list[Cell]:
    row = pair.ours
    assert row is not None
    cells: list[Cell] = [
        row.name,
        row.barcode,
        shelf_text(row),
        row.unit,
        row.sold,
        row.sold_amount,
        row.back,
        row.back_amount,
        row.quantity,
        row.amount,
    ]
    if with_server:
        unknown = tr("невідомо")
        theirs = pair.theirs
        cells += (
            [Decimal(0), Decimal(0), pair.difference]
            if theirs is None
            else [
                unknown if theirs.quantity is None else theirs.quantity,
                unknown if theirs.amount is None else theirs.amount,
                unknown if pair.difference is None else pair.difference,
            ]
        )
    return cells


def _sums(rows: Sequence[SideBySide]) -> tuple[Decimal, Decimal]:
    ours = [row.ours for row in rows if row.ours is not None]
    return sum((row.sold_amount for row in ours), Decimal(0)), sum((row.back_amount for row in ours), Decimal(0))

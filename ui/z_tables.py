"""Z-reports as tables that leave the till: the list, and one of them figure by figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal

from app.clock import local
from app.domain.cashier import Place
from app.domain.csv_cell import Cell
from app.domain.table import Head, Holds, Table
from app.domain.zcompare import Comparison, told_by
from app.domain.zreport import ZRow, ZSide
from ui.formats import date_time_text
from ui.goods_tables import days_text
from ui.i18n import tr
from ui.presenters.days import Span
from ui.z_words import cause_texts, figure_text


def list_table(rows: Iterable[ZRow], place: Place, span: Span) -> Table:
    """One row a report. It may be made off the window's thread."""
    heads = (
        Head(tr("Дата"), Holds.DAY, 9),
        Head(tr("Закрито"), Holds.TIME, 8),
        Head(tr("ФН звіту"), share=10),
        Head(tr("ФН ПРРО"), share=12),
        Head(tr("Термінал"), Holds.COUNT, 8),
        Head(tr("Зміна каси"), Holds.COUNT, 8),
        Head(tr("Касир"), share=16),
        Head(tr("Чеків"), Holds.COUNT, 7),
        Head(tr("Продажі, грн"), Holds.SUM, 12),
        Head(tr("готівкою"), Holds.SUM, 11),
        Head(tr("безготівково"), Holds.SUM, 11),
        Head(tr("Повернення, грн"), Holds.SUM, 11),
        Head(tr("Готівка в касі, грн"), Holds.SUM, 11),
        Head(tr("Різниця з касою, грн"), Holds.SUM, 11),
    )
    made = [_cells(row) for row in rows]
    sales = sum((cells[8] for cells in made if isinstance(cells[8], Decimal)), Decimal(0))
    refunds = sum((cells[11] for cells in made if isinstance(cells[11], Decimal)), Decimal(0))
    total: list[Cell] = [tr("Разом"), *[None] * 7, sales, None, None, refunds, None, None]
    about = (f"{place.shop_title} · {place.terminal_name}", days_text(span))
    return Table(tr("Z-звіти"), heads, made, about, total)


def details_table(row: ZRow, found: Comparison, place: Place) -> Table:
    """The report's figures beside the till's own, and what each difference comes from."""
    report = row.report
    number = report.fiscal_number or str(report.id)
    heads = (
        Head(tr("Показник"), share=30),
        Head(tr("На сервері"), Holds.SUM, 14),
        Head(tr("На цій касі"), Holds.SUM, 14),
        Head(tr("Різниця"), Holds.SUM, 12),
        Head(tr("Звідки різниця"), share=40),
    )
    unknown = tr("невідомо")
    if found.ours:
        rows: list[list[Cell]] = [
            [
                figure_text(one.key),
                unknown if one.theirs is None else one.theirs,
                one.ours,
                unknown if one.difference is None else one.difference,
                "; ".join(cause_texts(one)),
            ]
            for one in found.rows
        ]
    else:
        told = told_by(report)
        rows = [[figure_text(key), unknown if value is None else value, "", "", ""] for key, value in told.items()]
    at = report.closed_at or report.at
    about = (
        f"{place.shop_title} · {place.terminal_name}",
        f"{tr('Закрито')}: {date_time_text(at) if at else unknown} · {report.closed_by or report.cashier}",
        f"{tr('ФН звіту')}: {report.fiscal_number or unknown} · {tr('ФН ПРРО')}: {report.registrar or unknown}",
        tr("Змін цієї каси у звіті немає") if not found.ours else _shifts(found),
    )
    return Table(tr("Z-звіт {number}", number=number), heads, rows, about)


def _shifts(found: Comparison) -> str:
    numbers = ", ".join(tr("№{number}", number=number) for number in found.shifts)
    return f"{tr('Зміни цієї каси')}: {numbers}"


def _cells(row: ZRow) -> list[Cell]:
    report, unknown = row.report, tr("невідомо")
    at = report.closed_at or report.at

    def said(value: Decimal | int | None) -> Cell:
        return unknown if value is None else value

    return [
        _day(at, unknown),
        None if at is None else local(at).time().replace(microsecond=0),
        report.fiscal_number,
        report.registrar,
        report.terminal_id,
        row.own.number if row.own is not None else None,
        report.cashier or report.closed_by,
        said(report.count),
        *_side(report.sales, said),
        said(report.refunds.total),
        said(report.drawer),
        row.differs,
    ]


def _side(side: ZSide, said: Callable[[Decimal | None], Cell]) -> tuple[Cell, Cell, Cell]:
    return said(side.total), said(side.cash), said(side.cashless)


def _day(at: datetime | None, unknown: str) -> Cell:
    return unknown if at is None else local(at).date()

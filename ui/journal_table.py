"""The list of receipts as a table that leaves the till: one row a document, sums as numbers with their sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.clock import local
from app.domain.csv_cell import Cell
from app.domain.document import JournalEntry
from app.domain.table import Head, Holds, Table
from ui.i18n import tr
from ui.lines import kind_text, paid_text, signed
from ui.screens.journal_texts import state_tag


def journal_table(entries: Iterable[JournalEntry]) -> Table:
    """All of them, as they come. It may be made off the window's thread."""
    return Table(tr("Чеки"), _heads(), [_cells(entry) for entry in entries])


def _heads() -> tuple[Head, ...]:
    return (
        Head(tr("Дата"), Holds.DAY, 9),
        Head(tr("Час"), Holds.TIME, 7),
        Head(tr("Документ"), share=12),
        Head(tr("Номер"), Holds.COUNT, 8),
        Head(tr("Зміна"), Holds.COUNT, 7),
        Head(tr("Касир"), share=14),
        Head(tr("Оплата"), share=12),
        Head(tr("Сума, грн"), Holds.SUM, 11),
        Head(tr("Знижка, грн"), Holds.SUM, 10),
        Head(tr("Заокруглення, грн"), Holds.SUM, 12),
        Head(tr("Причина"), share=14),
        Head(tr("Стан"), share=14),
        Head(tr("Фіскальний номер"), share=12),
        Head(tr("Позначка"), share=16),
    )


def _cells(entry: JournalEntry) -> Sequence[Cell]:
    document = entry.document
    at = local(document.created_at)
    return (
        at.date(),
        at.time().replace(microsecond=0),
        kind_text(document.kind),
        document.number,
        document.shift_number or None,
        document.cashier_name,
        paid_text(document),
        signed(document),
        document.discount,
        document.rounding,
        document.reason,
        state_tag(entry)[0],
        entry.delivery.fiscal_number or "",
        document.mark,
    )

"""The list of receipts as a table for a spreadsheet: one row a document, sums as numbers with their sign."""

from __future__ import annotations

from app.clock import local
from app.domain.csv_cell import Cell
from app.domain.document import JournalEntry
from ui.i18n import tr
from ui.lines import kind_text, paid_text, signed
from ui.screens.journal_texts import state_tag


def header() -> list[str]:
    """What stands above the columns of `cells`."""
    return [
        tr("Дата"),
        tr("Час"),
        tr("Документ"),
        tr("Номер"),
        tr("Зміна"),
        tr("Касир"),
        tr("Оплата"),
        tr("Сума, грн"),
        tr("Знижка, грн"),
        tr("Заокруглення, грн"),
        tr("Причина"),
        tr("Стан"),
        tr("Фіскальний номер"),
        tr("Позначка"),
    ]


def cells(entry: JournalEntry) -> list[Cell]:
    """One document."""
    document = entry.document
    at = local(document.created_at)
    return [
        f"{at:%d.%m.%Y}",
        f"{at:%H:%M:%S}",
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
    ]

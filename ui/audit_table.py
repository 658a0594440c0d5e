"""The audit as a table that leaves the till: one row an entry, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.clock import local
from app.domain.audit_log import AuditEntry
from app.domain.csv_cell import Cell
from app.domain.table import Head, Holds, Table
from ui.audit_words import deed_text, entry_facts
from ui.i18n import tr


def audit_table(rows: Sequence[Sequence[Cell]]) -> Table:
    """Rows of `audit_cells`."""
    return Table(
        tr("Журнал дій"),
        (
            Head(tr("Номер"), Holds.COUNT, 7),
            Head(tr("Дата"), Holds.DAY, 9),
            Head(tr("Час"), Holds.TIME, 7),
            Head(tr("Хто"), share=14),
            Head(tr("Що зроблено"), share=22),
            Head(tr("Подробиці"), share=40),
            Head(tr("Контрольний запис"), share=20),
        ),
        rows,
    )


def audit_cells(entries: Iterable[AuditEntry]) -> list[Sequence[Cell]]:
    """The rows of these entries. It may be made off the window's thread."""
    return [_cells(entry) for entry in entries]


def _cells(entry: AuditEntry) -> Sequence[Cell]:
    at = local(entry.at)
    told = "; ".join(f"{name}: {value}" for name, value in entry_facts(entry))
    when = at.time().replace(microsecond=0)
    return entry.seq, at.date(), when, entry.who or tr("каса"), deed_text(entry.what), told, entry.hash

"""What the journal is searched by: the words of a document, and the SQL of a filter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime

import apsw

from app.domain.document import Document, DocumentKind
from app.store.codec import stamp
from app.store.folding import words

#: Digits shorter than this are the beginning of a number or a sum; longer ones may be any part of a long code.
_WHOLE_DIGITS = 5
#: A number with its thousands apart, in any kind of blank.
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\s\d{3})+(?!\d)(?:[.,]\d+)?")
#: What the journal writes before a number or after a sum, in both languages.
_TITLES = frozenset(
    words("чек чека продаж повернення відміна внесення видача готівки грн")
    + words("receipt sale refund refunds return cancellation cash in out issued no uah")
)


def text_of(document: Document) -> str:
    """Number, sums, mark, reason, cashier, goods with comments and stamps, what stands on the slips of cards and
    transfers; folded, every word has a blank before it."""
    texts = [
        str(document.number),
        f"{document.payable:.2f} {document.total:.2f}",
        document.mark,
        document.reason,
        document.cashier_name,
    ]
    texts += [" ".join((item.name, item.barcode, item.sku, item.comment, *item.stamps)) for item in document.items]
    for payment in document.payments:
        texts += [payment.rrn, payment.approval_code, payment.extra.get("reference", "")]
    return _joined(texts)


def means_mask(document: Document) -> int:
    """The means a document was paid with, a bit each."""
    return sum({1 << int(payment.means) for payment in document.payments})


def add_words(conn: apsw.Connection, document_id: str, text: str) -> None:
    """Lets the document be found by a word that came later (its fiscal number)."""
    conn.execute(
        "UPDATE document_words SET text = text || ? WHERE seq = (SELECT seq FROM documents WHERE id = ?)",
        (_joined([text]), document_id),
    )


def condition(
    shift_id: str | None,
    since: datetime | None,
    until: datetime | None,
    search: str,
    kind: DocumentKind | Collection[DocumentKind] | None,
) -> tuple[str, tuple[str | int, ...]]:
    """The WHERE of a journal page over `documents d`, and its values. What nobody has paid is there only when asked for
    by its kind."""
    parts: list[str] = ["1"] if kind is not None else [f"d.kind < {DocumentKind.HELD:d}"]
    values: list[str | int] = []
    if shift_id is not None:
        parts.append("d.shift_id = ?")
        values.append(shift_id)
    if since is not None:
        parts.append("d.created_at >= ?")
        values.append(stamp(since))
    if until is not None:
        parts.append("d.created_at < ?")
        values.append(stamp(until))
    if kind is not None:
        kinds = (kind,) if isinstance(kind, DocumentKind) else tuple(kind)
        parts.append(f"d.kind IN ({', '.join('?' * len(kinds))})")
        values += [int(one) for one in kinds]
    found, needles = has_words("w.text", search)
    if found:
        parts.append(f"EXISTS (SELECT 1 FROM document_words w WHERE w.seq = d.seq AND {' AND '.join(found)})")
        values += needles
    return " AND ".join(parts), tuple(values)


def asked_words(search: str) -> list[str]:
    """The words of what somebody looks for. «1 899,00 грн» is one number, as the screen shows it; of «Чек №12» only the
    number is looked for."""
    asked = words(_THOUSANDS.sub(lambda found: _together(found[0]), search))
    others = [word for word in asked if word not in _TITLES]
    return others if any(word.replace(".", "").isdigit() for word in others) else asked


def has_words(text: str, search: str) -> tuple[list[str], list[str]]:
    """SQL that `text` has each word of what somebody looks for, and the values. «1 000» may also stand there as it was
    typed: in a name of goods, or as two numbers."""
    apart = {_together(found[0]): " ".join(words(found[0])) for found in _THOUSANDS.finditer(search)}
    parts, values = list[str](), list[str]()
    for word in asked_words(search):
        ways = [needle(word)] + ([f" {apart[word]}"] if word in apart else [])
        parts.append(f"({' OR '.join(f'instr({text}, ?)' for _ in ways)})")
        values += ways
    return parts, values


def needle(word: str) -> str:
    """What to look for so that a word finds what begins with it, or, of a long code, any part."""
    number = word.replace(".", "").isdigit() and len(word) < _WHOLE_DIGITS
    return f" {word}" if number or "." in word else word


def _together(number: str) -> str:
    return "".join(words(number))


def _joined(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for text in texts for word in words(text))

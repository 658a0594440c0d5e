"""Short codes for people and paper: the mark a document carries, a till's number."""

from __future__ import annotations

import re
from uuid import UUID, uuid4


def new_id() -> str:
    """A fresh UUIDv4 as text: the identity of a document from its first line on, and the server's `id` of it."""
    return str(uuid4())


def mark(till: str, number: int, document_id: str) -> str:
    """The till's own mark of a document, sent in `title` and looked for before a resend (domain.md 7).

    Three parts people can read out: till, local number, the first eight of the UUID. Example: `K1-1043-9f1c2d3e`.
    """
    return f"{mark_head(till)}-{number}-{UUID(document_id).hex[:8]}"


def mark_head(till: str) -> str:
    """What the marks of the till with this code begin with."""
    return re.sub(r"[^0-9A-Za-zА-Яа-яІіЇїЄєҐґ]", "", till)[:12] or "K"


def slip_code(mark: str) -> str:
    """The mark as the slip's Code 128 has it: a till's name with Cyrillic letters is left off, the rest will do."""
    return mark if mark.isascii() else mark.partition("-")[2]

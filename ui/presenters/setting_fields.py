"""Which settings are which: free for all, kept as typed, stepped through; and what may stand in a typed one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.devices.links import parse_address
from app.domain.card_number import without_cards
from app.domain.label_table import parse_labels
from app.domain.means import is_iban
from app.domain.sale_hours import parse_hours
from app.domain.slip_lines import slip_lines
from app.errors import BadSettings
from app.setting_values import whole_path
from printing.devices import parse_uri

PRINTERS = ("printer", "printer_spare", "printer_orders")
PORTS = ("scanner", "weigher", "bank_terminal_address")
#: Typed in a field and kept when the field is left; all else is kept at once.
PAYEE = ("payee_name", "payee_iban", "payee_code", "payee_purpose")
OWN_TERMINAL = ("card_acquirer", "card_terminal_id")
HOURS = ("hours_alcohol", "hours_beer", "hours_tobacco")
TYPED = (
    *PRINTERS,
    "slip_header",
    "slip_footer",
    "weigher",
    "bank_terminal_address",
    "till_code",
    "comments",
    "scanner",
    "labels",
    "backup_folder",
    *HOURS,
    *PAYEE,
    *OWN_TERMINAL,
)
#: Diagonals tills' screens have; 0 is what the screen says of itself.
_SIZES = "0 7 8 10.1 11.6 12.1 13.3 14 15 15.6 17 17.3 18.5 19 21.5 23.8 27 32"
INCHES = tuple(Decimal(size) for size in _SIZES.split())
#: Percents, minutes and kilograms to step through; 0 minutes are never.
LADDERS: Mapping[str, tuple[int | Decimal, ...]] = {
    "screen_inches": INCHES,
    "weigher_most": (3, 6, 15, 30, 60, 150, 300),
    "bank_terminal_wait": (0, 1, 2, 3, 4, 5, 7, 10),
    "old_slips_minutes": (5, 10, 15, 30, 60, 120, 240),
    "lock_after_minutes": (0, 1, 2, 3, 5, 10, 15, 30, 60),
    "sync_minutes": (1, 2, 5, 10, 15, 30, 60),
    "stale_hours": (0, 1, 4, 8, 12, 24, 48, 72),
}


def check(name: str, text: str) -> None:
    """Raises `BadSettings` for a typed text the till cannot go by. A till may be without a printer, not without a
    code."""
    if name in PRINTERS and text:
        parse_uri(text)
    elif name in PORTS and text:
        parse_address(text, name)
    elif name == "labels":
        parse_labels(text)
    elif name in HOURS:
        parse_hours(text)
    elif name in ("slip_header", "slip_footer"):
        slip_lines(text)
    elif name == "backup_folder" and not whole_path(text):
        raise BadSettings(name, code="path")
    elif name in (*PAYEE, *OWN_TERMINAL) and without_cards(text) != text:
        raise BadSettings("card", code="number")
    elif name == "payee_iban" and text and not is_iban(text):
        raise BadSettings(name, code="iban")
    elif name == "payee_code" and text and not (text.isdecimal() and len(text) in (8, 10)):
        raise BadSettings(name, code="code")
    elif name == "till_code" and not text:
        raise BadSettings(name, code="empty")

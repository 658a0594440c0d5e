"""What the audit keeps: everything somebody did, or the till did by itself, that an owner may ask about later.

The words are on the disk and in the chain: they are never changed, only added to.
"""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """One kind of entry."""

    # Documents, by the names of their kinds.
    SALE = "sale"
    SERVICE_INPUT = "service_input"
    SERVICE_OUTPUT = "service_output"
    REFUND = "refund"
    CANCEL = "cancel"
    CASH_ISSUE = "cash_issue"
    HELD = "held"
    HANDED = "handed"
    # The receipt on the counter.
    LINE_REMOVED = "line_removed"
    QUANTITY_LESS = "quantity_less"
    PRICE_CHANGED = "price_changed"
    PRICE_TAKEN = "price_taken"
    TAX_TAKEN = "tax_taken"
    LET_STAND = "let_stand"
    RECEIPT_CLEARED = "receipt_cleared"
    LINE_BACK = "line_back"
    RECEIPT_BACK = "receipt_back"
    TAKE_PART = "take_part"
    GIVE_PART_BACK = "give_part_back"
    AGE = "age"
    EXPIRED = "expired"
    NO_STAMP = "no_stamp"
    # Receipts put aside and handed over.
    HELD_JOIN = "held_join"
    HELD_DROP = "held_drop"
    HELD_EXPIRED = "held_expired"
    HELD_ELSEWHERE = "held_elsewhere"
    HANDED_FATE = "handed_fate"
    # Cards.
    CHARGE_ASKED = "charge_asked"
    CHARGE_UNKNOWN = "charge_unknown"
    CHARGE_APPROVED = "charge_approved"
    CHARGE_REFUSED = "charge_refused"
    CHARGE_NONE = "charge_none"
    CHARGE_CANCELLED = "charge_cancelled"
    SHIFT_CLOSED_IN_DOUBT = "shift_closed_in_doubt"
    TERMINAL_SETTLED = "terminal_settled"
    # The shift, the drawer and the people.
    OPEN_SHIFT = "open_shift"
    CLOSE_SHIFT = "close_shift"
    SERVER_SHIFT = "server_shift"
    DRAWER = "drawer"
    OVERRIDE = "override"
    SETTLE = "settle"
    SLIPS_AGAIN = "slips_again"
    SLIPS_DROPPED = "slips_dropped"
    SIGNED_IN = "signed_in"
    LOCKED = "locked"
    PIN_LOCKED = "pin_locked"
    SETTINGS = "settings"
    KIOSK_LEFT = "kiosk_left"
    UPDATE_ASKED = "update_asked"
    AUDIT_EXPORTED = "audit_exported"
    RESTORED = "restored"

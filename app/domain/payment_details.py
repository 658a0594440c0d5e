"""What the cashier types of a payment that this till did not make itself: checked, and never a card number.

RRN and authorisation code stand on the slip of a bank terminal that is not connected: twelve digits, and six letters
or digits. A reference and a payer belong to transfers and are any short text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.card_number import without_cards
from app.domain.payment import PaymentMeans
from app.errors import RuleBroken

#: Letters of a reference or a payer's name.
LONGEST = 60
RRN_DIGITS = 12
APPROVAL_SIGNS = 6
_SPACES = re.compile(r"[\s\u00a0-]+")
_RRN = re.compile(rf"[0-9]{{{RRN_DIGITS}}}")
_APPROVAL = re.compile(rf"[0-9A-Z]{{{APPROVAL_SIGNS}}}")
_LONG_NUMBER = re.compile(r"[0-9]{13,19}")


@dataclass(frozen=True, slots=True)
class Details:
    """As typed: `rrn` and `approval_code` of a card, `reference` (the payment order's number) and `payer` of a
    transfer."""

    rrn: str = ""
    approval_code: str = ""
    reference: str = ""
    payer: str = ""


def checked_details(means: PaymentMeans, typed: Details, *, demanded: bool) -> Details:
    """The details as they are kept: without blanks, codes in capitals; what is not of this means is left out.

    With `demanded` the first of them must be there. Raises `RuleBroken`: "card_typed" for what looks like a card
    number, whatever field it stands in; "rrn_bad", "approval_bad", "reference_bad"; "rrn_missing",
    "approval_missing", "reference_missing".
    """
    for text in (typed.rrn, typed.approval_code, typed.reference, typed.payer):
        if without_cards(text) != text:
            raise RuleBroken("card_typed")
    if means is PaymentMeans.CARD:
        return _card(typed, demanded=demanded)
    if means in (PaymentMeans.IBAN, PaymentMeans.CARD_TRANSFER):
        return _transfer(typed, demanded=demanded)
    return Details()


def _card(typed: Details, *, demanded: bool) -> Details:
    rrn, approval = _SPACES.sub("", typed.rrn), _SPACES.sub("", typed.approval_code).upper()
    if _LONG_NUMBER.fullmatch(rrn) or _LONG_NUMBER.fullmatch(approval):
        # Longer than any RRN: a card number with a slip of the finger in it is one all the same.
        raise RuleBroken("card_typed")
    if rrn and not _RRN.fullmatch(rrn):
        raise RuleBroken("rrn_bad")
    if approval and not _APPROVAL.fullmatch(approval):
        raise RuleBroken("approval_bad")
    if demanded and not rrn:
        raise RuleBroken("rrn_missing")
    if demanded and not approval:
        raise RuleBroken("approval_missing")
    return Details(rrn=rrn, approval_code=approval)


def _transfer(typed: Details, *, demanded: bool) -> Details:
    reference, payer = " ".join(typed.reference.split()), " ".join(typed.payer.split())
    if any(len(text) > LONGEST or not text.isprintable() for text in (reference, payer)):
        raise RuleBroken("reference_bad")
    if demanded and not reference:
        raise RuleBroken("reference_missing")
    return Details(reference=reference, payer=payer)

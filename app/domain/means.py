"""Which means of payment a shop takes, in what order they stand, what is asked of each, and whom transfers go to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.payment import PaymentMeans

_IBAN = re.compile(r"UA[0-9]{27}")


class Ask(StrEnum):
    """Whether a payment's details are asked for: RRN and authorisation code of a card, the reference of a transfer."""

    DEMANDED = "demanded"
    ASKED = "asked"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid by transfer, as the buyer has to write it; empty where the shop has set nothing."""

    name: str = ""
    iban: str = ""
    code: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class MeansRules:
    """`order` are the means in use, the first one stands ready. `acquirer` and `terminal_id` are of the bank terminal
    that is not connected: they go onto the slip with what is typed of it."""

    order: tuple[PaymentMeans, ...] = (
        PaymentMeans.CASH,
        PaymentMeans.CARD,
        PaymentMeans.IBAN,
        PaymentMeans.CARD_TRANSFER,
    )
    card: Ask = Ask.DEMANDED
    iban: Ask = Ask.ASKED
    transfer: Ask = Ask.ASKED
    payee: Payee = Payee()
    acquirer: str = ""
    terminal_id: str = ""

    def ask(self, means: PaymentMeans) -> Ask:
        """What is asked of a payment by these means; nothing of cash and of what the terminal tells itself."""
        asked = {
            PaymentMeans.CARD: self.card,
            PaymentMeans.IBAN: self.iban,
            PaymentMeans.CARD_TRANSFER: self.transfer,
        }
        return asked.get(means, Ask.OFF)


def is_iban(text: str) -> bool:
    """Whether it is a Ukrainian IBAN whose check digits are right (ISO 13616: mod 97)."""
    plain = "".join(text.split()).upper()
    if not _IBAN.fullmatch(plain):
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1

"""An amount as it is being typed: payment, float, counting, service input and output all type the same way."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from ui.formats import number_text

DIGITS = frozenset("0123456789")
COMMAS = frozenset(",.")
BACK = "back"
CLEAR = frozenset({"C", "clear"})


class _Origin(Enum):
    TYPED = auto()
    OFFERED = auto()
    ADDED = auto()


class AmountInput:
    """Typed text → `Decimal`. Keys that make no amount are not taken, so the text is always one.

    `limit` is the most digits before the comma, `decimals` the most after it (2: hryvnias, 3: kilograms, 0: pieces).
    An amount that was offered, not typed, goes away with the first digit or note, as a selected text would.
    """

    def __init__(self, limit: int = 7, decimals: int = 2) -> None:
        self._limit = limit
        self._decimals = decimals
        self._text = ""
        self._origin = _Origin.TYPED

    @property
    def text(self) -> str:
        """What the field shows: «1 250,5», "" while nothing is typed. Thousands are spaced, zeros stay as typed."""
        whole, comma, rest = self._text.partition(",")
        return f"{number_text(Decimal(whole))}{comma}{rest}" if whole else ""

    @property
    def value(self) -> Decimal | None:
        """The amount with all its decimal places; None while nothing is typed."""
        if not self._text:
            return None
        return Decimal(self._text.rstrip(",").replace(",", ".")).quantize(Decimal(1).scaleb(-self._decimals))

    @property
    def offered(self) -> bool:
        """True while the amount is the till's proposal that the next digit replaces."""
        return self._origin is _Origin.OFFERED

    def press(self, key: str) -> bool:
        """Takes a key: a digit, several digits («00»), a comma, a dot, "back", "C". True: the text changed."""
        before = self._text, self._origin
        if key in CLEAR:
            self.clear()
        elif key == BACK:
            self._text, self._origin = self._text[:-1], _Origin.TYPED
        elif key and set(key) <= DIGITS | COMMAS:
            if self._origin is not _Origin.TYPED:
                self.clear()
            for char in key:
                self._type(char)
        return (self._text, self._origin) != before

    def set(self, value: Decimal | None) -> None:
        """Offers an amount: it counts as entered until the first digit or note replaces it. None empties the field."""
        self._text = "" if value is None else f"{value:.{self._decimals}f}".replace(".", ",")
        self._origin = _Origin.TYPED if value is None else _Origin.OFFERED

    def add(self, note: Decimal) -> bool:
        """A banknote was tapped: it is added to what is there, or takes the place of an offered amount.

        False when the sum would have too many digits; then nothing changes.
        """
        held = self.value if self._origin is not _Origin.OFFERED else None
        total = (held or Decimal(0)) + note
        if total >= Decimal(10) ** self._limit:
            return False
        self.set(total)
        self._origin = _Origin.ADDED
        return True

    def clear(self) -> None:
        """Empties the field."""
        self._text, self._origin = "", _Origin.TYPED

    def _type(self, char: str) -> None:
        whole, comma, rest = self._text.partition(",")
        if char in COMMAS:
            if not comma and self._decimals:
                self._text = f"{whole or '0'},"
        elif comma:
            if len(rest) < self._decimals:
                self._text += char
        elif whole == "0":
            self._text = char
        elif len(whole) < self._limit:
            self._text += char

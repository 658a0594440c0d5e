"""Counting the drawer by banknotes and coins: which row is being typed, how many of each, what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.domain.money import DENOMINATIONS, ZERO, money
from ui.amount_input import AmountInput

#: Ten thousand of one coin do not fit into a drawer.
MOST_DIGITS = 4


class CountInput:
    """Pieces per denomination, typed one row after another. `current` is the row the keypad writes into."""

    def __init__(self) -> None:
        self._inputs = {value: AmountInput(MOST_DIGITS, 0) for value in DENOMINATIONS}
        self.current = DENOMINATIONS[0]

    @property
    def pieces(self) -> Mapping[Decimal, int]:
        """How many of each were counted; denominations nobody typed are not in it."""
        return {value: int(typed.value) for value, typed in self._inputs.items() if typed.value is not None}

    @property
    def total(self) -> Decimal:
        """What the pieces come to, hryvnias."""
        return sum((money(value * number) for value, number in self.pieces.items()), ZERO)

    @property
    def touched(self) -> bool:
        """True once anything was typed, a zero included."""
        return bool(self.pieces)

    def text(self, value: Decimal) -> str:
        """What the row of `value` shows, "" while nothing was typed into it."""
        return self._inputs[value].text

    def press(self, key: str) -> bool:
        """A key for the current row; True if anything changed."""
        return self._inputs[self.current].press(key)

    def select(self, value: Decimal) -> None:
        """Types into this row from now on; its number is replaced by the first digit."""
        self.current = value
        typed = self._inputs[value]
        typed.set(typed.value)

    def step(self, by: int) -> bool:
        """The next (+1) or the previous (−1) row; False at either end, where it stays."""
        index = DENOMINATIONS.index(self.current) + by
        if not 0 <= index < len(DENOMINATIONS):
            return False
        self.select(DENOMINATIONS[index])
        return True

    def take(self, pieces: Mapping[Decimal, int]) -> None:
        """Goes on from what was counted before; what is no denomination here is left out."""
        self.clear()
        for value, number in pieces.items():
            if value in self._inputs:
                self._inputs[value].set(Decimal(number))

    def clear(self) -> None:
        """Forgets everything and begins with the largest note."""
        for typed in self._inputs.values():
            typed.clear()
        self.current = DENOMINATIONS[0]

"""A weight that comes from the scale until somebody types it."""

from __future__ import annotations

from decimal import Decimal

from app.domain.product import Unit
from app.domain.receipt import MOST_QUANTITY
from app.domain.weighing import ZERO_WEIGHT, ScaleState, Weighing, in_unit, weighable
from ui.amount_input import AmountInput
from ui.formats import number_text

#: Four digits before the comma, kilograms: more is a code.
MOST_TYPED = Decimal(9999)
#: States in which the scale tells a weight, whether it may be taken or not.
_SHOWN = (ScaleState.EMPTY, ScaleState.MOVING, ScaleState.STABLE, ScaleState.SOLD)


class WeightInput(AmountInput):
    """Kilograms, or what the goods' `unit` is. While `live` it shows the scale less the tare; a typed key ends that.

    `value` of a live one is None unless it may be taken.
    """

    def __init__(self, unit: Unit, weighing: Weighing, current: Decimal | None = None) -> None:
        most = min(in_unit(MOST_TYPED, unit), MOST_QUANTITY) if weighable(unit) else MOST_TYPED
        super().__init__(limit=len(str(int(most))), decimals=3)
        self._unit = unit
        self.weighing = weighing
        self.tare = ZERO_WEIGHT
        self.possible = weighable(unit)
        self.live = current is None and self.possible and weighing.state.answers
        self.set(current)

    @property
    def text(self) -> str:
        if not self.live:
            return super().text
        return number_text(in_unit(self._net, self._unit), 3) if self.weighing.state in _SHOWN else ""

    @property
    def value(self) -> Decimal | None:
        if not self.live:
            return super().value
        if self.weighing.state is not ScaleState.STABLE or self._net <= 0:
            return None
        return in_unit(self._net, self._unit)

    @property
    def may_read(self) -> bool:
        """Whether there is a scale to read."""
        return self.possible and self.weighing.state.answers

    @property
    def may_tare(self) -> bool:
        """Whether what lies on the scale can be the tare, or the tare be forgotten."""
        return self.live and (bool(self.tare) or self.weighing.state is ScaleState.STABLE)

    def press(self, key: str) -> bool:
        was = self.live
        self.live = False
        return super().press(key) or was

    def hear(self, weighing: Weighing, *, untouched: bool) -> None:
        """The scale said something. One that begins to answer is read, if nothing was typed: `untouched`."""
        back = untouched and self.possible and weighing.state.answers
        self.weighing = weighing
        if self.live and not weighing.state.answers:
            self.live = False
        elif back and not self.live and not super().text:
            self.live = True

    def read(self) -> None:
        """From the scale again."""
        self.clear()
        self.live = self.may_read

    def take_tare(self) -> None:
        """What lies on the scale is the tare; with a tare already, there is none any more."""
        self.tare = ZERO_WEIGHT if self.tare else self.weighing.weight

    @property
    def _net(self) -> Decimal:
        return self.weighing.weight - self.tare

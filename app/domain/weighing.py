"""What lies on the scale and whether it may be sold: a value that goes on with every word of the scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from app.domain.money import GRAM, quantity
from app.domain.product import Unit
from app.errors import RuleBroken

ZERO_WEIGHT = Decimal("0.000")
#: A platform that shows no more than this is empty: one division of a small counter scale (kilograms).
DRIFT = Decimal("0.005")
#: The server's codes of the units a scale can measure in, and how many of each make a kilogram.
_PER_KILOGRAM = {301: Decimal(1), 163: Decimal(1000)}


class Load(StrEnum):
    """What one answer of a scale says of its load."""

    STABLE = "stable"
    MOVING = "moving"
    NEGATIVE = "negative"  # under zero: the platform was lifted off, or the scale holds a tare
    OVERLOAD = "overload"
    UNIT = "unit"  # in pounds, or in a form that does not tell the unit
    UNZEROED = "unzeroed"  # the scale itself has lost its zero


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer of a scale. `weight` is kilograms to the gram and means something for STABLE and MOVING only."""

    load: Load
    weight: Decimal = ZERO_WEIGHT


class ScaleState(StrEnum):
    """What people are told of the scale."""

    NONE = "none"  # no scale is set
    WAITING = "waiting"  # it was not heard yet
    ABSENT = "absent"  # no such port, or it was unplugged
    BUSY = "busy"  # another program has the port
    TIMEOUT = "timeout"  # the port is there, the scale is silent
    ADDRESS = "address"
    NOISE = "noise"  # bytes come and mean nothing: another protocol, another speed
    EMPTY = "empty"
    MOVING = "moving"
    STABLE = "stable"  # the one state in which the weight may be taken
    SOLD = "sold"  # this load is in a receipt already: it has to be taken off first
    NEGATIVE = "negative"
    OVERLOAD = "overload"
    UNIT = "unit"
    UNZEROED = "unzeroed"

    @property
    def answers(self) -> bool:
        """Whether the scale speaks to the till."""
        return self in _ANSWERS


_ANSWERS = frozenset(
    {
        *(ScaleState.EMPTY, ScaleState.MOVING, ScaleState.STABLE, ScaleState.SOLD),
        *(ScaleState.NEGATIVE, ScaleState.OVERLOAD, ScaleState.UNIT, ScaleState.UNZEROED),
    }
)
_SAID = {
    Load.NEGATIVE: ScaleState.NEGATIVE,
    Load.OVERLOAD: ScaleState.OVERLOAD,
    Load.UNIT: ScaleState.UNIT,
    Load.UNZEROED: ScaleState.UNZEROED,
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """The scale as it stands. `weight` is its load in kilograms, tare and all.

    A load may be taken when the scale calls it stable and has said the same weight twice running: formats without a
    check sum lose a digit on a bad cable, and hardly ever the same one twice. `sold` is the load that went into a
    receipt and was not taken off since; it outlives a scale that is unplugged meanwhile.
    """

    state: ScaleState = ScaleState.NONE
    weight: Decimal = ZERO_WEIGHT
    sold: Decimal | None = None
    last: Reading | None = None

    def heard(self, reading: Reading, capacity: Decimal) -> Weighing:
        """The scale said this. `capacity` is the most it can weigh (kilograms)."""
        if reading.load in (Load.STABLE, Load.MOVING) and reading.weight > capacity:
            reading = Reading(Load.OVERLOAD)
        sold = self.sold
        unloaded = reading.load is Load.NEGATIVE or (
            reading.load is Load.STABLE and sold is not None and reading.weight <= min(DRIFT, sold / 2)
        )
        again = reading == self.last
        if unloaded and again:
            sold = None
        return Weighing(_state(reading, sold, again=again), reading.weight, sold, reading)

    def lost(self, state: ScaleState) -> Weighing:
        """The scale is not heard any more; what it weighed last may still be sold in this moment."""
        return Weighing(state, self.weight, self.sold)

    def took(self) -> Weighing:
        """What lies there went into a receipt: it cannot be sold again before it was taken off."""
        if self.state in (ScaleState.NONE, ScaleState.EMPTY, ScaleState.NEGATIVE):
            return self  # taken off in the moment it was sold
        return replace(self, state=ScaleState.SOLD if self.state.answers else self.state, sold=self.weight)


def _state(reading: Reading, sold: Decimal | None, *, again: bool) -> ScaleState:
    if reading.load in _SAID:
        return _SAID[reading.load]
    if reading.load is Load.MOVING or not again:
        return ScaleState.MOVING
    if reading.weight <= 0:
        return ScaleState.EMPTY
    return ScaleState.STABLE if sold is None else ScaleState.SOLD


def weighable(unit: Unit) -> bool:
    """Whether a scale can measure goods in this unit."""
    return unit.code in _PER_KILOGRAM


def in_unit(kilograms: Decimal, unit: Unit) -> Decimal:
    """The weight as the goods are counted. Raises KeyError for a unit no scale measures in."""
    return quantity(kilograms * _PER_KILOGRAM[unit.code])


def check_weight(value: Decimal, unit: Unit, most: Decimal | None) -> None:
    """Raises `RuleBroken("weight_too_big")` for a quantity of goods the scale could not weigh: a comma forgotten.

    `most` is what the scale can weigh, kilograms, None without one; goods it cannot measure are let by.
    """
    if most is not None and weighable(unit) and value / _PER_KILOGRAM[unit.code] > most:
        raise RuleBroken("weight_too_big", most=f"{most.normalize():f}")


def grams(value: Decimal) -> Decimal:
    """Kilograms to the gram."""
    return value.quantize(GRAM)

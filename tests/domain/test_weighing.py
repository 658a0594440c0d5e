"""What may be sold from a scale: only what lies still, and no load twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.product import KILOGRAM, PIECE, Unit
from app.domain.weighing import Load, Reading, ScaleState, Weighing, in_unit, weighable

MOST = Decimal(15)


def kg(text: str) -> Decimal:
    return Decimal(text)


def lying(text: str) -> Reading:
    return Reading(Load.STABLE, kg(text))


def after(weighing: Weighing, *readings: Reading) -> Weighing:
    for reading in readings:
        weighing = weighing.heard(reading, MOST)
    return weighing


def states(*readings: Reading) -> list[ScaleState]:
    weighing, found = Weighing(), []
    for reading in readings:
        weighing = weighing.heard(reading, MOST)
        found.append(weighing.state)
    return found


def test_a_weight_is_taken_when_it_was_said_twice_running() -> None:
    moving = Reading(Load.MOVING, kg("0.300"))
    assert states(moving, moving, lying("0.312"), lying("0.312")) == [ScaleState.MOVING] * 3 + [ScaleState.STABLE]


def test_a_digit_lost_on_a_bad_cable_is_never_sold() -> None:
    assert ScaleState.STABLE not in states(lying("12.500"), lying("2.500"), lying("12.500"), lying("2.500"))


@pytest.mark.parametrize(
    ("reading", "state"),
    [
        (Reading(Load.NEGATIVE), ScaleState.NEGATIVE),
        (Reading(Load.OVERLOAD), ScaleState.OVERLOAD),
        (Reading(Load.UNIT), ScaleState.UNIT),
        (Reading(Load.UNZEROED), ScaleState.UNZEROED),
        (lying("15.005"), ScaleState.OVERLOAD),
        (lying("15.000"), ScaleState.STABLE),
        (lying("0.000"), ScaleState.EMPTY),
    ],
)
def test_each_trouble_has_its_word(reading: Reading, state: ScaleState) -> None:
    assert states(reading, reading)[-1] is state


def test_a_load_is_sold_once() -> None:
    sold = after(Weighing(), lying("0.312"), lying("0.312")).took()
    assert sold.state is ScaleState.SOLD
    still = after(sold, lying("0.312"), lying("0.312"), Reading(Load.MOVING, kg("0.5")), lying("0.8"), lying("0.8"))
    assert still.state is ScaleState.SOLD, "more was put onto what is sold already"
    next_one = after(still, lying("0.000"), lying("0.000"), lying("0.312"), lying("0.312"))
    assert next_one.state is ScaleState.STABLE


def test_half_of_a_sold_load_taken_off_does_not_free_the_rest() -> None:
    sold = after(Weighing(), lying("1.000"), lying("1.000")).took()
    assert after(sold, lying("0.500"), lying("0.500")).state is ScaleState.SOLD


def test_one_odd_zero_does_not_free_a_load() -> None:
    sold = after(Weighing(), lying("1.000"), lying("1.000")).took()
    assert after(sold, lying("0.000"), lying("1.000"), lying("1.000")).state is ScaleState.SOLD


def test_four_grams_of_saffron_are_sold_once_too() -> None:
    sold = after(Weighing(), lying("0.004"), lying("0.004")).took()
    assert after(sold, lying("0.004"), lying("0.004")).state is ScaleState.SOLD


def test_a_platform_that_drifts_by_a_division_counts_as_empty() -> None:
    sold = after(Weighing(), lying("1.000"), lying("1.000")).took()
    assert after(sold, lying("0.002"), lying("0.002"), lying("0.7"), lying("0.7")).state is ScaleState.STABLE


def test_a_scale_pulled_out_does_not_forget_what_is_sold() -> None:
    sold = after(Weighing(), lying("1.000"), lying("1.000")).took()
    back = after(sold.lost(ScaleState.ABSENT), lying("1.000"), lying("1.000"))
    assert back.state is ScaleState.SOLD


def test_a_scale_lost_in_the_moment_of_the_sale_does_not_sell_its_load_again() -> None:
    lost = after(Weighing(), lying("0.700"), lying("0.700")).lost(ScaleState.ABSENT).took()
    assert lost.state is ScaleState.ABSENT
    assert after(lost, lying("0.700"), lying("0.700")).state is ScaleState.SOLD
    assert after(lost, lying("0.000"), lying("0.000"), lying("0.4"), lying("0.4")).state is ScaleState.STABLE


def test_a_load_taken_off_in_the_moment_of_the_sale_is_forgotten() -> None:
    gone = after(Weighing(), lying("0.700"), lying("0.700"), lying("0.000"), lying("0.000")).took()
    assert (gone.state, gone.sold) == (ScaleState.EMPTY, None)


@given(
    st.lists(
        st.one_of(
            st.builds(Reading, st.sampled_from([Load.STABLE, Load.MOVING]), st.integers(0, 40).map(Decimal)),
            st.sampled_from([Reading(load) for load in (Load.NEGATIVE, Load.OVERLOAD, Load.UNIT)]),
        ),
        max_size=40,
    ),
    st.data(),
)
def test_nothing_is_taken_twice_between_two_empty_platforms(readings: list[Reading], data: st.DataObject) -> None:
    weighing, empty = Weighing(), True
    for reading in readings:
        weighing = weighing.heard(reading, MOST)
        if weighing.state in (ScaleState.EMPTY, ScaleState.NEGATIVE) and weighing.sold is None:
            empty = True
        if weighing.state is ScaleState.STABLE and data.draw(st.booleans()):
            assert empty
            assert 0 < weighing.weight <= MOST
            weighing, empty = weighing.took(), False


def test_a_scale_measures_kilograms_and_grams_only() -> None:
    gram = Unit(7, 163, "Грам", "г", weighted=True)
    assert (in_unit(kg("0.312"), KILOGRAM), in_unit(kg("0.312"), gram)) == (kg("0.312"), kg("312.000"))
    assert (weighable(gram), weighable(PIECE)) == (True, False)

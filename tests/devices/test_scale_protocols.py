"""Bytes of scales: what each says is read exactly, and noise is no weight and no exception."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.scale_protocols import PROTOCOLS, CasScale, ContinuousScale, ScaleProtocol, ToledoScale
from app.domain.weighing import Load, Reading
from app.sandbox.scale import Platform

WEIGHTS = st.integers(0, 29_999).map(lambda grams: Decimal(grams) / 1000)
NAMES = sorted(PROTOCOLS)


def kg(text: str) -> Decimal:
    return Decimal(text)


def cas(body: bytes, *, first: bytes = b"\x01") -> bytes:
    return first + b"\x02" + body + bytes([reduce(xor, body)]) + b"\x03\x04"


def read(protocol: ScaleProtocol, *pieces: bytes) -> list[Reading]:
    return [reading for piece in pieces for reading in protocol.receive(piece).readings]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (cas(b"S 001.25kg"), Reading(Load.STABLE, kg("1.250"))),
        (cas(b"U 001.25kg"), Reading(Load.MOVING, kg("1.250"))),
        (cas(b"S 001.250kg"), Reading(Load.STABLE, kg("1.250"))),  # seven places of weight
        (cas(b"S 001.25kg", first=b"\x81"), Reading(Load.STABLE, kg("1.250"))),  # the parity bit of another frame
        (cas(b"S-000.10kg"), Reading(Load.NEGATIVE)),
        (cas(b"S-000.00kg"), Reading(Load.STABLE, kg("0.000"))),
        (cas(b"S 000312 g"), Reading(Load.STABLE, kg("0.312"))),
        (cas(b"S 001.25lb"), Reading(Load.UNIT)),
    ],
)
def test_cas_answers(answer: bytes, said: Reading) -> None:
    assert read(CasScale(), answer) == [said]


def test_cas_is_asked_in_two_steps() -> None:
    scale = CasScale()
    assert scale.ask() == b"\x05"
    assert scale.receive(b"\x06").reply == b"\x11"
    assert read(scale, cas(b"S 000.31kg")) == [Reading(Load.STABLE, kg("0.310"))]


@given(st.integers(2, 14), st.integers(0, 255), WEIGHTS)
def test_one_spoilt_byte_of_cas_is_no_other_weight(at: int, byte: int, weight: Decimal) -> None:
    platform = Platform("cas")
    platform.weight = weight
    answer = bytearray(platform.answer(b"\x11"))
    answer[at] = byte
    assert {reading.weight for reading in read(CasScale(), bytes(answer)) if reading.load is Load.STABLE} <= {weight}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"\x0201.250\r", Reading(Load.STABLE, kg("1.250"))),
        (b"\x0201.250N\r", Reading(Load.STABLE, kg("1.250"))),  # net: the scale holds a tare
        (b"\x02 1.250 N\r", Reading(Load.STABLE, kg("1.250"))),
        (b"\x0200.000\r", Reading(Load.STABLE, kg("0.000"))),
        (b"\x0200000\r", Reading(Load.STABLE, kg("0.000"))),
        (b"\x0201250\r", Reading(Load.UNIT)),  # grams or kilograms? nobody knows
        (b"\x020.0005\r", Reading(Load.UNIT)),
        (b"\x02?A\r", Reading(Load.MOVING)),
        (b"\x02?B\r", Reading(Load.OVERLOAD)),
        (b"\x02?C\r", Reading(Load.OVERLOAD)),
        (b"\x02?D\r", Reading(Load.NEGATIVE)),
        (b"\x02?H\r", Reading(Load.UNZEROED)),
        (b"\x02?P\r", Reading(Load.STABLE, kg("0.000"))),
        (b"\x02?\x0d\r", Reading(Load.NEGATIVE)),  # a status that looks like the end of the answer
    ],
)
def test_toledo_answers(answer: bytes, said: Reading) -> None:
    scale = ToledoScale()
    assert scale.ask() == b"W"
    assert read(scale, answer) == [said]
    assert read(scale, bytes(byte | 0x80 for byte in answer)) == [said], "seven bits through a converter of eight"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"ST,GS,\x01\x42,  00.312kg\r\n", Reading(Load.STABLE, kg("0.312"))),
        (b"ST,NT,01,+ 1.250 kg\r\n", Reading(Load.STABLE, kg("1.250"))),
        (b"US,GS,\x01,\x42,  00.312 kg\r\n", Reading(Load.MOVING, kg("0.312"))),
        (b"ST,GS,,,,-000.312kg\r\n", Reading(Load.NEGATIVE)),  # device and lamp are any bytes, commas too
        (b"ST,GS,+00.500kg\r\n", Reading(Load.STABLE, kg("0.500"))),  # without device and lamp
        (b"ST,GS,01,+00312.0 g\r\n", Reading(Load.UNIT)),  # perhaps a "kg" that lost a byte
        (b"ST,GS,01,+001.250lb\r\n", Reading(Load.UNIT)),
        (b"OL,GS,01,+031.250kg\r\n", Reading(Load.OVERLOAD)),
        (b"OL,GS,01,--------kg\r\n", Reading(Load.OVERLOAD)),
    ],
)
def test_continuous_answers(answer: bytes, said: Reading) -> None:
    assert read(ContinuousScale(), answer) == [said]


@given(st.integers(6, 21), WEIGHTS)
def test_a_byte_lost_by_a_scale_that_speaks_by_itself_is_no_other_weight(at: int, weight: Decimal) -> None:
    platform = Platform("continuous")
    platform.weight = weight
    answer = platform.answer(b"")
    cut = answer[:at] + answer[at + 1 :]
    # Nor does the half of it join the next one.
    for pieces in ((cut,), (answer[:at], answer)):
        said = read(ContinuousScale(), *pieces)
        assert {reading.weight for reading in said if reading.load is Load.STABLE} <= {weight}


def in_pieces(data: bytes, cuts: Sequence[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[one:two] for one, two in pairwise(places)]


@pytest.mark.parametrize("name", NAMES)
@given(noise=st.binary(max_size=200), cuts=st.lists(st.integers(0, 200), max_size=5))
def test_noise_neither_raises_nor_weighs(name: str, noise: bytes, cuts: list[int]) -> None:
    protocol = PROTOCOLS[name]()
    protocol.ask()
    readings = read(protocol, *in_pieces(noise, cuts))
    assert all(isinstance(reading.weight, Decimal) and reading.weight >= 0 for reading in readings)
    assert not [reading for reading in readings if reading.load is Load.STABLE and reading.weight]


@pytest.mark.parametrize("name", NAMES)
@given(
    before=st.text(alphabet="\x00 \x7fkgxyz\t", max_size=80).map(str.encode),
    weights=st.lists(WEIGHTS, min_size=1, max_size=4),
    steady=st.booleans(),
    cuts=st.lists(st.integers(0, 300), max_size=6),
)
def test_answers_are_read_out_of_noise_and_in_any_pieces(
    name: str, before: bytes, weights: list[Decimal], steady: bool, cuts: list[int]
) -> None:
    platform, data, meant = Platform(name), before, []
    platform.steady = steady
    for weight in weights:
        platform.weight = weight
        data += platform.answer({"cas": b"\x11", "toledo": b"W"}.get(name, b""))
        told = weight if steady or name != "toledo" else Decimal(0)  # an unsteady Toledo tells no weight
        meant.append(Reading(Load.STABLE if steady else Load.MOVING, told))
    protocol = PROTOCOLS[name]()
    protocol.ask()
    assert read(protocol, *in_pieces(data, cuts)) == meant


@pytest.mark.parametrize("name", NAMES)
def test_endless_noise_is_not_kept(name: str) -> None:
    protocol = PROTOCOLS[name]()
    for _ in range(200):
        protocol.receive(b"\x02ST,GS" * 50)
    assert len(protocol._kept) <= 64

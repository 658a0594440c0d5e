"""Three languages of counter scales (protocols.md 4), bytes in and bytes out: no port, no clock, no thread.

None of them raises, whatever comes in; what is no whole, lawful answer is no weight at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import xor
from typing import Protocol

from app.domain.weighing import Load, Reading, grams

#: What may wait for the rest of an answer. The longest answer has 23 bytes; whatever is older is noise.
_KEPT = 64
_KILOGRAMS = {b"kg": Decimal(1)}
_UNITS = {**_KILOGRAMS, b"g": Decimal("0.001")}
_NUMBER = re.compile(rb"\s*([+-]?)\s*(\d{1,7}(?:\.\d{1,4})?)\s*")


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of some bytes: the answers in them, oldest first, and what has to be said in turn."""

    readings: tuple[Reading, ...] = ()
    reply: bytes = b""


class ScaleProtocol(Protocol):
    """One scale's side of the talk. `frame` is how its COM port is usually set."""

    frame: str

    def ask(self) -> bytes:
        """Begins a new question and forgets half an answer; b"" for a scale that speaks by itself."""
        ...

    def receive(self, data: bytes) -> Heard: ...


class CasScale:
    """CAS and EMI in the ECR mode: ENQ → ACK, DC1 → 15 bytes `SOH STX S|U sign weight(6) unit(2) BCC ETX EOT`.

    BCC is the XOR of everything between STX and itself. The variant of 16 bytes has a weight of seven; the first byte
    may be 0x81.
    """

    frame = "8N1"
    _ENQ, _ACK, _DC1 = b"\x05", b"\x06", b"\x11"
    _ANSWER = re.compile(rb"[\x01\x81]\x02(([SU])([ -])([ .\d]{6,7})([A-Za-z ]{2}))(.)\x03\x04", re.DOTALL)

    def __init__(self) -> None:
        self._kept = b""

    def ask(self) -> bytes:
        self._kept = b""
        return self._ENQ

    def receive(self, data: bytes) -> Heard:
        self._kept += data
        reply = self._DC1 if self._kept == self._ACK else b""
        found = []
        end = 0
        for match in self._ANSWER.finditer(self._kept):
            end = match.end()
            if reduce(xor, match[1]) == match[6][0]:
                found.append(_reading(match[4], match[5], _UNITS, minus=match[3] == b"-", stable=match[2] == b"S"))
        self._kept = b"" if reply else self._kept[end:][-_KEPT:]
        return Heard(tuple(found), reply)


class ToledoScale:
    """Mettler Toledo 8217: `W` → `STX digits.digits [N] CR`, or `STX ? status CR` when there is no weight to tell.

    A number without a point does not say whether it is kilograms or grams, and is no weight.
    """

    frame = "7E1"
    _ANSWER = re.compile(rb"\x02(?:[ ]*(\d{1,5}(?:\.\d{1,4})?)[ ]*N?|\?(.))\r", re.DOTALL)
    _MOVING, _OVER, _UNDER, _NO_ZERO, _CENTRE = 0x01, 0x02, 0x04, 0x08, 0x10

    def __init__(self) -> None:
        self._kept = b""

    def ask(self) -> bytes:
        self._kept = b""
        return b"W"

    def receive(self, data: bytes) -> Heard:
        # A converter that passes eight bits leaves the parity in the eighth.
        self._kept += bytes(byte & 0x7F for byte in data)
        found = []
        end = 0
        for match in self._ANSWER.finditer(self._kept):
            end = match.end()
            found.append(self._status(match[2][0]) if match[2] else _reading(match[1], b"kg", _KILOGRAMS, pointed=True))
        self._kept = self._kept[end:][-_KEPT:]
        return Heard(tuple(found))

    def _status(self, bits: int) -> Reading:
        for bit, load in (
            (self._OVER, Load.OVERLOAD),
            (self._UNDER, Load.NEGATIVE),
            (self._MOVING, Load.MOVING),
            (self._NO_ZERO, Load.UNZEROED),
            (self._CENTRE, Load.STABLE),
        ):
            if bits & bit:
                return Reading(load)
        return Reading(Load.MOVING)


class ContinuousScale:
    """A scale or indicator that speaks by itself: `ST|US|OL,GS|NT,device lamp,weight(8) kg CR LF` (22 bytes).

    Others of the kind leave out the device and the lamp, or have a comma between them. Kilograms only: one byte lost
    would make grams of them.
    """

    frame = "8N1"
    _ANSWER = re.compile(
        rb"(ST|US|OL),(?:GS|NT),(?:.,?.,([ +\-.\d]{8})|([ +\-.\d]{6,9}?)) ?( ?[A-Za-z]{1,3})\r\n", re.DOTALL
    )
    _OVER = re.compile(rb"OL,(?:GS|NT),[^\n]{0,18}\n")

    def __init__(self) -> None:
        self._kept = b""

    def ask(self) -> bytes:
        return b""

    def receive(self, data: bytes) -> Heard:
        self._kept += data
        found: list[tuple[int, Reading]] = []
        end = 0
        for match in self._ANSWER.finditer(self._kept):
            end = max(end, match.end())
            if match[1] != b"OL":
                said = match[2] or match[3]
                reading = _reading(said, match[4], _KILOGRAMS, stable=match[1] == b"ST")
                found.append((match.end(), reading))
        for match in self._OVER.finditer(self._kept):
            # What stands in place of the weight is then dashes as often as a number.
            end = max(end, match.end())
            found.append((match.end(), Reading(Load.OVERLOAD)))
        self._kept = self._kept[end:][-_KEPT:]
        return Heard(tuple(reading for _, reading in sorted(found, key=lambda one: one[0])))


def _reading(
    text: bytes,
    unit: bytes,
    units: Mapping[bytes, Decimal],
    *,
    minus: bool = False,
    stable: bool = True,
    pointed: bool = False,
) -> Reading:
    """A number and its unit, as they stood in a whole answer. `pointed`: without a point it is none."""
    number, factor = _NUMBER.fullmatch(text), units.get(unit.strip().lower())
    if number is None or factor is None or (pointed and b"." not in number[2] and number[2].strip(b"0")):
        return Reading(Load.UNIT)
    weight = Decimal(number[2].decode()) * factor
    if weight != grams(weight):
        # Finer than a gram: a laboratory's scale, or not this protocol at all.
        return Reading(Load.UNIT)
    if weight and (minus or number[1] == b"-"):
        return Reading(Load.NEGATIVE)
    return Reading(Load.STABLE if stable else Load.MOVING, grams(weight))


PROTOCOLS: Mapping[str, type[ScaleProtocol]] = {
    "cas": CasScale,
    "toledo": ToledoScale,
    "continuous": ContinuousScale,
}

"""Ed25519 signatures verified in plain Python (RFC 8032, 5.1.7): whoever publishes updates signs, the till only looks.

Only verification: no secret is ever near this code, so its time tells nobody anything. About ten milliseconds.
Beyond the RFC it refuses public keys of small order, which would vouch for everything.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

#: Extended coordinates: X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z.
Point: TypeAlias = tuple[int, int, int, int]

KEY_BYTES, SIGNATURE_BYTES = 32, 64
_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_NEUTRAL: Point = (0, 1, 1, 0)


def verify(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the private half of `key` signed exactly this message. Never raises."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    who, half = _point(key), _point(signature[:KEY_BYTES])
    scalar = int.from_bytes(signature[KEY_BYTES:], "little")
    if who is None or half is None or scalar >= _ORDER or _same(_times(8, who), _NEUTRAL):
        return False
    digest = hashlib.sha512(signature[:KEY_BYTES] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % _ORDER
    return _same(_times(scalar, _BASE), _add(half, _times(challenge, who)))


def _point(encoded: bytes) -> Point | None:
    """RFC 8032, 5.1.3; None for what is no point, or no point written in its one way."""
    number = int.from_bytes(encoded, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    x = None if y >= _P else _x_of(y, odd)
    return None if x is None else (x, y, 1, x * y % _P)


def _x_of(y: int, odd: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and odd):
        return None
    return x if x & 1 == odd else _P - x


def _add(one: Point, other: Point) -> Point:
    """RFC 8032, 5.1.4: the formulas hold for doubling too."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(factor: int, point: Point) -> Point:
    sum_ = _NEUTRAL
    while factor:
        if factor & 1:
            sum_ = _add(sum_, point)
        point = _add(point, point)
        factor >>= 1
    return sum_


def _same(one: Point, other: Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % _P == 0 and (one[1] * other[2] - other[1] * one[2]) % _P == 0


_BASE = _point((4 * pow(5, -1, _P) % _P).to_bytes(KEY_BYTES, "little")) or _NEUTRAL

"""Answers no honest server gives, for Hypothesis: whole HTTP answers as bytes, and what they honestly say."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from hypothesis import strategies as st

#: The sale that is answered to.
KEY, MARK, TOTAL, LINES = "0b1f8a3e-5d6c-4b7a-9e8d-1f2a3b4c5d6e", "K1-1043-0b1f8a3e", Decimal("85.00"), 1

#: A row that is a receipt, a product, an employee, a shop with people and a shift at once, all of it right.
GOOD: dict[str, Any] = {
    "id": KEY,
    "title": MARK,
    "total_amount": "85.0",
    "state": 2,
    "type": 0,
    "items": [{"id": "1", "name": "Хліб", "price": "42.5", "quantity": "2.0", "amount": "85.0"}],
    "payment_transactions": [{"id": "2", "amount": "85.0"}],
    "tax_amount": {"А": 1417},
    "created_at": "2026-11-22T08:00:00.000+02:00",
    "fiscal_number": "16773000",
    "price": "42.5",
    "number": "4820000000017",
    "employees": [{"id": 7, "first_name": "Олена"}],
    "first_name": "Олена",
    "pin_code": "1111",
    "terminal_id": 20001,
    "opened_at": "2026-11-22T08:00:00.000+02:00",
}
META: dict[str, Any] = {"current_page": 1, "next_page": None, "total_pages": 1, "total_count": 1}

_MARKER = "@@raw@@"
#: Literals of JSON, or nearly, that Python's own writer does not write.
LITERALS = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999999",
    "-1E+999999999",
    "1e-999999999",
    "0." + "3" * 3000,
    "9" * 400,
    "9" * 5000,
    "-0",
    "-0.0",
    "01",
    "0x1F",
    "85,00",
    "TRUE",
    '"\\ud800"',
    '"\\udfff\\ud800"',
    '"\\u0000"',
    '"\x01"',
    '"..", "id": "."',
    '"' + "a" * 100_000 + '"',
    "[" * 100_000 + "]" * 100_000,
    '{"a":' * 100_000 + "1" + "}" * 100_000,
    "[[[[1]]]]",
    '{"id": "1", "id": "2"}',
)
#: Values of the wrong kind. Written out: to draw them one inside another costs more than all that is done with them.
_WRONG: tuple[Any, ...] = (
    *(None, True, False, "", " ", ".", "..", "../..", "1e999", "NaN", "85.0", "85,00", "99999-01-01", "<b>", "\u202e"),
    *("0001-01-01T00:00:00+02:00", "\x00", {}, [], [None], [[]], [{}], {"": ""}, {"id": None}, {"error": "x"}),
    *(0, -1, 85, 2**31, 2**63, 2**64, -(2**63) - 1, 10**30, 0.1, -0.0, 1e300, 5e-324, "x" * 3000, ["x"] * 300),
)
_VALUES = st.sampled_from(_WRONG) | st.integers() | st.text(max_size=12)
# Made once: Hypothesis looks long at every strategy it has not seen before.
_FIELDS = st.sampled_from(sorted(GOOD))
_LITERAL = st.sampled_from([None, None, *LITERALS])
_GONE = st.lists(_FIELDS, max_size=2)
_CHANGED = st.dictionaries(_FIELDS, _VALUES, max_size=2)
_IDS = st.sampled_from([KEY, 7])
_META = st.sampled_from(sorted(META))
_NOISE = st.binary(min_size=1, max_size=200)
_BLANK = st.sampled_from([b"", b" ", b"{}", b"<html>", b"\xef\xbb\xbf<!doctype html>", b"OK"])
_CODECS = st.sampled_from(["utf-16", "utf-16-le", "utf-32", "cp1251"])
_SOME = st.booleans()
_MORE = st.integers(1, 10**9)
_SHARE = st.floats(0, 0.99)


@dataclass(frozen=True)
class BadAnswer:
    """An answer over the wire. `told` is the row an honest reader finds in it, None where there is none to be found."""

    raw: bytes
    status: int
    told: dict[str, Any] | None

    @property
    def is_ours(self) -> bool:
        """Whether it says, with a good status, that our sale is stored: id, mark, sum and lines (reliability.md)."""
        row = self.told
        if row is None or self.status not in (200, 201) or not isinstance(row.get("items"), list):
            return False
        try:
            total = Decimal(str(row.get("total_amount")))
        except InvalidOperation:
            return False
        return (
            bool(row.get("id"))
            and row.get("title") in ("", None, MARK)
            and total == TOTAL
            and len(row["items"]) == LINES
        )


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, dict[str, Any] | None]:
    """A row as JSON: the good one, or with fields gone, changed or written as no JSON is; and what it honestly says."""
    row = {**GOOD, "id": draw(_IDS)}
    for field in draw(_GONE):
        row.pop(field, None)
    row.update(draw(_CHANGED))
    literal = draw(_LITERAL)
    if literal is None:
        return json.dumps(row, ensure_ascii=draw(_SOME)), row
    field = draw(_FIELDS)
    text = json.dumps({**row, field: _MARKER}).replace(f'"{_MARKER}"', literal)
    # Beside the point, and as an id, it changes nothing of what the row says, if it is JSON at all.
    return text, None if field in ("title", "total_amount", "items") else {**row, "id": KEY}


@st.composite
def texts(draw: st.DrawFn) -> tuple[bytes, dict[str, Any] | None]:
    """A body before it is packed."""
    text, told = draw(rows())
    meta = json.dumps({**META, draw(_META): draw(_VALUES)} if draw(_SOME) else META)
    listed = draw(_SOME)
    one = told
    told = None if listed else told
    body = f'{{"data": {f"[{text}]" if listed else text}, "meta": {meta}}}'
    match draw(st.integers(0, 25)):
        case 1:
            return draw(_NOISE), None
        case 2:
            return json.dumps(draw(_VALUES)).encode(), None
        case 3:
            return json.dumps({"data": draw(_VALUES), "meta": draw(_VALUES)}).encode(), None
        case 4:
            return draw(_BLANK), None
        case 5:
            return body.encode()[: int(draw(_SHARE) * len(body))], None
        case 6:
            return codecs.BOM_UTF8 + body.encode(), told
        case 7:
            return body.encode(draw(_CODECS), "replace"), told
        case 8:
            return body.encode() + draw(_NOISE), None
        case 9:
            return f'{{"data": {{"id": "theirs"}}, "data": {text}}}'.encode(), one
        case _:
            return body.encode("utf-8", "replace"), told


def _bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(b'{"data": [' + b" " * size) + packer.flush()


BOMBS = (_bomb(4 * 2**20), _bomb(40 * 2**20), gzip.compress(_bomb(20 * 2**20)))
_ENCODINGS = st.sampled_from(["gzip", "deflate", "br", "gzip, gzip", "GZIP", "identity", "zstd", "ключ"])
_TYPES = st.sampled_from(
    ["application/json", "text/html", "text/plain", "application/xml", "image/png", "", "application/json; charset=x"]
)
_BOMBS = st.sampled_from(BOMBS)
_LENGTHS = st.sampled_from(["-1", "many", "1, 2", "0x10", "", "9" * 30])
_ENDS = st.sampled_from([b"0\r\n\r\n", b"", b"zz\r\n"])
_STATUSES = st.sampled_from([200, 201] * 8 + [202, 203, 204, 205, 206, 226, 100, 304, 999])


@st.composite
def bad_answers(draw: st.DrawFn) -> BadAnswer:
    """Good ones are among them, so that nobody may call everything bad."""
    body, told = draw(texts())
    headers: list[str] = []
    match draw(st.integers(0, 15)):
        case 1:
            headers.append(f"Content-Encoding: {draw(_ENCODINGS)}")
            # Said to be packed and not: a reader that knows the word finds nothing.
            told = None if headers[0][18:].casefold() != "identity" else told
        case 2:
            body, told = draw(_BOMBS), None
            headers.append("Content-Encoding: gzip")
        case 3:
            body = gzip.compress(body)
            headers.append("Content-Encoding: gzip")
            if draw(_SOME):
                body, told = body[: int(draw(_SHARE) * (len(body) - 8))], None
        case _:
            pass
    kind = draw(_TYPES) if draw(st.integers(0, 4)) == 0 else "application/json"
    headers.append(f"Content-Type: {kind}")
    length = len(body)
    match draw(st.integers(0, 19)):
        case 1:
            headers.append(f"Content-Length: {length + draw(_MORE)}")
            told = None
        case 2:
            cut = int(draw(_SHARE) * length)
            headers.append(f"Content-Length: {cut}")
            told = None if cut < length else told
        case 3:
            headers.append(f"Content-Length: {draw(_LENGTHS)}")
            told = None
        case 4:
            headers += [f"Content-Length: {length}", f"Content-Length: {length + 1}"]
            told = None
        case 5:
            headers.append("Transfer-Encoding: chunked")
            body = f"{length:x}\r\n".encode() + body + b"\r\n" + draw(_ENDS)
            told = told if body.endswith(b"\r\n0\r\n\r\n") else None
        case 6:
            pass  # to the end of the connection
        case _:
            headers.append(f"Content-Length: {length}")
    status = draw(_STATUSES)
    head = "\r\n".join([f"HTTP/1.1 {status} X", *headers, "Connection: close", "", ""])
    return BadAnswer(head.encode("utf-8") + body, status, told)

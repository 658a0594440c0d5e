"""A page of a list with its rows still as the server wrote them.

A list of a hundred thousand rows is asked for every few minutes, and hardly any of them has changed. So a page is only
cut into its rows, each row gets a number made of its bytes, and the caller reads those whose number is new to it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from app.api.page import counts_of, list_of, log_skipped, why
from app.api.wire import NotJson, decode
from app.errors import BadReply

M = TypeVar("M", bound=BaseModel)
log = logging.getLogger(__name__)

#: A page read elsewhere: marks, next page, pages and rows in all, and what was made of each row.
Made = tuple[Sequence[int], tuple[int | None, int | None, int | None], Sequence[str]]

#: How a page begins, down to the first key of its first row; every other row begins with the same key.
_BEGINS = re.compile(rb'\{"data":\[(\{"\w+":)')
_EMPTY = b'{"data":['
_ENDS = b'],"meta":'
#: Words that are no JSON, though the quick reader takes them.
_NO_NUMBERS = (b"NaN", b"Infinity")


@dataclass(frozen=True, slots=True)
class Rows(Generic[M]):
    """Rows read, each with its mark, None where a mark would be no row's own. `bad` ones could not be read."""

    good: list[tuple[int | None, M]]
    bad: int


@dataclass(frozen=True, slots=True)
class Sheet(Generic[M]):
    """One page. `marks` are digests of its rows in their order, signed numbers of 64 bits: rows of one mark read alike.

    `next_page`, `total_pages` and `total_count` are None where the server does not say.
    """

    marks: Sequence[int]
    next_page: int | None
    total_pages: int | None
    total_count: int | None
    #: JSON of a row each; values where there is no `_body`.
    _rows: Sequence[Any] = field(repr=False)
    _body: bytes | None = field(repr=False)
    _model: type[M]
    #: What was made of each row where the page was read elsewhere: then there is nothing to `read`.
    made: Sequence[str] | None = field(default=None, repr=False)

    @property
    def length(self) -> int:
        """How many rows, readable or not."""
        return len(self.marks)

    def read(self, places: Iterable[int]) -> Rows[M]:
        """Those rows. A whole page takes milliseconds: not for the event loop.

        Raises `BadReply` when the page is no JSON, which is only seen here.
        """
        good: list[tuple[int | None, M]] = []
        slow: list[tuple[int | None, Any]] = []
        for place in places:
            row, mark = self._rows[place], self.marks[place]
            if self._body is None:
                slow.append((mark, row))
                continue
            try:
                # Straight from the bytes: what nobody asked for never becomes a Python value.
                good.append((mark, self._model.model_validate_json(row)))
            except ValidationError:
                try:
                    slow.append((mark, decode(row)))
                except NotJson:
                    # Cut in the wrong place, for a list of the same kind stands inside a row.
                    good, slow = [], [(None, value) for value in self._all()]
                    break
        bad = self._read_slowly(slow, good)
        return Rows(good, bad)

    def _read_slowly(self, rows: list[tuple[int | None, Any]], good: list[tuple[int | None, M]]) -> int:
        bad = 0
        for mark, row in rows:
            try:
                good.append((mark, self._model.model_validate(row)))
            except ValidationError as error:
                bad += 1
                if bad == 1:
                    log.warning("%s: unreadable row: %s", self._model.__name__, why(error))
        log_skipped(self._model, bad, self.length)
        return bad

    def _all(self) -> list[Any]:
        try:
            return list_of(decode(self._body or b""))
        except NotJson as error:
            raise BadReply(f"{self._model.__name__}: {error}") from None


def cut(body: bytes, model: type[M], salt: bytes) -> Sheet[M] | None:
    """The page in an answer, not parsed; None when it is not written as usual and has to be read the long way.

    The cuts are made where a row seems to end. That is right when every piece is JSON by itself, for such pieces with
    commas between them are the list; `Sheet.read` looks at each piece it meets for the first time, and a mark that is
    known says it of the others. `salt`, at most 64 bytes, is what else decides how a row is read.
    """
    ends = body.rfind(_ENDS)
    begins = _BEGINS.match(body)
    if ends < 0 or not body.endswith(b"}") or any(word in body for word in _NO_NUMBERS):
        return None
    try:
        meta = json.loads(body[ends + len(_ENDS) : -1])
    except ValueError:
        return None
    rows = []
    if begins is not None and body[ends - 1 : ends] == b"}":
        key = begins[1]
        pieces = body[begins.end() : ends - 1].split(b"}," + key)
        rows = [b"%b%b}" % (key, piece) for piece in pieces]
    elif body[:ends] != _EMPTY:
        return None
    return Sheet(_marks(rows, salt), *counts_of(meta), rows, body, model)


def made_of(told: Made, model: type[M]) -> Sheet[M]:
    """A page that was read elsewhere."""
    marks, counts, rows = told
    return Sheet(marks, *counts, (), None, model, rows)


def whole(envelope: dict[str, Any], model: type[M], salt: bytes) -> Sheet[M]:
    """The page in an answer read the long way. Raises `BadReply` when it holds no list."""
    values = list_of(envelope)
    rows = [repr(value).encode("utf-8", "surrogatepass") for value in values]
    return Sheet(_marks(rows, salt), *counts_of(envelope.get("meta")), values, None, model)


def _marks(rows: Iterable[bytes], salt: bytes) -> list[int]:
    return [int.from_bytes(blake2b(row, digest_size=8, key=salt).digest(), "little", signed=True) for row in rows]

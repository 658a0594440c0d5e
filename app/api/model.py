"""What the models of requests and answers are made of.

Answers are read generously (unknown fields are left out of the way, null and missing are the same) but never wrongly:
a field holds what its type says or the row is refused. Money is `Decimal` hryvnias, times are aware UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic.functional_validators import AfterValidator, WrapValidator

T = TypeVar("T")

_MOST = 10**12


class Answer(BaseModel):
    """Something the server said. Only `id` is certain; the rest may be missing."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True, coerce_numbers_to_str=True)


class Body(BaseModel):
    """Something we tell the server. Fields nobody set are not sent; a field set to None is sent as null."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


def _utc(moment: datetime) -> datetime:
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time outside the calendar") from None


def _or_empty(value: object) -> object:
    return "" if value is None else value


def _or_false(value: object) -> object:
    return False if value is None else value


def _or_none(value: object, info: ValidationInfo) -> object:
    # A fraction read straight from bytes may have lost digits: the row is then read the long way, as a Decimal.
    return None if value == "" else _no_float(value) if info.mode == "json" else value


def _no_float(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("a float is not a sum")
    return value


def _or_nothing(value: Any, inner: ValidatorFunctionWrapHandler) -> Any:
    try:
        return inner(value)
    except ValidationError:
        return None


#: A moment, aware UTC whatever offset it came with; one without an offset is UTC.
Moment = Annotated[datetime, AfterValidator(_utc)]

#: A sum or a quantity of an answer: "1438.0", 1438 and 145.0 alike.
Amount = Annotated[Decimal, Field(ge=-_MOST, le=_MOST)]

#: The same where an answer may also have null or "".
MaybeAmount = Annotated[Annotated[Decimal, Field(ge=-_MOST, le=_MOST)] | None, BeforeValidator(_or_none)]

#: A sum or a quantity of a request: Decimal or a whole number, never a float.
Exact = Annotated[Decimal, BeforeValidator(_no_float), Field(ge=-_MOST, le=_MOST)]

#: A whole number that fits a database column.
Whole = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]

#: A text of an answer; null is "".
Text = Annotated[str, BeforeValidator(_or_empty)]

#: A mark of an answer; null is False.
Flag = Annotated[bool, BeforeValidator(_or_false)]

#: An identity that is a text (UUID as a rule). It is asked for later as a step of a path: never empty, never a step of
#: its own kind, never longer than an address may be.
TextId = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\.*[^.]")]

#: Something beside the point of its row: nonsense in it is None and does not cost the row.
Loose = Annotated[T | None, WrapValidator(_or_nothing)]


class Ref(Answer):
    """The bare identity the server answers some writes with."""

    id: TextId | Whole


class Picture(Answer):
    """A stored picture. `url` may be relative to the server's address."""

    id: Text = ""
    url: Text = ""
    mime_type: Text = ""


class PictureBody(Body):
    """A picture already uploaded, named by what the upload answered."""

    id: str
    filename: str
    mime_type: str
    size: int

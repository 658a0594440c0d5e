"""What is typed to sign in to the server, and which field a refusal is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.errors import ApiKeyRefused, BadReply, BadSettings, Forbidden, NotFound, Rejected


@dataclass(frozen=True, slots=True)
class SignInFacts:
    """What is typed to sign in. `pins` are the training people's PINs, shown with the rest in training mode."""

    server: str = ""
    api_key: str = field(default="", repr=False)
    phone: str = ""
    password: str = field(default="", repr=False)
    pins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sentence below the fields it is about: "server", "api_key", "phone", "password", or none of them."""

    text: str
    fields: frozenset[str] = frozenset()


def with_field(facts: SignInFacts, field: str, value: str) -> SignInFacts:
    """The facts with one field as it was edited. Raises KeyError for a field there is not."""
    match field:
        case "server":
            return replace(facts, server=value)
        case "api_key":
            return replace(facts, api_key=value)
        case "phone":
            return replace(facts, phone=value)
        case "password":
            return replace(facts, password=value)
        case _:
            raise KeyError(field)


def fields_of(error: Exception) -> tuple[str, ...]:
    """The fields a refusal is about, in their order on the page; none of them: of the whole."""
    match error:
        case ApiKeyRefused():
            return ("api_key",)
        case BadSettings():
            return (error.name,)
        case NotFound() | BadReply():
            return ("server",)
        case Rejected() | Forbidden():
            return ("phone", "password")
        case _:
            return ()


def phone_digits(text: str) -> str:
    """A phone as people write it → as the server takes it: «067 412 38 05» and «+380 67…» are both 380674123805."""
    digits = "".join(char for char in text if char in "0123456789")
    if len(digits) == 10 and digits.startswith("0"):
        return f"38{digits}"
    return f"380{digits}" if len(digits) == 9 else digits

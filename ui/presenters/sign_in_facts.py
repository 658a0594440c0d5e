"""What is typed to sign in to the server, and which field a refusal is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.errors import ApiKeyRefused, BadReply, BadSettings, Forbidden, NotFound, Rejected
from ui.i18n import language, sentences, tr
from ui.messages import sign_in_message


@dataclass(frozen=True, slots=True)
class SignInFacts:
    """What is typed to sign in. `pins` are the training people's PINs, shown with the rest in training mode."""

    server: str = ""
    api_key: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    pins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the fields it is about: "server", "api_key", "phone", "password", or none of them. No `error`
    is a field left empty."""

    error: Exception | None
    fields: frozenset[str] = frozenset()
    _said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence below the fields, in the language of the moment."""
        lang = language()
        if lang not in self._said:
            self._said[lang] = self._sentence()
        return self._said[lang]

    def _sentence(self) -> str:
        if self.error is None:
            return tr("Заповніть поле")
        said = sign_in_message(self.error)
        return sentences(said.title, said.detail)


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

"""Takes secrets out of what the server said before it reaches an error or the log."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.card_number import without_cards
from app.log import JWT, PHONE, spellings

#: How much of a body an error keeps.
EXCERPT = 500

_FIELDS = "access|refresh|csrf|token|api_?key|password|pin_code|pin|passport_serial|passport_number|inn|pan|pan_hash"
_FIELD = re.compile(rf'("(?:{_FIELDS})"\s*:\s*)("(?:[^"\\]|\\.)*"?|[^,}}\]\s]+)', re.IGNORECASE)
#: Shorter ones would black out half of every text; from `_LONG` on a secret is no word and is found inside words too.
_SHORTEST = 4
_LONG = 16
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def scrub(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without `secrets`, without fields known to hold some, without phones and card numbers, on one line."""
    for secret in sorted({way for one in secrets for way in spellings(one)}, key=len, reverse=True):
        if len(secret) >= _LONG:
            text = text.replace(secret, "•••")
        elif len(secret) >= _SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "•••", text)
    text = _FIELD.sub(r"\1•••", text)
    text = PHONE.sub("•••", JWT.sub("•••", text))
    return _CONTROLS.sub(" ", without_cards(text))


def excerpt(body: bytes, secrets: Iterable[str] = ()) -> str:
    """The beginning of a body, for the log. Scrubbed before it is cut, so that no half of a secret stays."""
    return scrub(body[:65536].decode("utf-8", "replace"), secrets)[:EXCERPT]

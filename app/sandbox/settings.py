"""What a tester may turn: how long things take, and which of the servers that could be out there this one is.

| setting | values, the first one unless told otherwise | how the server behaves |
|---|---|---|
| `ids` | `upsert` | a receipt sent again under its id takes the place of the first |
| | `conflict409`, `reject422`, `error500` | it is refused so |
| | `ignored` | ids are not taken: every receipt gets one of the server's own, sent twice it is there twice |
| `missing` | `404` | a look-up of what is not there answers 404 with JSON |
| | `400`, `null` | it answers 400 `{"errors": {"id": …}}`, or 200 `{"data": null}` |
| `filters` | `exact` | lists are filtered by what the query says |
| | `contains`, `ignored` | receipts whose title contains the one asked for; all rows whatever was asked, in pages |
| `lag_seconds`, `lag_reads` | 0 | no read sees a new receipt for that long by the sandbox's clock, and so many times |
| `lag_on` | `all`, `lists`, `gets` | which reads lag; only these are counted by `lag_reads` |
| `refresh` | `rotating` | a refresh ends the tokens it was asked with; the old refresh token answers 401 |
| | `kept` | the old refresh token stays good and comes back in the answer |
| | `guarded` | as rotating, and a used refresh token that comes again ends every session of the account |
| `access_uses` | 0 | so many calls and an access token is used up (401); 0: as many as it lives |
| `access_ttl`, `refresh_ttl` | 3600, 2592000 | seconds a token lives |
| `fiscal_delay`, `deferred_delay` | 3, 5 | seconds to the fiscal number; until a deferred receipt is taken over |
| `deferred` | `taken` | the fiscal till takes the money of every deferred receipt by itself |
| | `left` | only of those it is told to (`POST /_sandbox/receipts/{id}/pay`) |
| `puts` | `merge` | a PUT changes what it names and leaves the rest |
| | `replace` | what it does not name is empty afterwards |
| | `refused`, `ignored` | it answers 422; it answers 200 and changes nothing |
| `hidden` | `listed`, `left_out` | whether lists show receipts with `is_hidden` when nobody asked for them |
| `chance_seed` | 1 | throws the dice of faults with a `chance` anew: the same requests meet the same faults |
| `api_key`, `phone_number`, `password` | | who may come in |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from app.sandbox.database import Json

#: Thirty years in seconds: what is added to a moment must stay one.
_LARGEST = 10**9

CHOICES: dict[str, tuple[str, ...]] = {
    "ids": ("upsert", "conflict409", "reject422", "error500", "ignored"),
    "missing": ("404", "400", "null"),
    "filters": ("exact", "contains", "ignored"),
    "deferred": ("taken", "left"),
    "puts": ("merge", "replace", "refused", "ignored"),
    "hidden": ("listed", "left_out"),
    "lag_on": ("all", "lists", "gets"),
    "refresh": ("rotating", "kept", "guarded"),
}


@dataclass(slots=True)
class Settings:
    """All of the table above. Delays and lifetimes in seconds."""

    api_key: str = "sandbox"
    phone_number: str = "380960000006"
    password: str = "123456789"
    access_ttl: float = 3600.0
    refresh_ttl: float = 30 * 86400.0
    access_uses: int = 0
    refresh: str = "rotating"
    fiscal_delay: float = 3.0
    deferred_delay: float = 5.0
    deferred: str = "taken"
    puts: str = "merge"
    hidden: str = "listed"
    ids: str = "upsert"
    missing: str = "404"
    filters: str = "exact"
    lag_seconds: float = 0.0
    lag_reads: int = 0
    lag_on: str = "all"
    chance_seed: int = 1

    def change(self, changes: Mapping[str, Any]) -> None:
        """Takes over known settings of the right type, all or none. Raises ValueError with a sentence."""
        checked = {name: self._checked(name, value) for name, value in changes.items()}
        for name, value in checked.items():
            setattr(self, name, value)

    def _checked(self, name: str, value: Any) -> str | int | float:
        known = {each.name: type(getattr(self, each.name)) for each in fields(self)}
        if name not in known:
            raise ValueError(f"no setting {name!r}; there are: {', '.join(known)}")
        kind = known[name]
        if kind is str:
            right = isinstance(value, str)
        else:
            number = isinstance(value, int if kind is int else int | float) and not isinstance(value, bool)
            right = number and 0 <= value <= _LARGEST
        if not right:
            raise ValueError(f"{name} takes a {kind.__name__}")
        if value not in CHOICES.get(name, (value,)):
            raise ValueError(f"{name} is one of: {', '.join(CHOICES[name])}")
        found: str | int | float = kind(value)
        return found

    def as_dict(self) -> Json:
        return asdict(self)

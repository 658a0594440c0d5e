"""The sandbox itself: its data, its settings, its clock; and what one call carries in and out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app.sandbox.database import Database, Json, Shelf, dumps
from app.sandbox.faults import Fault

#: What happens to a receipt whose id the server has already seen.
ID_POLICIES = ("upsert", "conflict409", "reject422", "error500", "ignored")


@dataclass(slots=True)
class Settings:
    """What a tester may turn. Delays and lifetimes in seconds."""

    api_key: str = "sandbox"
    phone_number: str = "380960000006"
    password: str = "123456789"
    access_ttl: float = 3600.0
    refresh_ttl: float = 30 * 86400.0
    fiscal_delay: float = 3.0
    deferred_delay: float = 5.0
    ids: str = "upsert"

    def change(self, changes: Mapping[str, Any]) -> None:
        """Takes over known settings of the right type. Raises ValueError with a sentence for anything else."""
        for name, value in changes.items():
            known = {each.name: type(getattr(self, each.name)) for each in fields(self)}
            if name not in known:
                raise ValueError(f"no setting {name!r}; there are: {', '.join(known)}")
            if known[name] is float and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
                value = float(value)
            elif known[name] is not str or not isinstance(value, str):
                raise ValueError(f"{name} takes a {known[name].__name__}")
            if name == "ids" and value not in ID_POLICIES:
                raise ValueError(f"ids is one of: {', '.join(ID_POLICIES)}")
            setattr(self, name, value)

    def as_dict(self) -> Json:
        return asdict(self)


class SandboxClock:
    """The computer's clock plus an offset in seconds a tester may move."""

    def __init__(self) -> None:
        self.offset = 0.0

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int((time.time() + self.offset) * 1000)

    def move(self, seconds: float) -> None:
        self.offset += seconds


class Sandbox:
    """One SmartKasa account with its data, in memory or in `data`.

    Everything runs under `lock`, one call at a time, so that tests repeat exactly.
    """

    def __init__(self, data: Path | None = None) -> None:
        self.settings = Settings()
        self.clock = SandboxClock()
        self.lock = threading.RLock()
        self.faults: list[Fault] = []
        self.db = Database(data)
        self.shops = Shelf(self.db, "shop", 37901)
        self.addresses = Shelf(self.db, "address", 38101)
        self.terminals = Shelf(self.db, "terminal", 20001)
        self.roles = Shelf(self.db, "role", 851)
        self.employees = Shelf(self.db, "employee", 1301)
        self.categories = Shelf(self.db, "category")
        self.subgroups = Shelf(self.db, "subgroup", 7271)
        self.imports = Shelf(self.db, "import", 581)

    def close(self) -> None:
        with self.lock:
            self.db.close()


@dataclass(slots=True)
class Call:
    """One request as an operation sees it. `body` is what was inside the wrapper."""

    sandbox: Sandbox
    method: str
    path: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    params: Mapping[str, str]
    body: Json = field(default_factory=dict)

    @property
    def db(self) -> Database:
        return self.sandbox.db

    def log(self, entity: str, action: str, **receipt: Any) -> None:
        """Adds a line to the commit log, in the same transaction as the change itself."""
        self.db.insert(
            "commits",
            {
                "at": self.sandbox.clock.now_ms(),
                "request_id": self.headers.get("x-request-id"),
                "method": self.method,
                "path": self.path,
                "entity": entity,
                "action": action,
                **receipt,
            },
        )


@dataclass(slots=True)
class Reply:
    """What an operation answers. `text` is `data` already rendered, for long lists."""

    data: Any = None
    meta: Json = field(default_factory=dict)
    status: int = 200
    text: str | None = None

    def render(self) -> bytes:
        data = dumps(self.data) if self.text is None else self.text
        return f'{{"data":{data},"meta":{dumps(self.meta)}}}'.encode()


@dataclass(frozen=True, slots=True)
class Operation:
    """One of the documented operations. `wrapper` names the object its body is wrapped in, "" when it has none."""

    method: str
    path: str
    run: Callable[[Call], Reply]
    wrapper: str = ""
    signed_in: bool = True

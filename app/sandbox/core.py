"""The sandbox itself: its data, its settings, its clock; and what one call carries in and out."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.sandbox.clock import SandboxClock
from app.sandbox.database import Database, Json, Shelf, dumps
from app.sandbox.faults import Fault, Traffic
from app.sandbox.late import Lag, LateWork
from app.sandbox.settings import Settings


class Sandbox:
    """One SmartKasa account with its data, in memory or in `data`.

    Everything runs under `lock`, one call at a time, so that tests repeat exactly.
    """

    def __init__(self, data: Path | None = None) -> None:
        self.settings = Settings()
        self.clock = SandboxClock()
        self.lock = threading.RLock()
        self.faults: list[Fault] = []
        self.dice = random.Random(self.settings.chance_seed)
        self.traffic = Traffic()
        self.late = LateWork(self.clock)
        self.lag = Lag(self.settings, self.clock)
        #: Calls by the session whose access token they carried.
        self.uses: Counter[str] = Counter()
        self.db = Database(data)
        self.shops = Shelf(self.db, "shop", 37901)
        self.addresses = Shelf(self.db, "address", 38101)
        self.terminals = Shelf(self.db, "terminal", 20001)
        self.roles = Shelf(self.db, "role", 851)
        self.employees = Shelf(self.db, "employee", 1301)
        self.categories = Shelf(self.db, "category")
        self.subgroups = Shelf(self.db, "subgroup", 7271)
        self.imports = Shelf(self.db, "import", 581)

    def change(self, changes: Mapping[str, Any]) -> None:
        """Takes over settings. Raises ValueError with a sentence for one that is not there or of another type."""
        self.settings.change(changes)
        if "chance_seed" in changes:
            self.dice.seed(self.settings.chance_seed)

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

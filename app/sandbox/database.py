"""The sandbox's own SQLite: one connection, one transaction per call, small documents on shelves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import apsw

Json = dict[str, Any]

#: Another process with this file open is waited for.
BUSY_MS = 5000
SCHEMA = resources.files("app.sandbox").joinpath("schema.sql")


#: One for all: `json.dumps` with options makes an encoder at every call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=float)


def dumps(value: Any) -> str:
    """Compact JSON as the server speaks it; a Decimal becomes a number."""
    return _ENCODER.encode(value)


class Row:
    """One row: by column's name, by place, or all its values in order. `dict(row)` is by name."""

    __slots__ = ("_at", "_values")

    def __init__(self, at: Mapping[str, int], values: tuple[Any, ...]) -> None:
        self._at = at
        self._values = values

    def __getitem__(self, column: str | int) -> Any:
        return self._values[column if isinstance(column, int) else self._at[column]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def keys(self) -> Iterable[str]:
        return self._at.keys()


class Database:
    """SQLite in memory, or in a file when the sandbox is to remember over restarts.

    A fresh file gets the schema; `fresh` tells the seeding so. Used by one thread at a time (the sandbox's lock).
    Raises OSError for a file that cannot be opened or is no database.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.in_memory = file is None
        try:
            self.connection = apsw.Connection(str(file) if file else ":memory:")
        except apsw.Error as error:
            raise OSError(f"{file}: {error}") from error
        self.connection.set_busy_timeout(BUSY_MS)
        try:
            self.fresh = self._open()
        except apsw.Error as error:
            self.connection.close()
            raise OSError(f"{file}: {error}") from error

    def _open(self) -> bool:
        if not self.in_memory:
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
        if self.value("SELECT count(*) FROM sqlite_master WHERE name = 'docs'") == 0:
            self.connection.execute(f"BEGIN IMMEDIATE;{SCHEMA.read_text(encoding='utf-8')}COMMIT;")
        # Every seed puts something there, in one transaction: tables without it are those of a start cut off.
        return bool(self.value("SELECT count(*) FROM docs") == 0)

    def image(self) -> bytes:
        """The whole database as bytes."""
        return self.connection.serialize("main")

    def load(self, image: bytes) -> None:
        """Takes over another database's image in place of what is here; for a database in memory."""
        self.connection.deserialize("main", image)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back when anything is raised."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def run(self, sql: str, values: Iterable[Any] = ()) -> int:
        """How many rows it changed."""
        self.connection.execute(sql, tuple(values))
        return self.connection.changes()

    def many(self, sql: str, rows: Iterable[Any]) -> None:
        self.connection.executemany(sql, rows)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        return list(self._found(sql, values))

    def row(self, sql: str, values: Iterable[Any] = ()) -> Row | None:
        return next(self._found(sql, values), None)

    def value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """The first column of the first row, None without a row."""
        found = self.row(sql, values)
        return found[0] if found else None

    def _found(self, sql: str, values: Iterable[Any]) -> Iterator[Row]:
        cursor = self.connection.execute(sql, tuple(values))
        at: dict[str, int] = {}
        for found in cursor:
            # SQLite knows the columns' names for as long as there are rows.
            at = at or {column[0]: place for place, column in enumerate(cursor.get_description())}
            yield Row(at, found)

    def insert(self, table: str, values: Mapping[str, Any]) -> None:
        names = ", ".join(values)
        self.run(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", values.values())

    def update(self, table: str, values: Mapping[str, Any], key: Any) -> None:
        """Changes the columns of the row whose `id` is `key`."""
        names = ", ".join(f"{name} = ?" for name in values)
        self.run(f"UPDATE {table} SET {names} WHERE id = ?", (*values.values(), key))


class Shelf:
    """Documents of one kind, in the order they came."""

    def __init__(self, db: Database, kind: str, first_id: int = 1) -> None:
        self._db = db
        self._kind = kind
        self._first_id = first_id

    def all(self) -> list[Json]:
        rows = self._db.rows("SELECT doc FROM docs WHERE kind = ? ORDER BY seq", (self._kind,))
        return [json.loads(row[0]) for row in rows]

    def get(self, key: Any) -> Json | None:
        text = self._db.value("SELECT doc FROM docs WHERE kind = ? AND id = ?", (self._kind, str(key)))
        return json.loads(text) if text else None

    def put(self, doc: Json) -> Json:
        """Stores a new document, or the new text of one that is there."""
        self._db.run(
            "INSERT INTO docs (kind, id, doc) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET doc = excluded.doc",
            (self._kind, str(doc["id"]), dumps(doc)),
        )
        return doc

    def drop(self, key: Any) -> None:
        self._db.run("DELETE FROM docs WHERE kind = ? AND id = ?", (self._kind, str(key)))

    def count(self) -> int:
        return int(self._db.value("SELECT count(*) FROM docs WHERE kind = ?", (self._kind,)))

    def next_id(self) -> int:
        """A number no document of this kind has."""
        top = self._db.value("SELECT max(CAST(id AS INTEGER)) FROM docs WHERE kind = ?", (self._kind,))
        return max(self._first_id, (top or 0) + 1)

"""The sandbox's own SQLite: one connection, one transaction per call, small documents on shelves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SCHEMA = resources.files("app.sandbox").joinpath("schema.sql")


#: One for all: `json.dumps` with options makes an encoder at every call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=float)


def dumps(value: Any) -> str:
    """Compact JSON as the server speaks it; a Decimal becomes a number."""
    return _ENCODER.encode(value)


class Database:
    """SQLite in memory, or in a file when the sandbox is to remember over restarts.

    A fresh file gets the schema; `fresh` tells the seeding so. Used by one thread at a time (the sandbox's lock).
    Raises OSError for a file that cannot be opened or is no database.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.in_memory = file is None
        try:
            self.connection = sqlite3.connect(
                str(file) if file else ":memory:", isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise OSError(f"{file}: {error}") from error
        self.connection.row_factory = sqlite3.Row
        try:
            self.fresh = self._open()
        except sqlite3.Error as error:
            self.connection.close()
            raise OSError(f"{file}: {error}") from error

    def _open(self) -> bool:
        if not self.in_memory:
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
        if self.value("SELECT count(*) FROM sqlite_master WHERE name = 'docs'") == 0:
            self.connection.executescript(f"BEGIN IMMEDIATE;{SCHEMA.read_text(encoding='utf-8')}COMMIT;")
        # Every seed puts something there, in one transaction: tables without it are those of a start cut off.
        return bool(self.value("SELECT count(*) FROM docs") == 0)

    def image(self) -> bytes:
        """The whole database as bytes."""
        return self.connection.serialize()

    def load(self, image: bytes) -> None:
        """Takes over another database's image in place of what is here; for a database in memory."""
        self.connection.deserialize(image)

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

    def run(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, tuple(values))

    def many(self, sql: str, rows: Iterable[Any]) -> None:
        self.connection.executemany(sql, rows)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[sqlite3.Row]:
        return self.connection.execute(sql, tuple(values)).fetchall()

    def row(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self.connection.execute(sql, tuple(values)).fetchone()
        return found

    def value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """The first column of the first row, None without a row."""
        found = self.connection.execute(sql, tuple(values)).fetchone()
        return found[0] if found else None

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

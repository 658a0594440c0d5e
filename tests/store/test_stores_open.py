"""Opening a data directory: damaged, foreign, newer, without rights. The journal is never started empty."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from helpers.stored import Till, document, product

from app.errors import StoreFault
from app.store.stores import CATALOG, JOURNAL, Stores


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with one sale and one product, closed."""
    made = Till(tmp_path / "data")
    made.record(document(1))
    made.sync(product(1, "Молоко"))
    made.close()
    return tmp_path / "data"


def kind_of_opening(folder: Path) -> str:
    with pytest.raises(StoreFault) as caught:
        asyncio.run(Stores.open(folder))
    return caught.value.kind


def spoil_header(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 40 + path.read_bytes()[840:])


def spoil_schema(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:140] = b"\xff" * 40
    path.write_bytes(data)


def newer(path: Path) -> None:
    conn = apsw.Connection(str(path))
    conn.pragma("user_version", 999)
    conn.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("spoil", "kind"), [(spoil_header, "corrupt"), (spoil_schema, "corrupt"), (newer, "newer")])
def test_a_journal_that_cannot_be_read_stops_the_till_and_stays_as_it_is(
    folder: Path, spoil: Callable[[Path], None], kind: str
) -> None:
    spoil(folder / JOURNAL)
    before = digest(folder / JOURNAL)
    assert kind_of_opening(folder) == kind
    assert digest(folder / JOURNAL) == before


@pytest.mark.parametrize("spoil", [spoil_header, spoil_schema])
def test_a_damaged_catalogue_is_put_aside_and_the_sales_are_there(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / CATALOG)
    before = digest(folder / CATALOG)
    till = Till(folder)
    aside = till.stores.recovered.catalog_aside
    assert aside is not None
    assert digest(aside) == before, "kept for somebody to look at"
    assert till.run(till.stores.catalog.count()) == 0
    assert till.run(till.stores.documents.count("shift-1")) == 1
    till.sync(product(1, "Молоко"))
    assert till.found("мол") == ["Молоко"]
    till.close()


def test_a_newer_catalogue_is_not_thrown_away(folder: Path) -> None:
    newer(folder / CATALOG)
    assert kind_of_opening(folder) == "newer"
    assert [path.name for path in folder.iterdir() if "damaged" in path.name] == []


def test_a_catalogue_found_damaged_at_work_is_started_over(till: Till) -> None:
    till.sync(product(1, "Молоко"))
    aside = till.run(till.stores.catalog_db.start_over())
    assert aside.exists()
    assert till.run(till.stores.catalog.count()) == 0
    till.sync(product(1, "Молоко"))
    assert till.found("молоко") == ["Молоко"]
    with pytest.raises(ValueError, match="never started empty"):
        till.run(till.stores.journal.start_over())


def test_a_directory_that_cannot_be_made_is_a_matter_of_rights(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert kind_of_opening(tmp_path / "file") == "rights"
    assert kind_of_opening(tmp_path / "file" / "data") == "rights"


def test_the_directory_is_for_its_owner_alone(tmp_path: Path) -> None:
    till = Till(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    assert till.stores.free_space() > 0
    till.close()


def test_a_sound_till_verifies(folder: Path) -> None:
    till = Till(folder)
    assert till.run(till.stores.verify()) == []
    assert till.stores.recovered.catalog_aside is None
    till.close()

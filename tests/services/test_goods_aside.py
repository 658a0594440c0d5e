"""Goods read by a process of their own come out as the till itself reads them, and its loss costs nothing but time."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar

import apsw
import pytest
from helpers.link import linked

from app.again import role
from app.api.products import Product as Row
from app.api.sheet import Made, cut
from app.domain.product import KILOGRAM, PIECE, Category
from app.sandbox.server import SandboxThread
from app.services import catalog as catalog_service
from app.services.goods_aside import OPTION, GoodsAside, hear, tell
from app.services.goods_pages import GoodsPages

GOODS = 2600


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def pages() -> GoodsPages:
    return GoodsPages([PIECE, KILOGRAM], [Category("c", "Хліб «Київ»", color=4)])


def body(*rows: object) -> bytes:
    meta = {"current_page": 1, "next_page": 2, "total_pages": 3, "total_count": 700}
    return json.dumps({"data": rows, "meta": meta}, separators=(",", ":"), ensure_ascii=False).encode()


LOAF = {"id": "a", "title": "Хліб\n«Український» }},{", "price": "31.90", "category_id": "c", "unit_type_id": 2009}
GRAPES = {"id": "b", "title": "Виноград 🍇", "price": 99, "unit_type_id": 301, "sold_by_weight": True, "number": "482"}


@asynccontextmanager
async def reading(command: Sequence[str] | None = None) -> AsyncIterator[GoodsAside]:
    aside = GoodsAside(pages(), command)
    aside.begin()
    try:
        yield aside
    finally:
        await aside.end()


def python(words: str) -> list[str]:
    """Somebody else than who reads goods, started in its place."""
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(Path.cwd())!r}); {words}"]


def test_a_page_read_aside_is_the_page_the_till_reads() -> None:
    async def work() -> None:
        async with reading() as aside:
            assert await aside.ready()
            page = body(LOAF, GRAPES)
            made = await asyncio.to_thread(aside.read, page)
            own = cut(page, Row, pages().salt)
            assert own is not None
            assert made is not None
            marks, counts, rows = made
            assert (list(marks), tuple(counts)) == (own.marks, (2, 3, 700))
            assert rows == pages().whole(own)
            assert "Виноград 🍇" in rows[1]

    run(work())


def test_rows_stand_in_their_places_also_where_some_are_read_the_long_way() -> None:
    """A fraction is read again as a decimal, after the others; the till may know one of the rows and want the other."""
    page = body({"id": "slow", "price": 12.5}, LOAF, {"id": "slow too", "price": 0.1}, GRAPES)
    own = cut(page, Row, pages().salt)
    assert own is not None
    made = pages().whole(own)
    assert made is not None
    assert [[row] for row in made] == [pages().of(own)([place]) for place in range(4)]


@pytest.mark.parametrize(
    "page",
    [body(LOAF, {"id": None}), body(LOAF, {"id": "\u200b"}), b'{"data": [ ]}', b"<html>", b"", body(LOAF)[:-9]],
    ids=["a row without an id", "an id nobody sees", "written otherwise", "no page", "nothing", "cut off"],
)
def test_a_page_it_cannot_give_whole_is_left_to_the_till_and_the_next_is_read(page: bytes) -> None:
    async def work() -> None:
        async with reading() as aside:
            assert await aside.ready()
            assert await asyncio.to_thread(aside.read, page) is None
            assert await asyncio.to_thread(aside.read, body(LOAF)) is not None

    run(work())


def test_whoever_is_not_ready_is_not_asked() -> None:
    async def work() -> None:
        async with reading(["no-such-program"]) as aside:
            assert aside.read(body(LOAF)) is None
            assert not await aside.ready()
        async with reading(python("pass")) as aside:
            assert not await aside.ready()
            assert aside.read(body(LOAF)) is None

    run(work())


HELLO = "from app import __version__; from app.services.goods_aside import hear, tell; o = sys.stdout.buffer; "
HELLO += "i = sys.stdin.buffer; hear(i); "


@pytest.mark.parametrize(
    "answer",
    [b"\xff", b"[]", b"[[1, 2], [null, null, null]]\n[]", b"{}\n[]", b"7\n[]"],
    ids=["no text", "no marks", "a row is missing", "no list", "a number"],
)
def test_rubbish_is_never_taken_for_goods(answer: bytes) -> None:
    """Another program in its place, or a broken one."""

    async def work() -> None:
        other = python(f"{HELLO} tell(o, __version__.encode()); hear(i); tell(o, {answer!r}); hear(i)")
        async with reading(other) as aside:
            assert await aside.ready()
            assert await asyncio.to_thread(aside.read, body(LOAF)) is None
            assert not await aside.ready(), "nobody asks it again"

    run(work())


def test_the_reader_of_another_version_is_not_asked() -> None:
    """An update has been put in place while this till goes on; its rows may be laid otherwise."""

    async def work() -> None:
        async with reading(python(f"{HELLO} tell(o, b'0.0.9'); hear(i)")) as aside:
            assert not await aside.ready()

    run(work())


def test_one_that_never_answers_holds_nobody_up_at_the_end() -> None:
    async def work() -> None:
        silent = python(f"{HELLO} tell(o, __version__.encode()); hear(i); hear(i)")
        aside = GoodsAside(pages(), silent)
        aside.begin()
        assert await aside.ready()
        asked = asyncio.ensure_future(asyncio.to_thread(aside.read, body(LOAF)))
        await asyncio.sleep(0)
        await aside.end()
        assert await asked is None

    run(work())


def test_one_that_never_gets_ready_is_ended_too() -> None:
    async def work() -> None:
        aside = GoodsAside(pages(), python("sys.stdin.buffer.read()"))
        aside.begin()
        await aside.end()
        assert not await aside.ready()

    run(work())


def test_a_till_that_is_killed_leaves_no_process_behind() -> None:
    process = subprocess.Popen(role(OPTION), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        tell(process.stdin, b"[[], []]")
        assert hear(process.stdout)
        process.stdin.close()
        assert process.wait(30) == 0


class Watched(GoodsAside):
    """Ready before the sync goes on; counts the pages read there, and after each of them does `then`."""

    seen: ClassVar[list[Watched]] = []
    then: ClassVar[Callable[[Watched], None]] = lambda self: None
    pages = 0

    def begin(self) -> None:
        self._start()
        self._starting = asyncio.create_task(asyncio.sleep(0))
        Watched.seen.append(self)

    def read(self, body: bytes) -> Made | None:
        made = super().read(body)
        if made is not None:
            self.pages += 1
            Watched.then(self)
        return made

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()

    @property
    def gone(self) -> bool:
        return self._process is None or self._process.returncode is not None


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> type[Watched]:
    monkeypatch.setattr(Watched, "seen", [])
    monkeypatch.setattr(Watched, "then", lambda self: None)
    monkeypatch.setattr(catalog_service, "GoodsAside", Watched)
    monkeypatch.setattr(catalog_service, "MANY", 1000)
    return Watched


@pytest.fixture(scope="module")
def shop() -> Iterator[SandboxThread]:
    with SandboxThread(goods=GOODS) as server:
        yield server


async def rows(folder: Path, shop: SandboxThread, syncs: int = 1) -> tuple[list[Any], int]:
    """The whole catalogue after so many syncs, and how much the last one changed."""
    async with linked(folder, shop) as till:
        for _ in range(syncs):
            synced = await till.sync.sync()
        assert synced is not None

        def look(conn: apsw.Connection) -> list[Any]:
            return conn.execute("SELECT * FROM products ORDER BY id").fetchall()

        found = await till.desk.stores.catalog_db.read(look)
        # `seq` tells only in what order pages came.
        return [row[1:] for row in found], synced.changed


def test_a_first_load_read_aside_is_the_same_catalogue(
    tmp_path: Path, shop: SandboxThread, watched: type[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        aside, changed = await rows(tmp_path / "aside", shop)
        (one,) = watched.seen
        assert one.pages > GOODS / 250 - 2, "all but the first page, and a short last one"
        assert one.gone
        monkeypatch.setattr(catalog_service, "MANY", 10**9)
        assert (aside, changed) == await rows(tmp_path / "own", shop)
        assert len(watched.seen) == 1
        assert changed == len(aside) >= GOODS

    run(work())


def test_a_reader_killed_in_the_middle_costs_no_goods(
    tmp_path: Path, shop: SandboxThread, watched: type[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "then", lambda one: one.kill() if one.pages == 3 else None)

    async def work() -> None:
        found, changed = await rows(tmp_path, shop)
        assert changed == len(found) >= GOODS
        (one,) = watched.seen
        assert (one.pages, one.gone) == (3, True)

    run(work())


def test_goods_that_are_known_start_nobody(tmp_path: Path, shop: SandboxThread, watched: type[Watched]) -> None:
    async def work() -> None:
        _, changed = await rows(tmp_path, shop, syncs=2)
        assert changed == 0
        assert len(watched.seen) == 1, "the first load's"

    run(work())


def test_a_sync_that_is_given_up_leaves_nobody_reading(
    tmp_path: Path, shop: SandboxThread, watched: type[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with linked(tmp_path, shop) as till:
            loop = asyncio.get_running_loop()
            sync = asyncio.create_task(till.sync.sync())
            monkeypatch.setattr(watched, "then", lambda one: loop.call_soon_threadsafe(sync.cancel))
            with pytest.raises(asyncio.CancelledError):
                await sync
            (one,) = watched.seen
            assert one.gone

    run(work())

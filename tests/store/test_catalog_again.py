"""A sync that finds what it found before: nothing is read twice, nothing is written twice, nothing is seen in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import apsw
import pytest
from helpers.stored import Till, get, index_is_sound, product, uid

from app.domain.product import Product
from app.errors import BadReply
from app.store.catalog_rows import lay
from app.store.catalog_stock import StockCard


def rows_of(till: Till) -> list[tuple[object, ...]]:
    """All that a reader can see of the goods."""
    rows = "SELECT * FROM products ORDER BY seq"
    return till.run(till.stores.catalog_db.read(lambda conn: conn.execute(rows).fetchall()))


def page(till: Till, goods: Sequence[Product], generation: int) -> tuple[int, list[str]]:
    """A page of rows whose marks are made of what they say: how many changed, and which had to be read."""
    marks = [hash((one.id, one.title, one.price)) for one in goods]
    read: list[Product] = []

    def rows(places: list[int]) -> list[str]:
        read.extend(goods[place] for place in places)
        return lay((marks[place], goods[place]) for place in places)

    changed = till.run(till.stores.catalog.put_pages([(marks, rows)], generation))
    return changed, [one.title for one in read]


def test_rows_that_were_read_once_are_not_read_again_nor_written(till: Till) -> None:
    goods = [product(n, f"Товар {n}") for n in range(1, 41)]
    catalog = till.stores.catalog
    generation = till.run(catalog.begin_sync())
    assert page(till, goods, generation) == (40, [one.title for one in goods])
    till.run(catalog.finish_sync(generation, 40))
    till.again()
    catalog = till.stores.catalog
    before = rows_of(till)
    generation = till.run(catalog.begin_sync())
    dearer = replace(goods[7], price=Decimal(99))
    # Rows shift between pages when something new comes first.
    shifted = [product(99, "Новинка"), *goods[:7], dearer, *goods[8:]]
    assert page(till, shifted[:20], generation) == (2, ["Новинка", "Товар 8"])
    assert page(till, shifted[20:], generation) == (0, [])
    assert rows_of(till) == before, "until the last page nobody sees a part of the new catalogue"
    assert till.run(catalog.finish_sync(generation, 41)) == 0
    assert get(till, 8).price == Decimal(99)
    assert till.found("новинка") == ["Новинка"]
    generation = till.run(catalog.begin_sync())
    assert page(till, shifted, generation) == (0, [])
    assert till.run(catalog.finish_sync(generation, 41)) == 0
    index_is_sound(till)


def test_bytes_that_say_the_same_otherwise_are_read_once_and_written_never(till: Till) -> None:
    """The server touches a row without changing what the till keeps of it."""
    catalog = till.stores.catalog
    for mark, read in ((1, True), (2, True), (2, False)):
        asked: list[int] = []

        def rows(places: list[int], mark: int = mark, asked: list[int] = asked) -> list[str]:
            asked.extend(places)
            return lay([(mark, product(1, "Молоко"))])

        generation = till.run(catalog.begin_sync())
        assert till.run(catalog.put_pages([([mark], rows)], generation)) == (mark == 1)
        till.run(catalog.finish_sync(generation, 1))
        assert bool(asked) is read


def test_a_sync_cut_off_goes_on_from_what_it_read(till: Till) -> None:
    old, new = ([product(n, f"{word} {n}") for n in range(1, 21)] for word in ("Старе", "Нове"))
    for goods in (old[:10], old):
        generation = till.run(till.stores.catalog.begin_sync())
        page(till, goods, generation)
    till.run(till.stores.catalog.finish_sync(generation, 20))
    generation = till.run(till.stores.catalog.begin_sync())
    assert page(till, new[:15], generation)[0] == 15
    till.again()
    assert len(till.found("старе")) == 20, "selling goes on with the old ones"
    generation = till.run(till.stores.catalog.begin_sync())
    # One of those that wait was changed back meanwhile, another was deleted.
    now = [old[0], *new[2:]]
    assert page(till, now, generation) == (18, [f"Нове {n}" for n in range(16, 21)])
    assert till.run(till.stores.catalog.finish_sync(generation, 19)) == 1
    assert sorted(till.found("нове")) == sorted(one.title for one in new[2:])
    assert till.found("старе") == ["Старе 1"]
    index_is_sound(till)


def test_what_is_sold_while_a_sync_runs_is_counted_and_found(till: Till) -> None:
    catalog = till.stores.catalog
    till.sync(product(1, "Молоко", barcode="482"), product(2, "Хліб"))
    generation = till.run(catalog.begin_sync())
    page(till, [product(1, "Молоко", barcode="482", price=Decimal(50)), product(2, "Хліб")], generation)
    found = till.run(catalog.by_code("482"))
    assert found is not None
    assert found.price == Decimal(10)
    till.run(catalog.sold(uid(1), 3))
    till.run(catalog.finish_sync(generation, 2))
    assert (get(till, 1).price, get(till, 1).popularity) == (Decimal(50), 3)


def test_a_page_nobody_could_read_is_taken_back_whole(till: Till) -> None:
    till.sync(product(1))
    catalog = till.stores.catalog
    generation = till.run(catalog.begin_sync())

    def broken(places: list[int]) -> list[str]:
        raise BadReply("not JSON")

    with pytest.raises(BadReply):
        till.run(catalog.put_pages([([1, 2], broken)], generation))
    assert page(till, [product(1), product(2)], generation)[0] == 1
    assert till.run(catalog.finish_sync(generation, 2)) == 0
    assert till.run(catalog.count()) == 2


def test_cards_read_once_are_counted_each_time(till: Till) -> None:
    """What was sold comes off the stock until the next sync, also where no card has changed since."""
    catalog = till.stores.catalog
    till.sync(product(1), product(2))
    asked: list[list[int]] = []

    def sync_cards(marks: list[int], *counted: StockCard) -> None:
        def read(places: list[int]) -> list[tuple[int | None, StockCard]]:
            asked.append(places)
            return [(marks[place], counted[place]) for place in places]

        till.run(catalog.begin_stock())
        till.run(catalog.put_stock_pages([(marks, read)]))
        till.run(catalog.finish_stock(len(counted)))

    first, second, more = (
        StockCard(1, uid(1), Decimal(5)),
        StockCard(2, uid(2), Decimal(7)),
        StockCard(3, uid(1), Decimal(2)),
    )
    sync_cards([11, 22, 33], first, second, more)
    assert (get(till, 1).stock, get(till, 2).stock) == (Decimal(7), Decimal(7))
    till.run(catalog.sold(uid(1), quantity=Decimal(4)))
    till.again()
    catalog = till.stores.catalog
    sync_cards([11, 22, 33], first, second, more)
    assert get(till, 1).stock == Decimal(7)
    sync_cards([11, 34], first, StockCard(3, uid(1), Decimal(4)))
    assert (get(till, 1).stock, get(till, 2).stock) == (Decimal(9), None)
    assert asked == [[0, 1, 2], [1]]
    kept = "SELECT json_group_array(raw_hash) FROM cards"
    assert till.run(till.stores.catalog_db.read(lambda conn: conn.execute(kept).get)) == "[11,34]"


def test_a_sync_gives_back_the_memory_it_needed(till: Till) -> None:
    goods = [product(n, f"Товар {n} із дуже довгою назвою") for n in range(1, 3001)]
    catalog = till.stores.catalog

    def pages_kept() -> int:
        def kept(conn: apsw.Connection) -> int:
            return int(conn.status(apsw.SQLITE_DBSTATUS_CACHE_USED)[0])

        return till.run(till.stores.catalog_db.write(kept))

    generation = till.run(catalog.begin_sync())
    page(till, goods, generation)
    till.run(catalog.finish_sync(generation, len(goods)))
    during = pages_kept()
    till.run(catalog.begin_stock())
    till.run(catalog.finish_stock())
    assert pages_kept() < during / 10

"""Tiles stand where the hand expects them: no sale moves one, and last winter's goods make room."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from helpers.stored import Till, product, uid

from app.clock import FakeClock
from app.store import migration
from app.store.catalog import Catalog
from app.store.catalog_shelves import LATELY

DAY = 86_400.0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def shop(till: Till, clock: FakeClock) -> Till:
    till.stores.catalog = Catalog(till.stores.catalog_db, clock)
    return till


def popular(till: Till, **pages: int) -> list[str]:
    return [one.title for one in till.run(till.stores.catalog.by_category(**pages))]


def quick(till: Till, own: tuple[int, ...] = (), hidden: tuple[int, ...] = ()) -> list[str]:
    found = till.run(till.stores.catalog.quick([uid(n) for n in own], [uid(n) for n in hidden]))
    return [one.title for one in found]


def test_what_is_sold_today_moves_no_tile_before_tomorrow(shop: Till, clock: FakeClock) -> None:
    """Cashiers find tiles by place."""
    shop.sync(*(replace(product(n, f"Товар {n}"), favourite=4 - n) for n in (1, 2, 3)), product(9, "Інше"))
    assert popular(shop) == ["Товар 3", "Товар 2", "Товар 1", "Інше"]
    shop.run(shop.stores.catalog.sold(uid(1), 50))
    shop.run(shop.stores.catalog.sold(uid(9), 99))
    assert popular(shop) == ["Товар 3", "Товар 2", "Товар 1", "Інше"]
    clock.move(DAY)
    assert popular(shop) == ["Інше", "Товар 1", "Товар 3", "Товар 2"]
    shop.run(shop.stores.catalog.sold(uid(1), 500))
    assert popular(shop)[0] == "Інше", "not today"


def test_goods_of_last_winter_make_room_for_what_sells_now(shop: Till, clock: FakeClock) -> None:
    shop.sync(product(1, "Кутя"), product(2, "Квас"))
    shop.run(shop.stores.catalog.sold(uid(1), 40))
    clock.move((LATELY - 1) * DAY)
    shop.run(shop.stores.catalog.sold(uid(2), 1))
    assert popular(shop) == ["Кутя", "Квас"], "still within the days that count"
    clock.move(DAY)
    shop.run(shop.stores.catalog.sold(uid(2), 1))
    assert popular(shop) == ["Квас", "Кутя"]
    gone = shop.run(shop.stores.catalog.get(uid(1)))
    assert gone is not None
    assert gone.popularity == 0
    clock.set(clock.now() - timedelta(days=LATELY))
    assert popular(shop) == ["Квас", "Кутя"], "a clock set back loses nothing"


def test_the_pages_of_popular_goods_go_through_everything_once(shop: Till, clock: FakeClock) -> None:
    goods = [product(n, f"Товар {n}") for n in range(1, 11)]
    goods[6] = replace(goods[6], favourite=1)
    goods[3] = replace(goods[3], favourite=2)
    shop.sync(*goods)
    shop.run(shop.stores.catalog.sold(uid(4), 2))
    clock.move(DAY)
    titles = [title for offset in (0, 3, 6, 9, 12) for title in popular(shop, limit=3, offset=offset)]
    assert titles[:3] == ["Товар 4", "Товар 7", "Товар 1"]
    assert len(titles) == len(set(titles)) == 10


def test_quick_goods_are_the_shop_s_marks_then_the_till_s_own_in_their_order(shop: Till) -> None:
    shop.sync(product(1, "А"), product(2, "Б", favourite=2), product(3, "В", favourite=1), product(4, "Г"))
    assert quick(shop) == ["В", "Б"]
    assert quick(shop, own=(4, 1)) == ["В", "Б", "Г", "А"]
    assert quick(shop, own=(4, 3), hidden=(2,)) == ["Г", "В"], "one the till took into its own list stands there"
    shop.sync(product(1, "А"), product(2, "Б", favourite=2), product(3, "В", favourite=1))
    assert quick(shop, own=(4, 1)) == ["В", "Б", "А"], "gone from the catalogue, and nothing breaks"


def test_goods_of_a_category_and_of_those_on_it_stand_together_by_title(shop: Till) -> None:
    shop.sync(
        product(1, "Яблуко", category_id="fruit"),
        product(2, "Буряк", category_id="veg"),
        product(3, "Сіль"),
        product(4, "Авокадо", category_id="fruit"),
    )
    found = shop.run(shop.stores.catalog.by_categories(("fruit", "veg")))
    assert [one.title for one in found] == ["Авокадо", "Буряк", "Яблуко"]
    assert shop.run(shop.stores.catalog.by_categories(("none", "at all"))) == []
    assert shop.run(shop.stores.catalog.by_category("fruit", limit=1, offset=1))[0].title == "Яблуко"


def test_some_products_are_read_by_id_at_once(shop: Till) -> None:
    shop.sync(product(1), product(2))
    assert set(shop.run(shop.stores.catalog.some([uid(1), uid(7)]))) == {uid(1)}


def test_what_an_older_till_had_counted_still_counts(tmp_path: Path) -> None:
    """The step to the counts by day keeps the sums, as if all had been sold yesterday."""
    steps = migration.load("catalog")
    conn = apsw.Connection(str(tmp_path / "catalog.db"))
    migration.migrate(conn, tmp_path / "catalog.db", steps[:1], tmp_path)
    columns = [row[1] for row in conn.execute("PRAGMA table_info(products)")]
    values = {"id": "p", "title": "Хліб", "popularity": 7, "row_hash": b""}
    marks = ", ".join("?" for _ in columns)
    conn.execute(
        f"INSERT INTO products VALUES ({marks})",
        [
            None if c in ("seq", "category_id", "price_k") else values.get(c, 0 if c in _NUMBERS else "")
            for c in columns
        ],
    )
    migration.migrate(conn, tmp_path / "catalog.db", steps[:2], tmp_path)
    assert conn.execute("SELECT product_id, times, day < unixepoch() / 86400 + 719163 FROM sold").fetchall() == [
        ("p", 7, 1)
    ]
    conn.close()


_NUMBERS = (
    "favourite",
    "color",
    "unit_id",
    "unit_code",
    "unit_weighted",
    "by_weight",
    "free_price",
    "tax_group",
    "classifier_type",
)

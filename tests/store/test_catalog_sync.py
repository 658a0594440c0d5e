"""Syncing: nonsense stays out, nothing unchanged is written, an unfinished sync deletes nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from helpers.stored import Till, get, index_is_sound, product, uid

from app.clock import FakeClock
from app.domain.product import KILOGRAM, Category, Unit
from app.store.catalog import Catalog
from app.store.catalog_stock import StockCard, SyncSuperseded

#: How a process killed by itself ends: by the signal, or with its number on Windows.
KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else int(signal.SIGTERM)
FULL = product(
    1,
    "Сир Гауда 45 %",
    price=Decimal("449.00"),
    barcode="2000031000004",
    sku="31",
    short_title="Гауда",
    category_id="dairy",
    color=4,
    unit=KILOGRAM,
    by_weight=True,
    free_price=True,
    tax_group=7,
    classifier_type=1,
    classifier_code="0406",
    stock=Decimal("4.900"),
    picture="https://example.invalid/31.png",
    favourite=1,
)


def cards(till: Till, *counted: StockCard, told: int | None = None) -> None:
    """The shop's cards as they come, whole unless `told` says that there are others."""
    catalog = till.stores.catalog
    till.run(catalog.begin_stock())
    till.run(catalog.put_stock(counted))
    till.run(catalog.finish_stock(len({card.id for card in counted}) if told is None else told))


def words_written(till: Till) -> int:
    """Rows of the word index's own tables: any write to the index changes them."""

    def look(conn: apsw.Connection) -> int:
        data = conn.execute("SELECT total(length(block)), count(*), max(id) FROM product_words_data").fetchone()
        return hash(data)

    return till.run(till.stores.catalog_db.read(look))


def test_every_fact_of_a_product_comes_back(till: Till) -> None:
    till.sync(FULL)
    assert get(till, 1) == FULL
    till.again()
    assert get(till, 1) == FULL


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ({"title": "", "barcode": "482", "sku": "7"}, {"title": "482"}),
        ({"title": " \x00\n ", "sku": "7"}, {"title": "7"}),
        ({"title": "", "short_title": "Мол."}, {"title": "Мол."}),
        ({"title": ""}, {"title": uid(2)}),
        ({"title": "Сік\x1b@\r\nяблучний\u202e\ud800"}, {"title": "Сік@ яблучний"}),
        ({"title": "ж" * 5000}, {"title": "ж" * 1000}),
        ({"price": None}, {"price": None}),
        ({"price": Decimal("NaN")}, {"price": None}),
        ({"price": Decimal("Infinity")}, {"price": None}),
        ({"price": Decimal("-1")}, {"price": None}),
        ({"price": Decimal("1e30")}, {"price": None}),
        ({"price": Decimal("10.005")}, {"price": Decimal("10.01")}),
        ({"price": Decimal("0")}, {"price": Decimal("0.00")}),
        ({"stock": Decimal("NaN")}, {"stock": None}),
        ({"stock": Decimal("-3.5")}, {"stock": Decimal("-3.500")}),
        ({"barcode": "48\x1d2 \n"}, {"barcode": "482"}),
        ({"color": 10**30, "tax_group": -5}, {"color": 0, "tax_group": 0}),
        ({"unit": Unit(5, 5, "Пляшка", "")}, {"unit": Unit(5, 5, "Пляшка", "шт")}),
        ({"category_id": ""}, {"category_id": None}),
    ],
)
def test_nonsense_does_not_get_in(till: Till, bad: dict[str, object], good: dict[str, object]) -> None:
    till.sync(product(1), replace(product(2, "Добре"), **bad), replace(product(3), id=" \n"))  # type: ignore[arg-type]
    found = get(till, 2)
    assert {name: getattr(found, name) for name in good} == good
    assert till.run(till.stores.catalog.count()) == 2
    index_is_sound(till)


def test_an_unchanged_sync_writes_no_row_and_no_word(till: Till) -> None:
    goods = [product(n, f"Товар {n} «Ґрунт»", stock=Decimal(n)) for n in range(1, 301)]
    assert till.sync(*goods) == 300
    words_before = words_written(till)

    def changes(conn: apsw.Connection) -> int:
        return conn.total_changes()

    generation = till.run(till.stores.catalog.begin_sync())
    before = till.run(till.stores.catalog_db.write(changes))
    assert till.run(till.stores.catalog.put_products(goods, generation)) == 0
    # What the sync has seen is noted in memory; nothing else changed.
    assert till.run(till.stores.catalog_db.write(changes)) - before == len(goods)
    till.run(till.stores.catalog.finish_sync(generation))
    assert words_written(till) == words_before


def test_a_new_price_is_written_without_touching_the_words(till: Till) -> None:
    till.sync(FULL, product(2))
    before = words_written(till)
    assert till.sync(replace(FULL, price=Decimal("455.00")), product(2)) == 1
    assert get(till, 1).price == Decimal("455.00")
    assert words_written(till) == before


def test_new_words_are_found_and_old_ones_no_more(till: Till) -> None:
    till.sync(product(1, "Молоко"), product(2, "Хліб"))
    assert till.sync(product(1, "Кефір"), product(2, "Хліб"), product(3, "Батон")) == 2
    assert till.found("молоко") == []
    assert till.found("кефір") == ["Кефір"]
    assert till.found("батон") == ["Батон"]
    index_is_sound(till)


def test_what_the_server_no_longer_has_is_gone_at_the_end_of_the_sync(till: Till) -> None:
    till.sync(product(1, "Молоко", stock=Decimal(3)), product(2, "Хліб"))
    catalog = till.stores.catalog
    generation = till.run(catalog.begin_sync())
    till.run(catalog.put_products([product(2, "Хліб")], generation))
    assert till.found("молоко") == ["Молоко"], "until the last page it may still come"
    assert till.run(catalog.finish_sync(generation, 1)) == 1
    assert till.found("молоко") == []
    assert till.run(catalog.get(uid(1))) is None
    assert till.run(till.stores.catalog_db.read(lambda conn: conn.execute("SELECT count(*) FROM stock").get)) == 0
    index_is_sound(till)


def test_a_sync_cut_off_deletes_nothing_and_the_next_one_does(till: Till) -> None:
    till.sync(product(1, "Молоко"), product(2, "Хліб"), product(3, "Сіль"))
    generation = till.run(till.stores.catalog.begin_sync())
    till.run(till.stores.catalog.put_products([product(2, "Хліб")], generation))
    till.again()
    assert till.run(till.stores.catalog.count()) == 3
    with pytest.raises(SyncSuperseded):
        till.run(till.stores.catalog.finish_sync(generation))
    assert till.run(till.stores.catalog.count()) == 3
    till.sync(product(3, "Сіль"))
    assert till.run(till.stores.catalog.count()) == 1


def test_a_second_sync_ends_the_first(till: Till) -> None:
    catalog = till.stores.catalog
    till.sync(product(1), product(2))
    first = till.run(catalog.begin_sync())
    second = till.run(catalog.begin_sync())
    for step in (catalog.put_products([product(1)], first), catalog.finish_sync(first, 1)):
        with pytest.raises(SyncSuperseded):
            till.run(step)
    till.run(catalog.put_products([product(1), product(2)], second))
    assert till.run(catalog.finish_sync(second, 2)) == 0
    with pytest.raises(SyncSuperseded):
        till.run(catalog.finish_sync(second))


def test_a_first_load_sells_from_the_first_page_and_goes_on_after_a_kill(till: Till) -> None:
    catalog = till.stores.catalog
    generation = till.run(catalog.begin_sync())
    till.run(catalog.put_products([product(1, "Молоко", barcode="482", category_id="c")], generation))
    found = till.run(catalog.by_code("482"))
    assert found is not None
    assert till.found("мол") == ["Молоко"]
    assert [p.title for p in till.run(catalog.by_category("c"))] == ["Молоко"]
    assert till.run(catalog.synced_at()) is None
    till.again()
    assert till.found("мол") == ["Молоко"]
    till.sync(product(1, "Молоко", barcode="482"), product(2, "Хліб"))
    assert till.found("хл") == ["Хліб"]
    index_is_sound(till)
    names = "SELECT count(*) FROM sqlite_schema WHERE name IN ('products_by_start', 'products_by_category')"
    assert till.run(till.stores.catalog_db.read(lambda conn: conn.execute(names).get)) == 2


@pytest.mark.parametrize("statement", [1, 5, 20, 33, 44, 49, 53, 55])
def test_a_sync_killed_at_any_statement_leaves_a_sound_catalogue(tmp_path: Path, statement: int) -> None:
    """kill -9 inside a page, between pages and in the finishing: the old catalogue whole or the new one whole, the
    index agrees with the rows, and the next sync ends right."""
    till = Till(tmp_path)
    old = [product(n, f"Товар {n}") for n in range(1, 41)]
    till.sync(*old)
    till.close()
    script = Path(__file__).with_name("sync_child.py")
    done = subprocess.run([sys.executable, str(script), str(tmp_path), str(statement)], capture_output=True, text=True)
    assert done.returncode == KILLED, done.stderr
    till = Till(tmp_path)
    titles = {one.title for one in till.run(till.stores.catalog.by_category(limit=100))}
    assert titles in ({one.title for one in old}, {f"Нова назва {n}" for n in range(1, 31)})
    assert till.run(till.stores.catalog_db.check()) == []
    index_is_sound(till)
    till.sync(*(replace(one, title=f"Ще новіша {one.title}") for one in old))
    assert sorted(till.found("новіша", limit=100)) == sorted(f"Ще новіша {one.title}" for one in old)
    index_is_sound(till)
    till.close()


def test_popularity_is_the_tills_own_and_survives_a_sync(till: Till) -> None:
    till.sync(FULL, product(2))
    till.run(till.stores.catalog.sold(uid(2), 5))
    till.sync(replace(FULL, price=Decimal("1.00")), product(2, "Інша назва"))
    assert get(till, 2).popularity == 5


def test_stock_is_counted_down_and_set_by_cards(till: Till) -> None:
    catalog = till.stores.catalog
    till.sync(FULL, product(2))
    till.run(catalog.sold(uid(1), quantity=Decimal("0.350")))
    till.run(catalog.sold(uid(2), quantity=Decimal(3)))
    assert get(till, 1).stock == Decimal("4.550")
    assert get(till, 2).stock is None
    cards(till, StockCard(1, uid(1), None), StockCard(2, uid(2), Decimal(12)))
    assert (get(till, 1).stock, get(till, 2).stock) == (None, Decimal(12))
    till.sync(product(1, "Сир"), product(2))
    assert get(till, 2).stock == Decimal(12), "a product without a count leaves the card's"


def test_several_cards_of_one_product_add_up_and_a_page_told_twice_counts_once(till: Till) -> None:
    till.sync(product(1), product(2))
    half, more = StockCard(1, uid(1), Decimal("0.5")), StockCard(2, uid(1), Decimal(2))
    cards(till, half, more, StockCard(3, uid(1), None), StockCard(4, uid(2), None), half)
    assert (get(till, 1).stock, get(till, 2).stock) == (Decimal("2.5"), None)


def test_a_card_that_vanished_counts_nothing_any_more(till: Till) -> None:
    till.sync(product(1), product(2))
    first, second = StockCard(1, uid(1), Decimal(5)), StockCard(2, uid(2), Decimal(7))
    cards(till, first, second)
    cards(till, second, told=3)
    assert get(till, 1).stock == Decimal(5), "a card that was not seen may still be there"
    cards(till, second)
    assert (get(till, 1).stock, get(till, 2).stock) == (None, Decimal(7))


def test_counts_half_read_are_seen_by_nobody(till: Till) -> None:
    catalog = till.stores.catalog
    till.sync(product(1))
    cards(till, StockCard(1, uid(1), Decimal(5)))
    till.run(catalog.begin_stock())
    till.run(catalog.put_stock([StockCard(1, uid(1), Decimal(6))]))
    assert get(till, 1).stock == Decimal(5)
    cards(till, StockCard(2, uid(1), Decimal(7)))
    assert get(till, 1).stock == Decimal(7), "what was cut off before is not added"
    till.again()
    for step in (till.stores.catalog.put_stock([]), till.stores.catalog.finish_stock(0)):
        with pytest.raises(SyncSuperseded):
            till.run(step)
    assert get(till, 1).stock == Decimal(7)


def test_shelves_units_and_the_time_of_the_sync(till: Till) -> None:
    clock = FakeClock()
    catalog = Catalog(till.stores.catalog_db, clock)
    shelves = [Category("b", "Хліб", 3), Category("a", "Молочне", 1, parent_id="b"), Category("", "x")]
    till.run(catalog.put_categories(shelves))
    till.run(catalog.put_units([KILOGRAM, Unit(9, 2009, "Штука", "шт")]))
    till.sync(product(1, category_id="a"), product(2, category_id="a"))
    assert till.run(catalog.categories()) == [replace(shelves[0], products=0), replace(shelves[1], products=2)]
    assert till.run(catalog.units()) == [KILOGRAM, Unit(9, 2009, "Штука", "шт")]
    generation = till.run(catalog.begin_sync())
    clock.move(60)
    till.run(catalog.finish_sync(generation))
    assert till.run(catalog.synced_at()) == clock.now()


@pytest.mark.parametrize("told", [2, 0, None])
def test_another_number_of_rows_than_the_server_tells_takes_nothing_away(till: Till, told: int | None) -> None:
    """A row nobody could read, a page that shifted, or a server that does not say how many there are."""
    till.sync(product(1, "Молоко"), product(2, "Хліб"))
    catalog = till.stores.catalog
    generation = till.run(catalog.begin_sync())
    for _ in range(2):  # the same row on two pages is one row
        till.run(catalog.put_products([product(2, "Хліб")], generation))
    assert till.run(catalog.finish_sync(generation, told)) == 0
    assert till.found("молоко") == ["Молоко"]
    assert till.run(catalog.synced_at()) is not None


def test_an_empty_list_takes_nothing_away(till: Till) -> None:
    till.sync(product(1, "Молоко"))
    assert till.run(till.stores.catalog.finish_sync(till.run(till.stores.catalog.begin_sync()), 0)) == 0
    assert till.found("молоко") == ["Молоко"]


def test_nonsense_in_shelves_units_and_cards_does_not_stop_a_sync(till: Till) -> None:
    catalog = till.stores.catalog
    till.run(catalog.put_categories([Category("a\ud800", "\x00", 10**30, parent_id="\udfff")]))
    till.run(catalog.put_units([Unit(10**30, 1, "x", "x"), Unit(2, -1, "Літр\ud800", "л")]))
    till.sync(product(1))
    cards(till, StockCard(1, "\ud800", Decimal("sNaN")), StockCard(2, uid(1), Decimal("1e99")))
    assert till.run(catalog.categories()) == [Category("a", "a", 0)]
    assert till.run(catalog.units()) == [Unit(2, 0, "Літр", "л")]
    assert get(till, 1).stock is None

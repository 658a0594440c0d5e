"""Search finds what a person means by what is typed, and finds all of it."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from helpers.stored import Till, product, uid
from hypothesis import given
from hypothesis import strategies as st

from app.domain.product import KILOGRAM, Product
from app.store.catalog_search import CAP
from app.store.folding import sort_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("М’ЯТА м'ята мʼята м`ята", ["мята"] * 4),
        ("Їжак ЄВА Ґудзик ёлка", ["іжак", "ева", "гудзик", "елка"]),
        ("Coca-Cola «Zero» 0,5л", ["coca", "cola", "zero", "0.5л"]),
        ("2,6 % 900 г", ["2.6", "%", "900", "г"]),
        ("кінець. Початок, 1.", ["кінець", "початок", "1"]),
        ("И\u0306од", ["йод"]),
        ("snake_case\x00\x1b🙂", ["snake", "case"]),
        ("", []),
    ],
)
def test_words_are_made_alike(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


def test_titles_sort_as_the_ukrainian_alphabet_does() -> None:
    text = "Coca агар аґрус груша Ґудзик екран Єва ирій іриска їжак йогурт мед мʼясо м’ята яблуко"
    ordered = text.split()
    assert sorted(set(ordered), key=sort_key) == ordered


@pytest.fixture
def shop(till: Till) -> Till:
    till.sync(
        product(1, "Молоко Яготинське 2,6 % 900 г", barcode="4820000000017", sku="A-17"),
        product(2, "Згущене молоко", barcode="4820000000024", sku="17"),
        product(3, "Сухомолок козячий", barcode="04820000000031", sku="4820000000017"),
        product(4, "М’ята перцева", short_title="Mint", barcode="012345678905"),
        product(5, "Їжа для їжаків", category_id="pets"),
        product(6, "Ґрунт «Універсальний» 5л", category_id="garden", sku="0017"),
        product(7, "Кава Jacobs Monarch", category_id="drinks"),
        product(8, "Картопля молода", by_weight=True, unit=KILOGRAM, sku="00042"),
        product(9, "Масло 73% м", category_id="drinks"),
    )
    return till


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("яготинське", ["Молоко Яготинське 2,6 % 900 г"]),
        ("ЯГОТИНСЬКЕ 2.6", ["Молоко Яготинське 2,6 % 900 г"]),
        ("готинськ", ["Молоко Яготинське 2,6 % 900 г"]),
        ("мята", ["М’ята перцева"]),
        ("м'ята", ["М’ята перцева"]),
        ("мʼЯТА", ["М’ята перцева"]),
        ("mint", ["М’ята перцева"]),
        ("їжа", ["Їжа для їжаків"]),
        ("іжаків", ["Їжа для їжаків"]),
        ("грунт", ["Ґрунт «Універсальний» 5л"]),
        ("ґрунт 5", ["Ґрунт «Універсальний» 5л"]),
        ("5л універс", ["Ґрунт «Універсальний» 5л"]),
        ("кава ja", ["Кава Jacobs Monarch"]),
        ("ja", ["Кава Jacobs Monarch"]),
        ("ac", []),
        ("0000024", ["Згущене молоко"]),
        ("масло м", ["Масло 73% м"]),
        ("масло г", []),
        ("такого нема", []),
        ("", []),
        (" «» ", []),
        ('" OR 1', []),
    ],
)
def test_what_is_typed_is_found(shop: Till, typed: str, titles: list[str]) -> None:
    assert shop.found(typed) == titles


def test_the_start_of_a_title_comes_before_a_word_before_a_middle(shop: Till) -> None:
    assert shop.found("молок") == ["Молоко Яготинське 2,6 % 900 г", "Згущене молоко", "Сухомолок козячий"]


def test_one_letter_finds_beginnings_of_words_only(shop: Till) -> None:
    assert shop.found("м") == [
        "Масло 73% м",
        "Молоко Яготинське 2,6 % 900 г",
        "М’ята перцева",
        "Згущене молоко",
        "Картопля молода",
    ]


def test_a_barcode_comes_before_an_article_before_words(shop: Till) -> None:
    assert shop.found("4820000000017")[:2] == ["Молоко Яготинське 2,6 % 900 г", "Сухомолок козячий"]
    assert shop.found("17")[0] == "Згущене молоко"


def test_what_sells_comes_first_among_equals(shop: Till) -> None:
    assert shop.found("ма") == ["Масло 73% м"]
    shop.run(shop.stores.catalog.sold_all([(uid(8), 3, None), (uid(2), 1, None)]))
    assert shop.found("мол")[:3] == ["Молоко Яготинське 2,6 % 900 г", "Картопля молода", "Згущене молоко"]


def test_a_search_stays_on_its_shelf(shop: Till) -> None:
    assert shop.found("м", category="drinks") == ["Масло 73% м"]
    assert shop.found("m", category="drinks") == ["Кава Jacobs Monarch"]
    assert shop.found("monarch", category="drinks") == ["Кава Jacobs Monarch"]
    assert shop.found("молоко", category="drinks") == []
    assert shop.found("4820000000017", category="drinks") == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("4820000000024", "Згущене молоко"),
        ("17", "Згущене молоко"),
        ("A-17", "Молоко Яготинське 2,6 % 900 г"),
        ("4820000000031", "Сухомолок козячий"),
        ("04820000000017", "Молоко Яготинське 2,6 % 900 г"),
        ("0012345678905", "М’ята перцева"),
        ("00012345678905", "М’ята перцева"),
        (" 4820000000024 ", "Згущене молоко"),
        ("14820000000017", None),
        ("482000000002", None),
        ("4820000000024'", None),
        ("", None),
    ],
)
def test_a_scanned_code_finds_the_product(shop: Till, code: str, title: str | None) -> None:
    found = shop.run(shop.stores.catalog.by_code(code))
    assert (found.title if found else None) == title


@pytest.mark.parametrize(
    ("item", "title"), [("00042", "Картопля молода"), ("00017", "Згущене молоко"), ("99999", None), ("00000", None)]
)
def test_a_label_names_its_product(shop: Till, item: str, title: str | None) -> None:
    found = shop.run(shop.stores.catalog.by_item_code(item))
    assert (found.title if found else None) == title


def test_goods_by_weight_are_a_labels_first_guess(shop: Till) -> None:
    shop.sync(product(1, "Пакет", sku="00042"), product(2, "Яблука", sku="42", by_weight=True, unit=KILOGRAM))
    found = shop.run(shop.stores.catalog.by_item_code("00042"))
    assert found is not None
    assert found.title == "Яблука"


folded = cache(words)


def real_titles(shared: Path, count: int) -> list[str]:
    lines = (shared / "data" / "products_482.tsv").read_text("utf-8").splitlines()[1:]
    return [line.split("\t")[1] for line in random.Random(3).sample(lines, count)]


def by_hand(titles: list[str], typed: str) -> set[str]:
    """The rule of the search, said once more without an index: the ids of the products."""
    asked = words(typed)
    return {
        uid(number)
        for number, title in enumerate(titles, 1)
        if asked
        and all(any(word.startswith(one) if len(one) < 3 else one in word for word in folded(title)) for one in asked)
    }


@pytest.mark.parametrize("indexed", [True, False])
def test_the_index_finds_exactly_what_looking_at_every_title_finds(till: Till, shared: Path, indexed: bool) -> None:
    titles = sorted(set(real_titles(shared, 2500)))
    goods = [product(n, title) for n, title in enumerate(titles, 1)]
    if indexed:
        till.sync(*goods)
    else:
        generation = till.run(till.stores.catalog.begin_sync())
        till.run(till.stores.catalog.put_products(goods, generation))
    chance = random.Random(7)
    compared = 0
    for _ in range(300):
        title = chance.choice(titles)
        at = chance.randrange(len(title))
        typed = title[at : at + chance.randint(1, 9)]
        if chance.random() < 0.3:
            typed = f"{title[: chance.randint(1, 5)]} {typed}"
        expected = by_hand(titles, typed)
        if len(expected) < CAP:
            compared += bool(expected)
            found = till.run(till.stores.catalog.search(typed, limit=10_000))
            assert {p.id for p in found} == expected, typed
    assert compared > 150


def test_real_goods_come_by_the_kind_of_match_and_popular_ones_first_within_it(till: Till, shared: Path) -> None:
    """Barcode, article, the title's start, words' starts, the middle; then what sells, then the alphabet."""
    lines = (shared / "data" / "products_482.tsv").read_text("utf-8").splitlines()[1:]
    chance = random.Random(11)
    rows = [line.split("\t") for line in chance.sample(lines, 3000)]
    goods = [product(n, title, barcode=code, sku=f"{n:05d}") for n, (code, title) in enumerate(rows, 1)]
    # An article that is a word of other goods' titles, and one that is a number in them.
    goods[:2] = [product(n, rows[n - 1][1], sku=sku) for n, sku in ((1, "шоколад"), (2, "500"))]
    till.sync(*goods)
    till.run(till.stores.catalog.sold_all((one.id, chance.randint(1, 9), None) for one in chance.sample(goods, 900)))

    def place(one: Product, typed: str) -> tuple[int, int, str]:
        asked = words(typed)
        said = [*words(one.title), *words(one.barcode), *words(one.sku)]
        if one.barcode == typed:
            kind = 0
        elif one.sku == typed:
            kind = 1
        elif f"  {'  '.join(said)}".startswith(f"  {'  '.join(asked)}"):
            kind = 2
        else:
            kind = 3 if all(any(word.startswith(a) for word in said) for a in asked) else 4
        return kind, -one.popularity, sort_key(one.title)[:40]

    kinds: set[int] = set()
    mixed = 0
    for _ in range(400):
        one = chance.choice(goods)
        word = chance.choice(one.title.split())
        at = chance.choice((0, 0, 1))
        typed = chance.choice((one.barcode, one.sku, "шоколад", "500", word[at : at + chance.randint(2, 7)]))
        found = till.run(till.stores.catalog.search(typed, limit=10_000))
        if len(found) < CAP:
            places = [place(each, typed.strip()) for each in found]
            assert places == sorted(places), typed
            kinds |= {kind for kind, _, _ in places}
            mixed += len({kind for kind, _, _ in places}) > 1
    assert kinds == {0, 1, 2, 3, 4}
    assert mixed > 50


def test_when_too_much_is_found_the_best_is_still_there(till: Till) -> None:
    goods = [product(n, f"Вода мінеральна {n}") for n in range(1, CAP + 400)]
    goods.append(product(5000, "Напій мінеральний", popularity=9))
    goods.append(product(5001, "Мінеральна сіль"))
    till.sync(*goods)
    assert till.found("мінерал", limit=2) == ["Мінеральна сіль", "Напій мінеральний"]
    till.run(till.stores.catalog.sold(uid(CAP + 399), 3))
    assert till.found("вода", limit=1) == [f"Вода мінеральна {CAP + 399}"]


def test_shelves_come_in_alphabetical_order_and_pages(shop: Till) -> None:
    shop.sync(*(product(n, title, category_id="c") for n, title in enumerate(("Яблуко", "Ґанок", "Гарбуз", "Їжа"))))
    shelf = shop.run(shop.stores.catalog.by_category("c"))
    assert [p.title for p in shelf] == ["Гарбуз", "Ґанок", "Їжа", "Яблуко"]
    page = shop.run(shop.stores.catalog.by_category("c", limit=2, offset=1))
    assert [p.title for p in page] == ["Ґанок", "Їжа"]


def test_what_the_last_letter_left_hides_nothing_that_changed_since(till: Till) -> None:
    goods = [product(n, f"Вода мінеральна {n}", stock=Decimal(5)) for n in range(1, CAP + 100)]
    till.sync(*goods)
    last = goods[-1]

    def first() -> Product:
        return till.run(till.stores.catalog.search("вода", limit=1))[0]

    assert first().id != last.id
    till.run(till.stores.catalog.sold(last.id, 2, quantity=Decimal(2)))
    assert (first().id, first().stock, first().popularity) == (last.id, Decimal(3), 2)
    till.sync(*goods[:-1], replace(last, price=Decimal("12.50")))
    assert (first().id, first().price) == (last.id, Decimal("12.50"))
    till.sync(*goods[:-1])
    assert first().id != last.id
    till.run(till.stores.catalog_db.start_over())
    assert till.found("вода") == []
    till.sync(*(replace(one, title=f"Нова вода {n}") for n, one in enumerate(goods)))
    till.run(till.stores.catalog.sold(goods[7].id))
    assert first().title == "Нова вода 7"


@pytest.mark.parametrize("shelf", [None, "c"])
def test_one_letter_of_too_many_words_fills_the_page_best_first(till: Till, shelf: str | None) -> None:
    goods = [product(n, f"Напій мінеральний {n}", category_id="c") for n in range(1, CAP + 100)]
    goods += [product(5000 + n, title, category_id="c") for n, title in enumerate(("Масло", "Мед", "Молоко"))]
    till.sync(*goods)
    till.run(till.stores.catalog.sold_all([(uid(CAP + 50), 3, None), (uid(5001), 1, None)]))
    for typed in ("м", "М "):
        found = till.found(typed, limit=120, category=shelf)
        assert found[:4] == ["Мед", "Масло", "Молоко", f"Напій мінеральний {CAP + 50}"]
        assert len(found) == len(set(found)) == 120
    assert till.found("м", limit=2, category=shelf) == ["Мед", "Масло"]

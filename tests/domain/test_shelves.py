"""No shelf is ever out of reach, whatever the server says stands on what; the till's quick goods keep their order."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.product import Category, Product
from app.domain.shelves import MOST_QUICK, QuickList, Shelves


def shelf(key: str, on: str | None = None, products: int = 1) -> Category:
    return Category(key, key.title(), parent_id=on, products=products)


def goods(key: str, favourite: int = 0) -> Product:
    return Product(key, key, Decimal(1), favourite=favourite)


def test_shelves_stand_on_one_another_and_count_what_is_on_them() -> None:
    made = Shelves([shelf("drinks", products=0), shelf("water", "drinks", 3), shelf("still", "water", 2), shelf("tea")])
    assert [one.id for one in made.on(None)] == ["drinks", "tea"]
    assert [one.id for one in made.on("drinks")] == ["water"]
    assert set(made.family("drinks")) == {"drinks", "water", "still"}
    assert (made.products("drinks"), made.products("tea")) == (5, 1)
    assert made.parent("still") == made.get("water")
    assert (made.parent("tea"), made.parent("gone"), made.get(None)) == (None, None, None)


def test_a_parent_nobody_has_or_a_circle_makes_a_top_shelf() -> None:
    made = Shelves([shelf("a", "b"), shelf("b", "a"), shelf("lost", "gone"), shelf("self", "self")])
    assert [one.id for one in made.on(None)] == ["a", "b", "lost", "self"]
    assert made.family("a") == ("a",)


@given(st.lists(st.tuples(st.integers(0, 8), st.none() | st.integers(0, 8)), max_size=12, unique_by=lambda one: one[0]))
def test_every_shelf_can_be_walked_to_from_the_top(pairs: list[tuple[int, int | None]]) -> None:
    made = Shelves([shelf(str(one), None if on is None else str(on)) for one, on in pairs])
    reached = [key for top in made.on(None) for key in made.family(top.id)]
    assert sorted(reached) == sorted(str(one) for one, _ in pairs), "each exactly once"


def test_what_is_put_among_the_quick_goods_stands_last_and_a_shop_s_mark_comes_back_to_its_place() -> None:
    milk, bread = goods("milk"), goods("bread", favourite=2)
    made = QuickList().with_(milk).with_(bread)
    assert made == QuickList(("milk",)), "the shop has marked the bread already"
    assert made.with_(goods("tea")).with_(milk).own == ("milk", "tea"), "order kept, nothing twice"
    gone = made.without(bread)
    assert (gone.has(bread), gone.with_(bread).has(bread), gone.with_(bread).hidden) == (False, True, ())
    assert made.without(milk) == QuickList()


def test_the_quick_goods_end_somewhere() -> None:
    full = QuickList(tuple(str(n) for n in range(MOST_QUICK)))
    assert full.with_(goods("one more")) == full

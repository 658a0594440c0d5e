"""Whatever the till writes into its audit can be read in words: every kind there is, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit_log import AuditEntry, ChainState
from app.domain.cashier import DISCOUNT_LIMIT, Right
from app.domain.charge import ChargeState
from app.domain.deeds import Deed
from app.domain.document import DocumentKind
from ui import i18n
from ui.audit_facts import HIDDEN, fact_title
from ui.audit_words import chain_text, deed_groups, deed_text, entry_facts, entry_note, head_text
from ui.words import right_text

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
LANGUAGES = ("uk", "en")


@pytest.fixture(autouse=True)
def _ukrainian() -> Iterator[None]:
    yield
    i18n.set_language("uk")


def entry(what: str, **facts: Any) -> AuditEntry:
    return AuditEntry(1, AT, "Олена Коваль", what, facts, "0" * 64)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_entry_is_told_in_words_of_its_own(language: str) -> None:
    i18n.set_language(language)
    said = {deed: deed_text(deed.value) for deed in Deed}
    for deed, words in said.items():
        assert words, deed
        assert words != deed.value, deed
        assert "_" not in words, deed
        assert words.isascii() == (language == "en") or "’" in words, f"{deed}: {words}"
    assert len(set(said.values())) == len(said), "no two are told alike"


def test_every_kind_of_entry_is_found_by_one_group_of_the_filter() -> None:
    grouped = [deed for _, deeds in deed_groups().values() for deed in deeds]
    assert sorted(grouped) == sorted(Deed)


def test_kinds_the_code_makes_of_names_are_all_among_them() -> None:
    for kind in DocumentKind:
        assert Deed[kind.name].value == kind.name.lower()
    for state in ChargeState:
        Deed(f"charge_{state}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_is_told_in_words(language: str) -> None:
    i18n.set_language(language)
    for right in Right:
        (note,) = [value for name, value in entry_facts(entry(Deed.OVERRIDE, right=right.value))]
        assert note != right.value
        assert note == right_text(right, DISCOUNT_LIMIT)


def test_facts_are_told_with_their_sums_as_sums_and_ids_left_out() -> None:
    one = entry(
        Deed.PRICE_CHANGED,
        receipt="6f1c",
        goods="Сир",
        was="1234.50",
        **{"is": "99"},
        allowed_by="Ірина",
        allowed_because="Акція",
        right="free_price",
    )
    said = dict(entry_facts(one))
    assert said["Було"] == "1\xa0234,50"
    assert said["Стало"] == "99,00"
    assert said["Хто дозволив"] == "Ірина"
    assert "6f1c" not in said.values()
    assert entry_note(one) == "Сир · 1\xa0234,50 → 99,00 · дозволено: Ірина"
    assert list(said)[:3] == ["Товар", "Було", "Стало"], "what happened before who allowed it"


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(["was", "is", "total", "right", "means", "setting", "jobs", "number", "allowed_by"]) | st.text()


@given(st.sampled_from([*map(str, Deed), "of a newer till", ""]), st.dictionaries(names, plain, max_size=6))
def test_whatever_stands_in_an_entry_it_can_be_shown(what: str, facts: dict[str, Any]) -> None:
    one = AuditEntry(1, AT, "", what, facts, "")
    assert deed_text(what) == what or what in set(Deed)
    assert isinstance(entry_note(one), str)
    assert all(isinstance(title, str) and isinstance(value, str) for title, value in entry_facts(one))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["edited", "moved", "missing", "cut"])
def test_a_break_names_the_entry(language: str, why: str) -> None:
    i18n.set_language(language)
    state = ChainState(41, 90, 42, why)
    said, kind = chain_text(state, busy=False)
    assert "42" in said
    assert kind == "danger"
    assert head_text(entry(Deed.DRAWER), state)[1] == "good", "the break is behind the entry"
    late = AuditEntry(50, AT, "", "drawer", {}, "0" * 64)
    assert head_text(late, state)[1] == "danger"


def test_hidden_facts_are_ids_alone() -> None:
    assert all(fact_title(name) == name for name in HIDDEN)


def test_a_quantity_among_the_facts_has_its_comma() -> None:
    """Weighed goods taken off a receipt were «Кількість 0.312» beside «Сума 12,50»."""
    removed = dict(entry_facts(entry(Deed.LINE_REMOVED, goods="Сир", quantity="0.312", sum="12.50")))
    assert removed["Кількість"] == "0,312"
    assert entry_note(entry(Deed.QUANTITY_LESS, goods="Сир", was="1500.5", **{"is": "0.250"})) == (
        "Сир · 1\xa0500,5 → 0,25"
    )
    assert dict(entry_facts(entry(Deed.LINE_REMOVED, quantity="багато")))["Кількість"] == "багато"

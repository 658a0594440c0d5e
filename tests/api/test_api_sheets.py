"""Pages cut into rows by bytes read exactly like pages parsed whole, and a mark is one row's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from app.api.cards import Card
from app.api.page import read_page
from app.api.products import Product
from app.api.sheet import Sheet, cut, whole
from app.api.wire import NotJson, decode
from app.errors import BadReply

META = {"current_page": 1, "next_page": 2, "total_pages": "3", "total_count": 7}


def written(rows: object, meta: object = META, **how: Any) -> bytes:
    """An answer as a server writes it, without a blank."""
    return json.dumps({"data": rows, "meta": meta}, separators=(",", ":"), ensure_ascii=False, **how).encode()


def everything(sheet: Sheet[Product]) -> tuple[list[Product], int]:
    rows = sheet.read(range(sheet.length))
    return [row for _, row in rows.good], rows.bad


def in_any_order(rows: list[Product]) -> list[str]:
    return sorted(map(repr, rows))


#: What tempts a knife: the marks it looks for, inside texts and inside nested lists.
TRICKS = st.sampled_from(
    ['},{"id":', '{"id":"x"},{"id":"y"}', '],"meta":', '}],"meta":{}}', "\\", '"', "\ud83d", "\u2028", "Хліб"]
)
TEXT = st.one_of(st.text(max_size=12), TRICKS)
ROW = st.fixed_dictionaries(
    {"id": st.one_of(TEXT, st.integers(), st.none())},
    optional={
        "title": st.one_of(TEXT, st.none(), st.booleans()),
        "number": st.one_of(TEXT, st.integers()),
        "price": st.one_of(
            st.sampled_from(["12.50", 12.5, 1e300, "1e999999", -1, "", None]), st.decimals(0, 9, places=2).map(str)
        ),
        "sold_by_weight": st.one_of(st.booleans(), st.none(), st.integers(0, 2)),
        "bookmark_ids": st.one_of(st.lists(st.integers(), max_size=3), TEXT),
        "picture": st.one_of(st.none(), st.fixed_dictionaries({"id": TEXT, "url": TEXT})),
        "cards": st.lists(st.fixed_dictionaries({"id": TEXT, "count": TEXT}), max_size=3),
    },
)


@given(st.lists(st.one_of(ROW, ROW, ROW, TEXT, st.none()), max_size=6), st.booleans())
def test_a_page_that_was_cut_reads_as_the_same_page_parsed(rows: list[Any], escaped: bool) -> None:
    body = json.dumps({"data": rows, "meta": META}, separators=(",", ":"), ensure_ascii=escaped).encode(
        "utf-8", "replace"
    )
    page = read_page(decode(body), Product, strict=False)
    sheet = cut(body, Product, b"") or whole(decode(body), Product, b"")
    good, bad = everything(sheet)
    assert in_any_order(good) == in_any_order(page.items)
    assert bad == page.bad
    assert (sheet.next_page, sheet.total_pages, sheet.total_count) == (2, 3, 7)


@pytest.mark.parametrize(
    ("path", "model"), [("/api/v1/inventory/products", Product), ("/api/v1/inventory/cards", Card)]
)
def test_the_documents_pages_are_cut(document: Callable[[str], Any], path: str, model: type[BaseModel]) -> None:
    examples = [e for e in document("examples.json") if e["path"].split("?")[0] == path and e["method"] == "GET"]
    assert examples
    for example in examples:
        body = written(example["response"]["body"]["data"], default=str)
        sheet = cut(body, model, b"")
        assert sheet is not None
        rows = sheet.read(range(sheet.length))
        assert [row for _, row in rows.good] == read_page(decode(body), model, strict=True).items


def test_only_the_rows_asked_for_are_read() -> None:
    sheet = cut(written([{"id": "a"}, {"id": None}, {"id": "c"}]), Product, b"")
    assert sheet is not None
    rows = sheet.read([2])
    assert [(mark, row.id) for mark, row in rows.good] == [(sheet.marks[2], "c")]
    assert rows.bad == 0
    assert sheet.read([0, 1]).bad == 1


def test_a_mark_is_made_of_every_byte_and_of_how_it_is_read() -> None:
    rows: list[Any] = [{"id": "a", "title": "Хліб", "price": "1.0"}, {"id": "b", "title": "Хліб", "price": "1.0"}]
    dearer = [rows[0], {**rows[1], "price": "1.1"}]

    def marks(rows: list[Any], salt: bytes = b"") -> list[int]:
        sheet = cut(written(rows), Product, salt)
        assert sheet is not None
        return list(sheet.marks)

    assert marks(rows) == marks(rows)
    assert marks(rows) == list(reversed(marks(rows[::-1])))
    assert marks(rows)[0] == marks(dearer)[0]
    assert marks(rows)[1] != marks(dearer)[1]
    assert not set(marks(rows)) & set(marks(rows, b"other units"))
    assert all(-(2**63) <= mark < 2**63 for mark in marks(rows))


def test_a_sum_written_as_a_fraction_is_exact() -> None:
    sheet = cut(b'{"data":[{"id":"a","price":0.10000000000000000001}],"meta":{}}', Product, b"")
    assert sheet is not None
    assert everything(sheet)[0][0].price == Decimal("0.10000000000000000001")


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": [{"id":"a"}], "meta": {}}',
        b'{"meta":{},"data":[{"id":"a"}]}',
        b'{"data":[{"id":"a"}]}',
        b'{"data":[{"id":"a"}],"meta":{}',
        b'{"data":[{"id":"a"}],"meta":{}}}',
        b'{"data":[{"id":"a"]],"meta":{}}',
        b'{"data":[1],"meta":{}}',
        b'{"data":[{"id":"a","price":NaN}],"meta":{}}',
        b"<html>",
        b"",
    ],
)
def test_what_is_not_written_as_usual_is_read_the_long_way(body: bytes) -> None:
    assert cut(body, Product, b"") is None


@pytest.mark.parametrize("row", [b'{"id":"a"},{"id":}', b'{"id":"a",}', b'{"id":"a"} {', b'{"id":"\x01"}'])
def test_a_page_that_is_no_json_is_not_believed_in_part(row: bytes) -> None:
    body = b'{"data":[{"id":"z"},' + row + b'],"meta":{}}'
    with pytest.raises(NotJson):
        decode(body)
    sheet = cut(body, Product, b"")
    if sheet is not None:
        with pytest.raises(BadReply):
            sheet.read(range(sheet.length))


def test_the_long_way_has_marks_too() -> None:
    rows = [{"id": "a", "title": "\ud800"}, {"id": "b"}]
    one, two = (whole({"data": rows, "meta": META}, Product, salt) for salt in (b"", b"x"))
    assert one.marks == whole({"data": [dict(row) for row in rows]}, Product, b"").marks
    assert not set(one.marks) & set(two.marks)
    assert [row.id for row in everything(one)[0]] == ["a", "b"]
    with pytest.raises(BadReply):
        whole({"data": {}}, Product, b"")

"""Codes: check digits, in-store labels, what a scanner may send, the mark of a document."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode import (
    DEFAULT_LAYOUTS,
    MOST_CHARACTERS,
    Label,
    LabelKind,
    Layout,
    check_digit,
    clean_code,
    read_label,
    valid_ean13,
)
from app.domain.codes import mark, new_id


@pytest.mark.parametrize("code", ["4006381333931", "5901234123457", "4820000000000", "2012345002507"])
def test_known_codes_hold(code: str) -> None:
    assert check_digit(code[:12]) == int(code[12]) or code in ("4820000000000", "2012345002507")
    assert valid_ean13(code[:12] + str(check_digit(code[:12])))


@given(st.integers(0, 10**12 - 1), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_seen(number: int, place: int, shift: int) -> None:
    code = f"{number:012d}"
    code += str(check_digit(code))
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    assert valid_ean13(code)
    assert not valid_ean13(wrong)


def label(prefix: str, article: int, value: int) -> str:
    code = f"{prefix}{article:05d}{value:05d}"
    return code + str(check_digit(code))


@given(st.integers(20, 29), st.integers(0, 99999), st.integers(1, 99999))
def test_grams_on_a_label_become_kilograms(prefix: int, article: int, grams: int) -> None:
    found = read_label(label(str(prefix), article, grams))
    assert found == Label(f"{article:05d}", LabelKind.WEIGHT, Decimal(grams) / 1000)


def test_labels_of_other_layouts() -> None:
    price = Layout("21", kind=LabelKind.PRICE, divisor=100)
    pieces = Layout("22", value_from=7, kind=LabelKind.PIECES, divisor=1)
    layouts = (price, pieces)
    assert read_label(label("21", 7, 2599), layouts) == Label("00007", LabelKind.PRICE, Decimal("25.99"))
    assert read_label(label("22", 7, 12), layouts) == Label("00007", LabelKind.PIECES, Decimal(12))
    assert read_label(label("23", 7, 12), layouts) is None


def test_a_label_that_cannot_be_right_is_none() -> None:
    good = label("20", 12345, 250)
    wrong_digit = good[:12] + str((int(good[12]) + 1) % 10)
    assert read_label(wrong_digit) is None
    assert read_label(wrong_digit, (Layout("20", verify_check_digit=False),)) is not None
    assert read_label(label("20", 12345, 0)) is None
    for other in ("", "20123", label("48", 1, 1), "２０１２３４５００２５０７"):
        assert read_label(other, DEFAULT_LAYOUTS) is None


@given(st.text(max_size=4096))
def test_whatever_is_scanned_becomes_a_code_or_nothing(text: str) -> None:
    code = clean_code(text)
    assert len(code) <= MOST_CHARACTERS
    assert code.isprintable()
    read_label(code)


@given(st.text(max_size=20), st.integers(1, 10**7))
def test_a_mark_has_three_parts_people_can_read(till: str, number: int) -> None:
    made = mark(till, number, new_id())
    assert re.fullmatch(r"[0-9A-Za-zА-Яа-яІіЇїЄєҐґ]{1,12}-[0-9]+-[0-9a-f]{8}", made)


def test_a_mark_names_its_document() -> None:
    document_id = "9f1c2d3e-0000-4000-8000-000000000001"
    assert mark("K1", 1043, document_id) == "K1-1043-9f1c2d3e"
    assert mark("", 1, document_id) == "K-1-9f1c2d3e"
    assert len({new_id() for _ in range(1000)}) == 1000

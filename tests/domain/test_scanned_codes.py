"""Numbers of GS1, element strings, the table of in-store labels: what a scanned text says, and what it cannot."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import gs1, gtin
from app.domain.barcode import DEFAULT_LAYOUTS, LabelKind, Layout, check_digit, read_label
from app.domain.gs1 import SEPARATOR, Elements
from app.domain.label_table import DEFAULT, NONE, canonical, parse_label, parse_labels
from app.domain.scan import MOST_SCANNED, plain, readings
from app.errors import BadSettings

TODAY = date(2026, 11, 22)
GOODS = "04820000000017"
GS = SEPARATOR
SHAPES = ("010482000000001731{}{}{}", "(01){}{}{}", "02{}37{}\x1d10{}", "]C1{}{}{}", "]d2010482000000001710{}\x1d{}{}")


# ------------------------------------------------------------------ numbers


def test_other_spellings_are_one_number_and_a_box_is_another() -> None:
    assert gtin.forms("012345678905") == ["0012345678905", "00012345678905"]
    assert gtin.forms("96385074") == ["0000096385074", "000096385074", "00000096385074"]
    assert gtin.forms("14820000000017") == []
    assert gtin.forms("A2345678") == []
    assert gtin.forms("00000000") == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("01234505", "012000003455"),
        ("04252614", "042100005264"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234558", "012345000058"),
        ("01234598", "012345000096"),
    ],
)
def test_a_upc_e_is_its_upc_a(short: str, long: str) -> None:
    eleven = long[:11]
    long = f"{eleven}{check_digit(eleven)}"
    short = f"{short[:7]}{long[11]}"
    assert gtin.upc_a(short) == long
    assert f"0{long}" in gtin.forms(short)
    assert not gtin.misread(short)


@given(st.sampled_from(gtin.LENGTHS), st.integers(0, 10**13 - 1), st.data())
def test_one_wrong_digit_is_a_misread_code(length: int, number: int, data: st.DataObject) -> None:
    body = f"{number:013d}"[-(length - 1) :]
    code = f"{body}{check_digit(body)}"
    place, shift = data.draw(st.integers(0, length - 1)), data.draw(st.integers(1, 9))
    wrong = f"{code[:place]}{(int(code[place]) + shift) % 10}{code[place + 1 :]}"
    assert gtin.valid(code)
    assert not gtin.misread(code)
    assert gtin.misread(wrong) or gtin.upc_a(wrong) is not None


#: The second half in digits of other scripts: Python's own `isdigit` takes them.
NO_NUMBERS = ("", "482000", "48200000000178", "ABCDEFGH", "482000\u0660\u0661", "482000\uff10\uff11")


@pytest.mark.parametrize("code", NO_NUMBERS)
def test_what_is_no_number_was_not_misread(code: str) -> None:
    assert gtin.misread(code) is (code == "48200000000178")


# ------------------------------------------------------------------ element strings


def test_a_weighed_piece_with_its_price_and_last_day() -> None:
    read = gs1.read(f"01{GOODS}310300125017261130392201234{GS}10LOT 7{GS}21S-9", TODAY)
    assert read == Elements(
        GOODS,
        measure=Decimal("1.250"),
        unit="kg",
        price=Decimal("12.34"),
        expires=date(2026, 11, 30),
        batch="LOT 7",
        serial="S-9",
    )


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("3103001250", Elements(GOODS, measure=Decimal("1.25"), unit="kg")),
        ("3112000250", Elements(GOODS, measure=Decimal("2.5"), unit="m")),
        ("3141000250", Elements(GOODS, measure=Decimal("25"), unit="m2")),
        ("3153000700", Elements(GOODS, measure=Decimal("0.7"), unit="l")),
        ("3160000002", Elements(GOODS, measure=Decimal(2), unit="m3")),
        ("3123000250", Elements(GOODS)),
        ("3932980012345", Elements(GOODS, price=Decimal("123.45"))),
        ("3932978012345", Elements(GOODS)),
        ("37006", Elements(GOODS, count=6)),
        ("17260200", Elements(GOODS, expires=date(2026, 2, 28))),
        ("15251231", Elements(GOODS, best_before=date(2025, 12, 31))),
        ("17261332", Elements(GOODS)),
        ("17800101", Elements(GOODS, expires=date(1980, 1, 1))),
        ("10", Elements(GOODS)),
        ("3103001", Elements(GOODS)),
        ("XX", Elements(GOODS)),
        (f"9999{GS}37012", Elements(GOODS, count=12)),
        (f"8005000123{GS}4210804{GS}30{GS}", Elements(GOODS)),
    ],
)
def test_fields_after_the_goods(fields: str, wanted: Elements) -> None:
    for marked in gs1.SYMBOLOGIES:
        assert gs1.read(f"{marked}01{GOODS}{fields}", TODAY) == wanted


def test_a_wrong_check_digit_inside_an_element_string_is_seen() -> None:
    read = gs1.read(f"]C101{GOODS[:13]}83103001250", TODAY)
    assert read is not None
    assert not read.sound
    assert gs1.read(f"01{GOODS[:13]}83103001250", TODAY) is None, "without a mark it is no element string at all"


NAMES_NO_GOODS = ("", "4820000000017", f"01{GOODS}", "]C1", "]C121SERIAL", GS, f"]d210LOT01{GOODS}", f"10LOT{GS}01482",
                  f"]C101{GOODS}01{GOODS[:13]}8", f"]d2XX{GS}01{GOODS}")  # fmt: skip


@pytest.mark.parametrize("text", NAMES_NO_GOODS)
def test_what_names_no_goods_is_no_element_string(text: str) -> None:
    assert gs1.read(text, TODAY) is None


@pytest.mark.parametrize("text", [f"1730123101{GOODS}", f"10LOT01{GOODS}", f"2101{GOODS}"])
def test_digits_nobody_marked_are_an_element_string_only_when_the_goods_come_first(text: str) -> None:
    """A long number of the shop's own may have any fourteen digits behind an 01."""
    assert gs1.read(text, TODAY) is None


#: Elements in any order, each with what it says; those of no fixed length need a separator before the next.
FIELDS = (f"01{GOODS}", "17301231", "3103001250", f"10LOT 7{GS}", f"21S-9{GS}", f"392201234{GS}", f"37006{GS}")


@given(st.permutations(FIELDS), st.sampled_from(gs1.SYMBOLOGIES))
def test_the_goods_are_known_wherever_a_maker_put_them(fields: list[str], marked: str) -> None:
    wanted = Elements(
        GOODS, True, Decimal("1.250"), "kg", Decimal("12.34"), 6, date(2030, 12, 31), None, "LOT 7", "S-9"
    )
    assert gs1.read(marked + "".join(fields), TODAY) == wanted
    assert gs1.read("".join(fields), TODAY) == wanted, "separators are mark enough"


def test_the_goods_inside_a_box_are_known_behind_the_number_of_the_box() -> None:
    assert gs1.read(f"]C100{'0' * 18}02{GOODS}37012", TODAY) == Elements(GOODS, count=12)


@given(st.integers(2000, 2099), st.integers(0, 99))
def test_a_year_of_two_digits_is_the_nearest_one(now: int, year: int) -> None:
    read = gs1.read(f"]C101{GOODS}17{year:02d}0615", date(now, 1, 1))
    assert read is not None
    assert read.expires is not None
    assert read.expires.year % 100 == year
    assert -50 <= read.expires.year - now <= 50


@given(st.sampled_from(SHAPES), st.lists(st.text(max_size=40), min_size=3, max_size=3), st.dates())
def test_nothing_scanned_breaks_the_reading(shape: str, parts: list[str], today: date) -> None:
    text = shape.format(*parts)
    for reading in readings(text):
        gs1.read(reading, today)
        assert plain(reading).isprintable()
    assert len(readings("x" * 10_000)[0]) == MOST_SCANNED


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("4820000000017\r\n", ["4820000000017"]),
        ("]E04820000000017", ["4820000000017"]),
        ("їС14820", ["їС14820", "]C14820"]),
        ("ФФЕУ508932", ["ФФЕУ508932", "AATE508932"]),
        ("&é\"'(-è_ç&éàç", ["&é\"'(-è_ç&éàç", "1234567891209"]),
    ],
)
def test_a_text_is_tried_as_it_came_and_as_it_was_meant(text: str, codes: list[str]) -> None:
    assert [plain(reading) for reading in readings(text)] == codes


# ------------------------------------------------------------------ the table of labels


def test_the_table_that_is_there_at_first_is_the_recommended_one() -> None:
    assert parse_labels(DEFAULT) == DEFAULT_LAYOUTS
    assert parse_labels(NONE) == ()


def test_a_picture_of_digits_says_where_everything_is() -> None:
    assert parse_label("2 IIIIIIWWWWWC") == (Layout("2", 1, 6, 7, 5, LabelKind.WEIGHT, 1000, True),)
    assert parse_label("2 IIIIII WWWWW C") == parse_label("2 IIIIIIWWWWWC")
    assert parse_label("22 PPPPPIIIIIC /10") == (Layout("22", 7, 5, 2, 5, LabelKind.PRICE, 10, True),)
    assert parse_label("23 XIIIIXNNNNN") == (Layout("23", 3, 4, 8, 5, LabelKind.PIECES, 1, False),)
    assert parse_label("21…22 кккккцццццс /100") == (
        Layout("21", 2, 5, 7, 5, LabelKind.PRICE, 100, True),
        Layout("22", 2, 5, 7, 5, LabelKind.PRICE, 100, True),
    )
    assert canonical("20-29  кккккввввВс ;21 IIIIIPPPPPC/100") == "20-29 IIIIIWWWWWC; 21 IIIIIPPPPPC/100"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("", "row"),
        ("IIIIIWWWWWC", "row"),
        ("20 IIIIIIIIIIC", "row"),
        ("20 WWWWWWWWWWC", "row"),
        ("20 IIWWWIIWWWC", "row"),
        ("20 IIIIIWWPPPC", "row"),
        ("20 CIIIIIWWWWW", "row"),
        ("29-20 IIIIIWWWWWC", "row"),
        ("2-29 IIIIIWWWWWC", "row"),
        ("20 IIIIIWWWWWC /3", "row"),
        ("20 IIIIIWWWWC", "length"),
        ("200 IIIIIWWWWWC", "length"),
        (";".join(["20 IIIIIWWWWWC"] * 21), "many"),
    ],
)
def test_a_row_that_cannot_be_is_refused(row: str, code: str) -> None:
    with pytest.raises(BadSettings) as caught:
        parse_labels(row)
    assert (caught.value.name, caught.value.code) == ("labels", code)


@given(st.text(max_size=60))
def test_any_text_is_a_table_or_is_refused(text: str) -> None:
    try:
        layouts = parse_labels(text)
    except BadSettings:
        return
    assert parse_labels(canonical(text)) == layouts


@given(st.integers(0, 99999), st.integers(1, 99999))
def test_a_label_read_by_its_picture_says_what_was_printed(item: int, value: int) -> None:
    twelve = f"25{item:05d}{value:05d}"
    found = read_label(f"{twelve}{check_digit(twelve)}", parse_labels("25 IIIIIPPPPPC /100"))
    assert found is not None
    assert (found.item, found.value) == (f"{item:05d}", Decimal(value) / 100)

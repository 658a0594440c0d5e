"""Row 20: a card number never stays in a text, and no bar code, fiscal number, IBAN or id is harmed by that."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from helpers import demo, slips
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.barcode import check_digit
from app.domain.card_number import discreet, without_cards
from app.domain.product import Product
from app.store.codec import decode, encode, pack

CARDS = (
    "4111111111111111", "5555555555554444", "2223003122003222", "6011111111111117", "3530111333300000",
    "378282246310005", "30569309025904", "4222222222222", "6759649826438453", "9804111111111111119",
)  # fmt: skip


def luhn(digits: str) -> str:
    """The digit that makes a card number of these."""
    total = sum(
        sum(divmod(int(sign) * 2, 10)) if place % 2 == 0 else int(sign) for place, sign in enumerate(reversed(digits))
    )
    return str(-total % 10)


@pytest.mark.parametrize("card", [one for one in CARDS if len(one) != 19])
@pytest.mark.parametrize("shape", ["{}", "картка {}.", "x{}y", "№{},", "\u00a0{}\n"])
def test_a_card_number_keeps_its_last_four_digits_only(card: str, shape: str) -> None:
    hidden = without_cards(shape.format(card))
    assert card not in hidden
    assert hidden == shape.format("*" * (len(card) - 4) + card[-4:])


@given(st.integers(4 * 10**14, 6 * 10**14 - 1), st.sampled_from([" ", "-", "\u00a0"]))
def test_groups_of_four_are_no_hiding_place(start: int, between: str) -> None:
    digits = f"{start}{luhn(str(start))}"
    grouped = between.join(digits[at : at + 4] for at in range(0, 16, 4))
    for text in (digits, grouped, f"оплата {grouped} вчора"):
        assert digits[:12] not in "".join(sign for sign in without_cards(text) if sign.isdigit())


@given(st.integers(0, 10**12 - 1))
@example(400000000000)
@example(482002470001)
def test_no_ean_13_is_harmed(start: int) -> None:
    code = f"{start:012}"
    code += str(check_digit(code))
    assert without_cards(f"код {code}") == f"код {code}"


@given(st.integers(0, 10**13 - 1))
@example(3056930902590)
def test_no_gtin_14_is_harmed(start: int) -> None:
    code = f"{start:013}"
    code += str(check_digit(code))
    assert without_cards(code) == code


@pytest.mark.parametrize(
    "text",
    [
        "UA213223130000026007233566001",
        "UA21 3223 1300 0002 6007 2335 6600 1",
        "16773376 ФН 4000026885",
        "380671239874",
        "1763812345678",
        "20261122143907",
        "2026-11-22 06:00:00",
        "12345678-1234-4123-8123-123456789012",
        "1438.00 + 259.90",
        "4111111111111112",
        "0000000000000000",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_cards(text) == text


@given(st.uuids(version=4))
@example(UUID("a1234567-1234-4123-8123-12345678abcd"))
def test_no_id_is_harmed(made: UUID) -> None:
    goods = demo.PRODUCTS[0]
    document = replace(slips.document(), id=str(made), related_id=str(made), shift_id=str(made))
    assert discreet(document) is document
    assert discreet(replace(goods, id=str(made))).id == str(made)


def test_a_bar_code_that_is_a_card_number_by_chance_stays_a_bar_code() -> None:
    goods = replace(demo.PRODUCTS[0], barcode=CARDS[0], sku=CARDS[1])
    assert discreet(goods) is goods
    assert decode(Product, encode(goods)) == goods


@pytest.mark.parametrize("card", CARDS[:8])
def test_what_the_store_writes_has_no_card_number(card: str) -> None:
    document = slips.document()
    items = (replace(document.items[0], name=f"Торт {card}", comment=card), *document.items[1:])
    payment = replace(document.payments[0], pan=card, extra={"note": f"pan {card}"})
    typed = replace(document, reason=f"за карткою {card}", items=items, payments=(payment,), cashier_name=card)
    for text in (encode(typed), pack(typed)):
        assert card not in text
        assert text.count(card[-4:]) >= 5, "the last four stay, wherever it stood"


def test_a_terminal_s_card_number_is_hidden_whatever_its_check_digit_says() -> None:
    document = slips.document()
    payment = replace(document.payments[0], pan="4111111111111112")
    assert discreet(replace(document, payments=(payment,))).payments[0].pan == "************1112"
    shown = replace(payment, pan="414943******1234")
    assert discreet(shown) is shown


def test_what_has_none_is_the_same_object() -> None:
    document = slips.document()
    assert discreet(document) is document

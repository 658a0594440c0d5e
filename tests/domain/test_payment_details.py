"""RRN, authorisation code, references: what is typed of a payment made beside the till."""

from __future__ import annotations

import pytest

from app.domain.means import Ask, MeansRules, is_iban
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details, checked_details
from app.errors import RuleBroken

CARD, IBAN, TRANSFER = PaymentMeans.CARD, PaymentMeans.IBAN, PaymentMeans.CARD_TRANSFER


def refused(means: PaymentMeans, typed: Details, *, demanded: bool = True) -> str:
    with pytest.raises(RuleBroken) as caught:
        checked_details(means, typed, demanded=demanded)
    return caught.value.rule


def test_a_slips_numbers_are_taken_as_they_are_written_on_it() -> None:
    kept = checked_details(CARD, Details(" 4318 0742 0927 ", " ab12c3 "), demanded=True)
    assert kept == Details("431807420927", "AB12C3")


@pytest.mark.parametrize(
    "rrn",
    [
        "1",
        "43180742092",
        "4318074209271",
        "43180742092A",
        "РРН431807420",
        "431807420९27",
        "-31807420927",
        "0x1A2B3C4D5E",
    ],
)
def test_another_form_of_rrn_is_refused(rrn: str) -> None:
    assert refused(CARD, Details(rrn, "238017")) in ("rrn_bad", "card_typed")


@pytest.mark.parametrize("code", ["1", "23801", "2380171", "АБ1234", "12 34", "12_456"])
def test_another_form_of_authorisation_code_is_refused(code: str) -> None:
    assert refused(CARD, Details("431807420927", code)) == "approval_bad"


def test_what_is_demanded_must_be_there() -> None:
    assert refused(CARD, Details("", "238017")) == "rrn_missing"
    assert refused(CARD, Details("431807420927", " ")) == "approval_missing"
    assert refused(IBAN, Details(payer="ФОП")) == "reference_missing"
    assert checked_details(CARD, Details(), demanded=False) == Details()
    assert checked_details(IBAN, Details(), demanded=False) == Details()


@pytest.mark.parametrize("number", ["4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444"])
@pytest.mark.parametrize("field", ["rrn", "approval_code", "reference", "payer"])
@pytest.mark.parametrize("means", [CARD, IBAN, TRANSFER])
def test_a_pasted_card_number_is_refused_in_every_field(number: str, field: str, means: PaymentMeans) -> None:
    assert refused(means, Details(**{field: number}), demanded=False) == "card_typed"


def test_a_card_number_with_a_slip_of_the_finger_is_one_all_the_same() -> None:
    assert refused(CARD, Details("4111111111111112", "238017")) == "card_typed"


def test_a_reference_is_short_and_printable() -> None:
    kept = checked_details(IBAN, Details(reference=" 2311-0042 ", payer="  ФОП   Мельник "), demanded=True)
    assert kept == Details(reference="2311-0042", payer="ФОП Мельник")
    assert refused(TRANSFER, Details(reference="я" * 61)) == "reference_bad"
    assert refused(TRANSFER, Details(reference="a\u202eb")) == "reference_bad"


def test_details_of_other_means_are_left_out() -> None:
    typed = Details("431807420927", "238017", "2311", "ФОП")
    assert checked_details(PaymentMeans.CASH, typed, demanded=True) == Details()
    assert checked_details(TRANSFER, typed, demanded=True) == Details(reference="2311", payer="ФОП")


def test_nothing_is_asked_of_cash_and_of_the_driven_terminal() -> None:
    rules = MeansRules(card=Ask.DEMANDED, iban=Ask.OFF)
    assert [rules.ask(means) for means in PaymentMeans] == [Ask.OFF, Ask.DEMANDED, Ask.OFF, Ask.OFF, Ask.ASKED]


@pytest.mark.parametrize("text", ["UA213223130000026007233566001", "ua21 3223 1300 0002 6007 2335 6600 1"])
def test_an_iban_with_its_check_digits_is_one(text: str) -> None:
    assert is_iban(text)


@pytest.mark.parametrize(
    "text", ["", "UA213223130000026007233566002", "UA21322313000002600723356600", "DE89370400440532013000", "UA21 3223"]
)
def test_a_mistyped_iban_is_none(text: str) -> None:
    assert not is_iban(text)

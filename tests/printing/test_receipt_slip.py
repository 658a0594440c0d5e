"""What domain.md 5 demands of a slip, whatever the mockups say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from helpers import slips as made
from helpers.golden import slips

from app.domain.document import DocumentKind, JournalEntry
from app.domain.printjob import JobKind, PrintJob
from printing.job_slip import bare_slip, document_slip, report_slip
from printing.preview import plain_text
from printing.profiles import DEFAULT, profile
from printing.receipt_slip import masked, receipt_slip
from printing.slip import Qr, Slip
from printing.words import amount, measure, short_name


def lines(slip: Slip) -> list[str]:
    return [line.strip() for line in plain_text(slip, DEFAULT).splitlines()]


def job(kind: JobKind, *, copy: bool = False) -> PrintJob:
    return PrintJob("j1", kind, None, "", copy, made.AT)


@pytest.mark.parametrize("name", sorted(slips()))
def test_every_slip_says_top_and_bottom_that_it_is_not_fiscal(name: str) -> None:
    text = lines(slips()[name])
    assert text.count("НЕФІСКАЛЬНИЙ ДОКУМЕНТ") == 2
    assert text[-1] == "НЕФІСКАЛЬНИЙ ДОКУМЕНТ"
    assert not any("ФІСКАЛЬНИЙ ЧЕК" in line for line in text)


def test_worked_example_of_the_national_banks_rounding() -> None:
    """domain.md 2: 79.83, rounded to 10 kopecks, 100 handed over."""
    cash = replace(made.document().payments[0], amount=Decimal("79.80"), change=Decimal("20.20"), tendered=Decimal(100))
    document = made.document((made.item("Сир", "79.83"),), (cash,), payable=Decimal("79.80"), rounding=Decimal("-0.03"))
    text = [" ".join(line.split()) for line in lines(receipt_slip(document, None, made.PLACE))]
    start = text.index("СУМА 79,83")
    assert text[start + 2 : start + 4] == ["ЗАОКРУГЛЕННЯ -0,03", "ДО СПЛАТИ 79,80"]
    assert text[start + 5 : start + 7] == ["ГОТІВКА 100,00", "РЕШТА 20,20"]


@pytest.mark.parametrize(
    ("number", "registrar", "training", "links"),
    [("16773376", "4000026885", False, 1), (None, "4000026885", False, 0), ("16773376", None, False, 0),
     ("16773376", "4000026885", True, 0)],
)  # fmt: skip
def test_link_of_the_tax_cabinet_only_with_both_numbers_and_never_in_training(
    number: str | None, registrar: str | None, training: bool, links: int
) -> None:
    delivery = replace(made.FISCAL, fiscal_number=number, registrar=registrar)
    place = replace(made.PLACE, registrar="")
    slip = receipt_slip(made.document(training=training), delivery, place)
    assert len([part for part in slip.parts if isinstance(part, Qr)]) == links
    assert ("Очікує фіскалізації" in lines(slip)) is (number is None)


def test_link_has_the_shape_of_the_tax_cabinet_in_kyiv_time() -> None:
    fiscal_at = datetime(2026, 6, 30, 22, 5, 9, tzinfo=UTC)
    slip = receipt_slip(made.document(), replace(made.FISCAL, fiscal_at=fiscal_at), made.PLACE)
    (code,) = [part for part in slip.parts if isinstance(part, Qr)]
    assert code.data == (
        "https://cabinet.tax.gov.ua/cashregs/check?fn=4000026885&id=16773376&date=20260701&time=010509&sm=614.50"
    )


@pytest.mark.parametrize(
    ("pan", "shown"),
    [("4149490011223344", "414949******3344"), ("4149 4900 1122 3344", "4149 49** **** 3344"),
     ("414949******3344", "414949******3344"), ("*3344", "*3344"), ("", "")],
)  # fmt: skip
def test_card_number_is_masked(pan: str, shown: str) -> None:
    assert masked(pan) == shown


def test_copy_and_training_are_marked_and_only_then() -> None:
    plain = lines(receipt_slip(made.document(), made.FISCAL, made.PLACE))
    assert "КОПІЯ" not in plain
    assert "НАВЧАННЯ" not in plain
    both = lines(receipt_slip(made.document(training=True), None, made.PLACE, copy=True))
    assert "КОПІЯ" in both
    assert both.count("НАВЧАННЯ") == 2


def test_shop_without_vat_has_another_kind_of_tax_number() -> None:
    text = lines(receipt_slip(made.document(taxes=()), None, replace(made.PLACE, vat_payer=False)))
    assert "ІД 301240526541" in text
    assert not any("ПДВ" in line for line in text)


def test_discounts_on_lines_and_on_the_receipt_are_told_apart() -> None:
    document = made.document(total=Decimal("604.52"), payable=Decimal("604.50"), receipt_discount=Decimal("10.00"))
    text = [" ".join(line.split()) for line in lines(receipt_slip(document, None, made.PLACE))]
    start = text.index("СУМА БЕЗ ЗНИЖКИ 633,51")
    assert text[start + 1 : start + 4] == ["ЗНИЖКА -28,99", "у т. ч. на чек -10,00", "СУМА 604,52"]


def test_each_kind_of_document_gets_its_own_slip() -> None:
    for kind, title in (
        (DocumentKind.SERVICE_INPUT, "СЛУЖБОВЕ ВНЕСЕННЯ"),
        (DocumentKind.SERVICE_OUTPUT, "СЛУЖБОВА ВИДАЧА"),
        (DocumentKind.REFUND, "ПОВЕРНЕННЯ"),
        (DocumentKind.CANCEL, "ВІДМІНА"),
        (DocumentKind.CASH_ISSUE, "ВИДАЧА ГОТІВКИ"),
    ):
        entry = JournalEntry(made.service(kind, "50.00", "Розмін"), made.WAITING)
        assert title in lines(document_slip(entry, made.PLACE))


def test_drawer_opens_with_a_sale_and_never_with_its_copy() -> None:
    entry = JournalEntry(made.document(), made.WAITING)
    assert document_slip(entry, made.PLACE, drawer=True).drawer
    assert not document_slip(entry, made.PLACE, drawer=True, copy=True).drawer
    assert not document_slip(entry, made.PLACE).drawer


def test_jobs_without_document_have_their_slips() -> None:
    assert bare_slip(job(JobKind.DRAWER), DEFAULT, made.PLACE, made.AT) == Slip(drawer=True)
    assert "ПРОБНИЙ ДРУК" in lines(bare_slip(job(JobKind.TEST), profile("xprinter-58"), made.PLACE, made.AT))
    assert "X-ЗВІТ" in lines(report_slip(JobKind.X_REPORT, made.report(), made.PLACE, undelivered=0))
    close = lines(report_slip(JobKind.SHIFT_CLOSE, made.closed_report(), made.PLACE, undelivered=3, copy=True))
    assert "ЗАКРИТТЯ ЗМІНИ" in close
    assert "КОПІЯ" in close
    assert any(line.split() == ["Не", "надіслано", "документів", "3"] for line in close)


@pytest.mark.parametrize(
    ("value", "grouped", "text"),
    [
        ("614.5", False, "614,50"),
        ("26277.17", True, "26 277,17"),
        ("26277.17", False, "26277,17"),
        ("-0.004", False, "0,00"),
        ("-15015.7", True, "-15 015,70"),
    ],
)
def test_sums(value: str, grouped: bool, text: str) -> None:
    assert amount(Decimal(value), grouped=grouped) == text


def test_quantities_and_names() -> None:
    assert measure(Decimal("2.000")) == "2"
    assert measure(Decimal("10")) == "10"
    assert measure(Decimal("0.5"), places=3) == "0,500"
    assert short_name("Олена Коваль") == "Коваль О."
    assert short_name("Коваль О.") == "Коваль О."
    assert short_name("Олена") == "Олена"

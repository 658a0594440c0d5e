"""The store keeps values as JSON: what comes back is what went in, to the kopeck and the second."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

from helpers.trade import MORNING, amounts, document, receipts, shift
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.payment import Payment, PaymentMeans
from app.domain.product import KILOGRAM
from app.domain.receipt import Receipt
from app.domain.report import XReport, x_report
from app.domain.shift import Shift
from app.domain.tax import TaxRules, taxes

DOCUMENTS, RECEIPTS = TypeAdapter(Document), TypeAdapter(Receipt)
SHIFTS, REPORTS = TypeAdapter(Shift), TypeAdapter(XReport)


@given(receipts())
def test_a_receipt_comes_back(made: Receipt) -> None:
    back = RECEIPTS.validate_json(RECEIPTS.dump_json(made))
    assert back == made
    assert back.totals(TaxRules()) == made.totals(TaxRules())


@given(st.sampled_from(DocumentKind), amounts, st.text(max_size=30))
def test_a_document_comes_back(kind: DocumentKind, total: Decimal, text: str) -> None:
    line = DocumentItem(
        text, Decimal("1.10"), Decimal("0.441"), KILOGRAM, total, total, letters="ЗА", stamps=("AATE1",)
    )
    card = Payment("p", PaymentMeans.CARD, total, MORNING, rrn="1", extra={"слово": text})
    made = document(kind, total, items=(line,), taxes=taxes([(6, total)], TaxRules()), payments=(card,), reason=text)
    back = DOCUMENTS.validate_json(DOCUMENTS.dump_json(made))
    assert back == made
    assert back.created_at.utcoffset() == timedelta(0)
    assert str(back.total) == str(made.total)


def test_sums_are_texts_in_json_never_numbers() -> None:
    """A number of JSON is a float to most readers."""
    body = json.loads(DOCUMENTS.dump_json(document(DocumentKind.SALE, Decimal("0.10"))))
    assert body["total"] == "0.10"
    assert body["kind"] == 0


def test_a_shift_and_its_report_come_back() -> None:
    made = shift("150.50")
    report = x_report(made, [document(DocumentKind.SALE, Decimal("10.00"))], MORNING)
    assert SHIFTS.validate_json(SHIFTS.dump_json(made)) == made
    assert REPORTS.validate_json(REPORTS.dump_json(report)) == report
    assert REPORTS.validate_json(REPORTS.dump_json(report)).drawer == Decimal("160.50")


def test_a_report_kept_before_there_were_operations_and_cashiers_is_read() -> None:
    """A slip may wait for paper over an update."""
    report = x_report(shift(), [document(DocumentKind.SALE, Decimal("10.00"))], MORNING)
    old = json.loads(REPORTS.dump_json(report))
    del old["operations"], old["cashiers"]
    old["hours"] = [{"hour": 8, "amount": "10.00"}]
    read = REPORTS.validate_python(old)
    assert (read.operations, read.cashiers, read.sales) == ((), (), report.sales)

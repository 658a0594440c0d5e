"""Every kind of slip, as first print and as copy, in training and not, with a fiscal number and without: what it calls
itself is what the law and domain.md 5 want of it, at every width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from helpers import slips as made
from helpers.golden import AUDIT_HEAD, PROFILES

from app.domain.document import Delivery, Document, DocumentKind, JournalEntry
from app.domain.printjob import JobKind, PrintJob
from printing.job_slip import bare_slip, document_slip, report_slip
from printing.order_slip import order_slip
from printing.preview import plain_text
from printing.slip import Picture, Qr, Slip
from printing.terminal_slip import terminal_slip, with_terminal
from printing.z_slip import z_slip

#: (copy, training, fiscal) → the slip.
Make = Callable[[bool, bool, bool], Slip]


def of(document: Document) -> Make:
    def make(copy: bool, training: bool, fiscal: bool) -> Slip:
        delivery: Delivery = made.FISCAL if fiscal else made.WAITING
        return document_slip(JournalEntry(replace(document, training=training), delivery), made.PLACE, copy=copy)

    return make


def report(kind: JobKind) -> Make:
    def make(copy: bool, training: bool, fiscal: bool) -> Slip:
        given = made.closed_report() if kind is JobKind.SHIFT_CLOSE else made.report()
        head = (1234, AUDIT_HEAD)
        return report_slip(kind, given, made.PLACE, undelivered=1, audit_head=head, training=training, copy=copy)

    return make


SERVICES = (DocumentKind.SERVICE_INPUT, DocumentKind.SERVICE_OUTPUT, DocumentKind.CASH_ISSUE)
#: What the server numbers, and what it never will.
NUMBERED: dict[str, Make] = {
    "sale": of(made.document()),
    "card sale": of(made.card_sale()),
    "sale with the terminal's text": lambda copy, training, fiscal: with_terminal(
        of(made.card_sale())(copy, training, fiscal), [made.terminal_report().text]
    ),
    "refund": of(made.refund()),
    "cancel": of(replace(made.refund(), kind=DocumentKind.CANCEL)),
    **{kind.name: of(made.service(kind, "50.00", "Розмін")) for kind in SERVICES},
}
UNNUMBERED: dict[str, Make] = {
    "held": of(made.held()),
    "handed": of(made.handed()),
    "X": report(JobKind.X_REPORT),
    "shift close": report(JobKind.SHIFT_CLOSE),
    "terminal": lambda copy, training, fiscal: terminal_slip(
        made.terminal_report(), made.PLACE, copy=copy, training=training
    ),
    "order": lambda copy, training, fiscal: order_slip(replace(made.order(), training=training), copy=copy),
    "Z": lambda copy, training, fiscal: z_slip(made.z_report(), made.PLACE, training=training),
    "trial": lambda copy, training, fiscal: bare_slip(
        PrintJob("1", JobKind.TEST, None, "", copy, made.AT), PROFILES[48], made.PLACE, made.AT, training=training
    ),
}
ALL = NUMBERED | UNNUMBERED
CASES = list(product((False, True), repeat=3))


@pytest.mark.parametrize(("copy", "training", "fiscal"), CASES)
@pytest.mark.parametrize("name", ALL)
def test_a_slip_says_what_it_is(name: str, copy: bool, training: bool, fiscal: bool) -> None:
    for columns in PROFILES:
        says_what_it_is(ALL[name](copy, training, fiscal), name, copy, training, fiscal, columns)


def says_what_it_is(slip: Slip, name: str, copy: bool, training: bool, fiscal: bool, columns: int) -> None:
    text = [line.strip() for line in plain_text(slip, PROFILES[columns]).splitlines()]
    words = [line for line in text if line and not line.startswith("[")]
    assert text.count("НЕФІСКАЛЬНИЙ ДОКУМЕНТ") == 2
    titled = next(place for place, line in enumerate(words) if line == "НЕФІСКАЛЬНИЙ ДОКУМЕНТ")
    assert titled <= 8, "at the top"
    assert words[-1] == "НЕФІСКАЛЬНИЙ ДОКУМЕНТ", "and at the bottom"
    assert not any("ФІСКАЛЬНИЙ ЧЕК" in line.upper() for line in text)
    assert text.count("КОПІЯ") == (1 if name == "Z" or (copy and name != "trial") else 0)
    assert text.count("НАВЧАННЯ") == (2 if training else 0)
    numbered = name in NUMBERED
    assert text.count("Очікує фіскалізації") == (1 if numbered and not fiscal else 0)
    assert any("16773376" in line and "Фіскальний номер чека" in line for line in text) is (numbered and fiscal)
    codes = [part for part in slip.parts if isinstance(part, Qr)]
    receipt = numbered and name not in ("SERVICE_INPUT", "SERVICE_OUTPUT")
    links = [code for code in codes if "tax.gov.ua" in code.data]
    assert len(links) == (1 if receipt and fiscal and not training else 0), "a link only to what the tax office has"


@pytest.mark.parametrize("name", ALL)
def test_a_copy_never_opens_the_drawer(name: str) -> None:
    assert not ALL[name](True, False, True).drawer


def test_every_kind_of_document_and_job_is_walked_here() -> None:
    kinds = {name.upper().split()[0] for name in ALL}
    assert kinds >= {kind.name for kind in DocumentKind}
    jobs = {
        "X_REPORT": "X",
        "SHIFT_CLOSE": "SHIFT",
        "TEST": "TRIAL",
        "SERVICE": "SERVICE_INPUT",
        "DRAWER": "",
        "Z_COPY": "Z",
    }
    assert {jobs.get(kind.name, kind.name) for kind in JobKind} - {""} <= kinds


def test_the_shop_s_picture_stands_above_its_name() -> None:
    slip = document_slip(JournalEntry(made.document(), made.FISCAL), replace(made.PLACE, logo=b"png"))
    assert slip.parts[0] == Picture(b"png")
    assert Picture not in {type(part) for part in order_slip(made.order()).parts}

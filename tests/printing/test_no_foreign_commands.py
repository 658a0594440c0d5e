"""reliability.md 15: titles, names and the server's words never become commands of the printer.

The stream is read by an independent reader that stops at anything the till has no business sending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

import pytest
from helpers import slips as made
from helpers.escpos_reader import Foreign, read
from helpers.hostile_strings import ATTACKS, hostile_strings
from helpers.read_back import folded, lines_of
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import DocumentKind, JournalEntry
from app.domain.printjob import JobKind, PrintJob
from app.domain.terminal_report import TerminalReport
from printing.encode import Encoder
from printing.job_slip import bare_slip, document_slip, report_slip
from printing.order_slip import order_slip
from printing.profiles import BUILT_IN, Profile, adjusted, profile
from printing.receipt_slip import receipt_slip
from printing.slip import Barcode, Pair, Qr, Slip, Text
from printing.terminal_slip import terminal_slip, with_terminal
from printing.z_slip import z_slip

hostile = st.lists(
    st.one_of(st.sampled_from(ATTACKS), st.text(max_size=12), st.text(alphabet=st.characters(max_codepoint=0x9F))),
    max_size=5,
).map("".join)

PROFILES = [
    profile("generic-80"),
    profile("generic-58"),
    adjusted(profile("xprinter-80"), code_page="cp1125"),
    adjusted(profile("epson-tm-t88"), code_page="cp866"),
]
#: Every built-in printer, by each page it has and in pictures.
EVERYWHERE = [
    adjusted(known, code_page=page) for known in BUILT_IN for page in (*known.tables, "raster") if page != "raster"
] + [profile("raster-80"), profile("raster-58")]
#: What a slip of the parts below may contain, besides text.
LAWFUL = {"init", "chinese_off", "table", "bold", "size", "align", "qr", "barcode", "picture", "cut", "feed",
          "bar_height", "bar_width", "bar_text"}  # fmt: skip


def check(slip: Slip, known: Profile) -> None:
    paper = read(Encoder(known).encode(slip))
    assert set(paper.commands) <= LAWFUL
    assert paper.commands.count("init") == 1
    assert paper.commands[0] == "init"
    assert paper.commands.count("table") == (0 if known.page is None else 1)
    assert paper.pulses == 0
    assert paper.cuts == int(known.cutter)
    assert paper.commands[-1] in {"cut", "feed"}
    assert paper.commands.count("feed") == int(not known.cutter)


@settings(max_examples=1000)
@given(hostile, hostile, hostile, hostile, hostile, st.sampled_from(PROFILES))
def test_five_thousand_hostile_strings_put_no_foreign_command_on_the_wire(
    title: str, left: str, right: str, qr: str, code: str, known: Profile
) -> None:
    parts = (Text(title, bold=True, tall=True, wide=True), Pair(left, right, tall=True), Qr(qr), Barcode(code))
    check(Slip(parts), known)


@given(hostile, hostile)
def test_drawn_slips_carry_no_text_at_all(title: str, right: str) -> None:
    known = profile("raster-80")
    slip = Slip((Text(title), Pair("Сума", right)))
    check(slip, known)
    assert not read(Encoder(known).encode(slip)).lines


@given(hostile, hostile, hostile)
def test_receipt_of_hostile_words(name: str, word: str, reason: str) -> None:
    line = replace(made.GOODS[0], name=name, letters=word, stamps=(word,))
    place = replace(made.PLACE, shop_title=name, address=word, footer=(word, name), terminal_name=word)
    card = replace(made.card_sale().payments[0], rrn=word, pan=name, extra={"acquirer": word})
    document = replace(made.document((line,)), cashier_name=name, reason=reason, payments=(card,))
    fiscal = replace(made.FISCAL, fiscal_number=word or "1", registrar=name)
    check(receipt_slip(document, fiscal, place), profile("generic-80"))


def poisoned(value: Any, words: Iterator[str]) -> Any:
    """The value with a hostile word in every text of it, however deep."""
    if type(value) is str:
        return next(words)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: poisoned(getattr(value, one.name), words) for one in fields(value)})
    if isinstance(value, tuple):
        return tuple(poisoned(one, words) for one in value)
    if isinstance(value, dict):
        return {key: poisoned(one, words) for key, one in value.items()}
    return value


def every_slip(words: Iterator[str]) -> Iterator[tuple[str, Slip]]:
    """Each kind of paper the till makes, every text of it hostile."""
    place = poisoned(made.PLACE, words)
    known = profile("generic-80")
    kinds = (made.document, made.card_sale, made.refund)
    services = (DocumentKind.SERVICE_INPUT, DocumentKind.SERVICE_OUTPUT, DocumentKind.CASH_ISSUE)
    documents = [make() for make in kinds] + [made.service(kind, "5.00", "x") for kind in services]
    for document in documents:
        entry = JournalEntry(poisoned(document, words), poisoned(made.FISCAL, words))
        for copy in (False, True):
            yield f"{document.kind.name} copy={copy}", document_slip(entry, place, copy=copy)
    for document in (made.held(), made.handed()):
        entry = JournalEntry(poisoned(document, words), made.WAITING)
        yield document.kind.name, document_slip(entry, place)
    yield "ORDER", order_slip(poisoned(made.order(), words))
    for kind, report in ((JobKind.X_REPORT, made.report()), (JobKind.SHIFT_CLOSE, made.closed_report())):
        head = (1234, next(words))
        paper = report_slip(kind, poisoned(report, words), place, undelivered=2, audit_head=head, training=True)
        yield kind.name, paper
    told = TerminalReport(True, "\n".join(next(words) for _ in range(4)), made.AT, next(words), 7)
    for copy in (False, True):
        yield "TERMINAL", terminal_slip(told, place, copy=copy, training=True)
    yield "SALE with a terminal's", with_terminal(document_slip(entry, place), [told.text])
    yield "Z", z_slip(poisoned(made.z_report(), words), place)
    yield "TRIAL", bare_slip(PrintJob("1", JobKind.TEST, None, "", False, made.AT), known, place, made.AT)


@given(st.lists(hostile, min_size=12, max_size=12))
def test_every_kind_of_slip_with_hostile_words_in_every_text(words: list[str]) -> None:
    for name, slip in every_slip(cycle(words)):
        paper = read(Encoder(profile("generic-80")).encode(slip))
        assert set(paper.commands) <= LAWFUL, name
        assert paper.pulses == 0, name


@pytest.mark.parametrize("part", range(20))
def test_five_thousand_strings_in_every_text_of_every_kind_of_slip(part: int) -> None:
    """Each field of each slip gets every one of them, fifty at a time, through each printer in turn."""
    strings = hostile_strings()[part * 250 : (part + 1) * 250]
    assert len(strings) == 250
    for turn in range(5):
        known = EVERYWHERE[(part * 5 + turn) % len(EVERYWHERE)]
        printer = Encoder(known)
        words = " ".join(strings[turn * 50 : (turn + 1) * 50])
        for name, slip in every_slip(cycle([words])):
            paper = read(printer.encode(slip))
            assert set(paper.commands) <= LAWFUL, (name, known.name)
            assert paper.commands.count("init") == 1, (name, known.name)
            assert paper.pulses == 0, (name, known.name)
            assert paper.cuts == int(known.cutter), (name, known.name)


def test_five_thousand_strings_are_five_thousand() -> None:
    strings = hostile_strings()
    assert len(strings) == 5000
    assert len(set(strings)) > 4500
    assert sum(any(char < " " for char in one) for one in strings) > 3000


@pytest.mark.parametrize("known", BUILT_IN, ids=lambda known: known.name)
def test_title_of_five_hundred_characters_loses_no_letter_and_no_sum(known: Profile) -> None:
    title = " ".join(f"Слово{n}зʼєднане" for n in range(30))[:500]
    slip = Slip((Pair(title, "12 345,67 ЗА"), Text(title, bold=True, tall=True, wide=True)))
    found = [seen for _, seen in lines_of(Encoder(known).encode(slip), slip, known)]
    whole = "".join(line.strip() for line in found)
    flat = title.replace(" ", "").replace("ʼ", "").replace("-", "")
    said = folded(whole).translate(str.maketrans("", "", " '’-"))
    assert said == folded(flat) + folded("12345,67ЗА") + folded(flat)
    assert any(folded(line).endswith(folded("345,67 ЗА")) for line in found)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("м\u200bо\u200dл\ufeffоко", "молоко"),
        ("и\u0306од", "йод"),
        ("Е\u0308лка", "Ёлка"),
        ("кофе\u0301", "кофе"),
        ("\u202eокат\u202c \u2066ні\u2069", "окат ні"),
        ("а" + "\u0301" * 300 + "б", "аб"),
        ("Z\u0335\u0321a\u0321lgo", "Zalgo"),
    ],
)
def test_invisible_and_combining_signs_leave_legible_words(text: str, printed: str) -> None:
    known = profile("generic-80")
    assert [line.decode("cp1251") for line in read(Encoder(known).encode(Slip((Text(text),)))).lines] == [printed]


@pytest.mark.parametrize("qr", ["command", "picture"])
def test_code_of_letters_no_code_takes_says_what_is_left_or_nothing(qr: str) -> None:
    """A QR by command and as a picture says the same."""
    known = replace(profile("generic-80"), qr=qr)  # type: ignore[arg-type]
    link = "https://cabinet.tax.gov.ua/?fn=1&назва=Їжа\x1bp&id=2"
    paper = read(Encoder(known).encode(Slip((Qr(link), Qr("Їжа\u202e"), Barcode("чек")))))
    kept = "https://cabinet.tax.gov.ua/?fn=1&=p&id=2"
    assert paper.qr == ([kept.encode()] if qr == "command" else [])
    assert paper.barcodes == []
    only = read(Encoder(known).encode(Slip((Qr(kept),))))
    assert paper.pictures == only.pictures


def test_every_kind_of_job_has_its_slip_here() -> None:
    """A new kind of paper is to be attacked too."""
    told = {name.split()[0] for name, _ in every_slip(cycle(["x"]))}
    assert {
        "SALE",
        "REFUND",
        "SERVICE_INPUT",
        "SERVICE_OUTPUT",
        "CASH_ISSUE",
        "X_REPORT",
        "SHIFT_CLOSE",
        "Z",
        "TERMINAL",
        "HELD",
        "HANDED",
        "ORDER",
    } <= told
    assert {kind.name for kind in JobKind} <= {
        "SALE",
        "REFUND",
        "SERVICE",
        "X_REPORT",
        "SHIFT_CLOSE",
        "Z_COPY",
        "TEST",
        "DRAWER",
        "TERMINAL",
        "HELD",
        "ORDER",
    }


@pytest.mark.parametrize("command", ["\x1bp\x00\x19\xfa", "\x1dV\x00", "\x10\x14", "\x07", "\x1b(A"])
def test_reader_itself_stops_at_a_foreign_command(command: str) -> None:
    """The drawer's pulse is known to the reader and counted; the rest is refused."""
    stream = b"\x1b@" + command.encode("latin-1") + b"\n"
    if command.startswith("\x1bp"):
        assert read(stream).pulses == 1
    else:
        with pytest.raises(Foreign):
            read(stream)

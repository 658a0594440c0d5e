"""reliability.md 15: titles, names and the server's words never become commands of the printer.

The stream is read by an independent reader that stops at anything the till has no business sending.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import slips as made
from helpers.escpos_reader import Foreign, read
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.encode import Encoder
from printing.profiles import Profile, adjusted, profile
from printing.receipt_slip import receipt_slip
from printing.slip import Barcode, Pair, Qr, Slip, Text

ATTACKS = (
    "\x1bp\x00\x19\xfa",
    "\x1d(k\x03\x001Q0",
    "\x1b@",
    "\x1dV\x00",
    "\x1ct",
    "\x1dv0\x00\xff\xff\xff\xff",
    "\x10\x14\x01",
    "\x1b=\x02",
    "\x1b\x1b\x1d\x1d",
    "\x00",
    "\x7f",
    "{B",
    "\n\x0c\r",
    "\x9b\x1b",
    "\u0085",
    "\u202e",
    "\u0456\u0308",
    "\ud800",
)
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


@pytest.mark.parametrize("command", ["\x1bp\x00\x19\xfa", "\x1dV\x00", "\x10\x14", "\x07", "\x1b(A"])
def test_reader_itself_stops_at_a_foreign_command(command: str) -> None:
    """The drawer's pulse is known to the reader and counted; the rest is refused."""
    stream = b"\x1b@" + command.encode("latin-1") + b"\n"
    if command.startswith("\x1bp"):
        assert read(stream).pulses == 1
    else:
        with pytest.raises(Foreign):
            read(stream)

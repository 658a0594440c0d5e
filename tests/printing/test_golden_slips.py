"""Every slip at every width against files that were read by eye, and the bytes against the same text."""

from __future__ import annotations

import pytest
from helpers.escpos_reader import read
from helpers.golden import FOLDER, PROFILES, slips

from app.domain.printjob import JobKind
from printing.cash_slip import TITLES as CASH
from printing.deferred_slip import TITLES as DEFERRED
from printing.encode import Encoder
from printing.preview import plain_text
from printing.profiles import COMMON_TABLES, adjusted, profile
from printing.receipt_slip import TITLES as RECEIPTS

SLIPS = slips()


@pytest.mark.parametrize("columns", sorted(PROFILES))
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_slip_is_its_golden_file(name: str, columns: int) -> None:
    expected = (FOLDER / f"{name}-{columns}.txt").read_text("utf-8")
    assert plain_text(SLIPS[name], PROFILES[columns]) == expected, "read tests/helpers/golden.py, then read the slip"


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {f"{name}-{width}" for name in SLIPS for width in PROFILES}


#: What prints each kind of job; the drawer alone has no slip.
KINDS = {
    JobKind.SALE: "sale",
    JobKind.REFUND: "refund",
    JobKind.SERVICE: "service-input",
    JobKind.X_REPORT: "x-report",
    JobKind.SHIFT_CLOSE: "shift-close",
    JobKind.Z_COPY: "z-copy",
    JobKind.TERMINAL: "terminal",
    JobKind.HELD: "held",
    JobKind.ORDER: "order",
    JobKind.TEST: "trial",
}


def test_every_kind_of_job_and_document_has_a_slip_that_is_looked_at() -> None:
    """These slips go through every profile, its pages and the decoder of others: a new kind must be among them."""
    assert set(JobKind) == {*KINDS, JobKind.DRAWER}
    assert set(KINDS.values()) < SLIPS.keys()
    said = {getattr(part, "text", "") for slip in SLIPS.values() for part in slip.parts}
    for title in (*RECEIPTS.values(), *CASH.values(), *DEFERRED.values()):
        assert title in said


@pytest.mark.parametrize("page", ["cp1251", "cp1125", "cp866"])
@pytest.mark.parametrize("columns", sorted(PROFILES))
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_bytes_say_what_the_text_says(name: str, columns: int, page: str) -> None:
    """Decoded by an independent reader; lines the page can't say are pictures, and only those."""
    known = adjusted(PROFILES[columns], code_page=page)  # type: ignore[arg-type]
    paper = read(Encoder(known).encode(SLIPS[name]))
    printed = [line.decode(page).strip() for line in paper.lines if line]
    text = [line.strip() for line in plain_text(SLIPS[name], known).splitlines() if not line.startswith("[")]
    sayable = [line for line in text if line and line.encode(page, "replace").decode(page) == line]
    assert printed == sayable
    assert paper.tables == [known.table]


@pytest.mark.parametrize("page", ["cp1251", "cp1125"])
def test_ukrainian_pages_draw_no_line_of_ordinary_slips(page: str) -> None:
    known = adjusted(profile("generic-80"), code_page=page)  # type: ignore[arg-type]
    for name, slip in SLIPS.items():
        if name == "trial":  # has a euro sign on purpose
            continue
        assert not read(Encoder(known).encode(slip)).pictures, name


def test_cp866_draws_the_lines_with_ukrainian_letters_it_lacks() -> None:
    known = adjusted(profile("generic-80"), code_page="cp866")
    paper = read(Encoder(known).encode(SLIPS["sale"]))
    assert known.table == COMMON_TABLES["cp866"] == 17
    assert paper.pictures
    assert "Банани".encode("cp866") in paper.lines
    # «і» is not on the page: neither a question mark nor a look-alike may stand for it.
    assert not [line for line in paper.lines if b"?" in line]

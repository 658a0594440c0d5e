"""DLE EOT: what printers answer, what clones answer, and nonsense that must be neither ready nor a fault."""

from __future__ import annotations

import random

import pytest
from helpers.paper import PaperRoll
from helpers.printer_lines import SerialPaper
from helpers.printer_wits import PrinterWits

from app.errors import PrinterFault
from printing.answer import Heard, PrinterState, ask, parse
from printing.devices import parse_uri

OK = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
SLIP = b"\x1b@slip\n"


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (OK, "ready"),
        ({1: 0x12, 4: 0x12}, "ready"),  # clones that leave the causes unanswered
        ({1: 0x16, 4: 0x12}, "ready"),  # the drawer's level is no matter
        (OK | {4: 0x1E}, "near_end"),
        (OK | {1: 0x1A, 2: 0x32, 4: 0x7E}, "paper"),
        (OK | {4: 0x72}, "paper"),
        (OK | {1: 0x1A, 2: 0x16}, "cover"),
        (OK | {1: 0x1A, 2: 0x36, 4: 0x7E}, "cover"),  # the cover first: the roll lies under it
        (OK | {1: 0x1A, 2: 0x52, 3: 0x1A}, "error"),
        (OK | {1: 0x1A}, "offline"),
        (OK | {1: 0x00}, None),
        (OK | {4: 0xFF}, None),
        ({1: 0x12}, None),
        ({}, None),
    ],
)
def test_answers_become_a_state(answers: dict[int, int], state: str | None) -> None:
    heard = parse(answers)
    assert (heard and heard.state.value) == state


def test_the_drawer_s_level_is_kept() -> None:
    assert parse(OK | {1: 0x16}) == Heard(PrinterState.READY, drawer_high=True)


def test_noise_is_no_answer() -> None:
    """A thousand printers that answer with anything: hardly one is taken at its word."""
    dice = random.Random(4)
    believed = sum(
        ask(lambda _: None, lambda _: dice.randbytes(dice.randint(0, 3)), 0) is not None for _ in range(1000)
    )
    assert believed <= 1


def test_flow_control_between_answers_is_passed_over() -> None:
    assert ask(lambda _: None, lambda _: b"\x13\x11\x12", 0) == Heard(PrinterState.READY)


def test_a_silent_printer_is_asked_one_question() -> None:
    put: list[bytes] = []
    assert ask(put.append, lambda _: b"", 0) is None
    assert len(put) == 1


def set_wits(wits: PrinterWits, state: str) -> None:
    wits.paper = "out" if state == "paper" else "near_end" if state == "near_end" else "enough"
    wits.cover_open, wits.fed_by_hand, wits.knife_stuck = state == "cover", state == "offline", state == "error"


@pytest.mark.parametrize("line", [PaperRoll, SerialPaper])
@pytest.mark.parametrize("state", ["ready", "near_end", "paper", "cover", "offline", "error"])
def test_real_lines_bring_the_state_and_no_byte_to_a_printer_that_cannot(
    line: type[PaperRoll | SerialPaper], state: str
) -> None:
    with line() as printer:
        set_wits(printer.wits, state)
        heard = parse_uri(printer.uri).check(2.0)
        assert heard is not None
        assert heard.state.value == state
        if heard.held:
            with pytest.raises(PrinterFault) as caught:
                parse_uri(printer.uri).send(SLIP, 2.0, 2.0)
            assert (caught.value.kind, caught.value.sent, printer.jobs) == (state, False, [])
        else:
            assert parse_uri(printer.uri).send(SLIP, 2.0, 2.0) == heard


@pytest.mark.parametrize("line", [PaperRoll, SerialPaper])
def test_paper_that_ends_in_the_slip_leaves_it_in_doubt(line: type[PaperRoll | SerialPaper]) -> None:
    with line() as printer:
        printer.wits.ends_after = 15
        with pytest.raises(PrinterFault) as caught:
            parse_uri(printer.uri).send(SLIP * 9, 2.0, 2.0)
        assert (caught.value.kind, caught.value.sent) == ("paper", True)


@pytest.mark.parametrize("says", ["nothing", "garbage"])
def test_a_printer_that_cannot_answer_prints_and_is_unknown(says: str) -> None:
    with PaperRoll() as printer:
        printer.wits.says = says  # type: ignore[assignment]
        assert parse_uri(printer.uri).send(SLIP, 2.0, 0.05) is None
        assert parse_uri(printer.uri).check(0.05) is None


def test_one_that_answered_before_and_is_silent_gets_nothing() -> None:
    """It hangs, or its link does: what the system took for it would only seem to be printed."""
    with PaperRoll() as printer:
        printer.wits.says = "nothing"
        with pytest.raises(PrinterFault) as caught:
            parse_uri(printer.uri).send(SLIP, 2.0, 0.05, talks=True)
        assert (caught.value.kind, caught.value.sent, printer.jobs) == ("timeout", False, [])

"""The bank terminal's own text on the slip of what was paid with it: when the shop wants it, and once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.card_counter import ask, counter, run, sell

from app.domain.charge import TerminalSlip
from app.domain.printjob import JobKind, PrintJob
from printing.preview import plain_text
from printing.profiles import profile
from ui.slips import Slips


@pytest.mark.parametrize(("wanted", "copy", "told"), [(True, False, True), (False, False, False), (True, True, False)])
def test_the_terminals_text_is_printed_with_the_receipt(tmp_path: Path, wanted: bool, copy: bool, told: bool) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            real = bank.purchase

            async def purchase(amount: Decimal) -> TerminalSlip:
                return replace(await real(amount), text="ЧЕК ТЕРМІНАЛА\nСУМА         614.50")

            bank.purchase = purchase  # type: ignore[method-assign]
            document = await sell(till, await ask(till))
            till.station.rules = replace(till.station.rules, terminal_slips=wanted)
            slips = Slips(till.stores, till.station, lambda: profile("generic-80"), till.clock)
            job = PrintJob("1", JobKind.SALE, document.id, "", copy, demo.NOW)
            paper = plain_text(await slips.of_job(job), profile("generic-80"))
            assert ("ЧЕК ТЕРМІНАЛА" in paper) is told
            assert paper.count("ЧЕК ТЕРМІНАЛА") <= 1
            if told:
                line = paper.partition("ЧЕК ТЕРМІНАЛА\n")[2].splitlines()[0]
                assert line == "СУМА" + "614.50".rjust(44), "its columns on our paper"

    run(work())

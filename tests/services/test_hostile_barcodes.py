"""Row 17: whatever comes out of a scanner, the sale answers with a line, a question or a rule, and quickly."""

from __future__ import annotations

import asyncio
import statistics
import time
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import desk
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.barcode import check_digit
from app.errors import RuleBroken
from app.services.sale import Added, Needs

#: Seconds a code may take (reliability.md 17).
QUICK = 0.050
CODES = 5000

GS, FNC1 = "\x1d", "\u00e8"
known = st.sampled_from([one.barcode for one in demo.PRODUCTS if one.barcode])
digits = st.text("0123456789", min_size=1, max_size=20)
ean = st.text("0123456789", min_size=12, max_size=12).map(lambda code: f"{code}{check_digit(code)}")
labels = (
    st.text("0123456789", min_size=10, max_size=10)
    .map(lambda code: f"2{code}0")
    .map(lambda code: f"{code}{check_digit(code)}")
)
elements = st.lists(
    st.tuples(st.sampled_from(["01", "02", "10", "17", "15", "21", "310", "3103", "392", "37", "8005", "99", "00"]),
              st.text("0123456789ABC", max_size=24)),
    max_size=6,
).map(lambda parts: GS.join(f"{ai}{value}" for ai, value in parts))  # fmt: skip
bracketed = elements.map(lambda code: "]C1" + code.replace(GS, FNC1))
sql = st.sampled_from(
    ["'; DROP TABLE products;--", "' OR 1=1--", '" OR ""="', "%", "_", "*", "NEAR(", "a AND", "^", '"']
)
other_layout = st.text("йцукенгшщзхїфівапролджєячсмитьбю.,№;:?", max_size=24)
controls = st.text(st.characters(max_codepoint=0x9F), max_size=40)
emoji = st.text(st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF), max_size=12)
anything = st.text(st.characters(exclude_categories=[]), max_size=64)
long = st.sampled_from(["4", "Ї", "\x00", "🍞", "2", "]C1", GS, "01"]).map(lambda one: (one * 4096)[:4096])
part = st.one_of(known, digits, ean, labels, elements, bracketed, sql, other_layout, controls, emoji, anything)
hostile = st.one_of(part, part, long, st.tuples(part, part).map("".join), st.tuples(known, controls).map("".join))


def test_five_thousand_hostile_codes_break_nothing_and_hold_nobody_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    times: list[float] = []
    outcomes: dict[str, int] = {}
    loop = asyncio.new_event_loop()
    opened = desk(tmp_path)
    till = loop.run_until_complete(opened.__aenter__())

    async def scan(code: str, amount: Decimal) -> str:
        try:
            outcome = await till.sale.scan(code, amount)
        except RuleBroken as refusal:
            return refusal.rule if refusal.facts.get("code", "").isprintable() else "unprintable"
        assert isinstance(outcome, Added | Needs)
        return type(outcome).__name__

    async def timed(code: str, amount: Decimal) -> None:
        began = time.perf_counter()
        said = await scan(code, amount)
        took = time.perf_counter() - began
        if took > QUICK:  # a neighbour on this machine, or the code itself? then it is slow again
            began = time.perf_counter()
            await scan(code, amount)
            took = min(took, time.perf_counter() - began)
        times.append(took)
        outcomes[said] = outcomes.get(said, 0) + 1
        if len(till.sale.receipt.items) > 5:
            await till.sale.clear()

    @settings(max_examples=CODES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(hostile, st.sampled_from([Decimal(1), Decimal(1), Decimal(99999)]))
    @example("\ud800" * 3, Decimal(1))
    @example("0" * 4096, Decimal(1))
    @example("]d2010482\x1d\x1d\x1d", Decimal(1))
    @example("١٢٣٤٥٦٧٨٩٠١٢٣", Decimal(1))
    def attack(code: str, amount: Decimal) -> None:
        loop.run_until_complete(timed(code, amount))

    try:
        attack()
        loop.run_until_complete(till.sale.clear())
        assert loop.run_until_complete(scan(demo.MILK.barcode, Decimal(1))) == "Added", "the counter works on"
    finally:
        loop.run_until_complete(opened.__aexit__(None, None, None))
        loop.close()
    with capsys.disabled():
        worst, middle = max(times) * 1000, statistics.median(times) * 1000
        print(f"\n{len(times)} codes, median {middle:.2f} ms, worst {worst:.1f} ms; {outcomes}")  # noqa: T201
    assert len(times) >= CODES
    assert max(times) <= QUICK
    assert outcomes["Added"] > 40
    assert outcomes["code_unknown"] > 1000
    assert "unprintable" not in outcomes, "what is shown has no control characters"

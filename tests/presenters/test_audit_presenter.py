"""«Журнал дій»: for who may read it alone; filters, pages, the chain's check and the head of a slip; no late answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from helpers import demo
from helpers.desk import Desk, open_desk
from helpers.pdf_reader import read
from helpers.qloop import Loop

from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.domain.rights import read_rights
from app.errors import Forbidden, TillError
from app.services.allowed import Allowed
from app.services.audit_desk import AuditDesk
from app.services.table_file import TableKind
from app.store import audit_log
from ui.presenters.audit import PAGE, AuditPresenter
from ui.tasks import Tasks

OLENA, IRYNA = demo.CASHIERS[0], demo.CASHIERS[1]
ROWS = 3 * PAGE


class Page:
    def __init__(self, loop: Loop, till: Desk) -> None:
        self.loop, self.till, self.tasks = loop, till, Tasks()
        self.desk = AuditDesk(till.station, till.stores.audit_log, till.stores.audit, till.clock)
        self.presenter = AuditPresenter(self.desk, till.clock, self.tasks)
        self.opened: list[bool] = []
        self.failed: list[TillError] = []
        self.presenter.opened.connect(lambda: self.opened.append(True))
        self.presenter.opened.connect(self.presenter.enter)
        self.presenter.failed.connect(self.failed.append)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def open(self) -> None:
        self.presenter.request()
        self.settle()

    def look_for(self, text: str) -> None:
        self.presenter.search(text)
        self.presenter._look()
        self.settle()

    @property
    def seqs(self) -> list[int]:
        return [one.seq for one in self.presenter.state.entries]


@pytest.fixture
def page(loop: Loop, tmp_path: Path) -> Iterator[Page]:
    till = loop.run(open_desk(tmp_path))
    till.station.cashier = IRYNA

    async def fill() -> None:
        for n in range(ROWS):
            at = till.clock.now() - timedelta(hours=ROWS - n)
            facts = {"reason": str(n)} | ({"allowed_by": IRYNA.name} if n % 10 == 0 else {})
            await till.stores.audit.write(at, OLENA.name if n % 2 else IRYNA.name, Deed.DRAWER, facts)

    loop.run(fill())
    made = Page(loop, till)
    yield made
    made.settle()
    loop.run(till.stores.close())


def test_it_opens_for_who_may_and_is_read_page_by_page(page: Page) -> None:
    page.open()
    assert page.opened
    assert page.seqs == list(range(ROWS, ROWS - PAGE, -1))
    assert page.presenter.state.people == tuple(sorted([OLENA.name, IRYNA.name]))
    for _ in range(5):
        page.presenter.load_more()
        page.settle()
    assert page.seqs == list(range(ROWS, 0, -1)), "none twice, none left out"


def test_without_the_right_not_one_row_is_told(page: Page) -> None:
    page.till.station.cashier = OLENA
    page.open()
    assert not page.opened
    assert [type(error) for error in page.failed] == [Forbidden]
    page.presenter.enter()
    page.presenter.check()
    page.look_for("a" * 64)
    assert page.seqs == []
    assert all(isinstance(error, Forbidden) for error in page.failed)
    assert len(page.failed) == 4


def test_a_senior_s_leave_is_for_one_look(page: Page) -> None:
    asked: list[str] = []

    async def ask(refused: Forbidden) -> Allowed:
        asked.append(refused.right)
        return Allowed(Right.AUDIT, IRYNA, OLENA, "Перевірка")

    page.tasks.ask_senior = ask
    page.till.station.cashier = OLENA
    page.open()
    page.presenter.load_more()
    page.presenter.check()
    page.settle()
    assert asked == ["audit"], "the whole look is one action"
    assert len(page.seqs) == 2 * PAGE
    page.presenter.leave()
    page.open()
    assert asked == ["audit", "audit"]
    page.till.station.cashier = None
    page.till.station.cashier = OLENA
    page.presenter.choose_who("")
    page.settle()
    assert len(asked) == 3, "who locked the till and came back asks again"


def test_filters_narrow_the_list_and_go_away_together(page: Page) -> None:
    page.open()
    page.presenter.only_allowed(True)
    page.presenter.choose_who(OLENA.name)
    page.settle()
    assert page.seqs == []
    page.presenter.clear_filters()
    page.presenter.choose_group("cards")
    page.settle()
    assert page.seqs == []
    page.presenter.clear_filters()
    page.settle()
    assert len(page.seqs) == PAGE
    assert not page.presenter.state.filtered


def test_days_that_cross_follow_the_one_chosen_last(page: Page) -> None:
    page.open()
    page.presenter.choose_since(date(2026, 11, 20))
    page.presenter.choose_until(date(2026, 11, 18))
    assert (page.presenter.state.since, page.presenter.state.until) == (date(2026, 11, 18), date(2026, 11, 18))
    page.settle()
    for one in page.presenter.state.entries:
        assert one.at.astimezone(page.till.clock.now().tzinfo).date() in (date(2026, 11, 17), date(2026, 11, 18))


def test_only_the_newest_question_is_answered(page: Page) -> None:
    page.open()
    page.presenter.choose_group("cards")
    page.presenter.choose_group("money")
    page.presenter.choose_group("")
    page.settle()
    assert len(page.seqs) == PAGE


# ---------------------------------------------------------------- the chain


def test_the_check_goes_on_by_steps_and_says_that_the_chain_holds(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_log, "STEP", 50)
    page.open()
    steps: list[tuple[int, bool]] = []
    page.presenter.changed.connect(
        lambda: (
            steps.append((page.presenter.state.chain.seq, page.presenter.state.checking))
            if page.presenter.state.chain
            else None
        )
    )
    page.presenter.check()
    page.settle()
    assert [seq for seq, _ in steps][:3] == [50, 100, 150]
    assert steps[-1] == (ROWS, False)


def test_the_first_broken_entry_is_named(page: Page) -> None:
    page.loop.run(page.till.stores.journal.execute("UPDATE audit SET who = 'Хтось' WHERE seq = 77"))
    page.open()
    page.presenter.check()
    page.settle()
    chain = page.presenter.state.chain
    assert chain is not None
    assert (chain.seq, chain.broken, chain.why) == (76, 77, "edited")


def test_the_head_of_a_slip_is_found_and_the_chain_walked_up_to_it(page: Page) -> None:
    page.open()
    head = page.loop.run(page.till.stores.audit.head())
    page.loop.run(page.till.stores.audit.write(page.till.clock.now(), OLENA.name, Deed.SALE, {}))
    page.look_for(" ".join(head[n : n + 16] for n in range(0, 64, 16)).upper())
    state = page.presenter.state
    assert state.head is not None
    assert (state.head.seq, state.selected, state.checking) == (ROWS, ROWS, False)
    assert state.chain is not None
    assert state.chain.broken is None
    assert page.seqs[0] == ROWS, "the list stands at it"


def test_a_head_of_a_chain_that_was_written_anew_is_not_there(page: Page) -> None:
    page.open()
    page.look_for("f" * 64)
    assert (page.presenter.state.sought, page.presenter.state.head) == (True, None)
    page.look_for("")
    assert not page.presenter.state.sought


def test_a_head_behind_a_break_is_said_to_be(page: Page) -> None:
    head = page.loop.run(page.till.stores.audit.head())
    page.loop.run(page.till.stores.journal.execute("DELETE FROM audit WHERE seq = 5"))
    page.open()
    page.look_for(head)
    state = page.presenter.state
    assert state.head is not None
    assert state.chain is not None
    assert state.chain.broken == 5


def test_the_page_left_in_mid_check_ends_it(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_log, "STEP", 1)
    page.open()
    page.presenter.check()
    page.presenter.leave()
    page.settle()
    assert page.presenter.state.chain is None
    assert page.presenter.state.entries == ()


def test_a_right_taken_while_the_page_is_open_ends_it(page: Page) -> None:
    page.open()
    rules = replace(demo.RULES, rights=read_rights(rights="senior: sell, settings; admin: all; cashier: sell"))
    page.till.station.rules = rules
    page.presenter.leave()
    page.presenter.enter()
    page.settle()
    assert [type(error) for error in page.failed] == [Forbidden]
    assert page.seqs == []


# ---------------------------------------------------------------- taken away


def test_all_that_is_listed_goes_into_a_file_and_that_it_did_is_in_the_audit(page: Page, tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)"
    page.loop.run(page.till.stores.audit.write(page.till.clock.now(), OLENA.name, Deed.DRAWER, {"reason": evil}))
    page.open()
    page.presenter.choose_who(OLENA.name)
    page.settle()
    export = page.presenter.export
    export.open()
    page.settle()
    export.choose(TableKind.CSV)
    path = tmp_path / "audit.csv"
    export.write_path(str(path))
    export.save()
    page.settle()
    lines = path.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + ROWS // 2 + 1
    assert lines[0].startswith('"Номер";"Дата"')
    assert all(OLENA.name in line for line in lines[1:])
    assert not any(f'"{evil}' in line for line in lines)
    newest = page.loop.run(page.till.stores.audit.recent(1))[0]
    assert (newest.who, newest.what) == (IRYNA.name, Deed.AUDIT_EXPORTED)


@pytest.mark.parametrize("kind", [TableKind.XLSX, TableKind.PDF])
def test_a_workbook_and_a_pdf_have_every_entry_too(page: Page, tmp_path: Path, kind: TableKind, qapp: object) -> None:
    evil = "=HYPERLINK(1)"
    page.loop.run(page.till.stores.audit.write(page.till.clock.now(), OLENA.name, Deed.DRAWER, {"reason": evil}))
    page.open()
    page.presenter.choose_who(OLENA.name)
    page.settle()
    export = page.presenter.export
    export.open()
    page.settle()
    export.choose(kind)
    path = tmp_path / f"audit.{kind}"
    export.write_path(str(path))
    export.save()
    page.settle()
    entries = ROWS // 2 + 1
    if kind is TableKind.PDF:
        drawn = "".join(read(path.read_bytes()).runs).replace("\t", " ")
        assert drawn.count(OLENA.name) == entries
        assert evil in drawn
        return
    head, *rows = openpyxl.load_workbook(path).active.iter_rows()
    assert [cell.value for cell in head][:2] == ["Номер", "Дата"]
    assert len(rows) == entries
    assert all(OLENA.name in [cell.value for cell in row] for row in rows)
    assert not any(cell.data_type == "f" or str(cell.value).startswith("=") for row in rows for cell in row)
    assert any(evil in str(cell.value) for row in rows for cell in row), "told, and no formula"


def test_without_the_right_nothing_goes_into_a_file(page: Page, tmp_path: Path) -> None:
    page.open()
    page.till.station.cashier = OLENA
    export = page.presenter.export
    export.open()
    page.settle()
    path = tmp_path / "audit.xlsx"
    export.write_path(str(path))
    export.save()
    page.settle()
    assert not path.exists()

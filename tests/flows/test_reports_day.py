"""The page «Звіти» in the real window: Z-reports of the server, a copy on paper, what was sold, files of all of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from helpers.paper import PaperRoll, words
from helpers.pdf_reader import read
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.clock import local
from app.domain.cashier import Right, Role
from app.domain.printjob import JobKind, JobState
from ui import slip_files
from ui.presenters.days import Days, Span
from ui.presenters.journal import Link
from ui.presenters.reports import Part


def open_reports(till: TillWindow) -> None:
    till.tap("rail_reports")
    till.until_page("reports")
    page = till.front.reports
    till.until(lambda: page.z.state.link is not Link.ASKING and not page.z.state.loading, "the server's answer")


def save(till: TillWindow, path: Path) -> None:
    till.until(lambda: till.sees("export_path"), "the dialog")
    till.tap(f"export_kind_{path.suffix[1:]}")
    till.write("export_path", str(path))
    till.tap("export_ok")
    till.until_toast(f"Збережено: {path.name}")
    till.quiet()


def test_past_z_reports_are_listed_opened_printed_and_saved(till: TillWindow, tmp_path: Path) -> None:
    open_reports(till)
    page = till.front.reports.z
    till.loop.act(lambda: page.choose_days(Days.YEAR))
    till.until(lambda: page.state.link is Link.ASKED and len(page.state.rows) > 20, "a year of reports")
    assert till.text("z_count") == str(page.state.totals.count)
    till.until(lambda: bool(page.state.picture) and page.state.comparison is not None, "one of them opened")
    assert till.text("z_said") == "Чеків цієї каси у звіті немає"
    till.tap("z_print")
    till.until_toast("Копію Z-звіту передано на друк")
    jobs = till.loop.run(till.inside.stores.print_jobs.recent(5))
    assert [job.kind for job in jobs if job.kind is JobKind.Z_COPY] == [JobKind.Z_COPY]
    till.tap("z_export")
    save(till, tmp_path / "z.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "z.xlsx", read_only=True).active
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == page.state.totals.count + 1
    assert Decimal(str(rows[-1][8])) == page.state.totals.sales


def open_year(till: TillWindow) -> None:
    """A year of reports, the newest of them open."""
    open_reports(till)
    page = till.front.reports.z
    till.loop.act(lambda: page.choose_days(Days.YEAR))
    till.until(lambda: page.state.link is Link.ASKED and len(page.state.rows) > 20, "a year of reports")
    till.until(lambda: bool(page.state.picture) and page.state.comparison is not None, "one of them opened")


def test_a_copy_on_paper_says_what_the_report_does_and_that_it_is_a_copy(till: TillWindow) -> None:
    open_year(till)
    row = till.front.reports.z.state.row
    assert row is not None
    told: list[tuple[JobKind, JobState]] = []
    till.inside.printers.spooler.changed.connect(lambda job: told.append((job.kind, job.state)))
    with PaperRoll() as roll:
        till.loop.act(lambda: till.inside.change(replace(till.inside.settings, printer=roll.uri)))
        till.tap("z_print")
        till.until(lambda: (JobKind.Z_COPY, JobState.PRINTED) in told and roll.jobs, "the copy on paper")
        [job] = roll.jobs
    said = words(job)
    assert said.count("НЕФІСКАЛЬНИЙ ДОКУМЕНТ") == 2
    assert "КОПІЯ" in said
    assert "Z-ЗВІТ" in said
    assert row.report.fiscal_number in said
    assert row.report.sales.total is not None
    [sales] = [line for line in said.splitlines() if line.startswith("ПРОДАЖІ")]
    assert f"{row.report.sales.total:.2f}".replace(".", ",") in sales.replace(" ", "").replace("\u00a0", "")


def test_a_copy_is_saved_as_a_pdf_and_as_a_picture(
    till: TillWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(slip_files, "_folder", lambda: folder)
    open_year(till)
    row = till.front.reports.z.state.row
    assert row is not None
    name = f"Z-звіт {row.report.fiscal_number}"
    for kind in ("pdf", "png"):
        till.tap("z_save")
        till.tap(f"z_save_menu_{kind}")
        till.until_toast(f"{name}.{kind}")
        till.quiet()
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.pdf", f"{name}.png"]
    drawn = "".join(read((folder / f"{name}.pdf").read_bytes()).runs)
    assert "КОПІЯ" in drawn
    assert row.report.fiscal_number in drawn
    assert (folder / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    till.tap("z_save")
    till.tap("z_save_menu_table")
    save(till, folder / "показники.csv")
    with (folder / "показники.csv").open(encoding="utf-8-sig", newline="") as file:
        figures = {line["Показник"]: line["На сервері"] for line in csv.DictReader(file, delimiter=";")}
    assert Decimal(figures["Продажі"].replace(",", ".")) == row.report.sales.total


def test_any_days_are_chosen_from_one_to_another(till: TillWindow) -> None:
    open_reports(till)
    page = till.front.reports.z
    today = page.today()
    first, last = today - timedelta(days=12), today - timedelta(days=4)
    till.tap("z_days")
    till.tap("z_days_menu_chosen")
    till.until(lambda: "Перший день" in till.texts(), "the first calendar")
    if first.month != today.month:
        till.tap("calendar_previous")
    till.tap(f"day_{first.day}")
    till.until(lambda: "Останній день" in till.texts(), "the second one")
    if first.month != today.month:
        till.tap("calendar_previous")
    before = first - timedelta(days=1)
    if before.month == first.month:
        assert not till.find(f"day_{before.day}").isEnabled(), "the last day is not before the first"
    if first.month != last.month:
        till.tap("calendar_next")
    till.tap(f"day_{last.day}")
    till.until(lambda: not page.state.loading and page.state.link is Link.ASKED, "those days")
    assert page.span() == Span(first, last)
    days = {local(row.report.at).date() for row in page.state.rows if row.report.at is not None}
    assert days, "reports of those days"
    assert first <= min(days)
    assert max(days) <= last
    till.key(Qt.Key.Key_F2)
    goods = till.front.reports.goods
    till.tap("goods_days")
    till.tap("goods_days_menu_chosen")
    till.until(lambda: "Перший день" in till.texts(), "the goods have them too")
    till.key(Qt.Key.Key_Escape)
    assert goods.state.days is not Days.CHOSEN, "left without a day nothing changes"


def test_without_the_server_the_kept_ones_are_shown_and_it_is_said(till: TillWindow, shop: WitnessedSandbox) -> None:
    open_reports(till)
    page = till.front.reports.z
    till.loop.act(lambda: page.choose_days(Days.YEAR))
    till.until(lambda: page.state.link is Link.ASKED and len(page.state.rows) > 20, "a year of reports")
    kept = page.state.totals
    shop.stop()
    till.key(Qt.Key.Key_F5)
    till.until(lambda: page.state.link is Link.OFFLINE, "the server is missed")
    assert page.state.totals == kept
    assert till.text("z_link") == "Без зв’язку: збережені звіти"
    table = next(one for one in till.window.findChildren(QTableView) if one.objectName() == "z_list")
    assert table.model().rowCount() == len(page.state.rows)


def test_what_was_sold_is_what_the_receipts_add_up_to_and_goes_into_a_file(till: TillWindow, tmp_path: Path) -> None:
    goods = till.pieces()[:2]
    for one in goods:
        till.sell(one)
        till.enter()
        till.until_page("sale")
    till.sell(goods[0])
    till.enter()
    till.until_page("sale")
    open_reports(till)
    till.key(Qt.Key.Key_F2)
    page = till.front.reports
    assert page.part is Part.GOODS
    till.until(lambda: not page.goods.state.loading and page.goods.state.link is not Link.ASKING, "both sources")
    total = sum((entry.document.total for entry in till.sales()), Decimal(0))
    state = page.goods.state
    assert state.ours is not None
    assert state.ours.amount == total
    assert till.text("goods_total").replace("\u00a0", "").replace(",", ".") == str(total)
    till.loop.act(lambda: page.goods.select(state.ours.rows[0].key if state.ours else ""))
    assert "шт" in till.text("goods_exact")
    till.key(Qt.Key.Key_F6)
    save(till, tmp_path / "товари.csv")
    with (tmp_path / "товари.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert Decimal(rows[-1]["Разом, грн"].replace(",", ".")) == total
    assert {row["Товар"] for row in rows[:-1]} == {one.name for one in goods}
    for kind in ("xlsx", "pdf"):
        till.key(Qt.Key.Key_F6)
        save(till, tmp_path / f"товари.{kind}")
    head, *lines = openpyxl.load_workbook(tmp_path / "товари.xlsx").active.iter_rows(values_only=True)
    assert Decimal(str(lines[-1][head.index("Разом, грн")])) == total
    drawn = "".join(read((tmp_path / "товари.pdf").read_bytes()).runs).replace("\u00a0", "").replace("\t", "")
    assert f"{total:.2f}".replace(".", ",") in drawn


def test_who_has_no_right_needs_a_senior_and_sees_nothing_before(till: TillWindow) -> None:
    less = till.inside.station.rules.rights.with_right(Role.CASHIER, Right.REPORTS, on=False)
    till.loop.act(lambda: till.inside.change(replace(till.inside.settings, rights=less.rights_text)))
    till.tap("rail_reports")
    till.until(lambda: till.window.sheet() is not None, "a senior is asked")
    assert not till.front.reports.admitted
    assert not till.front.reports.z.state.rows
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")

"""The page «Звіти» in the real window: Z-reports of the server, a copy on paper, what was sold, files of all of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.domain.cashier import Right, Role
from app.domain.printjob import JobKind
from ui.presenters.days import Days
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
    assert till.text("z_link") == "Без зв’язку: показано збережені"
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


def test_who_has_no_right_needs_a_senior_and_sees_nothing_before(till: TillWindow) -> None:
    less = till.inside.station.rules.rights.with_right(Role.CASHIER, Right.REPORTS, on=False)
    till.loop.act(lambda: till.inside.change(replace(till.inside.settings, rights=less.rights_text)))
    till.tap("rail_reports")
    till.until(lambda: till.window.sheet() is not None, "a senior is asked")
    assert not till.front.reports.admitted
    assert not till.front.reports.z.state.rows
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")

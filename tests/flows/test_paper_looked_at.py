"""A slip looked at from every page that has one: the same words as on the paper, larger, printed, saved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import slips as made
from helpers.morning import enter_pin
from helpers.pdf_reader import read
from helpers.window import TillWindow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.document import DocumentKind
from app.domain.order import Order, OrderLine
from app.domain.printjob import ORDER_LANE, JobKind, JobState, PrintJob
from app.domain.product import PIECE
from app.domain.terminal_report import TerminalReport
from app.domain.zreport import ZRow
from app.store.codec import encode
from ui import slip_files
from ui.widgets.slip_view import SlipView


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's documents."""
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setattr(slip_files, "_folder", lambda: made)
    return made


def words(till: TillWindow, view: str = "paper_slip") -> str:
    """What the slip in front says to those who cannot see it."""
    till.until(lambda: till.find(f"{view}_paper").accessibleDescription(), "the picture")
    return till.find(f"{view}_paper").accessibleDescription()


def sell(till: TillWindow) -> None:
    till.sell(till.pieces()[0])
    till.until(lambda: till.front.done.state is not None and till.front.done.state.picture, "the slip")


def jobs(till: TillWindow, kind: JobKind) -> list[bool]:
    return [job.copy for job in till.loop.run(till.inside.stores.print_jobs.recent()) if job.kind is kind]


def heard(till: TillWindow) -> list[tuple[JobKind, JobState]]:
    """What becomes of slips from now on."""
    told: list[tuple[JobKind, JobState]] = []
    till.inside.printers.spooler.changed.connect(lambda job: told.append((job.kind, job.state)))
    return told


def test_the_slip_of_the_sale_done_is_tapped_and_saved(till: TillWindow, folder: Path) -> None:
    sell(till)
    QTest.mouseClick(till.find("slip_paper"), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert "КОПІЯ" in words(till)
    number = till.sales()[0].document.number
    assert f"Чек №{number}" in words(till)
    till.tap("paper_pdf")
    assert str(folder) in till.until_toast(f"Збережено: Чек №{number}.pdf")
    assert till.window.sheet() is None
    drawn = read((folder / f"Чек №{number}.pdf").read_bytes())
    assert "НЕФІСКАЛЬНИЙДОКУМЕНТ" in "".join(drawn.runs)
    assert "КОПІЯ" in drawn.runs


def test_the_journal_s_slip_grows_prints_and_is_saved_as_a_picture(till: TillWindow, folder: Path) -> None:
    sell(till)
    till.enter()
    till.loop.act(lambda: till.front.show("receipts"))
    till.until(lambda: till.front.journal.state.entry is not None, "a receipt")
    till.tap("show_paper")
    assert "НЕФІСКАЛЬНИЙ ДОКУМЕНТ" in words(till)
    paper = till.find("paper_slip_paper")
    assert till.text("paper_zoom") == "75%"
    narrow = paper.minimumWidth()
    for _ in range(3):
        till.tap("paper_larger")
    assert till.text("paper_zoom") == "200%"
    assert paper.minimumWidth() > 2 * narrow
    assert not till.find("paper_larger").isEnabled()
    view = next(one for one in till.window.findChildren(SlipView) if one.isVisible())
    till.loop.act(lambda: view.zoomed.emit(-1))
    assert till.text("paper_zoom") == "150%"
    till.tap("paper_png")
    till.until_toast(".png")
    assert [path.suffix for path in folder.iterdir()] == [".png"]
    till.tap("show_paper")
    words(till)
    printed = heard(till)
    till.tap("paper_print")
    till.until_toast("Передано на друк")
    till.until(lambda: (JobKind.SALE, JobState.PRINTED) in printed, "the copy")
    assert jobs(till, JobKind.SALE) == [True, False], "a copy, once"


def test_a_disk_that_refuses_is_told_in_the_dialog_and_the_next_try_goes_through(
    till: TillWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sell(till)
    till.enter()
    till.loop.act(lambda: till.front.show("receipts"))
    till.until(lambda: till.front.journal.state.entry is not None, "a receipt")
    till.tap("show_paper")
    words(till)
    with monkeypatch.context() as broken:
        broken.setattr(slip_files, "_folder", lambda: folder / "no")
        till.tap("paper_pdf")
        till.until_text("paper_error", "Файл не збережено. Такої теки немає")
    till.tap("paper_pdf")
    till.until_toast("Збережено")


def test_a_receipt_put_aside_has_its_paper_too(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.loop.run(till.inside.held.hold("Пані в синьому"))
    till.loop.act(lambda: till.front.show("held"))
    till.until(lambda: till.front.held.receipt is not None, "the receipt")
    till.tap("held_paper")
    said = words(till)
    assert "ВІДКЛАДЕНИЙ ЧЕК" in said
    assert "НЕ СПЛАЧЕНО" in said
    assert "Пані в синьому" in said
    printed = heard(till)
    till.tap("paper_print")
    till.until(lambda: (JobKind.HELD, JobState.PRINTED) in printed, "the slip")
    assert till.loop.run(till.inside.stores.documents.journal(kind=DocumentKind.HELD)) == []


def test_the_refund_s_paper_is_one_tap_from_its_end(till: TillWindow) -> None:
    sell(till)
    document = till.sales()[0].document
    till.loop.act(lambda: till.front.returns.done.emit(document))
    till.tap("refund_done_paper")
    assert f"Чек №{document.number}" in words(till)
    assert isinstance(till.window.sheet(), QWidget)


def test_the_bank_terminal_s_report_is_looked_at_and_printed_once_more(till: TillWindow) -> None:
    """Its words alone stand in the dialog; the slip is what goes into the folder."""
    report = TerminalReport(
        True, "ЗВІРКА ПІДСУМКІВ\nОПЛАТИ   12     4 310,40\n", till.inside.clock.now(), "Олена Коваль"
    )
    bank = till.front.bank
    bank.report = report
    till.loop.act(bank.changed.emit)
    till.loop.act(bank.opened.emit)
    till.tap("bank_paper")
    said = words(till)
    assert "ЗВІРКА ТЕРМІНАЛА" in said
    assert "4 310,40" in said
    assert "КОПІЯ" in said
    assert till.text("paper_dialog_title") == "Звірка термінала"
    printed = heard(till)
    till.tap("paper_print")
    till.until(lambda: (JobKind.TERMINAL, JobState.PRINTED) in printed, "the copy")
    assert jobs(till, JobKind.TERMINAL) == [True], "once"


def test_every_slip_of_the_print_queue_is_looked_at_but_not_printed_from_there(till: TillWindow) -> None:
    """Somebody who is asked «is it out?» wants to see which one; printing is decided on the page itself."""
    sell(till)
    number = till.sales()[0].document.number
    till.loop.act(lambda: till.front.show("prints"))
    till.until(lambda: till.sees("prints_1_paper"), "the slip's row")
    till.tap("prints_1_paper")
    said = words(till)
    assert f"Чек №{number}" in said
    assert "КОПІЯ" not in said, "it is the slip itself"
    assert not till.sees("paper_print")


def test_an_order_is_looked_at_on_the_paper_of_its_own_printer(till: TillWindow) -> None:
    till.reopen(printer_orders="tcp://127.0.0.1:1", printer_orders_profile="xprinter-58", printer_profile="generic-80")
    enter_pin(till)
    till.until_page("sale")
    goods = Order((OrderLine("Борщ український", Decimal(2), PIECE),), till.inside.clock.now(), "Олена", number=7)
    job = PrintJob("o1", JobKind.ORDER, None, encode(goods), False, till.inside.clock.now(), lane=ORDER_LANE)
    till.loop.act(lambda: till.front.paper.job(job, "Замовлення №7"))
    assert "Борщ український" in words(till)
    assert max(map(len, words(till).splitlines())) == 32


def test_the_trial_page_is_looked_at_on_every_screen(till: TillWindow) -> None:
    """Narrow windows have no room for it beside the settings."""
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_printer")
    till.tap("view_trial")
    assert "ПРОБНИЙ ДРУК" in words(till)
    assert not till.sees("paper_print")


def test_a_z_report_s_copy_grows_by_a_tap_and_prints(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("reports"))
    z = till.front.reports.z
    z.state = replace(z.state, rows=(ZRow(made.z_report()),), selected=made.z_report().id)
    till.loop.act(z.show_paper)
    said = words(till)
    assert "Z-ЗВІТ" in said
    assert "КОПІЯ" in said
    assert till.text("paper_dialog_title") == "Z-звіт 7069483"
    printed = heard(till)
    till.tap("paper_print")
    till.until(lambda: (JobKind.Z_COPY, JobState.PRINTED) in printed, "the copy")

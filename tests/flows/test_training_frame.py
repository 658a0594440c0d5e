"""Every page and every dialog of the till, and every slip, says that it is training."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import slips as samples
from helpers.morning import served, standing
from helpers.qloop import Loop
from helpers.shots import Photographer, day, trouble
from helpers.trainee import begin_training, slips
from helpers.window import KEY, TillWindow
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.printjob import JobKind, PrintJob
from app.domain.terminal_report import TerminalReport
from app.domain.zreport import ZPaper
from app.store.codec import encode
from printing.preview import plain_text
from printing.slip import Slip, Text, centered
from printing.words import in_training
from ui.pages import Pages
from ui.theme import theme
from ui.widgets.overlay import OnTop


class Walk(Photographer):
    """Goes the way of the photographer and looks for the frame instead of taking pictures."""

    def __init__(self, window: TillWindow, app: QApplication, folder: Path) -> None:
        super().__init__(window, app, folder)
        self.seen: list[str] = []
        self.bare: list[str] = []

    def each(
        self, name: str, before: Callable[[], None] = lambda: None, after: Callable[[], None] = lambda: None
    ) -> None:
        self.window.window.set_training(True)
        before()
        self.window.quiet()
        self.window.loop.act(lambda: None)
        self.seen.append(name)
        if not framed(self.window.window):
            self.bare.append(name)
        after()

    def face(self, name: str) -> None:
        """The buyer's display has a test of its own."""


def framed(window: QWidget) -> bool:
    """Orange at all four edges and in the tab that says the word, over whatever else there is."""
    picture, solid = window.grab().toImage(), theme.color("warn_solid")
    wide, high = picture.width(), picture.height()
    dots = [(1, high // 3), (wide - 2, high // 2), (wide // 3, 1), (wide // 3, high - 2), (wide // 2 - 42, 9)]
    edge = window.findChild(OnTop, "training_edge")
    assert edge is not None
    said = edge.isVisible() and edge.accessibleName() == "НАВЧАННЯ"
    return said and all(QColor(picture.pixel(*dot)) == QColor(solid.rgb()) for dot in dots)


def test_every_page_and_dialog_has_the_frame_and_the_word(
    loop: Loop, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, servers: ExitStack
) -> None:
    monkeypatch.setattr(Pages, "make_ahead", lambda self: None)
    sandbox = served(tmp_path / "sandbox.db")
    servers.enter_context(sandbox)
    till = standing(loop, qapp, tmp_path, monkeypatch)
    till.open(server=sandbox.url, api_key=KEY)
    walk = Walk(till, qapp, tmp_path)
    try:
        day(walk)
        trouble(walk)
    finally:
        walk.finish()
        till.close()
    assert len(walk.seen) > 70, walk.seen
    assert not walk.bare


def test_the_walk_would_see_a_page_without(till: TillWindow) -> None:
    assert not framed(till.window)
    till.window.set_training(True)
    assert framed(till.window)


def test_the_guide_and_the_panel_leave_the_frame_in_sight(fresh: TillWindow) -> None:
    fresh.open(training=True, printer="")
    assert framed(fresh.window)
    begin_training(fresh)
    fresh.until(lambda: fresh.sees("guide_said"), "the lesson")
    assert framed(fresh.window)
    fresh.tap("guide_skip")
    fresh.tap("top_training")
    fresh.until(lambda: fresh.sees("practice_note"), "the panel")
    assert framed(fresh.window)


def test_every_slip_the_till_prints_says_so(fresh: TillWindow) -> None:
    """A day that prints one of each kind; the trial page and the reports among them."""
    till = fresh
    till.open(training=True, printer="")
    begin_training(till)
    till.sell(till.pieces()[0])
    till.quiet()
    inside = till.inside
    [sale] = till.sales()
    till.loop.run(inside.journal.reprint(sale.document.id))
    till.loop.run(inside.cash.put_in(Decimal(100), "розмін"))
    till.loop.run(inside.reports.print_x())
    till.loop.run(inside.printers.print_test())
    told = TerminalReport(False, "ПІДСУМКИ 0,00", inside.clock.now(), "Коваль О.")
    till.loop.run(
        inside.stores.print_jobs.add(PrintJob("t", JobKind.TERMINAL, None, encode(told), False, told.made_at))
    )
    inside.printers.spooler.wake()
    till.until(lambda: len(inside.printers.trainer.printed) == 6, "six slips")
    for text in slips(till):
        assert text.count("НАВЧАННЯ") >= 2, text
        first, last = text.index("НАВЧАННЯ"), text.rindex("НАВЧАННЯ")
        assert first < len(text) / 2 < last, text


def test_no_kind_of_slip_can_be_made_without_it(fresh: TillWindow) -> None:
    """All kinds there are: those a day seldom prints, and those that are added to the list one day."""
    till = fresh
    till.open(training=True, printer="")
    begin_training(till)
    till.sell(till.pieces()[0])
    till.quiet()
    [sale] = till.sales()
    bodies = {
        JobKind.X_REPORT: samples.report(),
        JobKind.SHIFT_CLOSE: samples.closed_report(),
        JobKind.Z_COPY: ZPaper(samples.z_report(), 213),
        JobKind.TERMINAL: samples.terminal_report(),
        JobKind.HELD: samples.held(),
        JobKind.ORDER: samples.order(),
    }
    for kind in JobKind:
        if kind is JobKind.DRAWER:  # no paper at all
            continue
        body = encode(bodies[kind]) if kind in bodies else ""
        for copy in (False, True):
            job = PrintJob("t", kind, sale.document.id, body, copy, till.inside.clock.now())
            said = plain_text(till.loop.run(till.inside.printers.slips.of_job(job)), till.inside.printers.profile())
            assert said.index("НАВЧАННЯ") < len(said) / 2 < said.rindex("НАВЧАННЯ"), (kind, said)


def test_a_slip_whose_maker_knew_nothing_of_training_says_so_too() -> None:
    bare = Slip((centered("ЗВІТ"), Text("Рядок"), Text("Кінець")))
    said = [part.text for part in in_training(bare).parts if isinstance(part, Text)]
    assert said == ["НАВЧАННЯ", "ЗВІТ", "Рядок", "Кінець", "НАВЧАННЯ"]
    assert in_training(in_training(bare)) == in_training(bare), "once"
    assert in_training(Slip(drawer=True)) == Slip(drawer=True), "the drawer alone prints nothing"

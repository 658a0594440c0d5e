"""Pictures of the reports: Z-reports as a list, as paper and beside the till, sales of goods, and what an empty, an
offline and a counting page looks like."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.zcompare import Cause, Compared, Comparison, Figure
from app.domain.zreport import OwnShift, ZRow
from ui.presenters.days import Days
from ui.presenters.goods_sales import Aspect, GoodsState
from ui.presenters.journal import Link
from ui.presenters.reports import Part

if TYPE_CHECKING:
    from helpers.shots import Photographer


def reports(camera: Photographer) -> None:
    """The training shop's own Z-reports and this till's day."""
    window = camera.window
    page = window.front.reports
    window.loop.act(lambda: window.front.show("reports"))
    window.until(lambda: page.z.state.link is Link.ASKED, "the server's Z-reports")
    window.loop.act(lambda: page.z.choose_days(Days.YEAR))
    window.until(lambda: len(page.z.state.rows) > 20 and page.z.state.link is Link.ASKED, "a year of them")
    window.until(lambda: page.z.state.comparison is not None, "one of them opened")
    window.quiet()
    _with_own_shifts(camera)
    camera.each("12a-z-reports")
    window.loop.act(lambda: page.z.show_figures(True))
    camera.each("12a-z-differences")
    window.loop.act(lambda: page.z.show_figures(False))
    camera.sheet("12a-export", page.z.export.open)
    before = page.z.state
    page.z.state = replace(
        before, rows=(), link=Link.OFFLINE, loading=False, selected=None, comparison=None, picture=b""
    )
    camera.each("12a-z-offline-empty", page.z.changed.emit)
    page.z.state = replace(before, link=Link.REFUSED)
    camera.each("12a-z-refused", page.z.changed.emit)
    page.z.state = before
    window.loop.act(lambda: page.choose(Part.GOODS))
    goods = page.goods
    window.until(lambda: goods.state.ours is not None and goods.state.link is Link.ASKED, "what was sold")
    window.loop.act(lambda: goods.select(goods.state.rows[0].ours.key if goods.state.rows[0].ours else ""))
    camera.each("12b-product-sales")
    for aspect in (Aspect.HOURS, Aspect.SERVER):
        window.loop.act(lambda aspect=aspect: goods.choose_aspect(aspect))
        camera.each(f"12b-{aspect}")
    window.loop.act(lambda: goods.choose_aspect(Aspect.SHELVES))
    known = goods.state
    goods.state = GoodsState(loading=True, progress=(9, 30), link=Link.OFFLINE)
    camera.each("12b-counting", goods.changed.emit)
    goods.state = GoodsState(loading=False, link=Link.OFFLINE)
    camera.each("12b-empty", goods.changed.emit)
    goods.state = known


def _with_own_shifts(camera: Photographer) -> None:
    """As if the newest reports were of this till's own shifts: one agrees, one was short, one differs."""
    presenter = camera.window.front.reports.z
    rows = list(presenter.state.rows)
    for place, (off, more) in enumerate((("0", "77.30"), ("0", "0"), ("-12.00", "0"), ("5.50", "0"))):
        report = rows[place].report
        sales, refunds = report.sales.total or Decimal(0), report.refunds.total or Decimal(0)
        own = OwnShift(213 - place, Decimal(off), sales - Decimal(more), refunds)
        rows[place] = ZRow(report, own)
    first = rows[0].report
    sales = first.sales.total or Decimal(0)
    parts = ((Cause.ELSEWHERE, 1, Decimal("119.80")), (Cause.WAITING, 1, Decimal("-42.50")))
    compared = (
        Compared((Figure.SALES, ""), sales - Decimal("77.30"), sales, parts),
        Compared((Figure.SALES_COUNT, ""), Decimal(31), Decimal(first.sales.count or 0)),
        Compared((Figure.SALES_TAX, "А"), Decimal("123.45"), Decimal("123.45")),
        Compared((Figure.SALES_TAX, "Q"), Decimal(0), Decimal("3.00")),
        Compared((Figure.REFUNDS, ""), Decimal("140.00"), Decimal("140.00")),
        Compared((Figure.SERVICE_INPUT, ""), Decimal("1250.00"), None),
        Compared((Figure.DRAWER, ""), Decimal("1250.00"), Decimal("1250.00")),
    )  # fmt: skip
    found = Comparison(first, (213,), 32, compared)
    presenter.state = replace(presenter.state, rows=tuple(rows), comparison=found)
    camera.window.loop.act(presenter.changed.emit)

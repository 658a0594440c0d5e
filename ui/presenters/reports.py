"""The page «Звіти»: its two parts, and the right to see them, asked once for as long as the page is in front."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.errors import Forbidden
from app.services.goods_sales import GoodsDesk
from app.services.station import Station
from app.services.zreports import ZDesk
from ui.presenters.export import ExportPresenter
from ui.presenters.goods_sales import GoodsPresenter
from ui.presenters.z_reports import Paper, ZPresenter
from ui.tasks import Tasks


class Part(StrEnum):
    """What the page is about."""

    Z = "z"
    GOODS = "goods"


class ReportsPresenter(QObject):
    """Signals: `changed`; `refused` when who stands here may not see reports and no senior let them; `failed` an
    error."""

    changed = Signal()
    refused = Signal()
    failed = Signal(object)

    def __init__(self, desk: ZDesk, z: ZPresenter, goods: GoodsPresenter, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.z, self.goods = z, goods
        self.part = Part.Z
        self.admitted = False
        for presenter in (z, goods):
            presenter.failed.connect(self.failed)

    @property
    def exports(self) -> tuple[ExportPresenter, ...]:
        """What of the page can become a file."""
        return self.z.export, self.z.details_export, self.goods.export

    def enter(self) -> None:
        """The page comes up. Nothing is shown before the right is known."""
        self._tasks.start("reports.enter", self._enter, self._not_admitted)

    def leave(self) -> None:
        """The page is left: the leave a senior gave was for this visit."""
        self.admitted = False
        self.changed.emit()

    def choose(self, part: Part) -> None:
        """The other part."""
        if part is not self.part:
            self.part = part
            self.changed.emit()
            self._open()

    def other(self) -> None:
        """The part that is not in front."""
        self.choose(Part.GOODS if self.part is Part.Z else Part.Z)

    def again(self) -> None:
        """Everything in front is read anew."""
        self._open()

    def export(self) -> None:
        """What is in front, as a file."""
        if self.admitted and self.part is Part.Z and self.z.state.rows:
            self.z.export.open()
        elif self.admitted and self.part is Part.GOODS and self.goods.state.rows:
            self.goods.export.open()

    async def _enter(self) -> None:
        self._desk.admit()
        self.admitted = True
        self.changed.emit()
        self._open()

    def _open(self) -> None:
        if self.admitted:
            (self.z if self.part is Part.Z else self.goods).open()

    def _not_admitted(self, error: Exception) -> None:
        if isinstance(error, Forbidden):
            self.refused.emit()
        self.failed.emit(error)


class Desks(Protocol):
    """What of the till the page needs."""

    z_desk: ZDesk
    goods_desk: GoodsDesk
    station: Station
    clock: Clock


def reports_of(till: Desks, paper: Paper, tasks: Tasks) -> ReportsPresenter:
    """The page of a till."""
    z = ZPresenter(till.z_desk, till.station, paper, till.clock, tasks)
    goods = GoodsPresenter(till.goods_desk, till.station, till.clock, tasks)
    return ReportsPresenter(till.z_desk, z, goods, tasks)

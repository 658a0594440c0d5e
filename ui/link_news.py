"""What the way to the server tells: lost and back, signed out, clocks that differ, and what a comparison found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.reconciliation import Findings

if TYPE_CHECKING:
    from ui.front import Front


class LinkNews(QObject):
    """Made once, with the front."""

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._front = front
        self._till = till = front.till
        till.server.online.connect(self._online)
        till.server.expired.connect(lambda _: self._expired())
        till.server.signed_in.connect(lambda _: self._signed_in())
        till.server.clock_wrong.connect(front.announcer.clock_wrong)
        till.reconciler.found.connect(self._compared)
        till.sync.changed.connect(lambda _: self._catalogue_changed())
        till.sync.progress.connect(lambda progress: front.sale.set_loaded(*progress))

    def begin(self) -> None:
        """What is so at the start."""
        if self._front.sign_in_missing:
            self._front.announcer.sign_in_wanted(self._front.sign_in_again)
        self._tell()

    def _online(self, online: bool) -> None:
        self._front.status.set_online(online)
        self._front.announcer.offline(not online)
        if online:
            self._front.pictures.try_again()
        self._tell()

    def _expired(self) -> None:
        self._front.status.set_signed_out()
        self._tell()
        if self._front.page != "first_start":
            self._front.announcer.sign_in_wanted(self._front.sign_in_again)

    def _signed_in(self) -> None:
        till, announcer = self._till, self._front.announcer
        self._front.status.set_online(True)
        announcer.signed_in()
        self._tell()
        if till.station.place is None and not till.server.remembers and not till.settings.training:
            announcer.not_remembered()

    def _compared(self, found: Findings) -> None:
        """The queue's page shows it by itself."""
        if self._front.page != "queue":
            self._front.announcer.compared(found, lambda: self._front.show("queue"))

    def _catalogue_changed(self) -> None:
        self._front.sale.load()
        self._tell()

    def _tell(self) -> None:
        """The sign-in page says how old the prices are, and whether the server answers."""

        async def tell() -> None:
            at = await self._till.stores.catalog.synced_at()
            self._front.login.set_link(self._till.server.was_online, at, signed_out=self._front.sign_in_missing)

        self._front.tasks.queue("front.link", tell)

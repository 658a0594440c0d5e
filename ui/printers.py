"""What of the till prints: the queue, the slips it makes, the way to the printer, and the drawer that hangs on it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.document import Document
from app.domain.printjob import ORDER_LANE, TILL_LANE, JobKind, PrintJob
from app.errors import BadSettings, RuleBroken
from app.events import Event
from app.services.station import Station
from app.settings import Settings
from app.store.codec import encode
from app.store.stores import Stores
from printing import far, profiles
from printing.devices import Transport, parse_uri
from printing.encode import Encoder
from printing.lane import SPARE, Spare
from printing.profile_folder import FOLDER, OwnProfiles, add_copy, read_folder
from printing.slip import Slip
from printing.spooler import Spooler
from printing.trainer import TrainingPrinter
from ui.choices import TRAINER, printer_at, printer_of
from ui.far_letters import paint
from ui.slip_head import SlipHead
from ui.slips import Slips

log = logging.getLogger(__name__)


class Printers:
    """`settings` gives the till's settings of the moment. `changed` tells the new `state`. `own` are the user's
    profiles as their folder was read last."""

    def __init__(self, stores: Stores, station: Station, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._stores = stores
        self._station = station
        self._clock = clock
        self._settings = settings
        #: The owner's words and picture on the slips.
        self.head = SlipHead(settings)
        self.slips = Slips(stores, station, self.profile, clock, self.head.dress)
        self.own = OwnProfiles()
        far.use(paint)
        #: What prints in training, where no other printer is set.
        self.trainer = TrainingPrinter()
        self.spooler = Spooler(
            stores.print_jobs,
            self._transport,
            self.slips.of_job,
            self._encode,
            clock=clock,
            spare=self._spare,
            old_after=lambda: timedelta(minutes=settings().old_slips_minutes),
            who=lambda: station.cashier.name if station.cashier else "",
        )
        self.changed: Event[str] = Event("printers.changed")
        self.spooler.state_changed.connect(lambda _: self.tell())

    @property
    def state(self) -> str:
        """What is known of the printer: "none" when there is none, else a `PrinterState`."""
        return "none" if printer_of(self._settings()) == "none" else str(self.spooler.state)

    def tell(self) -> None:
        """Says the state again: another printer may have been set."""
        self.changed.emit(self.state)

    async def look(self) -> None:
        """Asks the printers how they are."""
        await asyncio.gather(self.spooler.check(), self._look_at_orders())

    async def run(self) -> None:
        """Prints what waits, by the profiles there are. Whoever starts it owns the task."""
        await self.head.load()
        await self.read_profiles()
        await self.spooler.run()

    @property
    def folder(self) -> Path:
        """Where the user's own profiles lie."""
        return self._settings().home / FOLDER

    async def read_profiles(self) -> None:
        """Reads the user's own profiles; what is wrong with a file is told in `own`."""
        taken = frozenset(known.name for known in profiles.BUILT_IN)
        self.own = await asyncio.to_thread(read_folder, self.folder, taken)
        for one in self.own.unread:
            log.warning("profile %s: %s %s %s", one.file, one.problem, one.field, one.expected)

    async def copy_profile(self, title: str) -> str:
        """Writes the profile in force as a file of the user's own; gives its name. Raises `StoreFault`."""
        path = await asyncio.to_thread(partial(add_copy, self.folder, self.profile(), title))
        await self.read_profiles()
        return path.stem

    @property
    def profile_lost(self) -> bool:
        """The profile that was chosen is not there, or cannot be read."""
        return self._chosen() is None

    def profile(self, lane: str = TILL_LANE) -> profiles.Profile:
        """What a printer understands. While the chosen profile cannot be read, what every printer does.

        The printer of orders and the spare one (`SPARE`) are taken for ones like the till's unless they have a profile
        of their own.
        """
        return self._chosen(lane) or profiles.FALLBACK

    def _chosen(self, lane: str = TILL_LANE) -> profiles.Profile | None:
        now = self._settings()
        names = (now.printer_profile, now.printer_code_page, now.printer_code_table)
        if own := {ORDER_LANE: now.printer_orders_profile, SPARE: now.printer_spare_profile}.get(lane):
            names = (own, "", "")
        try:
            return profiles.chosen(*names, own=self.own.profiles)
        except BadSettings:
            return None

    async def print_test(self) -> str:
        """Prints the trial page; gives its job's id, by which the spooler tells how it went."""
        return await self._add_job(JobKind.TEST)

    async def print_letters(self, page: int) -> str:
        """Prints a page of letters in code pages (`printing.letters_slip`); gives its job's id."""
        return await self._add_job(JobKind.TEST, str(page))

    async def print_held(self, document: Document) -> None:
        """The slip of a receipt put aside or handed over, which is no document of the journal yet."""
        await self._add_job(JobKind.HELD, encode(document))

    async def open_drawer(self, reason: str) -> None:
        """Opens the cash drawer without a sale; the audit keeps who did and why.

        Raises `RuleBroken("reason_missing")`, and `Forbidden` without the right.
        """
        cashier = self._station.need_cashier(Right.DRAWER)
        if not (why := reason.strip()):
            raise RuleBroken("reason_missing")
        await self._stores.audit.write(self._clock.now(), cashier.name, Deed.DRAWER, {"reason": why})
        log.info("the drawer is opened by hand")
        await self._add_job(JobKind.DRAWER)

    def _transport(self, lane: str) -> Transport:
        address = printer_at(self._settings(), lane)
        return self.trainer if address == TRAINER else parse_uri(address)

    def _spare(self, lane: str) -> Spare | None:
        """Orders go to whoever makes the goods ready, or nowhere."""
        address = self._settings().printer_spare
        if not address or lane != TILL_LANE:
            return None
        return Spare(parse_uri(address), lambda slip: Encoder(self.profile(SPARE)).encode(slip))

    def _encode(self, slip: Slip, lane: str) -> bytes:
        data = Encoder(self.profile(lane)).encode(slip)
        if lane == TILL_LANE and printer_of(self._settings()) == TRAINER:
            self.trainer.made(data, slip)
        return data

    async def _look_at_orders(self) -> None:
        if self._settings().printer_orders:
            await self.spooler.check(ORDER_LANE)

    async def _add_job(self, kind: JobKind, body: str = "") -> str:
        job = PrintJob(new_id(), kind, None, body, False, self._clock.now())
        await self._stores.print_jobs.add(job)
        self.spooler.wake()
        return job.id

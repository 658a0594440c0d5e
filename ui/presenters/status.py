"""What the top bar says: network and queue, printer, shift, clock, cashier.

State is words plus icon, never colour alone (design-system.md, «Principles» 4).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local
from app.domain.cashier import Cashier, Place
from app.domain.shift import LONGEST, WARN_AFTER, Shift
from app.errors import PrinterFault
from app.events import Event
from app.services.station import Station
from app.store.outbox_rows import OutboxCounts
from ui.formats import duration_text, time_text
from ui.i18n import tr
from ui.messages import message


class Network(StrEnum):
    """How the till and the server stand."""

    UNKNOWN = "unknown"  # nothing was asked yet
    ONLINE = "online"
    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"  # the server wants phone and password again; selling goes on


def network_now(*, signed_out: bool, online: bool | None) -> Network:
    """How they stand by what the connection knows; `online` is None before anybody asked the server."""
    if signed_out:
        return Network.SIGNED_OUT
    if online is None:
        return Network.UNKNOWN
    return Network.ONLINE if online else Network.OFFLINE


class PumpEvents(Protocol):
    """What the bar hears from `app.outbox.pump.Pump`."""

    changed: Event[OutboxCounts]
    online: Event[bool]


@dataclass(frozen=True, slots=True)
class Status:
    """Everything the bar shows. `printer` is "none" (not set) or a
    `printing.answer.PrinterState`; `offline_since` is when the server was last lost."""

    now: datetime
    network: Network = Network.UNKNOWN
    counts: OutboxCounts = field(default_factory=OutboxCounts)
    offline_since: datetime | None = None
    printer: str = "unknown"
    place: Place | None = None
    shift: Shift | None = None
    cashier: Cashier | None = None

    @property
    def waiting(self) -> int:
        """Documents that are not on the server yet and will go by themselves."""
        return self.counts.waiting + self.counts.unknown

    @property
    def troubled(self) -> int:
        """Documents a person has to look at."""
        return self.counts.refused + self.counts.duplicate


@dataclass(frozen=True, slots=True)
class Chip:
    """A sign of the bar: `state` is "quiet", "warn" or "error"; no icon is the green dot; `short` for a narrow bar."""

    text: str
    icon: str = ""
    state: str = "quiet"
    badge: int = 0
    short: str | None = None


def network_chip(status: Status) -> Chip:
    """Network and queue in one sign; what needs a person comes first."""
    if status.counts.refused:
        return Chip(tr("Документи відхилено"), "circle-alert", "error", status.troubled)
    if status.troubled:
        return Chip(tr("Розбіжності з сервером"), "circle-alert", "error", status.troubled)
    if status.network is Network.SIGNED_OUT:
        return Chip(tr("Потрібен вхід на сервер"), "key-round", "warn", status.waiting)
    if status.network is Network.OFFLINE:
        return Chip(tr("Немає зв’язку"), "cloud-off", "warn", status.waiting)
    if status.network is Network.UNKNOWN:
        return Chip(tr("З’єднання…"), "refresh-cw", badge=status.waiting)
    if status.waiting:
        return Chip(tr("Онлайн · надсилається {n}", n=status.waiting), short=tr("Онлайн · {n}", n=status.waiting))
    return Chip(tr("Онлайн"))


def printer_chip(status: Status) -> Chip:
    """The printer and what keeps it from printing."""
    quiet = {"ready": tr("Принтер готовий"), "unknown": tr("Принтер"), "none": tr("Без принтера")}
    if status.printer in quiet:
        return Chip(quiet[status.printer], "printer", short="")
    if status.printer == "near_end":
        return Chip(tr("Папір закінчується"), "printer", "warn")
    return Chip(message(PrinterFault(status.printer)).title, "printer", "error")


def printer_text(printer: str) -> tuple[str, str, str]:
    """The same in a tag: words, kind, icon."""
    known = {
        "ready": (tr("на зв’язку"), "g", "check"),
        "near_end": (tr("Папір закінчується"), "w", "triangle-alert"),
        "unknown": (tr("стан невідомий"), "n", ""),
        "none": (tr("Без принтера"), "n", ""),
    }
    return known.get(printer) or (message(PrinterFault(printer)).title, "d", "circle-alert")


def shift_chip(status: Status) -> Chip:
    """The shift, and from its twentieth hour on how long it has lasted (domain.md 4)."""
    shift = status.shift
    if shift is None:
        return Chip(tr("Зміну не відкрито"), "clock", "warn")
    lasted = status.now - shift.opened_at
    if lasted >= LONGEST:
        return Chip(tr("Зміна понад 24 години"), "clock", "error")
    if lasted >= WARN_AFTER[0]:
        return Chip(
            tr("Зміна №{number} · {lasted}", number=shift.number, lasted=duration_text(lasted)), "clock", "warn"
        )
    said = tr("Зміна №{number} з {time}", number=shift.number, time=time_text(shift.opened_at))
    return Chip(said, "clock", short=tr("№{number}", number=shift.number))


class StatusPresenter(QObject):
    """`changed` when the bar shows something else; at least once a minute, for the clock.

    `network` is how till and server stand already: they have met before there was a bar.
    """

    changed = Signal()

    def __init__(self, station: Station, pump: PumpEvents, clock: Clock, network: Network = Network.UNKNOWN) -> None:
        super().__init__()
        self._station = station
        self._clock = clock
        self.status = Status(clock.now(), network, place=station.place, shift=station.shift, cashier=station.cashier)
        station.changed.connect(lambda _: self._on_station())
        pump.changed.connect(lambda counts: self._set(counts=counts))
        pump.online.connect(self.set_online)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self.tick)

    def start(self) -> None:
        """The clock runs from now on."""
        self.tick()

    def end(self) -> None:
        """The clock stands still."""
        self._minute.stop()

    def tick(self) -> None:
        """A new minute, or the wall clock was corrected: shows the time and waits for the next full minute."""
        now = self._clock.now()
        self._minute.start(round((60 - local(now).second) * 1000 - now.microsecond / 1000) + 1)
        self._set(now=now)

    def set_online(self, online: bool) -> None:
        """Whether the server answered last time, whoever asked it. A missing sign-in is a person's to mend, network or
        no network: it stays until somebody signs in."""
        if online:
            self._set(network=Network.ONLINE, offline_since=None)
        elif self.status.network is not Network.SIGNED_OUT:
            self._set(network=Network.OFFLINE, offline_since=self.status.offline_since or self._clock.now())

    def set_signed_out(self) -> None:
        """The server's session ended: it wants a person again."""
        self._set(network=Network.SIGNED_OUT)

    def set_printer(self, state: str) -> None:
        """What is known of the printer, as `Status.printer`."""
        self._set(printer=state)

    def _on_station(self) -> None:
        self._set(place=self._station.place, shift=self._station.shift, cashier=self._station.cashier)

    def _set(self, **parts: object) -> None:
        before, self.status = self.status, replace(self.status, **parts)  # type: ignore[arg-type]
        if self.status != before:
            self.changed.emit()

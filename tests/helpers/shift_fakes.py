"""Hand-written services behind the sign-in and shift screens: they keep the contract, remember what was asked, and fail
when told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from helpers import demo

from app.clock import Clock
from app.domain.cashier import Cashier, Place
from app.domain.closing import BeforeClosing, BegunClosing
from app.domain.report import XReport
from app.domain.shift import Shift, ShiftClose
from app.errors import RuleBroken
from app.services.login import ShopChoice, TerminalChoice
from app.services.shift import Closed
from app.services.station import Station

#: Yesterday's shift of the mockups: closed at 21:04, 1 250,00 left.
LAST = Shift(
    id=demo.uid("shift 213"),
    number=213,
    opened_at=demo.OPENED.replace(day=21),
    opened_by=demo.CASHIER.name,
    opened_by_id=demo.CASHIER.id,
    float_amount=Decimal("1250.00"),
    closed_at=demo.NOW.replace(day=21, hour=19, minute=4),
    closed_by=demo.CASHIER.name,
    expected=Decimal("7340.00"),
    counted=Decimal("7340.00"),
    left=Decimal("1250.00"),
)

SHOPS = (
    ShopChoice(
        12,
        "Продукти на Подолі",
        "м. Київ, вул. Хорива, 12",
        (TerminalChoice(31, "Каса №1"), TerminalChoice(32, "Каса №2")),
    ),
    ShopChoice(15, "Продукти на Оболоні", "м. Київ, просп. Оболонський, 21", (TerminalChoice(40, "Каса №1"),)),
)


class Failing:
    """The next call raises `fail_with`, once."""

    def __init__(self) -> None:
        self.fail_with: Exception | None = None

    def _maybe_fail(self) -> None:
        error, self.fail_with = self.fail_with, None
        if error is not None:
            raise error


class FakeLogin(Failing):
    """PINs are 1111 for the first person, 2222 for the second …; five wrong ones lock for 30 seconds."""

    def __init__(self, station: Station, people: Sequence[Cashier] = demo.CASHIERS) -> None:
        super().__init__()
        self.station = station
        self.people = people
        self.tries = 0
        self.signed_in_with: tuple[str, str, str, str] | None = None
        self.learned: list[Place] = []
        self.shops: Sequence[ShopChoice] = SHOPS

    async def cashiers(self) -> Sequence[Cashier]:
        return self.people

    async def sign_in(self, cashier_id: int, pin: str) -> Cashier:
        self._maybe_fail()
        if pin != str(cashier_id) * 4:
            self.tries += 1
            if self.tries >= 5:
                raise RuleBroken("pin_locked", seconds="30")
            raise RuleBroken("pin_wrong", left=str(5 - self.tries))
        self.station.cashier = next(person for person in self.people if person.id == cashier_id)
        return self.station.cashier

    async def first_sign_in(self, server: str, api_key: str, phone: str, password: str) -> list[ShopChoice]:
        self._maybe_fail()
        self.signed_in_with = (server, api_key, phone, password)
        return list(self.shops)

    async def choose(self, shop: ShopChoice, terminal: TerminalChoice) -> Place:
        self._maybe_fail()
        place = replace(
            demo.PLACE,
            shop_id=shop.id,
            shop_title=shop.title,
            terminal_id=terminal.id,
            terminal_name=terminal.name,
        )
        self.station.place = place
        return place

    async def learn_people(self, place: Place) -> None:
        self._maybe_fail()
        self.learned.append(place)


class FakeReports:
    """The X of the mockup, whatever was sold; `set_drawer` makes the drawer's sum fit."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.report = demo.x_report()
        self.printed = 0

    def set_drawer(self, amount: str) -> None:
        """Lets the drawer hold `amount` hryvnias: the service input makes up for what is missing."""
        gap = Decimal(amount) - self.report.drawer
        self.report = replace(self.report, service_input=self.report.service_input + gap)

    async def x(self, told: Callable[[int, int], None] | None = None) -> XReport:
        return replace(self.report, shift=self.station.need_shift())

    async def last_closed(self) -> XReport | None:
        return replace(self.report, sales=replace(self.report.sales, count=100, amount=Decimal("29441.00")))

    async def print_x(self) -> XReport:
        self.printed += 1
        return self.report


class FakeDesk(Failing):
    """Opens and closes the station's shift; `before` is what the list before closing says."""

    def __init__(self, station: Station, reports: FakeReports, clock: Clock) -> None:
        super().__init__()
        self.station, self.reports, self.clock = station, reports, clock
        self.before = BeforeClosing(waiting=0, refused=0, held=3, receipt_open=False)
        self.last_shift: Shift | None = LAST
        self.kept: BegunClosing | None = None
        self.opened_with: tuple[Decimal, bool] | None = None
        self.closed_with: tuple[ShiftClose, bool] | None = None

    async def last(self) -> Shift | None:
        return self.last_shift

    async def next_number(self) -> int:
        return self.last_shift.number + 1 if self.last_shift else 1

    async def open(self, float_amount: Decimal, *, print_slip: bool = False) -> Shift:
        self._maybe_fail()
        self.opened_with = (float_amount, print_slip)
        self.station.shift = replace(demo.SHIFT, float_amount=float_amount)
        return self.station.shift

    async def before_closing(self) -> BeforeClosing:
        return self.before

    async def decides_alone(self, before: BeforeClosing) -> bool:
        return False

    async def begun(self) -> BegunClosing | None:
        return self.kept

    async def keep_begun(self, begun: BegunClosing) -> None:
        self.kept = begun

    async def close(self, close: ShiftClose, *, print_report: bool = True) -> Closed:
        self._maybe_fail()
        report = await self.reports.x()
        if close.count.total != report.drawer and not close.reason:
            raise RuleBroken("reason_missing")
        self.closed_with = (close, print_report)
        shift = replace(
            self.station.need_shift(),
            closed_at=self.clock.now(),
            closed_by=demo.CASHIER.name,
            expected=report.drawer,
            counted=close.count.total,
            left=close.left,
            reason=close.reason,
        )
        self.station.shift = None
        self.last_shift = shift
        return Closed(shift, report, close.count.total - close.left)


class FakeCash(Failing):
    """A drawer with `held` hryvnias."""

    def __init__(self, held: str = "6496.50") -> None:
        super().__init__()
        self.held = Decimal(held)
        self.moves: list[tuple[str, Decimal, str]] = []

    async def drawer(self) -> Decimal:
        return self.held

    async def put_in(self, amount: Decimal, reason: str) -> object:
        return self._move("in", amount, reason)

    async def take_out(self, amount: Decimal, reason: str) -> object:
        return self._move("out", amount, reason)

    def _move(self, kind: str, amount: Decimal, reason: str) -> object:
        self._maybe_fail()
        self.moves.append((kind, amount, reason))
        return demo.refund()

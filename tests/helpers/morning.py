"""A shop in the morning: a server with its data, a till that knows its place, and the first steps of a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from helpers.qloop import Loop
from helpers.window import PASSWORD, PHONE, CredentialStore, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtWidgets import QApplication

from app import secrets
from app.services.pins import PinHasher
from app.settings import Settings
from app.store import ballast
from ui import till as parts
from ui.theme import theme

#: The training shop's first till (app.sandbox counts terminals from here).
FIRST_TERMINAL = 20001
#: Its senior's first name.
SENIOR = "Юлія"


@dataclass(frozen=True)
class Morning:
    """A shop as it stands when work has begun: what the server holds, what the till holds, and the server's port."""

    server: Path
    till: Path
    store: CredentialStore
    port: int


def served(data: Path, port: int = 0) -> WitnessedSandbox:
    """A sandbox on these data, to be used as a context. Fiscal numbers come at once."""
    made = WitnessedSandbox(data, port=port)
    made.set(fiscal_delay=0)
    return made


def standing(loop: Loop, app: QApplication, folder: Path, patch: pytest.MonkeyPatch) -> TillWindow:
    """A till on an empty folder, its printer a file, its secrets in a store that outlives it."""
    printer = f"file:{folder / 'paper.bin'}"
    settings = Settings(
        folder / "till", printer=printer, sounds=False, size=(1366, 768), lock_after_minutes=0, reduced_motion=True
    )
    window = TillWindow(loop, app, settings)
    patch.setattr(secrets, "open_vault", lambda service: window.store)
    # What makes a stolen hash slow to guess would make every test slow to sign in.
    patch.setattr(parts, "PinHasher", partial(PinHasher, cheap=True))
    # The reserve on the disk, as a sign of itself: every window of the tests would write 64 MB.
    patch.setattr(ballast, "SIZE", 1 << 16)
    theme.reduced_motion = True
    return window


def sign_in(window: TillWindow) -> None:
    """Phone and password, the first shop and its first terminal."""
    window.write("phone", PHONE)
    window.write("password", PASSWORD)
    window.enter()
    window.until(lambda: window.sees("take-place"), "shops to choose from")
    window.tap(f"terminal-{FIRST_TERMINAL}")
    window.tap("take-place")
    window.until_page("login")


def begin_work(window: TillWindow, change: str = "1250") -> None:
    """The first cashier's PIN, the goods, and a shift with so much change in the drawer."""
    enter_pin(window)
    window.until_page("open_shift")
    window.type(change)
    window.until(lambda: window.front.open_shift.value == Decimal(change), "the float as typed")
    window.tap("open-shift-button")
    window.until_page("sale")
    window.until(lambda: window.synced and window.front.sale.shelf.products, "the whole catalogue")


def enter_pin(window: TillWindow, pin: str = "1111") -> None:
    """The PIN of whoever is chosen among the people."""
    window.until_page("login")
    window.until(lambda: window.text("cashier-name"), "somebody chosen")
    window.type(pin)


def senior_allows(window: TillWindow, pin: str = "9999", reason: str = "override_reason-1") -> None:
    """In the senior's dialog: who allows it, why, and their PIN."""
    [senior] = [one for one in window.front.override.seniors if one.first_name == SENIOR]
    window.tap(f"senior_{senior.id}")
    window.tap(reason)
    window.type(pin)
    window.until(lambda: window.front.override.dots == 4, "four digits")
    window.enter()

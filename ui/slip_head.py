"""The shop's own words and picture on its slips: the lines are settings, the picture lies beside them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.domain.cashier import Place
from app.domain.slip_lines import slip_lines
from app.paths import store_fault, sync_folder, write_durably
from app.settings import Settings
from ui.logo_file import read_logo

log = logging.getLogger(__name__)

LOGO = "slip-logo.png"


class SlipHead:
    """`settings` gives the till's settings of the moment; `logo` is the picture's PNG, empty for none."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self.logo = b""

    async def load(self) -> None:
        """Reads the picture once, at the start. One that cannot be read is none: no slip waits for it."""
        self.logo = await asyncio.to_thread(_stored, self._settings().home / LOGO)

    def dress(self, place: Place, header: str | None = None, footer: str | None = None) -> Place:
        """The place with what the owner wants on its slips; `header` and `footer` as they are being typed."""
        settings = self._settings()
        return replace(
            place,
            header=slip_lines(settings.slip_header if header is None else header),
            footer=slip_lines(settings.slip_footer if footer is None else footer),
            logo=self.logo,
        )

    async def take(self, path: Path) -> None:
        """Makes this file's picture the logo. Raises `BadSettings` (`read_logo`) and `StoreFault`."""
        logo = await asyncio.to_thread(read_logo, path)
        await asyncio.to_thread(write_durably, self._settings().home / LOGO, logo)
        self.logo = logo

    async def drop(self) -> None:
        """No picture any more. Raises `StoreFault`."""
        await asyncio.to_thread(_remove, self._settings().home / LOGO)
        self.logo = b""


def _stored(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError:
        log.exception("the picture of the slips cannot be read")
        return b""


def _remove(path: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise store_fault(error) from error

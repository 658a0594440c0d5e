"""Which means of payment the shop takes and in what order, as the owner taps it together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.setting_values import MEANS

#: All there are, by the words of the setting.
ALL = tuple(MEANS.split(","))


class Kept(Protocol):
    """Where settings are read and changed: `ui.presenters.settings.SettingsPresenter`."""

    def value(self, name: str) -> object: ...

    def set(self, name: str, value: object) -> None: ...

    def set_all(self, changes: Mapping[str, object]) -> None: ...


class MeansChoice:
    """Reads and writes the setting `means`. The last one cannot be switched off: something has to be taken."""

    def __init__(self, settings: Kept) -> None:
        self._settings = settings

    @property
    def on(self) -> tuple[str, ...]:
        """The means in use, in their order."""
        return tuple(str(self._settings.value("means")).split(","))

    @property
    def order(self) -> tuple[str, ...]:
        """All means: those in use as the till shows them, then the others."""
        return (*self.on, *(one for one in ALL if one not in self.on))

    def switch(self, name: str, on: bool) -> None:
        """Takes this means from now on, or no more."""
        now = self.on
        if on and name not in now:
            self._keep((*now, name))
        elif not on and name in now and len(now) > 1:
            self._keep(tuple(one for one in now if one != name))

    def raise_(self, name: str) -> None:
        """One place further to the front."""
        now = list(self.on)
        place = now.index(name) if name in now else 0
        if place:
            now[place - 1], now[place] = now[place], now[place - 1]
            self._keep(tuple(now))

    def _keep(self, names: tuple[str, ...]) -> None:
        self._settings.set("means", ",".join(names))

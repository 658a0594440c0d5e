"""A device that is talked to for as long as the till runs: the thread, the port that comes and goes, the end."""

from __future__ import annotations

import logging
import threading
from contextlib import closing

from app.devices.links import Address, Link
from app.errors import DeviceFault

log = logging.getLogger(__name__)

#: A thread that hangs in a driver is left behind after this (seconds).
_ENDS = 3.0


class Talker:
    """Opens the port of one device again and again, and talks through it, on a thread of its own.

    `after` is the one before it: it may still hold the very port this one wants. `retry` is seconds between two tries
    of a port that is not there. What the device says and how it is lost is the business of `_talk` and `_lost`.
    """

    def __init__(self, name: str, address: Address, retry: float, after: Talker | None = None) -> None:
        self._name = name
        self._address = address
        self._retry = retry
        self._after = after
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """It ends soon; nothing is waited for."""
        self._stopped.set()

    def join(self) -> None:
        """Waits until the port is free again."""
        self._thread.join(_ENDS)

    def _run(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        while not self._stopped.is_set():
            try:
                with closing(self._address.open(self._name)) as link:
                    self._talk(link)
            except DeviceFault as fault:
                self._lost(fault)
            except Exception as error:
                log.exception("the thread of the %s stumbled", self._name)
                self._lost(DeviceFault(self._name, "io", type(error).__name__))
            self._stopped.wait(self._retry)

    def _talk(self, link: Link) -> None:
        """Until `_stopped` is set, or a `DeviceFault` says that the port is gone."""
        raise NotImplementedError

    def _lost(self, fault: DeviceFault) -> None:
        """There is nobody to talk to."""
        raise NotImplementedError

"""What printers this computer knows of: queues of Windows and CUPS, USB printers, device nodes, serial ports.

Nothing is sent to any of them. The net is not searched: a printer there is asked by the address a person typed.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from app.devices.serial_ports import SerialPort, serial_ports
from app.errors import PrinterFault
from printing.answer import Heard
from printing.cups_queue import plain_environ, queue_state
from printing.usb_printer import PRINTER_CLASS
from printing.windows_queue import QueueFacts, queues, winspool

log = logging.getLogger(__name__)

_SECONDS = 5.0
_NODES = Path("/dev/usb")
#: What most printers with a COM port are set to; their menu or test page says what it is.
_BAUD = 9600

WayName = Literal["windows", "cups", "usb", "node", "serial"]


@dataclass(frozen=True, slots=True)
class Found:
    """One of them. `address` is what `parse_uri` takes, `title` what the system calls it, `heard` what the system knows
    of it, None where that is nothing."""

    way: WayName
    address: str
    title: str
    heard: Heard | None = None


def look_around() -> list[Found]:
    """All of them, likely ones first; blocking, for a thread. What cannot be asked is left out and logged."""
    found: list[Found] = []
    for look in (_windows, _cups, _usb, _nodes, _serial):
        try:
            found += look()
        except Exception:
            # A driver's fault on one way must not hide the printers on the others.
            log.exception("printers were not looked for by %s", look.__name__)
    return found


def of_windows(facts: Iterable[QueueFacts]) -> list[Found]:
    """Queues that lead to a piece of paper: those that print into a file or to a fax come last."""
    real = sorted(facts, key=lambda one: (one.port.upper() in _NO_PAPER, one.name.casefold()))
    return [Found("windows", f"windows:{one.name}", f"{one.name} · {one.port}", one.heard) for one in real]


_NO_PAPER = {"PORTPROMPT:", "FILE:", "NUL:", "SHRFAX:", "XPSPORT:"}


def of_cups(said: str) -> list[Found]:
    """The queues in what `lpstat -l -p` says, each with its own lines."""
    parts = re.split(r"^(?=printer \S)", said, flags=re.MULTILINE)
    named = [(found[1], part) for part in parts if (found := re.match(r"printer (\S+)", part))]
    return [Found("cups", f"cups:{name}", _described(name, part), queue_state(part)) for name, part in named]


def of_usb(devices: Iterable[Any]) -> list[Found]:
    """The devices of pyusb that say they are printers; a name nobody may read is the two numbers."""
    return [_usb_printer(device) for device in devices if _is_printer(device)]


def of_nodes(paths: Iterable[Path]) -> list[Found]:
    return [Found("node", f"file:{path}", path.name) for path in sorted(paths)]


def of_serial(ports: Iterable[SerialPort]) -> list[Found]:
    return [
        Found("serial", f"serial:{port.device}@{_BAUD}", f"{port.device} · {port.title}" if port.title else port.device)
        for port in ports
    ]


# ---------------------------------------------------------------- the system


def _windows() -> list[Found]:
    return of_windows(queues(winspool())) if sys.platform == "win32" else []


def _cups(run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run) -> list[Found]:
    program = shutil.which("lpstat")
    if program is None:
        return []
    said = run([program, "-l", "-p"], capture_output=True, timeout=_SECONDS, check=False, env=plain_environ())
    return of_cups(said.stdout.decode(errors="replace"))


def _usb() -> list[Found]:
    import usb.core  # noqa: PLC0415 - libusb, asked for on the settings page alone

    try:
        return of_usb(usb.core.find(find_all=True) or ())
    except usb.core.NoBackendError:
        return []


def _nodes() -> list[Found]:
    return of_nodes(_NODES.glob("lp[0-9]*")) if _NODES.is_dir() else []


def _serial() -> list[Found]:
    return of_serial(serial_ports())


def _described(name: str, part: str) -> str:
    found = re.search(r"^\s*Description: *(\S.*)$", part, re.MULTILINE)
    said = found[1].strip() if found else ""
    return f"{name} · {said}" if said and said != name else name


def _is_printer(device: Any) -> bool:
    if device.bDeviceClass == PRINTER_CLASS:
        return True
    return any(one.bInterfaceClass == PRINTER_CLASS for configuration in device for one in configuration)


def _usb_printer(device: Any) -> Found:
    numbers = f"{device.idVendor:04x}:{device.idProduct:04x}"
    title = " ".join(_words(device))
    return Found("usb", f"usb:{numbers}", f"{title} ({numbers})" if title else numbers)


def _words(device: Any) -> Sequence[str]:
    """Maker and product as the device says them; without leave to open it they stay unknown."""
    try:
        return [said.strip("\0 ") for said in (device.manufacturer, device.product) if said]
    except (OSError, ValueError, NotImplementedError, PrinterFault):
        return []

"""The COM ports this computer has, for a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SerialPort:
    """`device` is what opens it ("COM3", "/dev/ttyUSB0"), `title` what the system calls it, "" when nothing."""

    device: str
    title: str = ""


def serial_ports() -> tuple[SerialPort, ...]:
    """Ports with a device behind them first; a port built into the board has no title. May take a while: not for the
    UI's thread."""
    from serial.tools import list_ports  # noqa: PLC0415 - asked for on the settings page alone

    found = [SerialPort(port.device, _title(port.description, port.device)) for port in list_ports.comports()]
    return tuple(sorted(found, key=lambda port: (not port.title, port.device)))


def _title(description: str | None, device: str) -> str:
    text = "" if description in (None, "n/a") else str(description)
    # Windows puts the port's name into the title once more.
    return text.replace(f"({device})", "").strip()[:60]

"""What is offered to choose from: read from what each way says, and from what is really here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.devices.serial_ports import SerialPort
from app.errors import BadSettings
from printing import discovery
from printing.answer import PrinterState
from printing.devices import parse_uri
from printing.discovery import Found, look_around, of_nodes, of_serial, of_usb, of_windows
from printing.windows_queue import QueueFacts


class Device:
    """A USB device as pyusb shows it; `words` None is one nobody may open."""

    def __init__(self, numbers: tuple[int, int], *classes: int, words: tuple[str, str] | None = ("", "")) -> None:
        self.idVendor, self.idProduct = numbers
        self.bDeviceClass = 0
        self._classes, self._words = classes, words

    def __iter__(self) -> Iterator[list[SimpleNamespace]]:
        yield [SimpleNamespace(bInterfaceClass=one) for one in self._classes]

    @property
    def manufacturer(self) -> str:
        return self._word(0)

    @property
    def product(self) -> str:
        return self._word(1)

    def _word(self, number: int) -> str:
        if self._words is None:
            raise ValueError("The device has no langid")
        return self._words[number]


def test_usb_printers_are_told_from_other_devices_and_named_as_far_as_they_may_be_read() -> None:
    xprinter = Device((0x0483, 0x5743), 7, words=("Xprinter", "XP-Q80\0"))
    locked, mouse = Device((0x04B8, 0x0E15), 3, 7, words=None), Device((0x046D, 0xC077), 3)
    assert of_usb([xprinter, mouse, locked]) == [
        Found("usb", "usb:0483:5743", "Xprinter XP-Q80 (0483:5743)"),
        Found("usb", "usb:04b8:0e15", "04b8:0e15"),
    ]


def test_queues_of_windows_that_print_no_paper_come_last() -> None:
    facts = [
        QueueFacts("Microsoft Print to PDF", "PORTPROMPT:", "", 0, 0),
        QueueFacts("XP-80C на касі", "USB001", "Generic / Text Only", 0x10, 0),
    ]
    found = of_windows(facts)
    assert [(one.address, one.heard and one.heard.state) for one in found] == [
        ("windows:XP-80C на касі", PrinterState.PAPER),
        ("windows:Microsoft Print to PDF", None),
    ]


def test_every_address_offered_is_one_the_till_takes() -> None:
    found = [
        *of_windows([QueueFacts("XP-80C на касі", "USB001", "", 0, 0)]),
        *of_usb([Device((0x0483, 0x5743), 7)]),
        *of_nodes([Path("/dev/usb/lp0")]),
        *of_serial([SerialPort("COM3", "USB Serial"), SerialPort("/dev/ttyUSB0")]),
    ]
    assert [one.title for one in found][-2:] == ["COM3 · USB Serial", "/dev/ttyUSB0"]
    for one in found:
        try:
            parse_uri(one.address)
        except BadSettings as wrong:
            pytest.fail(f"{one}: {wrong.detail}")


def test_a_way_that_fails_does_not_hide_the_printers_on_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real looks of this machine run; one of them meets a driver that breaks."""

    def broken() -> list[Found]:
        raise OSError("driver")

    monkeypatch.setattr(discovery, "_usb", broken)
    node = Path("/dev/usb/lp0")
    monkeypatch.setattr(discovery, "_nodes", lambda: of_nodes([node]))
    assert Found("node", f"file:{node}", "lp0") in look_around()

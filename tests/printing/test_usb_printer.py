"""The whole way through pyusb down to a libusb written by hand, which keeps what it is told."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
import usb.backend
import usb.backend.libusb1
import usb.core

from app.errors import PrinterFault
from printing.answer import Heard, PrinterState
from printing.devices import parse_uri

SLIP = bytes(range(256)) * 40
QUESTION = re.compile(rb"\x10\x04([\x01-\x04])", re.DOTALL)


class Libusb(usb.backend.IBackend):  # type: ignore[misc]
    """One printer 04b8:0e15 with the endpoints of `ends`; `fails` is raised at the write with that number."""

    def __init__(self) -> None:
        self.ends: list[tuple[int, int]] = [(0x81, 2), (0x02, 2)]
        self.system_driver = True
        self.fails: dict[int, Exception] = {}
        self.calls: list[str] = []
        self.received = bytearray()
        self.answers: dict[int, list[int]] = {}
        self.says: list[int] = []

    def enumerate_devices(self) -> Iterator[str]:
        return iter(["printer"])

    def get_device_descriptor(self, dev: Any) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: Any, config: int) -> Any:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=(),
        )  # fmt: skip

    def get_interface_descriptor(self, dev: Any, intf: int, alt: int, config: int) -> Any:
        if intf or alt or config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=len(self.ends),
            bInterfaceClass=7, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=(),
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: Any, ep: int, intf: int, alt: int, config: int) -> Any:
        address, attributes = self.ends[ep]
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=address, bmAttributes=attributes, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=(),
        )  # fmt: skip

    def open_device(self, dev: Any) -> str:
        return "handle"

    def close_device(self, handle: Any) -> None:
        self.calls.append("close")

    def get_configuration(self, handle: Any) -> int:
        return 1

    def claim_interface(self, handle: Any, intf: int) -> None:
        self.calls.append("claim")

    def release_interface(self, handle: Any, intf: int) -> None:
        self.calls.append("release")

    def is_kernel_driver_active(self, handle: Any, intf: int) -> bool:
        return self.system_driver

    def detach_kernel_driver(self, handle: Any, intf: int) -> None:
        self.calls.append("detach")

    def attach_kernel_driver(self, handle: Any, intf: int) -> None:
        self.calls.append("attach")

    def bulk_read(self, handle: Any, ep: int, intf: int, buff: Any, timeout: int) -> int:
        """Answers the questions that came, one a read."""
        if not self.says:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        buff[0] = self.says.pop(0)
        return 1

    def bulk_write(self, handle: Any, ep: int, intf: int, data: Any, timeout: int) -> int:
        wrong = self.fails.pop(self.calls.count("write"), None)
        self.calls.append("write")
        if wrong is not None:
            raise wrong
        if question := QUESTION.fullmatch(data.tobytes()):
            self.says += self.answers.get(question[1][0], [])
        else:
            self.received += data.tobytes()
        return len(data)


@pytest.fixture
def libusb(monkeypatch: pytest.MonkeyPatch) -> Libusb:
    made = Libusb()
    monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda *_, **__: made)
    return made


def fault(uri: str = "usb:04b8:0e15") -> PrinterFault:
    with pytest.raises(PrinterFault) as caught:
        parse_uri(uri).send(SLIP, 1.0)
    return caught.value


def test_slip_arrives_whole_and_the_systems_driver_gets_its_printer_back(libusb: Libusb) -> None:
    parse_uri("usb:04b8:0e15").send(SLIP, 1.0)
    assert libusb.received == SLIP
    calls = [call for call in libusb.calls if call != "close"]
    assert calls == ["detach", "claim", "write", "write", "write", "release", "attach"]


def test_printer_without_a_system_driver_is_left_so(libusb: Libusb) -> None:
    libusb.system_driver = False
    parse_uri("usb:04b8:0e15").send(SLIP, 1.0)
    assert {"detach", "attach"}.isdisjoint(libusb.calls)
    assert libusb.received == SLIP


def test_other_printer_is_not_there(libusb: Libusb) -> None:
    assert fault("usb:04b8:0e99").kind == "absent"
    with pytest.raises(PrinterFault):
        parse_uri("usb:04b8:0e99").check()
    parse_uri("usb:04b8:0e15").check()
    assert libusb.received == b""


def test_device_without_an_output_is_no_printer(libusb: Libusb) -> None:
    libusb.ends = [(0x81, 2), (0x03, 3)]
    wrong = fault()
    assert (wrong.kind, wrong.sent) == ("address", False)
    assert "attach" in libusb.calls


def test_timeout_is_begun_even_in_the_first_block(libusb: Libusb) -> None:
    """libusb does not tell how much of a block went out before the time was up."""
    libusb.fails = {0: usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)}
    stuck = fault()
    assert (stuck.kind, stuck.sent) == ("timeout", True)


@pytest.mark.parametrize(("at", "kind", "sent"), [(0, "absent", False), (1, "io", True)])
def test_cable_pulled(libusb: Libusb, at: int, kind: str, sent: bool) -> None:
    libusb.fails = {at: usb.core.USBError("No such device", errno=errno.ENODEV)}
    pulled = fault()
    assert (pulled.kind, pulled.sent) == (kind, sent)


def test_no_libusb_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libusb1", "libusb0", "openusb"):
        module = import_module(f"usb.backend.{name}")
        monkeypatch.setattr(module, "get_backend", lambda *_, **__: None)
    missing = fault()
    assert (missing.kind, missing.sent) == ("absent", False)
    assert "libusb" in missing.detail


def test_it_is_asked_how_it_is(libusb: Libusb) -> None:
    libusb.answers = {1: [0x12], 2: [0x12], 3: [0x12], 4: [0x1E]}
    heard = parse_uri("usb:04b8:0e15").send(SLIP, 1.0, 0.1)
    assert heard == Heard(PrinterState.NEAR_END)
    assert libusb.received == SLIP
    libusb.answers = {1: [0x1A], 2: [0x32], 3: [0x12], 4: [0x7E]}
    assert parse_uri("usb:04b8:0e15").check(0.1) == Heard(PrinterState.PAPER)
    with pytest.raises(PrinterFault) as caught:
        parse_uri("usb:04b8:0e15").send(SLIP, 1.0, 0.1)
    assert (caught.value.kind, caught.value.sent, bytes(libusb.received)) == ("paper", False, SLIP)


def test_one_without_an_input_is_not_asked(libusb: Libusb) -> None:
    libusb.ends = [(0x02, 2)]
    assert parse_uri("usb:04b8:0e15").send(SLIP, 1.0, 0.1) is None
    assert libusb.received == SLIP

"""A printer on USB without a driver of the system, through libusb."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from app.errors import PrinterFault
from printing.answer import Heard
from printing.dialogue import Link
from printing.progress import Progress
from printing.streams import Stream

PRINTER_CLASS = 7
_CHUNK = 4096
#: More than a printer has to say; a whole packet, or libusb calls it an overflow.
_PACKET = 64
_QUESTION_MS = 500


class UsbPrinter(Stream):
    """The first device of that maker and product (hexadecimal numbers of `usb:VID:PID`).

    `cancel` takes effect between two blocks of 4 kB: a block that libusb has begun can't be called back.
    """

    def __init__(self, vendor: int, product: int) -> None:
        super().__init__(f"usb:{vendor:04x}:{product:04x}")
        self.vendor = vendor
        self.product = product
        self._block_ms = 0

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        self._block_ms = int(timeout * 1000)
        return super().send(data, timeout, ask, talks=talks)

    def check(self, ask: float = 0.0) -> Heard | None:
        if ask:
            return super().check(ask)
        with Progress(b"", 0, self.stopped).faults():
            self._find()
        return None

    @contextlib.contextmanager
    def open(self, timeout: float) -> Iterator[Link]:
        import usb.util  # noqa: PLC0415 - only tills with such a printer load libusb

        device = self._find()
        interface = _printer_interface(device)
        number = interface.bInterfaceNumber
        system_driver = _detach(device, number)
        try:
            usb.util.claim_interface(device, number)
            way_out = usb.util.find_descriptor(interface, custom_match=_takes_bulk)
            if way_out is None:
                raise PrinterFault("address", "the USB device has no bulk output")
            yield _Pipes(way_out, usb.util.find_descriptor(interface, custom_match=_gives_bulk), self._block_ms)
        finally:
            usb.util.dispose_resources(device)
            if system_driver:
                device.attach_kernel_driver(number)

    def _find(self) -> Any:
        import usb.core  # noqa: PLC0415 - as above

        try:
            device = usb.core.find(idVendor=self.vendor, idProduct=self.product)
        except usb.core.NoBackendError as error:
            raise PrinterFault("absent", "libusb is not installed") from error
        if device is None:
            raise PrinterFault("absent", f"no USB device {self.vendor:04x}:{self.product:04x}")
        return device


class _Pipes:
    """The bulk endpoints; a printer without one that gives cannot be asked."""

    def __init__(self, way_out: Any, way_in: Any | None, block_ms: int) -> None:
        self._out = way_out
        self._in = way_in
        self._block_ms = block_ms

    def write(self, question: bytes) -> None:
        if self._in is not None:
            self._out.write(question, _QUESTION_MS)

    def read(self, seconds: float) -> bytes:
        import usb.core  # noqa: PLC0415 - as above

        if self._in is None:
            return b""
        try:
            # 0 would wait for ever.
            return bytes(self._in.read(_PACKET, max(1, int(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def forget(self) -> None:
        for _ in range(_PACKET):
            if not self.read(0):
                return

    def push(self, progress: Progress) -> None:
        import usb.core  # noqa: PLC0415 - as above

        while block := progress.rest(_CHUNK):
            progress.wait()
            try:
                progress.moved(self._out.write(bytes(block), self._block_ms))
            except usb.core.USBTimeoutError as error:
                # libusb does not say how much of the block went out.
                raise PrinterFault("timeout", str(error), sent=True) from error


def _printer_interface(device: Any) -> Any:
    """The printer's interface, or the first one: some clones do not say that they are printers."""
    interfaces = list(device.get_active_configuration())
    printers = [one for one in interfaces if one.bInterfaceClass == PRINTER_CLASS]
    if not interfaces:
        raise PrinterFault("address", "the USB device has no interface")
    return (printers or interfaces)[0]


def _detach(device: Any, number: int) -> bool:
    """Takes the interface from the system's driver; True when it had it."""
    try:
        if not device.is_kernel_driver_active(number):
            return False
        device.detach_kernel_driver(number)
    except NotImplementedError:
        return False
    return True


def _takes_bulk(endpoint: Any) -> bool:
    return _bulk(endpoint, out=True)


def _gives_bulk(endpoint: Any) -> bool:
    return _bulk(endpoint, out=False)


def _bulk(endpoint: Any, *, out: bool) -> bool:
    import usb.util  # noqa: PLC0415 - as above

    way = usb.util.ENDPOINT_OUT if out else usb.util.ENDPOINT_IN
    bulk = usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
    return bool(bulk and usb.util.endpoint_direction(endpoint.bEndpointAddress) == way)

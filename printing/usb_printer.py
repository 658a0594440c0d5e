"""A printer on USB without a driver of the system, through libusb."""

from __future__ import annotations

import threading
from typing import Any

from app.errors import PrinterFault
from printing.progress import Progress

_PRINTER_CLASS = 7
_CHUNK = 4096


class UsbPrinter:
    """The first device of that maker and product (hexadecimal numbers of `usb:VID:PID`)."""

    answers = True

    def __init__(self, vendor: int, product: int) -> None:
        self.vendor = vendor
        self.product = product
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Takes effect between two blocks of 4 kB: a block that libusb has begun can't be called back."""
        self._stopped.set()

    def check(self) -> None:
        with Progress(b"", 0, self._stopped).faults():
            self._find()

    def send(self, data: bytes, timeout: float) -> None:
        import usb.core  # noqa: PLC0415 - only tills with such a printer load libusb
        import usb.util  # noqa: PLC0415 - as above

        progress = Progress(data, timeout, self._stopped)
        with progress.faults():
            device = self._find()
            interface = _printer_interface(device)
            number = interface.bInterfaceNumber
            system_driver = _detach(device, number)
            try:
                usb.util.claim_interface(device, number)
                way_out = usb.util.find_descriptor(interface, custom_match=_takes_bulk)
                if way_out is None:
                    raise PrinterFault("address", "the USB device has no bulk output")
                while block := progress.rest(_CHUNK):
                    progress.wait()
                    try:
                        progress.moved(way_out.write(bytes(block), int(timeout * 1000)))
                    except usb.core.USBTimeoutError as error:
                        # libusb does not say how much of the block went out.
                        raise PrinterFault("timeout", str(error), sent=True) from error
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


def _printer_interface(device: Any) -> Any:
    """The printer's interface, or the first one: some clones do not say that they are printers."""
    interfaces = list(device.get_active_configuration())
    printers = [one for one in interfaces if one.bInterfaceClass == _PRINTER_CLASS]
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
    import usb.util  # noqa: PLC0415 - as above

    out = usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_OUT
    return bool(out and usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK)

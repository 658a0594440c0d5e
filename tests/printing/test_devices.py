"""Real files, sockets and terminals: bytes arrive whole, and each fault says what it leaves behind."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import BadSettings, PrinterFault
from printing.cups_queue import CupsQueue
from printing.devices import NoPrinter, parse_uri
from printing.progress import Progress
from printing.serial_printer import SerialPrinter
from printing.streams import FilePrinter, TcpPrinter
from printing.usb_printer import UsbPrinter
from printing.windows_queue import WindowsQueue

SLIP = b"\x1b@" + bytes(range(256)) * 20


class Listener:
    """A printer on the net: takes connections, keeps what came."""

    def __init__(self, *, reads: bool = True, room: int | None = None, reset_after: int | None = None) -> None:
        self._reads, self._reset_after = reads, reset_after
        self.server = socket.socket()
        if room is not None:
            self.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        self.server.bind(("127.0.0.1", 0))
        self.server.listen()
        self.uri = f"tcp://127.0.0.1:{self.server.getsockname()[1]}"
        self.received = bytearray()
        self.done = threading.Event()
        self.let_go = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        link, _ = self.server.accept()
        with link:
            if not self._reads:
                self.let_go.wait(10)
                return
            while data := link.recv(512):
                self.received += data
                if self._reset_after is not None and len(self.received) >= self._reset_after:
                    # Closing with bytes unread and linger 0 resets the connection, as a printer losing power does.
                    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                    break
        self.done.set()

    def close(self) -> None:
        self.let_go.set()
        self._thread.join(10)
        self.server.close()


@contextmanager
def listening(**how: int | bool | None) -> Iterator[Listener]:
    printer = Listener(**how)  # type: ignore[arg-type]
    try:
        yield printer
    finally:
        printer.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fault(uri: str, data: bytes = SLIP, timeout: float = 1.0) -> PrinterFault:
    with pytest.raises(PrinterFault) as caught:
        parse_uri(uri).send(data, timeout)
    return caught.value


def test_addresses_become_their_transports() -> None:
    tcp, default = parse_uri("tcp://192.168.0.50:9101"), parse_uri("TCP://kasa-printer")
    assert isinstance(tcp, TcpPrinter)
    assert (tcp.host, tcp.port) == ("192.168.0.50", 9101)
    assert isinstance(default, TcpPrinter)
    assert (default.host, default.port) == ("kasa-printer", 9100)
    serial, com = parse_uri("serial:/dev/ttyUSB0@115200"), parse_uri("serial:COM3")
    assert isinstance(serial, SerialPrinter)
    assert (serial.device, serial.baud) == ("/dev/ttyUSB0", 115200)
    assert isinstance(com, SerialPrinter)
    assert (com.device, com.baud) == ("COM3", 9600)
    usb = parse_uri("usb:04b8:0E15")
    assert isinstance(usb, UsbPrinter)
    assert (usb.vendor, usb.product) == (0x04B8, 0x0E15)
    queue = parse_uri("windows: XP-80C на касі ")
    assert isinstance(queue, WindowsQueue)
    assert queue.name == "XP-80C на касі"
    cups = parse_uri("cups:kasa-80")
    assert isinstance(cups, CupsQueue)
    assert cups.name == "kasa-80"
    file = parse_uri("file:/tmp/a b.bin")
    assert isinstance(file, FilePrinter)
    assert file.path == Path("/tmp/a b.bin")
    assert isinstance(parse_uri("none"), NoPrinter)


@pytest.mark.parametrize(
    "uri",
    ["", "printer", "file:", "tcp:", "tcp://", "tcp://:9100", "tcp://host:0", "tcp://host:99999", "tcp://host:abc",
     "tcp://host:9100/path", "tcp://a:b@host", "tcp://[::1", "serial:", "serial:COM1@", "serial:@9600",
     "serial:COM1@fast", "usb:1234", "usb:12345:6789", "usb:xyzw:0001", "windows:", "windows:  ", "none:x",
     "cups:", "cups: ", "cups:-h evil", "cups:a b", "cups:-o", "lpt:1"],
)  # fmt: skip
def test_bad_address_is_one_clear_line(uri: str) -> None:
    with pytest.raises(BadSettings) as caught:
        parse_uri(uri)
    assert caught.value.name == "printer"
    assert repr(uri.strip() if uri.startswith("tcp") else uri) in caught.value.detail
    assert "\n" not in caught.value.detail


def test_file_gets_one_job_after_another(tmp_path: Path) -> None:
    uri = f"file:{tmp_path / 'паперу.bin'}"
    for job in (SLIP, b"\x1bp\x00\x19\xfa"):
        parse_uri(uri).send(job, 1.0)
    assert (tmp_path / "паперу.bin").read_bytes() == SLIP + b"\x1bp\x00\x19\xfa"
    assert not parse_uri(uri).answers
    parse_uri(uri).check()


def test_file_in_no_folder_or_a_folder_itself(tmp_path: Path) -> None:
    absent = fault(f"file:{tmp_path}/немає/slip.bin")
    assert (absent.kind, absent.sent) == ("absent", False)
    folder = fault(f"file:{tmp_path}")
    assert (folder.kind, folder.sent) == ("address", False)
    with pytest.raises(PrinterFault):
        parse_uri(f"file:{tmp_path}").check()


def test_device_node_that_is_not_there_is_not_made() -> None:
    assert fault("file:/dev/kasa-no-such-printer").kind == "absent"
    assert not Path("/dev/kasa-no-such-printer").exists()


def test_device_node_that_takes_nothing_times_out(tmp_path: Path) -> None:
    """A pipe nobody empties behaves as a line printer without paper does: it takes a little, then nothing."""
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        stuck = fault(f"file:{pipe}", bytes(300_000), 0.05)
    finally:
        os.close(reader)
    assert (stuck.kind, stuck.sent) == ("timeout", True)


def test_tcp_delivers_every_byte() -> None:
    with listening() as printer:
        parse_uri(printer.uri).send(SLIP * 20, 5.0)
        assert printer.done.wait(5)
    assert printer.received == SLIP * 20


def test_tcp_check_opens_and_leaves_without_a_byte() -> None:
    with listening() as printer:
        parse_uri(printer.uri).check()
        assert printer.done.wait(5)
    assert printer.received == b""


def test_tcp_nobody_listens() -> None:
    refused = fault(f"tcp://127.0.0.1:{free_port()}")
    assert (refused.kind, refused.sent) == ("absent", False)


def test_tcp_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    unresolved = fault("tcp://kasa-printer")
    assert (unresolved.kind, unresolved.sent) == ("address", False)


def test_tcp_printer_that_stops_reading_times_out_as_begun() -> None:
    with listening(reads=False, room=4096) as printer:
        began = time.monotonic()
        stuck = fault(printer.uri, bytes(8_000_000), 0.3)
        took = time.monotonic() - began
    assert (stuck.kind, stuck.sent) == ("timeout", True)
    assert took < 2.0


def test_tcp_printer_that_breaks_off_in_the_middle_is_begun() -> None:
    with listening(reset_after=2000) as printer:
        broken = fault(printer.uri, bytes(4_000_000), 2.0)
    assert (broken.kind, broken.sent) == ("io", True)


def test_tcp_job_can_be_cancelled_from_another_thread() -> None:
    with listening(reads=False, room=4096) as printer:
        transport = parse_uri(printer.uri)
        timer = threading.Timer(0.05, transport.cancel)
        timer.start()
        began = time.monotonic()
        with pytest.raises(PrinterFault) as caught:
            transport.send(bytes(8_000_000), 30.0)
        timer.join()
    assert caught.value.sent
    assert time.monotonic() - began < 2.0


@contextmanager
def terminal() -> Iterator[tuple[int, str]]:
    """A serial line: our end's handle and the printer's device name."""
    ours, theirs = os.openpty()
    name = os.ttyname(theirs)
    try:
        yield ours, name
    finally:
        os.close(ours)
        os.close(theirs)


def test_serial_delivers_every_byte_unchanged() -> None:
    with terminal() as (ours, name):
        received = bytearray()

        def take() -> None:
            while len(received) < len(SLIP):
                received.extend(os.read(ours, 4096))

        reader = threading.Thread(target=take)
        reader.start()
        parse_uri(f"serial:{name}@115200").send(SLIP, 5.0)
        reader.join(5)
    assert received == SLIP


def test_serial_printer_that_takes_nothing_times_out_as_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.serial_printer._STALL", 0.1)
    with terminal() as (_, name):
        stuck = fault(f"serial:{name}@9600", bytes(range(32, 127)) * 2000, 0.1)
    assert (stuck.kind, stuck.sent) == ("timeout", True)


def test_serial_port_that_is_not_there() -> None:
    absent = fault("serial:/dev/kasa-no-such-port")
    assert (absent.kind, absent.sent) == ("absent", False)
    with pytest.raises(PrinterFault):
        parse_uri("serial:/dev/kasa-no-such-port").check()


def test_usb_printer_that_is_not_there() -> None:
    absent = fault("usb:dead:beef")
    assert (absent.kind, absent.sent) == ("absent", False)


def test_no_printer_takes_nothing_in_silence() -> None:
    assert fault("none").kind == "absent"
    with pytest.raises(PrinterFault):
        parse_uri("none").check()
    parse_uri("none").cancel()


def test_progress_counts_what_left() -> None:
    progress = Progress(b"abcdef", 1.0, threading.Event())
    assert progress.rest(4) == b"abcd"
    progress.moved(4)
    assert bytes(progress.rest(4)) == b"ef"
    with pytest.raises(PrinterFault) as caught, progress.faults():
        raise OSError("cable")
    assert (caught.value.kind, caught.value.sent) == ("io", True)

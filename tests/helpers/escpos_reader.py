"""Reads ESC/POS the way a printer does, written from the command reference and not from the encoder.

Whatever is not text, a line feed or one of the commands below is foreign, and reading stops with `Foreign`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class Foreign(AssertionError):
    """A byte the till must never send."""


@dataclass
class Paper:
    """What came out: `lines` of text (bytes), pictures as (bytes across, rows, data), and commands in their order."""

    lines: list[bytes] = field(default_factory=list)
    pictures: list[tuple[int, int, bytes]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    qr: list[bytes] = field(default_factory=list)
    barcodes: list[bytes] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    pulses: int = 0
    cuts: int = 0
    #: The picture before each line, so that text and pictures can be put in order again.
    order: list[str] = field(default_factory=list)


#: Fixed commands: bytes → (name, how many parameter bytes follow).
_FIXED = {
    b"\x1b@": ("init", 0),
    b"\x1bt": ("table", 1),
    b"\x1bE": ("bold", 1),
    b"\x1ba": ("align", 1),
    b"\x1bd": ("feed", 1),
    b"\x1bp": ("pulse", 3),
    b"\x1c.": ("chinese_off", 0),
    b"\x1d!": ("size", 1),
    b"\x1dh": ("bar_height", 1),
    b"\x1dw": ("bar_width", 1),
    b"\x1dH": ("bar_text", 1),
}


def read(stream: bytes) -> Paper:
    """Takes the stream apart. Raises `Foreign` at the first thing the till has no business sending."""
    paper = Paper()
    line = bytearray()
    at = 0
    while at < len(stream):
        byte = stream[at]
        if byte == 0x0A:
            paper.lines.append(bytes(line))
            paper.order.append("line")
            line.clear()
            at += 1
        elif byte in (0x1B, 0x1C, 0x1D):
            at = _command(stream, at, paper)
        elif byte < 0x20 or byte == 0x7F:
            raise Foreign(f"control byte {byte:#04x} at {at}: {stream[max(0, at - 20) : at + 20]!r}")
        else:
            line.append(byte)
            at += 1
    if line:
        raise Foreign(f"text without a line end: {bytes(line)!r}")
    return paper


def _command(stream: bytes, at: int, paper: Paper) -> int:
    head = stream[at : at + 2]
    if head in _FIXED:
        name, count = _FIXED[head]
        values = stream[at + 2 : at + 2 + count]
        if len(values) != count:
            raise Foreign(f"cut off: {name}")
        paper.commands.append(name)
        if name == "table":
            paper.tables.append(values[0])
        if name == "pulse":
            paper.pulses += 1
        return at + 2 + count
    if stream[at : at + 3] == b"\x1dVB":
        paper.commands.append("cut")
        paper.cuts += 1
        return at + 4
    if stream[at : at + 4] == b"\x1dv0\x00":
        across = int.from_bytes(stream[at + 4 : at + 6], "little")
        rows = int.from_bytes(stream[at + 6 : at + 8], "little")
        data = stream[at + 8 : at + 8 + across * rows]
        if len(data) != across * rows or not 0 < rows <= 256:
            raise Foreign(f"a picture of {across} x {rows} with {len(data)} bytes")
        paper.commands.append("picture")
        paper.order.append("picture")
        paper.pictures.append((across, rows, data))
        return at + 8 + across * rows
    if head == b"\x1d(" and stream[at + 2 : at + 3] == b"k":
        length = int.from_bytes(stream[at + 3 : at + 5], "little")
        body = stream[at + 5 : at + 5 + length]
        if len(body) != length or body[:1] != b"1" or body[1:2] not in (b"A", b"C", b"E", b"P", b"Q"):
            raise Foreign(f"a code command {body!r}")
        if body[1:3] == b"P0":
            paper.qr.append(body[3:])
        paper.commands.append("qr")
        return at + 5 + length
    if stream[at : at + 3] == b"\x1dkI":
        length = stream[at + 3]
        body = stream[at + 4 : at + 4 + length]
        if len(body) != length or body[:2] != b"{B" or any(not 32 <= one < 127 for one in body):
            raise Foreign(f"a barcode {body!r}")
        paper.commands.append("barcode")
        paper.barcodes.append(body[2:])
        return at + 4 + length
    raise Foreign(f"command {stream[at : at + 8]!r} at {at}")

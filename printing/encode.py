"""A slip as ESC/POS bytes, by hand: one `ESC t`, one encode per line (performance.md «Print»).

python-escpos is not used here: its text() chooses code pages by string order (107 switches and 4.3 ms for a slip of
twenty lines, «?» for «і» on some profiles) and passes ESC and GS in a title through to the printer.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from printing.codes import MOST_QR, code128_modules, fitting, qr_modules
from printing.layout import Laid, Row, lay
from printing.letters import CONTROL_BYTES, Letters, ascii_only
from printing.profile import CELL
from printing.profiles import Profile
from printing.slip import Barcode, Picture, Qr, Slip, Specimen

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"

_CENTER, _LEFT = ESC + b"a\x01", ESC + b"a\x00"
_FEED = ESC + b"d\x04"
#: Feeds the paper to the knife and leaves one point uncut.
_CUT = GS + b"VB\x00"
#: 50 ms on, 500 ms off, in steps of 2 ms: what drawers of every maker open at.
_PULSE = bytes((25, 250))
_QR_DOT = 6


class Encoder:
    """Bytes for one printer profile. Text enters the stream in `_line`, `_qr` and `_barcode`, cleaned in each; pictures
    enter it as dots."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._letters = Letters(profile.page, profile.substitutions)

    def encode(self, slip: Slip) -> bytes:
        """The whole slip: drawer, text, cut. A slip of no parts is only the drawer's pulse, or nothing."""
        if slip.drawn and self._profile.page is not None:
            return Encoder(replace(self._profile, code_page="raster")).encode(slip)
        out = bytearray(self.drawer_pulse() if slip.drawer else b"")
        if not slip.parts:
            return bytes(out)
        out += self._start()
        laid = lay(slip, self._profile.columns, self._letters.clean)
        lines = ((row, self._line(row)) for row in laid)
        for written, group in groupby(lines, key=lambda line: line[1] is not None):
            if written:
                for _, line in group:
                    out += line or b""
            else:
                out += self._drawn([row for row, _ in group if isinstance(row, Row)])
        if slip.cut:
            out += _CUT if self._profile.cutter else _FEED
        return bytes(out)

    def drawer_pulse(self) -> bytes:
        """Opens the cash drawer."""
        return ESC + b"p" + (b"\x00" if self._profile.drawer_pin == 2 else b"\x01") + _PULSE

    def _start(self) -> bytes:
        start = ESC + b"@"
        if self._profile.chinese_off:
            start += FS + b"."
        return start if self._profile.page is None else start + ESC + b"t" + bytes((self._profile.table,))

    def _line(self, row: Laid | Specimen) -> bytes | None:
        """The row's bytes; None when it has to be drawn."""
        match row:
            case Qr():
                return self._qr(row)
            case Barcode():
                return self._barcode(row)
            case Picture():
                return self._picture(row)
            case Specimen():
                return self._specimen(row)
            case Row():
                data = self._letters.encode(row.text)
                return None if data is None else _styled(row, data.rstrip() + b"\n")

    def _drawn(self, rows: list[Row]) -> bytes:
        from printing import raster  # noqa: PLC0415 - Pillow and fonts, only when something is drawn

        pitch = raster.LINE if self._profile.page is None else raster.TEXT_PITCH
        return raster.drawn(rows, self._profile.dots, pitch=pitch)

    def _picture(self, part: Picture) -> bytes:
        from printing import raster  # noqa: PLC0415 - as above

        return raster.picture(part, self._profile.dots)

    def _specimen(self, part: Specimen) -> bytes:
        label = ascii_only(part.label, self._profile.columns).encode("ascii")
        words = part.text[: self._profile.columns - len(label)].encode(part.page, "ignore")
        back = b"" if self._profile.page is None else ESC + b"t" + bytes((self._profile.table,))
        return label + ESC + b"t" + bytes((part.table & 255,)) + words.translate(None, CONTROL_BYTES) + b"\n" + back

    def _qr(self, code: Qr) -> bytes:
        data = ascii_only(code.data, MOST_QR).encode("ascii")
        if not data:
            return b""
        if self._profile.qr == "picture":
            from printing import raster  # noqa: PLC0415 - as above

            return raster.modules(qr_modules(code.data), self._profile.dots)
        store = (len(data) + 3).to_bytes(2, "little") + b"1P0" + data
        commands = (b"\x04\x001A2\x00", b"\x03\x001C" + bytes((_QR_DOT,)), b"\x03\x001E1", store, b"\x03\x001Q0")
        # An empty line above: scanners want white around the code.
        return b"\n" + _CENTER + b"".join(GS + b"(k" + command for command in commands) + b"\n" + _LEFT

    def _barcode(self, code: Barcode) -> bytes | None:
        text, fits = fitting(code.data, code.short, self._profile.columns * CELL)
        words = Row(text[: self._profile.columns].center(self._profile.columns).rstrip())
        if not fits:
            return self._line(words) if text else b""
        if self._profile.barcode == "picture":
            return self._bars(text, words)
        data = b"{B" + text.replace("{", "{{").encode("ascii")
        bars = GS + b"h\x50" + GS + b"w\x02" + GS + b"H\x02" + GS + b"kI" + bytes((len(data),)) + data
        return _CENTER + bars + b"\n" + _LEFT

    def _bars(self, text: str, words: Row) -> bytes:
        from printing import raster  # noqa: PLC0415 - as above

        under = self._line(words)
        return raster.bars(code128_modules(text), self._profile.dots) + (
            self._drawn([words]) if under is None else under
        )


def _styled(row: Row, data: bytes) -> bytes:
    size = (16 if row.wide else 0) + (1 if row.tall else 0)
    if size:
        data = GS + b"!" + bytes((size,)) + data + GS + b"!\x00"
    return ESC + b"E\x01" + data + ESC + b"E\x00" if row.bold else data

"""A PDF as a program that searches it would read it: the letters of its text, and how big its pages are."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|\b(BT|ET)\b")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> ?<([0-9A-Fa-f]+)> ?(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.S)


@dataclass(frozen=True)
class Pdf:
    """`runs` are the texts as they were set, `pages` width and height in millimetres."""

    runs: tuple[str, ...]
    pages: tuple[tuple[float, float], ...]


def read(data: bytes) -> Pdf:
    """What a program finds in it. Raises AssertionError when it is no PDF."""
    assert data.startswith(b"%PDF-")
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    fonts: dict[bytes, dict[int, str]] = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", data):
        unicode = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        if unicode:
            fonts[name] = _letters(_stream(objects[int(unicode[1])]))
    runs: list[str] = []
    for body in objects.values():
        content = _stream(body)
        if b" Tj" in content:
            runs += _runs(content, fonts)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return Pdf(tuple(runs), tuple((float(w) * 25.4 / 72, float(h) * 25.4 / 72) for w, h in boxes))


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    try:
        # A byte of its end may look like the end of the line before `endstream`.
        return zlib.decompressobj().decompress(found[1])
    except zlib.error:
        return found[1]


def _letters(cmap: bytes) -> dict[int, str]:
    table: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, start, listed in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if listed:
                texts = [bytes.fromhex(one.decode()).decode("utf-16-be") for one in re.findall(rb"<(.*?)>", listed)]
                table.update(zip(codes, texts, strict=True))
            else:
                table.update((code, chr(int(start, 16) + place)) for place, code in enumerate(codes))
    return table


def _runs(content: bytes, fonts: dict[bytes, dict[int, str]]) -> list[str]:
    runs, font, words = [], b"", ""
    for name, shown, mark in _SHOWN.findall(content):
        if name:
            font = name
        elif shown:
            words += "".join(fonts[font].get(int(shown[at : at + 4], 16), "?") for at in range(0, len(shown), 4))
        elif mark == b"ET":
            runs.append(words)
            words = ""
    return runs

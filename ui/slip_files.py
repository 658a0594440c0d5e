"""A slip into a file of the person's own: a PDF to send or keep, or a picture."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from enum import StrEnum
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.errors import FileFault
from app.services.new_file import write_new
from printing.preview import png
from printing.profiles import Profile
from printing.sheet import across
from printing.slip import Slip

#: What no disk takes in a name, and names Windows keeps for itself.
_BARRED = re.compile(r'[<>:"/\\|?*]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST_NAME = 80
#: Files of one name beside another; more of them are somebody's mistake.
_MOST_ALIKE = 999


class FileKind(StrEnum):
    """What a slip is saved as; the value is the ending of the file's name."""

    PDF = "pdf"
    PNG = "png"


async def save_slip(slip: Slip, profile: Profile, folder: Path, name: str, kind: FileKind) -> Path:
    """Writes the slip as a new file into `folder` and gives its path: `name`, or `name (2)` where that is taken.

    `name` is for people, without ending; what no disk takes in it becomes a space. Everything is done off the loop.
    Raises `FileFault`: "absent" (no such folder), "rights", "full", "io", "exists" (a thousand of that name).
    """
    return await asyncio.to_thread(_save, slip, profile, folder, file_name(name), kind)


async def export_folder() -> Path:
    """Where the till puts files for people: their documents, or their home where there is no such folder."""
    return await asyncio.to_thread(_folder)


def file_name(name: str) -> str:
    """A name every disk takes, without ending; never empty."""
    plain = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in name)
    plain = " ".join(_BARRED.sub(" ", plain).split())[:_LONGEST_NAME].strip(" .")
    return f"_{plain}" if not plain or _DEVICES.match(plain) else plain


def _save(slip: Slip, profile: Profile, folder: Path, name: str, kind: FileKind) -> Path:
    if kind is FileKind.PDF:
        from ui.slip_pdf import pdf  # noqa: PLC0415 - Pillow and fonts; the window starts without

        content = pdf(slip, profile, name)
    else:
        content = png(slip, profile, across(profile))
    for number in count(1):
        path = folder / (f"{name}.{kind}" if number == 1 else f"{name} ({number}).{kind}")
        try:
            write_new(path, (content,))
        except FileFault as fault:
            if fault.kind != "exists" or number >= _MOST_ALIKE:
                raise
        else:
            return path
    raise AssertionError("counting does not end")


def _folder() -> Path:
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()

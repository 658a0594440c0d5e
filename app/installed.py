"""Where this very program is installed: its folder holds Kasa.exe, current.txt and a folder per version."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import app

CURRENT = "current.txt"
PROGRAM = "Kasa.exe"


def program_home() -> Path | None:
    """The folder of Kasa.exe this code runs from; None when it is not installed by setup.exe."""
    archive = Path(app.__file__).parents[1]
    home = archive.parents[1]
    return home if archive.name == "pure.zip" and (home / PROGRAM).is_file() else None


def machine_folder() -> Path | None:
    """The folder of data the installer makes for all who work at this computer; None where there is none."""
    everybody = Path(os.environ.get("PROGRAMDATA", "")) / "Kasa"
    return everybody if sys.platform == "win32" and everybody.is_absolute() else None


def current(home: Path) -> str:
    """The version the next start takes, "" when it cannot be read."""
    try:
        return (home / CURRENT).read_bytes()[:40].decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""

"""Files the till is shipped with: fonts, icons, texts, theme. Asked for by name, never by a path of the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent


def path(*names: str) -> Path:
    """The file `names` lead to, as `path("icons", "lock.svg")`. It need not exist."""
    return _ROOT.joinpath(*names)


def text(*names: str) -> str:
    """A file as text. Raises FileNotFoundError."""
    return path(*names).read_text("utf-8")


def data(*names: str) -> Any:
    """A JSON file as values. Raises FileNotFoundError."""
    return json.loads(text(*names))

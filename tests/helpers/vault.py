"""A credential store that is a file: it outlives the process as the system's own does."""

from __future__ import annotations

import json
import os
from pathlib import Path

from app import secrets


class FileVault(secrets.MemoryVault):
    """Stands for the system's credential store where a till runs in a process of its own."""

    persistent = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def set(self, name: str, value: str) -> None:
        super().set(name, value)
        self._keep()

    def delete(self, name: str) -> None:
        super().delete(name)
        self._keep()

    def _keep(self) -> None:
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(self._values), "utf-8")
        os.replace(part, self._path)

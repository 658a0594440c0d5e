"""A disk of any size for one command, in a name space of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.nest import ROOT

_MOUNT = 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"'


def own_disk(folder: Path, size: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that sees a disk of that size ("6m") at `folder`; nobody else does, and it goes with the command.

    Skips the test where the system lends no disk.
    """
    if shutil.which("unshare") is None or _run(folder, size, "true").returncode:
        pytest.skip("this system gives a test no disk of its own (unshare and mount of a tmpfs are refused)")
    return _run(folder, size, *command)


def _run(folder: Path, size: str, *command: str) -> subprocess.CompletedProcess[str]:
    wrapped = ["unshare", "--mount", "--map-root-user", "sh", "-c", _MOUNT, size, str(folder), *command]
    return subprocess.run(wrapped, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

"""Where the till keeps its things: one folder for the user alone. Which folders may be one is told by `app.folders`."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_dir

from app.errors import StoreFault

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})


def default_data_dir() -> Path:
    """The user's own folder for the till: ~/.local/share/Kasa, or %LOCALAPPDATA%\\Kasa on Windows.

    Where the installer has made one for all who work at this computer, %ProgramData%\\Kasa, it is that.
    """
    if sys.platform == "win32":
        everybody = Path(os.environ.get("PROGRAMDATA", "")) / "Kasa"
        if everybody.is_absolute() and everybody.is_dir():
            return everybody
    return Path(user_data_dir("Kasa", appauthor=False))


def prepare(home: Path) -> None:
    """Makes the till's folder, for this user only, and makes sure that files can be written there.

    On Windows a folder below %LOCALAPPDATA% takes over the profile's rights: the user, SYSTEM and Administrators, and
    nobody else. A folder elsewhere has the rights of the one it lies in.
    From here on the whole process makes its files and folders for this user alone: journal and WAL, copies, logs.
    Raises `StoreFault` ("rights", "full" or "io").
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32":
            home.chmod(0o700)
            os.umask(0o077)
        probe = home / f".probe-{os.getpid()}"
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as error:
        raise store_fault(error) from error


def store_fault(error: OSError) -> StoreFault:
    """What a failed call of the disk means for the person at the till."""
    return StoreFault(fault_kind(error), f"{error.strerror or error}: {error.filename or ''}")


def fault_kind(error: OSError) -> str:
    """The kind of `StoreFault` it is: "full", "rights" or "io"."""
    if error.errno in _FULL:
        return "full"
    return "rights" if error.errno in _RIGHTS else "io"


def write_durably(path: Path, content: bytes) -> None:
    """Puts `content` in the place of the file: after a power cut there is the old file or the new one, never half.

    Raises `StoreFault`.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise store_fault(error) from error


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, as a new name is not by its file's own sync. Windows does so by itself."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

"""Where the till keeps its things: one folder for the user alone, on this computer's own disk."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path, PurePath

from platformdirs import user_data_dir

from app.errors import StoreFault

#: File systems that live on another computer: SQLite's locks and fsync mean nothing certain there.
REMOTE_FILESYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "fuse.sshfs", "fuse.davfs2", "ncpfs"}
)
#: Folders another program copies to the internet and back, file by file: half of a database among them.
SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "iclouddrive", "icloud drive", "yandex.disk")
_DRIVE_REMOTE = 4
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})


def default_data_dir() -> Path:
    """The user's own folder for the till: ~/.local/share/Kasa, or %LOCALAPPDATA%\\Kasa on Windows."""
    return Path(user_data_dir("Kasa", appauthor=False))


def synced(path: PurePath) -> bool:
    """Whether the folder belongs to OneDrive or its like (reliability.md, «Security»)."""
    roots = [os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(root and path.is_relative_to(root) for root in roots):
        return True
    return any(part.casefold().startswith(SYNCED_FOLDERS) for part in path.parts)


def remote(path: Path) -> bool:
    """Whether the folder lies on another computer: a share, a network drive, a network mount."""
    if str(path).replace("\\", "/").startswith("//"):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(path.anchor)) == _DRIVE_REMOTE)
    with suppress(OSError):
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
        return filesystem(path.resolve(), mounts) in REMOTE_FILESYSTEMS
    return False


def filesystem(path: PurePath, mountinfo: str) -> str:
    """The kind of file system `path` lies on, by the text of Linux's mountinfo; empty when it does not say."""
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split()
        if len(parts) < 5 or not rest:
            continue
        point = PurePath(parts[4].replace("\\040", " ").replace("\\134", "\\"))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), rest.split()[0]
    return kind


def prepare(home: Path) -> None:
    """Makes the till's folder, for this user only, and makes sure that files can be written there.

    Raises `StoreFault` ("rights", "full" or "io").
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32":
            home.chmod(0o700)
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

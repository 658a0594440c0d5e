"""Whether a folder may hold the till's data: SQLite needs a disk of this computer that no other program copies about.

On a network drive locks and `fsync` mean nothing certain, and a program that copies a folder to the internet file by
file takes half a database and may put it back (reliability.md, «Security»). What is known of the folder is read by
`facts_of`; `refusal` judges by it alone, so that the rules of every system are tested on any.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

#: File systems that live on another computer, or on the host of this one.
REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "ncpfs", "9p", "vboxsf", "virtiofs"}
)
#: File systems of programs (sshfs, rclone, gvfs, …) are taken for remote ones, but for those known to be here.
LOCAL_FUSE = frozenset({"fuse.ntfs-3g", "fuse.gocryptfs", "fuse.encfs", "fuse.bindfs", "fuse.mergerfs",
                        "fuse.fuse-overlayfs"})  # fmt: skip
#: How the folders of programs that copy to a cloud begin, and the names of the drives they make.
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "google диск", "iclouddrive", "icloud drive",
          "yandex.disk", "pcloud", "megasync", "nextcloud", "box sync")  # fmt: skip
SYNCED_DRIVES = ("google drive", "onedrive", "dropbox", "pcloud")
_DRIVE_REMOTE = 4
#: Reparse points of files kept in a cloud (IO_REPARSE_TAG_CLOUD and its fifteen relatives, IO_REPARSE_TAG_ONEDRIVE).
_CLOUD, _CLOUD_MASK, _ONEDRIVE = 0x9000001A, 0xFFFF0FFF, 0x80000021
_ONEDRIVE_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a folder. `path` is whole, with links followed; `mounts` is Linux's mountinfo; `drive`, `label`
    and `tags` are Windows' type and name of the drive and the reparse tags of the folder and those above it; `roots`
    are folders that programs say they copy."""

    path: PurePath
    mounts: str = ""
    drive: int = 0
    label: str = ""
    tags: tuple[int, ...] = ()
    roots: tuple[str, ...] = ()


def refusal(facts: Facts) -> str:
    """Why the data may not lie there: "remote", "synced", or "" when they may."""
    path = facts.path
    if _on_a_share(path) or facts.drive == _DRIVE_REMOTE or _remote_mount(filesystem(path, facts.mounts)):
        return "remote"
    if any(tag & _CLOUD_MASK == _CLOUD or tag == _ONEDRIVE for tag in facts.tags):
        return "synced"
    if facts.label.casefold().startswith(SYNCED_DRIVES):
        return "synced"
    if any(root and path.is_relative_to(type(path)(root)) for root in facts.roots):
        return "synced"
    return "synced" if any(part.casefold().startswith(SYNCED) for part in path.parts) else ""


def filesystem(path: PurePath, mountinfo: str) -> str:
    """The kind of file system `path` lies on, by the text of Linux's mountinfo; empty when it does not say."""
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split()
        if len(parts) < 5 or not rest:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[4]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), rest.split()[0]
    return kind


def facts_of(path: Path, environ: Mapping[str, str]) -> Facts:
    """Reads what the system tells of a folder, which need not be there yet. Never raises: what is not told is empty."""
    whole = path
    with suppress(OSError, RuntimeError):
        whole = path.resolve()
    roots = tuple(environ.get(name, "") for name in _ONEDRIVE_ROOTS) + _dropbox_roots(environ)
    if sys.platform == "win32":
        drive = int(ctypes.windll.kernel32.GetDriveTypeW(whole.anchor))
        label = ctypes.create_unicode_buffer(261)
        ctypes.windll.kernel32.GetVolumeInformationW(whole.anchor, label, 261, None, None, None, None, 0)
        return Facts(whole, drive=drive, label=label.value, tags=_tags(path), roots=roots)
    mounts = ""
    with suppress(OSError):
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    return Facts(path if str(path).startswith("//") else whole, mounts=mounts, roots=roots)


def _on_a_share(path: PurePath) -> bool:
    """`\\\\server\\share`, in any of its spellings; `\\\\?\\C:\\` is a drive of this computer."""
    if isinstance(path, PureWindowsPath):
        drive = path.drive.replace("/", "\\")
        return drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\[A-Za-z]:", drive)
    return str(path).replace("\\", "/").startswith("//")


def _remote_mount(kind: str) -> bool:
    return kind in REMOTE or (kind.startswith("fuse.") and kind not in LOCAL_FUSE)


def _tags(path: Path) -> tuple[int, ...]:
    found = []
    for one in (path, *path.parents):
        with suppress(OSError):
            found.append(int(getattr(os.lstat(one), "st_reparse_tag", 0)))
    return tuple(found)


def _dropbox_roots(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Dropbox says itself which folders it copies, whatever they are called."""
    homes = [environ.get(name) for name in ("APPDATA", "LOCALAPPDATA")]
    files = [Path(home) / "Dropbox" / "info.json" for home in homes if home]
    files += [Path(environ["HOME"]) / ".dropbox" / "info.json"] if environ.get("HOME") else []
    roots = []
    for file in files:
        with suppress(OSError, ValueError, AttributeError, TypeError):
            roots += [str(account["path"]) for account in json.loads(file.read_text("utf-8")).values()]
    return tuple(roots)

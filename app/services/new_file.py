"""A new file in a folder of the person's own: whole or not at all, and never over a file that is there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from app.errors import FileFault
from app.paths import fault_kind, sync_folder


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes the pieces one after another and waits until the disk has them. Call it off the loop.

    Raises as `beside`. What making the pieces raises goes through, with nothing left behind either.
    """
    with beside(path) as part, part.open("xb") as file:
        file.writelines(pieces)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Gives the path of a file to write beside the wanted one; when it is whole and on the disk it takes its name.

    A till that is killed meanwhile leaves a hidden `.part` at most, never half of what was asked for.
    Raises `FileFault`: "exists", "absent" (no such folder, an impossible name), "rights", "full", "io"; nothing is left
    behind then, whatever is raised inside.
    """
    try:
        _look(path)
        part = path.with_name(f".{uuid4().hex[:12]}.part")
        try:
            yield part
            _settle(part)
            _name(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    except FileExistsError:
        raise FileFault("exists", str(path)) from None
    except (FileNotFoundError, NotADirectoryError):
        raise FileFault("absent", str(path)) from None
    except OSError as error:
        # A name too long or with signs the disk does not take is as absent.
        wrong = error.errno in (errno.ENAMETOOLONG, errno.EINVAL)
        raise FileFault("absent" if wrong else fault_kind(error), str(path)) from None


def _look(path: Path) -> None:
    """What already lies there is somebody's, and a link there leads elsewhere."""
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except ValueError:  # a NUL in the path
        raise FileNotFoundError(str(path)) from None
    raise FileExistsError(str(path))


def _settle(part: Path) -> None:
    file = os.open(part, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _name(part: Path, path: Path) -> None:
    """The name is taken first, so that nobody else's file of a moment ago is written over."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    with suppress(OSError):
        sync_folder(path.parent)

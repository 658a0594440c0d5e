"""A new file in a folder of the person's own: whole or not at all, and never over a file that is there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.errors import FileFault
from app.paths import fault_kind


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes the pieces one after another and waits until the disk has them. Call it off the loop.

    Raises `FileFault`: "exists", "absent" (no such folder), "rights", "full", "io"; nothing is left behind then. What
    making the pieces raises goes through, with nothing left behind either.
    """
    try:
        # Made here and now: what already lies there is somebody's, and a link there leads elsewhere.
        with path.open("xb") as file:
            try:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError:
        raise FileFault("exists", str(path)) from None
    except (FileNotFoundError, NotADirectoryError):
        raise FileFault("absent", str(path)) from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path. A name too long or with signs the disk does not take is as absent.
        number = error.errno if isinstance(error, OSError) else None
        wrong = number is None or number in (errno.ENAMETOOLONG, errno.EINVAL)
        raise FileFault("absent" if wrong else fault_kind(error), str(path)) from None  # type: ignore[arg-type]

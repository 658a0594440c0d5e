"""What SQLite and the system say about the disk → the one `StoreFault` a cashier can do something about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from app.errors import StoreFault
from app.paths import fault_kind

#: What reading a damaged row or page may raise: text in it may be none.
UNREADABLE = (apsw.Error, UnicodeDecodeError)
_KINDS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "full"),
    (apsw.BusyError, "locked"),
    (apsw.LockedError, "locked"),
    (apsw.CorruptError, "corrupt"),
    (apsw.NotADBError, "corrupt"),
    (apsw.FormatError, "corrupt"),
    (apsw.PermissionsError, "rights"),
    (apsw.ReadOnlyError, "rights"),
    (apsw.AuthError, "rights"),
    (apsw.CantOpenError, "rights"),
    (apsw.IOError, "io"),
    (apsw.NoMemError, "io"),
)


def kind_of(error: BaseException) -> str | None:
    """The kind of `StoreFault` this is, or None when it is no fault of the disk but a bug of ours."""
    if isinstance(error, apsw.Error):
        return next((kind for cls, kind in _KINDS if isinstance(error, cls)), None)
    if isinstance(error, UnicodeDecodeError):
        return "corrupt"
    return fault_kind(error) if isinstance(error, OSError) else None


@contextmanager
def told_as_faults(path: Path) -> Iterator[None]:
    """Lets disk errors out as `StoreFault`; everything else passes as it is."""
    try:
        yield
    except (*UNREADABLE, OSError) as error:
        kind = kind_of(error)
        if kind is None:
            raise
        raise StoreFault(kind, f"{path.name}: {type(error).__name__}: {error}") from error

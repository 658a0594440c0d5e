"""A damaged file is put aside under another name, never deleted: somebody may still read from it."""

from __future__ import annotations

from pathlib import Path

from app.store.faults import told_as_faults

_TAILS = ("", "-wal", "-shm")


def set_aside(path: Path) -> Path:
    """Renames the database and its companions, as far as they are there, to `free_name`; returns the new path."""
    aside = free_name(path)
    with told_as_faults(path):
        for tail in _TAILS:
            companion = path.with_name(path.name + tail)
            if companion.exists():
                companion.rename(aside.with_name(aside.name + tail))
    return aside


def free_name(path: Path) -> Path:
    """The first `<name>.damaged-N` that nothing has yet."""
    number = 1
    while any(path.with_name(f"{path.name}.damaged-{number}{tail}").exists() for tail in _TAILS):
        number += 1
    return path.with_name(f"{path.name}.damaged-{number}")


def newest(path: Path) -> Path | None:
    """The file put aside last; None when none was."""
    last = None
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        last, number = aside, number + 1
    return last

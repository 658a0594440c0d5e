"""A damaged file is put aside under another name, never deleted: somebody may still read from it."""

from __future__ import annotations

from pathlib import Path

from app.store.faults import told_as_faults


def set_aside(path: Path) -> Path:
    """Renames the database and its companions to the first free `<name>.damaged-N`; returns the new path."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    with told_as_faults(path):
        path.rename(aside)
        for tail in ("-wal", "-shm"):
            companion = path.with_name(path.name + tail)
            if companion.exists():
                companion.rename(aside.with_name(aside.name + tail))
    return aside

"""What training keeps: begun anew when a person asks for it, and the look it takes over the first time.

Asking leaves a mark; the next start of training empties its folder before anything is opened there, and takes the mark
away last, so that a kill in between leaves nothing half: the start after it goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from app import paths
from app.errors import BadSettings, StoreFault
from app.log import LOG_FOLDER
from app.settings import FILE_NAME, Settings, save

MARK = "begin-anew"
#: Stays: how the screen looks, what happened so far, and the lock of the till that runs.
KEPT = (FILE_NAME, LOG_FOLDER, "till.lock", MARK)


def wipe_wanted(settings: Settings) -> None:
    """The next start of training begins with nothing. Raises ValueError outside training, `StoreFault`."""
    if not settings.training:
        raise ValueError("only what was made in training is ever wiped")
    paths.write_durably(settings.home / MARK, b"")


def wipe_if_wanted(settings: Settings) -> bool:
    """Empties the training folder when that was asked for; tells whether it was. Nothing of it may be open yet.

    Raises `StoreFault`, also where the folder is a link: what it leads to may be anybody's.
    """
    home = settings.home
    if not settings.training or not (home / MARK).exists():
        return False
    if home.is_symlink():
        raise StoreFault("rights", f"{home} is a link: nothing behind it is wiped")
    try:
        for one in sorted(home.iterdir()):
            if one.name in KEPT:
                continue
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink()
        (home / MARK).unlink()
        paths.sync_folder(home)
    except OSError as error:
        raise paths.store_fault(error) from error
    return True


def carry_look(settings: Settings, names: Iterable[str]) -> None:
    """Training looks as the till does that it was entered from, until somebody changes it there.

    Only where training was never set up; a fault leaves it with the usual look.
    """
    there = replace(settings, training=True)
    if settings.training or (there.home / FILE_NAME).exists():
        return
    with suppress(StoreFault, BadSettings):
        paths.prepare(there.home)
        usual = Settings(settings.data_dir)
        save(there, {name: now for name in names if (now := getattr(settings, name)) != getattr(usual, name)})

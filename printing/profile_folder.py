"""The user's own printer profiles: files in a folder beside the till's data. One that is wrong costs only itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.paths import store_fault, write_durably
from printing.profile import Profile
from printing.profile_file import MOST_BYTES, MOST_NAME, BadProfile, Problem, compose, parse

FOLDER = "printers"
SUFFIX = ".toml"
#: No shop has more printers; a folder of ten thousand files is something else.
MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the folder that is no profile: its name, what is wrong, in which field, what is expected there."""

    file: str
    problem: Problem
    field: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class OwnProfiles:
    """What the folder holds, by the files' names."""

    profiles: tuple[Profile, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_folder(folder: Path, taken: frozenset[str]) -> OwnProfiles:
    """All profiles of the folder; `taken` are names a file may not have. Never raises."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
    except FileNotFoundError:
        return OwnProfiles()
    except OSError as error:
        return OwnProfiles(unread=(Unread(folder.name, Problem.UNREADABLE, expected=_reason(error)),))
    profiles: list[Profile] = []
    unread: list[Unread] = []
    for path in files[:MOST_FILES]:
        try:
            if path.stem in taken:
                raise BadProfile(Problem.TAKEN)
            profiles.append(parse(path.stem, _bytes(path)))
        except BadProfile as bad:
            unread.append(Unread(path.name, bad.problem, bad.field, bad.expected))
        except OSError as error:
            unread.append(Unread(path.name, Problem.UNREADABLE, expected=_reason(error)))
    if len(files) > MOST_FILES:
        unread.append(Unread(folder.name, Problem.TOO_MANY, expected=str(MOST_FILES)))
    return OwnProfiles(tuple(profiles), tuple(unread))


def add_copy(folder: Path, known: Profile, title: str) -> Path:
    """Writes the profile as a new file of the folder. Raises `StoreFault`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stem = known.name[: MOST_NAME - 4]
        path = next(path for number in count(2) if not (path := folder / f"{stem}-{number}{SUFFIX}").exists())
    except OSError as error:
        raise store_fault(error) from error
    write_durably(path, compose(known, title).encode())
    return path


def _bytes(path: Path) -> bytes:
    # A pipe would be waited for, a disk read to its end.
    if not path.is_file():
        raise BadProfile(Problem.NOT_A_FILE)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__

"""`python3 dev.py linux`: the till on a Linux computer, from a clone or an unpacked archive of it, for good.

Nothing but the system's own Python is needed. The program lies in a folder of its own for each time it was installed;
`current` leads to the newest and is switched last, after that one has passed its own `--smoke`:

    /opt/kasa/0.1.0/{till, python, kasa-window}   current → 0.1.0   bin/kasa-window, a desktop entry, an icon

A till that is open goes on with the files it has; the folder before is kept, and `ln -sfn` goes back to it. Data lies
in ~/.local/share/Kasa of whoever works there and is never touched. With `--user`, or without being root, everything is
for this person alone. Exit codes are those of the Windows setup: 0 done, 2 failed and nothing changed, 5 a newer one is
there.
"""

from __future__ import annotations

import argparse
import compileall
import grp
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LOCK = ROOT / "requirements" / "till.txt"
OURS = ("app", "printing", "resources", "ui")
ENTRY, ICON, COMMAND, CURRENT = "kasa.desktop", "kasa.svg", "kasa-window", "current"
DONE, FAILED, NEWER_IS_THERE = 0, 2, 5
#: Who may write to receipt printers and to serial ports, on Debian and its kin.
GROUPS = ("lp", "dialout")


class Wrong(Exception):
    """One sentence for who installs, and the exit code."""

    def __init__(self, said: str, code: int = FAILED) -> None:
        super().__init__(said)
        self.code = code


@dataclass(frozen=True)
class Places:
    """Where things go: for everybody at this computer, or for one person."""

    program: Path
    commands: Path
    share: Path
    autostart: Path

    @property
    def entry(self) -> Path:
        return self.share / "applications" / ENTRY

    @property
    def icon(self) -> Path:
        return self.share / "icons" / "hicolor" / "scalable" / "apps" / ICON


def for_everybody() -> Places:
    local = Path("/usr/local")
    return Places(Path("/opt/kasa"), local / "bin", local / "share", Path("/etc/xdg/autostart"))


def for_one(home: Path) -> Places:
    share = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return Places(home / ".local" / "opt" / "kasa", home / ".local" / "bin", share, config / "autostart")


def install(places: Places, lay_packages: Callable[[Path], None], *, autostart: bool = False) -> Path:
    """Puts this copy of the program there and makes it the current one; gives its folder.

    `lay_packages` fills the Python in the folder it is given. Raises `Wrong`; nothing is changed then.
    """
    number, before = version(ROOT / "app"), current(places)
    if before is not None and as_numbers(version(before / "till" / "app")) > as_numbers(number):
        raise Wrong(f"a newer till is installed in {before}; nothing was changed", NEWER_IS_THERE)
    folder = next_folder(places.program, number)
    try:
        lay_program(folder)
        lay_packages(folder / "python")
        make_command(folder)
        try_out(folder)
    except (OSError, subprocess.SubprocessError, Wrong) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Wrong(f"{error}; nothing was changed") from error
    switch(places, folder)
    lay_entries(places, autostart=autostart)
    for old in places.program.iterdir():
        if old.is_dir() and not old.is_symlink() and old not in (folder, before):
            shutil.rmtree(old, ignore_errors=True)
    return folder


def remove(places: Places) -> None:
    """Takes the program and its entries away. Data stays. Raises OSError."""
    for path in (places.entry, places.icon, places.autostart / ENTRY, places.commands / COMMAND):
        path.unlink(missing_ok=True)
    if places.program.exists():
        shutil.rmtree(places.program)


def version(package: Path) -> str:
    """What a copy of `app` says of itself. Raises `Wrong`."""
    for line in (package / "__init__.py").read_text("utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise Wrong(f"{package} names no version")


def as_numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())


def current(places: Places) -> Path | None:
    """The folder that starts, where there is one and it is whole."""
    link = places.program / CURRENT
    folder = link.resolve()
    return folder if link.is_symlink() and (folder / "till" / "app" / "__init__.py").is_file() else None


def next_folder(program: Path, number: str) -> Path:
    """One that is not there: the same version once more stands beside itself, for it may be open."""
    program.mkdir(parents=True, exist_ok=True)
    names = [number, *(f"{number}-{again}" for again in range(2, 100))]
    return next(program / name for name in names if not (program / name).exists())


def lay_program(folder: Path) -> None:
    """The till itself, compiled: where it lies a cashier may not write."""
    for name in OURS:
        shutil.copytree(ROOT / name, folder / "till" / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))


def locked_packages(python: Path) -> None:
    """A Python of the till's own with what requirements/till.txt says, every hash checked. Raises SubprocessError."""
    venv.EnvBuilder(with_pip=True, symlinks=True, clear=True).create(python)
    pip = (
        str(python / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    )
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)], check=True)


def make_command(folder: Path) -> None:
    """The way in. `-P`: what lies where a person happens to stand is not taken for the till's. By RESOURCE_NAME an X11
    desktop finds the entry (StartupWMClass) of the window; Wayland by the name `ui.wiring` gives."""
    python, till = folder / "python" / "bin" / "python", folder / "till"
    site = next((folder / "python" / "lib").glob("python3.*")) / "site-packages"
    (site / "kasa.pth").write_text(f"{till}\n", encoding="utf-8")
    if not compileall.compile_dir(till, quiet=2, force=True):
        raise Wrong(f"{till} could not be compiled")
    command = folder / COMMAND
    command.write_text(
        f'#!/bin/sh\nexport RESOURCE_NAME=kasa\nexec "{python}" -X utf8 -P -m app "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)


def try_out(folder: Path) -> None:
    """Asks the new folder whether it is whole. Raises `Wrong` with what is not, and SubprocessError."""
    out = folder / "smoke.json"
    done = subprocess.run(
        [str(folder / COMMAND), "--smoke", f"--out={out}"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    if done.returncode:
        told = json.loads(out.read_text("utf-8"))["wrong"] if out.is_file() else [done.stderr.decode(errors="replace")]
        raise Wrong(f"the till does not work here: {'; '.join(told)}")
    out.unlink()


def switch(places: Places, folder: Path) -> None:
    """In one step: there is always a till to start."""
    beside = places.program / f".{CURRENT}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(folder.name)
    beside.replace(places.program / CURRENT)


def lay_entries(places: Places, *, autostart: bool) -> None:
    """The command, the menu's entry with its icon, and the start with the desktop where it is wanted."""
    command = places.commands / COMMAND
    for folder in (places.commands, places.entry.parent, places.icon.parent):
        folder.mkdir(parents=True, exist_ok=True)
    command.unlink(missing_ok=True)
    command.symlink_to(places.program / CURRENT / COMMAND)
    # By its whole path: ~/.local/bin is not on everybody's PATH.
    said = (HERE / ENTRY).read_text("utf-8").replace(f"Exec={COMMAND}", f"Exec={quoted(command)}")
    said = said.replace(f"TryExec={quoted(command)}", f"TryExec={command}")
    places.entry.write_text(said, encoding="utf-8")
    shutil.copyfile(ROOT / "resources" / "icons" / ICON, places.icon)
    if autostart:
        places.autostart.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(places.entry, places.autostart / ENTRY)


def quoted(path: Path) -> str:
    """As the desktop entry's specification wants an argument with blanks in it."""
    text = str(path).replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("$", "\\\\$").replace("`", "\\\\`")
    text = text.replace("%", "%%")
    return f'"{text}"' if any(sign in text for sign in ' \t\\"$`') else text


def missing_groups() -> list[str]:
    """Groups of devices that are here and that this person is not in."""
    mine = {*os.getgroups(), os.getgid()}
    return [one.gr_name for one in grp.getgrall() if one.gr_name in GROUPS and one.gr_gid not in mine]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py linux", description="Installs the till on this Linux computer.")
    parser.add_argument("--user", action="store_true", help="for this person alone, also as root")
    parser.add_argument("--autostart", action="store_true", help="starts with the desktop")
    parser.add_argument("--remove", action="store_true", help="takes it away again; data stays")
    given = parser.parse_args(argv)
    os.umask(0o022)  # whoever sells must be able to read what root installs
    places = for_one(Path.home()) if given.user or os.geteuid() else for_everybody()
    try:
        if given.remove:
            remove(places)
            say("removed; receipts and settings stay in ~/.local/share/Kasa")
            return DONE
        folder = install(places, locked_packages, autostart=given.autostart)
    except Wrong as error:
        say(str(error))
        return error.code
    except OSError as error:
        say(f"{error.strerror}: {error.filename}")
        return FAILED
    say(f"installed in {folder}; start it from the menu, or: {places.commands / COMMAND}")
    if os.geteuid() and (groups := missing_groups()):
        say(f"for printers and serial scales: sudo usermod -aG {','.join(groups)} $USER, then sign in again")
    return DONE


def say(text: str) -> None:
    sys.stderr.write(f"kasa: {text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

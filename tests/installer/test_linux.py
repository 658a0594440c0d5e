"""A till for good on a Linux computer: whole or not there at all, an older one beside it, data never touched."""

from __future__ import annotations

import configparser
import importlib.util
import json
import os
import shutil
import site
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")
#: What the desktop entry specification 1.5 asks for, and its registered main categories that fit.
REQUIRED = {"Type": "Application", "Name": "Kasa", "Name[uk]": "Каса", "Icon": "kasa", "Terminal": "false"}


@pytest.fixture(scope="module")
def linux() -> ModuleType:
    """packaging/linux/install.py; the folder is no package."""
    spec = importlib.util.spec_from_file_location("kasa_linux", LINUX / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def these_packages(python: Path) -> None:
    """A Python that has what the tests have: all of an installation but the download."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(python)], check=True)
    found = next((python / "lib").glob("python3.*")) / "site-packages"
    (found / "tests.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")


def entry(path: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment,method-assign] # keys are told apart by case
    read.read(path, encoding="utf-8")
    return read


def validated(path: Path) -> None:
    """By freedesktop's own tool where it is installed."""
    if tool := shutil.which("desktop-file-validate"):
        done = subprocess.run([tool, str(path)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def told(command: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(command), *argv],
        cwd="/",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_desktop_entry_is_one() -> None:
    path = LINUX / "kasa.desktop"
    validated(path)
    read = entry(path)
    main = read["Desktop Entry"]
    assert {key: main[key] for key in REQUIRED} == REQUIRED
    assert next(iter(read.sections())) == "Desktop Entry"
    assert main["Categories"].endswith(";")
    assert set(main["Categories"].strip(";").split(";")) <= {"Office", "Finance"}
    for action in filter(None, main["Actions"].split(";")):
        assert {"Name", "Exec"} <= set(read[f"Desktop Action {action}"])
    for key, value in main.items():
        if key in ("Name", "GenericName", "Comment", "Keywords"):
            assert value.isascii(), f"{key}: without a language it is read by everybody"
            assert f"{key}[uk]" in main
    assert read["Desktop Action training"]["Exec"].split()[1:] == ["--training"]


def test_a_till_is_installed_beside_the_older_and_taken_away(linux: ModuleType, tmp_path: Path) -> None:
    home = tmp_path / "Олена і Ко"
    places = linux.Places(home / "opt" / "kasa", home / "bin", home / "share", home / "autostart")
    data = home / "share" / "Kasa" / "journal.db"
    data.parent.mkdir(parents=True)
    data.write_bytes(b"receipts")
    first = linux.install(places, these_packages, autostart=True)
    command = places.commands / "kasa-window"
    number = linux.version(ROOT / "app")
    assert told(command, "--version").stdout.strip().endswith(number)
    window = entry(LINUX / "kasa.desktop")["Desktop Entry"]["StartupWMClass"]
    assert f"RESOURCE_NAME={window}\n" in (first / "kasa-window").read_text("utf-8"), "X11 finds the entry by it"
    assert not list(first.rglob("smoke.json"))
    assert list(first.glob("till/app/__pycache__/*.pyc")), "a cashier cannot write them later"
    validated(places.entry)
    for path in (places.entry, places.autostart / "kasa.desktop"):
        main = entry(path)["Desktop Entry"]
        assert main["Exec"] == f'"{command}"'
        assert main["TryExec"] == str(command)
    assert places.icon.read_bytes().startswith(b"<svg")
    second = linux.install(places, these_packages)
    assert first.is_dir(), "an open till goes on with its files"
    assert linux.current(places) == second != first
    third = linux.install(places, these_packages)
    assert not first.exists()
    assert {path.name for path in places.program.iterdir()} == {"current", second.name, third.name}
    linux.remove(places)
    assert not places.program.exists()
    assert not command.exists()
    assert not command.is_symlink()
    assert data.read_bytes() == b"receipts"


def test_a_till_that_does_not_work_here_changes_nothing(linux: ModuleType, tmp_path: Path) -> None:
    places = linux.Places(tmp_path / "opt", tmp_path / "bin", tmp_path / "share", tmp_path / "autostart")

    def nothing(python: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(python)], check=True)

    with pytest.raises(linux.Wrong, match="nothing was changed"):
        linux.install(places, nothing)
    assert linux.current(places) is None
    assert list(places.program.iterdir()) == []
    assert not places.entry.exists()
    assert not places.commands.exists()


def test_an_older_till_does_not_take_the_place_of_a_newer(linux: ModuleType, tmp_path: Path) -> None:
    places = linux.Places(tmp_path / "opt", tmp_path / "bin", tmp_path / "share", tmp_path / "autostart")
    newer = places.program / "99.0.0"
    (newer / "till" / "app").mkdir(parents=True)
    (newer / "till" / "app" / "__init__.py").write_text('__version__ = "99.0.0"\n', encoding="utf-8")
    (places.program / "current").symlink_to("99.0.0")
    with pytest.raises(linux.Wrong) as caught:
        linux.install(places, these_packages)
    assert caught.value.code == linux.NEWER_IS_THERE == 5
    assert linux.current(places) == newer


def test_what_a_till_needs_is_pinned_as_in_the_lock() -> None:
    lock, till = ((ROOT / "requirements" / name).read_text("utf-8") for name in ("lock.txt", "till.txt"))
    pins = [line for line in till.splitlines() if "==" in line and not line.startswith((" ", "#"))]
    assert len(pins) > 30
    assert {pin.split()[0] for pin in pins} <= set(lock.split()), "made anew by dev.py lock"
    assert not {"pytest", "ruff", "mypy"} & {pin.partition("==")[0] for pin in pins}
    assert till.count("--hash=sha256:") >= len(pins)
    assert {word for word in till.split() if word.startswith("--hash")} <= set(lock.split())


@pytest.mark.long
def test_from_a_fresh_clone_to_a_till_that_runs(tmp_path: Path) -> None:
    """The two lines of README.uk.md, as a technician types them: packages come from the registry, hashes checked."""
    clone, home = tmp_path / "kasa", tmp_path / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{ROOT}", str(clone)], check=True)
    mine = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "VIRTUAL_ENV", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "dev.py", "linux", "--user", "--autostart"],
        cwd=clone,
        env={**mine, "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    command = home / ".local" / "bin" / "kasa-window"
    assert told(command, "--smoke", f"--out={tmp_path / 'out.json'}").returncode == 0
    # It finds itself from any folder.
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["goods aside"] is True
    assert (home / ".local" / "share" / "applications" / "kasa.desktop").is_file()
    assert (home / ".config" / "autostart" / "kasa.desktop").is_file()
    assert not (clone / ".venv").exists(), "nothing of the clone is needed afterwards"

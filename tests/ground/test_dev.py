"""dev.py: a newcomer's first minute. What is missing is named in one line, nothing is left half done."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

QT_WHEEL_LIBRARIES = ("libQt6Core", "libQt6Gui", "libQt6Widgets", "libQt6Network", "libQt6DBus", "libQt6XcbQpa")


@pytest.fixture
def dev(repo: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", repo / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def started(repo: Path, *argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, str(repo / "dev.py"), *argv], cwd="/", env={**kept, **environ}, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def test_without_a_display_the_till_says_so_and_leaves(repo: Path) -> None:
    done = started(repo, "run")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr


@pytest.mark.parametrize("argv", [(), ("launch",)])
def test_a_wrong_command_lists_the_right_ones(repo: Path, argv: tuple[str, ...]) -> None:
    done = started(repo, *argv)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "run, test, check, words, shots, bench, decode, installer, publish, linux, lock" in done.stderr


def test_missing_libraries_are_one_line_of_apt(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda name: name not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    with pytest.raises(dev.Stop) as caught:
        dev.shared_libraries({**dev.HEADLESS, **dev.X11})
    assert str(caught.value).endswith("sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0")
    assert "\n" not in str(caught.value)


def test_a_python_without_venv_is_told_its_package(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    with pytest.raises(dev.Stop, match=rf"python3\.{sys.version_info[1]}-venv"):
        dev.make_venv()


def test_nothing_is_installed_twice(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged lock costs a glance at a file; a changed one brings pip; a failing pip leaves no stamp behind."""
    calls: list[tuple[str, ...]] = []
    answers = [1, 0, 0]
    lock, venv = tmp_path / "lock.txt", tmp_path / "venv"
    lock.write_text("one==1", "ascii")
    for name, value in {"ROOT": tmp_path, "LOCK": lock, "VENV": venv, "STAMP": venv / "stamp"}.items():
        monkeypatch.setattr(dev, name, value)
    monkeypatch.setattr(dev, "call", lambda *command, **extra: calls.append(command) or answers[len(calls) - 1])

    def made() -> None:
        Path(dev.python()).parent.mkdir(parents=True, exist_ok=True)
        Path(dev.python()).touch()
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        (venv / "pyvenv.cfg").write_text(f"home = x\nversion = {version}.9\n", "ascii")

    monkeypatch.setattr(dev, "make_venv", made)
    with pytest.raises(dev.Stop, match="pip could not install"):
        dev.fresh_venv()
    dev.fresh_venv()
    dev.fresh_venv()
    assert len(calls) == 2
    lock.write_text("one==2", "ascii")
    dev.fresh_venv()
    assert len(calls) == 3
    assert "--require-hashes" in calls[-1]


def test_every_library_qt_links_to_is_on_the_list(dev: ModuleType) -> None:
    """The list was read off the wheels; a new Qt that needs one more turns this red, not a newcomer's first minute."""
    folder = Path(PySide6.__path__[0]) / "Qt"
    linked = [*folder.glob("lib/libQt6*.so.6"), *folder.glob("plugins/platforms/lib*.so")]
    wanted = [
        path
        for path in linked
        if path.name.startswith((*QT_WHEEL_LIBRARIES, "libqxcb", "libqoffscreen", "libqwayland"))
    ]
    told = {**dev.HEADLESS, **dev.X11, **dev.WAYLAND}
    base = ("libc.", "libm.", "libdl.", "librt.", "libpthread.", "libresolv.", "libgcc_s.", "libstdc++.", "libz.")
    base += ("libgthread-2.0.", "libbrotlicommon.", "libicu", "libQt6")
    missing = {name for path in wanted for name in needed(path) if not name.startswith(base) and name not in told}
    assert wanted or not sys.platform.startswith("linux")
    assert not missing


def needed(path: Path) -> set[str]:
    """The libraries an ELF file names in its dynamic section's strings."""
    return {name.decode() for name in re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", path.read_bytes())}

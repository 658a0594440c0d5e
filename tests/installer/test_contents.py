"""What is left out of the Windows folder must not be what the till needs, and nothing else may slip in."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """packaging/make.py; the folder is no package and must never become one."""
    sys.path.insert(0, str(PACKAGING))
    try:
        spec = importlib.util.spec_from_file_location("kasa_make", PACKAGING / "make.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(PACKAGING))


@pytest.fixture(scope="module")
def contents() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((PACKAGING / "contents.toml").read_text("utf-8"))


def test_every_part_of_qt_the_code_imports_is_kept(make: ModuleType, contents: dict[str, dict[str, list[str]]]) -> None:
    imported = set()
    for room in make.OURS:
        for file in (ROOT / room).rglob("*.py"):
            imported |= set(re.findall(r"^\s*from PySide6\.(\w+) import", file.read_text("utf-8"), re.MULTILINE))
    assert imported >= {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg"}
    for module in imported:
        assert make.wanted_in_site(f"PySide6/{module}.pyd", contents), module
        assert make.wanted_in_site(f"PySide6/Qt6{module.removeprefix('Qt')}.dll", contents), module


def test_every_package_the_code_imports_is_shipped(make: ModuleType, contents: dict[str, dict[str, list[str]]]) -> None:
    imported = set()
    for room in make.OURS:
        for file in (ROOT / room).rglob("*.py"):
            imported |= set(re.findall(r"^\s*(?:from|import) (\w+)", file.read_text("utf-8"), re.MULTILINE))
    others = imported - set(sys.stdlib_module_names) - set(make.OURS) - {"PySide6", "shiboken6"}
    assert {"httpx", "apsw", "pydantic", "PIL", "qrcode"} <= others
    for package in others - {"escpos"}:
        assert make.wanted_in_site(f"{package}/__init__.py", contents), package


def test_tests_sources_and_programs_of_others_stay_out(
    make: ModuleType, contents: dict[str, dict[str, list[str]]]
) -> None:
    others = (
        "PySide6/designer.exe",
        "PySide6/Qt6Qml.dll",
        "apsw/tests/__main__.py",
        "PIL/_avif.cp313-win_amd64.pyd",
        "uvicorn-0.1.dist-info/RECORD",
        "bin/tool.exe",
        "tests/test_barcode.py",
    )
    for name in others:
        assert not make.wanted_in_site(name, contents), name


def test_no_input_names_a_registry() -> None:
    for file in (PACKAGING / "inputs").glob("*.txt"):
        assert "://" not in file.read_text("utf-8"), file.name


def test_every_input_is_held_by_its_hash() -> None:
    for file in (PACKAGING / "inputs").glob("*.txt"):
        text = file.read_text("utf-8").replace("\\\n", " ")
        wanted = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert wanted, file.name
        assert all("--hash=sha256:" in line for line in wanted), file.name


def test_the_windows_parts_are_those_of_the_lock() -> None:
    """What runs on the till is what the suite ran with."""

    def pins(file: Path) -> set[str]:
        return set(re.findall(r"^([\w.-]+==[\w.]+)", file.read_text("utf-8"), re.MULTILINE))

    ours, lock = pins(PACKAGING / "inputs" / "wheels.txt"), pins(ROOT / "requirements" / "lock.txt")
    assert ours - lock == set()
    assert len(ours) > 30


def test_packaging_is_no_package() -> None:
    assert not (PACKAGING / "__init__.py").exists()

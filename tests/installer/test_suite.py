"""The suite on the shipped Python runs what the lock says, leaves out what is named, and loses no test on the way."""

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
def suite() -> ModuleType:
    """packaging/suite.py; the folder is no package, and its neighbours are found beside it."""
    sys.path.insert(0, str(PACKAGING))
    try:
        spec = importlib.util.spec_from_file_location("kasa_suite", PACKAGING / "suite.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(PACKAGING))


@pytest.fixture(scope="module")
def plan() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((PACKAGING / "suite.toml").read_text("utf-8"))


def test_pins_for_other_systems_stay_out_and_those_for_windows_come_in(suite: ModuleType) -> None:
    lock = (
        "# made by\n"
        "attrs==26.1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via hypothesis\n"
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"
        "secretstorage==3.5.0 ; sys_platform == 'linux' \\\n    --hash=sha256:dd\n"
        "backports-tarfile==1.2.0 ; python_full_version < '3.12' \\\n    --hash=sha256:ee\n"
        "ruff==0.14.0 \\\n    --hash=sha256:ff\n"
    )
    assert list(suite.requirements(lock)) == [
        "attrs==26.1.0 --hash=sha256:aa --hash=sha256:bb",
        "colorama==0.4.6 --hash=sha256:cc",
    ]


def test_the_lock_s_own_pins_have_all_the_till_ships(suite: ModuleType) -> None:
    named = {line.partition(" --hash")[0] for line in suite.requirements(suite.LOCK.read_text("utf-8"))}
    shipped = set(
        re.findall(r"^([\w.-]+==[\w.]+)", (PACKAGING / "inputs" / "wheels.txt").read_text("utf-8"), re.MULTILINE)
    )
    assert shipped - named == set()
    assert {name.partition("==")[0] for name in named} >= {"pytest", "pytest-qt", "hypothesis", "jsonschema"}


@pytest.mark.parametrize(
    ("line", "running"),
    [
        ("tests/a/test_b.py::test_c[x y] ", "tests/a/test_b.py::test_c[x y]"),
        ("tests/a/test_b.py::test_c wine: Call from 0 to unimplemented function", "tests/a/test_b.py::test_c"),
        ("tests/a/test_b.py::test_c Windows fatal exception: access violation", "tests/a/test_b.py::test_c"),
    ],
)
def test_the_test_in_which_a_process_died_is_known(suite: ModuleType, line: str, running: str) -> None:
    assert suite.ENDED.match(line) is None
    found = suite.BEGUN.match(line)
    assert found is not None
    assert found[1] == running


def test_what_became_of_a_test_is_read_from_pytest_s_own_line(suite: ModuleType) -> None:
    found = suite.ENDED.match("tests/a/test_b.py::test_c[PASSED x] FAILED        [ 31%]")
    assert found is not None
    assert (found[1], found[2]) == ("tests/a/test_b.py::test_c[PASSED x]", "FAILED")


def test_a_death_and_a_file_that_cannot_be_read_count_as_failures(suite: ModuleType) -> None:
    folder = suite.Folder({"a": "PASSED", "b": "DIED", "c": "ERROR", "d": "FAILED", "e": "SKIPPED"})
    assert "1 passed    3 failed    2 left out   1 skipped" in folder.line("store", 2)


def test_whatever_is_left_out_exists_and_says_why(plan: dict[str, list[dict[str, object]]]) -> None:
    for system in ("windows", "wine"):
        for entry in plan[system]:
            assert len(str(entry["why"])) > 15
            for test in entry["tests"]:  # type: ignore[attr-defined]
                file, _, name = str(test).partition("::")
                text = (ROOT / file).read_text("utf-8")
                assert not name or f"def {name.partition('[')[0]}(" in text, test

"""The suite on the shipped Python runs what the lock says, leaves out what is named, and loses no test on the way."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
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


def test_a_test_behind_whose_name_its_own_program_wrote_is_counted_too(suite: ModuleType, tmp_path: Path) -> None:
    found = suite.Folder()
    name = "tests/a/test_b.py::test_c[x]"
    said = f"print({name!r} + ' ALSA lib conf.c:1: no'); print('ALSA lib pcm.c:2: no'); print('FAILED        [ 31%]')"
    assert suite._process([sys.executable, "-c", said], dict(os.environ), found, tmp_path / "log")
    assert found.ended == {name: "FAILED"}


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


def test_one_file_of_a_folder_leaves_out_what_its_folder_does(suite: ModuleType) -> None:
    plan = {"windows": [{"why": "why", "tests": ["tests/store/test_a.py::test_b", "tests/store/test_ab.py"]}]}
    assert set(suite.left_out(plan, "store")) == {"tests/store/test_a.py::test_b", "tests/store/test_ab.py"}
    assert set(suite.left_out(plan, "store/test_a.py")) == {"tests/store/test_a.py::test_b"}
    assert suite.left_out(plan, "stor") == {}


def test_a_test_left_out_takes_no_other_with_a_longer_name_along(suite: ModuleType, tmp_path: Path) -> None:
    shutil.copyfile(PACKAGING / f"{suite.PLUGIN}.py", tmp_path / f"{suite.PLUGIN}.py")
    (tmp_path / "test_here.py").write_text(
        "import pytest\n"
        "def test_sale(): pass\n"
        "def test_sale_killed(): pass\n"
        "@pytest.mark.parametrize('n', [1, 12])\n"
        "def test_sum(n): pass\n"
        "@pytest.mark.parametrize('n', [1, 12])\n"
        "def test_all(n): pass\n",
        encoding="utf-8",
    )
    (tmp_path / "test_here_too.py").write_text("def test_sale(): pass\n", encoding="utf-8")
    (tmp_path / "test_gone.py").write_text("import not_on_this_system\n", encoding="utf-8")
    away = tmp_path / "away.txt"
    away.write_text(
        "test_here.py::test_sale\ntest_here.py::test_sum[1]\ntest_here.py::test_all\ntest_gone.py\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *suite.PLUGINS, *suite.OPTIONS],
        cwd=tmp_path, env={**os.environ, "SUITE_AWAY": str(away)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    ended = [found[1] for line in done.stdout.splitlines() if (found := suite.ENDED.match(line))]
    assert ended == ["test_here.py::test_sale_killed", "test_here.py::test_sum[12]", "test_here_too.py::test_sale"]


def test_a_silent_process_is_ended_with_the_child_that_holds_its_pipe(
    suite: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Otherwise whoever reads its words waits as long as the child lives: here half a minute, under Wine for ever."""
    monkeypatch.setattr(suite, "SILENT", 0.2)
    child = "import threading; threading.Event().wait(30)"
    silent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}'])"
    found, began = suite.Folder(), time.monotonic()
    suite._process([sys.executable, "-c", silent], dict(os.environ), found, tmp_path / "log")
    assert time.monotonic() - began < 20
    assert list(found.ended.values()) == ["DIED"]


def test_a_run_leaves_out_what_is_named_and_skips_what_the_system_has_not(
    suite: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A run of the runner itself, on this machine's Python: a plugin that is not loaded leaves out nothing."""
    monkeypatch.setattr(suite.make, "WINDOWS", True)
    monkeypatch.setattr(suite.make, "ROOT", tmp_path)
    (tmp_path / "tests" / "some").mkdir(parents=True)
    (tmp_path / "tests" / "some" / "test_some.py").write_text(
        "import os\n\ndef test_one():\n    pass\n\ndef test_two():\n    pass\n\ndef test_three():\n    os.mkfifo('x')\n"
    )
    (tmp_path / "sitecustomize.py").write_text("import os\ndel os.mkfifo\n")
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(PACKAGING)))}
    found = suite.one_folder(home, "some", {"tests/some/test_some.py::test_one": "why"}, [sys.executable], environment)
    ended = {test.partition("::")[2]: outcome for test, outcome in found.ended.items()}
    assert ended == {"test_two": "PASSED", "test_three": "SKIPPED"}

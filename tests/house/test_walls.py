"""The walls of the house: import contracts, the list of packages, things that may not come back."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = ("app", "printing", "resources", "ui")


def sources(repo: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((repo / folder).rglob("*.py"))


def test_imports_go_one_way(repo: Path) -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=repo, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_packages_we_ship_are_the_folders_there_are(repo: Path) -> None:
    """Listed by name: a finder of packages would ship packaging/ and tests/."""
    listed = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    there = [
        ".".join(found.parent.relative_to(repo).parts)
        for folder in CODE
        for found in (repo / folder).rglob("__init__.py")
    ]
    assert sorted(listed) == sorted(there)


def test_every_folder_with_code_is_a_package(repo: Path) -> None:
    bare = {
        str(path.parent.relative_to(repo))
        for path in sources(repo, *CODE)
        if not (path.parent / "__init__.py").is_file()
    }
    assert not bare


def test_packaging_stays_a_plain_folder(repo: Path) -> None:
    assert not (repo / "packaging" / "__init__.py").exists(), (
        "it would shadow the package `packaging` that others import"
    )


def test_nothing_imports_the_tests(repo: Path) -> None:
    """python-barcode installs a top-level `tests` of its own: ours is never asked for by that name."""
    for path in sources(repo, *CODE, "tests"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] == "tests" for name in names), path


def test_test_files_have_names_of_their_own(repo: Path) -> None:
    names = [path.name for path in (repo / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_tasks_are_owned(repo: Path) -> None:
    """qasync's decorators keep no reference to their task, so that a collection of garbage ends a payment."""
    for path in sources(repo, *CODE):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
            assert name not in ("asyncSlot", "asyncClose"), f"{path}:{getattr(node, 'lineno', 0)}"


def test_the_sandbox_is_reached_by_the_tills_builder_alone(repo: Path) -> None:
    """It shares nothing with the till, so that it cannot share our misunderstandings."""
    for path in sources(repo, *CODE):
        inside = path.is_relative_to(repo / "app" / "sandbox")
        if not inside and path.relative_to(repo).as_posix() != "ui/training.py":
            assert "app.sandbox" not in path.read_text("utf-8"), path


@pytest.mark.parametrize("folder", ["domain", "services", "outbox"])
def test_money_is_never_a_float(repo: Path, folder: str) -> None:
    for path in sources(repo / "app", folder):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
            literal = folder == "domain" and isinstance(node, ast.Constant) and isinstance(node.value, float)
            assert not called, f"{path}:{node.lineno}"
            assert not literal, f"{path}:{node.lineno}"

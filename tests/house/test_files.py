"""What may stand in the project's files at all: no machine's paths, no strange hosts, no giants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("app", "printing", "resources", "ui", "tests", "packaging", "requirements", ".ci")
TEXTS = {".py", ".toml", ".txt", ".md", ".json", ".sql", ".svg", ".nsi", ".yml", ".cfg", ".sh", ".tsv", ""}
MOST_LINES = 400
#: Brackets keep these patterns from finding themselves.
MACHINE_PATHS = re.compile(r"/wor[k]/|/roo[t]/|/home/[a-z]|[A-Z]:[\\/]+User[s][\\/]")
#: Hosts the till or its documents have a reason to name; names of RFC 2606 and addresses of one's own machine besides.
HOSTS = frozenset(
    {
        "core.smartkasa.ua",  # the service itself
        "cabinet.tax.gov.ua",  # the tax office's check of a receipt, printed as QR
        "www.w3.org",  # names of SVG and XML, never fetched
        "json-schema.org",  # the name of a schema's dialect, never fetched
    }
)
OWN_NAMES = re.compile(r"(.*\.)?(example|test|invalid|localhost)(\.(com|org|net|ua))?|127(\.\d+){3}|0\.0\.0\.0")
ADDRESS = re.compile(r"\bhttps?://([\w.-]+\.[a-z]{2,}|\d+(?:\.\d+){3})(?=[:/\"'\s]|$)")
LICENCES = re.compile(r"LICENSE|OFL|NOTICE")


def files(repo: Path) -> Iterator[Path]:
    # In a second worktree `.git` is a file that names the first one's folder.
    yield from (
        path for path in sorted(repo.iterdir()) if path.is_file() and path.suffix in TEXTS and path.name != ".git"
    )
    for folder in FOLDERS:
        for path in sorted((repo / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path


def test_no_path_of_anybodys_machine(repo: Path) -> None:
    found = [str(path.relative_to(repo)) for path in files(repo) if MACHINE_PATHS.search(path.read_text("utf-8"))]
    assert not found


def test_hosts_are_known_ones(repo: Path) -> None:
    strange = {
        f"{path.relative_to(repo)}: {host}"
        for path in files(repo)
        if not LICENCES.search(path.name) and path.parts[-2:] != ("ground", "test_settings.py")
        for host in ADDRESS.findall(path.read_text("utf-8"))
        if host not in HOSTS and not OWN_NAMES.fullmatch(host)
    }
    assert not strange


def test_what_is_installed_names_no_address(repo: Path) -> None:
    """Where packages come from is the machine's own business: a lock made here must work behind another mirror."""
    for path in [*sorted((repo / "requirements").iterdir()), repo / "pyproject.toml", repo / "dev.py"]:
        text = path.read_text("utf-8")
        assert "://" not in text, path
        for option in ("index-url", "find-links", "trusted-host", "[[tool.uv", "[tool.uv"):
            assert not re.search(rf"(?<!no-emit-){re.escape(option)}", text), f"{path}: {option}"


def test_every_locked_package_has_its_hashes(repo: Path) -> None:
    text = (repo / "requirements" / "lock.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(blocks) > 60
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==\S+", block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), block.splitlines()[0]


def test_the_lock_keeps_qt_below_the_blocker(repo: Path) -> None:
    """performance.md: 6.12 on Python 3.11 loses references of None and aborts."""
    text = (repo / "requirements" / "lock.txt").read_text("utf-8")
    pins = re.findall(r"^pyside6-essentials==(\d+)\.(\d+)\S* ; python_full_version (\S+) '3\.12'", text, re.MULTILINE)
    assert {sign for *_, sign in pins} == {"<", ">="}
    for major, minor, sign in pins:
        assert (sign == "<") == ((int(major), int(minor)) < (6, 12))


def test_no_file_became_two(repo: Path) -> None:
    """One class of weight in a file: past this length a second thing has moved in."""
    long = {
        str(path.relative_to(repo)): lines
        for path in files(repo)
        if path.suffix == ".py" and (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long

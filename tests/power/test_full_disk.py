"""A disk that is really full, in a name space of its own: what was paid is there, with room again the till sells on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.nest import ROOT

ROOM = 1_500_000
MOUNT = 'mount -t tmpfs -o size=6m tmpfs "$0" && exec "$@"'


def own_disk(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that sees a disk of six megabytes at `folder`; nobody else does, and it goes with the command."""
    wrapped = ["unshare", "--mount", "--map-root-user", "sh", "-c", MOUNT, str(folder), *command]
    return subprocess.run(wrapped, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.long
def test_a_disk_that_is_full_loses_nothing_and_sells_on_with_room(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or own_disk(tmp_path, "true").returncode:
        pytest.skip("this system gives a test no disk of its own (unshare and mount of a tmpfs are refused)")
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}];"
        f" from helpers.sale_lives import until_full; until_full({str(tmp_path / 'till')!r}, {ROOM})"
    )
    done = own_disk(tmp_path, sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    paid = [words[1] for words in said if words[0] == "paid"]
    [[_, kind, _]] = [words for words in said if words[0] == "full"]
    [[_, kept, problems]] = [words for words in said if words[0] == "kept"]
    print(f"{len(paid)} sales, the last after the disk was full ({kind})")
    assert kind == "full"
    assert len(paid) >= 3, "the disk was full before anything was sold: the test sees nothing"
    assert problems == []
    assert sorted(kept) == sorted(paid), "every sale once, and none that was refused"

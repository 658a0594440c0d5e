"""A disk that is really full, in a name space of its own: what was paid is there, with room again the till sells on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from helpers.nest import ROOT
from helpers.own_disk import own_disk

ROOM = 1_500_000


@pytest.mark.long
def test_a_disk_that_is_full_loses_nothing_and_sells_on_with_room(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}];"
        f" from helpers.sale_lives import until_full; until_full({str(tmp_path / 'till')!r}, {ROOM})"
    )
    done = own_disk(tmp_path, "6m", sys.executable, "-c", code)
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

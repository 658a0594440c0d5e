"""The cache of pictures stays in its bounds, and no fault of the disk is anybody's trouble."""

from __future__ import annotations

import os
import time
from pathlib import Path

from app.store.pictures import PictureFiles


def test_a_picture_is_there_again_after_a_restart(tmp_path: Path) -> None:
    PictureFiles(tmp_path / "pictures").write("/a", b"small")
    assert PictureFiles(tmp_path / "pictures").read("/a") == b"small"
    assert PictureFiles(tmp_path / "pictures").read("/b") is None


def test_a_refused_address_is_not_asked_for_again_today(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path)
    files.write("/bomb", b"")
    assert files.read("/bomb") == b""
    (kept,) = tmp_path.iterdir()
    os.utime(kept, (time.time() - 90_000, time.time() - 90_000))
    assert files.read("/bomb") is None


def test_the_pictures_nobody_saw_for_longest_go_first(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path, most_bytes=1000)
    for number in range(10):
        files.write(f"/{number}", bytes(100))
        kept = max(tmp_path.iterdir(), key=lambda one: one.stat().st_mtime_ns)
        os.utime(kept, (1000 + number, 1000 + number))
    assert files.read("/0") is not None, "seen just now"
    files.write("/10", bytes(100))
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= 750
    assert [number for number in range(11) if files.read(f"/{number}") is not None] == [0, 5, 6, 7, 8, 9, 10]


def test_what_was_there_before_counts_too(tmp_path: Path) -> None:
    PictureFiles(tmp_path, most_bytes=10_000).write("/old", bytes(900))
    PictureFiles(tmp_path, most_bytes=1000).write("/new", bytes(500))
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= 1000


def test_a_folder_that_cannot_be_written_costs_only_the_picture(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    files = PictureFiles(tmp_path / "file")
    files.write("/a", b"small")
    assert files.read("/a") is None
    files.forget("/a")


def test_an_address_is_never_a_path(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path / "pictures")
    files.write("../../outside", b"small")
    assert [one.parent for one in tmp_path.rglob("*.img")] == [tmp_path / "pictures"]

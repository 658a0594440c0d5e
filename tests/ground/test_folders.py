"""Where the data may lie: rules of both systems, judged by facts alone, and what this system tells."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.folders import Facts, facts_of, filesystem, refusal

MOUNTS = (
    "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
    "30 22 0:40 / /mnt/shop\\040one rw shared:1 - nfs4 server:/x rw\n"
    "31 30 0:41 / /mnt/shop\\040one/local rw - xfs /dev/sdb1 rw\n"
    "32 22 0:42 / /mnt/win rw - fuseblk /dev/sdc1 rw\n"
    "not a line of it\n"
)


def windows(path: str, **facts: object) -> str:
    return refusal(Facts(PureWindowsPath(path), drive=int(facts.pop("drive", 3)), **facts))  # type: ignore[arg-type, call-overload]


def linux(path: str, mounts: str = MOUNTS, **facts: object) -> str:
    return refusal(Facts(PurePosixPath(path), mounts=mounts, **facts))  # type: ignore[arg-type]


def mounted(kind: str) -> str:
    return f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:50 / /media/x rw - {kind} source rw\n"


@pytest.mark.parametrize(
    "path",
    [r"C:\Kasa", r"D:\data\Каса", r"\\?\C:\Kasa", r"C:\people\shop\AppData\Local\Kasa"],
)
def test_a_drive_of_this_computer_is_taken(path: str) -> None:
    assert windows(path) == ""


@pytest.mark.parametrize("path", [r"\\server\share\Kasa", "//server/share/Kasa", r"\\?\UNC\server\share\Kasa",
                                  r"\\wsl$\Debian\kasa"])  # fmt: skip
def test_a_share_is_on_another_computer(path: str) -> None:
    assert windows(path) == "remote"
    assert linux("//server/share/kasa") == "remote"


def test_a_letter_given_to_a_share_is_one_too() -> None:
    assert windows(r"Z:\Kasa", drive=4) == "remote"
    assert windows(r"Z:\Kasa", drive=3) == ""


@pytest.mark.parametrize("tag", [0x9000001A, 0x9000101A, 0x9000601A, 0x9000F01A, 0x80000021])
def test_a_folder_whose_files_are_kept_in_a_cloud_is_known_by_its_reparse_point(tag: int) -> None:
    assert windows(r"C:\Documents\Kasa", tags=(0, tag, 0)) == "synced"


@pytest.mark.parametrize("tag", [0xA0000003, 0xA000000C, 0x80000017, 0])
def test_a_junction_or_a_packed_file_is_no_cloud(tag: int) -> None:
    assert windows(r"C:\Documents\Kasa", tags=(tag,)) == ""


def test_a_moved_onedrive_is_known_by_what_it_says_of_itself() -> None:
    assert windows(r"D:\Work\Kasa", roots=(r"d:\work", "")) == "synced"
    assert windows(r"D:\Workshop\Kasa", roots=(r"D:\Work", "")) == ""


def test_the_drive_google_makes_is_known_by_its_name() -> None:
    assert windows(r"G:\My Drive\Kasa", label="Google Drive") == "synced"
    assert windows(r"G:\Kasa", label="Windows") == ""


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - Крамниця", "Dropbox (Personal)", "Google Drive",
                                  "Google Диск", "iCloudDrive", "Nextcloud"])  # fmt: skip
def test_the_usual_names_are_known_on_either_system(name: str) -> None:
    assert windows(rf"C:\a\{name}\Kasa") == "synced"
    assert linux(f"/srv/{name}/kasa") == "synced"


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse",
                                  "fuse.google-drive-ocamlfuse", "9p", "vboxsf"])  # fmt: skip
def test_a_network_mount_is_on_another_computer(kind: str) -> None:
    assert linux("/media/x/kasa", mounted(kind)) == "remote"
    assert linux("/media/y/kasa", mounted(kind)) == ""


@pytest.mark.parametrize(
    "kind", ["ext4", "btrfs", "xfs", "vfat", "ntfs3", "fuseblk", "fuse.gocryptfs", "tmpfs", "overlay"]
)
def test_a_mount_of_this_computer_is_taken(kind: str) -> None:
    assert linux("/media/x/kasa", mounted(kind)) == ""


def test_the_file_system_is_that_of_the_deepest_mount() -> None:
    assert filesystem(Path("/mnt/shop one/kasa"), MOUNTS) == "nfs4"
    assert filesystem(Path("/mnt/shop one/local/kasa"), MOUNTS) == "xfs"
    assert filesystem(Path("/mnt/shop"), MOUNTS) == "ext4"
    assert filesystem(Path("/mnt/shop"), "") == ""


def test_this_system_tells_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "not" / "yet", {})
    assert facts.path == (tmp_path / "not" / "yet").resolve()
    assert " - " in facts.mounts or os.name == "nt"
    assert refusal(facts) == ""


def test_a_link_into_a_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    assert refusal(facts_of(tmp_path / "data" / "kasa", {})) == "synced"


def test_dropbox_is_asked_where_it_is(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    told = tmp_path / ".dropbox" / "info.json"
    told.write_text(json.dumps({"personal": {"path": str(tmp_path / "мої файли")}}), "utf-8")
    environ = {"HOME": str(tmp_path), "OneDrive": str(tmp_path / "work")}
    assert refusal(facts_of(tmp_path / "мої файли" / "kasa", environ)) == "synced"
    assert refusal(facts_of(tmp_path / "work" / "kasa", environ)) == "synced"
    assert refusal(facts_of(tmp_path / "kasa", environ)) == ""
    told.write_text("[1, {", "utf-8")
    assert refusal(facts_of(tmp_path / "мої файли" / "kasa", environ)) == ""

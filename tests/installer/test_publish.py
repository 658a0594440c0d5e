"""Whoever publishes: their key never lies in the project, and what they sign is what a till reads; what the launcher,
the setup and the task say to one another are the same words."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from app import publisher, update_task
from app.domain.update import judge, read_manifest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SETUP = b"MZ and so on" * 500
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def publish() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kasa_publish", PACKAGING / "publish.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_signed_here_is_what_a_till_believes(publish: ModuleType, tmp_path: Path) -> None:
    publish.new_key(tmp_path / "key.pem", "https://updates.example/kasa")
    setup = tmp_path / "kasa-1.4.0-setup.exe"
    setup.write_bytes(SETUP)
    publish.publish(tmp_path / "key.pem", setup, "0.1.0", 90, NOW)
    whom = publisher.read_publisher((tmp_path / "publisher.json").read_text("utf-8"))
    told = read_manifest((tmp_path / "kasa-update.txt").read_bytes(), whom.vouches)
    assert (told.version, told.size, told.setup) == ("1.4.0", len(SETUP), setup.name)
    assert judge(told, "0.1.0", NOW)
    assert whom.address == "https://updates.example/kasa"


def test_a_private_key_is_for_its_owner_alone(publish: ModuleType, tmp_path: Path, repo: Path) -> None:
    publish.new_key(tmp_path / "key.pem", "https://updates.example")
    if sys.platform != "win32":
        assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0
    for wrong in (tmp_path / "key.pem", repo / "key.pem", repo / "build" / "key.pem"):
        with pytest.raises(publish.Refused):
            publish.new_key(wrong, "https://updates.example")
    assert not (repo / "key.pem").exists()


def test_a_key_may_be_locked(publish: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KASA_KEY_PASSWORD", "довгий пароль")
    publish.new_key(tmp_path / "key.pem", "https://updates.example")
    assert b"ENCRYPTED" in (tmp_path / "key.pem").read_bytes()
    (tmp_path / "kasa-1.4.0-setup.exe").write_bytes(SETUP)
    publish.publish(tmp_path / "key.pem", tmp_path / "kasa-1.4.0-setup.exe", "0.1.0", 90, NOW)
    monkeypatch.delenv("KASA_KEY_PASSWORD")
    with pytest.raises(publish.Refused, match="PASSWORD"):
        publish.publish(tmp_path / "key.pem", tmp_path / "kasa-1.4.0-setup.exe", "0.1.0", 90, NOW)


@pytest.mark.parametrize("name", ["setup.exe", "kasa-1.4-beta-setup.exe", "kasa-1.4.0.exe"])
def test_a_setup_by_another_name_is_not_signed(publish: ModuleType, tmp_path: Path, name: str) -> None:
    publish.new_key(tmp_path / "key.pem", "https://updates.example")
    (tmp_path / name).write_bytes(SETUP)
    with pytest.raises(publish.Refused):
        publish.publish(tmp_path / "key.pem", tmp_path / name, "0.1.0", 90, NOW)


def test_a_manifest_no_till_would_take_is_not_published(publish: ModuleType, tmp_path: Path) -> None:
    publish.new_key(tmp_path / "key.pem", "https://updates.example")
    (tmp_path / "kasa-1.4.0-setup.exe").write_bytes(SETUP)
    said = publish.main(["--key", str(tmp_path / "key.pem"), str(tmp_path / "kasa-1.4.0-setup.exe"), "--days", "9999"])
    assert said == 2
    assert not (tmp_path / "kasa-update.txt").exists()


def test_the_project_names_no_publisher_and_holds_no_private_key(repo: Path) -> None:
    assert publisher.built_in() is None
    listed = subprocess.run(["git", "ls-files"], cwd=repo, check=True, capture_output=True, text=True).stdout
    assert not [name for name in listed.splitlines() if name.endswith((".pem", ".key", publisher.FILE_NAME))]


@pytest.mark.parametrize("bad", ["", "[]", "{}", '{"key": "00", "address": "https://a.example"}', '{"key": 5}'])
def test_a_file_that_names_nobody_is_refused(bad: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        publisher.read_publisher(bad)


def test_launcher_setup_and_task_speak_the_same_words() -> None:
    launcher = (PACKAGING / "windows" / "kasa.c").read_text("utf-8")
    setup = (PACKAGING / "windows" / "setup.nsi").read_text("utf-8")
    assert f'"{update_task.TRY}"' in launcher
    for step in ("lay", "switch"):
        assert f'$STEP == "{step}"' in setup
    assert '\\"$INSTDIR\\Kasa.exe\\" --install-update' in setup
    assert f"Leave}} {update_task._ANOTHER_SETUP} " in setup

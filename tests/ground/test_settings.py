"""Settings: which of four places wins, what is refused and in which words, what is written and how."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from app import paths
from app.api.client import SmartKasa
from app.clock import FakeClock
from app.errors import BadSettings, StoreFault
from app.options import parse_args
from app.setting_values import BadValue, server_address
from app.settings import FILE_NAME, Settings, save


def parsed(tmp_path: Path, *argv: str, **environ: str) -> Settings:
    return parse_args(["--data-dir", str(tmp_path), *argv], environ)


def test_defaults_are_a_ukrainian_till_that_rounds_to_fifty(tmp_path: Path) -> None:
    found = parsed(tmp_path)
    assert (found.lang, found.theme, found.rounding_step, found.lock_after_minutes) == ("uk", "light", 50, 5)
    assert (found.bearer, found.training, found.size, found.server) == (True, False, None, "")


def test_command_line_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"lang": "en", "theme": "dark", "till_code": "K7", "scale": 1.15}', "utf-8")
    found = parsed(tmp_path, "--theme", "light", KASA_THEME="dark", KASA_LANG="uk")
    assert (found.theme, found.lang, found.till_code, found.rounding_step) == ("light", "uk", "K7", 50)
    assert found.scale == Decimal("1.15")


@pytest.mark.parametrize(
    ("argv", "environ", "name"),
    [
        (["--size", "1024"], {}, "size"),
        (["--size", "10x10"], {}, "size"),
        (["--theme", "blue"], {}, "theme"),
        (["--lang", "ru"], {}, "lang"),
        (["--server", "ftp://till.example"], {}, "server"),
        (["--server", "http://till.example"], {}, "server"),
        (["--api-key", "з пропуском"], {}, "api_key"),
        (["--printer", "tcp://a\n"], {"KASA_TILL_CODE": "x" * 13}, "till_code"),
        ([], {"KASA_ROUNDING_STEP": "5"}, "rounding_step"),
        ([], {"KASA_LOCK_AFTER_MINUTES": "-1"}, "lock_after_minutes"),
        ([], {"KASA_TRAINING": "maybe"}, "training"),
        ([], {"KASA_SYNC_MINUTES": "1e3"}, "sync_minutes"),
        (["--server"], {}, "--server"),
        (["--training=3"], {}, "--training"),
        (["--nonsense"], {}, ""),
    ],
)
def test_a_bad_value_is_one_line_in_the_language_asked_for(
    tmp_path: Path, argv: list[str], environ: dict[str, str], name: str
) -> None:
    with pytest.raises(BadSettings) as ukrainian:
        parsed(tmp_path, *argv, **environ)
    assert ukrainian.value.name == name
    assert "\n" not in ukrainian.value.detail
    if name != "lang":
        with pytest.raises(BadSettings) as english:
            parsed(tmp_path, *argv, **{**environ, "KASA_LANG": "en"})
        assert english.value.detail != ukrainian.value.detail
        assert english.value.detail.partition("»")[2 if "»" in english.value.detail else 0].isascii()


def test_a_refused_key_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as caught:
        parsed(tmp_path, KASA_API_KEY="canary key")
    assert "canary" not in caught.value.detail
    assert "canary" not in repr(parsed(tmp_path, "--api-key", "canary-key"))


def test_the_file_holds_no_key(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"api_key": "canary-key"}', "utf-8")
    with pytest.raises(BadSettings) as caught:
        parsed(tmp_path)
    assert "canary" not in caught.value.detail
    with pytest.raises(ValueError, match="api_key"):
        save(Settings(tmp_path), {"api_key": "canary-key"})


@pytest.mark.parametrize("content", ["{", "[]", '"x"', "\ud800".encode("utf-16-le", "surrogatepass").decode("latin1")])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, "latin1")
    with pytest.raises(BadSettings, match=FILE_NAME):
        parsed(tmp_path)


def test_a_name_of_a_newer_till_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"hologram": {"on": true}, "lang": "en"}', "utf-8")
    found = save(parsed(tmp_path), {"theme": "dark"})
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8"))["hologram"] == {"on": True}
    assert (found.theme, found.lang) == ("dark", "en")


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    changes = {
        "sync_minutes": 12, "lock_after_minutes": 34, "size": (1280, 800), "scale": Decimal("0.9"), "sounds": False,
        "printer": "tcp://10.0.0.5:9100", "server": "https://till.example", "rounding_step": 0, "till_code": "Каса-2",
    }  # fmt: skip
    given = save(parsed(tmp_path), changes)
    read = parsed(tmp_path)
    assert read == given
    assert {name: getattr(read, name) for name in changes} == changes
    assert save(read, {"sync_minutes": None, "sounds": None}).sync_minutes == 5
    assert parsed(tmp_path).sounds is True


def test_a_bad_change_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadSettings):
        save(parsed(tmp_path), {"theme": "dark", "rounding_step": 7})
    assert not (tmp_path / FILE_NAME).exists()


def test_a_copied_file_works_on_another_till(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    save(parsed(first), {"printer": "usb:04b8:0202", "theme": "dark"})
    (second / FILE_NAME).write_bytes(b"\xef\xbb\xbf" + (first / FILE_NAME).read_bytes())  # Notepad puts a mark first
    assert parsed(second).printer == "usb:04b8:0202"


def test_training_has_its_own_folder_and_its_own_file(tmp_path: Path) -> None:
    real = parsed(tmp_path)
    training = parsed(tmp_path, "--training")
    paths.prepare(training.home)
    save(training, {"sync_minutes": 1})
    assert training.home != real.home
    assert parsed(tmp_path).sync_minutes == 5
    assert parsed(tmp_path, KASA_TRAINING="1").sync_minutes == 1


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://till.example/", "https://till.example"),
        (" till.example:8443/api/ ", "https://till.example:8443/api"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://192.168.0.7", "http://192.168.0.7"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://каса.укр", "https://каса.укр"),
    ],
)
def test_server_addresses_that_are_taken(given: str, used: str) -> None:
    assert server_address(given) == used


@pytest.mark.parametrize(
    "given",
    ["", "https://", "http://8.8.8.8", "https://user:pass@till.example", "https://till.example?x=1", "https://a b",
     "https://till.example:0", "https://till.example:99999", "https://[::1", "javascript://x", "ftp://till.example",
     "http://till.example"],
)  # fmt: skip
def test_server_addresses_that_are_refused(given: str) -> None:
    with pytest.raises(BadValue):
        server_address(given)


@pytest.mark.parametrize(
    "given",
    ["till.example", "http://192.168.0.7", "http://till.example", "ftp://till.example", "https://u:p@till.example",
     "https://каса.укр", "https://a b", ""],
)  # fmt: skip
def test_settings_and_the_first_start_go_by_one_rule(given: str) -> None:
    """The first start hands what was typed to the client: what one takes, the other takes, and makes the same of it."""
    try:
        used = server_address(given)
    except BadValue:
        with pytest.raises(BadSettings):
            SmartKasa(given, "key", clock=FakeClock())
        return
    assert SmartKasa(given, "key", clock=FakeClock()).base_url == used


def test_network_and_synced_folders_are_refused(tmp_path: Path) -> None:
    for folder in (tmp_path / "OneDrive - Shop" / "Kasa", Path("//server/share/Kasa")):
        with pytest.raises(BadSettings) as caught:
            parse_args(["--data-dir", str(folder)], {})
        assert caught.value.name == "data_dir"
        assert ";" in caught.value.detail, "why, and what to do"


def test_a_folder_that_cannot_be_made_is_a_question_of_rights(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreFault) as caught:
        paths.prepare(tmp_path / "file" / "kasa")
    assert caught.value.kind == "rights"


@pytest.mark.parametrize(("device", "kind"), [("/dev/full", "full")])
def test_a_full_disk_is_told_from_lost_rights(device: str, kind: str) -> None:
    with pytest.raises(OSError) as caught, open(device, "wb", buffering=0) as file:
        file.write(b"1")
    assert paths.store_fault(caught.value).kind == kind


def test_the_folder_is_for_its_user_alone(tmp_path: Path) -> None:
    paths.prepare(tmp_path / "kasa")
    assert (tmp_path / "kasa").stat().st_mode & 0o077 == 0
    assert list((tmp_path / "kasa").iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(parsed(tmp_path), {"theme": "dark"})

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreFault) as caught:
            save(parsed(tmp_path), {"theme": "light"})
    assert caught.value.kind == "full"
    assert parsed(tmp_path).theme == "dark"
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def program(*argv: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *argv], cwd=cwd, env={**os.environ, "PYTHONUTF8": "1", **environ},
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_the_program_says_its_version(repo: Path) -> None:
    done = program("--version", cwd=repo)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Каса 0.1.0\n", "")


def test_the_program_leaves_with_two_and_one_line(repo: Path, tmp_path: Path) -> None:
    done = program("--data-dir", str(tmp_path), "--size", "huge", cwd=repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kasa: --size «huge»: потрібно ШИРИНАxВИСОТА, наприклад 1024x768\n"


def test_settings_are_read_before_anything_heavy(repo: Path) -> None:
    """The window's first paint waits for the settings: pydantic, httpx, escpos and Qt may not be among its causes."""
    code = (
        "import sys, app.__main__\n"
        "from app.options import parse_args\n"
        "parse_args([], {})\n"
        "print([name for name in ('pydantic', 'httpx', 'escpos', 'keyring', 'PySide6', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repo, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"

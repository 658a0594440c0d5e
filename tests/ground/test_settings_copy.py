"""Settings from till to till: what is shared comes over, what is one till's own stays, and nothing by halves."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest

from app import __main__ as program
from app.errors import BadSettings
from app.first_settings import SETUP_LOG
from app.options import parse_args
from app.setting_groups import DEVICES, LOOK, OWN, RISKY
from app.settings import FILE_NAME, IN_FILE, Settings, read_settings, save
from app.settings_copy import FORM, MARK, MOST, differing, packed, read_copy

CHANGED: dict[str, object] = {
    "server": "https://shop.example",
    "lang": "en",
    "theme": "dark",
    "scale": Decimal("1.15"),
    "kiosk": True,
    "rights": "cashier: sell, discount 5; senior: all",
    "means": "cash,card",
    "lock_after_minutes": 0,
    "slip_header": "Продукти\nна Подолі",
    "till_code": "K7",
    "printer": "tcp://192.168.0.50",
    "weigher": "serial:COM3",
}


def test_the_groups_name_settings_that_there_are() -> None:
    names = {one.name for one in fields(Settings)}
    assert names >= LOOK | DEVICES | OWN
    assert IN_FILE >= RISKY
    assert not LOOK & DEVICES


def test_what_ten_tills_share_comes_over_and_what_is_one_s_own_stays(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    first = save(Settings(tmp_path / "1"), CHANGED)
    (tmp_path / "2").mkdir()
    second = save(Settings(tmp_path / "2"), {"till_code": "K2", "printer": "usb:0416:5011", "theme": "contrast"})
    after = save(second, differing(second, packed(first)))
    for name in IN_FILE - OWN:
        assert getattr(after, name) == getattr(first, name), name
    assert (after.till_code, after.printer, after.weigher) == ("K2", "usb:0416:5011", "")
    read_again = parse_args(["--data-dir", str(tmp_path / "2")], {})
    assert replace(read_again, data_dir=after.data_dir) == after, "and the same after the next start"
    assert differing(after, packed(first)) == {}, "the second time nothing is left to do"


def test_what_is_usual_in_the_file_takes_back_what_is_not_here(tmp_path: Path) -> None:
    here = save(Settings(tmp_path), {"theme": "dark", "printer_code_page": "cp866"})
    changes = differing(here, packed(Settings(tmp_path)))
    assert changes.get("theme", "") is None
    after = save(here, changes)
    assert (after.theme, after.printer_code_page) == ("light", "")
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8")) == {}


def test_there_is_no_secret_and_nothing_of_one_till_in_it(tmp_path: Path) -> None:
    first = replace(Settings(tmp_path), api_key="canary-key", till_code="K7", printer="tcp://192.0.2.7")
    text = packed(first).decode()
    assert "canary" not in text
    assert "192.0.2.7" not in text
    assert not json.loads(text).keys() & (OWN | {"api_key", "data_dir", "training", "safe"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable"),
        (b"\xff\xfe\x00", "unreadable"),
        (packed(Settings(Path()))[:200], "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b"[]", "foreign"),
        (b"{}", "foreign"),
        (b'{"name": "package", "version": "1.0.0"}', "foreign"),
        (json.dumps({MARK: FORM + 1, "theme": "dark"}).encode(), "newer"),
        (json.dumps({MARK: FORM, "theme": "dark", "hologram": 1}).encode(), "newer"),
        (json.dumps({MARK: "x", "theme": "dark"}).encode(), "newer"),
        (json.dumps({MARK: FORM, "api_key": "canary"}).encode(), "secret"),
        (json.dumps({MARK: FORM, "lang": "en", "theme": "pink"}).encode(), "value"),
        (json.dumps({MARK: FORM, "theme": ["dark"]}).encode(), "value"),
        (json.dumps({MARK: FORM, "lock_after_minutes": -1}).encode(), "value"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_apart_and_changes_nothing(
    tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(BadSettings) as refused:
        differing(Settings(tmp_path), content)
    assert (refused.value.name, refused.value.code) == ("settings_copy", code)
    assert "canary" not in str(refused.value)


def test_a_plain_settings_file_of_another_till_is_taken_too(tmp_path: Path) -> None:
    changes = differing(Settings(tmp_path), '\ufeff{"theme": "dark", "till_code": "K9"}'.encode())
    assert changes == {"theme": "dark"}


@pytest.mark.parametrize(("name", "code"), [("nothing.json", "absent"), ("", "rights"), ("x\0y", "absent")])
def test_files_that_cannot_be_opened(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(BadSettings) as refused:
        read_copy(tmp_path / name)
    assert refused.value.code == code


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "huge.json").write_bytes(b" " * (MOST + 1))
    with pytest.raises(BadSettings) as refused:
        read_copy(tmp_path / "huge.json")
    assert refused.value.code == "size"
    with pytest.raises(BadSettings) as refused:
        read_copy(Path("relative.json"))
    assert refused.value.code == "path"


# ------------------------------------------------------------------ what the installer says


def keep(home: Path, *words: str) -> int:
    return program.main(["--keep", "--data-dir", str(home), *words])


def test_the_installer_s_words_are_the_settings_of_the_first_start(tmp_path: Path) -> None:
    home = tmp_path / "Каса магазину"
    words = ("--server=https://shop.example/api", r"--printer=windows:\\box\Чекова стрічка", "--lang=en", "--kiosk")
    assert keep(home, *words, "--till-code=K2") == 0
    found = parse_args(["--data-dir", str(home)], {})
    assert (found.server, found.printer) == ("https://shop.example/api", r"windows:\\box\Чекова стрічка")
    assert (found.lang, found.kiosk, found.till_code) == ("en", True, "K2")
    assert json.loads((home / FILE_NAME).read_text("utf-8")).keys() == {
        "server",
        "printer",
        "lang",
        "kiosk",
        "till_code",
    }


def test_settings_that_are_there_are_left_alone(tmp_path: Path) -> None:
    for kept in ('{"theme": "dark"}', "damaged"):
        (tmp_path / FILE_NAME).write_text(kept, "utf-8")
        keep(tmp_path, "--lang=en")
        assert (tmp_path / FILE_NAME).read_text("utf-8") == kept


def test_what_cannot_be_used_is_refused_whole_and_told_in_a_log(tmp_path: Path) -> None:
    assert keep(tmp_path, "--lang=en", "--server=ftp://x") == 2
    assert not (tmp_path / FILE_NAME).exists()
    assert "ftp://x" in (tmp_path / "logs" / SETUP_LOG).read_text("utf-8")
    assert keep(tmp_path, "--settings=" + str(tmp_path / "none.json")) == 2
    assert "absent" in (tmp_path / "logs" / SETUP_LOG).read_text("utf-8").splitlines()[-1]
    assert keep(tmp_path, "--nonsense=1") == 2


def test_a_file_of_another_till_is_the_ground_and_words_win(tmp_path: Path) -> None:
    (tmp_path / "copy.json").write_bytes(packed(replace(Settings(tmp_path), theme="dark", lang="en", till_code="K9")))
    assert keep(tmp_path / "2", f"--settings={tmp_path / 'copy.json'}", "--lang=uk", "--till-code=K3") == 0
    found = read_settings({"data_dir": str(tmp_path / "2")}, {})
    assert (found.theme, found.lang, found.till_code) == ("dark", "uk", "K3")


def test_it_needs_no_screen(tmp_path: Path, repo: Path) -> None:
    code = (
        "import sys; from app.__main__ import main\n"
        f"assert main(['--keep', '--data-dir', {str(tmp_path)!r}, '--lang=en']) == 0\n"
        "print([name for name in ('pydantic', 'httpx', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repo, capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

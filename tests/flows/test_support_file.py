"""Row 19 for the file for support: whatever lies on the disk, no secret and nothing of a person leaves in it."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from helpers.canaries import Canaries, hits, wiretap
from helpers.morning import enter_pin, served
from helpers.window import CredentialStore, TillWindow
from PySide6.QtCore import Qt

from app import log as till_log
from app.services import support_file
from app.services.new_file import write_new
from app.services.support_file import SETTINGS, pack, settings_of
from app.settings import Settings

PAN = "4539578763621486"
NAME = "Олена Коваль"
GOODS = "Таємний торт canary-cake"


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every byte of the file: as it is, and of each file in it."""
    yield "zip", data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for one in file.namelist():
            yield one, file.read(one)


def told(canaries: Canaries, data: bytes) -> list[str]:
    found = []
    for name, content in members(data):
        text = content.decode("utf-8", "replace")
        found += [f"{name}: {hit}" for hit in hits(canaries, [text])]
        found += [f"{name}: {one}" for one in (PAN, NAME, GOODS, "canary-cake", str(Path.home())) if one in text]
    return found


def poisoned_log(home: Path, canaries: Canaries) -> None:
    """Logs as an older till, or another program, may have left them: nothing in them was masked."""
    folder = home / till_log.LOG_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"2026-11-22T06:00:00.123Z INFO app: X-Api-Key: {canaries.api_key}",
        f"2026-11-22T06:00:00.123Z INFO app: password={canaries.password}",
        f"2026-11-22T06:00:00.123Z INFO app: phone {canaries.phone} and +{canaries.phone}",
        f'2026-11-22T06:00:00.123Z INFO app: {{"pin_code": "{canaries.pin}", "inn": "{canaries.inn}"}}',
        f"2026-11-22T06:00:00.123Z INFO app: passport_number={canaries.passport} pan {PAN}",
        *(f"2026-11-22T06:00:00.123Z INFO app: Bearer {token}" for token in canaries.more if token.startswith("eyJ")),
        f"2026-11-22T06:00:00.123Z ERROR app: no file {Path.home()}/journal.db",
    ]
    for name in (till_log.LOG_NAME, f"{till_log.LOG_NAME}.1", till_log.CRASH_NAME):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def test_no_secret_and_nothing_of_a_person_is_in_the_file(
    servers: ExitStack, fresh: TillWindow, demo_data: Path, tmp_path: Path
) -> None:
    """Canaries in the credential store, the settings, the receipts, the people and, unmasked, in the logs."""
    canaries = Canaries()
    data = tmp_path / "sandbox.db"
    shutil.copy(demo_data, data)
    sandbox = served(data)
    servers.enter_context(sandbox)
    canaries.at_server(sandbox)
    home = fresh.settings.home
    home.mkdir(parents=True, exist_ok=True)
    with wiretap(home):
        fresh.open(
            server=sandbox.url,
            api_key=canaries.api_key,
            payee_name=NAME,
            payee_iban="UA213223130000026007233566001",
            comments=GOODS,
            backup_folder=str(tmp_path / canaries.passport),
        )
        fresh.write("phone", canaries.phone)
        fresh.write("password", canaries.password)
        fresh.enter()
        fresh.until(lambda: fresh.sees("take-place"), "shops to choose from")
        fresh.tap("terminal-20001")
        fresh.tap("take-place")
        enter_pin(fresh, canaries.pin)
        fresh.until_page("open_shift")
        fresh.enter()
        fresh.until_page("sale")
        fresh.until(lambda: fresh.synced and fresh.front.sale.shelf.products, "goods")
        sandbox.fault(match="POST /api/v1/pos/receipts", kind="status", status=422, body={"errors": canaries.parrot})
        fresh.put_in(fresh.pieces()[0])
        line = fresh.front.sale.receipt.items[0].id
        fresh.loop.act(lambda: fresh.front.sale.set_comment(line, GOODS))
        fresh.quiet()
        fresh.key(Qt.Key.Key_F12)
        fresh.until_page("payment")
        fresh.enter()
        fresh.until_page("done")
        fresh.enter()
        fresh.until_page("sale")
        fresh.until(lambda: fresh.front.status.status.counts.refused, "the server's refusal")
        fresh.quiet()
        assert isinstance(fresh.store, CredentialStore)
        canaries.learn(sandbox, fresh.store)
        poisoned_log(home, canaries)
        fresh.loop.act(fresh.front.diagnosis.open)
        fresh.until(lambda: fresh.front.diagnosis.results and not fresh.front.diagnosis.busy, "a round", seconds=20)
        path = tmp_path / "support.zip"
        fresh.loop.run(fresh.front._support.write(path))
    shutil.rmtree(home / till_log.LOG_FOLDER)  # what was planted is not the till's own
    written = path.read_bytes()
    assert told(canaries, written) == []
    assert len(canaries.more) >= 3, "tokens and the pepper were looked for"
    inside = dict(members(written))
    assert {"about.json", "settings.json", "diagnosis.json", "counts.json", "queue.json", "audit.json", "events.json",
            "slips.json", till_log.LOG_NAME, till_log.CRASH_NAME} <= inside.keys()  # fmt: skip
    assert inside[till_log.LOG_NAME].count(b"\n") > 6, "the log is there, masked"
    assert b"X-Api-Key: ***" in inside[till_log.LOG_NAME]
    assert len(json.loads(inside["diagnosis.json"])) == 14
    assert json.loads(inside["counts.json"])["shift"] == 1
    assert len(json.loads(inside["audit.json"])["head"]) == 64
    refused = json.loads(inside["queue.json"])
    assert [one["state"] for one in refused] == ["refused"]
    assert set(refused[0]) == {"number", "kind", "made_at", "state", "attempts", "last_at"}, "numbers and states alone"
    events = json.loads(inside["events.json"])
    assert {kind for _, kind, _ in events} <= {"page", "command", "error", "sheet"}
    assert ["page", "payment"] in [one[1:] for one in events]
    assert ["command", "pay"] in [one[1:] for one in events]


def test_the_search_would_find_each_of_them() -> None:
    canaries = Canaries()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("log", f"{canaries.password} {PAN} {NAME}")
    found = [one for one in told(canaries, out.getvalue()) if one.startswith("log:")]
    assert len(found) == 3, found


def test_settings_are_listed_by_name_and_free_texts_are_not_among_them(tmp_path: Path) -> None:
    assert not set(SETTINGS) & {
        "api_key", "server", "data_dir", "comments", "payee_name", "payee_iban", "payee_code", "payee_purpose",
        "card_acquirer", "card_terminal_id", "backup_folder", "labels",
    }  # fmt: skip
    said = settings_of(Settings(tmp_path, api_key="canary", printer="tcp://192.168.0.50"))
    assert said["printer"] == "tcp://192.168.0.50"
    assert "canary" not in json.dumps(said, default=str)


def test_it_stays_small_whatever_the_logs_have_grown_to(tmp_path: Path) -> None:
    folder = tmp_path / till_log.LOG_FOLDER
    folder.mkdir()
    for number in ("", ".1", ".2"):
        (folder / f"{till_log.LOG_NAME}{number}").write_text(f"{number or '.0'} line\n" * 200_000)
    (folder / till_log.CRASH_NAME).write_bytes(os.urandom(3_000_000))
    data = pack({"events": ["x" * 100] * 50_000}, tmp_path)
    inside = dict(members(data))
    assert len(inside[till_log.LOG_NAME]) <= support_file.LOG_TAIL
    assert inside[till_log.LOG_NAME].startswith(b".0 line"), "the newest end, from a whole line on"
    assert len(inside["events.json"]) <= support_file.LIST_MOST + 10
    assert len(data) < 1_500_000


def test_a_rotated_log_goes_on_in_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / till_log.LOG_FOLDER
    folder.mkdir()
    (folder / f"{till_log.LOG_NAME}.1").write_bytes(b"older\n")
    (folder / till_log.LOG_NAME).write_bytes(b"newer\n")
    assert dict(members(pack({}, tmp_path)))[till_log.LOG_NAME] == b"older\nnewer\n"


def test_a_missing_log_folder_is_said_and_no_fault(tmp_path: Path) -> None:
    inside = dict(members(pack({"about": {}}, tmp_path / "nowhere")))
    assert inside[till_log.LOG_NAME] == b"(kasa.log: nothing)\n"
    assert inside["about.json"] == b"{}"


def test_a_log_that_cannot_be_read_is_said_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / till_log.LOG_FOLDER / till_log.LOG_NAME).mkdir(parents=True)
    inside = dict(members(pack({"about": {}}, tmp_path)))
    assert inside[till_log.LOG_NAME].startswith(b"(kasa.log: ")
    assert b"Error" in inside[till_log.LOG_NAME]


def test_masking_never_breaks_the_lists(tmp_path: Path) -> None:
    """A phone in a value is masked in the value, not in the JSON around it."""
    data = pack({"about": {"a": 'said "380671234567"', "b": ["pin: 1234", 380671234567, None, True]}}, tmp_path)
    read = json.loads(dict(members(data))["about.json"])
    assert read["a"] == 'said "***"'
    assert read["b"][0] == "pin: ***"


def opened(till: TillWindow) -> Path:
    till.loop.act(till.front.diagnosis.open)
    till.until_page("diagnosis")
    till.tap("diagnosis_support")
    till.until(lambda: till.sees("support_path"), "the dialog")
    return Path(till.line("support_path"))


def test_by_hand_the_path_is_shown_and_the_file_is_there(till: TillWindow, tmp_path: Path) -> None:
    offered = opened(till)
    assert offered.is_absolute()
    assert offered.name.startswith("kasa-support-")
    assert offered.suffix == ".zip"
    path = tmp_path / "для підтримки.zip"
    till.write("support_path", str(path))
    till.enter()
    said = till.until_toast("Файл для підтримки збережено")
    assert str(path) in said
    assert zipfile.ZipFile(path).testzip() is None


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "немає місця"), (errno.EACCES, "писати не можна"), (errno.EIO, "Диск не записав")],
)
def test_a_disk_that_refuses_is_told_at_the_field_and_leaves_nothing(
    till: TillWindow, tmp_path: Path, number: int, said: str
) -> None:
    opened(till)
    path = tmp_path / "support.zip"
    till.write("support_path", str(path))
    before = os.fsync

    def fails(handle: int) -> None:
        if any(tmp_path.glob(".*.part")):  # the file on its way to its name; the till's own go through
            raise OSError(number, os.strerror(number))
        before(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fails)
        till.enter()
        till.until_text("support_error", said)
    assert not path.exists()
    assert not list(tmp_path.glob(".*.part"))
    till.enter()
    till.until_toast("Файл для підтримки збережено")


@pytest.mark.parametrize("path", ["support.zip", "/no/such/folder/support.zip", "/\0"])
def test_a_path_that_cannot_be_is_told_at_the_field(till: TillWindow, path: str) -> None:
    opened(till)
    till.front.support.write_path(path)
    till.loop.act(till.front.support.save)
    till.until_text("support_error", "Перевірте шлях")


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    path.write_text("mine")
    with pytest.raises(Exception, match="mine"):
        write_new(path, [b"theirs"])
    assert path.read_text() == "mine"


def test_a_recorder_keeps_names_of_the_program_alone(till: TillWindow) -> None:
    recorder = till.front.recorder
    for word in ("sale", "380671234567", "Олена", "toast_unseen_9f1c", "x" * 41, "../etc"):
        recorder.note("page", word)
    assert [one.name for one in recorder.happened[-6:]] == ["sale", *["other"] * 5]
    for _ in range(1000):
        recorder.note("page", "sale")
    assert len(recorder.happened) == 300


def test_signed_out_and_empty_it_is_written_too(fresh: TillWindow, tmp_path: Path) -> None:
    """A till that was never set up is just the one support is asked about."""
    fresh.open()
    path = tmp_path / "support.zip"
    fresh.loop.run(fresh.front._support.write(path))
    about = json.loads(dict(members(path.read_bytes()))["about.json"])
    assert about["shop"] is None
    assert about["training"] is False

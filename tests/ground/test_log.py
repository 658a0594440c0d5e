"""The log: nothing secret, nothing forged, nothing lost."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import qInstallMessageHandler, qWarning

from app import __version__
from app import log as till_log
from app.log import CRASH_NAME, FILE_BYTES, FILES, LOG_FOLDER, LOG_NAME, Log, SafeFormatter, hide, masked, one_line
from ui import wiring

CARD = "4111111111111111"


@pytest.fixture(autouse=True, scope="module")
def _nothing_hidden_before() -> Iterator[None]:
    """What other tests signed in with is hidden for the life of the process; here it is nobody's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(till_log, "_hidden", set())
        patch.setattr(till_log, "_passing", deque(maxlen=till_log.PASSING))
        yield


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Log]:
    was_on = faulthandler.is_enabled()
    opened = till_log.setup(tmp_path, debug=True)
    try:
        yield opened
    finally:
        opened.close()
        if was_on:
            faulthandler.enable(sys.__stderr__)


def written(opened: Log) -> str:
    opened.flush()
    return (opened.folder / LOG_NAME).read_text("utf-8")


def test_a_line_has_time_level_place_and_words(opened: Log) -> None:
    logging.getLogger("app.outbox").info("чек %s надіслано", "K1-7", extra={"payload": "canary-extra"})
    assert written(opened).endswith("Z INFO app.outbox: чек K1-7 надіслано\n")
    assert "canary" not in written(opened)


def test_secrets_are_masked_in_words_and_in_traces(opened: Log) -> None:
    hide("canary/токен+1")
    try:
        raise ValueError("canary/токен+1 у винятку")
    except ValueError:
        logging.getLogger("app").exception("запит canary/токен+1, canary%2F%D1%82%D0%BE%D0%BA%D0%B5%D0%BD%2B1")
    text = written(opened)
    assert "canary" not in text
    assert "ValueError: *** у винятку" in text


@pytest.mark.parametrize(
    "line",
    [
        "X-Api-Key: canary-1",
        "{'Authorization': 'Bearer canary-1'}",
        "[(b'X-Refresh-Token', b'canary-1')]",
        '{"password": "canary-1", "pin_code":"canary-1"}',
        "GET /x?access_token=canary-1&page=2",
    ],
)
def test_values_beside_telling_names_are_masked(line: str) -> None:
    assert "canary" not in masked(line)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('phone "380671234567".', 'phone "***".'),
        ("card 4111 1111 1111 1111.", "card ***."),
        ("eyJhbGci12345xyz.abc.def", "***"),
        ("password: a12345b", "password: ***"),
        ("12345 and 123456712345", "*** and ***67***"),
    ],
)
def test_a_short_secret_does_not_cut_a_longer_one_in_two(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's password is 12345: the rest of a phone it stands in would be left to be read."""
    monkeypatch.setattr(till_log, "_hidden", set())
    for secret in ("12345", "1111"):
        hide(secret)
    assert masked(text) == said


@pytest.mark.parametrize(
    "card", [CARD, "4111 1111 1111 1111", "4111-1111-1111-1111", "pan4111111111111111x", "378282246310005"]
)
def test_card_numbers_are_masked_to_four_digits(card: str) -> None:
    digits = "".join(sign for sign in card if sign.isdigit())
    shown = "".join(sign for sign in masked(f"картка {card}.") if sign.isdigit())
    assert shown == digits[-4:]


@pytest.mark.parametrize(
    "text", ["2026-11-22 06:00", "чек 1043 на 1438.00", "12345678-1234-4123-8123-123456789012", "4111111111111112"]
)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


@given(st.text(max_size=60))
def test_no_text_begins_a_line_of_its_own(text: str) -> None:
    said = one_line(text)
    assert len(said.splitlines()) <= 1
    assert "\x1b" not in said


def test_a_trace_cannot_forge_a_line(opened: Log) -> None:
    try:
        raise ValueError("x\n2026-11-22T06:00:00.000Z INFO app: forged")
    except ValueError:
        logging.getLogger("app").exception("впало\r\n2026 forged")
    lines = written(opened).splitlines()
    assert all(line.startswith("  | ") for line in lines[1:])


def test_arguments_that_do_not_fit_do_not_stop_the_till() -> None:
    record = logging.LogRecord("app", logging.INFO, __file__, 1, "%d шт", ("три",), None)
    assert "%d шт (arguments do not fit)" in SafeFormatter().format(record)


def test_uncaught_errors_are_in_the_file_before_the_process_can_end(opened: Log) -> None:
    def fail() -> None:
        raise RuntimeError("in a thread")

    def said() -> str:
        return (opened.folder / LOG_NAME).read_text("utf-8")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "in a thread" in said()
    try:
        raise RuntimeError("in the main one")
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert "in the main one" in said()
    assert (opened.folder / CRASH_NAME).exists()


def test_a_disk_that_stands_still_holds_up_nobody(opened: Log) -> None:
    with opened._file.lock:
        seller = threading.Thread(target=logging.getLogger("app").info, args=("продано",))
        seller.start()
        seller.join(2)
        assert not seller.is_alive()
        assert "продано" not in (opened.folder / LOG_NAME).read_text("utf-8")
    assert "продано" in written(opened)


def test_what_was_said_is_in_the_file_after_closing(tmp_path: Path) -> None:
    was_on = faulthandler.is_enabled()
    log = till_log.setup(tmp_path)
    for number in range(200):
        logging.getLogger("app").info("рядок %d", number, stack_info=True)
    log.close()
    if was_on:
        faulthandler.enable(sys.__stderr__)
    lines = (log.folder / LOG_NAME).read_text("utf-8").splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == [str(number) for number in range(200)]


def test_the_http_client_says_only_what_went_wrong(opened: Log) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://till.example/canary")
    logging.getLogger("httpcore.http11").debug("send_request_headers canary")
    assert "canary" not in written(opened)


def test_the_log_takes_five_megabytes_at_most(opened: Log) -> None:
    line = "ї" * 20_000
    for _ in range(FILES * FILE_BYTES // 40_000 + 40):
        logging.getLogger("app").info(line)
    opened.flush()
    files = [file for file in opened.folder.iterdir() if file.name.startswith(LOG_NAME)]
    assert len(files) == FILES
    assert sum(file.stat().st_size for file in files) <= FILES * FILE_BYTES


def test_closing_puts_everything_back(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = sys.excepthook, threading.excepthook, root.level, list(root.handlers)
    was_on = faulthandler.is_enabled()
    till_log.setup(tmp_path).close()
    if was_on:
        faulthandler.enable(sys.__stderr__)
    assert (
        sys.excepthook,
        threading.excepthook,
        logging.getLogger().level,
        list(logging.getLogger().handlers),
    ) == before


CRASHING = """
import faulthandler, sys
from pathlib import Path
from app import log
log.setup(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


def test_a_crash_of_the_interpreter_is_written_down_with_the_start_it_belongs_to(tmp_path: Path, repo: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASHING, str(tmp_path)], cwd=repo, capture_output=True, timeout=60)
    assert done.returncode != 0
    lines = (tmp_path / LOG_FOLDER / CRASH_NAME).read_text("utf-8").splitlines()
    assert lines[0].endswith(f"started, {__version__}")
    assert any("Fatal Python error: Segmentation fault" in line for line in lines)


def test_the_file_of_crashes_does_not_grow_for_ever(tmp_path: Path) -> None:
    path = tmp_path / LOG_FOLDER / CRASH_NAME
    path.parent.mkdir()
    path.write_text("x" * (FILE_BYTES + 1), "utf-8")
    was_on = faulthandler.is_enabled()
    till_log.setup(tmp_path).close()
    if was_on:
        faulthandler.enable(sys.__stderr__)
    assert path.stat().st_size < 200
    assert path.with_name(f"{CRASH_NAME}.1").stat().st_size == FILE_BYTES + 1


def test_what_qt_says_is_in_the_log_masked(opened: Log) -> None:
    hide("canary-of-qt")
    before = qInstallMessageHandler(wiring._from_qt)
    try:
        qWarning("шрифт canary-of-qt не знайдено\n2026 forged")
    finally:
        qInstallMessageHandler(before)
    assert written(opened).count("\n") == 1
    assert "WARNING qt: шрифт *** не знайдено" in written(opened)

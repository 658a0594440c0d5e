"""The log: a rotating file that never holds a secret, a card number or a forged line.

Only fixed fields are written (time, level, name, message, trace); `extra` is dropped. What must not be written is
masked in the finished line, so no caller can forget it. The line is finished where it is said (a trace holds on to the
window's objects, which must not end on another thread) and written by a thread of the log: no disk holds up a sale.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import logging.handlers
import queue
import re
import sys
import threading
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

from app import __version__
from app.domain.card_number import card_spans, without_cards

LOG_NAME = "kasa.log"
CRASH_NAME = "crash.log"
LOG_FOLDER = "logs"
FILES, FILE_BYTES = 5, 1_000_000
#: Who may say more than what went wrong: the rooms of the house, and Qt.
OURS = ("app", "ui", "printing", "qt")
SHORTEST_SECRET = 4
#: Tokens are replaced for as long as the till runs: the newest of them are masked, in each of their spellings.
PASSING = 60
MASK = "***"
#: Seconds an error nobody caught waits to be written.
LONGEST_WRITE = 2.0

_hidden: set[str] = set()
_passing: deque[str] = deque(maxlen=PASSING)
_LABELLED = re.compile(
    r"(?i)((?:x-api-key|x-refresh-token|authorization|api_key|access_token|refresh_token|token|password|pin_code|pin"
    r"|passport_number|passport_serial|(?<![a-z])inn|(?<![a-z])pan)"
    r"[\"']?\s*[:=,]\s*b?[\"']?(?:bearer\s+)?)([^\s\"',;&})\]]+)"
)
#: The server's tokens, also those the till has not heard of yet.
JWT = re.compile(r"eyJ[\w-]+(?:\.[\w-]+){0,2}")
#: Ukrainian phones as the server has them: somebody's own, and half of a sign-in.
PHONE = re.compile(r"(?<![\d.])\+?380\d{9}(?![\d.])")


def hide(value: str, *, passing: bool = False) -> None:
    """From now on `value` is masked wherever it stands; a `passing` one until many newer ones came.

    Texts under four characters are too common to be masked. PINs are not to be given here, as every «1111» of a sum or
    a number would go with them: beside their name they are masked anyway.
    """
    if len(value) < SHORTEST_SECRET:
        return
    spelled = spellings(value)
    if passing:
        _passing.extend(spelled - set(_passing))
    else:
        _hidden.update(spelled)


def spellings(value: str) -> set[str]:
    """A secret as it is, as an address and as JSON spell it."""
    return {value, quote(value, safe=""), json.dumps(value)[1:-1]}


def masked(text: str) -> str:
    """The text without known secrets, values beside telling names, phones and card numbers.

    All of them are looked for in the text as it came: a short secret must not cut a phone in two and leave its halves.
    """
    found = [match.span(2) for match in _LABELLED.finditer(text)]
    found += [match.span() for look in (JWT, PHONE) for match in look.finditer(text)]
    for value in _hidden.union(_passing):
        start = text.find(value)
        while start >= 0:
            found.append((start, start + len(value)))
            start = text.find(value, start + 1)
    if not found:
        return without_cards(text)
    cut = [span for span in card_spans(text) if any(span[0] < end and start < span[1] for start, end in found)]
    said, past = "", 0
    for start, end in sorted(found + cut):
        if start >= past:
            said += text[past:start] + MASK
        past = max(past, end)
    return without_cards(said + text[past:])


def one_line(text: str) -> str:
    """The text with every control character written out: nobody's data begins a line of the log."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class SafeFormatter(logging.Formatter):
    """`2026-11-22T06:00:00.123Z INFO app.outbox.pump: …`; the lines of a trace begin with `  | `."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            message = f"{record.msg} (arguments do not fit)"
        lines = [f"{at} {record.levelname} {record.name}: {one_line(masked(message))}"]
        if record.exc_info:
            trace = masked(self.formatException(record.exc_info))
            lines += [f"  | {one_line(line)}" for line in trace.splitlines()]
        return "\n".join(lines)


class _File(logging.handlers.RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop a sale, nor print to a console that is not there."""


class _Said(logging.handlers.QueueHandler):
    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        made: logging.LogRecord = super().prepare(record)
        made.stack_info = None  # the file's own formatter would write it as it is
        return made


class _Writer(logging.handlers.QueueListener):
    def handle(self, record: logging.LogRecord | threading.Event) -> None:
        if isinstance(record, threading.Event):
            record.set()
        else:
            super().handle(record)


def _crash_file(path: Path) -> TextIO:
    """What a crash of the interpreter says has no time of its own: each start writes down when it was."""
    with suppress(OSError):
        if path.stat().st_size > FILE_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
    file = path.open("a", encoding="utf-8")
    file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} started, {__version__}\n")
    file.flush()
    return file


class Log:
    """The log while it is open. `close` puts everything back as it was before `setup`."""

    def __init__(self, folder: Path, *, debug: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._file = _File(
            folder / LOG_NAME, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", errors="backslashreplace"
        )
        self._lines: queue.SimpleQueue[logging.LogRecord | threading.Event] = queue.SimpleQueue()
        self._handler = _Said(self._lines)
        self._handler.setFormatter(SafeFormatter())
        self._writer = _Writer(self._lines, self._file)
        self._writer.start()
        root = logging.getLogger()
        self._levels = {name: logging.getLogger(name).level for name in ("", *OURS)}
        root.addHandler(self._handler)
        # Libraries show what they are given: httpx its addresses, httpcore headers, qasync the arguments of every call
        # on a thread, a key on its way to the credential store among them.
        root.setLevel(logging.WARNING)
        for name in OURS:
            logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)
        self._crash = _crash_file(folder / CRASH_NAME)
        faulthandler.enable(self._crash)
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def flush(self) -> None:
        """Waits until what has been said stands in the file; no longer than a disk deserves."""
        written = threading.Event()
        self._lines.put(written)
        written.wait(LONGEST_WRITE)

    def close(self) -> None:
        """What has been said is in the file afterwards."""
        sys.excepthook, threading.excepthook = self._hooks
        faulthandler.disable()
        self._crash.close()
        root = logging.getLogger()
        root.removeHandler(self._handler)
        for name, level in self._levels.items():
            logging.getLogger(name).setLevel(level)
        self._handler.close()
        self._writer.stop()
        self._file.close()

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("app").critical("uncaught", exc_info=(kind, error, trace))
        # The next thing may be the end of the process, which waits for no thread.
        self.flush()

    def _uncaught_in_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self._uncaught(happened.exc_type, happened.exc_value, happened.exc_traceback)


def setup(data_dir: Path, debug: bool = False) -> Log:
    """Opens the log in `data_dir`/logs: five files of 1 MB, uncaught errors and crashes included."""
    return Log(data_dir / LOG_FOLDER, debug=debug)

"""Secrets that are easy to find again, and every place where one could turn up: files, streams, objects, errors."""

from __future__ import annotations

import gc
import logging
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers.window import CredentialStore
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from app import log as till_log
from app.sandbox.server import SandboxThread
from app.services.pins import PEPPER
from ui import wiring

OURS = ("app.", "printing.", "ui.")
#: The sandbox is the server. An answer just read holds what the server said, whatever that is: what becomes of it is
#: looked for in files and errors.
NOT_OURS = ("app.sandbox", "app.api.receipts")


@dataclass
class Canaries:
    """What nobody may ever read. Texts are found anywhere; digits only where they stand alone, as a PIN of four would
    be found in any number."""

    api_key: str = "canary-key-5e1f0a77c0ffee"
    password: str = "canary-Pa55/word+їжак"
    phone: str = "380671239874"
    pin: str = "0739"
    other_pin: str = "0846"
    passport: str = "CANARY771077"
    inn: str = "7710107719"
    more: list[str] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.api_key, self.password, self.passport, *self.more)

    @property
    def digits(self) -> tuple[str, ...]:
        return (self.phone, self.pin, self.other_pin, self.inn)

    @property
    def parrot(self) -> str:
        """What a server knows, in one sentence, as it might say it back. It was never told the pepper."""
        known = (self.api_key, self.password, self.phone, *(one for one in self.more if one.startswith("eyJ")))
        personal = {"pin_code": self.pin, "inn": self.inn, "passport_number": self.passport}
        return " ".join((*known, *(f'"{name}": "{value}"' for name, value in personal.items())))

    def found(self, text: str) -> set[str]:
        """Those that stand in the text, by their beginning."""
        spelled = {one: (one, one.encode("unicode_escape").decode()) for one in self.texts}
        hits = {one[:12] for one, ways in spelled.items() if any(way in text for way in ways)}
        for digits in self.digits:
            if digits in text and re.search(rf"(?<![\w.]){digits}(?![\w.])", text):
                hits.add(digits)
        return hits

    def at_server(self, sandbox: SandboxThread) -> None:
        """The server knows the till and its people by them."""
        sandbox.set(api_key=self.api_key, password=self.password, phone_number=self.phone)
        state = sandbox.app_state
        with state.lock, state.db.transaction():
            for person in state.employees.all():
                pin = {"1111": self.pin, "9999": self.other_pin}.get(str(person["pin_code"]), person["pin_code"])
                hidden = {"pin_code": pin, "passport_number": self.passport, "inn": self.inn}
                state.employees.put({**person, **hidden})

    def learn(self, sandbox: SandboxThread, store: CredentialStore) -> None:
        """Also the tokens given so far and the pepper."""
        state = sandbox.app_state
        with state.lock:
            tokens = [token for row in state.db.rows("SELECT access, refresh FROM sessions") for token in row]
        self.more = [*tokens, *filter(None, (store.get(PEPPER),))]


@contextmanager
def wiretap(folder: Path) -> Iterator[list[str]]:
    """The till's own log at DEBUG, Qt's and the loop's errors in it, as `wiring.run` sets them up; and whatever any
    handler of Python's log could see."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(repr({key: value for key, value in record.__dict__.items() if key != "exc_info"}))
            if record.exc_info and record.exc_info[1] is not None:
                heard.append(everything_of(record.exc_info[1]))

    ear, root = Ear(), logging.getLogger()
    log = till_log.setup(folder, debug=True)
    root.addHandler(ear)
    before = qInstallMessageHandler(wiring._from_qt)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)
        root.removeHandler(ear)
        log.close()


def everything_of(error: BaseException) -> str:
    """All that could be got out of an error, its causes and contexts included."""
    told, at = [], error
    while at is not None:
        told += [repr(at), str(at), repr(vars(at)), "".join(traceback.format_exception(at))]
        at = at.__cause__ or at.__context__  # type: ignore[assignment]
    return "\n".join(told)


def objects() -> Iterator[str]:
    """What every object of the till alive now says of itself."""
    for one in gc.get_objects():
        kind = type(one)
        if isinstance(kind.__module__, str) and kind.__module__.startswith(OURS):
            if kind.__module__.startswith(NOT_OURS):
                continue
            try:
                yield f"{kind.__name__}: {one!r} {one}"
            except Exception as error:
                yield f"{kind.__name__}: {type(error).__name__}"


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Everything that lies in a folder, as texts: UTF-8, and as it would be read by a grep for bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes().decode("utf-8", "replace")


def hits(canaries: Canaries, texts: Iterable[str]) -> list[str]:
    """What is found, with where: the first hundred letters around it."""
    told = []
    for text in texts:
        for one in canaries.found(text):
            at = max(0, text.find(one) - 80)
            told.append(f"{one} in …{text[at : at + 200]!r}")
    return told


def qt_says(text: str) -> None:
    """A message of Qt's own."""
    wiring._from_qt(QtMsgType.QtWarningMsg, None, text)  # type: ignore[arg-type]


def slot_fails(error: Exception) -> None:
    """As PySide tells an exception in a slot."""
    sys.excepthook(type(error), error, error.__traceback__)

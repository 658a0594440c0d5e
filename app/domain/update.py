"""A new version of the till, as whoever publishes it tells of it: read as a stranger's words, judged from facts alone.

What is published is one small file, `kasa-update.txt`: the word `kasa-update-1`, the signature in hexadecimal, and the
very bytes that were signed, JSON in one line. The setup lies beside it under the name it gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.errors import UpdateRefused

#: Signed together with the words, so that a signature made for anything else means nothing here.
FORM = b"kasa-update-1\n"
#: Bytes a manifest may have, and a setup.
MOST_MANIFEST, MOST_SETUP = 4096, 100_000_000
#: A computer's clock may be behind by so much before «issued tomorrow» is a reason.
_SLACK = timedelta(days=1)
#: No manifest holds for longer, whatever it says.
_LONGEST = timedelta(days=400)
_VERSION = re.compile(r"(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){1,3}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.exe")
_HASH = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NAMES = frozenset({"product", "version", "floor", "issued", "expires", "setup", "size", "sha256"})

#: Whether these signed bytes carry the publisher's signature: (signature, message).
Trust = Callable[[bytes, bytes], bool]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`version` is the new one, `floor` the oldest it may be put over; `setup` a bare file name, `size` its bytes;
    it holds from `issued` to `expires`, aware UTC."""

    version: str
    floor: str
    issued: datetime
    expires: datetime
    setup: str
    size: int
    sha256: str


def order(version: str) -> tuple[int, ...]:
    """For comparing: 0.10.0 is newer than 0.9.1, and 1.4 is 1.4.0. Raises ValueError for what is no version."""
    if not _VERSION.fullmatch(version):
        raise ValueError("no version")
    numbers = [int(part) for part in version.split(".")]
    return tuple([*numbers, 0, 0, 0][:4])


def read_manifest(raw: bytes, trust: Trust) -> Manifest:
    """Reads what came from anywhere. The signature first: nothing unsigned is even parsed.

    Raises `UpdateRefused` ("malformed", "signature").
    """
    form, signature, body = _parts(raw)
    if not trust(signature, form + body):
        raise UpdateRefused("signature")
    try:
        said = json.loads(body.decode("ascii"))
        return _manifest(said)
    except (ValueError, TypeError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise UpdateRefused("malformed", type(error).__name__) from None


def written(manifest: Manifest) -> bytes:
    """The bytes that are signed, after `FORM`."""
    said = {
        "product": "kasa",
        "version": manifest.version,
        "floor": manifest.floor,
        "issued": f"{manifest.issued:%Y-%m-%dT%H:%M:%SZ}",
        "expires": f"{manifest.expires:%Y-%m-%dT%H:%M:%SZ}",
        "setup": manifest.setup,
        "size": manifest.size,
        "sha256": manifest.sha256,
    }
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def judge(manifest: Manifest, installed: str, now: datetime) -> bool:
    """Whether it is something to install here: False when this very version is installed already.

    Raises `UpdateRefused`: "early" (issued in the future: this computer's clock is wrong), "expired", "older" than what
    is installed, "floor" (another version has to be installed first).
    """
    if manifest.issued > now + _SLACK:
        raise UpdateRefused("early")
    if now >= manifest.expires:
        raise UpdateRefused("expired")
    if order(manifest.version) < order(installed):
        raise UpdateRefused("older", manifest.version)
    if order(manifest.version) == order(installed):
        return False
    if order(installed) < order(manifest.floor):
        raise UpdateRefused("floor", manifest.floor)
    return True


class Blocker(StrEnum):
    """What could be lost or mixed up if the version changed now; every one has its way out."""

    SHIFT = "shift"
    RECEIPT = "receipt"
    DOCUMENTS = "documents"
    CARDS = "cards"
    HANDED = "handed"
    PRINTS = "prints"


class Stage(StrEnum):
    """How far it is. OFF is a till that gets no updates; LAID waits for the task of the system; DONE for a restart."""

    OFF = "off"
    FRESH = "fresh"
    LOADING = "loading"
    READY = "ready"
    LAID = "laid"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the till knows of updates. `why` of OFF: "training", "installation" or "key".

    `version` is the new one (with the fault "floor" the one wanted first), `got` of `size` bytes are here; `blockers`
    stop it now; `fault` is the `UpdateRefused` kind, "offline", "disk" or "given_up", of the last look;
    `checked_at` the last look that told anything, aware UTC.
    """

    stage: Stage
    why: str = ""
    version: str = ""
    got: int = 0
    size: int = 0
    blockers: frozenset[Blocker] = frozenset()
    fault: str = ""
    checked_at: datetime | None = None


class Outcome(StrEnum):
    """How a try of the system's task ended. REFUSED has the kind of `UpdateRefused` as its detail."""

    INSTALLED = "installed"
    ROLLED_BACK = "rolled_back"
    SETUP_FAILED = "setup_failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Happening:
    """One such try: `before` is the version that was current, `detail` for the log and support."""

    at: datetime
    outcome: Outcome
    version: str = ""
    before: str = ""
    detail: str = ""


def _parts(raw: bytes) -> tuple[bytes, bytes, bytes]:
    if len(raw) > MOST_MANIFEST or not raw.startswith(FORM):
        raise UpdateRefused("malformed", "form")
    signature, _, body = raw[len(FORM) :].partition(b"\n")
    try:
        return FORM, bytes.fromhex(signature.decode("ascii")), body
    except ValueError:
        raise UpdateRefused("malformed", "signature") from None


def _manifest(said: object) -> Manifest:
    if not isinstance(said, dict) or not said.keys() >= _NAMES or said["product"] != "kasa":
        raise ValueError("names")
    size = said["size"]
    if not isinstance(size, int) or isinstance(size, bool) or not 0 < size <= MOST_SETUP:
        raise ValueError("size")
    order(said["version"])
    order(said["floor"])
    made = Manifest(
        said["version"],
        said["floor"],
        _moment(said["issued"]),
        _moment(said["expires"]),
        _matching(_FILE, said["setup"]),
        size,
        _matching(_HASH, said["sha256"]),
    )
    if not made.issued < made.expires <= made.issued + _LONGEST:
        raise ValueError("expires")
    return made


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("text")
    return text


def _moment(text: str) -> datetime:
    return datetime.strptime(_matching(_TIME, text), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

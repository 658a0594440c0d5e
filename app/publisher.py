"""Who publishes updates for this till: their public key and address, put in by the build (packaging/README.md).

Read from the program's own folder, where only administrators write: settings cannot name another publisher.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources

from app import ed25519

FILE_NAME = "publisher.json"


@dataclass(frozen=True, slots=True)
class Publisher:
    """`key` is the 32 bytes of an Ed25519 public key, `address` where `kasa-update.txt` lies."""

    key: bytes
    address: str

    def vouches(self, signature: bytes, message: bytes) -> bool:
        """Whether they signed exactly this."""
        return ed25519.verify(self.key, signature, message)


def read_publisher(text: str) -> Publisher:
    """The file the build puts in. Raises ValueError."""
    said = json.loads(text)
    key = bytes.fromhex(said["key"])
    if len(key) != ed25519.KEY_BYTES:
        raise ValueError("no public key")
    return Publisher(key, str(said["address"]))


def built_in() -> Publisher | None:
    """The publisher of this build; None for one that has none: its till gets no updates, and says so."""
    found = resources.files("app") / FILE_NAME
    return read_publisher(found.read_text("utf-8")) if found.is_file() else None

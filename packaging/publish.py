"""`python3 dev.py publish`: makes the key of whoever publishes updates, and signs what tills are to install.

  publish --new-key FILE --address URL    a new key into FILE; beside it publisher.json, which the build takes
  publish --key FILE SETUP [--floor 0.1.0] [--days 90]
                                          kasa-update.txt beside SETUP; both go to the address, the setup first

The private key stays out of the project: a folder of it is refused. KASA_KEY_PASSWORD encrypts and opens it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import ed25519  # noqa: E402 - found only from here on
from app.api.address import checked_address  # noqa: E402
from app.domain.update import FORM, Manifest, judge, read_manifest, written  # noqa: E402
from app.errors import TillError  # noqa: E402

MANIFEST, PUBLISHER = "kasa-update.txt", "publisher.json"


class Refused(Exception):
    """One sentence for the person who publishes."""


def main(argv: list[str]) -> int:
    """Exit codes: 0 done, 2 refused, with the reason."""
    parser = argparse.ArgumentParser(prog="dev.py publish", description=__doc__.partition("\n")[0])
    parser.add_argument("setup", nargs="?", type=Path)
    parser.add_argument("--new-key", type=Path)
    parser.add_argument("--address", default="")
    parser.add_argument("--key", type=Path)
    parser.add_argument("--floor", default="0.1.0")
    parser.add_argument("--days", type=int, default=90)
    given = parser.parse_args(argv)
    try:
        if given.new_key is not None:
            said = new_key(given.new_key, given.address)
        elif given.key is not None and given.setup is not None:
            said = publish(given.key, given.setup, given.floor, given.days, datetime.now(UTC))
        else:
            raise Refused("give --new-key FILE --address URL, or --key FILE and a setup")
    except (Refused, TillError, ValueError, OSError) as reason:
        sys.stdout.write(f"publish: {reason}\n")
        return 2
    sys.stdout.write(f"publish: {said}\n")
    return 0


def new_key(path: Path, address: str) -> str:
    """Makes a key pair. Raises `Refused` for a place inside the project or a file that is there."""
    path = path.resolve()
    if path.is_relative_to(ROOT):
        raise Refused("the private key never lies in the project: choose a folder elsewhere, best a stick in a safe")
    if path.exists():
        raise Refused(f"{path} is there already, and without it no till could ever be updated again")
    secret = Ed25519PrivateKey.generate()
    password = os.environ.get("KASA_KEY_PASSWORD", "").encode()
    packed = secret.private_bytes(
        forms.Encoding.PEM,
        forms.PrivateFormat.PKCS8,
        forms.BestAvailableEncryption(password) if password else forms.NoEncryption(),
    )
    made = {"key": secret.public_key().public_bytes_raw().hex(), "address": checked_address(address)}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(packed)
    (path.parent / PUBLISHER).write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    return f"{path} is the private key, {PUBLISHER} beside it goes into the build: dev.py installer --publisher …"


def publish(key: Path, setup: Path, floor: str, days: int, now: datetime) -> str:
    """Signs the manifest of a setup and reads it back as a till would. Raises `Refused`, `TillError`."""
    named = re.fullmatch(r"kasa-([0-9.]+)-setup\.exe", setup.name)
    if named is None:
        raise Refused(f"{setup.name}: a setup is called kasa-<version>-setup.exe")
    password = os.environ.get("KASA_KEY_PASSWORD", "").encode() or None
    try:
        secret = forms.load_pem_private_key(key.read_bytes(), password)
    except (TypeError, ValueError):
        raise Refused(f"{key}: no private key, or KASA_KEY_PASSWORD is not its password") from None
    if not isinstance(secret, Ed25519PrivateKey):
        raise Refused(f"{key} is no Ed25519 key")
    now = now.replace(microsecond=0)
    content = setup.read_bytes()
    made = Manifest(named[1], floor, now, now + timedelta(days=days), setup.name, len(content),
                    hashlib.sha256(content).hexdigest())  # fmt: skip
    body = written(made)
    signed = FORM + secret.sign(FORM + body).hex().encode() + b"\n" + body
    public = secret.public_key().public_bytes_raw()
    read = read_manifest(signed, lambda signature, message: ed25519.verify(public, signature, message))
    judge(read, floor, now)
    (setup.parent / MANIFEST).write_bytes(signed)
    return f"{setup.parent / MANIFEST}: {made.version} over {floor} and newer, until {made.expires:%Y-%m-%d}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

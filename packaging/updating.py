"""Checks of the chain: the task that installs updates, with real setups, under Wine.

Wine has no scheduler worth the name: the task's command line is run directly, as the system runs it.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import make
import publish
from chain import KASA, NO_TASK, Chain, Wrong
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

OLD, NEW, SICK = "0.2.1", "0.2.2", "0.2.3"
ADDRESS = "https://updates.example"
#: NSIS wants its last option without quotes, and Wine puts some around whatever holds a space.
BARE = ("_?=C:\\Program", "Files\\Kasa")


def installs_what_a_till_has_left_for_it(chain: Chain) -> str:
    """A signed setup in the users' folder is laid, checked and switched to by `Kasa.exe --install-update`."""
    key = _installed(chain)
    _leave(chain, key, _setup(chain, NEW))
    chain.expect("exit code", _task(chain), 0)
    chain.expect("current.txt", chain.current(), NEW)
    chain.expect("told", _told(chain)["outcome"], "installed")
    chain.smoke("smoke-updated")
    chain.expect("again", _task(chain), 0)
    return f"{OLD} → {NEW}"


def a_version_that_fails_its_check_is_taken_back(chain: Chain) -> str:
    """Its window cannot be built: the version before stays current, and nothing of the other is left."""
    _leave(chain, chain.shots / "publisher.pem", _setup(chain, SICK, without="ui/wiring.pyc"))
    chain.expect("exit code", _task(chain), 1)
    chain.expect("current.txt", chain.current(), NEW)
    told = _told(chain)
    chain.expect("told", (told["outcome"], told["about"][:2]), ("rolled_back", [SICK, NEW]))
    there = sorted(path.name for path in chain.home.glob("*0.2.*") if path.is_dir())
    chain.expect("folders", there, [OLD, NEW])
    chain.smoke("smoke-taken-back")
    return str(told["about"][2])[:90]


def a_setup_that_is_not_the_signed_one_is_not_run(chain: Chain) -> str:
    """Tampered, cut short, or another's signature: whoever sits at the till may write into that folder."""
    key, inbox = chain.shots / "publisher.pem", chain.data / "updates"
    other = _key(chain, "other")
    setup = _setup(chain, SICK)
    said = []
    for what in ("hash", "short", "signature"):
        _leave(chain, other if what == "signature" else key, setup)
        content = setup.read_bytes()
        if what != "signature":
            (inbox / "setup.exe").write_bytes(content[:-1] if what == "short" else content[:-1] + b"\0")
        chain.expect(f"exit code, {what}", _task(chain), 1)
        told = _told(chain)
        chain.expect(what, (told["outcome"], told["about"][2]), ("refused", what))
        said.append(what)
    chain.expect("current.txt", chain.current(), NEW)
    shutil.rmtree(inbox)
    chain.expect("uninstall", chain.box.run(str(chain.home / "uninstall.exe"), "/S", *BARE), 0)
    return ", ".join(said)


def _installed(chain: Chain) -> Path:
    """A till whose build believes a publisher made for this check; gives the publisher's private key."""
    key = _key(chain, "publisher")
    chain.expect("exit code", chain.box.run(str(_setup(chain, OLD)), "/S"), NO_TASK)
    chain.expect("current.txt", chain.current(), OLD)
    return key


def _key(chain: Chain, name: str) -> Path:
    """A private key for one verification, and beside it the file the build takes."""
    secret = Ed25519PrivateKey.generate()
    path = chain.shots / f"{name}.pem"
    path.write_bytes(secret.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption()))
    said = {"key": secret.public_key().public_bytes_raw().hex(), "address": ADDRESS}
    path.with_suffix(".json").write_text(json.dumps(said), "utf-8")
    return path


def _setup(chain: Chain, version: str, without: str = "") -> Path:
    """A quick setup of the stage that calls itself another version, and believes this check's publisher."""
    stage = chain.renamed(version)
    archive = stage / version / "pure.zip"
    with zipfile.ZipFile(archive) as zipped:
        kept = {name: zipped.read(name) for name in zipped.namelist() if name not in ("app/__init__.pyc", without)}
    kept["app/__init__.py"] = f'__version__ = "{version}"\n'.encode()
    kept[f"app/{make.PUBLISHER}"] = (chain.shots / "publisher.json").read_bytes()
    archive.unlink()  # a link to the stage's own
    make.pack(archive, kept)
    setup = chain.shots / f"kasa-{version}-setup.exe"
    make.make_setup(stage, setup, version, chain.work / make.ICON, quick=True, updates=True)
    return setup


def _leave(chain: Chain, key: Path, setup: Path) -> None:
    """What the till leaves: manifest, setup, and that nothing stands against it."""
    inbox = chain.data / "updates"
    inbox.mkdir(parents=True, exist_ok=True)
    publish.publish(key, setup, "0.1.0", 30, datetime.now(UTC))
    shutil.copyfile(setup.parent / publish.MANIFEST, inbox / publish.MANIFEST)
    shutil.copyfile(setup, inbox / "setup.exe")
    (inbox / "go").write_bytes(b"1")


def _task(chain: Chain) -> int:
    return chain.box.run(KASA, "--install-update", seconds=600)


def _told(chain: Chain) -> dict[str, list[str] | str]:
    told = json.loads((chain.home / "updates" / "told.json").read_text("utf-8"))
    if not told["happenings"]:
        raise Wrong("the task told nothing")
    last: dict[str, list[str] | str] = told["happenings"][-1]
    return last


CHECKS = (
    installs_what_a_till_has_left_for_it,
    a_version_that_fails_its_check_is_taken_back,
    a_setup_that_is_not_the_signed_one_is_not_run,
)

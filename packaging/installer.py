"""`python3 dev.py installer`: builds setup.exe; with `--verify` also installs, runs and removes it under Wine.

`--suite [folder…]` runs the tests on the Python that is shipped instead.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import make
import suite
import verify
from wine_box import NotHere

WORK = make.ROOT / "build" / "installer"


def main(argv: list[str]) -> int:
    """Exit codes: 0 well, 1 something failed, 2 something is missing on this machine."""
    if argv[:1] == ["--suite"]:
        return the_suite(argv[1:])
    publisher = next((Path(word.partition("=")[2]) for word in argv if word.startswith("--publisher=")), None)
    known = ("--verify", "--built")
    if unknown := [word for word in argv if word not in known and not word.startswith("--publisher=")]:
        return told(
            f"unknown: {unknown[0]}; known: {', '.join(known)} (what was built last), --publisher=FILE, --suite", 2
        )
    try:
        if "--built" not in argv:
            setup = make.build(WORK, publisher)
            told(f"{setup.relative_to(make.ROOT)}: {setup.stat().st_size / 1e6:.1f} MB", 0)
        return min(1, verify.verify(WORK, publisher)) if "--verify" in argv else 0
    except (make.Broken, NotHere) as missing:
        return told(str(missing), 2)
    except subprocess.CalledProcessError as failed:
        return told(f"{failed.cmd} ended with {failed.returncode}", 1)


def the_suite(folders: list[str]) -> int:
    """Exit codes as above."""
    try:
        return min(1, suite.run(WORK, folders))
    except (make.Broken, NotHere) as missing:
        return told(str(missing), 2)


def told(line: str, code: int) -> int:
    """Says it and gives the exit code."""
    sys.stdout.write(f"installer: {line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python3 dev.py installer`: builds setup.exe; with `--verify` also installs, runs and removes it under Wine."""

from __future__ import annotations

import subprocess
import sys

import make
import verify
from wine_box import NotHere

WORK = make.ROOT / "build" / "installer"


def main(argv: list[str]) -> int:
    """Exit codes: 0 well, 1 something failed, 2 something is missing on this machine."""
    if unknown := [word for word in argv if word not in ("--verify", "--built")]:
        return told(f"unknown: {unknown[0]}; known: --verify, --built (verify what was built last)", 2)
    try:
        if "--built" not in argv:
            setup = make.build(WORK)
            told(f"{setup.relative_to(make.ROOT)}: {setup.stat().st_size / 1e6:.1f} MB", 0)
        return min(1, verify.verify(WORK)) if "--verify" in argv else 0
    except (make.Broken, NotHere) as missing:
        return told(str(missing), 2)
    except subprocess.CalledProcessError as failed:
        return told(f"{failed.cmd} ended with {failed.returncode}", 1)


def told(line: str, code: int) -> int:
    """Says it and gives the exit code."""
    sys.stdout.write(f"installer: {line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

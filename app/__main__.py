"""`python -m app`: the till. Exit codes are part of what others script against; ARCHITECTURE.md lists them."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence

from app import first_settings
from app.errors import BadSettings, StoreFault
from app.first_settings import KEEP
from app.options import parse_args, safe_line, store_line
from app.settings import FILE_NAME

OK = 0
BAD_OPTION = 2  # an option, a KASA_… variable or settings.json holds a value the till cannot use
SECOND_START = 3  # another till runs on this data
NO_STORE = 4  # the till's folder or database cannot be opened


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the till until its window closes; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a windowed program on Windows has neither
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    given = sys.argv[1:] if argv is None else argv
    if "--smoke" in given:
        from ui import smoke

        return smoke.run([word for word in given if word != "--smoke"])
    if "--install-update" in given:
        from app import update_task

        return update_task.run()
    if "--read-goods" in given:
        from app.services import goods_reader

        return goods_reader.serve(sys.stdin.buffer, sys.stdout.buffer)
    if KEEP in given:
        return first_settings.run(given, os.environ)
    try:
        settings = parse_args(given)
        # Qt and everything above start only for a till that will run: --version and a bad option answer at once.
        from ui import wiring

        return wiring.run(settings)
    except BadSettings as error:
        hint = f"; {safe_line(given, os.environ)}" if FILE_NAME in error.detail and "--safe" not in given else ""
        _tell(error.detail + hint)
        return BAD_OPTION
    except StoreFault as error:
        _tell(store_line(error, given, os.environ))
        return NO_STORE


def _tell(line: str) -> None:
    """One line where whoever started the till reads it: a windowed program on Windows has nowhere to print."""
    if sys.stderr is not None:
        print(f"kasa: {line}", file=sys.stderr)
    elif sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, line, "Каса", 0x10)


if __name__ == "__main__":
    sys.exit(main())

"""`--keep`: what a technician says to the installer becomes the till's settings, unless it has some already.

`kasa --keep --server=… --printer=… --till-code=… --lang=… --theme=… --kiosk` and `--settings=FILE`, a file of another
till (`app.settings_copy`); what is said beside it wins. Nobody may be looking: it opens no window and prints nothing,
what is wrong stands in logs/setup.log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app import paths
from app.errors import BadSettings, StoreFault
from app.log import LOG_FOLDER, masked, one_line
from app.options import options_of
from app.settings import FILE_NAME, IN_FILE, Settings, read_settings, save
from app.settings_copy import differing, read_copy

KEEP, FILE = "--keep", "--settings="
SETUP_LOG = "setup.log"
#: Exit codes: settings are kept, or were there; what was said cannot be used; the folder cannot.
OK, REFUSED, NO_STORE = 0, 2, 4


def run(words: Sequence[str], environ: Mapping[str, str]) -> int:
    """Writes settings.json whole, or leaves everything as it is; gives the exit code."""
    home = paths.default_data_dir()
    try:
        files = [word.removeprefix(FILE) for word in words if word.startswith(FILE)]
        said = options_of([word for word in words if word != KEEP and not word.startswith(FILE)], environ)
        bare = {name: said[name] for name in said.keys() & {"data_dir", "training"}}
        asked = read_settings(bare, environ)  # also a settings.json that cannot be read is left as it is
        home = asked.home
        if (home / FILE_NAME).exists():
            return OK
        changes = differing(Settings(asked.data_dir), read_copy(Path(files[-1]))) if files else {}
        changes |= {name: said[name] for name in said.keys() & IN_FILE}
        if changes:
            paths.prepare(home)
            save(asked, changes)
    except BadSettings as error:
        _note(home, f"{error.name} {error.code} {error}")
        return REFUSED
    except StoreFault as error:
        _note(home, f"{error.kind} {error.detail}")
        return NO_STORE
    return OK


def _note(home: Path, line: str) -> None:
    with suppress(OSError):
        folder = home / LOG_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / SETUP_LOG).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {one_line(masked(line))}\n")

"""A plugin for pytest where the suite runs on the shipped Python: leaves out the tests of a list, and skips those that
ask for what Windows has not.

pytest's own `--deselect` takes whatever begins alike: with `test_sale` it would leave out `test_sale_killed` too.
`suite.py` lays it beside the suite's own libraries.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

LACKING = {
    "openpty": "a pseudo-terminal stands for a serial line; Windows has none",
    "mkfifo": "a pipe among files stands for a stuck device; Windows has none",
}


def pytest_configure() -> None:
    # Not from outside: Wine keeps what begins with QT_ from its programs.
    os.environ["QT_QPA_FONTDIR"] = os.environ.get("SUITE_LETTERS", "")
    for name, why in LACKING.items():
        if not hasattr(os, name):
            setattr(os, name, _skipping(why))


def pytest_ignore_collect(collection_path: Path, config: Any) -> bool | None:
    """A file that is left out is not even read: some cannot be."""
    return collection_path.relative_to(config.rootpath).as_posix() in _named() or None


def pytest_collection_modifyitems(config: Any, items: list[Any]) -> None:
    named = _named()
    away = [item for item in items if named & set(wholes(item.nodeid))]
    if away:
        config.hook.pytest_deselected(items=away)
        items[:] = [item for item in items if item not in set(away)]


def wholes(nodeid: str) -> tuple[str, ...]:
    """What a test is a part of: its file, its name without parameters, itself."""
    return nodeid.partition("::")[0], nodeid.partition("[")[0], nodeid


def _named() -> set[str]:
    """SUITE_AWAY names the list; a line is a file, a test with all its parameters, or a test with some."""
    return set(Path(os.environ["SUITE_AWAY"]).read_text("utf-8").splitlines())


def _skipping(why: str) -> Any:
    def asked(*_: Any, **__: Any) -> NoReturn:
        pytest.skip(why)

    return asked

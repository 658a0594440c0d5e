"""What every test stands on: no screen, no real home, no real credential store, no network but this machine's own."""

from __future__ import annotations

import gc
import ipaddress
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Before anything of pydantic: PySide6 looks into every module imported after it, and a pydantic that is half there by
# then breaks on being looked at. The till imports them in this order too.
import PySide6.QtCore
import pytest
from hypothesis import settings
from shiboken6 import isValid

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KASA_SHARED", ROOT.parent / "shared"))

sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for name in [name for name in os.environ if name.startswith("KASA_") and name != "KASA_SHARED"]:
    del os.environ[name]

# The same examples every time: a red run can be run again. `dev.py test --long` looks for new ones.
settings.register_profile("every", derandomize=True, deadline=None, max_examples=100, database=None)
settings.register_profile("long", deadline=None, max_examples=2000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the long runs, and more examples of every property")
    parser.addoption("--figures", action="store_true", help="also the benchmarks that print figures")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "every")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what was not asked for, and says so by pytest's own word: deselected."""
    left_out = {
        mark
        for mark, option in (("long", "--long"), ("benchmark_figures", "--figures"))
        if not config.getoption(option)
    }
    away = [item for item in items if any(item.get_closest_marker(mark) for mark in left_out)]
    if away:
        config.hook.pytest_deselected(items=away)
        items[:] = [item for item in items if item not in set(away)]


#: A widget left in a cycle must not be freed by a thread that happens to make much garbage (ui.collector).
gc.disable()
_tests = itertools.count()


def _parts() -> list[PySide6.QtCore.QObject]:
    """What there is of the window and its presenters that hangs on nothing but the program itself."""
    app = PySide6.QtCore.QCoreApplication.instance()
    modules = [module for name, module in sys.modules.items() if name.startswith("ui.")]
    lasting = {id(value) for module in modules for value in vars(module).values()}
    return [
        one
        for one in gc.get_objects()
        if issubclass(type(one), PySide6.QtCore.QObject)
        and type(one).__module__.startswith("ui.")
        and isValid(one)
        and one.parent() in (None, app)
        and id(one) not in lasting
    ]


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """What the program's end would take is taken after each test, on the window's thread.

    A signal of a presenter's holds a function that holds the presenter, and no collector sees through Qt: the next test
    would have its ticks, and all that was on its screens in memory. What is to be deleted later waits for a loop, and
    most tests have none. What was imported is not looked through each time.
    """
    before = _parts()
    yield
    assert not gc.isenabled(), "the collector was left on: it took a window in the middle of painting it"
    for one in _parts():
        if one not in before:
            one.deleteLater()
    PySide6.QtCore.QCoreApplication.sendPostedEvents(None, PySide6.QtCore.QEvent.Type.DeferredDelete.value)
    del before
    gc.collect(1 if next(_tests) % 20 else 2)
    if not gc.get_freeze_count():
        gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Another home: what a test forgets to place elsewhere never lands in the developer's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home))
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(variable, str(home / variable.casefold()))
        yield


def _own_machine_only(event: str, args: tuple[object, ...]) -> None:
    """A test that reaches for another machine fails there and then: nobody sells on a live register by mistake."""
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = str(args[1][0]).partition("%")[0]
    try:
        own = host in ("localhost", "") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own:
        raise RuntimeError(f"tests talk to this machine alone, not to {host}")


sys.addaudithook(_own_machine_only)


@pytest.fixture(scope="session")
def repo() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The documents beside the project: the API's description and examples, the design."""
    if not (SHARED / "smartkasa" / "smartkasa.apib").is_file():
        pytest.fail(f"{SHARED} is not there: put the shared folder beside the project, or name it in KASA_SHARED")
    return SHARED

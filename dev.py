#!/usr/bin/env python3
"""Everything a developer does here, with nothing installed but Python 3.11 or newer.

  python3 dev.py run [options of the till]     the till in training mode, in its window
  python3 dev.py test [--long] [pytest's own]  the whole test suite, without a screen
  python3 dev.py check                         ruff, mypy, import contracts, translations
  python3 dev.py words [text translation]      brings Qt Linguist's files to what the code says; names what waits
  python3 dev.py shots [folder]                every screen as PNG, into build/shots; --handbook: those of README.uk.md
  python3 dev.py bench [pytest's own]          figures, beside the floors measured in the same run
  python3 dev.py decode [folder]               every slip read back by another's printer, into build/decoded
  python3 dev.py installer [--verify]          setup.exe for Windows; --verify installs, runs and removes it under Wine
  python3 dev.py publish                       the key of whoever publishes updates, and a signed manifest of a setup
  python3 dev.py installer --suite [folders]   the tests on the Python that is shipped, under Wine or on Windows
  python3 dev.py linux [--user] [--autostart]  the till installed on this Linux computer; --remove takes it away
  python3 dev.py lock [--upgrade]              makes requirements/lock.txt anew from pyproject.toml

It keeps `.venv` beside itself as requirements/lock.txt says, hashes checked. On Windows: `py dev.py run`.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "lock.txt"
#: Of the same pins what a till needs, without what only developers do.
TILL_LOCK = ROOT / "requirements" / "till.txt"
#: The printer of others that reads our slips back wants a newer Python than the till.
DECODER = ROOT / ".venv-decoder"
DECODER_LOCK = ROOT / "requirements" / "decoder.txt"
DECODER_PYTHON = (3, 13)
WHEELS = ROOT / "packaging" / "inputs" / "wheels.txt"
#: The Python that runs on tills (packaging/inputs/runtime.txt).
SHIPPED = (3, 13)
STAMP = VENV / "installed-lock"
WINDOWS = sys.platform == "win32"
OLDEST = (3, 11)

#: What Qt's own libraries link to and its wheels do not bring (readelf -d on the wheels), and Debian's packages of it.
HEADLESS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}


class Stop(Exception):
    """One line for the person, and the script is over. Exit code 2: something here must be put right first."""


def say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def python() -> str:
    return str(VENV / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def call(*command: str, **extra: str) -> int:
    """Runs a command in the project's folder and gives its exit code."""
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1", **extra})


# --- the machine ------------------------------------------------------------------------------------------------------


def debian_packages(packages: list[str], why: str) -> None:
    """Installs Debian's packages when we may; otherwise says the line that does."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None:
        raise Stop(f"{why}: install them with this system's package manager (Debian's names: {' '.join(packages)})")
    if os.geteuid() != 0:
        raise Stop(f"{why}; run: sudo {line}")
    say(f"{why}; running: {line}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([apt, "update", "-qq"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=quiet)
    if subprocess.call([apt, *line.split()[1:], "-qq"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=quiet):
        raise Stop(f"apt-get did not install them; run by hand: {line}")


def shared_libraries(wanted: dict[str, str]) -> None:
    """Makes sure that the system libraries Qt needs can be loaded. Nothing to do on Windows."""
    if not sys.platform.startswith("linux"):
        return
    missing = [name for name in wanted if not loads(name)]
    if missing:
        packages = sorted({wanted[name] for name in missing})
        debian_packages(packages, f"Qt needs {len(missing)} system libraries that are not here ({missing[0]} …)")


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def window_libraries() -> dict[str, str]:
    """What a window on this person's screen needs; the plain sentence when there is no screen."""
    if not sys.platform.startswith("linux"):
        return {}
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in ("", "xcb", "wayland"):
        return {}  # offscreen, vnc and the like: asked for by name, they need no display
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Stop(
            "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): start it from a desktop, "
            "or under Xvfb: xvfb-run -a python3 dev.py run"
        )
    return {**(X11 if os.environ.get("DISPLAY") else {}), **(WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {})}


# --- .venv ------------------------------------------------------------------------------------------------------------


def fresh_venv() -> None:
    """Brings .venv to what the lock says; does nothing when it is so already."""
    if not LOCK.is_file():
        raise Stop(f"{LOCK.relative_to(ROOT)} is missing: this is not a whole copy of the project")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    wanted = f"{version} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if STAMP.is_file() and Path(python()).exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    if not Path(python()).exists() or venv_version() != version:
        make_venv()
    say(f"installing what {LOCK.relative_to(ROOT)} says into .venv (once, about a minute)")
    done = call(
        *(python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)),
    )
    if done:
        raise Stop(
            "pip could not install the locked packages (its own words are above); check the network and run again"
        )
    STAMP.write_text(wanted, encoding="ascii")


def venv_version() -> str:
    """Which Python .venv was made with, by its own note."""
    try:
        note = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^version\w*\s*=\s*(\d+\.\d+)", note, re.MULTILINE)
    return found[1] if found else ""


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        debian_packages(
            [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"], "this Python cannot make a virtual environment"
        )
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=not WINDOWS).create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Stop(f"could not make {VENV}: {error}") from error


# --- the commands -----------------------------------------------------------------------------------------------------


def run(rest: list[str]) -> int:
    libraries = {**HEADLESS, **window_libraries()}
    shared_libraries(libraries)
    fresh_venv()
    return call(python(), "-m", "app", "--training", *rest)


def test(rest: list[str]) -> int:
    shared_libraries(HEADLESS)
    fresh_venv()
    # All of it on all cores, a file on one of them; a part is quicker without the workers' start.
    # A worker that breaks ends the run: xdist would wait for the rest of its file for ever.
    spread = [] if rest else ["-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0"]
    return call(python(), "-m", "pytest", *spread, *rest, QT_QPA_PLATFORM="offscreen")


def check(rest: list[str]) -> int:
    shared_libraries(HEADLESS)
    fresh_venv()
    scripts = Path(python()).parent
    steps = {
        "ruff": [str(scripts / "ruff"), "check", "."],
        "format": [str(scripts / "ruff"), "format", "--check", "."],
        "mypy": [python(), "-m", "mypy"],
        "contracts": [str(scripts / "lint-imports")],
        "translations": [python(), "-m", "pytest", "-q", "tests/house/test_translations.py"],
    }
    failed = []
    for name, command in steps.items():
        say(f"check: {name}")
        if call(*command, *rest, QT_QPA_PLATFORM="offscreen"):
            failed.append(name)
    if failed:
        say(f"check failed: {', '.join(failed)}")
        return 1
    say("check: all well")
    return 0


def words(rest: list[str]) -> int:
    shared_libraries(HEADLESS)
    fresh_venv()
    return call(python(), str(ROOT / "tests" / "helpers" / "linguist.py"), *rest)


def shots(rest: list[str]) -> int:
    shared_libraries(HEADLESS)
    fresh_venv()
    script, folder = "shots.py", rest or [str(ROOT / "build" / "shots")]
    if rest == ["--handbook"]:
        script, folder = "handbook.py", [str(ROOT / "packaging" / "pictures")]
    return call(python(), str(ROOT / "tests" / "helpers" / script), *folder, QT_QPA_PLATFORM="offscreen",
                PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "tests")]))  # fmt: skip


def bench(rest: list[str]) -> int:
    shared_libraries(HEADLESS)
    fresh_venv()
    return call(
        python(), "-m", "pytest", "tests/benchmarks", "--figures", "-q", "-s", *rest, QT_QPA_PLATFORM="offscreen"
    )


def decode(rest: list[str]) -> int:
    """Three steps in two Pythons: our bytes are written, read by emupos, compared with what the slips say."""
    shared_libraries(HEADLESS)
    fresh_venv()
    fresh_decoder()
    folder = rest[0] if rest else str(ROOT / "build" / "decoded")
    ours = [python(), str(ROOT / "tests" / "helpers" / "decoded.py")]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    if done := call(*ours, "write", folder, PYTHONPATH=paths):
        return done
    if done := call(decoder_python(), str(ROOT / "tests" / "decoder" / "decode.py"), folder):
        return done
    return call(*ours, "check", folder, PYTHONPATH=paths)


def fresh_decoder() -> None:
    """Brings .venv-decoder to what requirements/decoder.txt says."""
    stamp, wanted = DECODER / "installed-lock", hashlib.sha256(DECODER_LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    found = newer_python()
    if found is None:
        raise Stop(
            "the decoder (emupos) wants Python 3.13 or newer: install one beside this, as python3.13 or by pyenv"
        )
    say(f"installing what {DECODER_LOCK.relative_to(ROOT)} says into {DECODER.name} (once)")
    if call(found, "-m", "venv", "--clear", str(DECODER)) or call(
        *(decoder_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--require-hashes", "--only-binary", ":all:", "--requirement", str(DECODER_LOCK)),
    ):
        raise Stop("the decoder could not be installed (the words of pip are above); check the network and run again")
    stamp.write_text(wanted, encoding="ascii")


def decoder_python() -> str:
    return str(DECODER / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def newer_python() -> str | None:
    """A Python the decoder runs on: this one, one of the PATH, the newest of pyenv's; each is asked first."""
    names = [sys.executable, *(shutil.which(f"python3.{minor}") for minor in range(DECODER_PYTHON[1], 20))]
    kept = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/3.*/bin/python"))
    for name in [*names, *map(str, reversed(kept))]:
        if name is None:
            continue
        asked = subprocess.run(
            [name, "-c", f"import sys; sys.exit(sys.version_info < {DECODER_PYTHON})"], check=False, capture_output=True
        )
        if asked.returncode == 0:
            return name
    return None


def lock(rest: list[str]) -> int:
    """uv resolves once for every Python and system we support and writes the hashes of all their wheels."""
    with tempfile.TemporaryDirectory() as folder:
        tool = Path(folder) / "venv"
        venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(tool)
        programs = tool / ("Scripts" if WINDOWS else "bin")
        if call(str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"):
            raise Stop("pip could not install uv, which makes the lock; check the network and run again")
        universal = ("--universal",)
        # What the Windows installer carries: the same pins, without what only developers need.
        windows = ("--python-platform", "x86_64-pc-windows-msvc", "--constraint", str(LOCK.relative_to(ROOT)))
        for version, made, source in (
            (OLDEST, LOCK, (*universal, "--extra", "dev", "pyproject.toml", *rest)),
            (OLDEST, TILL_LOCK, (*universal, "--constraint", str(LOCK.relative_to(ROOT)), "pyproject.toml")),
            (DECODER_PYTHON, DECODER_LOCK, (*universal, "requirements/decoder.in", *rest)),
            (SHIPPED, WHEELS, (*windows, "pyproject.toml")),
        ):
            done = call(
                *(str(programs / "uv"), "pip", "compile", "--quiet", "--generate-hashes"),
                *("--no-emit-index-url", "--no-emit-find-links", "--annotation-style", "line"),
                *("--custom-compile-command", "python3 dev.py lock", "--python-version", f"{version[0]}.{version[1]}"),
                *("--output-file", str(made.relative_to(ROOT)), *source),
            )
            if done:
                return done
        return 0


def installer(rest: list[str], script: str = "installer.py") -> int:
    """packaging/ is no package: its own script is run, beside its own modules."""
    shared_libraries(HEADLESS)
    fresh_venv()
    return call(python(), str(ROOT / "packaging" / script), *rest)


def linux(rest: list[str]) -> int:
    """Neither .venv nor a network is needed before its own Python is made."""
    if not sys.platform.startswith("linux"):
        raise Stop("this installs the till on Linux; for Windows there is `dev.py installer`")
    if importlib.util.find_spec("ensurepip") is None:
        debian_packages([f"python3.{sys.version_info[1]}-venv"], "this Python cannot make a virtual environment")
    shared_libraries({**HEADLESS, **X11})
    return call(sys.executable, str(ROOT / "packaging" / "linux" / "install.py"), *rest)


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "words": words,
    "shots": shots,
    "bench": bench,
    "decode": decode,
    "installer": installer,
    "publish": lambda rest: installer(rest, "publish.py"),
    "linux": linux,
    "lock": lock,
}


def main(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if sys.version_info < OLDEST:
        say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}")
        return 2
    if argv[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if not argv or argv[0] not in COMMANDS:
        say(f"say what to do: {', '.join(COMMANDS)} (python3 dev.py --help)")
        return 2
    try:
        return COMMANDS[argv[0]](argv[1:])
    except Stop as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

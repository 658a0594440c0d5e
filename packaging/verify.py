"""`python3 dev.py installer --verify`: what an owner and a technician do with setup.exe, done under Wine and looked at.

Each check is a function named for what it shows. The chain goes on after a failure, so that one run tells all of them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import make
import updating
from chain import KASA, NO_TASK, Chain, Wrong
from raw_queue import RawQueue
from start_ratio import starts_as_soon_as_unpacked
from wine_box import WineBox

UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Kasa"
RUN = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"
FOLDER_MOST, SETUP_MOST = 90_000_000, 32_000_000
NEXT = "0.1.99"
FAILED, SECOND_START, NEWER_IS_THERE, ANOTHER_RUNS, SETTINGS_REFUSED = 2, 3, 5, 6, 8
TRAINING = ("--training", "--lang", "uk", "--theme", "light", "--size", "1366x768")
#: Colours of the light theme by which a page is told (design-system.md).
ACCENT, SUNKEN, SELECT, ACCENT_SOFT = "#0B6E4F", "#E8EBE7", "#EAF3EF", "#DCEEE6"
#: What Qt6Core.dll may ask of Windows (10 1809 has all of it).
FLOOR = frozenset(
    [
        "advapi32.dll",
        "api-ms-win-core-synch-l1-2-0.dll",
        "api-ms-win-core-winrt-error-l1-1-1.dll",
        "api-ms-win-core-winrt-l1-1-0.dll",
        "authz.dll",
        "icuuc.dll",
        "kernel32.dll",
        "mpr.dll",
        "msvcp140.dll",
        "msvcp140_1.dll",
        "netapi32.dll",
        "ntdll.dll",
        "ole32.dll",
        "oleaut32.dll",
        "shell32.dll",
        "user32.dll",
        "userenv.dll",
        "vcruntime140.dll",
        "vcruntime140_1.dll",
        "version.dll",
        "winmm.dll",
        "ws2_32.dll",
    ]
)


def budgets(chain: Chain) -> str:
    folder = sum(path.stat().st_size for path in make.files_of(chain.stage))
    setup = chain.setup.stat().st_size
    if folder > FOLDER_MOST or setup > SETUP_MOST:
        raise Wrong(f"folder {folder / 1e6:.1f} MB, setup {setup / 1e6:.1f} MB")
    return (
        f"folder {folder / 1e6:.1f} MB of {FOLDER_MOST / 1e6:.0f}, setup {setup / 1e6:.1f} MB of {SETUP_MOST / 1e6:.0f}"
    )


def clean_stage(chain: Chain) -> str:
    """No test, no source, no stand-in of Wine's, nothing of this machine in what is shipped."""
    stand_ins = {
        path.name.lower()
        for path in (chain.box.c / "windows/system32").glob("*.dll")
        if path.stem in ("icuuc", "mscms")
    }
    files = list(make.files_of(chain.stage))
    bad = [
        path for path in files
        if path.suffix in (".py", ".c", ".pdb") or "tests" in path.parts or path.name.lower() in stand_ins
    ]  # fmt: skip
    here = str(make.ROOT).encode()
    bad += [path for path in files if here in path.read_bytes()]
    if bad:
        raise Wrong(", ".join(str(path.relative_to(chain.stage)) for path in bad[:5]))
    return f"{len(files)} files"


def inventory(chain: Chain) -> str:
    """Every program file, and whether somebody signed it; the unsigned ones are named in the report."""
    unsigned, count = [], 0
    for path in make.files_of(chain.stage):
        signed = is_signed(path.read_bytes())
        if signed is None:
            continue
        count += 1
        if not signed:
            unsigned.append(str(path.relative_to(chain.stage)))
    (chain.shots / "unsigned.txt").write_text("\n".join(unsigned) + "\n", encoding="utf-8")
    return f"{count} program files, {len(unsigned)} of them unsigned (unsigned.txt)"


def bare(option: str) -> list[str]:
    """NSIS wants its last option without quotes, and Wine puts some around whatever holds a space."""
    return option.split(" ")


def is_signed(content: bytes) -> bool | None:
    """Whether a PE file carries a signature; None when it is no PE file."""
    if content[:2] != b"MZ" or len(content) < 0x40:
        return None
    header = int.from_bytes(content[0x3C:0x40], "little")
    if content[header : header + 4] != b"PE\0\0":
        return None
    wide = int.from_bytes(content[header + 24 : header + 26], "little") == 0x20B
    certificates = header + 24 + (112 if wide else 96) + 4 * 8
    return int.from_bytes(content[certificates + 4 : certificates + 8], "little") > 0


def system_libraries(chain: Chain) -> str:
    """What Qt asks of Windows: a name that was not there before is a newer Windows than the floor."""
    objdump = "x86_64-w64-mingw32-objdump"
    core = chain.stage / make.version() / "lib" / "PySide6" / "Qt6Core.dll"
    told = subprocess.run([objdump, "-p", str(core)], check=True, capture_output=True).stdout.decode("utf-8", "replace")
    asked = {line.split()[-1].lower() for line in told.splitlines() if "DLL Name:" in line}
    new = sorted(name for name in asked - FLOOR if not name.startswith("api-ms-win-crt-"))
    if new:
        raise Wrong(f"Qt6Core.dll asks for {', '.join(new)}: the oldest Windows may be another one now")
    return f"{len(asked)} libraries, all known to Windows 10 1809"


def installs_silently(chain: Chain) -> str:
    began = time.monotonic()
    code = chain.box.run(
        str(chain.setup),
        "/S",
        "/AUTOSTART=1",
        "/LANG=uk",
        "/SERVER=https://example.com/api",
        r"/PRINTER=windows:\\box\Чекова стрічка",
        "/TILL=K2",
        "/KIOSK=1",
    )
    chain.expect("exit code", code, NO_TASK if chain.publisher else 0)
    chain.expect("current.txt", chain.current(), make.version())
    chain.expect("version in the system's list", chain.box.registry(UNINSTALL, "DisplayVersion"), make.version())
    chain.expect("autostart", chain.box.registry(RUN, "Kasa"), f'"{KASA}"')
    chosen = json.loads((chain.data / "settings.json").read_text("utf-8"))
    printer = r"windows:\\box\Чекова стрічка"
    wanted = {"server": "https://example.com/api", "printer": printer, "lang": "uk", "till_code": "K2", "kiosk": True}
    chain.expect("settings", chosen, wanted)
    (chain.data / "settings.json").unlink()
    return f"{time.monotonic() - began:.1f} s"


def wrong_settings_are_refused_whole(chain: Chain) -> str:
    """The till is installed all the same; the technician reads in the log what was wrong."""
    code = chain.box.run(str(chain.setup), "/S", "/SERVER=ftp://example.com/TILL=K9", "/THEME=dark")
    chain.expect("exit code", code, SETTINGS_REFUSED)
    chain.expect("settings", (chain.data / "settings.json").exists(), False)
    told = (chain.data / "logs" / "setup.log").read_text("utf-8")
    if "server" not in told:
        raise Wrong(f"setup.log: {told!r}")
    return f"exit code {code}"


def smoke_of_the_installed(chain: Chain) -> str:
    told = chain.smoke("smoke")
    # Kasa.exe started by Kasa.exe, with pipes for ears and mouth.
    chain.expect("goods are read aside", told["goods aside"], True)
    return f"{told['versions']}"


def the_sale_screen(chain: Chain) -> str:
    """From the first start to the page where one sells, by keys and clicks, as a person does it."""
    chain.open = chain.box.start(KASA, *TRAINING)
    chain.until("sign-in page", lambda: chain.colour(1128, 410) == ACCENT)
    chain.hand("key", "Return")
    chain.until("choice of the till", lambda: chain.colour(950, 640) == SUNKEN)
    chain.click(1100, 308)
    chain.until("till chosen", lambda: chain.colour(950, 640) == ACCENT)
    chain.click(1100, 646)
    chain.until("PIN page", lambda: chain.colour(950, 640) not in (ACCENT, SUNKEN) and chain.colour(60, 415) == SELECT)
    chain.hand("type", "--delay", "150", "1111")
    chain.until("opening of the shift", lambda: chain.colour(950, 690) == ACCENT)
    chain.hand("type", "--delay", "150", "500")
    chain.hand("key", "Return")
    chain.until("sale page", lambda: chain.colour(12, 72) == ACCENT_SOFT)
    chain.click(350, 190)
    chain.until("a line in the receipt", lambda: chain.colour(980, 690) == ACCENT)
    shot = chain.look("sale")
    if not (chain.data / "training" / "journal.db").is_file():
        raise Wrong("the data is not where the installer made room for it")
    return str(shot.relative_to(make.ROOT))


def a_second_start_shows_the_first_window(chain: Chain) -> str:
    chain.expect("exit code of a second start", chain.box.run(KASA, *TRAINING), SECOND_START)
    return "exit code 3"


def upgrades_under_the_open_till(chain: Chain) -> str:
    """The till goes on selling; the next start is the new version; the one before stays for going back."""
    make.make_setup(chain.renamed(NEXT), chain.newer, NEXT, chain.work / make.ICON, quick=True)
    before = chain.fingerprint(make.version())
    chain.expect("exit code", chain.box.run(str(chain.newer), "/S"), 0)
    chain.expect("current.txt", chain.current(), NEXT)
    chain.expect("files of the running version", chain.fingerprint(make.version()), before)
    chain.click(350, 190)
    chain.look("sale-after-upgrade")
    assert chain.open is not None
    if chain.open.poll() is not None:
        raise Wrong("the running till ended")
    chain.box.run("taskkill", "/f", "/im", "Kasa.exe")
    chain.open.wait()
    chain.smoke("smoke-upgraded")
    return f"{make.version()} → {NEXT}"


def an_older_setup_is_refused(chain: Chain) -> str:
    chain.expect("exit code", chain.box.run(str(chain.setup), "/S"), NEWER_IS_THERE)
    chain.expect("current.txt", chain.current(), NEXT)
    return "exit code 5"


def goes_back_by_current_txt(chain: Chain) -> str:
    (chain.home / "current.txt").write_text(make.version(), encoding="ascii")
    chain.smoke("smoke-back")
    return NEXT + " → " + make.version()


def a_broken_current_txt_starts_the_newest(chain: Chain) -> str:
    for broken in (b"", b"..\\..\\evil", b"\x00\xff\xfe9.9.9", b"7.7.7\r\n"):
        (chain.home / "current.txt").write_bytes(broken)
        chain.smoke("smoke-broken")
    (chain.home / "current.txt").unlink()
    chain.smoke("smoke-none")
    (chain.home / "current.txt").write_text(NEXT, encoding="ascii")
    return "four kinds of broken, and none at all"


def a_missing_version_folder_starts_another(chain: Chain) -> str:
    gone = chain.home / NEXT
    gone.rename(chain.home / "aside")
    chain.smoke("smoke-missing")
    (chain.home / "aside").rename(gone)
    return "the folder of current.txt was away"


def works_in_a_ukrainian_locale(chain: Chain) -> str:
    chain.smoke("smoke-uk", LC_ALL="uk_UA.UTF-8", LANG="uk_UA.UTF-8")
    return "LC_ALL=uk_UA.UTF-8"


def works_at_150_percent(chain: Chain) -> str:
    key = r"HKCU\Control Panel\Desktop"
    chain.box.run("reg", "add", key, "/v", "LogPixels", "/t", "REG_DWORD", "/d", "144", "/f")
    try:
        told = chain.smoke("smoke-150")
    finally:
        chain.box.run("reg", "delete", key, "/v", "LogPixels", "/f")
    return f"{told['till']}"


def a_full_disk_changes_nothing(chain: Chain) -> str:
    """Drive E has room for a third of what is to be written: the setup says so, and leaves nothing behind."""
    small = chain.shots / "small"
    small.mkdir()
    drive = chain.box.home / "dosdevices" / "e:"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", str(small)], check=True, capture_output=True)
    try:
        drive.symlink_to(small)
        chain.expect("exit code", chain.box.run(str(chain.setup), "/S", r"/D=E:\Kasa"), FAILED)
        left = sorted(str(path.relative_to(small)) for path in small.rglob("*") if path.is_file())
        chain.expect("left behind", left, [])
    finally:
        drive.unlink(missing_ok=True)
        subprocess.run(["umount", str(small)], check=True, capture_output=True)
    return "exit code 2, nothing left"


def the_spooler_gets_the_very_bytes(chain: Chain) -> str:
    """Kasa.exe → Windows' spooler in RAW → a queue → a listener."""
    # Below /tmp: a socket's path may be no longer than 107 letters.
    with tempfile.TemporaryDirectory(prefix="kasa-cups-") as folder, RawQueue(Path(folder), "till") as queue:
        told = chain.smoke("smoke-print", "--print=windows:till", **queue.environment)["printed"]
        assert isinstance(told, dict)
        came = queue.received(told["bytes"])
    chain.expect("hash of what came", hashlib.sha256(came).hexdigest(), told["sha256"])
    return f"{len(came)} bytes"


def uninstalls_and_leaves_the_data(chain: Chain) -> str:
    kept = sorted(path.name for path in (chain.data / "training").iterdir())
    # Without _?= the uninstaller runs on from a copy of itself, and nobody can wait for it.
    chain.expect(
        "exit code", chain.box.run(str(chain.home / "uninstall.exe"), "/S", *bare(r"_?=C:\Program Files\Kasa")), 0
    )
    left = sorted(path.name for path in chain.home.iterdir()) if chain.home.is_dir() else []
    if [name for name in left if name != "uninstall.exe"]:
        raise Wrong(f"left behind: {left}")
    chain.expect("data", sorted(path.name for path in (chain.data / "training").iterdir()), kept)
    chain.expect("autostart", chain.box.registry(RUN, "Kasa"), "")
    return f"{len(kept)} things of the till's own are there"


def installs_into_a_cyrillic_folder(chain: Chain) -> str:
    folder = chain.box.c / "Програми магазину" / "Каса 2"
    chain.expect("exit code", chain.box.run(str(chain.setup), "/S", *bare(r"/D=C:\Програми магазину\Каса 2")), 0)
    chain.smoke("smoke-cyrillic", program=str(folder / "Kasa.exe"))
    chain.expect(
        "exit code", chain.box.run(str(folder / "uninstall.exe"), "/S", *bare(r"_?=C:\Програми магазину\Каса 2")), 0
    )
    return r"C:\Програми магазину\Каса 2"


def twice_at_once_is_refused(chain: Chain) -> str:
    first = chain.box.start(str(chain.setup), "/S")
    time.sleep(1.5)
    second = chain.box.run(str(chain.setup), "/S")
    first.wait()
    chain.until("the first to end", lambda: (chain.home / "current.txt").is_file())
    chain.expect("exit code of the second", second, ANOTHER_RUNS)
    chain.smoke("smoke-twice")
    return "exit code 6"


def built_twice_the_same(chain: Chain) -> str:
    again = chain.work / "verify" / "again"
    again.mkdir()
    for shared in ("parts", "wine"):
        (again / shared).symlink_to(chain.work / shared)
    other = make.build(again, chain.publisher)
    if other.read_bytes() != chain.setup.read_bytes():
        one, two = ({str(path.relative_to(stage)): make.digest([path]) for path in make.files_of(stage)}
                    for stage in (chain.stage, again / "stage"))  # fmt: skip
        differ = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
        raise Wrong(f"the stages differ in {differ[:5] or 'nothing, yet the setups do'}")
    return make.digest([other])[:16]


CHECKS: tuple[Callable[[Chain], str], ...] = (
    budgets,
    clean_stage,
    inventory,
    system_libraries,
    installs_silently,
    wrong_settings_are_refused_whole,
    smoke_of_the_installed,
    starts_as_soon_as_unpacked,
    the_sale_screen,
    a_second_start_shows_the_first_window,
    upgrades_under_the_open_till,
    an_older_setup_is_refused,
    goes_back_by_current_txt,
    a_broken_current_txt_starts_the_newest,
    a_missing_version_folder_starts_another,
    works_in_a_ukrainian_locale,
    works_at_150_percent,
    the_spooler_gets_the_very_bytes,
    uninstalls_and_leaves_the_data,
    *updating.CHECKS,
    installs_into_a_cyrillic_folder,
    twice_at_once_is_refused,
    a_full_disk_changes_nothing,
    built_twice_the_same,
)


def verify(work: Path, publisher: Path | None = None) -> int:
    """Runs the whole chain; gives how many checks failed. `publisher` is what the setup was built with."""
    shutil.rmtree(work / "verify", ignore_errors=True)
    (work / "verify").mkdir(parents=True)
    failed = 0
    with WineBox(work / "verify" / "prefix") as box:
        chain = Chain(work, box, publisher)
        for check in CHECKS:
            name = check.__name__.replace("_", " ")
            try:
                said = f"ok    {name}: {check(chain)}"
            except (Wrong, OSError, subprocess.SubprocessError, ValueError) as error:
                said, failed = f"WRONG {name}: {str(error)[:400]}", failed + 1
                chain.look(f"wrong-{check.__name__}")
            sys.stdout.write(said + os.linesep)
            sys.stdout.flush()
    return failed

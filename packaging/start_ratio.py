"""How long the installed till takes to its first page, beside the same till run from its sources.

Both in the same Wine, by the same Python, seen from outside: from the command to the sign-in page on the screen. The
unpacked one has whole wheels in folders and its .pyc beside; what packing costs, or gains, is the ratio.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

import make
import suite
from chain import KASA, Chain, Wrong

#: Starts of each that count, after one that warms the disk and the .pyc.
STARTS = 3
MOST = 1.5
OPTIONS = ("--training", "--lang", "uk", "--theme", "light", "--size", "1366x768")
#: A point of the button «Увійти» and its colour in the light theme.
BUTTON, ACCENT = (1128, 410), "#0B6E4F"


def starts_as_soon_as_unpacked(chain: Chain) -> str:
    """Raises `Wrong` when the installed till takes more than `MOST` times the unpacked one."""
    home = chain.work / "suite"
    suite.lay(chain.work / "parts", home)
    packed, unpacked = [KASA], [str(home / "runtime" / "python.exe"), "-X", "utf8", "-m", "app"]
    took: dict[str, list[float]] = {"packed": [], "unpacked": []}
    for number in range(STARTS + 1):
        for name, program in (("packed", packed), ("unpacked", unpacked)):
            seconds = _start(chain, name, program)
            if number:
                took[name].append(seconds)
    installed, plain = (statistics.median(took[name]) for name in ("packed", "unpacked"))
    said = f"{installed:.2f} s installed, {plain:.2f} s unpacked: {installed / plain:.2f} of {MOST}"
    if installed > MOST * plain:
        raise Wrong(said)
    return said


def _start(chain: Chain, name: str, program: Sequence[str]) -> float:
    data = f"C:\\starts\\{name}"
    began = time.monotonic()
    process = chain.box.start(
        program[0], *program[1:], *OPTIONS, f"--data-dir={data}",
        folder=make.ROOT, PYTHONPYCACHEPREFIX=f"{data}-pyc", PYTHONDONTWRITEBYTECODE="",
    )  # fmt: skip
    try:
        chain.until(f"sign-in page, {name}", lambda: chain.colour(*BUTTON) == ACCENT)
        return time.monotonic() - began
    finally:
        for image in ("Kasa.exe", "python.exe"):
            chain.box.run("taskkill", "/f", "/im", image)
        if process.stdout is not None:
            process.stdout.close()
        process.wait()
        chain.until("an empty screen", lambda: chain.colour(*BUTTON) != ACCENT)

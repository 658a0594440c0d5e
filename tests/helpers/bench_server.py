"""A server to measure against: the sandbox in a process of its own, so that its work never counts as the till's."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class SandboxProcess:
    """A sandbox with so many products of a TSV, as `python -m app.sandbox` serves them."""

    def __init__(self, seed: Path, goods: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.sandbox", "--port", "0", "--seed", str(seed), "--goods", str(goods)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        atexit.register(self.stop)
        self.url = next(word for word in said.split() if word.startswith("http://"))

    def answer_after(self, seconds: float) -> None:
        """Every answer comes so much later, as over a network; 0 for at once."""
        rule = {"match": ".", "kind": "delay", "times": -1, "delay": seconds}
        self._post("/_sandbox/faults", [rule] if seconds else [])

    def refuse_receipts(self) -> None:
        """Receipts are answered with 503 from here on, until `answer_after`."""
        rule = {"match": "POST /api/v1/pos/receipts$", "kind": "status", "status": 503, "times": -1}
        self._post("/_sandbox/faults", [rule])

    def stop(self) -> None:
        """It is gone; again is no matter."""
        atexit.unregister(self.stop)
        _end(self._process)

    def _post(self, path: str, body: object) -> None:
        data, said = json.dumps(body).encode(), {"content-type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, said)) as answer:
            answer.read()


class ReplayedServer(SandboxProcess):
    """The same, but pages of goods and cards that were asked for once come from memory (`bench_replay`)."""

    def __init__(self, seed: Path, goods: int) -> None:
        super().__init__(seed, goods)
        self._replay = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("bench_replay.py")), self.url],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._replay.stdout is not None
        self.url = self._replay.stdout.readline().strip()

    def answer_after(self, seconds: float) -> None:
        super().answer_after(0)
        with urllib.request.urlopen(f"{self.url}/_replay", str(seconds).encode()) as answer:
            answer.read()

    def stop(self) -> None:
        super().stop()
        _end(self._replay)


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()

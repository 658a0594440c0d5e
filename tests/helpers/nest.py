"""Lives that may be ended at any moment: a process imports the till once and bears each life in milliseconds by fork.

`nest.py MODULE` is the nest: for every line of JSON on its standard input it bears one life, which calls MODULE's
function named by "life" with the rest, and says lines of its own on the same pipe. Where a system cannot fork, every
life is a program of its own: slower, otherwise the same.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FORKS = hasattr(os, "fork")
BORN, ENDED = "=born", "=ended"
#: The status of a life that was killed: Windows has no KILL, and who is ended there gives the number it was by.
KILLED = int(getattr(signal, "SIGKILL", signal.SIGTERM))


def say(*words: object) -> None:
    """One line to the parent, whole or not at all, in the order of things."""
    os.write(1, (json.dumps(words, ensure_ascii=False, default=str) + "\n").encode())


class Life:
    """One life: what it says, and its end. `status` is 0 for one that ended by itself without an error."""

    def __init__(self, process: subprocess.Popen[bytes] | None, pid: int) -> None:
        self._process = process
        self.pid = pid
        self.said: list[list[Any]] = []
        self.status: int | None = None

    @classmethod
    def of(cls, said: list[list[Any]]) -> Life:
        """One that was lived outside of a nest: what it said."""
        made = cls(None, 0)
        made.said = said
        return made

    def lines(self) -> Iterator[list[Any]]:
        """What it says, until it has ended."""
        assert self._process is not None
        assert self._process.stdout is not None
        while self.status is None:
            line = self._process.stdout.readline()
            if not line:
                self.status = self._process.wait(20)
                return
            words = json.loads(line)
            if words[0] == ENDED:
                self.status = words[1]
                return
            self.said.append(words)
            yield words

    def heard(self, word: str) -> list[list[Any]]:
        """All lines that began with this word, without it."""
        return [line[1:] for line in self.said if line[0] == word]

    def kill(self) -> list[list[Any]]:
        """Ends it in mid-air; gives what it had still said."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, KILLED)
        return list(self.lines())

    def rest(self) -> Life:
        """Lets it go to its end."""
        for _ in self.lines():
            pass
        return self


class Nest:
    """Bears lives of one module, one at a time. To be used as a context."""

    def __init__(self, module: str, **environ: str) -> None:
        path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        self._command = [sys.executable, str(Path(__file__).resolve()), module]
        self._environ = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **environ}
        self._process: subprocess.Popen[bytes] | None = None
        self._life: Life | None = None

    def bear(self, life: str, **given: Any) -> Life:
        """Begins a life; it runs beside whoever asked."""
        if self._process is None or not FORKS:
            self._end()
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write((json.dumps({"life": life, **given}, default=str) + "\n").encode())
        self._process.stdin.flush()
        word, pid = json.loads(self._process.stdout.readline())
        assert word == BORN
        self._life = Life(self._process, pid)
        return self._life

    def __enter__(self) -> Nest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if self._life is not None and self._life.status is None:
                self._life.kill()
            process.kill()
            process.communicate()


def _live(module: Any, order: dict[str, Any]) -> None:
    code = 1
    try:
        getattr(module, order.pop("life"))(**order)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main(name: str) -> None:
    module = importlib.import_module(name)
    while line := sys.stdin.readline():
        order = json.loads(line)
        pid = os.fork() if FORKS else 0
        if pid == 0:
            say(BORN, os.getpid())
            _live(module, order)
        _, status = os.waitpid(pid, 0)
        say(ENDED, status)


if __name__ == "__main__":
    main(sys.argv[1])

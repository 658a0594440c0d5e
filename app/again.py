"""This program started again in the other mode: training, or the real till.

A process of its own is the one switch that cannot mix anything: the till that ends has closed its journal, its log and
its connections before the next one reads its first setting.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import PureWindowsPath

from app.settings import ENV_PREFIX

OPTION, VARIABLE = "--training", f"{ENV_PREFIX}TRAINING"


def command(started: Sequence[str], *, training: bool) -> list[str]:
    """The command line for the mode, made from the one this process was started with."""
    kept = [word for word in started if word != OPTION]
    return [*kept, OPTION] if training else kept


def environ(before: Mapping[str, str]) -> dict[str, str]:
    """The environment without a word about the mode: the command line alone says it."""
    return {name: value for name, value in before.items() if name.upper() != VARIABLE}


def own_command() -> list[str]:
    """How this process was started; a built program is its own interpreter."""
    return command_of(sys.executable, sys.argv[1:], sys.orig_argv[1:])


def command_of(program: str, given: Sequence[str], all_words: Sequence[str]) -> list[str]:
    """The command that starts `program` again: Kasa.exe says by itself which module it runs, Python has to be told."""
    is_python = PureWindowsPath(program).stem.casefold().startswith("python")
    return [program, *(all_words if is_python else given)]


def role(option: str) -> list[str]:
    """The command that starts this program as something else than a till."""
    return role_of(option, sys.executable, sys.argv[1:], sys.orig_argv[1:])


def role_of(option: str, program: str, given: Sequence[str], all_words: Sequence[str]) -> list[str]:
    """The same for a process that was started so. What Python was told before the module goes on: with `-P` it takes no
    `app` that happens to lie in the folder the till was started from."""
    before = list(all_words[: len(all_words) - len(given)])
    module = ["-m", "app"]
    return command_of(program, [option], [*(before if before[-2:] == module else module), option])


def begin_again(*, training: bool) -> int:
    """Starts the till in that mode; gives the exit code of the one that ends. Raises OSError when it cannot.

    Where the system can, the new till takes the place of this process, so that whoever started it (a shell, a
    service) goes on waiting for one and the same. Windows starts another and this one ends.
    """
    words, around = command(own_command(), training=training), environ(os.environ)
    if sys.platform != "win32":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(words[0], words, around)
    subprocess.Popen(words, env=around, close_fds=True)
    return 0

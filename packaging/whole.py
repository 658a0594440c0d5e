"""Is everything there that the staged till may ask for? Told from every import in every module, wherever it stands.

`--smoke` loads what the till loads; an import inside a function is met on the day it runs. This finds it at the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatch

#: A module's name → the names it imports, `asks.py` finds them.
Asked = Mapping[str, Sequence[str]]


def module_of(file: str) -> str:
    """The module a file of an archive is, "" for any other file. "PIL/Image.py" → "PIL.Image"."""
    stem, dot, ending = file.rpartition(".")
    if not dot or ".dist-info/" in file or ending not in ("py", "pyc", "pyd"):
        return ""
    folder, _, name = stem.rpartition("/")
    return "/".join(filter(None, [folder, name.partition(".")[0]])).replace("/", ".").removesuffix(".__init__")


def reached(asked: Asked, roots: Iterable[str]) -> dict[str, str]:
    """Every name that may be imported once the roots are → who asks for it, shipped or not."""
    by: dict[str, str] = {}
    waiting = [(root, "the till") for root in roots]
    while waiting:
        name, asker = waiting.pop()
        if name in by:
            continue
        by[name] = asker
        if parent := name.rpartition(".")[0]:
            waiting.append((parent, asker))
        waiting += [(each, name) for each in asked.get(name, ())]
    return by


def missing(asked: Asked, left_out: Iterable[str], contents: Mapping[str, Mapping[str, list[str]]]) -> list[str]:
    """What may be asked for and was left out, a sentence each; nothing when the stage is whole.

    `left_out` are the modules our parts have and the stage has not. What is asked for in vain on purpose is listed
    with its reason in `contents`, and so is what no import statement names.
    """
    ours = tuple(contents["modules"]["ours"])
    by_name = contents["modules"]["by_name"]
    away = set(left_out) - set(asked)
    in_vain = contents["modules"]["in_vain"]
    roots = [name for name in asked if name.partition(".")[0] in ours]
    found = reached(asked, [*roots, *by_name])
    there = {name.partition(".")[0] for name in asked}
    sentences = [f"{name} is loaded by name and is not there" for name in by_name if name not in asked]
    for name, asker in sorted(found.items()):
        own = asker.partition(".")[0] in ours and name.partition(".")[0] not in there
        if (name in away or own) and not any(fnmatch(name, pattern) for pattern in in_vain):
            sentences.append(f"{asker} asks for {name}, which is left out")
    unused = [pattern for pattern in in_vain if not any(fnmatch(name, pattern) for name in found)]
    return sentences + [f"nobody asks for {pattern} in vain any more" for pattern in unused]

"""Run by the staged interpreter: which modules each shipped module asks for, read from its .pyc.

`asks.py OUT PLACE…`: each place is a folder or a zip where Python will look, in that order. OUT is JSON, a module's
name → the names it imports, wherever in it that stands; libraries (.pyd) and built-in modules ask for nothing.
"""

import dis
import json
import marshal
import os
import pathlib
import sys
import types
import zipfile


def files(place):
    """Every file of a place, its name with forward slashes → how to read it."""
    if zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as zipped:
            for name in zipped.namelist():
                yield name, lambda name=name: zipped.read(name)
        return
    for folder, _, names in os.walk(place):
        for name in names:
            path = os.path.join(folder, name)
            yield os.path.relpath(path, place).replace(os.sep, "/"), pathlib.Path(path).read_bytes


def codes(code):
    """A module's code and the codes of everything defined in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def imports(code, package):
    """Absolute names of what is imported; of `from a import b` both a and a.b, which may be a module."""
    for one in codes(code):
        before = [None, None]
        for step in dis.get_instructions(one):
            if step.opname == "IMPORT_NAME":
                level, wanted = before
                base = package.split(".")[: len(package.split(".")) - level + 1] if level else []
                name = ".".join([*base, *([step.argval] if step.argval else [])])
                yield name
                for each in wanted or ():
                    yield f"{name}.{each}"
            before = [before[1], step.argval]


asked = {name: [] for name in sys.builtin_module_names}
for place in sys.argv[2:]:
    for name, read in files(place):
        stem, ending = os.path.splitext(name)
        if ending == ".pyd":
            asked.setdefault(stem.partition(".")[0].replace("/", ".").removesuffix(".__init__"), [])
        elif ending == ".pyc" and ".dist-info/" not in name:
            module = stem.replace("/", ".")
            whole = module.removesuffix(".__init__")
            package = whole if whole != module else whole.rpartition(".")[0]
            asked.setdefault(whole, sorted(set(imports(marshal.loads(read()[16:]), package))))
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump(asked, out, indent=0, sort_keys=True)

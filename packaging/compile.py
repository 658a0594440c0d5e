"""Run by the staged interpreter: turns every .py below a folder into a .pyc beside it and takes the source away.

Only `py_compile` with fixed names: the same source gives the same bytes on any machine.
"""

import os
import py_compile
import sys

site = sys.argv[1]
for folder, folders, files in os.walk(site):
    folders.sort()
    for name in sorted(files):
        if name.endswith(".py"):
            source = os.path.join(folder, name)
            shown = os.path.relpath(source, site).replace(os.sep, "/")
            # Without docstrings: nobody reads them on a till, and they are a fifth of the bytes.
            py_compile.compile(source, source + "c", shown, True, 2, py_compile.PycInvalidationMode.UNCHECKED_HASH)
            os.remove(source)

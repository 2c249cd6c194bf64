"""Runs in the interpreter of the page, when its base is made: sources become its bytecode.

`compiled(stdlib, package, target)` reads two zip files of sources and writes two of bytecode,
the same bytes whenever it is run.
"""

import importlib._bootstrap_external as machinery
import importlib.util
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)


def compiled(source, target, prefix, left_out):
    """Write a zip of bytecode beside all that is no module; `left_out` is not taken along."""
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as made:
        for name in sorted(given.namelist()):
            if name.endswith("/") or name.startswith(tuple(left_out)):
                continue
            data = given.read(name)
            if name.endswith(".py"):
                code = compile(data, prefix + name, "exec", dont_inherit=True, optimize=2)
                digest = importlib.util.source_hash(data)
                data = machinery._code_to_hash_pyc(code, digest, checked=False)
                name += "c"
            made.writestr(zipfile.ZipInfo(name, _DAY), data)

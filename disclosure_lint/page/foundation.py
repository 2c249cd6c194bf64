"""The base of a page: interpreter, pdfium and this package as bytecode, without any packs.

It is one file, made by `make` and shipped with a release. A base of other sources than those
that run here is refused: it would judge otherwise than the command line. Nothing here needs
node or the network.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from hashlib import sha256

from disclosure_lint.errors import UsageError
from disclosure_lint.page import pdfium, pyodide
from disclosure_lint.record import NamedTuple
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOME = "/lib/python3.14/site-packages"  # where the page has this package
PARTS = ("engine.js", "python.wasm", "stdlib.zip", "package.zip", "pdfium.wasm", "licences.txt")
_PACKAGES = pyodide.PACKAGE, pdfium.PACKAGE
_PACKAGE = "disclosure_lint"
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_MANIFEST = "base.json"
_MOST = 64_000_000  # bytes of one part, unpacked
_DAY = (1980, 1, 1, 0, 0, 0)
# Rooms and modules that a browser has no use for: what asks the system, what compiles packs.
_ABSENT = (
    "__main__.py", "_page/", "_rules/", "archive/", "cli/", "config/model.py", "guard/",
    "issuers/compile.py", "issuers/crosscheck.py", "issuers/model.py", "manual/",
    "notation/grammar.py", "packcheck/", "packs/build.py", "packs/languages.py",
    "packs/mistakes.py", "packs/model.py", "packs/needs.py", "packs/plugins.py", "packs/rule_model.py",
    "packs/speaks.py", "packs/tables/", "packs/unfit.py", "packs/vocabulary.py",
    "packs/yamltext.py", "page/assets/", "page/behind.py", "page/bytecode.py", "page/foundation.py", "page/house.py", "page/make.py",
    "page/npm.py", "page/pdfium.py", "page/pyodide.py", "page/served.py", "page/written.py", "patterns/compile.py",
    "patterns/explain.py", "patterns/parse.py", "plugin.py", "readers/pdf/native.py", "reference/build.py",
    "reference/lists/", "render/mistakes.py", "render/record_reading.py",
    "render/record_wire.py", "render/wire.py", "scaffold.py", "schemas.py", "server/",
    "service_log.py", "setup/", "spark/", "testing.py",
)  # fmt: skip
_KINDS = (".py", ".css", ".js", ".json", ".ref", ".txt")


class Base(NamedTuple):
    """The parts of a base, packed with gzip, and the hash of the whole."""

    parts: Mapping[str, bytes]
    sha256: str


def sources() -> dict[str, bytes]:
    """Return the files of this package that a page needs, by their paths."""
    return {f"{_PACKAGE}/{path}": _read(os.path.join(_ROOT, path)) for path in _paths()}


def _paths() -> Iterator[str]:
    for here, folders, names in os.walk(_ROOT):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            path = os.path.relpath(os.path.join(here, name), _ROOT).replace(os.sep, "/")
            if name.endswith(_KINDS) and not path.startswith(_ABSENT):
                yield path


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def of_sources() -> str:
    """Return the hash of the sources that run here, as `sha256sum` would list them."""
    rows = (f"{digest(data)}  {path}\n" for path, data in sorted(sources().items()))
    return digest("".join(rows).encode())


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return sha256(data).hexdigest()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a base made of these parts."""
    told = {
        "version": VERSION,
        "packages": _packages(),
        "sources": of_sources(),
        "parts": {name: digest(parts[name]) for name in PARTS},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        manifest = json.dumps(told, indent=1, sort_keys=True).encode()
        archive.writestr(zipfile.ZipInfo(_MANIFEST, _DAY), manifest)
        for name in PARTS:
            data = gzip.compress(parts[name], 9, mtime=0)
            archive.writestr(zipfile.ZipInfo(f"{name}.gz", _DAY), data)
    return buffer.getvalue()


def own() -> str:
    """Return where the base of this package lies: in the package, or in the build of a checkout."""
    shipped, outer = os.path.join(_ROOT, "_page", "base.zip"), os.path.dirname(_ROOT)
    if os.path.isfile(shipped) or not os.path.isfile(os.path.join(outer, "pyproject.toml")):
        return shipped
    return os.path.join(outer, "build", "page", "base.zip")


def read(path: str | None = None) -> Base:
    """Read a base, that of this package where no path is given.

    Raises:
        UsageError: there is none, it is damaged, or it was made of other sources than these.
    """
    where = path or own()
    if not os.path.isfile(where):
        raise UsageError(_NONE.format(where))
    data = _read(where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            told = json.loads(archive.read(_MANIFEST))
            parts = {name: archive.read(f"{name}.gz") for name in PARTS}
        wrong = [n for n in PARTS if digest(_unpacked(parts[n])) != told["parts"][n]]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, TypeError):
        raise UsageError(f"{where}: is no base of a page, or a damaged one") from None
    if wrong:
        raise UsageError(f"{where}: {wrong[0]} is not what the base says it is")
    if told.get("sources") != of_sources() or told.get("packages") != _packages():
        raise UsageError(f"{where}: was made of another disclosure-lint; {_ANEW}")
    return Base(parts, digest(data))


def _unpacked(data: bytes) -> bytes:
    with gzip.open(io.BytesIO(data)) as file:
        return file.read(_MOST)


def _packages() -> dict[str, str]:
    """Return what the packages of npm are of which a base is made."""
    return {one.name: one.integrity for one in _PACKAGES}


_ANEW = (
    f"make it anew: npm pack {' '.join(f'{one.name}@{one.version}' for one in _PACKAGES)}, and then "
    f"python -m disclosure_lint.page.make {' '.join(one.archive for one in _PACKAGES)}"
)
_NONE = f"{{}}: the page needs its base, which is not here; {_ANEW}"

"""The interpreter of the page as npm has it: which files, of which hashes, joined to one script.

A module worker from a blob is refused where a page was opened from a folder, so the two modules
of pyodide become one classic script: the exports go, and the address of the module is a
text. Nothing else of it is changed.
"""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256, sha512

from disclosure_lint.errors import UsageError

VERSION = "314.0.7"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
_FILES = {
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
}
_MOST = 64_000_000  # bytes of one file of the package
_FACTORY = "export default _createPyodideModule;"
_ADDRESS = "import.meta.url"
_EXPORTS = "export{dt as loadPyodide,U as version};"
_MAP = "//# sourceMappingURL=pyodide.mjs.map"


def files(path: str) -> dict[str, bytes]:
    """Return the files that are needed of the npm package: a folder, or the .tgz.

    Raises:
        UsageError: it is not that package, or not that version.
    """
    found = _in_folder(path) if os.path.isdir(path) else _in_archive(path)
    for name, expected in _FILES.items():
        if name not in found:
            raise UsageError(f"{path}: holds no {name}; this needs pyodide {VERSION} from npm")
        if sha256(found[name]).hexdigest() != expected:
            raise UsageError(f"{path}: {name} is not that of pyodide {VERSION}")
    return found


def _in_folder(path: str) -> dict[str, bytes]:
    found = {}
    for name in _FILES:
        for folder in (path, os.path.join(path, "package")):
            if os.path.isfile(os.path.join(folder, name)):
                with open(os.path.join(folder, name), "rb") as file:
                    found[name] = file.read(_MOST)
    return found


def _in_archive(path: str) -> dict[str, bytes]:
    import tarfile

    try:
        with open(path, "rb") as file:
            digest = b64encode(sha512(file.read(_MOST)).digest()).decode()
        if f"sha512-{digest}" != INTEGRITY:
            raise UsageError(f"{path}: is not pyodide {VERSION} as npm gives it")
        with tarfile.open(path) as archive:
            members = {os.path.basename(one.name): one for one in archive if one.isfile()}
            opened = {name: archive.extractfile(members[name]) for name in _FILES}
            return {name: one.read() for name, one in opened.items() if one is not None}
    except (OSError, KeyError, tarfile.TarError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None


def script(found: dict[str, bytes]) -> str:
    """Return the two modules as one classic script, which leaves `loadPyodide` and its factory.

    Raises:
        UsageError: a module is written otherwise than that of the version we know.
    """
    factory = _without(found["pyodide.asm.mjs"].decode(), {_FACTORY: 1, _ADDRESS: 3})
    loader = _without(found["pyodide.mjs"].decode(), {_EXPORTS: 1, _MAP: 1})
    return f"{factory}\nconst loadPyodide = (() => {{ {loader}\nreturn dt; }})();\n"


def _without(code: str, parts: dict[str, int]) -> str:
    for part, times in parts.items():
        if code.count(part) != times:
            raise UsageError(f"pyodide: `{part}` stands there {code.count(part)} times")
        code = code.replace(part, '"memory:/pyodide.mjs"' if part == _ADDRESS else "")
    return code

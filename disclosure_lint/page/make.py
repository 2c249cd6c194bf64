"""Makes the base of the page, out of two npm packages that somebody fetched.

    npm pack pyodide@314.0.7 @embedpdf/pdfium@2.15.1
    python -m disclosure_lint.page.make pyodide-314.0.7.tgz embedpdf-pdfium-2.15.1.tgz

It needs node, which runs the interpreter of the page so that it compiles its own bytecode, and
fetches nothing. The same sources give the same bytes.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

from disclosure_lint.errors import UsageError
from disclosure_lint.page import foundation, pdfium, pyodide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
_DAY = (1980, 1, 1, 0, 0, 0)
# Of the standard library: what opens sockets, windows, databases and processes, what teaches,
# tests and debugs. What pyodide itself starts with stays, asyncio above all.
_LEFT_OUT = """\
__hello__ __phello__ _aix _android _apple _pydatetime _pyio _pyrepl/ _ssl antigravity argparse
asyncio/proactor_events asyncio/windows bdb cProfile cmd.py code.py colorsys compileall
concurrent/futures/interpreter concurrent/futures/process concurrent/interpreters configparser
doctest filecmp fileinput ftplib getpass graphlib http/cookie http/server idlelib imaplib
logging/config logging/handlers mailbox mimetypes modulefinder multiprocessing/ netrc nturl2path
optparse pdb pickletools plistlib poplib profile pstats pty pyclbr pydoc pyodide/console
rlcompleter sched secrets shelve site-packages/README smtplib socketserver sqlite3/ statistics
symtable tabnanny tarfile this.py timeit trace.py tty.py unittest/ uuid wave webbrowser
wsgiref/ xml/dom/ xmlrpc/ zipapp zoneinfo/
""".split()


def made(interpreter: str, library: str) -> bytes:
    """Return the base, made of the npm packages of pyodide and of pdfium at two paths.

    Raises:
        UsageError: one is another package, or there is no node.
    """
    found = pyodide.PACKAGE.files(interpreter)
    library_files = pdfium.PACKAGE.files(library)
    node = shutil.which("node")
    if node is None:
        raise UsageError("making the base of the page needs node, which is not here")
    with tempfile.TemporaryDirectory() as work:
        bytecode = _compiled(node, found, work)
    return foundation.packed(
        {
            "engine.js": (pyodide.script(found) + pdfium.script(library_files)).encode(),
            "python.wasm": found["pyodide.asm.wasm"],
            "pdfium.wasm": library_files["dist/pdfium.wasm"],
            "licences.txt": pdfium.licences(library_files).encode(),
            **bytecode,
        }
    )


def _compiled(node: str, found: Mapping[str, bytes], work: str) -> dict[str, bytes]:
    """Let the interpreter of the page compile the standard library and this package."""
    folder = os.path.join(work, "pyodide")
    os.mkdir(folder)
    for name, data in found.items():
        _put(os.path.join(folder, name), data)
    jobs = [
        {"name": "stdlib.zip", "prefix": "/lib/python314.zip/", "leftOut": _LEFT_OUT},
        {"name": "package.zip", "prefix": f"{foundation.HOME}/", "leftOut": []},
    ]
    _put(os.path.join(work, "stdlib.zip"), found["python_stdlib.zip"])
    _put(os.path.join(work, "package.zip"), _zipped(foundation.sources()))
    _put(os.path.join(work, "job.json"), json.dumps(jobs).encode())
    command = [node, os.path.join(_ASSETS, "make.mjs"), folder, work]
    done = subprocess.run(  # noqa: S603 - node, and files of ours
        [*command, os.path.join(os.path.dirname(_ASSETS), "bytecode.py")],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise UsageError(f"node failed: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return {job: _content(os.path.join(work, job)) for job in ("stdlib.zip", "package.zip")}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _DAY), data)
    return buffer.getvalue()


def _put(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def main(arguments: Sequence[str]) -> int:
    """Make the base and put it where `page` looks for it, or at a third path."""
    if not 2 <= len(arguments) <= 3:  # noqa: PLR2004 - two packages, and where to
        sys.stderr.write("usage: python -m disclosure_lint.page.make PYODIDE PDFIUM [BASE]\n")
        return 2
    try:
        data = made(*arguments[:2])
    except UsageError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    target = arguments[2] if arguments[2:] else foundation.own()
    os.makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
    _put(target, data)
    sys.stdout.write(f"wrote {target} ({len(data):,} bytes, SHA-256 {foundation.digest(data)})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

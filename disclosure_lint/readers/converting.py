"""What Word wrote long ago, and what other programs write, turned into .docx.

Only where somebody asks for it. LibreOffice does it, told what each file is: what it does not
recognise it takes for a text. It gets a profile of its own, in which it runs no
macro and follows no link, and a folder that is gone afterwards.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from disclosure_lint.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECONDS = 120  # for one file; a long annual report takes twenty
_PROGRAMS = ("soffice", "libreoffice")
_USUAL = {
    "win32": (r"C:\Program Files\LibreOffice\program\soffice.com",),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_FILTERS = {  # what LibreOffice calls them
    ".doc": "MS Word 97", ".rtf": "Rich Text Format", ".odt": "writer8",
    ".fodt": "OpenDocument Text Flat XML",
}  # fmt: skip
_NOWHERE = "http://127.0.0.1:9"  # where nobody listens: what a file links to is not fetched
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "FirstRun", "false"),
)
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_ITEM.format(*one) for one in _SETTINGS)
    + "</oor:items>"
)


def converted(data: bytes, ending: str, name: str) -> bytes:
    """Return a file as a Word file; `ending` tells what it is.

    Raises:
        ReadError: there is no LibreOffice, or it makes nothing of the file.
    """
    if ending == ".xml":
        from disclosure_lint.readers import flat

        return flat.packed(data, name)
    program = _program()
    if program is None:
        said = "to convert it takes LibreOffice, and there is no `soffice` on the path"
        raise ReadError(f"{name}: {said}; install it, or save the file as .docx")
    with tempfile.TemporaryDirectory(prefix="disclosure-lint-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        draft = folder / f"draft{ending}"
        draft.write_bytes(data)
        said = _run(program, draft, folder)
        out = folder / "out" / "draft.docx"
        if out.is_file():
            return out.read_bytes()
    raise ReadError(f"{name}: LibreOffice made no Word file of it{said}; save it as .docx")


def _program() -> str | None:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return found or next(filter(os.path.isfile, _USUAL.get(sys.platform, ())), None)


def _run(program: str, draft: Path, folder: Path) -> str:
    """Let LibreOffice work; return why it did not, in a few words, where it says so."""
    ending = draft.suffix
    command = (
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *([f"--infilter={_FILTERS[ending]}"] if ending in _FILTERS else []), "--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(draft),
    )  # fmt: skip
    environment = os.environ | dict.fromkeys([*_PROXIES, *map(str.upper, _PROXIES)], _NOWHERE)
    try:
        ended = _ended(command, folder, environment)
    except subprocess.TimeoutExpired:
        return f" within {_SECONDS} seconds"
    except OSError as error:
        return f": {error.strerror or error}"
    return f" and ended with {ended}" if ended else ""


def _ended(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Run a program to its end and return what it ended with.

    What is named `soffice` starts the program that works and waits for it. Where that takes
    too long, or somebody stops us, both are ended, and whatever else they started.
    """
    silent = subprocess.DEVNULL  # a pipe would be held open by whoever is left over
    with subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        command, env=environment, cwd=folder, stdin=silent, stdout=silent, stderr=silent,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            return process.wait(_SECONDS)
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and those that it started; on Windows those that are still known as such."""
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        with contextlib.suppress(OSError):
            subprocess.run(  # noqa: S603 - fixed arguments, no shell
                (str(taskkill), "/T", "/F", "/PID", str(process.pid)), stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
            )  # fmt: skip
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()

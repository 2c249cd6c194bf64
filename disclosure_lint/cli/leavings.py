"""What a folder holds besides the drafts that are read: told of, never passed over in silence.

What a file is its bytes say, as they do for one that is named.
"""

from __future__ import annotations

import os

from disclosure_lint.errors import ReadError
from disclosure_lint.lean import Counter, suppress
from disclosure_lint.readers import filetypes, ours
from disclosure_lint.readers.files import LIMIT
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEAD = _TAIL = 8192  # bytes that say what a file is
_MOST_NAMED = 5
_HOLD_DRAFTS = frozenset({
    "a Word document", "an old Word document", "an Office document locked with a password",
    "an OpenDocument text", "an RTF document", "a Pages document", "a PDF file", "an e-mail",
    "an Outlook message", "a WordPerfect document", "a Word document in XML",
    "a Word 2003 document in XML", "a news item in XML", "a saved web page", "a submission to EDGAR",
})  # fmt: skip
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what lies inside these, only the whole file tells


class Leavings(NamedTuple):
    """What may hold drafts and is not read, and what is said of all the rest, a line each."""

    unread: tuple[tuple[str, str], ...]  # the folder, and why this is a failure
    said: tuple[str, ...]


def leavings(folder: str, names: Sequence[str], own: Sequence[tuple[str, str]]) -> Leavings:
    """Say what is left out of a folder: files of names that no draft has, and our `own`."""
    held: list[tuple[str, str]] = []
    others: list[str] = []
    for name in sorted(names):
        what = _holds(os.path.join(folder, name))
        if what:
            held.append((name, what))
        else:
            others.append(name)
    unread, said = [], []
    if held:
        told = _listed([f"{name} ({what})" for name, what in held])
        files = "a file that may hold a draft is" if len(held) == 1 else (
            f"{len(held)} files that may hold drafts are")  # fmt: skip
        advice = "name what is to be checked, save it as .docx, text or Markdown, or give --convert"
        unread.append((folder, f"{files} not read: {told}; {advice}"))
    if own:
        said.append(left_out(own, folder))
    if others:
        number = counted(len(others), "other file")
        said.append(f"{folder}: {number} left out: {_sorts(others)}")
    return Leavings(tuple(unread), tuple(said))


def left_out(own: Sequence[tuple[str, str]], folder: str = "") -> str:
    """Say that files of ours are no drafts."""
    named = [f"{os.path.relpath(path, folder) if folder else path} ({what})" for path, what in own]
    verb = "is" if len(own) == 1 else "are"
    said = f"{counted(len(own), 'file')} that disclosure-lint wrote {verb} left out"
    return f"{f'{folder}: ' if folder else ''}{said}: {_listed(named)}"


def wrote(path: str) -> str | None:
    """Return what a file is where the tool wrote it, else None."""
    return ours.ours(_peeked(path))


def _holds(path: str) -> str | None:
    """Return what a file is whose kind holds drafts, else None."""
    try:
        what = filetypes.told(_peeked(path), path)
    except ReadError:  # named like a Word document, and none
        return "named like a Word document"
    if what == "an HTML page" and not os.path.splitext(path)[1]:
        return what
    return what if what in _HOLD_DRAFTS else None


def _peeked(path: str) -> bytes:
    """Return the beginning and the end of a file, or all of it where only that tells."""
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        if len(head) < _HEAD or size > LIMIT:
            return head
        if not head.startswith(_PACKED):
            file.seek(max(_HEAD, size - _TAIL))
        return head + file.read()
    return b""


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _sorts(names: Iterable[str]) -> str:
    """Return how many there are of each ending; those without one by their names."""
    split = [(name, os.path.splitext(name)[1].lower()) for name in names]
    counts = Counter(end for _, end in split if end)
    said = [f"{number} {end}" for end, number in counts.most_common()]
    bare = [name for name, end in split if not end]
    return _listed([*said[: _MOST_NAMED - 1], *bare, *said[_MOST_NAMED - 1 :]])

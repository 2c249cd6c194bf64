"""What somebody gives to be judged: a draft's text, or a draft that was read from a file."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UnknownError, UsageError
from disclosure_lint.finding import DOCUMENTS
from disclosure_lint.regex import ASCII, Regex
from disclosure_lint.source import Source

# notation: a line that is the name of a file
_FILE = Regex(
    r"[^\n]{1,250}\.(?:docx|docm|dotx|doc|pdf|html?|xhtml|txt|md|markdown|rtf|odt|eml|msg|json)$"
)


# notation: a path to a folder, or to a file whose name has no ending; /PRNewswire/ is a wire's mark
_PATH = Regex(
    r"(?!/\w+/$)(?:(?:~|\.{1,2})?/|[a-z]:[\\/]|\\\\)[^\s]{1,250}$|[\w.~-]{1,80}(?:[\\/][\w.~-]{1,80}){0,40}[\\/]$",
    ASCII,
)

_LONGEST = 1000  # code points in which the name of a file may stand, white space around it


def taken(draft: str | Draft) -> Draft:
    """Return the draft that somebody gives.

    Raises:
        TypeError: it is neither a text nor a draft: a path, or bytes.
        UsageError: it has no words, or is the name of a file.
    """
    refuse(draft)
    read = Draft(Source(draft, sha256=digest(draft))) if isinstance(draft, str) else draft
    if not read.units or not len(read.words):
        raise UsageError(f"{read.source.name}: nothing to check: the draft has no words")
    return read


def refuse(draft: object) -> None:
    """Refuse what is no draft but tells of one, before anybody takes it for an empty one.

    Raises:
        TypeError: it is neither a text nor a draft.
        UsageError: it is the name of a file.
    """
    if isinstance(draft, Draft):
        return
    if not isinstance(draft, str):
        called = "read_bytes(data, name)" if isinstance(draft, bytes) else "read(path)"
        said = f"a draft is its text, or what {called} returns, not {type(draft).__name__}"
        raise TypeError(said)
    name = draft.strip(" \t\r\n\"'") if len(draft) <= _LONGEST else ""
    if _FILE.match(name.lower()):
        raise UsageError(
            f"`{name}` is the name of a file and no draft: give what read(path) returns"
        )
    if _PATH.match(name.lower()):
        raise UsageError(
            f"`{name}` is the name of a file or folder and no draft: give what read(path) returns"
        )


def digest(text: str) -> str:
    """Return the SHA-256 of a text that no file holds."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def kind_of_document(name: str | None) -> str | None:
    """Return the kind of document that somebody tells.

    Raises:
        UnknownError: there is none of that name.
    """
    if name is not None and name not in DOCUMENTS:
        raise UnknownError("kind of document", name, DOCUMENTS)
    return name


def day(text: str | None) -> str | None:
    """Return the day that somebody tells, ISO.

    Raises:
        UsageError: it is written otherwise.
    """
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"`{text}` is not a date; write it as 2026-11-23") from None

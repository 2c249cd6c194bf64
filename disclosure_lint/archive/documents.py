"""A document of an archive: its bytes, where it came from, and what was told of it."""

from __future__ import annotations

import re
from hashlib import sha256

from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

_FIELDS = {"year": r"(?P<year>\d{4})", "month": r"(?P<month>\d\d)", "day": r"(?P<day>\d\d)",
           "source": r"(?P<source>[^/]+)"}  # fmt: skip


class Document(NamedTuple):
    """One document, or why there is none where one was looked for."""

    path: str  # with `/`; in an archive `feed.tar/2026/a.htm`, in a table `rows.parquet/ID`
    data: bytes = b""
    size: int = 0  # bytes, also of one that was not read
    told: str | None = None  # its ISO date, where the archive tells it
    source: str | None = None  # whose it is, where its path tells that
    kind: str | None = None  # why it cannot be judged: unreadable or too-large
    said: str = ""
    again: bool = False  # whether only the rules that changed are to judge it

    @property
    def digest(self) -> bytes:
        """The SHA-256 of its bytes."""
        return sha256(self.data).digest()


class PathForm:
    """What paths tell of documents: `{source}/{year}/{month}{day}/` somewhere in them."""

    def __init__(self, form: str) -> None:
        """Take the form.

        Raises:
            UsageError: it has other fields, one of them twice, or a date in part.
        """
        pieces = re.split(r"\{(\w*)\}", form)
        told = pieces[1::2]
        wrong = [name for name in told if name not in _FIELDS or told.count(name) > 1]
        dates = {"year", "month", "day"} & set(told)
        if wrong or not told or len(dates) not in {0, 3}:
            known = ", ".join(f"{{{name}}}" for name in _FIELDS)
            raise UsageError(f"`{form}`: a path tells {known}; a date whole, and each once")
        pieces[1::2] = [_FIELDS[name] for name in told]
        pieces[::2] = [re.escape(text) for text in pieces[::2]]
        self._regex = re.compile(rf"(?:^|/){''.join(pieces)}")

    def told(self, document: Document) -> Document:
        """Return a document with what its path tells of it."""
        found = self._regex.search(document.path)
        if found is None:
            return document
        parts = found.groupdict()
        if "year" in parts:
            date = iso(f"{parts['year']}-{parts['month']}-{parts['day']}")
            document = document._replace(told=document.told or date)
        return document._replace(source=parts.get("source") or document.source)


def iso(text: object) -> str | None:
    """Return a date as `2026-11-29`, or None for what is none."""
    from datetime import date

    try:
        return date.fromisoformat(str(text)[:10]).isoformat()
    except ValueError:
        return None

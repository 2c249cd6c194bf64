"""The documents of folders, archives and tables, one after another and always in one order.

Nothing is gathered first: an archive may hold millions. What cannot be opened comes as a
document that says why.
"""

from __future__ import annotations

import os
import tarfile
import zipfile
from hashlib import sha256

from disclosure_lint.archive.documents import Document
from disclosure_lint.archive.opening import broken, opened, reason
from disclosure_lint.archive.pieces import LINES, LINES_COMPRESSED, TARS, Piece, holds_many
from disclosure_lint.archive.tabled import Columns, Tabled
from disclosure_lint.errors import UsageError
from disclosure_lint.lean import suppress
from disclosure_lint.readers.filetypes import EXTENSIONS
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_UTF8 = 0x800  # a flag of members of a zip: their names are UTF-8


class Reading(NamedTuple):
    """How documents are read: what the options tell."""

    columns: Columns = Columns()
    form: str | None = None  # of paths that tell dates and sources
    most: int = 10_000_000  # bytes of a document


class Sources:
    """Where documents come from."""

    def __init__(
        self,
        columns: Columns = Columns(),  # noqa: B008 - a constant
        most: int = 10_000_000,
        *,
        is_seen: bool = False,
    ) -> None:
        """Read `columns` of tables, and no document of more than `most` bytes.

        `is_seen` says that there was a table with these columns.
        """
        self._most = most
        self._tabled = Tabled(columns, most, is_seen=is_seen)
        self.left_out = 0  # files that by their names are no documents

    def documents(self, path: str) -> Iterator[Document]:
        """Yield the documents of a file, a folder or an archive.

        Raises:
            UsageError: there is no such path.
        """
        for file in self.files(path):
            yield from self.of(Piece(file), above(path))

    def files(self, path: str) -> Iterator[str]:
        """Yield the files that are documents or hold them, of a folder or a file itself.

        Raises:
            UsageError: there is no such path.
        """
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
        path = os.path.abspath(path)
        if os.path.isdir(path):
            yield from self._folder(path)
        else:
            yield path

    def of(self, piece: Piece, above: str) -> Iterator[Document]:
        """Yield the documents of a file or a piece of it; `above` is no part of their paths."""
        file = piece.file
        name, shown = file.lower(), _shown(file, above)
        inner: Iterator[Document] | None = None
        if name.endswith(TARS):
            inner = self._tar(file, shown)
        elif name.endswith(".zip"):
            inner = self._zip(piece, shown)
        elif name.endswith(".parquet"):
            inner = self._tabled.of_parquet(piece, shown)
        elif name.endswith((*LINES, *LINES_COMPRESSED)):
            inner = self._tabled.of_lines(piece, shown)
        try:
            if inner is None:
                with open(file, "rb") as raw:
                    yield self._member(shown, raw, os.fstat(raw.fileno()).st_size)
            else:
                yield from inner
        except broken() as error:
            said = f"cannot be read{' to its end' if inner else ''}: {reason(error)}"
            yield Document(shown, kind="unreadable", said=said)

    def see_to(self, file: str, above: str) -> None:
        """See that what is told of columns fits a file, if it is the first table.

        Raises:
            UsageError: it does not.
        """
        if file.lower().endswith((*LINES, *LINES_COMPRESSED, ".parquet")):
            self._tabled.see_to(file, _shown(file, above))

    def _folder(self, folder: str) -> Iterator[str]:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, _what(entry)) for entry in entries)
        for name, what in found:
            path = os.path.join(folder, name)
            if what == "folder":
                if not name.startswith("."):
                    yield from self._folder(path)
            elif what and not _is_hidden(name) and _is_wanted(name):
                yield path
            else:
                self.left_out += 1

    def _member(self, path: str, file: Any, size: int) -> Document:
        if size > self._most:
            said = f"larger than {self._most / 1_000_000:g} MB"
            return Document(path, size=size, kind="too-large", said=said)
        data = file.read(self._most + 1)  # what is said of its size may be wrong
        if len(data) > self._most:
            return self._member(path, file, len(data))
        return Document(path, data, len(data))

    def _tar(self, path: str, shown: str) -> Iterator[Document]:
        with opened(path) as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
            for member in archive:
                if not member.isfile():
                    self.left_out += not member.isdir()
                    continue
                file = archive.extractfile(member)
                if self._counts(member.name) and file is not None:
                    yield self._member(f"{shown}/{member.name}", file, member.size)

    def _zip(self, piece: Piece, shown: str) -> Iterator[Document]:
        with zipfile.ZipFile(piece.file) as archive:
            for member in archive.infolist()[piece.first : piece.last]:
                called = _called(member)
                if called.endswith("/") or not self._counts(called):
                    continue
                name = f"{shown}/{called}"
                try:
                    with archive.open(member) as file:
                        document = self._member(name, file, member.file_size)
                except broken() as error:
                    why = "locked with a password" if member.flag_bits & 1 else reason(error)
                    said = f"cannot be read: {why}"
                    document = Document(name, size=member.file_size, kind="unreadable", said=said)
                yield document

    def _counts(self, name: str) -> bool:
        base = name.rpartition("/")[2]
        wanted = base.lower().endswith(EXTENSIONS) and not _is_hidden(base)
        self.left_out += not wanted
        return wanted


def above(path: str) -> str:
    """Return the folder of an input: where it lies is no part of what its documents are called."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), "")


def _shown(file: str, above: str) -> str:
    return file.removeprefix(above).replace(os.sep, "/")


def _what(entry: os.DirEntry[str]) -> str:
    """Return whether an entry is a folder, a file or a link to one, or "" where reading may never end."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    # A link to a folder may lead in a circle, a pipe has no end; a link to nothing is told.
    return "file" if entry.is_file() or not os.path.exists(entry) else ""


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(EXTENSIONS) or holds_many(name)


def _called(member: zipfile.ZipInfo) -> str:
    """Return the path of a member with `/`, as UTF-8 where it is that and nobody says so."""
    name = member.filename
    if not name.isascii() and not member.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _is_hidden(name: str) -> bool:
    """Whether a file is one of a system's or an editor's; `.md` is a document without a name."""
    return name.startswith("~$") or (name.startswith(".") and name.lower() not in EXTENSIONS)


def key(digest: bytes, *told: str) -> int:
    """Return a whole number of 64 bits for the bytes of a document and what else counts."""
    made = sha256(digest + "\0".join(told).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(made[:8], "big", signed=True)

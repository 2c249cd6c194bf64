"""The documents of folders, archives and tables, one after another and always in one order.

Nothing is gathered first: an archive may hold millions. What cannot be opened comes as a
document that says why.
"""

from __future__ import annotations

import os
import tarfile
import zipfile
import zlib
from hashlib import sha256

from disclosure_lint.archive.documents import Document, iso
from disclosure_lint.errors import UsageError
from disclosure_lint.readers.filetypes import EXTENSIONS
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz", ".tar.zst")
_LINES = (".jsonl", ".ndjson")
_BROKEN = (OSError, EOFError, RuntimeError, ValueError, NotImplementedError, tarfile.TarError,
           zipfile.BadZipFile, zlib.error)  # fmt: skip
_ROWS = 256  # of a table, read at once


class Columns(NamedTuple):
    """The columns of tables and of lines of JSON."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


class Reading(NamedTuple):
    """How documents are read: what the options tell."""

    columns: Columns = Columns()
    form: str | None = None  # of paths that tell dates and sources
    most: int = 10_000_000  # bytes of a document


class Sources:
    """Where documents come from."""

    def __init__(self, columns: Columns = Columns(), most: int = 10_000_000) -> None:  # noqa: B008 - a constant
        """Read `columns` of tables, and no document of more than `most` bytes."""
        self._columns = columns
        self._most = most
        self._above = ""
        self.left_out = 0  # files that by their names are no documents

    def documents(self, path: str) -> Iterator[Document]:
        """Yield the documents of a file, a folder or an archive.

        Raises:
            UsageError: there is no such path.
        """
        for file in self.files(path):
            yield from self.of(file, above(path))

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

    def of(self, file: str, above: str) -> Iterator[Document]:
        """Yield the documents of one file; `above` is no part of their paths."""
        self._above = above
        yield from self._file(file)

    def _folder(self, folder: str) -> Iterator[str]:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir()) for entry in entries)
        for name, is_folder in found:
            path = os.path.join(folder, name)
            if is_folder:
                if not (
                    name.startswith(".") or os.path.islink(path)
                ):  # a link may lead in a circle
                    yield from self._folder(path)
            elif not _is_hidden(name) and name.lower().endswith(
                (*EXTENSIONS, *_TARS, *_LINES, ".zip", ".parquet")
            ):
                yield path
            else:
                self.left_out += 1

    def _file(self, path: str) -> Iterator[Document]:
        name, shown = path.lower(), path.removeprefix(self._above).replace(os.sep, "/")
        inner: Iterator[Document] | None = None
        if name.endswith(_TARS):
            inner = self._tar(path, shown)
        elif name.endswith(".zip"):
            inner = self._zip(path, shown)
        elif name.endswith(".parquet"):
            inner = self._parquet(path, shown)
        elif name.endswith(_LINES):
            inner = self._lines(path, shown)
        try:
            if inner is None:
                with open(path, "rb") as file:
                    yield self._member(shown, file, os.fstat(file.fileno()).st_size)
            else:
                yield from inner
        except _BROKEN as error:
            said = f"cannot be read{' to its end' if inner else ''}: {_reason(error)}"
            yield Document(shown, kind="unreadable", said=said)

    def _member(self, path: str, file: Any, size: int) -> Document:
        if size > self._most:
            said = f"larger than {self._most / 1_000_000:g} MB"
            return Document(path, size=size, kind="too-large", said=said)
        data = file.read(self._most + 1)  # what is said of its size may be wrong
        if len(data) > self._most:
            return self._member(path, file, len(data))
        return Document(path, data, len(data))

    def _tar(self, path: str, shown: str) -> Iterator[Document]:
        with _opened(path) as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
            for member in archive:
                if not member.isfile():
                    continue
                file = archive.extractfile(member)
                if self._counts(member.name) and file is not None:
                    yield self._member(f"{shown}/{member.name}", file, member.size)

    def _zip(self, path: str, shown: str) -> Iterator[Document]:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.is_dir() or not self._counts(member.filename):
                    continue
                name = f"{shown}/{member.filename}"
                try:
                    with archive.open(member) as file:
                        document = self._member(name, file, member.file_size)
                except _BROKEN as error:
                    said = f"cannot be read: {_reason(error)}"
                    document = Document(name, size=member.file_size, kind="unreadable", said=said)
                yield document

    def _counts(self, name: str) -> bool:
        base = name.rpartition("/")[2]
        wanted = base.lower().endswith(EXTENSIONS) and not _is_hidden(base)
        self.left_out += not wanted
        return wanted

    def _parquet(self, path: str, shown: str) -> Iterator[Document]:
        import pyarrow.parquet as pq

        with pq.ParquetFile(path) as table:
            columns = self._wanted(shown, set(table.schema_arrow.names))
            number = 0
            for batch in table.iter_batches(_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield self._row(shown, number, row)

    def _lines(self, path: str, shown: str) -> Iterator[Document]:
        import json

        with open(path, "rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise ValueError("no object")  # noqa: TRY301, TRY004 - as what json raises
                except (ValueError, RecursionError) as error:
                    said = f"no line of JSON: {error}"
                    yield Document(
                        f"{shown}/{number}", size=len(line), kind="unreadable", said=said
                    )
                    continue
                yield self._row(shown, number, row)

    def _wanted(self, shown: str, there: set[str]) -> list[str]:
        wanted = [name for name in self._columns if name]
        if self._columns.text is None or not there.issuperset(wanted):
            said = f"tell --text, and --id where there is one; its columns are {', '.join(sorted(there))}"
            raise UsageError(f"{shown}: {said}")
        return wanted

    def _row(self, shown: str, number: int, row: dict[str, Any]) -> Document:
        text, id_, date = (row.get(name) if name else None for name in self._columns)
        if self._columns.text is None:
            raise UsageError(f"{shown}: tell with --text which field holds the text")
        name = f"{shown}/{number if id_ is None else id_}"
        if not isinstance(text, str | bytes) or not text:
            return Document(name, kind="unreadable", said="its text is empty or no text")
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        if len(data) > self._most:
            said = f"larger than {self._most / 1_000_000:g} MB"
            return Document(name, size=len(data), kind="too-large", said=said)
        return Document(name, data, len(data), told=iso(date))


def above(path: str) -> str:
    """Return the folder of an input: where it lies is no part of what its documents are called."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), "")


def holds_many(file: str) -> bool:
    """Whether a file by its name is an archive or a table."""
    return file.lower().endswith((*_TARS, *_LINES, ".zip", ".parquet"))


def _is_hidden(name: str) -> bool:
    """Whether a file is one of a system's or an editor's; `.md` is a document without a name."""
    return name.startswith("~$") or (name.startswith(".") and name.lower() not in EXTENSIONS)


def key(digest: bytes, *told: str) -> int:
    """Return a whole number of 64 bits for the bytes of a document and what else counts."""
    made = sha256(digest + "\0".join(told).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(made[:8], "big", signed=True)


def _opened(path: str) -> BinaryIO:
    if not path.lower().endswith(".zst"):
        return open(path, "rb")
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            said = "reading .zst needs backports.zstd: pip install 'disclosure-lint[archive]'"
            raise UsageError(f"{path}: {said}") from None
    file: BinaryIO = zstd.open(path, "rb")
    return file


def _reason(error: BaseException) -> str:
    return (
        (error.strerror if isinstance(error, OSError) else None)
        or str(error)
        or type(error).__name__
    )

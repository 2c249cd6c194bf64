"""From the files of the publishers to a store: read row by row, sorted, written in one step.

The same files and days give the same bytes. What is at the place of the store stays as it
was until all of the new one is written.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from zipfile import BadZipFile

from disclosure_lint.errors import UsageError
from disclosure_lint.lean import import_module
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.companies import Companies
from disclosure_lint.reference.facts import CompanyRow, NameRow, Row, Unread
from disclosure_lint.reference.store import MAGIC, ListFacts, Store
from disclosure_lint.reference.substances import Substances

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

LISTS = {"sec": "sec", "unii": "unii", "hkex": "hkex", "hkex-zh": "hkex", "csv": "house"}
_TOLD = 100_000  # rows not understood that are told one by one
_CHUNK = 1 << 20
_LEAST = 0.8  # of a list that its next one has at least
_ANY_MAGIC = b"!!disclosure-lint reference"
_SORTS = {
    "official": "official name: one to four words of Latin letters",
    "code": "code of a house: letters, then digits",
    "brand": "brand: one or two words of Latin letters",
}


class ListFile(NamedTuple):
    """A file that a publisher gives."""

    name: str  # of LISTS; csv-2 where there are two
    path: str
    date: str  # ISO


class Built(NamedTuple):
    """What came of one file."""

    file: ListFile
    rows: int  # all of them
    kept: int  # that were of use
    unread: tuple[Unread, ...]  # the first of them
    skipped: int


def build(
    files: Sequence[ListFile],
    target: str,
    placed: Callable[[CompanyRow], CompanyRow | None] = lambda row: row,
) -> list[Built]:
    """Read lists and write the store.

    `placed` gives a listing of a house's own list as drafts name exchanges, None where its
    exchange is none.

    Raises:
        UsageError: a file is not what it should be or holds much less than what the store had
            of it, nothing in it was understood, or something else is at the place of the store.
    """
    before = _before(target)
    companies, substances = Companies(), Substances()
    heads: list[str] = []
    done: list[Built] = []
    for file in _named_apart(files):
        built = _read(file, companies, substances, placed)
        _see_that_it_is_whole(built, before.get(file.name), target)
        done.append(built)
        counts = "\t".join(map(str, (built.rows, built.kept, built.skipped)))
        called = _module(file).CALLED
        heads.append(f"!list\t{file.name}\t{called}\t{file.date}\t{_sha256(file.path)}\t{counts}")
    lines = [*heads, *companies.lines(), *substances.lines()]
    encoded = sorted({line.encode("utf-8", "replace") for line in lines})
    _write(target, b"\n".join([MAGIC.encode(), *encoded]) + b"\n")
    return done


def _named_apart(files: Sequence[ListFile]) -> Iterator[ListFile]:
    """Yield the files, the second of a sort under a name of its own: csv, csv-2."""
    seen: dict[str, int] = {}
    for file in files:
        seen[file.name] = number = seen.get(file.name, 0) + 1
        yield file if number == 1 else file._replace(name=f"{file.name}-{number}")


def _module(file: ListFile) -> Any:
    name = file.name if file.name in LISTS else file.name.rpartition("-")[0]
    return import_module(f"disclosure_lint.reference.lists.{LISTS[name]}")


def _before(target: str) -> dict[str, ListFacts]:
    """Return the lists of the store that is to be replaced.

    Raises:
        UsageError: what is there is no store.
    """
    if not os.path.exists(target) or not os.path.getsize(target):
        return {}
    with open(target, "rb") as file:
        if not file.read(len(MAGIC)).startswith(_ANY_MAGIC):
            raise UsageError(f"{target}: something else is there; name another file with -o")
    try:
        return Store(target).lists
    except UsageError:  # of another version
        return {}


def _see_that_it_is_whole(built: Built, before: ListFacts | None, target: str) -> None:
    """Hold a publisher's list against the one of the store that is replaced.

    Raises:
        UsageError: it has lost more than lists lose.
    """
    if before is None or built.file.name.startswith("csv"):
        return
    if built.kept < _LEAST * before.kept:
        raise UsageError(
            f"{built.file.path}: {built.kept:,} rows of use, and {target} has {before.kept:,} of this list: half a file? Where it is meant, remove that store first; nothing was written"
        )


def _read(
    file: ListFile,
    companies: Companies,
    substances: Substances,
    placed: Callable[[CompanyRow], CompanyRow | None],
) -> Built:
    unread: list[Unread] = []
    total = kept = skipped = 0
    try:
        for row in _module(file).rows(file.path):
            total += 1
            told = _taken(file.name, row, total, companies, substances, placed)
            if isinstance(told, Unread):
                skipped += 1
                if len(unread) < _TOLD:
                    unread.append(told)
            else:
                kept += told
    except (OSError, EOFError, BadZipFile, zlib.error) as error:
        said = getattr(error, "strerror", None) or "it is not whole"
        raise UsageError(f"{file.path}: cannot be read: {said}; nothing was written") from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{file.path}: not text in UTF-8; save it as such (in Excel: CSV UTF-8)"
        ) from None
    if not kept:
        why = f": {unread[0].said} in row {unread[0].line}" if unread else ""
        raise UsageError(f"{file.path}: no row of it was understood{why}; nothing was written")
    if skipped > kept:
        raise UsageError(
            f"{file.path}: of {total:,} rows {skipped:,} were not understood, the first in row {unread[0].line} ({unread[0].said}); nothing was written"
        )
    return Built(file, total, kept, tuple(unread), skipped)


def _taken(  # noqa: PLR0913, PLR0917 - a row, and where it goes
    named: str,
    row: Row,
    number: int,
    companies: Companies,
    substances: Substances,
    placed: Callable[[CompanyRow], CompanyRow | None],
) -> bool | Unread:
    """Put a row where it belongs; return whether it is of use, or why it was not understood."""
    if isinstance(row, CompanyRow):
        ours = placed(row) if named.startswith("csv") else row
        if ours is None:
            return Unread(number + 1, f"no exchange is called `{row.exchange}`")
        companies.add(named, ours)
        return True
    if isinstance(row, NameRow):
        if substances.add(named, row):
            return True
        said = f"`{row.name}` is shaped like no {_SORTS[row.sort]}"
        return Unread(number + 1, said) if row.is_told else False
    return row or False


def _sha256(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _write(target: str, content: bytes) -> None:
    beside = f"{target}.{os.getpid()}.new"
    try:
        with open(beside, "wb") as file:
            file.write(content)
        os.replace(beside, target)
    except OSError as error:
        if os.path.exists(beside):
            os.remove(beside)
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from None

"""From the files of the publishers to a store: read row by row, sorted, written in one step.

The same files and days give the same bytes. What is at the place of the store stays as it
was until all of the new one is written.
"""

from __future__ import annotations

import hashlib
import os

from disclosure_lint.errors import UsageError
from disclosure_lint.lean import import_module
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.companies import Companies
from disclosure_lint.reference.facts import CompanyRow, NameRow, Unread
from disclosure_lint.reference.store import MAGIC
from disclosure_lint.reference.substances import Substances

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LISTS = {"sec": "sec", "unii": "unii", "hkex": "hkex", "hkex-zh": "hkex", "csv": "house"}
_TOLD = 200  # rows not understood that are told of by their lines
_CHUNK = 1 << 20


class ListFile(NamedTuple):
    """A file that a publisher gives."""

    name: str  # of LISTS
    path: str
    date: str  # ISO


class Built(NamedTuple):
    """What came of one file."""

    file: ListFile
    rows: int
    kept: int
    unread: tuple[Unread, ...]  # the first of them
    skipped: int


def build(
    files: Sequence[ListFile], target: str, progress: Callable[[str], None] | None = None
) -> list[Built]:
    """Read lists and write the store.

    Raises:
        UsageError: a file is not what it should be, or nothing in it was understood.
    """
    companies, substances = Companies(), Substances()
    heads: list[str] = []
    done: list[Built] = []
    for file in files:
        if progress:
            progress(file.path)
        built = _read(file, companies, substances)
        done.append(built)
        called = import_module(f"disclosure_lint.reference.lists.{LISTS[file.name]}").CALLED
        counts = "\t".join(map(str, (built.rows, built.kept, built.skipped)))
        heads.append(f"!list\t{file.name}\t{called}\t{file.date}\t{_sha256(file.path)}\t{counts}")
    lines = [*heads, *companies.lines(), *substances.lines()]
    encoded = sorted({line.encode("utf-8", "replace") for line in lines})
    _write(target, b"\n".join([MAGIC.encode(), *encoded]) + b"\n")
    return done


def _read(file: ListFile, companies: Companies, substances: Substances) -> Built:
    module = import_module(f"disclosure_lint.reference.lists.{LISTS[file.name]}")
    unread: list[Unread] = []
    kept = skipped = 0
    try:
        for row in module.rows(file.path):
            if isinstance(row, CompanyRow):
                companies.add(file.name, row)
                kept += 1
            elif isinstance(row, NameRow):
                substances.add(file.name, row)
                kept += 1
            else:
                skipped += 1
                if len(unread) < _TOLD:
                    unread.append(row)
    except (OSError, EOFError) as error:
        said = getattr(error, "strerror", None) or "it is not whole"
        raise UsageError(f"{file.path}: cannot be read: {said}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file.path}: not text in UTF-8") from None
    if not kept:
        raise UsageError(f"{file.path}: no row of it was understood; nothing was written")
    if skipped > kept:
        raise UsageError(
            f"{file.path}: of {kept + skipped:,} rows {skipped:,} were not understood, the first in line {unread[0].line} ({unread[0].said}); nothing was written"
        )
    return Built(file, kept + skipped, kept, tuple(unread), skipped)


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

"""The FDA's names of substances (UNII): UNII_Names.txt, alone, gzipped or in its zip."""

from __future__ import annotations

import gzip
import io
import zipfile

from disclosure_lint.errors import UsageError
from disclosure_lint.reference.facts import NameRow, Row, Unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

CALLED = "the FDA's list of substance names"
_SORTS = {"of": "official", "cd": "code", "bn": "brand"}
_KNOWN = {"of", "cd", "bn", "cn", "sys"}
# The columns as the FDA heads them, and the plain words for them.
_HEADS = {
    "name": "name", "type": "type", "unii": "unii", "display name": "display",
    "display": "display", "pt": "display",
}  # fmt: skip
_UNII = 10  # letters and digits


def rows(path: str) -> Iterator[Row]:
    """Yield the official names, codes and brands of substances, and what was not understood.

    Raises:
        UsageError: the file is something else, or ends within a line.
    """
    with _opened(path) as file:
        heads = [_HEADS.get(h.strip().lower(), "") for h in file.readline().rstrip("\r\n").split("\t")]  # fmt: skip
        lacking = {"name", "type", "unii", "display"} - set(heads)
        if lacking:
            said = ", ".join(sorted(lacking))
            raise UsageError(
                f"{path}: not the FDA's names of substances: it has no column {said}; another file, or a web page in its place?"
            )
        at = [heads.index(head) for head in ("name", "type", "unii", "display")]
        line = "\n"
        for number, line in enumerate(file, 2):
            values = line.rstrip("\r\n").split("\t")
            if len(values) == len(heads):
                yield _row(number, *(values[n].strip() for n in at))
            else:
                yield Unread(number, f"{len(values)} columns, not {len(heads)}")
        if not line.endswith("\n"):
            raise UsageError(f"{path}: not whole: its last line has no end; nothing was written")


def _row(number: int, name: str, sort: str, unii: str, display: str) -> Row:
    if len(unii) != _UNII or not name or sort not in _KNOWN:
        return Unread(number, "no name, type or UNII")
    return NameRow(f"unii-{unii}", name, _SORTS[sort], display) if sort in _SORTS else None


def _opened(path: str) -> IO[str]:
    with open(path, "rb") as file:
        opening = file.read(4)
    if opening.startswith(b"\x1f\x8b"):
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="replace")
    if opening.startswith(b"PK"):
        archive = zipfile.ZipFile(path)
        names = [n for n in archive.namelist() if "name" in n.lower() and n.lower().endswith((".txt", ".tsv"))]  # fmt: skip
        if not names:
            raise UsageError(f"{path}: holds no file of names, such as UNII_Names.txt")
        return io.TextIOWrapper(archive.open(names[0]), encoding="utf-8-sig", errors="replace")
    return open(path, encoding="utf-8-sig", errors="replace")


def inside(path: str) -> str:
    """Return the name of the file within a zip, which tells its day: UNII_Names_12Jun2025.txt."""
    if not zipfile.is_zipfile(path):
        return ""
    with zipfile.ZipFile(path) as archive:
        return next((n for n in archive.namelist() if "name" in n.lower()), "")

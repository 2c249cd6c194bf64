"""A store of facts on disk: a text file of sorted lines, mapped and searched by halving.

A line is fields apart by tabs; the first two are what it is found by. The file can be read
by anybody, gives the same bytes for the same facts, and is opened when something is first
sought in it. The lines of its head begin with `!`, which sorts before any letter.
"""

from __future__ import annotations

from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

MAGIC = "!!disclosure-lint reference 1"
_LONGEST_HEAD = 4096  # bytes in which the head of a store ends


class ListFacts(NamedTuple):
    """One official list, as the head of a store has it."""

    name: str  # sec, unii, hkex, csv: what its rows are marked with
    called: str  # "the SEC's list of companies"
    date: str  # ISO, the day of the list
    sha256: str  # of the file it was read from
    rows: int
    kept: int
    skipped: int

    @property
    def basis(self) -> str:
        """How a finding names the list."""
        return f"{self.called} of {self.date}"


class Store:
    """The facts of one file."""

    __slots__ = ("_mapped", "lists", "path")

    def __init__(self, path: str) -> None:
        """Read the head of a store.

        Raises:
            UsageError: there is no such file, or it is not one of ours.
        """
        self.path = path
        self._mapped: mmap | None = None
        try:
            with open(path, "rb") as file:
                head = file.read(_LONGEST_HEAD)
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
        lines = head.decode("utf-8", "replace").splitlines()
        if not lines or lines[0] != MAGIC:
            raise UsageError(
                f"{path}: not a reference of this version; build it with `reference build`"
            )
        rows = [line.split("\t")[1:] for line in lines if line.startswith("!list\t")]
        self.lists = {
            row[0]: ListFacts(*row[:4], *map(int, row[4:]))  # type: ignore[arg-type] # three of each
            for row in rows
        }

    def find(self, kind: str, key: str) -> list[list[str]]:
        """Return the fields behind a key, of each line that has it."""
        return [fields[2:] for fields in self.beginning(f"{kind}\t{key}\t")]

    def beginning(self, start: str) -> Iterator[list[str]]:
        """Yield the fields of every line that begins with these characters, in order."""
        data = self._mapped or self._map()
        wanted = start.encode("utf-8", "surrogatepass")
        at = _first(data, wanted)
        while data[at : at + len(wanted)] == wanted:
            end = data.find(b"\n", at)
            yield data[at:end].decode("utf-8").split("\t")
            at = end + 1

    def _map(self) -> mmap:
        from mmap import ACCESS_READ, mmap

        with open(self.path, "rb") as file:
            self._mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
        return self._mapped


def _first(data: mmap, wanted: bytes) -> int:
    """Return where the first line stands that is not less than some bytes.

    No line is a beginning of them: each has a tab behind its key, and so more than is sought.
    """
    low, high = 0, len(data)  # both at the beginning of a line
    size = len(wanted)
    while low < high:
        middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[middle : middle + size] < wanted:
            low = data.find(b"\n", middle) + 1
        else:
            high = middle
    return low

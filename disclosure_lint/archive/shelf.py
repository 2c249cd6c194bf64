"""The folder of an archive: what is done in it, and how more is added so that nothing is lost.

A shard is a file in each table and, written last, a note that it is whole. What a run that
was killed left without a note is swept away by the next one, which does that part again.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import contextmanager
from hashlib import sha256

from disclosure_lint.archive import tables
from disclosure_lint.archive.opening import reason
from disclosure_lint.archive.sources import key
from disclosure_lint.errors import UsageError
from disclosure_lint.lean import suppress
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from typing import Any, TextIO

    from disclosure_lint.packs.pack import Pack

_MARK = "archive.json"
_EMPTY = "empty"  # a file without rows, so that every table is there
_SHORT = 12  # hex digits of a digest that name a folder


class Shelf:
    """What one state of the packs judged, in the folder of an archive."""

    def __init__(self, folder: str, judged_by: Mapping[str, Any], pack: Pack) -> None:
        """Open the folder, made if it is not there, for one run alone.

        Raises:
            UsageError: it holds something else, cannot be written to, or another run is writing
                to it.
        """
        text = json.dumps(judged_by, sort_keys=True, ensure_ascii=False)
        self.digest = sha256(text.encode()).hexdigest()[:_SHORT]
        self.folder = self._folder = folder
        self.judged_by, self.rules = judged_by, pack.rules
        see_to(folder, new=True)
        self._lock = _locked(os.path.join(folder, "_lock"))
        try:
            with _writing(folder):
                self._begin(pack)
        except BaseException:
            self._lock.close()
            raise

    def _begin(self, pack: Pack) -> None:
        self._put(_MARK, {"schema": tables.SCHEMA})
        known = packs(self.folder)
        if self.digest not in known:
            self._put(f"_packs/{len(known) + 1:04}-{self.digest}.json", dict(self.judged_by))
        rules = self._path("rules", "rules")
        if not os.path.exists(rules):
            tables.write(rules, "rules", [_rule(rule) for rule in pack.rules])
        for table in tables.TABLES:
            if not os.path.exists(path := self._path(table, _EMPTY)):
                tables.write(path, table, ())

    def close(self) -> None:
        """Let other runs in."""
        self._lock.close()

    def known(self, *, retry: bool = False) -> tuple[Growing, Growing]:
        """Return the places that are done, and the contents that are judged.

        With `retry` what is unread counts as not done, and its rows are forgotten. Asked
        when judging is about to begin: what a killed run of Spark left may take a second to end.
        """
        self._sweep()
        places: set[int] = set()
        judged: set[int] = set()
        for shard in sorted(self._done()):
            for row in self._rows("drafts", shard, ("sha256", "path", "published", "copy")):
                told = iso(row["published"])
                places.add(key(row["sha256"], row["path"], told))
                if not row["copy"]:
                    judged.add(key(row["sha256"], told))
            if retry:
                with suppress(FileNotFoundError):
                    os.remove(self._path("unread", shard))
            for row in self._rows("unread", shard, ("sha256", "path", "published")):
                digest = row["sha256"] or sha256().digest()
                places.add(key(digest, row["path"], iso(row["published"])))
        return Growing(places), Growing(judged)

    def documents(self) -> int:
        """Return how many documents are put down here."""
        folder = os.path.join(self._folder, "_done", self.digest)
        total = 0
        for name in self._done():
            with open(os.path.join(folder, f"{name}.json"), encoding="utf-8") as file:
                total += json.load(file)["documents"]
        return total

    def part(self) -> Part:
        """Return what another process needs to put shards down."""
        return Part(os.path.abspath(self._folder), self.digest)  # others begin elsewhere

    def add(self, places: Sequence[int], rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Put a shard down: the rows of documents at some places."""
        add(self._folder, self.digest, places, rows)

    def _rows(self, table: str, shard: str, columns: Sequence[str]) -> list[dict[str, Any]]:
        path = self._path(table, shard)
        return tables.places(path, columns) if os.path.exists(path) else []

    def _path(self, table: str, shard: str) -> str:
        return _file(self._folder, table, self.digest, shard)

    def _done(self) -> set[str]:
        folder = os.path.join(self._folder, "_done", self.digest)
        if not os.path.isdir(folder):
            return set()
        return {name.removesuffix(".json") for name in os.listdir(folder) if name.endswith(".json")}

    def _sweep(self) -> None:
        whole = {f"{name}.parquet" for name in (*self._done(), _EMPTY)}
        for table in tables.TABLES:
            folder = os.path.dirname(self._path(table, _EMPTY))
            for name in os.listdir(folder):
                if name not in whole:
                    os.remove(os.path.join(folder, name))

    def _put(self, name: str, values: Mapping[str, Any]) -> None:
        _put(os.path.join(self._folder, *name.split("/")), values)


class Part(NamedTuple):
    """What other processes put shards down by, while one holds the folder for them all."""

    folder: str
    digest: str
    places: Container[int] = ()
    contents: Container[int] = ()

    def known(self, *, retry: bool = False) -> tuple[Growing, Growing]:  # noqa: ARG002 - as a shelf is asked
        """Return the places that are done, and the contents that are judged."""
        return Growing(self.places), Growing(self.contents)

    def add(self, places: Sequence[int], rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Put a shard down: the rows of documents at some places."""
        add(self.folder, self.digest, places, rows)


class Growing:
    """Numbers that were told, and such as come to them."""

    def __init__(self, told: Container[int]) -> None:
        self._told = told
        self._own: set[int] = set()

    def __contains__(self, number: object) -> bool:
        return number in self._own or number in self._told

    def add(self, number: int) -> None:
        """Take one more in."""
        self._own.add(number)


def add(
    folder: str,
    digest: str,
    places: Sequence[int],
    rows: Mapping[str, Sequence[tuple[Any, ...]]],
) -> None:
    """Put a shard down: the rows of documents at some places; told again, it is the same files.

    Raises:
        UsageError: the folder cannot be written to.
    """
    numbers = b"".join(number.to_bytes(8, "big", signed=True) for number in places)
    name = sha256(numbers).hexdigest()[:16]
    with _writing(folder):
        for table in tables.TABLES:
            if rows[table]:
                tables.write(_file(folder, table, digest, name), table, rows[table])
        _put(os.path.join(folder, "_done", digest, f"{name}.json"), {"documents": len(places)})


@contextmanager
def _writing(folder: str) -> Iterator[None]:
    """Say what is wrong where a folder cannot be written to."""
    try:
        yield
    except OSError as error:
        said = f"cannot be written to: {reason(error)}; what is put down stays, and a run goes on"
        raise UsageError(f"{folder}: {said}") from None


def _file(folder: str, table: str, digest: str, shard: str) -> str:
    below = os.path.join(folder, table, f"pack={digest}")
    os.makedirs(below, exist_ok=True)
    return os.path.join(below, f"{shard}.parquet")


def _put(path: str, values: Mapping[str, Any]) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = f"{path}.{_own_name()}.tmp"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=1, sort_keys=True)
    os.replace(temporary, path)


def _own_name() -> str:
    """Return what no other process that may write to the folder is called."""
    return f"{platform.node()}-{os.getpid()}"


def see_to(folder: str, *, new: bool = False) -> None:
    """See that a folder is an archive's, or with `new` that it may become one.

    Raises:
        UsageError: it is not.
    """
    if os.path.isfile(os.path.join(folder, _MARK)):
        return
    if not new:
        raise UsageError(f"{folder}: no archive; `disclosure-lint archive IN {folder}` makes one")
    if os.path.exists(folder) and (
        not os.path.isdir(folder) or set(os.listdir(folder)) - {"_lock"}
    ):
        raise UsageError(f"{folder}: is there already, and is no archive of disclosure-lint")
    os.makedirs(folder, exist_ok=True)


def whole(folder: str, table: str, digest: str) -> list[str]:
    """Return the files of a table that no run has yet to finish, in order."""
    done = os.path.join(folder, "_done", digest)
    shards = (
        [name.removesuffix(".json") for name in os.listdir(done)] if os.path.isdir(done) else []
    )
    below = os.path.join(folder, table, f"pack={digest}")
    known = {f"{name}.parquet" for name in (*shards, _EMPTY, "rules")}
    return [os.path.join(below, name) for name in sorted(os.listdir(below)) if name in known]


def packs(folder: str) -> list[str]:
    """Return the short digests of what an archive was judged by, the oldest first."""
    below = os.path.join(folder, "_packs")
    if not os.path.isdir(below):
        return []
    names = sorted(name for name in os.listdir(below) if name.endswith(".json"))
    return [name.removesuffix(".json").partition("-")[2] for name in names]


def judged_by(folder: str, digest: str) -> dict[str, Any]:
    """Return what a short digest stands for."""
    below = os.path.join(folder, "_packs")
    name = next(one for one in os.listdir(below) if one.endswith(f"-{digest}.json"))
    with open(os.path.join(below, name), encoding="utf-8") as file:
        told: dict[str, Any] = json.load(file)
    return told


def _rule(rule: Any) -> tuple[str, str, str, str | None]:
    kinds = rule.severities.values()
    gravest = next((one for one in ("error", "warning", "note") if one in kinds), None)
    return rule.id, rule.title, rule.kind, gravest


def iso(day: Any) -> str:
    """Return a date of a row as text."""
    return day.isoformat() if day else ""


def _locked(path: str) -> TextIO:
    """Return an open file that no other run has locked; the system unlocks it, come what may."""
    file = open(path, "a", encoding="utf-8")  # noqa: SIM115 - held as long as the run lasts
    try:
        import fcntl
    except ImportError:  # Windows
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise UsageError(f"{os.path.dirname(path)}: another run is writing to it") from None
    return file

"""One run over an archive: what is new is judged in children, and put down shard by shard."""

from __future__ import annotations

from collections import Counter, deque

from disclosure_lint.archive.documents import Document
from disclosure_lint.archive.judge import Judge, Rows
from disclosure_lint.archive.renewal import Renewal, rule_digests
from disclosure_lint.archive.shelf import Part, Shelf
from disclosure_lint.archive.sources import key
from disclosure_lint.guard.crew import Crew, Limits, Lost
from disclosure_lint.packs import load
from disclosure_lint.packs.pack import Pack
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.lookup import Reference
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Protocol

    from disclosure_lint.config.settings import Settings

_DOCUMENTS, _BYTES = 2000, 32_000_000  # of a shard, which is what a killed run may lose
_FIRST = 10  # that are named of what was not judged: enough to see what sort they are
_TOLD = ("issuer", "document", "select", "ignore", "house", "terms", "preview")


if TYPE_CHECKING:

    class Judging(Protocol):
        """What tasks are given to."""

        def judge(self, tasks: Iterable[Any], weight: Callable[[Any], int]) -> Iterator[Any]:
            """Yield what came of each."""


class Entry(NamedTuple):
    """A document that is on its way: its bytes are not kept."""

    document: Document
    digest: bytes
    place: int
    content: int
    is_copy: bool = False


class Tally:
    """How far a run is, and what was lost in it."""

    def __init__(self) -> None:
        self.judged = self.copies = self.known = self.findings = self.put = 0
        self.renewed = 0  # of those judged: by the rules that changed alone
        self.unread: Counter[str] = Counter()
        self.first: list[tuple[str, str, str]] = []  # path, kind and why, of the first few

    @property
    def documents(self) -> int:
        """How many documents this run has put down."""
        return self.judged + self.copies + self.unread.total()

    def add(self, other: Tally) -> None:
        """Count what another run has put down too."""
        self.judged += other.judged
        self.copies += other.copies
        self.known += other.known
        self.renewed += other.renewed
        self.put += other.put
        self.findings += other.findings
        self.unread.update(other.unread)
        self.first = [*self.first, *other.first][:_FIRST]


def judged_by(pack: Pack, settings: Settings) -> dict[str, Any]:
    """Return all that decides how a document comes out, itself and its date aside."""
    told = {name: getattr(settings, name) for name in _TOLD}
    stores = Reference(settings.reference).stores
    lists = [[one.name, one.sha256] for store in stores for one in store.lists.values()]
    return {
        "version": VERSION,
        "digests": pack.digests,
        "rules": rule_digests(pack, settings),
        "lists": lists,
        "settings": told,
    }


def loaded(settings: Settings) -> Pack:
    """Return the packs of a run.

    Raises:
        PackError: they do not hold up.
    """
    return load.load(settings.packs, terms=settings.terms)


class Run:
    """Judges what a shelf does not hold."""

    def __init__(
        self,
        shelf: Shelf | Part,
        *,
        retry: bool = False,
        renewal: Renewal | None = None,
        lost: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        """Begin where earlier runs ended; with `retry`, try again what they could not judge.

        `renewal` is what an earlier state of the packs said; `lost` are contents that could
        not be judged elsewhere: so are their copies.
        """
        self._shelf = shelf
        self._places, self._contents = shelf.known(retry=retry)
        self._line: deque[Entry] = deque()
        self.lost = dict(lost or {})  # by content: the kind, and why
        self.tally = Tally()
        self._renewal = renewal
        self._begin()

    def _begin(self) -> None:
        self._written: list[int] = []
        self._bytes = 0
        self._rows: dict[str, list[tuple[Any, ...]]] = {
            "drafts": [], "findings": [], "requirements": [], "unread": [],
        }  # fmt: skip

    def judge(  # noqa: PLR0913, PLR0917 - what is judged, by what, and how
        self,
        documents: Iterable[Document],
        plain: dict[str, Any],
        settings: Settings,
        count: int,
        limits: Limits,
        watch: Callable[[Tally], None] = lambda _: None,
    ) -> Tally:
        """Judge documents in `count` children and put them down.

        Raises:
            GuardError: no child can be started.
        """
        changed = self._renewal.changed if self._renewal else frozenset()
        with Crew(count, Judge, plain, settings, changed, limits=limits) as crew:
            return self.work(documents, crew, watch)

    def work(
        self,
        documents: Iterable[Document],
        crew: Judging,
        watch: Callable[[Tally], None] = lambda _: None,
    ) -> Tally:
        """Judge documents in children that are there already."""
        for came in crew.judge(self._fresh(documents), weight=_weight):
            self._drain()
            self._put(self._line.popleft(), came)
            watch(self.tally)
        self._drain()
        self._flush()
        return self.tally

    def _fresh(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that are to be judged; the others only stand in the line."""
        for document in documents:
            digest = document.digest
            place, content = keys(document, digest)
            if place in self._places:
                self.tally.known += 1
                continue
            self._places.add(place)
            is_copy = content in self._contents and not document.kind
            self._line.append(Entry(document._replace(data=b""), digest, place, content, is_copy))
            if not (is_copy or document.kind):
                self._contents.add(content)
                is_again = self._renewal is not None and content in self._renewal.contents
                yield document._replace(again=True) if is_again else document

    def _drain(self) -> None:
        """Put down what stands at the head of the line and needs no judging."""
        while self._line and (self._line[0].is_copy or self._line[0].document.kind):
            entry = self._line.popleft()
            if entry.document.kind:
                self._put(entry, Lost(entry.document.kind, entry.document.said))
            elif entry.content in self.lost:
                self._put(entry, Lost(*self.lost[entry.content]))
            else:
                self.tally.copies += 1
                blank = (None, "", *[None] * 14)
                self._rows["drafts"].append((*blank, *_where(entry, copy=True)))
                self._count(entry)

    def _put(self, entry: Entry, came: Rows | Lost) -> None:
        if isinstance(came, Lost):
            said = "a bug in disclosure-lint\n" + came.said if came.kind == "bug" else came.said
            self._unread(entry, "", came.kind, said)
        else:
            end = _where(entry)
            if came.again and self._renewal is not None:
                came = self._renewal.merged(came, entry.content)
                self.tally.renewed += 1
            self._rows["drafts"] += [(*row, *end) for row in came.drafts]
            self._rows["findings"] += came.findings
            self._rows["requirements"] += came.requirements
            self.tally.findings += len(came.findings)
            self.tally.judged += bool(came.drafts)
            for part, kind, said in came.unread:
                self._unread(entry, part, kind, said)
        self._count(entry)

    def _unread(self, entry: Entry, part: str, kind: str, said: str) -> None:
        sha256, _, *end = _where(entry)
        has_bytes = entry.document.kind is None
        self._rows["unread"].append((part, kind, said, sha256 if has_bytes else None, *end))
        self.tally.unread[kind] += 1
        if not part and has_bytes:
            self.lost[entry.content] = kind, said
        if len(self.tally.first) < _FIRST:
            self.tally.first.append((entry.document.path, kind, said.partition("\n")[0]))

    def _count(self, entry: Entry) -> None:
        self._written.append(entry.place)
        self._bytes += entry.document.size
        if len(self._written) >= _DOCUMENTS or self._bytes >= _BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._written:
            self._shelf.add(self._written, self._rows)
            self.tally.put += len(self._written)
            self._begin()


def keys(document: Document, digest: bytes) -> tuple[int, int]:
    """Return what a place is known by, and what its content is."""
    told = document.told or ""
    return key(digest, document.path, told), key(digest, told)


def _weight(document: Document) -> int:
    return len(document.data)


def _where(entry: Entry, *, copy: bool = False) -> tuple[Any, ...]:
    document = entry.document
    return (entry.digest, copy, document.path, document.source, document.told, document.size)

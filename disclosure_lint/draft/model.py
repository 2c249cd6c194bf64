"""The draft model: one text, as it stands and as it is read.

All offsets here are code points of the text *as read* unless they say `source`;
`Draft.origin` leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress

from disclosure_lint.draft import garbled, invisible, lost
from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.reading import (
    Notation,
    OffsetMap,
    Residue,
    Run,
    Substitution,
    Table,
    Unread,
    merge,
    substitute,
    unmoved,
)
from disclosure_lint.draft.segment import Unit, units
from disclosure_lint.draft.sentences import sentence_starts
from disclosure_lint.draft.words import Words
from disclosure_lint.finding import Reading, Revision, Shape
from disclosure_lint.limits import look
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Draft:
    """What is checked: the text as read, its words, units and sentences.

    `markup` are the substitutions that a reader asks for (its own notation taken
    out), `headings` the source offsets at which it knows a heading to begin,
    `residue` what it knows that an editor's program left, `tables` the tables it knows, as
    spans of the source, and `unread` the stretches it found no words in, such as a page
    that is a picture. `revisions` are the tracked changes it saw and `notes` the references to
    notes, each with the name of the note's place. `notation` is how its source is written,
    where that is not as it is read; such a reader tells all residue itself.
    """

    __slots__ = (
        "_capitals", "_folded", "_lost", "_map", "_sentences", "_unit_starts", "_units", "_words", "garbled",
        "headings", "markup", "notation", "notes", "residue", "revisions", "source", "tables",
        "text", "told_headings", "unread",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - what a reader may know
        self,
        source: Source,
        markup: Iterable[Substitution] = (),
        headings: Iterable[int] = (),
        *,
        residue: Iterable[Residue] = (),
        tables: Iterable[Table] = (),
        unread: Iterable[Unread] = (),
        notation: Notation | None = None,
        revisions: Iterable[Revision] = (),
        notes: Iterable[tuple[int, str]] = (),
    ) -> None:
        self.source = source
        self.notation = notation
        self.residue = tuple(residue)
        self.tables = tuple(tables)
        self.unread = tuple(unread)
        self.markup = tuple(markup)
        self.revisions = tuple(revisions)
        self.notes = tuple(notes)
        self.told_headings = tuple(headings)
        high = beyond_ascii(source.text)
        self.garbled = _outside(
            garbled.find(source.text, encoded=notation is not None, high=high), self.markup
        )
        changes = merge(
            [Substitution(run.start, run.end, run.text) for run in self.garbled if run.text],
            self.markup,
            invisible.find(source.text) if high else [],
        )
        self._map = OffsetMap(changes) if changes else None
        self.text = substitute(source.text, changes) if changes else source.text
        self.headings = frozenset(self.read(offset) for offset in self.told_headings)
        self._capitals: frozenset[str] | None = None
        self._folded: str | None = None
        self._lost: list[tuple[int, int]] | None = None
        self._words: Words | None = None
        self._units: list[Unit] | None = None
        self._unit_starts: list[int] | None = None
        self._sentences: list[int] | None = None

    @property
    def folded(self) -> str:
        """The text as read in comparable form, as long as `text`."""
        if self._folded is None:
            look()
            self._folded = fold(self.text)
        return self._folded

    @property
    def lost(self) -> list[tuple[int, int]]:
        """The spans of the source that nobody can read or decode, in order."""
        if self._lost is None:
            self._lost = lost.find(self.source.text, self.garbled)
        return self._lost

    @property
    def words(self) -> Words:
        """The words of the folded text."""
        if self._words is None:
            look()
            self._words = Words(self.folded)
        return self._words

    @property
    def capitals(self) -> frozenset[str]:
        """The distinct words that are printed with a capital letter somewhere."""
        if self._capitals is None:
            first_letters = map(self.text.__getitem__, self.words.starts)
            self._capitals = frozenset(compress(self.words.text, map(str.isupper, first_letters)))
        return self._capitals

    @property
    def units(self) -> list[Unit]:
        """Headings, paragraphs, items and cells, in order."""
        if self._units is None:
            look()
            self._units = units(self.text, self.headings, self._cells())
        return self._units

    def _cells(self) -> frozenset[int]:
        spans = (span for table in self.tables for row in table.rows for span in row)
        return frozenset(self.read(span.start) for span in spans)

    @property
    def sentences(self) -> list[int]:
        """The number of the first word of every sentence, in order."""
        if self._sentences is None:
            look()
            self._sentences = sentence_starts(self.text, self.words, self.units)
        return self._sentences

    def origin(self, start: int, end: int) -> Span:
        """Return the source span of a span of the text as read."""
        return self._map.origin(start, end) if self._map else Span(start, end)

    def rewritten(self, start: int, end: int, text: str) -> tuple[Span, str] | None:
        """Return the span of the source and what to write there, to read `text` instead.

        None where a notation stands in the way, such as a tag among the words.
        """
        if self.notation is None:
            return self.origin(start, end), text
        if self.text[start:end] != text:  # which a garbled run does not: it is read decoded
            start, end, text = _narrowed(self.text, start, end, text)
        span = self.origin(start, end)
        if (self.read(span.start), self.read(span.end)) != (start, end):
            return None  # part of what one mark of the source stands for
        written = self.notation.written(text, self.source.quote(span))
        return None if written is None else (span, written)

    @property
    def reading(self) -> Reading | None:
        """The text as read and the way into it, where the source is written otherwise."""
        if self.notation is None or self._map is None:
            return None
        return self.as_read

    @property
    def as_read(self) -> Reading:
        """The text as read and the way into it, however the source is written."""
        return Reading(self.text, unmoved if self._map is None else self._map)

    @property
    def shape(self) -> Shape:
        """How the draft looks, as far as its reader knows."""
        tables = tuple(table.rows for table in self.tables) if self.tables else ()
        unread = self.markup if self.notation is None else ()
        return Shape(self.told_headings, tables, unread, self.revisions, self.notes)

    def read(self, offset: int) -> int:
        """Return the offset in the text as read of an offset in the source."""
        return self._map(offset) if self._map else offset

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the half-open range of words from `first` to `last`."""
        return self.words.starts[first], self.words.end(last - 1)

    def sentence(self, word: int) -> tuple[int, int]:
        """Return the half-open range of words of the sentence around a word."""
        starts = self.sentences
        at = bisect_right(starts, word)
        start = starts[at - 1] if at else 0
        return start, starts[at] if at < len(starts) else len(self.words)

    def unit(self, offset: int) -> Unit | None:
        """Return the unit around an offset, or None between units."""
        found = self.units
        at = bisect_right(self._starts_of_units(), offset) - 1
        return found[at] if at >= 0 and offset < found[at].end else None

    def units_between(self, start: int, end: int) -> Sequence[Unit]:
        """Return the units that begin in a span of the text as read."""
        starts = self._starts_of_units()
        return self.units[bisect_left(starts, start) : bisect_left(starts, end)]

    def _starts_of_units(self) -> list[int]:
        if self._unit_starts is None:
            self._unit_starts = [unit.start for unit in self.units]
        return self._unit_starts


def _narrowed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Leave out what stays as it is at both ends of a change."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _outside(runs: list[Run], markup: Sequence[Substitution]) -> list[Run]:
    """Return the runs that are not inside markup, such as a comment or an address."""
    if not runs or not markup:
        return runs
    starts = [one.start for one in markup]
    ends = [0, *(one.end for one in markup)]
    return [run for run in runs if run.end > ends[bisect_right(starts, run.start)]]

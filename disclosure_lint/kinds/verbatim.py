"""`verbatim`: a statement with a standard text must keep to it, word for word."""

from __future__ import annotations

from disclosure_lint.case.borrowed import borrowed
from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.lean import lru_cache
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

STATED = True
_DEFINITION = Regex(r"\([^()]{0,12}[\"'][^()]{1,60}[\"'][^()]{0,60}\)")
_STOP = Regex(r"[.。]")
_OPENING, _HAN_OPENING = 3, 6  # words by which a standard text's beginning is known
_BROKEN = 400  # words before, code points after, that a broken statement may go on for
_HEAD = 12  # units in which a document says what it is
_LONGEST = 900  # code points of a copy
_KNOWN_AGAIN = 0.75  # the share of a standard text's words by which a copy is known
_CUT = 0.9  # the share of the printed words that a standard text has, where it was cut short
_ALIKE = 0.6  # below this the statement is not a version of the standard text


_Word = tuple[str, tuple[int, int]]  # as it compares, and where it stands


class _Slip(NamedTuple):
    """One run of words that differs: where it stands, and what should be there."""

    start: int
    end: int
    printed: str  # "" where words are missing
    standard: str  # "" where there are words too many


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare each copy of the statement with its standard texts and show what differs."""
    texts = [_standard(text) for text in rule.fields["texts"]]
    region = case.statement(rule.fields["statement"])
    places = [] if region is None else [_whole(case, region, texts)]
    places += [place for place in _copies(case, texts) if not _overlaps(place, places)]
    if not places:
        return Verdict(idle="the draft makes no such statement")
    read = [_compared(rule, case, place, texts) for place in sorted(places)]
    flags = tuple(flag for one in read for flag in one.flags)
    right = tuple(mark for one in read for mark in one.evidence)
    if flags:
        return Verdict(flags)
    if region is None or not right:
        return Verdict(evidence=right) if right else read[0]
    return Verdict(
        evidence=right, doubt=borrowed(case, (Mark(region.start, region.end),), own=True)
    )


def _compared(rule: Rule, case: Case, place: tuple[int, int], texts: list[_Standard]) -> Verdict:
    """Compare one copy of the statement with its standard texts."""
    start, end = place
    node = rule.fields.get("unless")
    if node and case.holds(node, *case.draft.words.between(start, end)):
        return Verdict(idle="another standard text is meant")
    names = _called(case, place, rule.fields.get("names", ()))
    printed = _Printed(case, start, end, (*names, *rule.fields.get("alternatives", ())))
    if any(text.words == printed.words for text in texts):
        return Verdict(evidence=(Mark(start, end),))
    nearest = max(texts, key=printed.alike)
    if printed.alike(nearest) < _ALIKE and not printed.is_cut(nearest):
        return Verdict(idle="the statement is not a version of the standard text")
    slips = printed.slips(nearest)
    flag = Flag(
        Mark(slips[0].start, slips[-1].end),
        {"places": _places(len(slips)), "difference": "; ".join(_said(slip) for slip in slips[:4])},
        related=tuple(Mark(slip.start, slip.end, _beside(slip)) for slip in slips),
    )
    return Verdict(flags=(flag,))


def _copies(case: Case, texts: list[_Standard]) -> list[tuple[int, int]]:
    """Return where a standard text seems to stand, by its opening, whatever it goes on to say."""
    words = case.draft.words
    found: list[tuple[int, int]] = []
    for first in _openings(words, texts):
        start = words.starts[first]
        stop = _STOP.search(case.draft.folded, start, start + _LONGEST)
        if stop is None or _overlaps((start, stop.start()), found):
            continue
        said = set(words.text[slice(*words.between(start, stop.start()))])
        if any(len(said & set(t.words)) >= _KNOWN_AGAIN * len(set(t.words)) for t in texts):
            found.append((start, stop.start()))
    return found


def _openings(words: Words, texts: list[_Standard]) -> list[int]:
    runs = {tuple(text.words[: _HAN_OPENING if text.is_han else _OPENING]) for text in texts}
    return sorted(at for run in runs for at in _runs(words, list(run), 0, len(words)))


def _overlaps(place: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _whole(case: Case, region: Region, texts: list[_Standard]) -> tuple[int, int]:
    """Return where the statement stands as a whole, whatever lines it was broken into."""
    first, last = case.draft.words.between(region.body, region.end)
    first = _beginning(case.draft.words, first, last, texts)
    start, end = case.draft.span(first, last)
    is_ended = any(
        text.words[-3:-1] == case.draft.words.text[last - 3 : last - 1] for text in texts
    )
    return start, end if is_ended else _ending(case.draft.folded, end)


def _beginning(words: Words, first: int, last: int, texts: list[_Standard]) -> int:
    """Return the word with which a statement begins: the last with which a standard text does."""
    openings = {tuple(text.words[: _HAN_OPENING if text.is_han else _OPENING]) for text in texts}
    for opening in openings:
        inside = _runs(words, list(opening), first, last)
        before = _runs(words, list(opening), max(0, first - _BROKEN), first)
        if inside:  # what stands before it on its line is no part of it
            first = inside[0]
        elif before and not _STOP.search("".join(words.gaps[before[-1] + 1 : first + 1])):
            first = before[-1]
    return first


def _ending(folded: str, end: int) -> int:
    """Return where a statement ends that goes on after the end of its line or clause, or `end`."""
    stop = _STOP.search(folded, end, end + _BROKEN)
    goes_on = stop is not None and _is_broken(folded[end : stop.start()])
    return stop.start() if stop and goes_on else end


def _runs(words: Words, run: list[str], first: int, last: int) -> list[int]:
    starts = words.index.get(run[0], ())
    return [at for at in starts if first <= at < last and words.text[at : at + len(run)] == run]


def _is_broken(rest: str) -> bool:
    """Whether what follows a statement goes on with it, after a line's end or a comma."""
    return rest.lstrip(" ")[:1] in {"\n", "\r", ","} and ":" not in rest


def _called(
    case: Case, place: tuple[int, int], groups: tuple[tuple[str, ...], ...]
) -> list[tuple[str, ...]]:
    """Return the names that the statement may give the document besides the usual one.

    It must use one throughout, and the rest of the draft must not speak of itself by
    another.
    """
    folded = case.draft.folded
    said = folded[place[0] : place[1]]
    rest = folded[: place[0]] + folded[place[1] :]
    allowed: list[tuple[str, ...]] = []
    for usual, *others in groups:
        for other in others:
            name = fold(other)
            if name not in said or fold(usual) in said:
                continue
            if name in rest or not _calls_itself(case, fold(usual), rest):
                allowed.append((usual, other))
    return allowed


def _calls_itself(case: Case, usual: str, rest: str) -> bool:
    noun = usual.rsplit(maxsplit=1)[-1] if usual.isascii() else usual[1:]
    headings = [unit for unit in case.draft.units[:_HEAD] if unit.kind in {"heading", "cell"}]
    return usual in rest or any(
        noun in case.draft.folded[unit.start : unit.end] for unit in headings
    )


class _Standard:
    """A standard text and its words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cut = Words(fold(text))
        self.words = self._cut.text
        self.is_han = text[0] >= WIDE_FROM

    def said(self, first: int, last: int) -> str:
        """Return a half-open range of words as the standard text prints it."""
        if first == last:
            return ""
        return self._text[self._cut.starts[first] : self._cut.end(last - 1)]


_standard = lru_cache(maxsize=256)(_Standard)  # bounded: packs may be loaded again and again


@lru_cache(maxsize=256)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(Words(fold(text)).text)


class _Printed:
    """The words of the statement as printed, inline definitions left out.

    Every accepted alternative counts as the first of its group.
    """

    def __init__(
        self, case: Case, start: int, end: int, groups: tuple[tuple[str, ...], ...]
    ) -> None:
        folded = case.draft.folded[start:end]
        for definition in _DEFINITION.finditer(folded):
            blank = " " * len(definition[0])
            folded = folded[: definition.start()] + blank + folded[definition.end() :]
        cut = Words(folded)
        self._text = case.draft.text
        places = [(start + s, start + cut.end(n)) for n, s in enumerate(cut.starts)]
        self._read = _canonical([*zip(cut.text, places, strict=True)], groups)
        self.words = [word for word, _ in self._read]

    def alike(self, standard: _Standard) -> float:
        """Return the share of words that the two have in common, whatever their order."""
        read, wanted = set(self.words), set(standard.words)
        return 2 * len(read & wanted) / (len(read) + len(wanted) or 1)

    def is_cut(self, standard: _Standard) -> bool:
        """Whether nearly all that is printed is of the standard text, of which much is lost."""
        read = set(self.words)
        return len(read & set(standard.words)) >= _CUT * len(read)

    def slips(self, standard: _Standard) -> list[_Slip]:
        """Return each run of words that differs from the standard text."""
        import difflib

        steps = difflib.SequenceMatcher(None, self.words, standard.words, autojunk=False)
        return [
            self._other(first, last, standard.said(low, high))
            if first < last
            else self._missing(first, standard.said(low, high))
            for kind, first, last, low, high in steps.get_opcodes()
            if kind != "equal"
        ]

    def _other(self, first: int, last: int, standard: str) -> _Slip:
        """Return words that the standard text has otherwise, or not at all."""
        places = [place for _, place in self._read]
        start, end = places[first][0], places[last - 1][1]
        return _Slip(start, end, self._text[start:end], standard)

    def _missing(self, number: int, standard: str) -> _Slip:
        """Return words that the standard text has before the word `number`."""
        _, place = self._read[max(0, number - 1)]
        return _Slip(*place, "", standard)


def _canonical(words: list[_Word], groups: tuple[tuple[str, ...], ...]) -> list[_Word]:
    seen = {word for word, _ in words}
    for group in groups:
        for other in group[1:]:
            old = _cut(other)
            if not seen.issuperset(old):
                continue
            words = _replaced(words, old, _cut(group[0]))
            seen.update(_cut(group[0]))
    return words


def _replaced(words: list[_Word], old: tuple[str, ...], new: tuple[str, ...]) -> list[_Word]:
    """Write one run of words for another; the new words stand where the old ones did."""
    read = tuple(word for word, _ in words)
    found: list[_Word] = []
    done = 0
    for at, word in enumerate(read):
        if word == old[0] and at >= done and read[at : at + len(old)] == old:
            place = (words[at][1][0], words[at + len(old) - 1][1][1])
            found += words[done:at]
            found += [(word, place) for word in new]
            done = at + len(old)
    return [*found, *words[done:]] if done else words


def _places(count: int) -> str:
    return "one place" if count == 1 else f"{count} places"


def _said(slip: _Slip) -> str:
    if not slip.printed:
        return f"add `{slip.standard}`"
    if not slip.standard:
        return f"drop `{slip.printed}`"
    return f"`{slip.standard}` for `{slip.printed}`"


def _beside(slip: _Slip) -> str:
    if not slip.printed:
        return f"the standard text has `{slip.standard}` here"
    return f"standard text: {slip.standard}" if slip.standard else "not in the standard text"

"""Ordinals, persons and words of paragraphs that go together: "third" for 第二, Ms. for 先生.

They are counted rather than paired: each language may say first where the other says nothing,
so one that is missing tells only where another one stands instead of it.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.case.case import Case
from disclosure_lint.comparing.alternatives import alternatives, negations
from disclosure_lint.comparing.anchor import Anchor, Difference
from disclosure_lint.comparing.blocks import Block
from disclosure_lint.comparing.comparison import beside_of, matched_of, pairing_of
from disclosure_lint.comparing.numerals import han
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth")
# Notation: ordinals, on folded text; and forms of address before an English name, or behind a Chinese one.
_ORDINAL = Regex(
    r"\b(?P<en>first|second|third|fourth|fifth|sixth)\b"
    r"|第(?P<zh>[一二三四五六])(?![百千万〇零十章部\d])|(?P<head>首)(?=[个次期六三年季两])"
)
_PERSON = Regex(
    r"\b(?:mr|ms|mrs|dr|prof)\b\.?(?=\s[a-z])|\b(?:miss|madam|professor)\b(?=\s[a-z])"
    r"|(?<=[\u3400-\u9fff])(?:先生|女士|小姐|博士|教授)(?!学|后|生|会|级)"
)
# A month by itself: "may" is another word, too.
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_MONTH = Regex(
    rf"(?<!\d\s)\b(?P<name>{'|'.join(name for name in _MONTHS if name != 'may')})\b(?!\s\d{{1,2}}(?!\d))"
    r"|(?<![\d一二三四五六七八九十个])(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})月(?=[份底末初的,较])"
)
_TITLES = Regex(r"(?:博士|教授)(?=先生|女士)|\b(?:prof|professor)\b\.?(?=\sdr\b)")  # of one person
_LIST = 3  # persons of a paragraph that lists them


def counted(case: Case) -> tuple[Difference, ...]:
    """Return what paragraphs of a case count otherwise than theirs; made once for all rules."""
    return case.kept("counted", lambda: tuple(_counted(case)))


def _counted(case: Case) -> Iterator[Difference]:
    if matched_of(case) is None:
        return
    found = pairing_of(case)
    folded = case.draft.folded, beside_of(case).draft.folded
    for bead in found.beads:
        if bead.is_lone:
            continue
        here = _span(found.one.blocks[bead.start : bead.end])
        there = _span(found.other.blocks[bead.there : bead.there_end])
        yield from _exchanged("ordinal", _ORDINAL, _value, folded, (here, there))
        yield from _persons(folded, here, there)
        yield from alternatives(folded, here, there, case.known)
        yield from negations(folded, here, there, case.known)
        yield from _exchanged("date", _MONTH, _month, folded, (here, there))


def _span(some: Sequence[Block]) -> tuple[int, int]:
    return some[0].start, some[-1].end


def _value(found: re.Match[str]) -> int:
    if found["en"]:
        return _ENGLISH.index(found["en"]) + 1
    return 1 if found["head"] else han(found["zh"]) or 0


def _persons(
    folded: tuple[str, str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[Difference]:
    """Yield the last of a list of persons that has more of them than in the other text."""
    mine, theirs = (
        [found for found in _PERSON.finditer(text, *span) if not _TITLES.match(text, found.start())]
        for text, span in zip(folded, (here, there), strict=True)
    )
    if min(len(mine), len(theirs)) < _LIST or len(mine) == len(theirs):
        return
    one, other = (
        Anchor("word", len(all_), *all_[-1].span(), is_solid=False) for all_ in (mine, theirs)
    )
    yield Difference("person", one, other, other.start, is_sure=False)


def _month(found: re.Match[str]) -> int:
    if found["name"]:
        return _MONTHS.index(found["name"]) + 1
    said = found["number"]
    return int(said) if said.isascii() else han(said) or 0


def _exchanged(
    sort: str,
    regex: Regex,
    value: Callable[[re.Match[str]], int],
    folded: tuple[str, str],
    spans: tuple[tuple[int, int], tuple[int, int]],
) -> Iterator[Difference]:
    """Yield what only one text has, where only the other has something else in its stead."""
    mine, theirs = (
        [(value(found), found) for found in regex.finditer(text, *span)]
        for text, span in zip(folded, spans, strict=True)
    )
    if not mine or not theirs:
        return
    counts = Counter(number for number, _ in mine), Counter(number for number, _ in theirs)
    only_here, only_there = counts[0] - counts[1], counts[1] - counts[0]
    if only_here.total() != 1 or only_there.total() != 1:
        return
    one = next(found for number, found in mine if number in only_here)
    other = next(found for number, found in theirs if number in only_there)
    yield Difference(sort, _anchor(one), _anchor(other), other.start(), is_sure=False)


def _anchor(found: re.Match[str]) -> Anchor:
    return Anchor("word", found[0], *found.span(), is_solid=False)

"""Chinese names of drugs that are a character off the name that the draft, or a profile, has.

A character lost, another one, or two that changed places; told where the right name stands in
the draft, or the code of its drug does, and the wrong one stands once.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.draft.characters import is_han, is_wide
from disclosure_lint.draft.fold import fold
from disclosure_lint.limits import watched
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST, _LONGEST = 4, 9  # characters of a name that may be misspelt
_EDGE = 2  # characters that a slip keeps at the beginning or the end
_OFTEN = 2


class Slip(NamedTuple):
    """A name with a character astray, and the name that is meant."""

    start: int
    end: int
    right: str


def find(case: Case) -> Iterator[Slip]:
    """Yield the Chinese names that are one slip from a drug's that the draft speaks of."""
    if not is_wide(case.draft.text):
        return
    known = {fold(name): name for name in _known(case)}
    own = {name: name for name in _own(case) if name not in known}
    seen: set[tuple[int, int]] = set()
    for name, printed in watched([*known.items(), *own.items()]):
        for start, end in _near(case.draft.folded, name):
            wrong = case.draft.folded[start:end]
            if wrong in own or (start, end) in seen or _is_within(case, start, end, name):
                continue
            if case.draft.folded.count(wrong) == 1 and not _is_name(case, wrong):
                seen.add((start, end))
                yield Slip(start, end, printed)


def _is_name(case: Case, wrong: str) -> bool:
    every = case.registry.products.values()
    return any(wrong == fold(name) for product in every for name in product.chinese)


def _known(case: Case) -> Iterator[str]:
    """Yield the Chinese names of the drugs that the draft names by a name or code of theirs."""
    products = case.registry.products
    for id_ in {drug.product for drug in case.drugs if drug.product}:
        yield from (name for name in products[id_].chinese if _SHORTEST <= len(name) <= _LONGEST)


def _own(case: Case) -> Iterator[str]:
    """Yield the names that the draft itself ties to codes, or ends as a substance does, twice."""
    folded = case.draft.folded
    endings = case.known.made(
        "substance endings", lambda: Regex(rf"(?:{any_of(case.known.listed('substance-endings'))})")
    )
    found = set()
    for ending in endings.finditer(folded):
        end = ending.end()
        start = end
        while start > 0 and end - start < _LONGEST and is_han(folded[start - 1]):
            start -= 1
        # The longest words up to the ending that stand again are the name.
        for at in range(start, end - _SHORTEST + 1):
            if folded.count(folded[at:end]) >= _OFTEN:
                found.add(folded[at:end])
                break
    shortest = {n for n in found if not any(o != n and n.endswith(o) for o in found)}
    yield from sorted(shortest)


def _near(folded: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what is one slip from a name and keeps its beginning or its end."""
    size = len(name)
    for edge, is_head in ((name[:_EDGE], True), (name[-_EDGE:], False)):
        at = folded.find(edge)
        while at >= 0:
            if not _stands(folded, name, at if is_head else at + _EDGE - size):
                for length in (size, size - 1):
                    start = at if is_head else at + _EDGE - length
                    wrong = folded[max(0, start) : start + length]
                    if start >= 0 and len(wrong) == length and _is_slip(wrong, name):
                        yield start, start + length
                        break
            at = folded.find(edge, at + 1)
    for first in range(1, size - 1):
        swapped = name[:first] + name[first + 1] + name[first] + name[first + 2 :]
        at = folded.find(swapped) if swapped != name else -1
        if at >= 0:
            yield at, at + size


def _stands(folded: str, name: str, at: int) -> bool:
    return at >= 0 and folded.startswith(name, at)


def _is_slip(wrong: str, name: str) -> bool:
    """Whether one is the other with a slip within it; what ends otherwise is another drug."""
    if not all(map(is_han, wrong)) or wrong[-1] != name[-1] or distance(wrong, name, 1) != 1:
        return False
    return len(wrong) < len(name) or len(name) > _SHORTEST or sorted(wrong) == sorted(name)


def _is_within(case: Case, start: int, end: int, name: str) -> bool:
    """Whether the right name stands around, of which the shorter is a part."""
    low = max(0, start - 1)
    return name in case.draft.folded[low : end + 1]

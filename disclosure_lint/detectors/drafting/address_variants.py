"""A web or mail address a letter off another one of the same draft: `www.exampel.com`."""

from __future__ import annotations

from disclosure_lint.detectors.drafting.slips import Slip, is_a_letter_off
from disclosure_lint.draft import sought
from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# notation: how addresses begin, and the part of one that is its own name.
_SIGNS = ("@", "www.", "://")
_NAME = Regex(r"(?:@|www\.|://(?:www\.)?)([A-Za-z][A-Za-z0-9-]*)(?=\.[a-z]{2,6}\b)")
_SHORTEST = 6  # letters of a name in which a slip is seen
_MOST = 60  # addresses of one draft that are compared


def find(draft: Draft) -> Iterator[Slip]:
    """Yield the names of addresses that are a letter off one that the draft has more often."""
    places: dict[str, list[int]] = {}
    for found in sought.matches(draft.text, _NAME, sought.places(draft.text, _SIGNS)):
        name = found[1].lower()
        if len(name) >= _SHORTEST and name.isalpha() and len(places) < _MOST:
            places.setdefault(name, []).append(found.start(1))
    names = list(places) if len(places) > 1 else []
    for name in names:
        right = next((other for other in names if _is_meant(draft, name, other, places)), None)
        for start in places[name] if right else ():
            end = start + len(name)
            yield Slip(start, end, draft.text[start:end], right or "")


def _is_meant(draft: Draft, name: str, other: str, places: dict[str, list[int]]) -> bool:
    """Whether another name is the one that is meant: the rarer of the two is named nowhere else."""
    if name == other or not is_a_letter_off(name, other) or name + "s" == other:
        return False
    index = draft.words.index
    said, meant = len(index.get(name, ())), len(index.get(other, ()))
    return len(places[name]) <= len(places[other]) and said <= len(places[name]) and meant > said

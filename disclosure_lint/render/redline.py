"""What changed between two texts, word by word, as counsel would mark it up.

Chinese is compared by characters. Whatever is compared is a paragraph, so that the time
does not grow with the square of a text.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "\u3400-\u9fff\uf900-\ufaff"
# A figure with its marks is one word, and what stands between words is of the one before it.
_TOKEN = Regex(
    rf"(?:[{_HAN}]|[^\W{_HAN}]+(?:(?:['’-]|(?<=\d)[.,:/](?=\d))[^\W{_HAN}]+)*|[^\w\s]|\s)\s*"
)
_LONG = 2500  # words of a paragraph, from which those that stand everywhere tell nothing
_STRAY = 2  # words that are the same between two changes, in fewer of which nobody reads them


class Stretch(NamedTuple):
    """Words that are the same, were taken out, or were put in."""

    sort: str  # same, gone, fresh
    words: str


def redline(before: str, now: str) -> list[Stretch]:
    """Return what one paragraph became: read without what is gone it is the new one."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    was, is_ = ([token.strip() for token in tokens] for tokens in (old, new))
    matcher = SequenceMatcher(None, was, is_, autojunk=max(len(old), len(new)) > _LONG)
    found: list[Stretch] = []
    for first, last, begin, end, is_same in _joined(matcher):
        if is_same:
            found.append(Stretch("same", "".join(new[begin:end])))
            continue
        gone, fresh = "".join(old[first:last]), "".join(new[begin:end])
        if gone and found and not found[-1].words[-1].isspace():
            # What stood between it and the word before went with it.
            before = old[first - 1]
            gone = f"{before[len(before.rstrip()) :]}{gone.rstrip()}"
        found += [Stretch("gone", gone)] * bool(gone) + [Stretch("fresh", fresh)] * bool(fresh)
    return found


def _joined(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield stretches, one or two stray words between changes taken for a part of them."""
    codes = matcher.get_opcodes()
    held: list[int] | None = None
    for number, (tag, first, last, begin, end) in enumerate(codes):
        is_inside = 0 < number < len(codes) - 1
        if tag == "equal" and not (is_inside and last - first < _STRAY):
            if held is not None:
                yield held[0], held[1], held[2], held[3], False
                held = None
            yield first, last, begin, end, True
        elif held is None:
            held = [first, last, begin, end]
        else:
            held[1], held[3] = last, end
    if held is not None:
        yield held[0], held[1], held[2], held[3], False

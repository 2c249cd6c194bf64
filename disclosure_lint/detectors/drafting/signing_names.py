"""The name of who signs for the board, a letter off the same name in the list of directors."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.signing import signatories
from disclosure_lint.detectors.drafting.slips import Slip, is_a_letter_off
from disclosure_lint.draft import sought
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 4  # letters of the part of a name in which a slip is seen
_WORD = Regex(r"[^\W\d_\u3400-\u9fff]+")


def find(case: Case) -> Iterator[Slip]:
    """Yield the titled names that are a signatory's but for one letter of one part.

    Where the signatory's own name stands with a title too, the other is somebody else.
    """
    found = None
    for who, (start, end) in signatories(case):
        if not who.printed.isascii():
            continue
        if found is None:
            found = list(_titled_names(case))
        named = [(at, _WORD.findall(fold(name)), name) for at, name in found]
        elsewhere = [one for one in named if not start <= one[0] < end]
        own = sorted(who.words)
        if any(set(own) <= set(parts) for _, parts, _ in elsewhere):
            continue
        for at, parts, name in elsewhere:
            yield from _slips(at, parts[: len(own)], name, who.printed)


def _titled_names(case: Case) -> Iterator[tuple[int, str]]:
    """Yield the names behind a title, and where each begins."""
    titled = case.known.made("titled names", lambda: _titled(case.known))
    index, starts = case.draft.words.index, case.draft.words.starts
    titles = case.known.words("titles") & index.keys()
    places = sorted(starts[at] for title in titles for at in index[title])
    for one in sought.matches(case.draft.text, titled, places):
        yield one.start(1), one[1]


def _slips(at: int, parts: list[str], name: str, printed: str) -> Iterator[Slip]:
    """Yield the one part of a name that is a letter off the same part of another."""
    own = _WORD.findall(printed)
    if len(own) < 2 or len(parts) != len(own):  # noqa: PLR2004 - a given name and a surname
        return
    unlike = [
        (mine, right)
        for mine, right in zip(_WORD.finditer(name), own, strict=False)
        if fold(mine[0]) != fold(right)
    ]
    if len(unlike) != 1:
        return
    (mine, right), *_ = unlike
    if min(len(mine[0]), len(right)) >= _SHORTEST and is_a_letter_off(fold(mine[0]), fold(right)):
        meant = right.upper() if mine[0].isupper() else right
        yield Slip(at + mine.start(), at + mine.end(), mine[0], meant)


def _titled(known: Known) -> Regex:
    """Return what finds names behind a title, as printed."""
    titles = any_of([one.capitalize() for one in known.listed("titles") if one.isascii()])
    return Regex(rf"(?:{titles})\.?\s((?:[A-Z][\w'’-]+\s){{1,3}}[A-Z][\w'’-]+)")

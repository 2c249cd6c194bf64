"""The company for whose board somebody signs, where the head of the document does not name it."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Mark
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LINES = 3  # over which a name may run
_REACH = 160  # code points behind a signature in which the company's name stands
_SHORTEST = 6  # letters of a name
# Notation: what ends a name in Chinese, what is no letter of one.
_HAN_ENDS = ("公司", "集团")
_NO_LETTER = Regex(r"[^\w]|_")
_LEAD = Regex(r"[\s*:,]*(?:of\s)?")


def find(case: Case, head: str, forms: Iterable[str]) -> Mark | None:
    """Return the name under the last signature that the head, folded, does not hold."""
    if not case.signatures:
        return None
    folded = case.draft.folded
    start = case.signatures[-1].end
    lead = _LEAD.match(folded, start)
    start = lead.end() if lead else start
    end = start
    for _ in range(_LINES):
        stop = folded.find("\n", end + 1)
        stop = len(folded) if stop < 0 else stop
        if stop - start > _REACH:
            return None
        name = folded[start:stop].rstrip(" *")
        if _is_whole(name, forms):
            plain = _NO_LETTER.sub("", name)
            held = plain in _NO_LETTER.sub("", head)
            return None if held or len(plain) < _SHORTEST else Mark(start, start + len(name))
        end = stop
    return None


def _is_whole(name: str, forms: Iterable[str]) -> bool:
    words = name.replace(".", "").split()
    return bool(words) and (words[-1] in set(forms) or name.endswith(_HAN_ENDS))

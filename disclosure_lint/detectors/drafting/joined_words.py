"""`drafting/joined-words`: two words without a space between them."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

ILLEGIBLE = True
_FORM_JOINED = Regex(
    r"(?<![\w-])((?:Form )?(?:8-K|6-K|10-K|10-Q|20-F|40-F|S-[1348]|F-[134]|18-K|11-K))([a-z]{3,})\b"
)
_FORM_END = Regex(r"-[KQF1348][a-z]{3}")
_PAIRS = {
    first + second: f"{first} {second}"
    for first in "of to in for and on from with by that at is was as".split()
    for second in ("the", "this", "these", "our", "its", "their")
    if first + second not in {"inits", "atits"}
} | {
    "hasbeen": "has been",
    "havebeen": "have been",
    "willbe": "will be",
    "isexpected": "is expected",
    "aswell": "as well",
    "dueto": "due to",
}
_HEADS = ("of", "the", "and", "from", "that", "which")
_TAILS = ("of", "the", "and", "from", "with")
# Words that every release uses, and that are not the end of a longer word.
_FREQUENT = frozenset(
    "agreement announcement application applications approval approvals assets authority benefit"
    " business cancer cells clinical commercialization commercialisation company completion"
    " condition conditions control development directors disease diseases drugs efficacy employees"
    " endpoint financial further general group information initial investors management market"
    " marketing patients pharmaceutical phase potential primary process product products progress"
    " provisions public regulatory research response results review revenue safety securities"
    " services shareholders shares statements studies study subjects sufficient therapies therapy"
    " total treatment trial trials tumors various which".split()
)
_TAIL = 5  # letters of the word that another is glued to
_SAME = frozenset("theory therein offshoot withstand thereof whereof hereof forthwith".split())


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag words that lost the space between them."""
    return slips.told(find(case.draft))


def find(draft: Draft) -> Iterator[Slip]:
    """Yield words that lost the space between them.

    A small word counts as glued on only where the rest is a word that this draft, or
    every draft, uses.
    """
    text, words = draft.text, draft.words
    if _FORM_END.search(text):
        for form in _FORM_JOINED.finditer(text):
            yield Slip(*form.span(), form[0], f"{form[1]} {form[2]}")
    parted = {word: _PAIRS[word] for word in _PAIRS.keys() & words.index.keys()}
    parted |= _parted(draft)
    for word, right in parted.items():
        for number in words.index[word]:
            start, end = words.starts[number], words.end(number)
            if text[start:end].islower() and not _in_address(text, start, end):
                yield Slip(start, end, word, right)


def _parted(draft: Draft) -> dict[str, str]:
    """Return the words of the draft that are two, with their space."""
    index = draft.words.index
    found = {}
    for head in _HEADS:
        for word in draft.words.starting(head):
            rest = word[len(head) :]
            known = rest in index or rest in _FREQUENT
            if known and len(rest) >= _TAIL and _is_once(draft, word):
                found[word] = f"{head} {rest}"
    for word in index:
        if word.endswith(_TAILS) and len(word) > _TAIL + 1:
            for tail in _TAILS:
                rest = word.removesuffix(tail)
                if rest in index and rest != word and len(rest) >= _TAIL and _is_once(draft, word):
                    found[word] = f"{rest} {tail}"
    return found


def _is_once(draft: Draft, word: str) -> bool:
    return len(draft.words.index[word]) == 1 and word.isascii() and word not in _SAME


def _in_address(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before in frozenset("@./#_-&") - {""}
        or after[:1] in {"@", "_", "/"}
        or (after[:1] in {".", "-"} and after[1:].isalnum())
    )

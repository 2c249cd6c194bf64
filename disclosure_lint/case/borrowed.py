"""Whether the words that would prove a requirement are the draft's own, and whole.

A statement that is quoted is somebody else's, one with a blank in it is not finished, one that
speaks for a company of which the rest of the draft says nothing was taken from elsewhere, and one
in another language than the draft's says nothing to its readers.
None of them is surely wrong; none of them proves anything.
"""

from __future__ import annotations

from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.language import is_chinese
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.case import Case

_MARKS = '“”「」『』«»"'  # notation: what opens and ends a quotation
_OPENING, _CLOSING = "“「『«", "”」』»"
_BEFORE = " \t\r\n\xa0([:：—-"  # notation: what stands before a straight mark that opens
_FEWEST = 25  # code points of what is quoted: a word in quotation marks is no quotation
_BRIEF = 8  # words of a statement that what follows goes on with
_SAMPLE = 80  # code points that end a statement and tell its language
_STOPS = Regex(r"[.:!?\n。：！？]")  # what ends a sentence, or a heading before one
_MOST = 0.5  # the share of a statement that is quoted where all that matters of it is


def borrowed(case: Case, evidence: tuple[Mark, ...], *, own: bool) -> str | None:
    """Say why words that look like a statement of the draft prove nothing, if they do not.

    Args:
        case: the draft.
        evidence: where the words stand.
        own: whether only the issuer can say them.
    """
    for mark in evidence:
        blank = _blank(case, mark)
        if blank is not None:
            return f"a blank stands in the words that were found: {blank}"
        if (said := _other_tongue(case, mark)) is not None:
            return f"the words that were found are {said}, and the draft is not"
        if any(_covers(quoted, mark) for quoted in _quotations(case.draft.text, mark)):
            return "the words that were found stand in a quotation"
        other = _other(case, mark) if own else None
        if other is not None:
            return f"the words that were found name {other}, of which the rest says nothing"
    return None


def _blank(case: Case, mark: Mark) -> str | None:
    """Return the first blank, as printed, that somebody must still fill in."""
    for one in case.placeholders:
        if mark.start <= one.start < mark.end and not one.mild:
            return case.draft.text[one.start : one.end]
    return None


def _other_tongue(case: Case, mark: Mark) -> str | None:
    """Return the language of a sentence where the whole draft is in the other of ours."""
    said = case.draft.text[mark.start : mark.end]
    if case.language == "en":
        strange = not said.isascii() and any(map(is_chinese, _STOPS.split(said)))
        return "in Chinese" if strange else None
    if case.language in {"zh-Hant", "zh-Hans"} and is_chinese(said[-_SAMPLE:]) is False:
        return "in English"
    return None


def _covers(quoted: tuple[int, int], mark: Mark) -> bool:
    inside = min(quoted[1], mark.end) - max(quoted[0], mark.start)
    return quoted[1] - quoted[0] >= _FEWEST and inside >= _MOST * (mark.end - mark.start)


def _quotations(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """Yield what is quoted in the lines around a place; quotations within another aside."""
    start = text.rfind("\n", 0, mark.start) + 1
    stop = text.find("\n", mark.end)
    end = len(text) if stop < 0 else stop
    opened: list[int] = []
    for at in _places(text, start, end):
        if text[at] == "\n":
            opened.clear()  # a quotation ends with its paragraph, its mark lost or not
        elif _opens(text, at):
            opened.append(at)
        elif opened:
            first = opened.pop()
            if not opened:
                yield first, at + 1


def _places(text: str, start: int, end: int) -> list[int]:
    """Return where quotation marks and the ends of paragraphs stand, in order."""
    found = []
    for sign in (*_MARKS, "\n\n"):
        at = text.find(sign, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1, end)
    return sorted(found)


def _opens(text: str, at: int) -> bool:
    if text[at] == '"':
        return (not at or text[at - 1] in _BEFORE) and not text[at + 1 : at + 2].isspace()
    return text[at] in _OPENING


def _other(case: Case, mark: Mark) -> str | None:
    """Return a company of the registry, not the issuer, that is named in these words alone."""
    first, last = case.draft.words.between(mark.start, mark.end)
    if last - first < _BRIEF:  # `By order of the Board`: the next line says of which company
        last = min(len(case.draft.words), last + _BRIEF)
    own = case.issuer.id if case.issuer else None
    elsewhere = {one.key for one in case.companies if not first <= one.first_word < last}
    for one in case.companies:
        if first <= one.first_word < last and one.key not in elsewhere and one.key != own:
            return printed(case, *case.draft.span(one.first_word, one.last_word))
    return None

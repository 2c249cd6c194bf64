"""`hkex/marker-in-stock-code`: a marker of the short name printed on the stock code."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_SHORTEST_CODE, _LONGEST_CODE = 3, 5  # digits
# notation: how a label leads to a code, `Stock Code No.:` or `HKEX:`.
_LABELLED = Regex(
    r"(?:codes?|hkex|sehk|hkse|hkg|hk|代号|代码|编号)\s*(?:no\.?|number)?\s*[:\-]?\s*(?:hkex|sehk)?[:\s]*$"
)
_LEAD = 24  # code points of a label


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the marker of the short name (`-B`) where it is printed on the code."""
    codes = [listing for listing in case.read_listings if listing.exchange == "HKEX"]
    index, numerals = case.draft.words.index, case.draft.words.numerals
    markers = {marker.lower() for marker in case.known.tables["stock-markers"]}
    places = sorted(n for marker in markers & index.keys() for n in index[marker])
    starts = frozenset(code.symbol_start for code in codes)
    flags = [flag for number in places if (flag := _marked(case, starts, number))]
    glued = sorted(n for word in numerals if _is_glued(word, markers) for n in index[word])
    flags += [flag for number in glued if (flag := _glued(case, starts, number))]
    if flags:
        return Verdict(flags=tuple(flags))
    if not codes:
        return Verdict(idle="the draft shows no Hong Kong stock code")
    return Verdict(evidence=tuple(Mark(code.start, code.end) for code in codes[:3]))


def _marked(case: Case, codes: frozenset[int], number: int) -> Flag | None:
    """Return the flag for a marker at a word, where a stock code stands before it."""
    words = case.draft.words
    code = words.text[number - 1] if number else ""
    gap = words.gaps[number].strip()
    if not code.isdigit() or len(code) > _LONGEST_CODE or gap not in {"-", "("}:
        return None
    start, end, stop = words.starts[number - 1], words.end(number - 1), words.end(number)
    if gap == "(":
        if case.draft.folded[stop : stop + 1] != ")":
            return None
        stop += 1
    if not (start in codes or _is_called_code(case, start, stop)):
        return None
    values = {"printed": case.draft.text[start:stop], "code": case.draft.text[start:end]}
    values["marker"] = words.text[number].upper()
    return Flag(Mark(start, stop), values, changes=(Change(end, stop, ""),), safe=True)


def _is_glued(word: str, markers: set[str]) -> bool:
    """Whether a word is a code with a marker right behind its digits: `6855b`."""
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz") if word[0].isdigit() else ""
    return (
        digits.isdigit()
        and word[len(digits) :] in markers
        and _SHORTEST_CODE <= len(digits) <= _LONGEST_CODE
    )


def _glued(case: Case, codes: frozenset[int], number: int) -> Flag | None:
    """Return the flag for a word that is a code and its marker, where it is called a code."""
    start, stop = case.draft.words.starts[number], case.draft.words.end(number)
    printed = case.draft.text[start:stop]
    code = printed.rstrip("BPRSW")
    if code == printed or not (start in codes or _is_called_code(case, start, stop)):
        return None
    values = {"printed": printed, "code": code, "marker": printed[len(code) :]}
    return Flag(
        Mark(start, stop), values, changes=(Change(start + len(code), stop, ""),), safe=True
    )


def _is_called_code(case: Case, start: int, stop: int) -> bool:
    """Whether a label stands before a number or the suffix of Hong Kong behind its marker."""
    folded = case.draft.folded
    suffixed = folded.startswith(".hk", stop)
    return suffixed or _LABELLED.search(folded[max(0, start - _LEAD) : start]) is not None

"""Placeholders: what a drafter left to be filled in.

Knows how drafters mark blanks; brackets that belong to a finished text (footnotes,
redactions, codes, links, tick boxes) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.regex import Regex

_BULLETS = "●•○◯⚫■□▪∙"
_BRACKETED = Regex(r"[\[［【〔]([^\[\]［］【】〔〕\n]{0,160})[\]］】〕]")
_BLANK = Regex(rf"[\s{_BULLETS}_]*$")
# A bullet in running text where a figure, a date or a code belongs: "on ● 2026", "HK$●".
_SPOT = Regex(
    r"(?:\b(?:on|of|at|by|as at|dated|until|from|to|is|was|and|approximately|about|than|no\.)\s?"
    r"|(?:code|date|time|no\.?|代号|代码|日期)\s?:\s?)"
    r"(?P<spot>[●•■▪])(?=[.,;)%]|\s(?:20\d\d\b|million|billion|per\s?cent|percent|shares\b|[ap]\.?m\b"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december)|[年月日])"
    r"|(?:[$€£¥]|rmb|hkd|usd)\s?(?P<amount>[●•■▪])|(?P<han>[●•■▪])(?=\s?[年月日])"
    r"|\w, ?[a-z.]{2,12}\s?[,-]\s?(?P<dateline>[●•■▪])\s?(?=[(/-])"
)
_STAR = Regex(r"\s*\*\s*$")
_NAMED = Regex(
    r"(?:insert|date|time|day|month|year|name|company name|product name|title|amount|number|no\.?|city|place"
    r"|address|phone|telephone|e-?mail|spokesperson|ticker|stock code|percentage|figure|x+|y+|n{2,}|tbd|tbc|tba|tk|to (?:be )?(?:come|confirm|confirmed|"
    r"determined|completed|inserted|updated|provided|advised|announced)|placeholder|blank|xx.*|dd.*|mm.*"
    r"|日期|姓名|名称|公司名称|待定|待确认|待补充|待填写|填写.*|插入.*|数字|金额)(?: here| to come| tbd)?$"
)
_NOTE = Regex(
    r"(?:insert|add|ntd|nb|note to (?:draft|self|file|reviewer|company|counsel|printer)|drafting note|draft(?:ing)? note"
    r"|please (?:insert|confirm|provide|complete|update|advise|add)|to be (?:confirmed|inserted|completed|updated|provided"
    r"|determined|advised)|company to (?:confirm|provide|advise)|todo|tbd|tbc|fill in|placeholder|confirm|check)\b"
    r"(?=\s*[:：\-–—.,]|\s+\w|$)|请(?:填写|补充|确认|插入)|(?:待|须)(?:补充|确认|更新)"
)
_UNDERSCORES = Regex(r"_{2,}")
_ANGLED = Regex(
    r"<\s*(?:insert|enter|add|your|company|date|name|placeholder|tbd|tbc)\b[^<>\n]{0,80}>",
    re.IGNORECASE,
)
_BRACES = Regex(r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}|«[A-Za-z]{1,30}_[A-Za-z_]{1,30}»")
_SIGNATURE = Regex(r"(?:by|name|title|signature|signed|/s/)\b", re.IGNORECASE)
_LINE = 200  # how far the line around a blank is read, in code points
_XS = Regex(
    r"(?:(?:US|HK|RMB|A|C|NT)?[$€£¥]\s?|RMB\s?|HK\$|US\$)?(?<![A-Za-z0-9])X{1,4}(?:[.,]X{1,3})+(?![A-Za-z])%?"
    r"|(?:(?:US|HK|A|C)?[$€£¥]|RMB\s?)X{1,6}(?![A-Za-z0-9])|(?<![A-Za-z0-9])X{1,4}(?:\s?%|(?=\s(?:million|billion|per cent)\b))"
    r"|(?:NCT|CTR|ChiCTR)X{4,}|(?<![A-Za-z0-9-])X{2,6}/X{2,6}/X{2,6}"
)
_FORMS = Regex(
    r"click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?|lorem ipsum(?: dolor[^.\n]{0,60})?"
)
_WORDS = {
    "tbd": "to be determined", "tbc": "to be confirmed", "tba": "to be announced",
    "tk": "to come", "tktk": "to come", "tkk": "to come", "todo": "to do", "fixme": "to mend",
}  # fmt: skip
_CREDIT = Regex(r"注明[^。\n]{0,24}$")  # a site's notice on how its sources are credited
_NUMERAL_BEFORE = frozenset(
    "bowl world games olympiad olympic congress chapter article part title annex schedule appendix"
    " section vol volume louis pope king paul pius century edition annual class grade level xxx phase"
    " type factor collagen".split()
)
_NUMERAL_AFTER = frozenset(
    "chromosome chromosomes female females genotype karyotype individuals male rated century cell cells"
    " and women size".split()
)
_JOINS = frozenset("-\u2010\u2011/&@._")
_NAME_ENDS = frozenset("-\u2010\u2011®™/")
_EXCHANGES = frozenset("nasdaq nyse hkex sehk otc otcqb lse aim tsx asx sgx sse szse".split())


class Placeholder(NamedTuple):
    """A blank that was left in a draft."""

    start: int
    end: int
    what: str  # in words: "a bracketed blank", "a note to the drafter" ...


def find(draft: Draft) -> tuple[Placeholder, ...]:
    """Return the placeholders of a draft, in order; of two that overlap, the first and longest."""
    text = draft.text
    found = [*_brackets(draft), *_words(draft), *_xs(draft)]
    if "__" in text:
        found += _blanks(draft)
    if any(mark in text for mark in "●•■▪"):
        found += _spots(draft)
    if "<" in text:
        found += [Placeholder(*m.span(), "a field to fill in") for m in _ANGLED.finditer(text)]
    if "{" in text or "«" in text:
        found += [Placeholder(*m.span(), "a template field") for m in _BRACES.finditer(text)]
    if not {"ipsum", "click", "choose"}.isdisjoint(draft.words.index):
        found += [Placeholder(*m.span(), "template text") for m in _FORMS.finditer(draft.folded)]
    return tuple(_disjoint(sorted(found, key=lambda place: (place.start, -place.end))))


def _disjoint(found: list[Placeholder]) -> Iterator[Placeholder]:
    end = 0
    for placeholder in found:
        if placeholder.start >= end:
            yield placeholder
            end = placeholder.end


def _brackets(draft: Draft) -> Iterator[Placeholder]:
    text, folded = draft.text, draft.folded
    if not any(mark in text for mark in "[［【〔"):
        return
    for bracket in watched(_BRACKETED.finditer(text)):
        what = _bracketed(text, bracket, folded[bracket.start(1) : bracket.end(1)].strip())
        if what:
            yield Placeholder(bracket.start(), bracket.end(), what)


def _bracketed(text: str, bracket: re.Match[str], inside: str) -> str:
    """Return what a bracket leaves open, or "" where it belongs to the text."""
    follows = text[bracket.end() : bracket.end() + 1]
    blank = _BLANK.match(bracket[1])
    if follows == "(" and inside and not blank:  # a Markdown link
        return ""
    if blank:
        return "" if _is_tick_box(text, bracket) or not bracket[1] else "a bracketed blank"
    if _STAR.match(bracket[1]):
        return "a bracketed blank"
    if _NAMED.match(inside):
        return "" if _is_short_code(bracket[1]) else "a bracketed blank"
    return "a note to the drafter" if _NOTE.match(inside) else ""


def _spots(draft: Draft) -> Iterator[Placeholder]:
    """Yield bullets that stand for a figure, a date or a code."""
    for spot in watched(_SPOT.finditer(draft.folded)):
        at = spot.start(str(spot.lastgroup))
        yield Placeholder(at, at + 1, "a blank")


def _is_tick_box(text: str, bracket: re.Match[str]) -> bool:
    """Whether this is the box of a list item or of a form: `- [ ] done`, `[ ] Yes [ ] No`."""
    if bracket[1].strip():
        return False
    before = _line_before(text, bracket.start()).strip(" \t*+->0123456789.)")
    near = text[max(0, bracket.start() - 80) : bracket.end() + 80]
    boxes = near.count("[ ]") + near.upper().count("[X]")
    return not before or boxes > 1


def _line_before(text: str, offset: int) -> str:
    return text[max(0, offset - _LINE) : offset].rpartition("\n")[2]


def _is_short_code(inside: str) -> bool:
    return inside in {"X", "Y", "x", "y"}


def _blanks(draft: Draft) -> Iterator[Placeholder]:
    """Yield rules to write on; a line of nothing else is a rule between parts or a signature."""
    text = draft.text
    for rule in watched(_UNDERSCORES.finditer(text)):
        start, end = rule.span()
        line = _line_before(text, start) + text[end : end + _LINE].partition("\n")[0]
        rest = line.strip(" _*#|\r\t")
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        part_of_word = any(c.isalnum() for c in beside)
        emphasis = end == start + len("__") and beside.strip()
        if rest and not part_of_word and not emphasis and not _SIGNATURE.match(rest):
            yield Placeholder(start, end, "a blank to fill in")


def _words(draft: Draft) -> Iterator[Placeholder]:
    words, text = draft.words, draft.text
    for word in _WORDS.keys() & words.index.keys():
        for number in watched(words.index[word]):
            start, end = words.starts[number], words.end(number)
            listed = number and words.text[number - 1] in _EXCHANGES
            if listed or not text[start:end].isupper():
                continue
            if not _is_name(text, start, end):
                yield Placeholder(start, end, f"“{_WORDS[word]}”")
    for word in {"xx", "xxx", "xxxx", "xxxxx", "xxxxxx"} & words.index.keys():
        for number in watched(words.index[word]):
            before = words.text[number - 1] if number else ""
            after = words.text[number + 1] if number + 1 < len(words) else ""
            if _stands_for_something(draft, number, before, after):
                yield Placeholder(
                    words.starts[number],
                    words.end(number),
                    "letters that stand for a figure or name",
                )


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the letters belong to a code or an enzyme: `TK-216`, `(TK)`, `TK inhibitor`."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in _JOINS or (after[:1] in _JOINS and after[1:].isalnum()):
        return True
    enzyme = before == "(" or (after[:1] == " " and after[1:].islower())
    return text[start:end] == "TK" and enzyme


def _stands_for_something(draft: Draft, number: int, before: str, after: str) -> bool:
    """Whether X's are neither a Roman numeral nor chromosomes nor part of a name."""
    start, end = draft.words.starts[number], draft.words.end(number)
    printed, follows = draft.text[start:end], draft.text[end : end + 1]
    if before in _NUMERAL_BEFORE or after in _NUMERAL_AFTER:
        return False
    if not printed.isupper():
        return printed.islower() and follows == "%"
    if draft.text[max(0, start - 1) : start] in _JOINS or follows in _NAME_ENDS:
        return False
    if _CREDIT.search(draft.folded, max(0, start - 32), start):
        return False
    return printed != "XX" or before != "of"


def _xs(draft: Draft) -> Iterator[Placeholder]:
    text = draft.text
    if "X" not in text:
        return
    if "X.X" in text or "XX" in text or "$X" in text or "X%" in text or "X mil" in text:
        for letters in _XS.finditer(text):
            yield Placeholder(letters.start(), letters.end(), "letters that stand for a figure")


def value(place: Placeholder) -> tuple[object, ...]:
    """Return what sort of blank it is: two of a sort are not told apart."""
    return (place.what,)

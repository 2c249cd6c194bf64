"""Placeholders: what a drafter left to be filled in.

Knows how drafters mark blanks; brackets that belong to a finished text (footnotes,
redactions, codes, links, tick boxes) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

_BULLETS = "●•○◯⚫■□▪∙"
_BRACKETED = Regex(r"[\[［【〔]([^\[\]［］【】〔〕\n]{0,160})[\]］】〕]")
_BLANK = Regex(rf"[\s{_BULLETS}_]*$")
# A bullet in running text where a figure, a date or a code belongs: "on ● 2026", "HK$●".
# notation: what stands on both sides of a figure is read together, and no word alone tells
_SPOT = Regex(
    r"(?:\b(?:on|of|at|by|as at|dated|until|from|to|is|was|and|approximately|about|than|no\.)\s?"
    r"|(?:code|date|time|no\.?|代号|代码|日期)\s?:\s?)"
    r"(?P<spot>[●•■▪])(?=[.,;)%]|\s(?:20\d\d\b|million|billion|per\s?cent|percent|shares\b|[ap]\.?m\b"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december)|[年月日])"
    r"|(?:[$€£¥]|rmb|hkd|usd)\s?(?P<amount>[●•■▪])|(?P<han>[●•■▪])(?=\s?[年月日])"
    r"|\w, ?[a-z.]{2,12}\s?[,-]\s?(?P<dateline>[●•■▪])\s?(?=[(/-])"
)
_STAR = Regex(r"\s*\*\s*$")
# notation: letters that stand for a figure, a date or a name
_LETTERS = Regex(r"(?:x+|y+|n{2,}|xx.*|dd.*|mm.*)(?: here| to come| tbd)?$")
_GOES_ON = Regex(r"\s*[:：\-–—.,]|\s+\w|$")  # how a note goes on that begins with a word
_UNDERSCORES = Regex(r"_{2,}")
_ANGLED = Regex(r"<\s*([a-z][^<>\n]{0,90})>")
_BRACES = Regex(r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}|«[A-Za-z]{1,30}_[A-Za-z_]{1,30}»")
_CREDIT = 26  # code points before X's in which a site says how it is credited
_LINE = 200  # how far the line around a blank is read, in code points
# notation: letters that stand for the digits of a figure, an amount or a number
_XS = Regex(
    r"(?:(?:US|HK|RMB|A|C|NT)?[$€£¥]\s?|RMB\s?|HK\$|US\$)?(?<![A-Za-z0-9])X{1,4}(?:[.,]X{1,3})+(?![A-Za-z])%?"
    r"|(?:(?:US|HK|A|C)?[$€£¥]|RMB\s?)X{1,6}(?![A-Za-z0-9])|(?<![A-Za-z0-9])X{1,4}(?:\s?%|(?=\s(?:million|billion|per cent)\b))"
    r"|(?:NCT|CTR|ChiCTR)X{4,}|(?<![A-Za-z0-9-])X{2,6}/X{2,6}/X{2,6}"
)
# notation: what Word and typesetters put in of themselves
_FORMS = Regex(
    r"click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?|lorem ipsum(?: dolor[^.\n]{0,60})?"
)
_JOINS = frozenset("-\u2010\u2011/&@._")
_NAME_ENDS = frozenset("-\u2010\u2011®™/")


class Placeholder(NamedTuple):
    """A blank that was left in a draft."""

    start: int
    end: int
    what: str  # in words: "a bracketed blank", "a note to the drafter" ...


def find(draft: Draft, known: Known) -> tuple[Placeholder, ...]:
    """Return the placeholders of a draft, in order; of two that overlap, the first and longest."""
    text = draft.text
    found = [*_brackets(draft, known), *_words(draft, known), *_xs(draft)]
    if "__" in text:
        found += _blanks(draft, known)
    if any(mark in text for mark in "●•■▪"):
        found += _spots(draft)
    if "<" in text:
        found += _fields(draft, known)
    if "{" in text or "«" in text:
        found += [Placeholder(*m.span(), "a template field") for m in _BRACES.finditer(text)]
    if not {"ipsum", "click", "choose"}.isdisjoint(draft.words.index):
        found += [Placeholder(*m.span(), "template text") for m in _FORMS.finditer(draft.folded)]
    return tuple(apart(found))


def _brackets(draft: Draft, known: Known) -> Iterator[Placeholder]:
    text, folded = draft.text, draft.folded
    if not any(mark in text for mark in "[［【〔"):
        return
    for bracket in watched(_BRACKETED.finditer(text)):
        what = _bracketed(text, bracket, folded[slice(*bracket.span(1))].strip(), known)
        if what:
            yield Placeholder(bracket.start(), bracket.end(), what)


def _bracketed(text: str, bracket: re.Match[str], inside: str, known: Known) -> str:
    """Return what a bracket leaves open, or "" where it belongs to the text."""
    follows = text[bracket.end() : bracket.end() + 1]
    blank = _BLANK.match(bracket[1])
    if follows == "(" and inside and not blank:  # a Markdown link
        return ""
    if blank:
        return "" if _is_tick_box(text, bracket) or not bracket[1] else "a bracketed blank"
    if _STAR.match(bracket[1]):
        return "a bracketed blank"
    if _is_named(inside, known):
        return "" if _is_short_code(bracket[1]) else "a bracketed blank"
    return "a note to the drafter" if _is_note(inside, known) else ""


def _is_named(inside: str, known: Known) -> bool:
    """Whether a bracket holds nothing but the name of what belongs there: `date`, `name here`."""
    if _LETTERS.match(inside) or known.after("blank-leads", inside) is not None:
        return True
    end = known.after("blanks", inside)
    if end is None or end == len(inside):
        return end is not None
    return known.after("after-blanks", inside, end + 1) == len(inside) and inside[end] == " "


def _is_note(inside: str, known: Known) -> bool:
    """Whether a bracket speaks to the drafter: `NTD: confirm`, `insert name of drug`."""
    end = known.after("drafting-notes", inside)
    if end is None:
        return False
    return inside[end - 1] >= WIDE_FROM or _GOES_ON.match(inside, end) is not None


def _fields(draft: Draft, known: Known) -> Iterator[Placeholder]:
    """Yield what asks in angle brackets to be filled in."""
    for field in watched(_ANGLED.finditer(draft.folded)):
        if known.after("fields-to-fill", draft.folded, field.start(1)) is not None:
            yield Placeholder(*field.span(), "a field to fill in")


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


def _blanks(draft: Draft, known: Known) -> Iterator[Placeholder]:
    """Yield rules to write on; a line of nothing else is a rule between parts or a signature."""
    text = draft.text
    for rule in watched(_UNDERSCORES.finditer(text)):
        start, end = rule.span()
        line = _line_before(text, start) + text[end : end + _LINE].partition("\n")[0]
        rest = line.strip(" _*#|\r\t")
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        part_of_word = any(c.isalnum() for c in beside)
        emphasis = end == start + len("__") and beside.strip()
        signed = known.after("beside-signatures", rest.lower()) is not None
        if rest and not part_of_word and not emphasis and not signed:
            yield Placeholder(start, end, "a blank to fill in")


def _words(draft: Draft, known: Known) -> Iterator[Placeholder]:
    words, text = draft.words, draft.text
    labels = exchanges(known)
    for word in known.words("to-come") & words.index.keys():
        for number in watched(words.index[word]):
            start, end = words.starts[number], words.end(number)
            listed = number and labels.by_label(words.text[number - 1])
            if text[start:end].isupper() and not listed and not _is_name(text, start, end):
                yield Placeholder(start, end, "a mark of what is to come")
    for word in {"xx", "xxx", "xxxx", "xxxxx", "xxxxxx"} & words.index.keys():
        for number in watched(words.index[word]):
            if _stands_for_something(draft, number, known):
                start, end = words.starts[number], words.end(number)
                yield Placeholder(start, end, "letters that stand for a figure or name")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the letters belong to a code or an enzyme: `TK-216`, `(TK)`, `TK inhibitor`."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in _JOINS or (after[:1] in _JOINS and after[1:].isalnum()):
        return True
    enzyme = before == "(" or (after[:1] == " " and after[1:].islower())
    return text[start:end] == "TK" and enzyme


def _stands_for_something(draft: Draft, number: int, known: Known) -> bool:
    """Whether X's are neither a Roman numeral nor chromosomes nor part of a name."""
    words, text = draft.words, draft.text
    start, end = words.starts[number], words.end(number)
    before = words.text[number - 1] if number else ""
    if before in known.words("before-numerals"):
        return False
    if number + 1 < len(words) and words.text[number + 1] in known.words("after-numerals"):
        return False
    printed, follows = text[start:end], text[end : end + 1]
    if not printed.isupper():
        return printed.islower() and follows == "%"
    if text[max(0, start - 1) : start] in _JOINS or follows in _NAME_ENDS:
        return False
    if _is_credited(draft.folded[max(0, start - _CREDIT) : start], known):
        return False
    return printed != "XX" or before != "of"


def _is_credited(before: str, known: Known) -> bool:
    """Whether X's stand for the name of a site in its notice on how it is credited."""
    sentence = before.rpartition("。")[2].rpartition("\n")[2]
    return any(phrase in sentence for phrase in known.listed("crediting"))


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

"""Placeholders: what a drafter left to be filled in.

Knows how drafters mark blanks; brackets that belong to a finished text (footnotes,
redactions, codes, links, tick boxes) are none.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import followed, places
from disclosure_lint.limits import watched
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.placeholders import filler, forms, marks, program, prompts, signs
from disclosure_lint.mentions.saying import places as said_at
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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
    r"|(?:[$€£¥]|(?<!\d )(?<!\d)(?:rmb|hkd|usd))\s?(?P<amount>[●•■▪])|(?P<han>(?<=[^\n])[●•■▪](?=\s?[年月日])|(?<![^\n])[●•■▪](?=[年月日]))"
    r"|\w, ?[a-z.]{2,12}\s?[,-]\s?(?P<dateline>[●•■▪])\s?(?=[(/-])"
)
_STAR = Regex(r"\s*\*\s*$")
# notation: letters that stand for a figure, a date or a name
_LETTERS = Regex(r"(?:x+|y+|n{2,}|xx.*|dd.*|mm.*)(?: here| to come| tbd)?$")
_NOTED = Regex(r"\s?[:)]|\s?[-–—]\s")  # notation: behind words that speak to the drafter
# notation: who speaks, by initials, and the number of a remark: `[KG1: check]`
_INITIALS = Regex(r"[A-Za-z]{2,3}[1-9]?\d?:\s?")
_GOES_ON = Regex(r"\s*[:：\-–—.,]|\s+\w|$")  # how a note goes on that begins with a word
# notation: what a bracket with a figure or a name in it says that is not settled yet
_UNSETTLED = Regex(
    r"(?i)\bto be (?:confirmed|inserted|completed|updated|provided|determined|advised|checked|verified|agreed)\b"
    r"|\b(?:TBC|TBD)\b|\bto come\b|\b(?:please|pls|to) (?:confirm|check|update|verify)\b|待[確确][認认定]|待補[充]?|待补[充]?|待[核查]"
)
_UNDERSCORES = Regex(r"_{2,}")
_ANGLED = Regex(r"<\s*([a-z][^<>\n]{0,90})>")
_BRACES = Regex(r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}|«[A-Za-z]{1,30}_[A-Za-z_]{1,30}»")
_LINE = 200  # how far the line around a blank is read, in code points
# notation: what stands beside a figure, and makes even a short blank one
_BESIDE_FIGURE = Regex(
    r"\s?(?:[%％]|million\b|billion\b|m\b|bn\b|per\s?cent\b|percent\b|[万萬亿億元股年月日])"
)
_SENTENCE_ENDS = frozenset('.!?”"’)。！？」')
_MONEY = Regex(r"(?:[$€£¥]|RMB|HKD|USD|人民币|人民幣|港币|港幣)\s?$")
# notation: blanks of Chinese figures and dates: 2025年X月X日, ××%, ××萬元
_HAN = Regex(
    r"(?:20\d\d|[二〇零○一三四五六七八九十]{4})?\s?年[ \u3000]{1,8}月(?:[ \u3000]{1,8}日)?"
    r"|(?:20\d\d|(?<![A-Za-z0-9×])[Xx×＊*]{2,4})年[Xx×＊*]{1,2}月(?:[Xx×＊*]{1,2}日|\d{1,2}日)?"
    r"|\d{1,2}月(?:[Xx×＊*]{1,2}|[ \u3000]{1,8})日"
    r"|(?<![A-Za-z0-9×.])[X×＊]{2,6}(?:[.,][X×＊]{1,3})?\s?(?=[%％万萬亿億元股])|(?<![A-Za-z0-9×.])×{1,6}\s?(?=[%％万萬亿億元])"
)
# what stands in each of them behind 年 or 月, or else behind letters
_BLANK_SIGNS, _BEHIND_LETTERS = frozenset(" \u3000Xx×＊*"), frozenset("%％万萬亿億元股")
_OPEN_QUOTE, _CLOSE_QUOTE, _QUOTED = '"“‘「', '"”’」', 60  # and code points of a phrase in them
# notation: letters that stand for the digits of a figure, an amount or a number
_XS = Regex(
    r"(?:(?:US|HK|RMB|A|C|NT)?[$€£¥]\s?|RMB\s?|HK\$|US\$)?(?<![A-Za-z0-9])X{1,4}(?:[.,]X{1,3})+(?![A-Za-z])%?"
    r"|(?:(?:US|HK|A|C)?[$€£¥]|RMB\s?)X{1,6}(?:m|mn|bn|[MBKk])?(?![A-Za-z0-9])|(?<![A-Za-z0-9])XX+(?:million|billion)\b|(?<![A-Za-z0-9])X{1,4}(?:\s?%|(?=\s(?:million|billion|per cent)\b))"
    r"|(?:NCT|CTR|ChiCTR)X{4,}|(?<![A-Za-z0-9-])X{2,6}/X{2,6}/X{2,6}"
)
# notation: what Word puts in where a field of it is broken or was never filled
_MACRO = Regex(
    r"MACROBUTTON\s{1,4}\w{1,30}(?:\s{1,4}\[[^\[\]\n]{0,80}\]|\s{1,4}[^\n]{0,40})?|MERGEFIELD\s{1,4}\w{1,40}"
)
_MERGED = Regex(r"«[A-Z]\w{1,30}»|<<[A-Za-z][\w ]{1,30}>>")
_SINGLE = Regex(r"(?<![{$])\{([A-Za-z][A-Za-z ]{1,30})\}(?!\})")
_ROW, _ROW_OF = 200, 3  # code points in which titles stand in brackets, and how many do
_FORM = 80  # code points before a bracket that say who is to fill it in
_LONG_RULE = 10  # underscores that part sections where nothing is to be written
_HEADINGS = 3  # lines in thick brackets that make headings of all of them
_TITLE = 4  # words that name what belongs into a bracket


class Placeholder(NamedTuple):
    """A blank that was left in a draft."""

    start: int
    end: int
    what: str  # in words: "a bracketed blank", "a note to the drafter" ...
    mild: int = 0  # steps by which it is less sure than a blank that nothing else can be


def find(draft: Draft, known: Known) -> tuple[Placeholder, ...]:
    """Return the placeholders of a draft, in order; of two that overlap, the first and longest."""
    text = draft.text
    found = [*_brackets(draft, known), *_xs(draft)]
    found += [Placeholder(*told) for told in marks.find(draft, known)]
    found += [Placeholder(*span, "signs that stand for a figure") for span in signs.find(text)]
    found += _notes(draft, known)
    if "[" in text or "【" in text:
        found += _unsettled(text)
    if "__" in text:
        blanks = forms.unfilled(draft, list(_blanks(draft, known)), known)
        found += [Placeholder(*span, "a blank to fill in") for span in blanks]
    if any(mark in text for mark in "●•■▪"):
        found += _spots(draft)
    if "<" in text:
        found += _fields(draft, known)
    if "{" in text or "«" in text or "<<" in text:
        found += _template_fields(text, known)
    if "MACROBUTTON" in text or "MERGEFIELD" in text:
        found += [Placeholder(*m.span(), "a field of Word") for m in _MACRO.finditer(text)]
    found += [Placeholder(*span, "template text") for span in filler.find(draft, known)]
    if not text.isascii():
        found += _in_chinese(draft, known)
    found += [Placeholder(*told) for told in prompts.find(draft)]
    return tuple(apart(found))


def _unsettled(text: str) -> Iterator[Placeholder]:
    """Yield brackets that hold what somebody is still to confirm: `[22 – to be confirmed by Clinical]`."""
    for found in _BRACKETED.finditer(text):
        if _UNSETTLED.search(found[1]) and text[found.end() : found.end() + 1] != "(":
            yield Placeholder(*found.span(), "a bracket that waits for an answer")


def _brackets(draft: Draft, known: Known) -> Iterator[Placeholder]:
    text, folded = draft.text, draft.folded
    if not any(mark in text for mark in "[［【〔"):
        return
    headed = _has_headings(text, known)
    for bracket in watched(_BRACKETED.finditer(text)):
        inside = folded[slice(*bracket.span(1))].strip()
        what = _bracketed(text, bracket, inside, known)
        if what and headed and inside and _heads_a_line(text, bracket):
            continue
        if what and (_is_in_a_form(folded, bracket, known) or _is_a_title(text, bracket, known)):
            continue
        is_remark = not what and signs.is_remark(text, bracket)
        if what or is_remark:
            yield Placeholder(*bracket.span(), what or "the mark of a remark", int(is_remark))


def _heads_a_line(text: str, bracket: re.Match[str]) -> bool:
    """Whether a line begins with a thick bracket."""
    return bracket[0][0] == "【" and not _line_before(text, bracket.start()).strip()


def _has_headings(text: str, known: Known) -> bool:
    """Whether thick brackets hold the headings of a draft: `【適應症】`, `【用法用量】`."""
    if text.count("【") < _HEADINGS:
        return False
    heads = {one[1] for one in _BRACKETED.finditer(text) if _heads_a_line(text, one)}
    return sum(not _is_named(head.strip(), known) for head in heads if head.strip()) >= _HEADINGS


def _bracketed(text: str, bracket: re.Match[str], inside: str, known: Known) -> str:
    """Return what a bracket leaves open, or "" where it belongs to the text."""
    follows = text[bracket.end() : bracket.end() + 1]
    if not bracket[1]:
        return "a bracketed blank" if _is_left_empty(text, bracket) else ""
    blank = _BLANK.match(bracket[1])
    if follows == "(" and inside and not blank:  # a Markdown link
        return ""
    if blank:
        return "" if _is_tick_box(text, bracket) else "a bracketed blank"
    if _STAR.match(bracket[1]):
        return "a bracketed blank"
    if _is_named(inside, known) or _is_titled(bracket[1], inside, known):
        is_meant = _is_short_code(text, bracket) or _is_quoted(text, bracket)
        return "" if is_meant else "a bracketed blank"
    return "a note to the drafter" if _is_note(inside, known) else ""


def _is_named(inside: str, known: Known) -> bool:
    """Whether a bracket holds nothing but the name of what belongs there: `date`, `name here`."""
    if _LETTERS.match(inside) or known.after("blank-leads", inside) is not None:
        return True
    end = known.after("blanks", inside)
    if end is None or end == len(inside):
        return end is not None
    return known.after("after-blanks", inside, end + 1) == len(inside) and inside[end] == " "


def _is_titled(printed: str, inside: str, known: Known) -> bool:
    """Whether a bracket names in capitals what belongs there: `[Spokesperson's Name]`."""
    words = printed.split()
    if not 1 < len(words) <= _TITLE or not all(word[0].isupper() for word in words):
        return False
    return inside.rpartition(" ")[2] in known.words("blanks")


def _is_a_title(text: str, bracket: re.Match[str], known: Known) -> bool:
    """Whether a bracket is one of several in which works are named: `Yutong Wu [Beyond Time]`."""
    inside = bracket[1].lower().split()
    if len(inside) < 2 or known.words("blanks").issuperset(inside):  # noqa: PLR2004 - a title has two words
        return False
    around = text[max(0, bracket.start() - _ROW) : bracket.end() + _ROW]
    others = [one[1] for one in _BRACKETED.finditer(around) if one[1] != bracket[1]]
    titles = [
        one
        for one in others
        if one[:1].isupper() and known.words("blanks").isdisjoint(one.lower().split())
    ]
    return len(titles) >= _ROW_OF and len(titles) > len(others) // 2


def _is_in_a_form(folded: str, bracket: re.Match[str], known: Known) -> bool:
    """Whether a bracket is part of words that readers are told to write themselves."""
    before = folded[max(0, bracket.start() - _FORM) : bracket.start()].rpartition("\n")[2]
    return any(phrase in before for phrase in known.listed("to-be-written-by-readers"))


def _is_left_empty(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket with nothing in it is a blank, and neither code nor a link."""
    if bracket[0][0] != "[":
        return True
    before, after = text[: bracket.start()][-8:], text[bracket.end() :][:12]
    if _MONEY.search(before) or _BESIDE_FIGURE.match(after):
        return before[-1:] not in {"=", "\\"}
    return before[-1:] == " " and after[:1] == " " and after[1:2].isalnum()


def _is_quoted(text: str, bracket: re.Match[str]) -> bool:
    """Whether a small word in brackets is part of a quoted phrase: “best roofer in [city]”."""
    if not bracket[1].islower() or " " in bracket[1].strip():
        return False
    before = text[max(0, bracket.start() - _QUOTED) : bracket.start()].rpartition("\n")[2]
    after = text[bracket.end() : bracket.end() + _QUOTED].partition("\n")[0]
    opened = max(before.rfind(mark) for mark in _OPEN_QUOTE)
    closed = max(before.rfind(mark) for mark in "”’」")
    return opened >= 0 and opened > closed and any(mark in after for mark in _CLOSE_QUOTE)


def _is_note(inside: str, known: Known) -> bool:
    """Whether a bracket speaks to the drafter: `NTD: confirm`, `insert name of drug`, `JL: check`."""
    said = _INITIALS.match(inside)
    places = (0, said.end()) if said else (0,)
    lists = ("notes-to-drafters", "drafting-notes")
    ends = (known.after(name, inside, at) for at in places for name in lists)
    end = next((one for one in ends if one is not None), None)
    if end is None:
        return False
    return inside[end - 1] >= WIDE_FROM or _GOES_ON.match(inside, end) is not None


def _notes(draft: Draft, known: Known) -> Iterator[Placeholder]:
    """Yield what speaks to the drafter in round brackets: `(Note to draft: confirm the dose)`."""
    folded = draft.folded
    for first, last in said_at(draft.words, known.listed("notes-to-drafters")):
        start, end = draft.span(first, last)
        if folded[start - 1 : start] == "(" and _NOTED.match(folded, end):
            close = folded.find(")", end, end + _LINE)
            yield Placeholder(start - 1, close + 1 if close > 0 else end, "a note to the drafter")


def _fields(draft: Draft, known: Known) -> Iterator[Placeholder]:
    """Yield what asks in angle brackets to be filled in."""
    for field in watched(_ANGLED.finditer(draft.folded)):
        asks = known.after("fields-to-fill", draft.folded, field.start(1)) is not None
        if asks and not program.is_program(draft.text, *field.span()):
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


def _is_short_code(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket is a ticked box or a symbol, and stands for no figure."""
    if bracket[1] not in {"X", "Y", "x", "y"}:
        return False
    before, after = text[max(0, bracket.start() - 8) : bracket.start()], text[bracket.end() :][:12]
    return not _MONEY.search(before) and not _BESIDE_FIGURE.match(after)


def _blanks(draft: Draft, known: Known) -> Iterator[tuple[int, int]]:
    """Yield rules to write on; a line of nothing else is a rule between parts or a signature."""
    text = draft.text
    for rule in watched(_UNDERSCORES.finditer(text)):
        start, end = rule.span()
        line = _line_before(text, start) + text[end : end + _LINE].partition("\n")[0]
        rest = line.strip(" _*#|>\r\t")
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        part_of_word = any(c.isalnum() and c < WIDE_FROM for c in beside)
        emphasis = end == start + len("__") and beside.strip() and text[end : end + 1] not in "%％"
        parts = end - start >= _LONG_RULE and _is_between_sentences(text, start, end)
        signed = known.after("beside-signatures", rest.lower()) is not None
        dated = text[end : end + 1] in {"年", "月", "日"}
        if rest and (dated or not (part_of_word or emphasis or signed or parts)):
            yield start, end


def _is_between_sentences(text: str, start: int, end: int) -> bool:
    """Whether a long rule stands behind a sentence's end and before a new beginning."""
    before, after = text[max(0, start - 40) : start].rstrip(), text[end : end + 3].lstrip(" *#_")
    last = before.rsplit(None, 1)[-1:] or [""]
    is_end = before[-1:] in _SENTENCE_ENDS or last[0][:1].isupper() or "." in last[0]
    return (
        is_end and before[-1:] not in {":", "："} and (after[:1].isupper() or after[:1] in '\n“"')
    )


def _xs(draft: Draft) -> Iterator[Placeholder]:
    text = draft.text
    if "X" not in text:
        return
    if "X.X" in text or "XX" in text or "$X" in text or "X%" in text or "X mil" in text:
        for letters in _XS.finditer(text):
            yield Placeholder(letters.start(), letters.end(), "letters that stand for a figure")
    if "XX" in text or " X" in text or "YYYY" in text:
        for letters in signs.YEARS.finditer(text):
            yield Placeholder(letters.start(), letters.end(), "letters that stand for a date")


def _template_fields(text: str, known: Known) -> Iterator[Placeholder]:
    """Yield the fields that a program was to fill in; French sets its quotations in «»."""
    for field in _BRACES.finditer(text):
        if field[0][0] != "$" or not program.is_program(text, *field.span()):
            yield Placeholder(*field.span(), "a template field")
    if "« " not in text and "«\u00a0" not in text:
        for field in _MERGED.finditer(text):
            name = field[0].strip("«»")
            if name.istitle() and not _is_named(name.lower(), known):
                continue  # a title, set as in French or Russian
            yield Placeholder(*field.span(), "a template field")
    for field in _SINGLE.finditer(text):
        if _is_named(field[1].lower(), known):
            yield Placeholder(*field.span(), "a template field")


def _in_chinese(draft: Draft, known: Known) -> Iterator[Placeholder]:
    text = draft.text
    if followed(text, "年月", _BLANK_SIGNS) or followed(text, "X×＊", _BEHIND_LETTERS):
        for blank in _HAN.finditer(text):
            yield Placeholder(*blank.span(), "a blank")
    for phrase in known.phrases("to-come"):
        for at in places(draft.folded, (phrase,)):
            if known.after("after-to-come", draft.folded, at + len(phrase)) is None:
                yield Placeholder(at, at + len(phrase), "a mark of what is to come", 1)


def value(place: Placeholder) -> tuple[object, ...]:
    """Return what sort of blank it is: two of a sort are not told apart."""
    return (place.what,)

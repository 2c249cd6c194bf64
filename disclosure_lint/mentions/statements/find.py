"""Headings of the statements that releases must carry, and where their bodies begin.

Knows how such headings are worded and set; not what the statement under one has to say.
"""

from __future__ import annotations

from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.citations import find as citations
from disclosure_lint.mentions.citations.find import Citation
from disclosure_lint.notation import machine
from disclosure_lint.regex import Regex

_TRIGGERS = frozenset(
    "cautionary precautionary warning warnings forward forwardlooking harbor harbour disclaimer"
    " disclaimers notice statement zukunftsbezogene 瞻 警 险".split()
)
# Words that may stand in a heading before the one that tells it.
_LEADS = frozenset(
    "a an the note notes notice information important special disclosure additional legal safe"
    " harbor harbour caution cautions cautionary statement statements risk warning disclaimer private securities"
    " litigation reform act of 1995 under regarding concerning about relevant purpose purposes relating to as with respect for"
    " and 关 于 有 对 安 全 港 风 相 重 大 特 别 前".split()
)
_REACH = 240  # the longest heading, in code points
_LONGEST_UNIT = 140  # a unit that is a heading as a whole, in code points
_BOUNDARY = Regex(
    r"[\n\r\x0b\x0c\u2028]|[.!?。；;][\"”’)*]*(?:\s|(?=[A-Z][a-z]))|[。；]|\*\*\s?|-\s?ends?\s?-\s?"
)
_FURNITURE = Regex(
    r"(?:[\s#*_>•|\-–—\[(【《「]+|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s|[（(]?[一二三四五六七八九十]{1,3}[、.)）])*"
)
_CITING = Regex(r"(?:根据|依据|依照|按照|按|pursuant to |as required by |under )$")
_CITED = Regex(r"\s*(?:所?规定|作出|项下|所?要求|订明|所载|所作)?(?:作出)?[之的]?\s*")
_CLOSING = Regex(r"[\]”\"》】」)]*")
_OPENS_BODY = Regex(r"[*_]*\s*[:：.。]\s*[*_]*\s*|[*_]+\s+|\s*[-–—]+\s*(?=\S)|\s+|(?=[A-Z])")
_STARTERS = frozenset(
    "this these certain statements some any all except the in we our it matters information such"
    " various to as forward other actual by investors readers you there an from an statement".split()
)
_PRODUCT_NEWS = Regex(
    r"develop|market(?:ed|ing)?\b|commerciali|开发|研发|营销|销售|推广|商业化|上市"
)
_GENERAL = Regex("disclaimer|important|legal")
_OWNER = Regex(r"\s(?:of|by)\s[A-Z][^\n:]{2,70}?(?=\s*(?:\n|[:：]|This\b|Certain\b))")
_OTHER_SUBJECT = Regex(r"concentrat|集中")
_FORWARD = Regex(r"forward[\s-]*looking|前瞻")
_BETWEEN_WORDS = Regex(r"[\s‐‑–—-]+")


_LETTERS = Regex(r"[^\W\d_]+")
_ENDS = frozenset(".!?\n。；;，,()")
_LEADING = 24  # words of a heading before the one that tells it
_OWNERS = 5  # words that may stand before a heading's own: `Eli Lilly and Company`
_GAP = 4  # code points between two words of a heading


class Heading(NamedTuple):
    """The heading of a required statement."""

    start: int
    end: int
    statement: str  # cautionary, report-warning (Rule 18A.08(3)), legend or risk-notice
    citation: Citation | None
    body: int  # where what it heads begins


def find(draft: Draft, cited: tuple[Citation, ...] | None = None) -> tuple[Heading, ...]:
    """Return the headings of statements; `cited` are the draft's citations, where known."""
    found: list[Heading] = []
    triggers = sorted(n for t in _TRIGGERS & draft.words.index.keys() for n in draft.words.index[t])
    if not triggers:
        return ()
    rules = citations.find(draft) if cited is None else cited
    by_start = {rule.start: rule for rule in rules}
    by_end = {rule.end: rule for rule in rules}
    end = 0
    for number in triggers:
        if draft.words.starts[number] >= end:
            heading = _heading(draft, number, by_start, by_end)
            if heading is not None:
                found.append(heading)
                end = heading.end
    return tuple(found)


def _heading(
    draft: Draft, number: int, by_start: dict[int, Citation], by_end: dict[int, Citation]
) -> Heading | None:
    first = _first_word(draft, number)
    start = draft.words.starts[first]
    if start and draft.text[start - 1] in "\"“'「":
        start -= 1
    citation = None
    if by_end:
        citation, start = _citation_before(draft, start, by_end)
    opening = _opening(draft, start)
    if opening is None:
        return None
    words = draft.words.starts[first]
    unit = draft.unit(words)
    tree, end = _parse(draft.folded, words, min(unit.end if unit else words, words + _REACH))
    if tree is None:
        return None
    if citation is None:
        after = end + len(draft.text[end : end + 4]) - len(draft.text[end : end + 4].lstrip())
        citation = by_start.get(after)
        end = citation.end if citation else _telling(tree)
    statement = _statement(tree, citation)
    set_off = _set_off(draft, opening, end)
    if not statement or set_off is None:
        return None
    end, body = set_off
    statement = _by_body(draft, statement, body)
    return Heading(opening, end, statement, citation, body) if statement else None


def _first_word(draft: Draft, number: int) -> int:
    """Return the first of the words before a trigger that belong to the same heading."""
    words = draft.words
    for first in range(number, max(0, number - _LEADING), -1):
        gap = words.gaps[first]
        if words.text[first - 1] not in _LEADS or len(gap) > _GAP or not _ENDS.isdisjoint(gap):
            return first
    return max(0, number - _LEADING)


def _citation_before(
    draft: Draft, start: int, by_end: dict[int, Citation]
) -> tuple[Citation | None, int]:
    """Return the citation that stands before `start` in the same heading, and its start."""
    for back in range(9):
        rule = by_end.get(start - back)
        if rule:
            joint = _CITED.match(draft.folded, rule.end, start)
            if joint is None or joint.end() != start:
                return None, start
            lead = _CITING.search(draft.folded[max(0, rule.start - 16) : rule.start])
            return rule, rule.start - (len(lead[0]) if lead else 0)
    return None, start


def _opening(draft: Draft, start: int) -> int | None:
    """Return where the heading that has its telling words at `start` opens.

    Nothing but furniture or a few capitalised words (`Lilly Cautionary Statement ...`)
    may stand between it and the end of a line or sentence.
    """
    first = max(0, start - 80)
    before = draft.text[first:start]
    boundary = 0 if first == 0 else None
    for mark in _BOUNDARY.finditer(draft.text[first : start + 2]):
        boundary = mark.end() if mark.end() <= len(before) else boundary
    if boundary is None:
        return None
    furniture = _FURNITURE.match(before, boundary)
    at = furniture.end() if furniture else boundary
    extra = before[at:].split()
    if len(extra) > _OWNERS or any(not (w[0].isupper() or w in {"&", "and", "of"}) for w in extra):
        return None
    opening = first + at
    character = (
        draft.text[opening : opening + 1].strip("\"“'「") or draft.text[opening + 1 : opening + 2]
    )
    return opening if not character.islower() else None


def _parse(folded: str, start: int, end: int) -> tuple[machine.Node | None, int]:
    """Read the longest run of heading words; also return where it ends."""
    for _ in range(4):
        tree = machine.parse("statements", folded, start, end)
        if isinstance(tree, machine.Node):
            return tree, start + len(folded[start:end].rstrip(" \r\n:-"))
        shorter = start + len(folded[start : tree.offset].rstrip(" \r\n("))
        if shorter <= start or shorter >= end:
            break
        end = shorter
    return None, start


def _telling(tree: machine.Node) -> int:
    """Return where the last word of a heading ends that is not a loose preposition."""
    return [token.end for token in tree.tokens() if token.type != "JOINT"][-1]


def _statement(tree: machine.Node, citation: Citation | None) -> str:
    """Return which statement the words of a heading announce; "" for none."""
    tokens = list(tree.tokens())
    kinds = {token.type for token in tokens} - {"JOINT"}
    if kinds & {"FORWARD_LOOKING", "SAFE_HARBOR", "CHINESE_FORWARD"}:
        return "legend"
    if "ACT" in kinds:
        return "legend" if "WARNING" in kinds else ""
    if "CHINESE_RISK" in kinds:
        return "risk-notice"
    if citation is not None and citation.book in {"", "Listing Rules"}:
        return "report-warning" if citation.rule == "18A.08" else "cautionary"
    if kinds == {"NOTE"}:
        return "notice" if _GENERAL.search(tokens[0].text) else ""
    plain = tokens[0].text.startswith("statement")
    return "" if plain or kinds - {"WARNING", "CHINESE_WARNING"} else "caution"


def _by_body(draft: Draft, statement: str, body: int) -> str:
    """Tell by its body what a heading stands over that could stand over several things."""
    if statement not in {"caution", "notice"}:
        return statement
    text = draft.folded[body : body + 500]
    if _FORWARD.search(text):
        return "legend"
    if statement == "notice" or _OTHER_SUBJECT.search(text) or not _PRODUCT_NEWS.search(text):
        return ""
    return "cautionary"


def _set_off(draft: Draft, opening: int, end: int) -> tuple[int, int] | None:
    """Return where a heading ends and its body begins, or None where it is prose."""
    text = draft.text
    closed = _CLOSING.match(text, end)
    end = end if closed is None or "(" in text[opening:end] else closed.end()
    unit = draft.unit(opening)
    unit_end = unit.end if unit else len(text)
    owner = _OWNER.match(text, end, unit_end)
    end = owner.end() if owner else end
    rest = text[end : min(unit_end, end + _REACH)]
    if not rest.strip(" *_#:：|-–—."):
        return end, _skip(text, unit_end)
    whole = unit and unit.kind in {"heading", "cell"} and unit_end - opening <= _LONGEST_UNIT
    opens = _OPENS_BODY.match(text, end)
    if opens is None:
        return (unit_end, _skip(text, unit_end)) if whole and rest[0] == "," else None
    mark = opens[0].strip(" *_\t\xa0\u3000\r\n")
    if mark in {":", "："} or ("\n" in opens[0] and not mark):
        return end, opens.end()
    following = text[opens.end() : opens.end() + 40].lstrip('“"*_(')
    if "\u3400" <= following[:1] <= "\u9fff" or _runs_in(text[opening:end], following, mark):
        return end, opens.end()
    if whole and _is_title(rest):
        return unit_end, _skip(text, unit_end)
    return None


def _is_title(words: str) -> bool:
    return all(w[0].isupper() or len(w) <= _GAP or not w[0].isalpha() for w in words.split())


def _runs_in(heading: str, following: str, mark: str) -> bool:
    """Whether the capitals tell a heading from the first words of the sentence after it."""
    if not following or following[0].islower() or following[0].isdigit():
        return False
    words = [w for w in _BETWEEN_WORDS.split(heading) if w.isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    next_word = _LETTERS.match(following)
    starts = next_word is not None and next_word[0].lower() in _STARTERS
    titled = 2 * capitals > len(words)
    return (titled and (starts or bool(mark))) or (starts and len(words) > 1)


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and (text[offset].isspace() or text[offset] in ":：*_#>|-–—."):
        offset += 1
    return offset


def value(heading: Heading) -> tuple[object, ...]:
    """Return which statement is headed."""
    return (heading.statement,)

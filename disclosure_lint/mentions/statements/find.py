"""Headings of the statements that releases must carry, and where their bodies begin.

Knows how such headings are worded and set; not what the statement under one has to say.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.citations import find as citations
from disclosure_lint.mentions.citations.find import Citation
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import says
from disclosure_lint.notation import machine
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_REACH = 240  # the longest heading, in code points
_LONGEST_UNIT = 140  # a unit that is a heading as a whole, in code points
_LEADING = 24  # words of a heading before the one that tells it
_OWNERS = 5  # words that may stand before a heading's own: `Eli Lilly and Company`
_GAP = 4  # code points between two words of a heading
_BODY = 500  # code points of a body that tell what a heading stands over
_ENDS = frozenset(".!?\n。；;，,()")
_BESIDE_MARKS = " *_#:：|-–—."
# notation: how headings are set off, whatever their words.
_BOUNDARY = Regex(
    r"[\n\r\x0b\x0c\u2028]|[.!?。；;][\"”’)*]*(?:\s|(?=[A-Z][a-z]))|[。；]|\*\*\s?|-\s?ends?\s?-\s?"
)
_FURNITURE = Regex(
    r"(?:[\s#*_>•|\-–—\[(【《「]+|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s|[（(]?[一二三四五六七八九十]{1,3}[、.)）])*"
)
_CLOSING = Regex(r"[\]”\"》】」)]*")
_OPENS_BODY = Regex(r"[*_]*\s*[:：.。]\s*[*_]*\s*|[*_]+\s+|\s*[-–—]+\s*(?=\S)|\s+|(?=[A-Z])")
_OWNER = Regex(r"\s(?:of|by)\s[A-Z][^\n:]{2,70}?(?=\s*(?:\n|[:：]|This\b|Certain\b))")
_BETWEEN_WORDS = Regex(r"[\s‐‑–—-]+")
_LETTERS = Regex(r"[^\W\d_]+")
# notation: what joins a Chinese citation to the heading behind it, part by part.
_CITED = Regex(r"\s*(?:所?规定|作出|项下|所?要求|订明|所载|所作)?(?:作出)?[之的]?\s*")


class Heading(NamedTuple):
    """The heading of a required statement."""

    start: int
    end: int
    statement: str  # cautionary, report-warning (Rule 18A.08(3)), legend or risk-notice
    citation: Citation | None
    body: int  # where what it heads begins


class _Words(NamedTuple):
    """What the words of a heading say, and where they end."""

    statement: str
    end: int
    citation: Citation | None


class _Cited(NamedTuple):
    """The citations of a draft by where they begin and end."""

    by_start: dict[int, Citation]
    by_end: dict[int, Citation]


def find(
    draft: Draft, known: Known, cited: tuple[Citation, ...] | None = None
) -> tuple[Heading, ...]:
    """Return the headings of statements; `cited` are the draft's citations, where known."""
    found: list[Heading] = []
    signs = known.words("heading-signs") & draft.words.index.keys()
    triggers = sorted(number for sign in signs for number in draft.words.index[sign])
    if not triggers:
        return ()
    rules = citations.find(draft, known) if cited is None else cited
    by_place = _Cited({rule.start: rule for rule in rules}, {rule.end: rule for rule in rules})
    end = 0
    for number in triggers:
        if draft.words.starts[number] >= end:
            heading = _heading(draft, known, number, by_place)
            if heading is not None:
                found.append(heading)
                end = heading.end
    return tuple(found)


def _heading(draft: Draft, known: Known, number: int, cited: _Cited) -> Heading | None:
    """Return the heading that a word tells, where it opens a line and is set off from its body."""
    first = _first_word(draft, known, number)
    start = draft.words.starts[first]
    quoted = start > 0 and draft.text[start - 1] in "\"“'「"
    before, start = _citation_before(draft, known, start - quoted, cited.by_end)
    opening = _opening(draft, start)
    said = None if opening is None else _said(draft, known, first, before, cited)
    if opening is None or said is None:
        return None
    set_off = _set_off(draft, known, opening, said.end)
    if set_off is None:
        return None
    end, body = set_off
    statement = _by_body(draft, known, said.statement, body)
    return Heading(opening, end, statement, said.citation, body) if statement else None


def _said(
    draft: Draft, known: Known, first: int, before: Citation | None, cited: _Cited
) -> _Words | None:
    """Read the words of a heading from the first; a citation stands before or behind them."""
    start = draft.words.starts[first]
    unit = draft.unit(start)
    tree, end = _parse(draft.folded, start, min(unit.end if unit else start, start + _REACH))
    if tree is None:
        return None
    citation = before
    if before is None:
        gap = draft.text[end : end + _GAP]
        citation = cited.by_start.get(end + len(gap) - len(gap.lstrip()))
        end = citation.end if citation else _telling(tree)
    statement = _statement(known, tree, citation)
    return _Words(statement, end, citation) if statement else None


def _first_word(draft: Draft, known: Known, number: int) -> int:
    """Return the first of the words before a trigger that belong to the same heading."""
    words, leads = draft.words, known.words("heading-leads")
    for first in range(number, max(0, number - _LEADING), -1):
        gap = words.gaps[first]
        if words.text[first - 1] not in leads or len(gap) > _GAP or not _ENDS.isdisjoint(gap):
            return first
    return max(0, number - _LEADING)


def _citation_before(
    draft: Draft, known: Known, start: int, by_end: dict[int, Citation]
) -> tuple[Citation | None, int]:
    """Return the citation that stands before `start` in the same heading, and its start."""
    for back in range(9 if by_end else 0):
        rule = by_end.get(start - back)
        if rule:
            joint = _CITED.match(draft.folded, rule.end, start)
            if joint is None or joint.end() != start:
                return None, start
            return rule, rule.start - _citing(draft.folded[: rule.start][-16:], known)
    return None, start


def _citing(before: str, known: Known) -> int:
    """Return how long the words before a citation are that say by what something is done."""
    said = (phrase + " " * phrase.isascii() for phrase in known.listed("citing"))
    return max((len(one) for one in said if before.endswith(one)), default=0)


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


def _statement(known: Known, tree: machine.Node, citation: Citation | None) -> str:
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
        general = any(sign in tokens[0].text for sign in known.listed("general-notices"))
        return "notice" if general else ""
    plain = tokens[0].text.startswith("statement")
    return "" if plain or kinds - {"WARNING", "CHINESE_WARNING"} else "caution"


def _by_body(draft: Draft, known: Known, statement: str, body: int) -> str:
    """Tell by its body what a heading stands over that could stand over several things."""
    if statement not in {"caution", "notice"}:
        return statement
    first, last = draft.words.between(body, body + _BODY)

    def told(name: str) -> bool:
        return says(draft.words, known.listed(name), first, last)

    if told("forward-looking"):
        return "legend"
    of_product = told("product-news") and not told("cautions-on-other-things")
    return "cautionary" if statement == "caution" and of_product else ""


def _set_off(draft: Draft, known: Known, opening: int, end: int) -> tuple[int, int] | None:
    """Return where a heading ends and its body begins, or None where it is prose."""
    text = draft.text
    unit = draft.unit(opening)
    unit_end = unit.end if unit else len(text)
    end = _after_owner(text, _after_closing(text, opening, end), unit_end)
    rest = text[end : min(unit_end, end + _REACH)]
    if not rest.strip(_BESIDE_MARKS):  # it has its unit to itself
        return end, _skip(text, unit_end)
    opens = _OPENS_BODY.match(text, end)
    if opens is not None and _is_before_body(known, text, text[opening:end], opens):
        return end, opens.end()
    is_short = unit_end - opening <= _LONGEST_UNIT
    if unit and unit.kind in {"heading", "cell"} and is_short:
        is_whole = rest[0] == "," if opens is None else _is_title(rest)
        return (unit_end, _skip(text, unit_end)) if is_whole else None
    return None


def _after_closing(text: str, opening: int, end: int) -> int:
    """Return where the quotes and brackets end that close a heading, if none opens in it."""
    closed = _CLOSING.match(text, end)
    return end if closed is None or "(" in text[opening:end] else closed.end()


def _after_owner(text: str, end: int, unit_end: int) -> int:
    """Return where the name ends of whose statements they are: `… of Merck & Co.`."""
    owner = _OWNER.match(text, end, unit_end)
    return owner.end() if owner else end


def _is_before_body(known: Known, text: str, heading: str, opens: re.Match[str]) -> bool:
    """Whether what follows a heading sets it off: a mark, a line's end, or how the body begins."""
    mark = opens[0].strip(" *_\t\xa0\u3000\r\n")
    if mark in {":", "："} or ("\n" in opens[0] and not mark):
        return True
    following = text[opens.end() : opens.end() + 40].lstrip('“"*_(')
    return is_han(following[:1]) or _runs_in(known, heading, following, mark)


def _is_title(words: str) -> bool:
    return all(w[0].isupper() or len(w) <= _GAP or not w[0].isalpha() for w in words.split())


def _runs_in(known: Known, heading: str, following: str, mark: str) -> bool:
    """Whether the capitals tell a heading from the first words of the sentence after it."""
    if not following or following[0].islower() or following[0].isdigit():
        return False
    words = [w for w in _BETWEEN_WORDS.split(heading) if w.isalpha()]
    capitals = sum(1 for word in words if word[0].isupper())
    next_word = _LETTERS.match(following)
    starts = next_word is not None and next_word[0].lower() in known.words("body-openers")
    titled = 2 * capitals > len(words)
    return (titled and (starts or bool(mark))) or (starts and len(words) > 1)


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and (text[offset].isspace() or text[offset] in ":：*_#>|-–—."):
        offset += 1
    return offset


def value(heading: Heading) -> tuple[object, ...]:
    """Return which statement is headed."""
    return (heading.statement,)

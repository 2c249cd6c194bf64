"""Where the required statements of a draft stand.

A statement is known by its heading, or without one by wording that `recognition.yaml`
describes. A heading alone is no statement.
"""

from __future__ import annotations

from disclosure_lint.draft.segment import Unit
from disclosure_lint.mentions.saying import begins
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.reading import Reading

# notation: marks after which nothing more of a release is a statement, and lists of references.
_TURN = Regex(r"[-*•\s]*(?:refer to:|references?\b:?\**\s*(?:\[?1\b|$)|#\s*#|-\s*ends?\s*-)")
# notation: where a statement ends inside a paragraph that lost its line ends; capitals tell it.
_FURNITURE = Regex(
    r"[.!?”\"*)\]|][*_!|\s]{0,8}(?=SOURCE:? [A-Z]|About [A-Z]\w"
    r"|References?\b[:*]*\s*(?:\[?1\b|\*)|Refer to:|View (?:the )?original|Original/Source|###"
    r"|(?:(?:Investor|Media|Press|Company|Corporate|IR)(?: Relations)? )?"
    r"Contacts?(?: Details| Information)?(?::|\*|[A-Z])|- ?E(?:nds|ND) ?-)"
)
_BULLETS = "-*• \t\r\n\xa0"
_LEAD = 4  # words before those with which a board signs: `For and on`
_UNITS = {"cautionary": 3, "legend": 60, "disclaimer": 1}  # the most units a statement takes


class Region(NamedTuple):
    """Where a statement stands, in offsets of the text as read."""

    start: int
    end: int
    heading: tuple[int, int] | None
    body: int  # where the words of the statement begin, after any heading


def place(reading: Reading, region: Region) -> tuple[int, int]:
    """Return where the words of a statement stand."""
    return reading.draft.span(*reading.draft.words.between(region.body, region.end))


def find_statement(reading: Reading, name: str) -> Region | None:
    """Return where a statement stands, or None where the draft does not make it."""
    for region in headed(reading, name):
        return region
    body = reading.pack.statements.get(name)
    hits = reading.hits(body) if body else None
    if not hits:
        return None
    start, end = reading.draft.span(*hits[0])
    if name == "legend":
        end = max(end, _end(reading, name, start, end))
    return Region(start, end, None, start)


def headed(reading: Reading, name: str) -> Iterator[Region]:
    """Yield every copy of a statement that stands below its heading."""
    for heading in reading.headings:
        if heading.statement == name:
            end = _end(reading, name, heading.body)
            region = Region(heading.start, end, (heading.start, heading.end), heading.body)
            if _says_something(reading, name, region) and (
                name != "cautionary" or _doubts(reading, region)
            ):
                yield region


def _says_something(reading: Reading, name: str, region: Region) -> bool:
    """Whether the words under a heading are those of the statement."""
    first, last = reading.draft.words.between(region.body, region.end)
    headed = reading.pack.statements.get(f"{name} headed")
    return last - first >= 6 and (headed is None or reading.holds(headed, first, last))  # noqa: PLR2004 - fewer words say nothing


def _doubts(reading: Reading, region: Region) -> bool:
    """Whether a cautionary heading is followed by words about the product, not the shares."""
    words = reading.draft.words.between(region.body, region.end)
    body = reading.pack.statements.get("cautionary")
    return body is None or reading.holds(body, *words) or _speaks_of_product(reading, words)


def _speaks_of_product(reading: Reading, words: tuple[int, int]) -> bool:
    return any(words[0] <= first < words[1] for first, _ in reading.element("drug"))


def _end(reading: Reading, name: str, start: int, said: int | None = None) -> int:
    """Return where a statement whose words begin at `start` ends; up to `said` it is known."""
    around = reading.draft.unit(start)
    units = list(reading.draft.units_between(start, len(reading.draft.text)))
    if around is not None and around.start < start:
        units.insert(0, around)
    elif units and _ends_before(reading, units[0]):
        return start
    end = units[0].end if units else start
    for unit in units[1 : _UNITS[name]]:
        if _ends_before(reading, unit):
            break
        end = unit.end
    furniture = (
        _FURNITURE.search(reading.draft.text, said or start, end) if name == "legend" else None
    )
    return furniture.start() + 1 if furniture else end


def _ends_before(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is no longer of the statement that stands before it."""
    lead_in = reading.draft.text[unit.end - 1] in ":："
    if unit.kind == "heading" and not lead_in:
        return True
    if _turns(reading, unit) or _TURN.match(reading.draft.folded, unit.start):
        return True
    return any(heading.start == unit.start for heading in reading.headings)


def _turns(reading: Reading, unit: Unit) -> bool:
    """Whether a unit begins as what follows a statement does: contacts, a signature, "About"."""
    words, known = reading.draft.words, reading.known
    first, last = words.between(unit.start, unit.end)
    if first == last:
        return False
    signing = words.end(min(first + _LEAD, last) - 1)
    if any(unit.start <= signature.start <= signing for signature in reading.signatures):
        return True
    if reading.draft.folded[unit.start : words.starts[first]].strip(_BULLETS):
        return False
    return begins(words, known.listed("after-statements"), first) and not begins(
        words, known.listed("not-after-statements"), first
    )

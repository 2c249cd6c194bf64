"""What an opening tag means for the words after it, told by its name and attributes alone."""

from __future__ import annotations

from disclosure_lint.readers import regions
from disclosure_lint.readers.tags import attributes
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex

JOINED, LINE, BLOCK = range(3)  # what parts two stretches of words

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu"
    " nav ol option p pre section select summary table tbody td text tfoot th thead tr ul listing".split()
)
_LINES = frozenset({"td", "th", "tr", "li", "text"})
_STYLED = frozenset({"span", "font", "a", "b", "i"})
_BREAKING = Regex(
    r"page-break-(?:before|after)\s*:\s*always|break-(?:before|after)\s*:\s*page", IGNORECASE
)
_INLINE = Regex(r"display\s*:\s*inline\s*(?:[;\"'!]|$)", IGNORECASE)
_SUPER = Regex(r"vertical-align\s*:\s*(?:super|text-top)|\btop\s*:\s*-\d", IGNORECASE)
_ABSOLUTE = Regex(r"position\s*:\s*absolute", IGNORECASE)


class Opening(NamedTuple):
    """What begins with a tag."""

    gap: int  # what parts its words from those before and after
    sort: str | None = None  # of the region that it opens
    bare: bool = False  # whether nothing but its style tells that region from the text
    breaks: bool = False  # whether a page ends
    link: bool = False
    raised: bool = False


def opening(name: str, given: str) -> Opening:
    """Return what a tag means; `given` are its attributes as they stand."""
    if not given:
        return Opening(_gap(name, given), regions.sort_of(name, {}), raised=name == "sup")
    told = attributes(given) if regions.may_tell(given) else {}
    sort = regions.sort_of(name, told)
    style = given if ":" in given else ""  # none is without a colon
    return Opening(
        _gap(name, style),
        sort,
        bare=sort is not None and regions.is_bare(attributes(given)),
        breaks=name in BLOCKS and breaks(style),
        link=name == "a" and "href" in given.lower(),
        # By their style filings raise the marks of footnotes.
        raised=name == "sup" or (name in _STYLED and _SUPER.search(style) is not None),
    )


def breaks(given: str) -> bool:
    """Whether a page ends at a tag with these attributes."""
    return _BREAKING.search(given) is not None


def _gap(name: str, style: str) -> int:
    if name not in BLOCKS:
        return JOINED
    if name in _LINES or (style and _ABSOLUTE.search(style)):
        return LINE  # or one line of a page that was laid out
    return JOINED if name in {"div", "p"} and style and _INLINE.search(style) else BLOCK

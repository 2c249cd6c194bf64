"""Words that were broken at the end of a line.

A hyphen at a line's end is the word's own (`HQP-1351`, `18A-`, `third-generation`) or one
that the break put in. How the word stands elsewhere in the draft decides; then what the
program wrote (U+2010 and U+00AD are a break's alone), whether it breaks words at all, and
a list of what joins with a hyphen.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SOFT = "\u2010"
_BROKEN = Regex(r"(?:^|[\s(“\"‘—])([A-Za-z]*[a-z]+)[-\u2010]$")
_REST = Regex(r"[A-Za-z]+")
_PAIR = Regex(r"(?<![a-z-])([a-z]+)[-\u2010]\n([a-z]+)")
_ENDS = Regex(r"\S*[-\u2010]\n\S*")
_FORM = Regex(r"[a-z]+(?:[-\u2010][a-z]+)?")
_OWN = Regex(r"[a-z]\u2010[a-z]")  # some write U+2010 for every hyphen
_BREAKS = 0.4  # of the hyphens at line ends: those between halves that are no words
_SHORT = 2  # letters that a break leaves before or after it at least
# Syllables that begin many words, and few compounds.
_PREFIXES = frozenset(
    "re de ex in on up out un pre pro co dis con com per sub super over under off inter intra post"
    " anti multi trans extra bio immuno chemo hyper ultra macro micro mono poly pan semi quasi meta"
    " im en em be ad ac ob mis fore counter there where with may an".split()
)
# Words that join with a hyphen to what follows, and what joins to a word before it.
_OPENERS = frozenset(
    "non self cross first second third fourth fifth one two three four five six seven eight nine"
    " ten long short high low mid late early well best all half full part open double triple"
    " single blind dose phase year month week day time end life risk market cash share stock price"
    " value cost drug patient tumor tumour cell gene small large fast forward backward near real"
    " world state follow stand take buy allotment above below before after head government company"
    " investigator event treatment progression disease platinum placebo biomarker receptor ligand"
    " once twice decision data line back front cutting leading award industry next new so right"
    " left multi longer shorter higher lower larger smaller hands on in co up user custom easy far"
    " wide deep ever much newly highly clinical pre post anti client customer community family".split()
)
_CLOSERS = frozenset(
    "based related free naive naïve blind specific positive negative resistant refractory sensitive"
    " mediated driven dependent induced controlled approved leading looking made owned held listed"
    " treated relapsed ranging making taking known effective efficient called friendly ready"
    " winning focused oriented adjusted weighted facing backed funded enabled powered generation"
    " allotment quality performance escalation wide".split()
)
_LOOSE = frozenset(  # the same, behind a word that is one
    "label line term old class phase dose risk grade stage house party center centre site cell drug"
    " agent therapy finding response being level scale edge depth long year month week day rich"
    " founder end point".split()
)
_USUAL = frozenset(
    "off-label off-site off-the on-site on-demand on-the in-house in-person in-depth in-line in-the"
    " up-to up-front out-of over-the co-founder co-founded co-lead co-development co-pay re-elected"
    " re-election ex-dividend pre-clinical post-marketing anti-tumor anti-tumour".split()
)
_TINY = frozenset("to of and or in on up off out the by time life date like a".split())


class Forms(NamedTuple):
    """How the words of a draft stand within its lines, and how its lines end."""

    counts: Counter[str]
    often: bool = False  # whether its program breaks words
    own: bool = False  # whether U+2010 stands within lines too


def forms(lines: Iterable[str]) -> Forms:
    """Return the forms of the words of a text, none where no line of it ends in a hyphen."""
    every = [*lines, ""]
    if not any(line[-1:] in {"-", SOFT} for line in every):
        return NONE
    text = "\n".join(every).lower()
    own = _OWN.search(text) is not None
    inside = _ENDS.sub(" ", text).replace(SOFT, "-")
    known = Forms(Counter(_FORM.findall(inside)), own=own)
    pairs = _PAIR.findall(text)
    broken = sum(_is_broken(first, rest, known) for first, rest in pairs)
    return known._replace(often=broken > 1 and broken > _BREAKS * len(pairs))


def _is_broken(first: str, rest: str, known: Forms) -> bool:
    """Whether neither half at a line's end is a word of its own."""
    begins = known.counts[first] > 0 or first in _OPENERS
    ends = known.counts[rest] > 0 or rest in _CLOSERS or rest in _LOOSE or rest in _TINY
    return not (begins or ends)


NONE = Forms(Counter())


def joined(before: str, after: str, known: Forms = NONE) -> str | None:
    """Return two lines as one where no space stands between them, or None."""
    last = before[-1:]
    if last in {"-", SOFT}:
        if before.endswith((f" {last}", "--")) or before == last:
            return None
        return before[:-1] + _mark(before, after, known) + after
    within = before[-2:-1].isalnum() and after[0].isalnum()
    if last in "/\u2011" or (last in "—–" and within):
        return before + after
    return before + after if after[0] == "—" and after[1:2].isalnum() else None


def _mark(before: str, after: str, known: Forms) -> str:
    """Return what stands in the place of a hyphen at a line's end."""
    broken, rest = _BROKEN.search(before[-60:]), _REST.match(after)
    soft = before[-1] == SOFT and not known.own
    if not broken or not rest or min(len(broken[1]), len(rest[0])) < _SHORT:
        return "" if soft else "-"
    first, second = broken[1].lower(), rest[0].lower()
    if after[rest.end() :][:1] in {"-", SOFT} and not soft:
        return "-"  # out-of-state
    if second in {"and", "or"} and first in _OPENERS:
        return "- "  # low- and high-risk
    own = _is_own(first, second, known)
    if own is None:
        own = not soft and (not rest[0].islower() or _is_compound(first, second, known))
    return "-" if own else ""


def _is_own(first: str, rest: str, known: Forms) -> bool | None:
    """Whether a word has a hyphen elsewhere in the draft; None where it does not tell."""
    solid, compound = known.counts[first + rest], known.counts[f"{first}-{rest}"]
    return None if solid == compound else compound > solid


def _is_compound(first: str, rest: str, known: Forms) -> bool:
    """Whether two halves are words that join with a hyphen."""
    counts = known.counts
    if rest in _CLOSERS:
        return True
    if first in _OPENERS and rest in _LOOSE:
        return True
    if first in _OPENERS and first not in _PREFIXES:
        return rest in _TINY or counts[rest] > 0
    if first in _PREFIXES:
        return f"{first}-{rest}" in _USUAL or (not known.often and counts[rest] > 0)
    if rest in _LOOSE:
        return counts[first] > 0 or not known.often
    both = min(len(first), len(rest)) > _SHORT
    return both and not known.often and counts[first] + counts[rest] > 0

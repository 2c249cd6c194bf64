"""Words that were broken at the end of a line.

A hyphen at a line's end is the word's own (`HQP-1351`, `18A-`, `third-generation`) or one
that the break put in. It is the break's only where both halves are plain lower-case
letters and no compound of the language is made so.
"""

from __future__ import annotations

from disclosure_lint.regex import Regex

_BROKEN = Regex(r"(?:^|[\s(“\"‘])([A-Za-z]?[a-z]+)-$")
_REST = Regex(r"[a-z]+")
_SHORT = 2  # letters that a break leaves before or after it at least
# Words that join with a hyphen to what follows, and what joins to a word before it.
_OPENERS = frozenset(
    "non self co pre post anti multi inter intra cross first second third fourth fifth one two"
    " three four five six long short high low mid late early well best all in on off over under"
    " up full half part open double single blind dose phase year month week day time end life risk"
    " market cash share stock price value cost drug patient tumor tumour cell gene small large"
    " large fast near forward backward near real world state follow stand take buy sub super semi"
    " pro ex re de quasi pan poly mono micro macro meta ultra hyper trans extra bio immuno chemo"
    " over allotment non above below before after head government company investigator event"
    " treatment progression disease platinum placebo dose biomarker receptor ligand".split()
)
_CLOSERS = frozenset(
    "based related free naive naïve blind label line term up down out off in on to of the and or"
    " life time date year month week day old class generation phase dose risk grade stage like"
    " specific positive negative resistant refractory sensitive mediated driven dependent induced"
    " controlled approved wide leading looking allotment house made owned held listed party arm"
    " center centre site cell drug agent therapy treated refractory relapsed escalation finding"
    " ranging response free making taking being owned known effective efficient called".split()
)


def joined(before: str, after: str) -> str | None:
    """Return two lines as one where the first ends in a hyphen or a slash, or None."""
    if not before.endswith("-"):
        return before + after if before.endswith(("/", "\u2011")) else None
    broken, rest = _BROKEN.search(before[-60:]), _REST.match(after)
    if before.endswith((" -", "--")) or before == "-":
        return None
    if not broken or not rest or len(broken[1]) < _SHORT or len(rest[0]) < _SHORT:
        return before + after
    if broken[1].lower() in _OPENERS or rest[0] in _CLOSERS:
        return before + after
    return before[:-1] + after

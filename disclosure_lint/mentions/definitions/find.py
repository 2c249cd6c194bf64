"""Defined terms: `(the “Company”)`, `(“BTD”)`, `chronic lymphocytic leukemia (CLL)`.

Knows where a term is given its meaning; not where it is used.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation import machine
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# notation: what stands after the quoted title of a section, over a line's end too
_SECTION = Regex(r"\s*(?:部\s?分|[一各章]\s?节|sections?\b)")
_BRACKET = Regex(r'\([^()"]{0,80}"[^()]{1,200}\)')
_SHORT = Regex(r"\(([A-Za-z][\w&/+.-]{1,14}(?: [A-Z][A-Z0-9-]{1,9})?)[);,]")
_LONG_FORM = Regex(r" \(([a-zA-Z][^()\n]{6,90})\)")
_CAPITALS = Regex(r"(?<![\w-])([A-Z][A-Z0-9&/-]{1,9})s?$")
_NAMED = Regex(r'[^"\n.;。()]{0,24}"')  # from what gives a meaning to the term
_ROMAN = Regex(r"[ivxIVX]+$")
_PART = Regex(r"[;。]|\n\s*\n|\.\s")
_WINDOW = 14  # how many words before a bracket may spell an abbreviation


class Definition(NamedTuple):
    """A place that gives a term its meaning."""

    start: int
    end: int
    term: str
    term_start: int
    term_end: int
    quoted: bool


def find(draft: Draft, known: Known) -> tuple[Definition, ...]:
    """Return the definitions of a draft, in order."""
    found = {d.term_start: d for d in _abbreviated(draft)}
    found |= {d.term_start: d for d in _quoted(draft, known)}
    return tuple(found[start] for start in sorted(found))


def _quoted(draft: Draft, known: Known) -> Iterator[Definition]:
    folded = draft.folded
    if '"' not in folded:
        return
    for island in _BRACKET.finditer(folded):
        yield from _terms(draft, known, *island.span())
    for start, end in apart(_named(folded, known)):
        closing = folded.find('"', end, end + 82)
        if closing > 0:
            yield from _terms(draft, known, start, closing + 1)


def _named(folded: str, known: Known) -> Iterator[tuple[int, int]]:
    """Yield what gives a term its meaning outside of a bracket, to the mark that opens the term."""
    for phrase in known.listed("giving-a-meaning"):
        at = folded.find(phrase)
        while at >= 0:
            named = _NAMED.match(folded, at + len(phrase))
            if named:
                yield at, named.end()
            at = folded.find(phrase, at + 1)


def _terms(draft: Draft, known: Known, start: int, end: int) -> Iterator[Definition]:
    tree = machine.parse("definitions", draft.folded, start, end)
    if isinstance(tree, machine.NoParse):
        return
    lead = ""
    for token in tree.tokens():
        if token.type == "QUOTED":
            printed = draft.text[token.start + 1 : token.end - 1]
            term = printed.strip().rstrip(",;.，").strip()
            titled = _SECTION.match(draft.folded, token.end) is not None
            indexed = draft.text[token.start - 1 : token.start] in "[="  # a key or value of code
            defining = lead not in known.listed("not-defining") and not titled and not indexed
            if term and defining and _is_a_term(term, lead, known):
                first = token.start + 1 + printed.index(term)
                yield Definition(start, end, term, first, first + len(term), quoted=True)
        elif token.type != "MARK":
            lead = token.text


def _is_a_term(term: str, lead: str, known: Known) -> bool:
    """Whether quoted words can be a term: small letters that nothing leads to are a quotation."""
    if not term[0].isalnum():
        return False
    if not term[0].islower() or term.lower() in known.listed("pronouns"):
        return True
    return lead.rpartition(" ")[2] in known.words("leading-to-small-terms")


def _abbreviated(draft: Draft) -> Iterator[Definition]:
    """Yield abbreviations that stand in a bracket beside the words they stand for."""
    text = draft.text
    for bracket in _SHORT.finditer(text):
        short = bracket[1].rstrip(".-/")
        short = short[:-1] if short[-1] == "s" and short[:-1].isupper() else short
        if sum(map(str.isupper, short)) > 1 and not _ROMAN.match(short):
            back = _spelt(text[max(0, bracket.start() - 160) : bracket.start()], short)
            if back is not None:
                closing = text.find(")", bracket.end(1), bracket.end(1) + 80) + 1
                at = bracket.start(1)
                end = closing or bracket.end()
                yield Definition(
                    bracket.start() - back, end, short, at, at + len(short), quoted=False
                )
    for bracket in _LONG_FORM.finditer(text):
        before = _CAPITALS.search(text[max(0, bracket.start() - 12) : bracket.start()])
        if before and not _ROMAN.match(before[1]):
            back = _spelt(bracket[1], before[1])
            if back is not None and back >= len(bracket[1].rstrip()) - 1:
                at = bracket.start() - len(before[0])
                short = before[1]
                yield Definition(at, bracket.end(), short, at, at + len(short), quoted=False)


def _spelt(before: str, short: str) -> int | None:
    """Return how far back the words begin whose letters, in order, make `short`.

    Schwartz and Hearst's rule: read from the right, each letter must be found, and the
    first must begin a word.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    at = len(before)
    lowered = before.lower()
    for count, letter in enumerate(reversed(letters)):
        at = lowered.rfind(letter, 0, at)
        if count == len(letters) - 1:
            while at > 0 and lowered[at - 1].isalnum():
                at = lowered.rfind(letter, 0, at)
        if at < 0:
            return None
    words = before[at:].split()
    if len(words) > min(_WINDOW, 2 * len(letters) + 2) or _PART.search(before, at):
        return None
    return len(before) - at


def value(definition: Definition) -> tuple[object, ...]:
    """Return which term is defined."""
    return (definition.term,)

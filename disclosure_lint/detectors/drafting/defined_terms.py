"""What the terms that a draft defines are to its readers: which they look up, which they know.

Shared by the rules on terms that are never explained, never used, explained twice or used
too early.
"""

from __future__ import annotations

from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.draft.fold import fold
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 200  # terms that are looked at: no release has as many
_NAME_BEFORE = 200  # code points in which the name stands that a term is short for
_WORDS = 4  # a longer term is a title or a quotation
_PLURAL = 3  # letters of an abbreviation from which on an s at its end is none of its own
_CODE = Regex(r"(?:[A-Z]{1,6}[- ]?\d[\w.-]*|TM|SM|R)$")  # notation: a code or mark tied to a name
_BREAK = Regex(r"[)）]|\n\s*\n|(?<=[a-z]{3})[.!?;] (?=\w)|。")  # notation: where a sentence ends
_PROSE = frozenset({"paragraph", "item"})


def defined(case: Case) -> list[Definition]:
    """Return the definitions in running text of terms that a reader may look up."""
    return case.kept("defined terms", lambda: list(islice(_looked_up(case), MOST)))


def _looked_up(case: Case) -> Iterator[Definition]:
    pronouns = frozenset(case.known.listed("pronouns"))
    for one in case.definitions:
        unit = case.draft.unit(one.start)
        words = fold(one.term).split()
        if (
            unit is not None
            and unit.kind in _PROSE
            and one.start < one.term_start
            and len(words) <= _WORDS
            and not pronouns.issuperset(words)
            and not _CODE.match(one.term)
        ):
            yield one


def familiar(rule: Rule, case: Case) -> frozenset[str]:
    """Return what needs no definition, in capitals: the rule's list, symbols, the issuer."""
    names = _capitals(rule.fields.get("known", ()))
    symbols = {listing.symbol for listing in case.read_listings}
    labels = {listing.label.upper() for listing in case.read_listings}
    own = {
        word.upper() for name in (case.issuer.names if case.issuer else ()) for word in name.split()
    }
    return names | symbols | labels | own


@lru_cache(maxsize=256)  # bounded: packs may be loaded again and again
def _capitals(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.upper() for name in names)


def plain(term: str) -> str:
    """Return a term in capitals and in the singular, as it compares with what is known."""
    term = term.upper()
    return term[:-1] if term.endswith("S") and len(term) >= _PLURAL else term


def is_short_name(case: Case, one: Definition) -> bool:
    """Whether a term is part of the name it stands for, so that nobody has to guess."""
    before = case.draft.text[max(0, one.start - _NAME_BEFORE) : one.start]
    return one.term in _BREAK.split(before)[-1]

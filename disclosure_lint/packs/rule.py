"""A rule as the engine runs it: plain values, cheap to load from the cache."""

from __future__ import annotations

from disclosure_lint.finding import CitedProvision
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


ANNOUNCEMENTS = ("announcement", "results")  # kinds of document that the Exchange publishes


def detector(rule: str) -> str:
    """Return the module of the detector that bears the name of a rule."""
    return f"disclosure_lint.detectors.{rule.replace('/', '.').replace('-', '_')}"


class Rule(NamedTuple):
    """One rule of a pack, compiled.

    Patterns are nodes of `disclosure_lint.patterns.nodes`. `fields` holds what only
    the rule's kind knows: compiled patterns, plain strings and lists of them.
    """

    id: str  # "hkex/missing-cautionary-statement"
    title: str
    status: str  # stable, preview, retired
    severities: dict[str, str]  # document kind → severity; absent: does not apply
    kind: str  # the engine in `disclosure_lint.kinds` that judges it
    venues: tuple[str, ...]  # exchanges; empty: any
    traits: tuple[str, ...]  # "chapter-18A", "listed", "sec-reporting", "hkex-document"
    languages: tuple[str, ...]  # "en", "zh"; empty: any
    when: Any | None  # node; None: always
    fields: dict[str, Any]
    message: str  # may hold {placeholders} that the kind fills
    help: str | None
    citations: tuple[CitedProvision, ...]
    formerly: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()  # traits that it asks for in HKEX announcements alone
    speaks: tuple[str, ...] = ()  # languages that its file has words for; empty: it has no words
    in_order: str = ""  # what holds where it is met, in a few words; empty: its name says it
    beside: str | None = None  # translation, previous or companion: the text that it looks at, too
    announced: tuple[
        str, ...
    ] = ()  # the forces of its citations in HKEX announcements; empty: the same

    def cited(self, document: str) -> tuple[CitedProvision, ...]:
        """Return by what authority it judges a kind of document, with what force there."""
        if not self.announced or document not in ANNOUNCEMENTS:
            return self.citations
        forces = zip(self.citations, self.announced, strict=True)
        return tuple([one._replace(force=force) for one, force in forces])

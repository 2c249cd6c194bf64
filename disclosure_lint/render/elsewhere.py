"""Places in the text beside a draft, in words: where formats know the draft's own places only."""

from __future__ import annotations

from disclosure_lint.finding import Finding, Label
from disclosure_lint.render.measure import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = 80  # code points of words in the text beside the draft


def told(finding: Finding) -> str:
    """Return the message of a finding with the places beside the draft that it speaks of."""
    return "; ".join([finding.message, *elsewhere(finding)])


def elsewhere(finding: Finding) -> Iterator[str]:
    """Yield the places of a finding in the text beside the draft: where, what stands, what it is."""
    return (_place(label) for label in finding.related if label.source is not None)


def _place(label: Label) -> str:
    source = label.source
    if source is None:
        return ""
    line, column = source.position(label.span.start)
    where = source.where(label.span.start)
    place = (
        f"{shown(source.name)}, {shown(where)}"
        if where
        else f"{shown(source.name)}:{line}:{column}"
    )
    words = " ".join(source.quote(label.span).split())
    return (
        f"{place}: `{shown(words[:_QUOTED])}`, {label.message}"
        if words
        else f"{place}: {label.message}"
    )

"""Whose a stock code is that has a line to itself, as in the header of an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.issuers.registry import Issuer

if TYPE_CHECKING:
    from disclosure_lint.case.reading import Reading
    from disclosure_lint.mentions.listings.find import Listing

# What may stand between a company's name and its listings.
FORMS = frozenset(
    "inc incorporated ltd limited corp corporation co company plc group international holdings"
    " holding llc ag sa nv se ab asa kgaa the s pharma pharmaceutical pharmaceuticals"
    " therapeutics medicines biologics biosciences oncology biotech biopharma cayman b"
    " 有 限 公 司 集 团 股 份 控".split()
)
FAR = 400  # code points between a name and its listings, brackets included


def headed(reading: Reading, listing: Listing) -> Issuer | None:
    """Return the last company before a listing that has a line to itself, as in a header.

    In a header its own name goes before the stock code, which may be printed wrongly.
    """
    folded, words = reading.draft.folded, reading.draft.words
    first = words.at(max(0, listing.start - FAR))
    last = words.at(listing.start)
    for named in reversed(reading.companies):
        if named.last_word > last:
            continue
        if named.first_word < first:
            return None
        start, stop = reading.draft.span(named.first_word, named.last_word)
        opening, end = reading.line(start, stop)
        after = words.text[slice(*words.between(stop, end))]
        before = folded[opening:start]
        if not before.strip("#* \t") and FORMS.issuperset(after):
            return reading.registry.issuers.get(named.key)
    return None

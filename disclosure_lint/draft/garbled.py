"""Text that broke on its way here: found whole, and read where it can be.

Three kinds: Chinese whose characters are glyph numbers (`glyphs`), UTF-8 that was
read as Windows-1252 (`mojibake`), and replacement characters, which are lost for good.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

__all__ = ["Run", "find"]

_LEAD = Regex("[Â-ô]")
_ODD = Regex("[\u0250-\u1cff]")
_LOST = Regex("\ufffd+")


def find(text: str) -> list[Run]:
    """Return the garbled runs of `text`, in order; they do not overlap."""
    high = beyond_ascii(text)
    found: list[Run] = []
    if _ODD.search(high):
        from disclosure_lint.draft import glyphs

        found += glyphs.find(text)
    if _LEAD.search(high):
        from disclosure_lint.draft import mojibake

        if mojibake.find(high):  # neighbours there, or no neighbours anywhere
            found += mojibake.find(text)
    if "\ufffd" in high:
        found += [Run(*lost.span(), "", exact=False) for lost in _LOST.finditer(text)]
    return _apart(sorted(found))


def _apart(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if not kept or kept[-1].end <= run.start:
            kept.append(run)
    return kept

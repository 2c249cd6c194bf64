"""Text that broke on its way here: found whole, and read where it can be.

Chinese whose characters are glyph numbers (`glyphs`) or radicals (`radicals`), bytes
that were read in the wrong encoding (`mojibake`), characters that stand as HTML writes them
(`references`), and the numbers and signs that replace what is lost for good.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

__all__ = ["Run", "find"]

_LEAD = Regex("[Â-ô]")
_ODD = Regex("[\u0250-\u1cff]")
_LOST = Regex("\ufffd+")
_RADICAL = Regex("[\u2e80-\u2fd5]")
_CONTROL = Regex("[\x80-\x9f]")
# The numbers that extractors print for glyphs that no character is known for.
NUMBERED = Regex(r"\(cid:\d{1,5}\)(?:\s{0,3}\(cid:\d{1,5}\))*")


def find(text: str, *, encoded: bool = False, high: str | None = None) -> list[Run]:
    """Return the garbled runs of `text`, in order; they do not overlap.

    `encoded` tells that its characters stand as HTML writes them because it is HTML, `high`
    which of them are not ASCII, where the caller knows.
    """
    high = beyond_ascii(text) if high is None else high
    found: list[Run] = []
    if _ODD.search(high):
        from disclosure_lint.draft import glyphs

        found += glyphs.find(text)
    if _LEAD.search(high):
        from disclosure_lint.draft import mojibake

        if mojibake.find(high):  # neighbours there, or no neighbours anywhere
            found += mojibake.find(text)
    if _CONTROL.search(high) and not found:  # else a font of such signs is what broke
        from disclosure_lint.draft import mojibake

        found += mojibake.controls(text)
    if _RADICAL.search(high):
        from disclosure_lint.draft import radicals

        found += radicals.find(text)
    if "&" in text and not encoded:
        from disclosure_lint.draft import references

        found += references.find(text)
    if "\ufffd" in high:
        found += [Run(*lost.span(), "", exact=False) for lost in _LOST.finditer(text)]
    if "(cid:" in text:
        found += [Run(*lost.span(), "", exact=False) for lost in NUMBERED.finditer(text)]
    return _apart(sorted(found))


def _apart(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if not kept or kept[-1].end <= run.start:
            kept.append(run)
    return kept

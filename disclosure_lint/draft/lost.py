"""Text that can be neither read nor decoded."""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Private use and controls.
_STRANGE = Regex(
    "[\ue000-\uf8ff\U000f0000-\U0010fffd\x80-\x84\x86-\x9f\x00-\x08\x0e-\x1f\ufffd]"
    "(?:[\\s\ue000-\uf8ff\U000f0000-\U0010fffd\x80-\x84\x86-\x9f\x00-\x08\x0e-\x1f\ufffd]{0,400}"
    "[\ue000-\uf8ff\U000f0000-\U0010fffd\x80-\x84\x86-\x9f\x00-\x08\x0e-\x1f\ufffd])?"
)
_MAY_BE_STRANGE = Regex("[\ue000-\uf8ff\U000f0000-\U0010fffd\x80-\x84\x86-\x9f\ufffd]")
_PLAIN_BYTES = bytes(set(range(256)) - {*range(9), *range(14, 32)})  # no controls
# "the", "and", "of" in a font whose glyph numbers are 29 less than the letters.
_SHIFTED = Regex(r"\b(?:7KH|WKH|DQG|RI)\b")
_SHIFTED_ENOUGH = 6
_PLAIN = Regex(r"\b(?:the|and|of)\b")


def find(text: str, garbled: Sequence[Run]) -> list[tuple[int, int]]:
    """Return the stretches of a source that are lost; garbled runs that decode are not."""
    found = [(run.start, run.end) for run in garbled if not run.exact]
    if _MAY_BE_STRANGE.search(beyond_ascii(text)) or _has_controls(text):
        read = {(run.start, run.end) for run in garbled if run.exact}
        found += [s.span() for s in _STRANGE.finditer(text) if s.span() not in read]
    if "WKH" in text and _is_shifted(text):
        return [(0, len(text))]
    return _apart(sorted(found))


def _has_controls(text: str) -> bool:
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES))


def _is_shifted(text: str) -> bool:
    shifted = len(_SHIFTED.findall(text))
    return shifted >= _SHIFTED_ENOUGH and shifted > len(_PLAIN.findall(text))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept

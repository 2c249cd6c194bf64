"""Whether enough of a draft came through to judge it."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft

_MUCH = 300  # code points: half a page
_SOME = 20
_SHARE = 0.3


def share(draft: Draft) -> float:
    """Return which part of a draft is lost."""
    return _length(draft) / max(1, len(draft.source.text))


def unread(draft: Draft) -> str | None:
    """Return which pages nobody can read, in a few words, or None where there are none.

    What the other pages say can be judged, but not what they lack.
    """
    if not draft.unread:
        return None
    said = [one.said for one in draft.unread if one.whole]
    if not said:
        return None
    return said[0] if len(said) == 1 else f"{said[0]}, and there are more that cannot be read"


def legible(draft: Draft) -> bool:
    """Whether enough of a draft can be read to say that something is in order in it."""
    if unread(draft) and len(draft.text.strip()) < _MUCH:
        return False
    lost = _length(draft)
    return lost < _SOME or (lost < _MUCH and share(draft) < _SHARE)


def _length(draft: Draft) -> int:
    return sum(end - start for start, end in draft.lost)

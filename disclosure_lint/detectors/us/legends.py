"""What the detectors of legends share: by which words a name is known."""

from __future__ import annotations

from disclosure_lint.mentions.known import Known
from disclosure_lint.regex import Regex

_SHORTEST = 3  # letters of a word by which a company is known
_WORD = Regex(r"[^\W_]+")  # notation: a run of letters and digits


def telling(name: str, known: Known) -> list[str]:
    """Return the words of a folded name that tell it from other names."""
    general = known.words("names-tell-nothing")
    return [w for w in _WORD.findall(name) if len(w) >= _SHORTEST and w not in general]

"""Characters that a reader of the text does not see, and ligatures spelt out."""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.reading import Substitution
from disclosure_lint.regex import Regex

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_RUN = Regex(f"[{_INVISIBLE}]+|[{''.join(_LIGATURES)}]")


def find(text: str) -> list[Substitution]:
    """Return the substitutions that take invisible characters out of `text`."""
    if not _RUN.search(beyond_ascii(text)):
        return []
    return [
        Substitution(run.start(), run.end(), _LIGATURES.get(run[0], ""))
        for run in _RUN.finditer(text)
    ]

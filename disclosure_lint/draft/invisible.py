"""Characters that a reader of the text does not see, and ligatures spelt out."""

from __future__ import annotations

import re
import unicodedata

from disclosure_lint.draft.reading import Substitution

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
_RUN = re.compile(f"[{_INVISIBLE}]+|[ﬀ-ﬆ]")


def find(text: str) -> list[Substitution]:
    """Return the substitutions that take invisible characters out of `text`."""
    if text.isascii():
        return []
    return [
        Substitution(
            run.start(),
            run.end(),
            unicodedata.normalize("NFKC", run[0]) if run[0] >= "ﬀ" and run[0] <= "ﬆ" else "",
        )
        for run in _RUN.finditer(text)
    ]

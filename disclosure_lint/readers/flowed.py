"""Mail whose lines flow (`format=flowed`, RFC 3676): those that end in a space go on in the next.

With `DelSp=yes`, as texts without spaces between words need it, that space is none of theirs.
"""

from __future__ import annotations

from disclosure_lint.regex import Regex

_QUOTED = Regex(r">*")
_SIGNATURE = "-- "  # stands above one, and does not flow


def joined(text: str, *, spaceless: bool) -> str:
    """Return a text with each paragraph in one line, quoted ones behind one mark."""
    found: list[str] = []
    depth = 0
    flows = False
    for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n"):
        marks = _QUOTED.match(line)
        quoted = marks.end() if marks else 0
        words = line[quoted:].removeprefix(" ")  # put in before `>`, `From` and spaces
        is_signature = words == _SIGNATURE
        if flows and quoted == depth and not is_signature:
            found[-1] += words
        else:
            found.append(line[:quoted] + (" " if quoted else "") + words)
        depth = quoted
        flows = words.endswith(" ") and not is_signature
        if flows and spaceless:
            found[-1] = found[-1][:-1]
    return "\n".join([*found, ""])

"""What was read on a guess, told at the first words that hang on it.

Windows-1252 takes any bytes at all. Typographic marks and the accents of a few names are what
English has in it; more than that is mostly a text in another encoding.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Residue
from disclosure_lint.readers import sight
from disclosure_lint.regex import Regex

_WESTERN, _SURE = "cp1252", "utf-8"
_MARKS = "€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›\xa0¡£§©«®°±·»¿×²³¹¼½¾µ\xad´"
# What no western language writes: letters with accents in a row, fractions inside a word, the
# letters of Iceland, which those of Turkey are read as.
_ODD = Regex(rf"[^\x00-\x7f{_MARKS}]{{3,}}|(?<=[A-Za-z])[¹²³¼½¾¿¡¤¥¦ªº±¶](?=[a-z])|[þðýÞÐÝ¤¦¨¯¸]")
_ACCENT = Regex(rf"[^\x00-\x7f{_MARKS}]")
_SHARE = 0.15  # of a text: French has fewer accents, Vietnamese more
_SHIFTS = ("\x1b$", "\x1b(")  # what opens other characters in seven bits


def tell(draft: Draft, encoding: str) -> None:
    """Tell with a draft what was guessed of its encoding, where nobody names one."""
    said = _doubt(draft.source.text, encoding)
    if said:
        draft.residue = (*draft.residue, said)


def _doubt(text: str, encoding: str) -> Residue | None:
    """Return what to tell of a text in an encoding that nobody named."""
    if encoding == _SURE:
        at = min((at for at in map(text.find, _SHIFTS) if at >= 0), default=-1)
        if at < 0:
            return None
        said = "The text shifts into characters of another encoding, which were not read"
        return sight.guess(at, at + 2, f"{said}; save it as UTF-8")
    if encoding != _WESTERN:
        return None
    odd = _ODD.search(text)
    if odd is None and len(_ACCENT.findall(text)) > _SHARE * len(text):
        odd = _ACCENT.search(text)
    if odd is None:
        return None
    said = "The text was read as Windows-1252, which is a guess"
    return sight.guess(*odd.span(), f"{said}; save it as UTF-8, or tell its encoding")

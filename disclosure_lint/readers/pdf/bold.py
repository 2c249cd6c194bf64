"""Whether a font is bold: by its name, and where that is silent by the program of its letters.

pdfium has a weight of its own, but makes it of the width of stems that the file tells, which is
anything at all in many files, and its versions differ in it. A name and a program are in the file.
"""

from __future__ import annotations

import struct

from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pdf.library import Page

_LONGEST = 200  # bytes of a name that are read
_BOLD = 600  # the weight of a font that is at least semi-bold, of 100 to 900
_MAC = 1  # the flag of a bold font in its head

# `MHeiHK-Bold`, `Arial,BoldItalic`, `AGaramond-Semibold`; `Arial-Black`, `FrutigerLTStd-Bd`; what is left
# where a program has hidden the name, `AdvOT23ad15af.B+4e`; the weights of Japanese fonts, `-W6`.
_SAID = Regex(
    r"(?i:bold)|(?:Black|Heavy|Demi)(?![a-z])|[-_.,](?:Bd|Blk|Hv)(?![a-z])"
    r"|[-_.,](?:B|BI)(?![A-Za-z\d])|-W[6-9](?!\d)"
)
_PROGRAMS = (b"\x00\x01\x00\x00", b"true", b"OTTO")


class Fonts:
    """The fonts of one file; a program is looked into once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], bool] = {}  # by name and size of the program

    def bold(self, page: Page, texts: Sequence[int]) -> list[bool]:
        """Whether the font of each text of a page is bold; the address 0 is that of no text."""
        faces = page.faces(texts)
        found = {face: bool(face) and self._is_bold(page, face) for face in set(faces)}
        return [found[face] for face in faces]

    def _is_bold(self, page: Page, face: int) -> bool:
        name, size = page.face(face, _LONGEST)
        known = self._known.get((name, size))
        if known is None:
            known = says_bold(name) or (bool(size) and is_heavy(page.program(face, size)))
            self._known[name, size] = known
        return known


def says_bold(name: str) -> bool:
    """Whether the name of a font says that it is bold."""
    return _SAID.search(name) is not None


def is_heavy(program: bytes) -> bool:
    """Whether the program of a TrueType or OpenType font has its weight; of others nobody says it.

    Source: the tables `OS/2` (`usWeightClass`) and `head` (`macStyle`) of ISO/IEC 14496-22.
    """
    if program[:4] not in _PROGRAMS:
        return False
    try:
        (count,) = struct.unpack_from(">H", program, 4)
        tables = struct.iter_unpack(">4s4xI4x", program[12 : 12 + 16 * count])
        places = dict(tables)
        if b"OS/2" in places:
            (weight,) = struct.unpack_from(">H", program, places[b"OS/2"] + 4)
            return bool(weight >= _BOLD)
        if b"head" in places:
            (style,) = struct.unpack_from(">H", program, places[b"head"] + 44)
            return bool(style & _MAC)
    except struct.error:  # cut off
        pass
    return False

"""Pictures at the head of a document: a letterhead may say there who the issuer is."""

from __future__ import annotations

from disclosure_lint.readers.word.xml import Node
from disclosure_lint.regex import IGNORECASE, Regex

TAGS = ("w:drawing", "w:pict")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_EXTENT = _DRAWING + "wordprocessingDrawing extent"
_PICTURES = (_DRAWING + "main blip", "urn:schemas-microsoft-com:vml imagedata")
_SHAPE = "urn:schemas-microsoft-com:vml shape"
_WIDE = 2_300_000  # EMU, which are 6.4 cm: a logo is narrower
_POINT = 12_700  # EMU
_WIDTH = Regex(r"(?:^|;)\s*width\s*:\s*(\d{1,5})(?:\.\d{0,9})?(pt|in|cm)", IGNORECASE)
_UNITS = {"pt": 1, "in": 72, "cm": 28}


def is_wide(node: Node) -> bool:
    """Whether a drawing is a picture as wide as a letterhead."""
    if not any(True for tag in _PICTURES for _ in node.all(tag)):
        return False
    widths = [one.attributes.get("cx", "") for one in node.all(_EXTENT)]
    for shape in node.all(_SHAPE):
        told = _WIDTH.search(shape.attributes.get("style", ""))
        if told:
            widths.append(str(int(told[1]) * _UNITS[told[2].lower()] * _POINT))
    return any(width.isdecimal() and int(width[:12]) >= _WIDE for width in widths)

"""Small PDF files, written by hand: each as odd as a test needs it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence

TIMES = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>"
WIDTH, HEIGHT = 595, 842  # points: A4


def assembled(objects: Sequence[bytes], extra: bytes = b"") -> bytes:
    """Return a PDF file of objects 1, 2, …; the first is the catalogue."""
    out, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = b"<</Size %d/Root 1 0 R%b>>" % (size, extra)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + b"trailer%b\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))


def stream(content: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    head = b"<</Length %d/Filter/FlateDecode%b>>" % (len(packed), extra)
    return head + b"stream\n" + packed + b"\nendstream"


def shown(lines: Iterable[tuple[float, float, str]], size: float = 10, font: str = "F") -> bytes:
    """Return the commands that print lines of text, each with its place in points."""
    parts = [f"BT /{font} {size} Tf"]
    for x, y, text in lines:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"1 0 0 1 {x} {y} Tm ({escaped}) Tj")
    return " ".join([*parts, "ET"]).encode("cp1252") + b"\n"


def pdf(
    pages: Sequence[bytes], *, fonts: Sequence[bytes] = (), page: bytes = b"", trailer: bytes = b""
) -> bytes:
    """Return a PDF file whose pages have these commands; font F is Times, B bold, X the first of `fonts`."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", TIMES, BOLD, *fonts]
    extra = b"/X 5 0 R" if fonts else b""
    kids = []
    for content in pages:
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R%b"
            b"/Resources<</Font<</F 3 0 R/B 4 0 R%b>>>>>>"
            % (WIDTH, HEIGHT, len(objects) + 2, page, extra)
        )
        objects.append(stream(content))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (listed, len(kids))
    return assembled(objects, trailer)


def prose(text: str, x: float = 60, y: float = 760, width: int = 90) -> bytes:
    """Return the commands that print a paragraph, broken at a width in code points."""
    import textwrap

    lines = textwrap.wrap(text, width)
    return shown((x, y - 12 * number, line) for number, line in enumerate(lines))


PICTURE = b"q %d 0 0 %d 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n" % (WIDTH, HEIGHT)


class Builder:
    """What the tests of the PDF reader build their files with."""

    pdf: Callable[..., bytes] = staticmethod(pdf)
    prose: Callable[..., bytes] = staticmethod(prose)
    shown: Callable[..., bytes] = staticmethod(shown)
    stream: Callable[..., bytes] = staticmethod(stream)
    assembled: Callable[..., bytes] = staticmethod(assembled)
    picture = PICTURE

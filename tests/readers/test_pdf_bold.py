"""What is bold in a PDF file is told by the names and programs of its fonts, whatever pdfium weighs."""

from __future__ import annotations

import struct

import pytest
from pdffile import pdf, prose, shown

from disclosure_lint import readers
from disclosure_lint.readers.pdf.bold import is_heavy, says_bold

TEXT = (
    "The Company announced on 5 May 2026 that patients were enrolled in its trial of HQP1351. " * 6
)


def program(weight=None, style=None, kind=b"\x00\x01\x00\x00"):
    """Return the tables of a TrueType font that say how bold it is, and no others."""
    tables = {}
    if weight is not None:
        tables[b"OS/2"] = struct.pack(">HhH", 4, 500, weight)
    if style is not None:
        tables[b"head"] = bytes(44) + struct.pack(">H", style)
    at = 12 + 16 * len(tables)
    places, bodies = b"", b""
    for name, body in tables.items():
        places += struct.pack(">4sIII", name, 0, at + len(bodies), len(body))
        bodies += body
    return kind + struct.pack(">H6x", len(tables)) + places + bodies


def headings(font):
    """Return the headings of a file whose one heading is in a font."""
    line = shown([(60, 800, "Use of Proceeds")], font="X")
    data = pdf([line + prose(TEXT, y=760)], fonts=font)
    draft = readers.read_bytes(data, "draft.pdf")
    return [draft.text[at:].partition("\n")[0] for at in draft.headings]


def font(name, told=b"/StemV 80"):
    """Return a font that a file names, and its descriptor."""
    return [
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/Encoding/WinAnsiEncoding/FontDescriptor 6 0 R>>"
        % name,
        b"<</Type/FontDescriptor/FontName/%b/Flags 32/ItalicAngle 0/Ascent 800/Descent -200"
        b"/CapHeight 700/FontBBox[0 -200 1000 900]%b>>" % (name, told),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Times-Bold", "LUYZAS+MHeiHK-Bold", "TimesNewRomanPS-BoldItalicMT", "Arial,Bold", "SimSun,BoldItalic",
        "AGaramond-Semibold", "MSungHK-Xbold", "DFHeiBold-B5", "Arial-Black", "ArialBlack", "FuturaStd-HeavyOblique",
        "URWGothic-Demi", "FrutigerLTStd-BdCn", "HelveticaNeueLTStd-Hv", "AdvOT9d60b855.B", "AdvOT9d60b855_B",
        "AdvOT23ad15af.B+4e", "AdvOT564e738a.BI", "HiraKakuProN-W6", "arialbold",
    ],
)  # fmt: skip
def test_a_name_says_that_a_font_is_bold(name):
    assert says_bold(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "Times-Roman", "MSungHK-Light", "XPERSR+MSungHK-Light-ETen-B5-H", "AdvOTf9433e2d", "AdvOT23ad15af+4e",
        "AdvOTb4af3d5d.I", "Blackadder", "HeavyweightSans", "SimHei", "HelveticaNeue-Medium", "HiraMinProN-W3",
        "CIDFont+F2", "BankGothic", "Univers-B5", "ArialMT", "Bembo", "DemiurgeSans",
    ],
)  # fmt: skip
def test_a_name_says_nothing_of_it(name):
    assert not says_bold(name)


@pytest.mark.parametrize(
    ("data", "heavy"),
    [
        (program(weight=700), True),
        (program(weight=600, kind=b"OTTO"), True),
        (program(weight=500), False),
        (program(weight=400, style=1), False),  # the finer of two says it
        (program(style=1), True),
        (program(style=2), False),
        (program(), False),
        (program(weight=700)[:20], False),
        (program(weight=700)[:-1], False),
        (b"%!PS-AdobeFont-1.0", False),
        (b"\x01\x00\x04\x02", False),
        (b"", False),
    ],
)
def test_a_program_says_how_bold_its_font_is(data, heavy):
    assert is_heavy(data) is heavy


@pytest.mark.parametrize("told", [b"/StemV 84/FontWeight 400", b"", b"/StemV 200/FontWeight 900"])
def test_the_name_counts_whatever_else_the_file_tells(told):
    assert headings(font(b"LUYZAS+MHeiHK-Bold", told)) == ["Use of Proceeds"]
    assert headings(font(b"AVWFDX+MSungHK-Light", told)) == []

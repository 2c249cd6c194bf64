#!/usr/bin/env bash
# pdfium's box of a letter is another one after a page with its font was painted, in any file.
#
# One would guess: `FPDFText_GetCharBox` tells where a letter stands on its page. The same file,
#   opened anew, gives the same boxes, whatever the process did before, and painting a page
#   changes nothing that is asked about its text.
# What happens: a font that is not embedded and that pdfium has no like of is drawn with a font
#   of its own whose weight and width can be set, of which a process has one. Painting a page
#   leaves it set as it was last drawn, and boxes that are asked of it afterwards are measured
#   in that: in letters of 20 points by a point. That stays so after the document was closed,
#   and for other files with such fonts; to end the library and begin it anew does not give the
#   first boxes back. A loose box (`FPDFText_GetLooseCharBox`) changes with the ink that stands
#   out of it. Only the pen (`FPDFText_GetCharOrigin`) goes by the widths in the file.
# Versions: pypdfium2 5.12.1 with the pdfium it brings. Source: `FPDFText_GetCharBox` in
#   `fpdf_text.h`, which promises the box of the character in points of the page; seen where
#   the order of a page changed with the files that were read before it.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pypdfium2==5.12.1 pikepdf==9.11.0
cat >"$work/probe.py" <<'PROBE'
import ctypes
import io

import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Name, Pdf

made = Pdf.new()
page = made.add_blank_page(page_size=(400, 100))
descriptor = Dictionary(
    Type=Name.FontDescriptor, FontName=Name.Tahoma, Flags=32, ItalicAngle=0, Ascent=800,
    Descent=-200, CapHeight=700, StemV=80, FontBBox=Array([0, -200, 1000, 800]),
)
font = Dictionary(
    Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Tahoma, FirstChar=32, LastChar=126,
    Widths=Array([556] * 95), Encoding=Name.WinAnsiEncoding,
    FontDescriptor=made.make_indirect(descriptor),
)
page.Resources = Dictionary(Font=Dictionary(F=made.make_indirect(font)))
page.Contents = made.make_stream(b"BT /F 20 Tf 10 50 Td (Example words) Tj ET")
file = io.BytesIO()
made.save(file)
data = file.getvalue()


def asked(paint=False):
    """Open the file anew, and say where its letters end, and where the pen is put down."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    opened = pdfium.FPDF_LoadPage(document, 0)
    text = pdfium.FPDFText_LoadPage(opened)
    ink, pen = [], []
    for index in range(pdfium.FPDFText_CountChars(text)):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        ink.append(round(right.value, 2))
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pen.append(round(x.value, 2))
    if paint:
        picture = pdfium.FPDFBitmap_Create(400, 100, 0)
        pdfium.FPDF_RenderPageBitmap(picture, opened, 0, 0, 400, 100, 0, 0)
        pdfium.FPDFBitmap_Destroy(picture)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(opened)
    pdfium.FPDF_CloseDocument(document)
    return ink, pen


pdfium.FPDF_InitLibrary()
first, again = asked(), asked(paint=True)
after = asked()
for said, (ink, pen) in {"opened": first, "opened again": again, "after it was painted": after}.items():
    print(f"{said:20} ink to {ink[:4]}, pen at {pen[:4]}")
assert first == again, "the boxes change without painting, too"
assert first[1] == after[1], "the pen moves, too"
assert first[0] != after[0], "painting no longer changes the boxes"
PROBE
"$work/venv/bin/python" "$work/probe.py"

#!/usr/bin/env bash
# pdfium's weight of a font is made of the width of its stems, and until lately of nothing else.
#
# One would guess: `FPDFText_GetFontWeight` says the `FontWeight` that the font's descriptor in
#   the file has (100 to 900, ISO 32000-1, 9.8.1); where it has none, what the name of the font
#   says (`-Bold`), or -1, as for a call that fails.
# What happens: it says five times the descriptor's `StemV` (below 140), and 0 where there is no
#   `StemV`, whatever the name. A file that says `FontWeight 700` and `StemV 80` is 400 with the
#   pdfium of pypdfium2 5.12.1 and 700 with that of 5.15.2, so the same page has other bold words
#   after an upgrade. Who takes bold from it has to ask the name of the font, too.
# Versions: pypdfium2 5.12.1 and 5.15.2 with the pdfium they bring, pikepdf 9.11.0. Source:
#   `FPDFText_GetFontWeight` in `fpdf_text.h`; seen where headings are told from text by it.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
cat >"$work/make.py" <<'MAKE'
import sys

from pikepdf import Array, Dictionary, Name, Pdf

for name, told in {
    "plain": {"/StemV": 80},
    "told": {"/StemV": 80, "/FontWeight": 700},
    "wide": {"/StemV": 124},
    "none": {},
}.items():
    made = Pdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Georgia-Bold"), Flags=32, ItalicAngle=0,
        FontBBox=Array([0, -200, 1000, 900]), Ascent=800, Descent=-200, CapHeight=700,
    )  # fmt: skip
    for key, value in told.items():
        descriptor[key] = value
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Georgia-Bold"),
        Encoding=Name.WinAnsiEncoding, FirstChar=65, LastChar=66, Widths=Array([600, 600]),
        FontDescriptor=made.make_indirect(descriptor),
    )  # fmt: skip
    page.Resources = Dictionary(Font=Dictionary(F=made.make_indirect(font)))
    page.Contents = made.make_stream(b"BT /F 12 Tf 20 100 Td (AB) Tj ET")
    made.save(f"{sys.argv[1]}/{name}.pdf")
MAKE
cat >"$work/probe.py" <<'PROBE'
import importlib.metadata
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw

version = importlib.metadata.version("pypdfium2")
found = {}
for name in ("plain", "told", "wide", "none"):
    document = pdfium.PdfDocument(f"{sys.argv[1]}/{name}.pdf")
    text = document[0].get_textpage()
    assert text.get_text_range() == "AB"
    found[name] = raw.FPDFText_GetFontWeight(text.raw, 0)
print("pypdfium2", version, "pdfium", pdfium.PDFIUM_INFO, found)
told = {"5.12.1": 400, "5.15.2": 700}[version]
assert found == {"plain": 400, "told": told, "wide": 620, "none": 0}, found
PROBE
python3 -m venv "$work/making"
"$work/making/bin/pip" install --quiet pikepdf==9.11.0
"$work/making/bin/python" "$work/make.py" "$work"
for version in 5.12.1 5.15.2; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet "pypdfium2==$version"
  "$work/$version/bin/python" "$work/probe.py" "$work"
done

#!/usr/bin/env bash
# pdfium gives a hyphen at the end of a line as U+0002 from one call and as U+FFFE from another.
#
# One would guess: a `-` that is printed at the end of a line comes out as `-` and a line end, or
#   with the word joined; and whichever way it comes out, each call that gives the text of the
#   page says the same.
# What happens: the line end is dropped and the hyphen is replaced. `FPDFText_GetUnicode` and
#   `FPDFText_GetBoundedText` say U+0002, a control character that terminals, XML and JSON
#   viewers hide or refuse; `FPDFText_GetText` says U+FFFE, which is no character at all. A `-`
#   within a line stays `-`. `FPDFText_IsHyphen` says 1 for the first kind alone. Who asks for the
#   text by pages and for characters one by one has to know both signs as the one hyphen, and
#   which of such hyphens belong to the word (`well-` / `known`) nothing tells.
# Versions: pypdfium2 5.3.0 with the pdfium it brings, fpdf2 2.8.9. Source: pypdfium2's
#   `PdfTextPage.get_text_range`, `get_text_bounded`, and `fpdf_text.h`.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pypdfium2==5.3.0 fpdf2==2.8.9
cat >"$work/probe.py" <<'PROBE'
import importlib.metadata

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from fpdf import FPDF

made = FPDF()
made.add_page()
made.set_font("helvetica", size=12)
for height, line in ((30, "The regula-"), (36, "tory filing of the well-known"), (42, "drug.")):
    made.text(20, height, line)
document = pdfium.PdfDocument(bytes(made.output()))
page = document[0].get_textpage()
signs = [raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars())]
one_by_one = "".join(map(chr, signs))
print("pypdfium2", importlib.metadata.version("pypdfium2"), "pdfium", pdfium.PDFIUM_INFO)
print("characters one by one:", ascii(one_by_one))
print("get_text_bounded:     ", ascii(page.get_text_bounded()))
print("get_text_range:       ", ascii(page.get_text_range()))
hyphens = [hex(sign) for at, sign in enumerate(signs) if raw.FPDFText_IsHyphen(page, at) == 1]
print("FPDFText_IsHyphen is 1 for:", hyphens)
assert "regula\x02tory" in one_by_one
assert "regula\x02tory" in page.get_text_bounded()
assert "regula\ufffetory" in page.get_text_range(), "both calls now say the same"
assert "well-known" in one_by_one
assert hyphens == ["0x2"]
PROBE
"$work/venv/bin/python" "$work/probe.py"

#!/usr/bin/env bash
# Python up to 3.11 says of every character that Unicode has not assigned that it is full-width.
#
# One would guess: `unicodedata.east_asian_width` follows EastAsianWidth.txt, where what is not
#   listed is N (neutral) and only the blocks kept for Han are W; and a text is as many columns
#   wide on one Python as on the next.
# What happens: up to Python 3.11 it says F (full-width) of all 829,834 unassigned code points,
#   U+0378 in the Greek block as well as those of the planes that hold nothing. From 3.12 on it
#   says N, and W in the blocks for Han. The garbled Chinese that PDF tools leave behind is full of
#   such characters: a report that underlines words by columns comes out differently on 3.11 and
#   3.12, though the tables of Unicode do not differ in what is assigned there. A table that
#   is shipped (unicodedata2, wcwidth) says the same everywhere.
# Versions: Python 3.11 (its Unicode is 14.0) and, beside it, unicodedata2 16.0.0 and wcwidth
#   0.2.13. Source: UAX #11, section 4; EastAsianWidth.txt; Python's makeunicodedata.py.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet unicodedata2==16.0.0 wcwidth==0.2.13
cat >"$work/probe.py" <<'PROBE'
import sys
import unicodedata

import unicodedata2
import wcwidth

print("Python", sys.version.split()[0], "Unicode", unicodedata.unidata_version)
unassigned = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) == "Cn"]
wide = [c for c in unassigned if unicodedata.east_asian_width(c) == "F"]
print("unassigned:", len(unassigned), "of them said to be F:", len(wide))
for c in "\u0378\u0530\u0590":
    said = unicodedata.east_asian_width(c), unicodedata2.east_asian_width(c), wcwidth.wcwidth(c)
    print(f"U+{ord(c):04X} {said[0]}; unicodedata2 {said[1]}; wcwidth {said[2]} column")
    assert said == ("F", "N", 1)
assert wide == unassigned
PROBE
"$work/venv/bin/python" "$work/probe.py"

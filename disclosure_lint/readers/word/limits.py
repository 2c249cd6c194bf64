"""How much of a Word file is read at most: past these no release ever goes, and no bomb gets."""

from __future__ import annotations

ENTRIES = 10_000  # files in the zip
PART = 64_000_000  # bytes of one part, inflated
TOTAL = 128_000_000  # bytes of all parts that are read, inflated
RATIO = 250  # inflated bytes for one packed, in a part that is larger than `SLACK`
SLACK = 4_000_000
ELEMENTS = 800_000  # XML elements of all parts; a report of 500 pages has half of that
DEPTH = 200  # XML elements around one another
TEXT = 5_000_000  # code points of the text; a report of 500 pages has 1.5 million

"""Lines whose text layer is wrong though the file vouches for it: Chinese as glyph numbers."""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.readers.pdf.lines import Line
from disclosure_lint.regex import Regex

_ODD = Regex("[\u0250-\u1cff]")


def decoded(rows: list[list[Line]]) -> tuple[list[list[Line]], bool]:
    """Return the lines of a page with glyph numbers read, and whether there were any.

    What is not read exactly stays, for the draft to report.
    """
    flat = [line for row in rows for line in row]
    text = "\n".join(line.text for line in flat)
    if not _ODD.search(beyond_ascii(text)):
        return rows, False
    from disclosure_lint.draft import glyphs

    changed = _read(flat, [run for run in glyphs.find(text) if run.exact and run.text])
    if not changed:
        return rows, False
    fresh = iter(changed)
    return [[next(fresh) for _ in row] for row in rows], True


def _read(lines: list[Line], runs: list[tuple[int, int, str, bool]]) -> list[Line]:
    if not runs:
        return []
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    texts = [line.text for line in lines]
    for start, end, meant, _ in reversed(runs):
        number = bisect_right(starts, start) - 1
        text, first = texts[number], starts[number]
        texts[number] = text[: start - first] + meant + text[end - first :]
    return [
        line if line.text == text else line._replace(text=text, words=())
        for line, text in zip(lines, texts, strict=True)
    ]

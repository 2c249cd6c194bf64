"""How a place is named, linked to and quoted."""

from __future__ import annotations

from disclosure_lint.finding import Report
from disclosure_lint.render.html.layout import Layout
from disclosure_lint.render.html.markup import attributes, quote, text
from disclosure_lint.render.measure import ELLIPSIS
from disclosure_lint.source import Span

_MOST = 280  # code points of a quotation; the whole of it stands at its place
_WORD = 16  # how far a cut gives way for it to fall between words


def linked(report: Report, layout: Layout, span: Span, page: str, to: str | None = None) -> str:
    """Return a link to the pieces of a place; `to` is what else the link leads to."""
    words = text(report.source.told(span.start))
    found = layout.range(span)
    if found is None:
        return words
    first, last = found
    target = to or f"{page}-s{first}"
    said = attributes(class_="place", href=f"#{target}", data_from=first, data_to=last)
    return f"<a{said}>{words}</a>"


def quoted(report: Report, span: Span) -> str:
    """Return the words of a place as a quotation, the middle of a long one left out."""
    return quote(shortened(report.source.text, span), "en") if span.start < span.end else ""


def shortened(whole: str, span: Span) -> str:
    """Return the words of a span, at most so many, cut between words."""
    if span.end - span.start <= _MOST:
        return whole[span.start : span.end]
    head, tail = span.start + _MOST * 2 // 3, span.end - _MOST // 3
    space = whole.rfind(" ", head - _WORD, head)
    head = space if space > 0 else head
    space = whole.find(" ", tail, tail + _WORD)
    tail = space + 1 if space > 0 else tail
    return f"{whole[span.start : head]} {ELLIPSIS} {whole[tail : span.end]}"

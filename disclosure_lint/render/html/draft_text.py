"""The draft as it was read, its lines numbered and every place in it marked.

The text content of what this makes is the draft's own: numbers and names of places are
drawn by the style sheet, so that a person who selects words copies just these.
"""

from __future__ import annotations

from disclosure_lint.finding import Report
from disclosure_lint.render.html.layout import Layout, Piece
from disclosure_lint.render.html.markup import attributes, language_of, page_language, prose, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 40  # lines that the browser lays out together, once they come into view
_BRIEF = (  # the names of places in the margin of the draft
    ("line ", ""), ("paragraph ", "¶ "), ("footnote ", "fn. "), ("endnote ", "en. "),
    ("table ", "t. "), (", row ", "·"), (", cell ", "·"),
)  # fmt: skip
WORDS = {"error": "must be changed", "warning": "should be looked at", "note": "to consider"}


def draft_text(report: Report, layout: Layout, page: str) -> Iterator[str]:
    """Yield the text of a draft in blocks of lines; `page` begins every id."""
    language = page_language(report.language)
    yield f'<div class="text" id="{page}-text"{attributes(lang=language)}>'
    block: list[str] = []
    for line in _lines(report, layout, page, language):
        block.append(line)
        if len(block) == _BLOCK:
            yield f'<div class="block">{"".join(block)}</div>'
            block = []
    if block:
        yield f'<div class="block">{"".join(block)}</div>'
    yield "</div>"


def banner(report: Report, page: str) -> Iterator[str]:
    """Yield what is missing from the draft, which no words of it are to blame for."""
    missing = [n for n, one in enumerate(report.findings, start=1) if one.missing]
    if not missing:
        return
    yield '<div class="banner"><p>Missing from the draft:</p><ul>'
    for number in missing:
        (sign,) = _badges(report, [number], page)
        yield f"<li>{sign} {prose(report.findings[number - 1].message)}</li>"
    yield "</ul></div>"


def _lines(report: Report, layout: Layout, page: str, language: str) -> Iterator[str]:
    source = report.source
    starts = source.line_starts
    begun = _begun(report)
    places = [place.start for place in source.places]
    inside: list[str] = []
    number = place = 0
    for at, piece in enumerate(layout.pieces):
        if number < len(starts) and piece.start == starts[number]:
            if number:
                yield "".join([*inside, "</div>"])
            end = starts[number + 1] if number + 1 < len(starts) else layout.size
            shown: str | None = str(number + source.first_line)
            if places:
                shown = None
                while place < len(places) and places[place] < end:
                    shown, place = brief(source.places[place].name), place + 1
            told = language_of(source.text[piece.start : end], language)
            inside = [f'<div class="line"{attributes(data_at=shown, lang=told)}>']
            number += 1
        inside += _badges(report, begun.get(piece.start, ()), page)
        inside.append(_piece(source.text[piece.start : piece.end], piece, f"{page}-s{at}"))
    if inside:
        yield "".join([*inside, "</div>"])


def brief(name: str) -> str:
    """Return the name of a place as it fits into the margin."""
    name = name.partition(" (")[0]
    for whole, short in _BRIEF:
        name = name.replace(whole, short)
    return name


def _begun(report: Report) -> dict[int, list[int]]:
    """Return the numbers of the findings that begin at an offset."""
    last = max(0, len(report.source.text) - 1)
    begun: dict[int, list[int]] = {}
    for number, finding in enumerate(report.findings, start=1):
        if finding.missing:
            continue
        begun.setdefault(min(finding.primary.span.start, last), []).append(number)
    return begun


def _badges(report: Report, numbers: tuple[int, ...] | list[int], page: str) -> Iterator[str]:
    for number in numbers:
        severity = report.findings[number - 1].severity.value
        said = attributes(
            class_=f"badge {severity}",
            id=f"{page}-n{number}",
            href=f"#{page}-f{number}",
            data_n=number,
            aria_label=f"Finding {number}, {WORDS[severity]}",
        )
        yield f"<a{said}></a>"


def _piece(words: str, piece: Piece, name: str) -> str:
    if not piece.is_marked:
        return text(words)
    if piece.finding is not None:
        said = attributes(class_=piece.severity, id=name, data_f=piece.finding)
        return f"<mark{said}>{text(words)}</mark>"
    if piece.related is not None:
        said = attributes(class_="related", id=name, data_f=piece.related)
        return f"<mark{said}>{text(words)}</mark>"
    return f'<span class="quoted" id="{name}">{text(words)}</span>'

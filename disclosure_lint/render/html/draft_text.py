"""The draft as it was read, looking as it looks, and every place in it marked.

The text content of what this makes is the draft's own, banners aside: numbers, names of
places and words that a change took out are drawn by the style sheet, so that a person who
selects words copies just these.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.finding import Report
from disclosure_lint.render.html.flow import Flow, Grid, speaks
from disclosure_lint.render.html.layout import Layout, Piece
from disclosure_lint.render.html.markup import attributes, language_of, page_language, prose, text
from disclosure_lint.render.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.source import Span

_AS_IS = View()
_END = -2  # in the place of a line: after the last one
_PRINTED = 14_000  # bytes of a draft of which all is printed: some five pages
_BLOCK = 40  # lines that the browser lays out together, once they come into view
_BRIEF = (  # the names of places in the margin of the draft
    ("line ", ""), ("paragraph ", "¶ "), ("footnote ", "fn. "), ("endnote ", "en. "),
    ("table ", "t. "), (", row ", "·"), (", cell ", "·"), ("text box ", "box "),
)  # fmt: skip
WORDS = {"error": "must be changed", "warning": "should be looked at", "note": "to consider"}


def draft_text(
    report: Report, layout: Layout, page: str, flow: Flow | None = None, view: View = _AS_IS
) -> Iterator[str]:
    """Yield the text of a draft in blocks of lines; `page` begins every id.

    A view of an excerpt leaves out what nothing is said of, and says how much that is.
    """
    language = page_language(report.language)
    yield f'<div class="text" id="{page}-text"{attributes(lang=language)}>'
    block: list[str] = []
    size = 0
    writer = _Writer(report, layout, page, flow or Flow(report), view)
    for part, lines in writer.parts(language):
        block.append(part)
        size += lines
        if size >= _BLOCK:
            yield f'<div class="block">{"".join(block)}</div>'
            block, size = [], 0
    if block:
        yield f'<div class="block">{"".join(block)}</div>'
    yield "</div>"


def is_long(report: Report) -> bool:
    """Whether of a draft only what something is said of is printed, unless somebody asks for all."""
    return len(report.source.text.encode("utf-8", "replace")) > _PRINTED


def brief(name: str) -> str:
    """Return the name of a place as it fits into the margin."""
    name = name.partition(" (")[0]
    for whole, short in _BRIEF:
        name = name.replace(whole, short)
    return name


class _Writer:
    """Writes the lines and tables of one draft, from the top."""

    def __init__(self, report: Report, layout: Layout, page: str, flow: Flow, view: View) -> None:
        self._report, self._layout, self._page, self._flow = report, layout, page, flow
        self._text = report.source.text
        self._last = max(0, len(self._text) - 1)
        self._places = [place.start for place in report.source.places]
        self._at = self._place = 0  # the piece and the place that come next
        shape = flow.shape
        self._unread = _Within((start, end) for start, end, _ in shape.unread)
        self._inserted = _Within(one[:2] for one in shape.revisions if "away" not in one.sort)
        self._signs = self._signs_by_offset()
        rules = view.pack.rules if view.pack else ()
        self._closing = {one.id for one in rules if one.fields.get("belongs") == "end"}
        self._banners = self._banners_by_line()
        self._kept = self._marked() if view.excerpt else None
        self._printed = self._marked() if is_long(report) and not view.excerpt else None

    def parts(self, language: str) -> Iterator[tuple[str, int]]:
        """Yield the lines and tables in order, each with how many lines it has."""
        starts, number, left, folded = self._flow.starts, 0, 0, 0
        yield from self._banner(-1)
        while number < len(starts) and starts[number] < len(self._text):
            start = starts[number]
            grid = self._flow.grids.get(start)
            after = number + 1 if grid is None else max(number + 1, bisect_left(starts, grid.end))
            if self._kept is not None and self._kept.isdisjoint(range(number, after)):
                end = starts[after] if after < len(starts) else len(self._text)
                left += after - number
                self._named(end, "")
                for _ in self._inside(end):
                    pass
                number = after
                continue
            if left:
                yield _skipped(left), 1
                left = 0
            is_printed = self._printed is None or not self._printed.isdisjoint(range(number, after))
            if folded and is_printed:
                yield _folded(folded), 0
            folded = 0 if is_printed else folded + after - number
            sort = "" if is_printed else " unprinted"
            if grid is not None:
                yield "".join(self._table(grid, number, language, sort)), len(grid.rows)
            else:
                yield self._line(number, language, sort), 1
            for line in range(number, after):
                yield from self._banner(line)
            number = after
        if left:
            yield _skipped(left), 1
        if folded:
            yield _folded(folded), 0
        yield from self._banner(_END)

    def _marked(self) -> set[int]:
        """Return the lines of which anything is said, and those around them."""
        starts, kept = self._flow.starts, set(self._banners)
        for piece in self._layout.pieces:
            if piece.is_marked:
                kept.add(bisect_right(starts, piece.start) - 1)
        for offset in self._signs:
            kept.add(bisect_right(starts, min(offset, self._last)) - 1)
        return {line + by for line in kept for by in (-1, 0, 1)}

    def _banner(self, line: int) -> Iterator[tuple[str, int]]:
        missing = self._banners.get(line)
        if missing:
            place = "towards the end" if line == _END else "here"
            rows = "".join(
                f"<p>{sign} <strong>Missing {place}:</strong> "
                f"{prose(self._report.findings[number - 1].message)}</p>"
                for number in missing
                for sign in self._badges([number])
            )
            yield (
                f'<div class="banner" role="note" lang="en" aria-label="Missing from the draft">{rows}</div>',
                1,
            )

    def _line(self, number: int, language: str, sort: str) -> str:
        starts = self._flow.starts
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(self._text)
        kind = self._flow.kind(start, end)
        is_heading = kind.startswith("heading")
        said = attributes(
            class_=f"line {kind}".rstrip() + sort,
            data_at=self._named(end, str(number + self._report.source.first_line)),
            role="heading" if is_heading else None,
            aria_level=4 if is_heading else None,
            lang=language_of(self._text[start:end], language),
        )
        return f"<div{said}>{''.join(self._inside(end))}</div>"

    def _table(self, grid: Grid, number: int, language: str, sort: str) -> Iterator[str]:
        yield f'<div class="grid{sort}"><table>'
        begun = grid.start
        rows = [row for row in grid.rows if row]
        words = [cell.start for row in rows for cell in row if cell.start < cell.end]
        for row in rows:
            filled = [cell for cell in row if cell.start < cell.end]
            line = number + self._lines(grid.start, filled[0].start if filled else begun)
            end = filled[-1].end if filled else begun
            named = self._named(end, str(line + self._report.source.first_line))
            short = named.rpartition("·")[0] if named else ""
            yield f"<tr{attributes(data_at=short or named)}>"
            for cell in row:
                yield from self._cell(cell, words, grid, language)
                begun = max(begun, cell.end)
            yield "</tr>"
        yield "</table></div>"

    def _lines(self, start: int, end: int) -> int:
        """Return how many lines begin after one offset and up to another."""
        starts = self._flow.starts
        return bisect_right(starts, end) - bisect_right(starts, start)

    def _cell(self, cell: Span, words: Sequence[int], grid: Grid, language: str) -> Iterator[str]:
        if cell.start >= cell.end:
            yield "<td></td>"
            return
        at = bisect_right(words, cell.start)
        after = words[at] if at < len(words) else grid.end
        lang = language_of(self._text[cell.start : cell.end], language)
        yield f"<td{attributes(lang=lang)}>"
        yield from self._gap(cell.start)
        yield from self._inside(cell.end)
        yield from self._gap(after)
        yield "</td>"

    def _gap(self, end: int) -> Iterator[str]:
        """Yield what stands between cells: how a table is drawn is not shown, words are."""
        pieces = self._layout.pieces
        if self._at < len(pieces) and pieces[self._at].start < end:
            seen = " said" if speaks(self._text[pieces[self._at].start : end]) else ""
            yield f'<span class="gap{seen}">{"".join(self._inside(end))}</span>'

    def _named(self, end: int, line: str) -> str | None:
        """Return what to call a line in the margin: its number, or a place that begins in it."""
        if not self._places:
            return line
        shown = None
        while self._place < len(self._places) and self._places[self._place] < end:
            shown = brief(self._report.source.places[self._place].name)
            self._place += 1
        return shown

    def _inside(self, end: int) -> Iterator[str]:
        """Yield the pieces up to an offset, with the signs that stand before them."""
        pieces = self._layout.pieces
        while self._at < len(pieces) and pieces[self._at].start < end:
            piece = pieces[self._at]
            yield from self._signs.get(piece.start, ())
            yield self._piece(piece, f"{self._page}-s{self._at}")
            self._at += 1
        if self._at == len(pieces):
            yield from self._signs.pop(len(self._text), ())

    def _signs_by_offset(self) -> dict[int, list[str]]:
        """Return what is drawn before a piece: numbers of findings and notes, words taken out."""
        signs: dict[int, list[str]] = {}
        for one in self._flow.shape.revisions:
            if one.gone.strip():
                tag = "del" if one.sort in {"deletion", "move away"} else "ins"
                by = f" by {one.author}" if one.author else ""
                said = attributes(class_="gone", data_words=one.gone, title=f"{one.sort}{by}")
                signs.setdefault(min(one.start, len(self._text)), []).append(
                    f"<{tag}{said}></{tag}>"
                )
        self._sign_notes(signs)
        for number, finding in enumerate(self._report.findings, start=1):
            if not finding.missing:
                at = min(finding.primary.span.start, self._last)
                signs.setdefault(at, []).extend(self._badges([number]))
        return signs

    def _sign_notes(self, signs: dict[int, list[str]]) -> None:
        """Draw the numbers of notes where they are referred to, and let them lead there."""
        told = {name for _, name in self._flow.shape.notes}
        known: dict[str, str] = {}
        for place in self._report.source.places:
            if place.name in told and place.name not in known and place.start < len(self._text):
                known[place.name] = own = f"{self._page}-note{len(known) + 1}"
                signs.setdefault(place.start, []).insert(0, f'<span id="{own}"></span>')
        for offset, name in self._flow.shape.notes:
            if name in known:
                said = attributes(
                    class_="note-mark", href=f"#{known[name]}", data_n=name.rpartition(" ")[2],
                    aria_label=name.capitalize(),
                )  # fmt: skip
                signs.setdefault(min(offset, len(self._text)), []).append(f"<a{said}></a>")

    def _banners_by_line(self) -> dict[int, list[int]]:
        """Return, by the line after which they stand, the findings of what is missing."""
        banners: dict[int, list[int]] = {}
        starts = self._flow.starts
        for number, finding in enumerate(self._report.findings, start=1):
            if finding.missing and finding.rule in self._closing:
                banners.setdefault(_END, []).append(number)
            elif finding.missing:
                span = finding.primary.span
                end = min(max(span.start, span.end - 1), self._last)
                line = bisect_right(starts, end) - 1 if finding.primary.message else -1
                banners.setdefault(line, []).append(number)
        return banners

    def _badges(self, numbers: Iterable[int]) -> Iterator[str]:
        for number in numbers:
            severity = self._report.findings[number - 1].severity.value
            said = attributes(
                class_=f"badge {severity}",
                id=f"{self._page}-n{number}",
                href=f"#{self._page}-f{number}",
                data_n=number,
                aria_label=f"Finding {number}, {WORDS[severity]}",
            )
            yield f"<a{said}></a>"

    def _piece(self, piece: Piece, name: str) -> str:
        words = text(self._text[piece.start : piece.end])
        if "\f" in words:  # the end of a page, for which a browser draws a box
            words = words.replace("\f", '<span class="gap">\f</span>')
        if self._inserted.holds(piece.start):
            words = f"<ins>{words}</ins>"
        if self._unread.holds(piece.start):
            words = f'<span class="unread">{words}</span>'
        if not piece.is_marked:
            return words
        if piece.finding is not None:
            said = attributes(class_=piece.severity, id=name, data_f=piece.finding)
            return f"<mark{said}>{words}</mark>"
        if piece.related is not None:
            said = attributes(class_="related", id=name, data_f=piece.related)
            return f"<mark{said}>{words}</mark>"
        return f'<span class="quoted" id="{name}">{words}</span>'


def _skipped(lines: int) -> str:
    said = f"{_lines_are(lines)} not shown, of which nothing is said."
    return f'<aside class="skipped" lang="en">{said}</aside>'


def _folded(lines: int) -> str:
    """Return what a printer shows in the place of lines; a browser shows them, and copies no more."""
    said = f"{_lines_are(lines)} not printed, of which nothing is said."
    return f'<div class="folded" lang="en" data-told="{said}"></div>'


def _lines_are(lines: int) -> str:
    return "1 line is" if lines == 1 else f"{lines:,} lines are"


class _Within:
    """Whether offsets that are asked for in order lie within one of some spans."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(span for span in spans if span[0] < span[1])
        self._at = self._end = 0

    def holds(self, offset: int) -> bool:
        """Whether a span is around an offset, which is no less than the one before."""
        while self._at < len(self._spans) and self._spans[self._at][0] <= offset:
            self._end = max(self._end, self._spans[self._at][1])
            self._at += 1
        return offset < self._end

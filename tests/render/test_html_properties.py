"""A page made of any report over any text is well formed, and holds the words and no others."""

from __future__ import annotations

import json
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.finding import (
    CitedProvision,
    Edit,
    Finding,
    Fix,
    Label,
    Report,
    Requirement,
    Revision,
    Safety,
    Severity,
    Shape,
    Status,
    WaivedFinding,
)
from disclosure_lint.render.formats import render
from disclosure_lint.render.html.flow import Flow
from disclosure_lint.render.html.layout import Layout
from disclosure_lint.render.html.markup import PICTURES
from disclosure_lint.source import Place, Source, Span

SPIKED = "ab<>&\"'`/=;\n\r\t \x00\x1b\x85\u2028\u202e本，\U0001f600]]>--!"
words = st.text(max_size=30) | st.text(alphabet=SPIKED, max_size=30)
drafts = st.text(max_size=200) | st.text(alphabet=SPIKED, max_size=200)
VOID = frozenset({"meta", "input"})
SAFE = frozenset(
    "html head meta title style body header main article section div span p a mark q ul ol li dl dt"
    " dd h1 h2 h3 h4 strong code kbd del ins form fieldset legend label input details summary"
    " footer script table tr td aside".split()
)


class Reading(HTMLParser):
    """What a browser would make of a page: its tags in pairs, and the text of the draft."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.draft: str = ""
        self.depth = 0
        self.banners: list[bool] = []  # of each open tag, whether it is one
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(written)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert tag in SAFE
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"style", "src"}]
        href = dict(attrs).get("href") or "#"
        assert href.startswith(("#", "https://", "http://"))
        self.ids.add(dict(attrs).get("id") or "")
        self.links |= {href[1:]} if href.startswith("#") else set()
        if tag in VOID:
            return
        self.open.append(tag)
        self.banners.append(dict(attrs).get("class") == "banner")
        if self.depth or dict(attrs).get("class") == "text":
            self.depth += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.depth -= self.depth > 0
        self.banners.pop()

    def handle_data(self, data):
        if self.depth and not any(self.banners):
            self.draft += data


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def findings(draw, text):
    labels = st.builds(Label, spans(text), words, st.none())
    edits = tuple(draw(st.lists(st.builds(Edit, spans(text), words), max_size=5)))
    return Finding(
        draw(labels),
        draw(words),
        draw(st.sampled_from(list(Severity))),
        draw(words),
        draw(st.none() | words),
        tuple(draw(st.lists(labels, max_size=3))),
        tuple(draw(st.lists(st.builds(CitedProvision, words, words, words), max_size=2))),
        Fix(draw(st.sampled_from(list(Safety))), edits) if edits else None,
        missing=draw(st.booleans()),
    )


@st.composite
def shapes(draw, text, places):
    """How a draft may look, however little of it agrees."""
    cells = st.lists(st.lists(spans(text), max_size=4).map(tuple), max_size=4).map(tuple)
    in_order = sorted(at for at in draw(st.lists(st.integers(0, len(text)), max_size=8)))
    row = tuple(Span(*pair) for pair in zip(in_order[::2], in_order[1::2], strict=False))
    revisions = st.builds(
        lambda span, sort, who, gone: Revision(*span, sort, who, gone),
        spans(text), st.sampled_from(("insertion", "deletion", "move", "move away")), words, words,
    )  # fmt: skip
    return Shape(
        draw(st.lists(st.integers(0, len(text)), max_size=3).map(tuple)),
        (*draw(st.lists(cells, max_size=2)), ((row[:2], row[2:]) if row else ())),
        tuple((*span, "") for span in draw(st.lists(spans(text), max_size=3))),
        tuple(draw(st.lists(revisions, max_size=3))),
        tuple((draw(st.integers(0, len(text))), place.name) for place in places),
    )


@st.composite
def reports(draw):
    text = draw(drafts)
    found = findings(text)
    requirements = st.builds(
        Requirement,
        words,
        st.sampled_from(list(Status)),
        st.none() | words,
        st.lists(st.builds(Label, spans(text), source=st.none()), max_size=3).map(tuple),
    )
    starts = draw(st.lists(st.integers(0, len(text)), max_size=3).map(sorted))
    places = [Place(start, draw(words)) for start in starts]
    return Report(
        Source(text, draw(words), "0" * 64, places=places),
        draw(st.sampled_from(("brief", "other"))),
        draw(st.sampled_from(("en", "zh-Hant", "zh-Hans", "mixed"))),
        draw(st.none() | words),
        draw(st.none() | words),
        tuple(draw(st.lists(found, max_size=5))),
        tuple(draw(st.lists(requirements, max_size=4))),
        tuple(draw(st.lists(st.builds(WaivedFinding, found, words, st.none()), max_size=2))),
        shape=draw(shapes(text, places)),
    )


quick = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@quick
@given(reports())
def test_any_report_is_a_page_whose_text_is_the_drafts_own(report):
    reading = Reading(render([report], "html"))
    assert not reading.open
    assert reading.links <= reading.ids
    assert reading.draft == report.source.text.translate(PICTURES)


@quick
@given(reports())
def test_any_report_is_a_record_and_a_page_of_it(report):
    assert json.loads(render([report], "record"))["record"] == 1
    assert not Reading(render([report], "record-html")).open


@quick
@given(reports())
def test_every_place_is_the_pieces_that_its_range_names(report):
    layout = Layout(report, Flow(report).cuts)
    assert "".join(report.source.text[p.start : p.end] for p in layout.pieces) == report.source.text
    for finding in report.findings:
        span, found = finding.primary.span, layout.range(finding.primary.span)
        if not report.source.text:
            assert found is None
        elif span.start < span.end:
            first, last = found
            assert (layout.pieces[first].start, layout.pieces[last].end) == span
            assert all(piece.is_marked for piece in layout.pieces[first : last + 1])

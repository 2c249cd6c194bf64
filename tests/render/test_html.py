"""The report as a page: what a person reads, and what the page promises of itself."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from disclosure_lint.finding import Edit, Finding, Fix, Label, Safety, Severity
from disclosure_lint.readers import read_bytes
from disclosure_lint.render.formats import render
from disclosure_lint.render.html.draft_text import brief
from disclosure_lint.render.html.layout import Layout
from disclosure_lint.render.html.mending import before_and_after
from disclosure_lint.render.html.page import assets
from disclosure_lint.render.view import View
from disclosure_lint.source import Place, Source, Span

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))

import wordfile


class AsPage(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "html"


class Page(HTMLParser):
    """The text of elements by class, every attribute, and whether all tags are paired."""

    VOID = frozenset({"meta", "input", "br", "link"})

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.texts: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(written)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.attributes |= told.keys()
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        if tag not in self.VOID:
            self.open.append((tag, told.get("class") or ""))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(classes == "banner" for _, classes in self.open):
            return
        for name in {word for _, classes in self.open for word in classes.split()}:
            self.texts[name] = self.texts.get(name, "") + data


@pytest.fixture
def rules(sample):
    """What the report was judged by: one rule that a pack tells of."""
    about = {"hkex": "What The Stock Exchange of Hong Kong requires."}
    return SimpleNamespace(rules=(sample.RULE,), about=about, digests={})


@pytest.fixture
def view(rules):
    return View(names={"ascentage-pharma": "Ascentage Pharma"}, pack=rules)


def test_the_body_of_a_page(sample, view, snapshot):
    written = render([sample.REPORT, sample.CLEAN], "html", view)
    body = written[written.index("<body>") : written.index("<script>")]
    body = body.replace("0.1.0", "VERSION")
    assert body == snapshot.use_extension(AsPage)


def test_the_policy_lets_in_the_inlined_assets_and_nothing_else(sample):
    written = render([sample.REPORT], "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        inlined = re.findall(f"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        assert len(inlined) == 1
        digest = base64.b64encode(hashlib.sha256(inlined[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_nothing_stands_inline_or_comes_from_elsewhere(sample):
    page = Page(render([sample.REPORT, sample.CLEAN], "html"))
    assert "style" not in page.attributes
    assert "src" not in page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]


def test_the_assets_cannot_end_their_element():
    for name in ("base.css", "report.css", "record.css", "report.js"):
        assert "</" not in assets([name])


def test_every_id_is_one_of_a_kind_and_every_link_leads_somewhere(sample, view):
    page = Page(render([sample.REPORT, sample.CLEAN], "html", view))
    assert len(page.ids) == len(set(page.ids))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert inside


def test_the_text_of_the_draft_is_the_drafts_own(sample):
    page = Page(render([sample.REPORT], "html"))
    assert page.texts["text"] == sample.TEXT.replace("\x1b", "\u241b")


def test_the_summary_says_what_to_do_in_plain_words(sample, view):
    said = " ".join(Page(render([sample.REPORT], "html", view)).texts["summary"].split())
    assert "read as a press release, in English and Chinese, by Ascentage Pharma" in said
    assert "2 must be changed" in said
    assert "2 should be looked at" in said
    assert (
        "2 checked and in order Each with the words that prove it; 1 more rule found nothing of the kind"
        in said
    )
    assert "1 could not be judged A person has to check these" in said
    assert "2 rules did not apply; 1 finding waived with a reason" in said


def test_quiet_leaves_out_the_summary_and_the_checklist(sample, view):
    said = Page(render([sample.REPORT], "html", view._replace(quiet=True))).texts
    assert "findings" in said
    assert not {"summary", "checklist"} & said.keys()


def test_a_draft_without_findings_says_so(sample, view):
    said = Page(render([sample.CLEAN], "html", view)).texts
    assert "Nothing that was checked has to be changed." in said["summary"]
    assert "Its issuer is not known" in said["summary"]
    assert "Nothing was found that has to be changed" in said["findings"]


def test_the_checklist_tells_the_rule_its_authority_and_the_words(sample, view):
    said = Page(render([sample.REPORT], "html", view)).texts["checklist"]
    assert "An HKEX document without the stock code hkex/missing-stock-code" in said
    assert "HKEX Main Board Listing Rules, Rule 18A.05 practice" in said
    assert "line 3: 股份代號：6855" in said
    assert "Allowed: counsel advised to leave the gap" in said
    assert "until 2026-12-31" in said
    assert "names no Act" in said


def test_an_address_that_is_none_of_the_web_is_no_link(sample):
    cited = sample.FINDINGS[1].citations[0]._replace(url="javascript:alert(1)")
    finding = sample.FINDINGS[1]._replace(citations=(cited,))
    page = Page(render([sample.REPORT._replace(findings=(finding,))], "html"))
    assert not [link for link in page.links if "javascript" in link]


def test_words_in_another_language_say_so(sample):
    written = render([sample.REPORT], "html")
    assert 'data-at="3" lang="zh">' in written
    assert '<div class="text" id=' in written
    assert '<q lang="zh">股份代號：6855</q>' in written
    assert 'lang="zh-Hant">' in render([sample.CLEAN], "html")


def test_places_of_a_file_take_the_room_of_line_numbers(sample):
    text = "One.\nTwo.\nThree."
    source = Source(text, "a.docx", places=(Place(0, "page 1"), Place(10, "page 2")))
    written = render([sample.CLEAN._replace(source=source)], "html")
    assert re.findall(r'data-at="([^"]*)"', written) == ["page 1", "page 2"]


def test_two_drafts_are_summed_up_at_the_end(sample):
    written = render([sample.REPORT, sample.CLEAN], "html")
    assert "In all 2 drafts: 2 must be changed, 2 should be looked at, 2 to consider;" in written
    assert "In all" not in render([sample.REPORT], "html")


def test_overlapping_places_mark_each_piece_once_by_its_innermost_finding(sample):
    spans = [Span(0, 20), Span(4, 8), Span(6, 12)]
    found = tuple(
        Finding(Label(span), "a/b", severity, "m")
        for span, severity in zip(spans, Severity, strict=True)
    )
    report = sample.CLEAN._replace(source=Source("x" * 30), findings=found, requirements=())
    layout = Layout(report)
    told = [(p.start, p.end, p.finding, p.severity) for p in layout.pieces if p.is_marked]
    assert told == [
        (0, 4, 1, "error"),
        (4, 6, 2, "error"),
        (6, 8, 3, "error"),
        (8, 12, 3, "error"),
        (12, 20, 1, "error"),
    ]
    assert layout.range(spans[1]) == (1, 2)


def test_a_place_over_lines_is_cut_at_their_ends(sample):
    found = (Finding(Label(Span(1, 7)), "a/b", Severity.NOTE, "m"),)
    report = sample.CLEAN._replace(source=Source("one\ntwo\n"), findings=found, requirements=())
    assert [tuple(piece[:2]) for piece in Layout(report).pieces] == [(0, 1), (1, 4), (4, 7), (7, 8)]


def test_a_fix_is_shown_as_before_and_after():
    source = Source("The company (NASDAQ: AAPG, HKG: 6855) announces good news today.")
    at = source.text.index("HKG")
    fix = Fix(Safety.SAFE, (Edit(Span(at, at + 3), "HKEX"),))
    rows = "".join(before_and_after(source, fix))
    assert "<dt>Before</dt><dd>The company (NASDAQ: AAPG, <del>HKG</del>: 6855)" in rows
    assert "<ins>HKEX</ins>: 6855)" in rows
    assert "Changes how it is written, not what it says" in rows


def test_a_fix_with_many_edits_says_how_many_are_not_shown():
    source = Source("abcdefghij" * 10)
    edits = tuple(Edit(Span(at, at + 1), str(at)) for at in range(0, 50, 10))
    rows = "".join(before_and_after(source, Fix(Safety.UNSAFE, edits)))
    assert rows.count("<dt>Before</dt>") == 3
    assert "2 more edits of this fix not shown." in rows


def test_a_page_of_html_is_shown_as_it_was_read(linter):
    page = "<html><body><h1>News</h1>\n<p>On <b>[●]</b> R&amp;D of XY-101 began (Nasdaq: EXPH”).</p></body></html>"
    report = linter.lint(read_bytes(page.encode(), "news.html"))
    shown = render([report], "html")
    assert "&lt;b&gt;" not in shown
    assert "R&amp;D of XY-101 began" in shown
    assert 'data-at="2"' in shown  # the line of the file, not of what is shown
    assert ">line 2</a>" in shown
    assert report.findings  # whose places are those of the file all the same
    assert {page[slice(*one.primary.span)] for one in report.findings} >= {"[●]"}


def test_places_of_a_word_file_fit_into_the_margin():
    assert brief("table 2, row 3, cell 1") == "t. 2·3·1"
    told = ("line 7", "page 3 (decoded)", "header 1")
    assert [brief(name) for name in told] == ["7", "page 3", "header 1"]


def test_a_word_draft_looks_like_the_draft(linter):
    def heading(words):
        return wordfile.p(wordfile.r(words), properties='<w:outlineLvl w:val="0"/>')

    table = wordfile.tbl(
        wordfile.row(wordfile.cell("Arm"), wordfile.cell("Rate")),
        wordfile.row(wordfile.cell("XY-101"), wordfile.cell("[TBD]")),
    )
    gone = wordfile.change("del", '<w:r><w:delText xml:space="preserve">surely </w:delText></w:r>')
    noted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = heading("News of the day") + wordfile.p(wordfile.r("It ended"), noted, gone) + table
    note = f'<w:footnote w:id="2">{wordfile.p("On 1 May.")}</w:footnote>'
    data = wordfile.docx(body, footnotes=note)
    written = render([linter.lint(read_bytes(data, "news.docx"))], "html")
    assert re.search(
        '<div class="line heading title"[^>]*role="heading"[^>]*>News of the day', written
    )
    assert re.search(r"<tr[^>]*><td[^>]*>Arm", written)
    assert re.search(
        r"<td[^>]*><a class=\"badge[^>]*></a><mark class=\"error\"[^>]*>\[TBD\]", written
    )
    assert re.search(
        '<del class="gone" data-words="surely " title="deletion by A. Chan"></del>', written
    )
    (to,) = re.findall('<a class="note-mark" href="#([^"]*)" data-n="1"', written)
    assert re.search(f'data-at="fn. 1"><span id="{to}"></span>On 1 May', written)


def test_words_between_the_cells_of_a_table_are_shown_and_its_lines_are_not(linter):
    page = "# News\n\n| Arm | Rate |\n|---|---|\n| XY-101 | 12% |\n\nMore."
    written = render([linter.lint(read_bytes(page.encode(), "news.md"))], "html")
    assert re.search(r"<tr[^>]*><td>.*?Arm.*?</td><td>.*?Rate", written)
    assert Page(written).texts["text"] == page
    shown = Page(written).texts["gap"]
    assert not re.search(r"\w", shown)


def test_what_is_missing_is_a_banner_where_it_was_called_for(sample):
    text = "News of the day\n\nThe drug was approved.\n\nMore is to come.\n"
    at = text.index("approved")
    whole = Finding(Label(Span(0, 15)), "a/b", Severity.ERROR, "No code", missing=True)
    called = Finding(
        Label(Span(at, at + 8), "this calls for it"),
        "a/c",
        Severity.ERROR,
        "No caution",
        missing=True,
    )
    report = sample.CLEAN._replace(source=Source(text), findings=(whole, called), requirements=())
    written = render([report], "html")
    shown = written[written.index('class="text"') : written.index('class="checklist"')]
    order = [
        shown.index(words) for words in ("No code", "News of", "approved", "No caution", "More is")
    ]
    assert order == sorted(order)
    assert "<mark" not in shown  # nothing is wrong with the words that call for it


def test_a_report_says_of_what_it_is_and_what_was_told(sample, view):
    told = view.told._replace(date="2026-11-23", select=("hkex",))
    said = Page(
        render([sample.CLEAN._replace(date="2026-11-23")], "html", view._replace(told=told))
    )
    whole = said.texts["identity"]
    assert "1" * 64 in whole
    assert "rule packs hkex 2026.11" in whole
    assert "2026-11-23, as told" in whole
    assert "only hkex" in whole
    assert "read in the draft" in Page(render([sample.CLEAN], "html", view)).texts["identity"]

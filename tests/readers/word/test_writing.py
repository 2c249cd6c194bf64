from __future__ import annotations

import io
import zipfile

import pytest
from bodies import bodies, looks_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordfile import STRICT, W, body_of, change, docx, field, p, parts, r, read, row, t, tbl, zipped

from disclosure_lint import readers
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit
from disclosure_lint.fixes import edited
from disclosure_lint.readers.word import rewriter
from disclosure_lint.source import Span


def edit_of(data, old, new, *, suggest=False):
    """Return a file with the first `old` made `new`, and why not where it is refused."""
    source = read(data).source
    at = source.text.index(old)
    edits = [Edit(Span(at, at + len(old)), new)]
    made = rewriter(data, source, suggest=suggest)
    refused = made.refusal(edits)
    return refused or (made.suggested(edits, "2026-11-23") if suggest else made.rewritten(edits))


RUNS = p("The ", r("Com", "<w:b/>"), r("pany (HK", "<w:i/>"), r("G: 6855)"), r(" said."))


def test_an_edit_falls_into_the_runs_and_leaves_their_looks():
    data = docx(RUNS)
    assert body_of(edit_of(data, "HKG", "HKEX")) == body_of(data).replace(
        ">pany (HK<", ">pany (HKEX<"
    ).replace(">G: ", ">: ")
    assert body_of(edit_of(data, " said", "")) == body_of(data).replace(t(" said."), t("."))
    assert t(" said & <done> ") in body_of(edit_of(data, "said.", "said & <done> "))


def test_an_insertion_falls_on_the_run_before_it():
    data = docx(RUNS)
    assert read(edit_of(data, "", "x")).text.startswith("xThe")
    source = read(data).source
    made = rewriter(data, source).rewritten([Edit(Span(7, 7), "®")])
    assert t("Com®") in body_of(made)


def test_parts_without_edits_are_copied_as_they_are_packed():
    made = parts(RUNS, styles="") | {
        "word/media/a.png": b"\x89PNG" * 99,
        "docProps/app.xml": "<a/>",
    }
    data = zipped(made)
    after = edit_of(data, "HKG", "HKEX")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            before, now = old.getinfo(name), new.getinfo(name)
            assert before.date_time == now.date_time
            if name != "word/document.xml":
                assert old.read(name) == new.read(name)
                assert before.compress_size == now.compress_size


def test_a_zip_that_was_streamed_can_be_written():
    class Stream(io.RawIOBase):
        out = b""

        def writable(self):
            return True

        def write(self, data):
            self.out += bytes(data)
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts(RUNS).items():
            with archive.open(name, "w", force_zip64=True) as file:
                file.write(inside.encode())
    after = edit_of(b"" + stream.out, "HKG", "HKEX")
    assert read(after).text == "The Company (HKEX: 6855) said."
    assert body_of(after)


SUGGESTED = (
    '<w:r w:rsidRPr="00AB12CD"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">pany (</w:t></w:r>'
    '<w:del w:id="8" w:author="disclosure-lint" w:date="2026-11-23T00:00:00Z"><w:r><w:rPr><w:i/></w:rPr>'
    '<w:delText>HK</w:delText></w:r></w:del>'
    '<w:del w:id="9" w:author="disclosure-lint" w:date="2026-11-23T00:00:00Z"><w:r><w:delText>G</w:delText></w:r></w:del>'
    '<w:ins w:id="10" w:author="disclosure-lint" w:date="2026-11-23T00:00:00Z"><w:r><w:rPr><w:i/></w:rPr><w:t>HKEX</w:t></w:r></w:ins>'
    '<w:r w:rsidRPr="00AB12CD"><w:t xml:space="preserve">: 6855)</w:t></w:r>'
)  # fmt: skip


def test_a_suggestion_is_a_tracked_change_of_its_own_number():
    data = docx(
        RUNS + p('<w:bookmarkStart w:id="3" w:name="x"/>', "End."),
        comments='<w:comment w:id="7"><w:p/></w:comment>',
    )
    after = edit_of(data, "HKG", "HKEX", suggest=True)
    assert SUGGESTED in body_of(after)
    assert read(after).text.startswith("The Company (HKEX: 6855)")
    assert read(after, "original").text == read(data).text
    (residue,) = [one for one in read(after).residue if one.sort == "tracked-change"]
    assert residue.said == "a replacement by disclosure-lint of “HKG”"


def test_what_tracks_formatting_is_not_told_of_twice():
    look = '<w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange>'
    after = body_of(edit_of(docx(p(r("one two three", look))), "two", "2", suggest=True))
    assert after.count("rPrChange w:id") == 1
    assert after.count("<w:b/>") == 4


def test_a_run_keeps_its_tabs_and_breaks():
    data = docx(p("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"))
    after = edit_of(data, "two", "2", suggest=True)
    assert read(after).source.text == "one\t2\nthree"
    assert read(after, "original").source.text == "one\ttwo\nthree"


@pytest.mark.parametrize("uri", [W, STRICT])
def test_a_document_in_a_default_name_space_can_be_written(uri):
    body = f'<document xmlns="{uri}"><body><p><r><t>One two.</t></r></p></body></document>'
    data = zipped(parts("") | {"word/document.xml": body})
    assert "<t>One 2.</t>" in body_of(edit_of(data, "two", "2"))
    after = edit_of(data, "two", "2", suggest=True)
    assert (read(after).text, read(after, "original").text) == ("One 2.", "One two.")


def test_a_part_in_utf_16_becomes_utf_8():
    made = parts(RUNS)
    made["word/document.xml"] = (
        made["word/document.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
    )
    assert read(edit_of(zipped(made), "HKG", "國")).text == "The Company (國: 6855) said."


PLAIN = "it goes past words that stand in the file as such"


@pytest.mark.parametrize(
    ("body", "old", "new", "suggest", "reason"),
    [
        (p("One.") + p("Two."), ".\n\nT", "x", False, PLAIN),
        (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "a\tb", "x", False, PLAIN),
        (p("10", r("9", '<w:vertAlign w:val="superscript"/>')), "⁹", "x", False, PLAIN),
        (p(r("a", '<w:rFonts w:ascii="Symbol"/>')), "α", "x", False, PLAIN),
        (p(r("seen"), r("hidden", "<w:vanish/>"), r("seen")), "nhid", "x", False, PLAIN),
        (tbl(row("a", "b")), "a\nb", "x", False, PLAIN),
        (p("<w:r><mc:AlternateContent><mc:Choice>" + t("a b") + "</mc:Choice></mc:AlternateContent></w:r>"), "b", "x", False, PLAIN),
        (p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "2", "3", False, PLAIN),
        (p("One.") + p("Two."), "Two.", "", False, "it would leave a line empty"),
        (p("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>"), "One", " ", False, "it would leave a line empty"),
        (p("One."), "One", "1\n2", False, "it would put in a line break or a tab"),
        (p("One ", field("DATE", "2026"), r(" two")), "One 2", "x", False, "it crosses the edge of a field"),
        (p("One ", change("del", "x"), r("two")), "One two", "x", False, "it crosses a deletion that nobody accepted"),
        (p("One ", change("ins", "two")), "two", "x", True, "it lies in a change that nobody accepted"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_safely_is_refused(body, old, new, suggest, reason):
    assert edit_of(docx(body), old, new, suggest=suggest) == reason


@pytest.mark.parametrize(
    ("body", "old", "new", "text"),
    [
        (p("One ", field("REF x", "two", "three"), r(".")), "wothr", "-", "One t-ee."),
        (p("One ", change("ins", "two"), r(" three")), "e two t", "-", "On-hree"),
        (p("One ", change("del", "x"), r("two")), "two", "2", "One 2"),
        (p("<w:r><w:t> One </w:t></w:r>"), "One", " 1 ", " 1 "),
        (p(r("One"), '<w:hyperlink r:id="x">' + r("two") + "</w:hyperlink>"), "etw", "-", "On-o"),
        (p("<w:r><w:t>A &amp; <![CDATA[<B>]]>&#x2019;</w:t></w:r>"), "<B>", "C", "A & C’"),
    ],
)
def test_an_edit_inside_a_field_a_link_or_an_insertion_is_made(body, old, new, text):
    assert read(edit_of(docx(body), old, new)).text == text


def test_a_signed_file_is_left_alone():
    data = zipped(parts(RUNS) | {"_xmlsignatures/sig1.xml": "<a/>"})
    with pytest.raises(ReadError, match="is signed"):
        edit_of(data, "HKG", "HKEX")


def test_only_word_files_hold_suggestions():
    source = readers.read_bytes(b"One.", "x.txt").source
    with pytest.raises(ReadError, match="only a Word file can hold suggestions"):
        readers.suggester(b"One.", source)


# What is written reads as the edits have it, whatever the runs are.


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(bodies, st.data())
def test_what_is_written_reads_as_the_edits_have_it(body, data):
    file = docx(p("Lead.") + body)
    draft = read(file)
    text = draft.source.text
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    new = st.text("xy<&é", max_size=3)
    edits = [
        Edit(Span(*one), data.draw(new)) for one in zip(places[::2], places[1::2], strict=False)
    ]
    edits = [one for n, one in enumerate(edits) if not n or one.span.start > edits[n - 1].span.end]
    for suggest in (False, True):
        writer = rewriter(file, draft.source, suggest=suggest)
        able = [one for one in edits if writer.refusal([one]) is None]
        if writer.refusal(able):
            able = able[:1]
        after = writer.suggested(able, None) if suggest else writer.rewritten(able)
        assert read(after).source.text == edited(text, able)
        if suggest:
            assert read(after, "original").text == read(file, "original").text
        kept = [one for one in looks_of(after) if one[0] not in "xy"]
        before = looks_of(file)
        if not any(one.span.start < one.span.end or set(one.text) - set("xy") for one in able):
            assert kept == before

"""Comments put on words of a Word file: where they stand, and that nothing else moves."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from bodies import bodies, looks_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordfile import (
    STRICT,
    W,
    body_of,
    change,
    docx,
    field,
    p,
    parts,
    r,
    read,
    row,
    tbl,
    zipped,
)

from disclosure_lint import readers
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit
from disclosure_lint.fixes import edited
from disclosure_lint.readers.rewriting import Remark
from disclosure_lint.source import Span


def span_of(data, words):
    at = read(data).source.text.index(words)
    return Span(at, at + len(words))


def annotated(data, *words, edits=(), date="2026-11-23"):
    """Return a file with a comment `On …` on each of some words."""
    said = [Remark(span_of(data, one), (f"On {one}", "Why & <how>")) for one in words]
    made = [Edit(span_of(data, old), new) for old, new in edits]
    assert readers.annotator(data, "x.docx").refusal(made) is None
    return readers.annotator(data, "x.docx").annotated(said, sorted(made), date)


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode("utf-8-sig")


def comments(data, space=W):
    """Return what each comment says, by its id, and the words that it stands on."""
    said = {}
    for one in ET.fromstring(part(data, "word/comments.xml")):
        rows = [
            "".join(text.text or "" for text in paragraph.iter(f"{{{space}}}t"))
            for paragraph in one.iter(f"{{{space}}}p")
        ]
        said[one.get(f"{{{space}}}id")] = "\n".join(rows)
    words = dict.fromkeys(said, "")
    open_, ended, referred = set(), [], []
    for one in ET.fromstring(part(data, "word/document.xml")).iter():
        tag, id_ = one.tag.rpartition("}")[2], one.get(f"{{{space}}}id")
        if tag == "commentRangeStart":
            open_.add(id_)
        elif tag == "commentRangeEnd":
            open_.remove(id_)
            ended.append(id_)
        elif tag == "commentReference":
            referred.append(id_)
        elif tag == "t":
            for id_ in open_:
                words[id_] += one.text or ""
    assert not open_
    assert sorted(ended) == sorted(set(ended) & set(referred))
    return {said[id_]: words[id_] for id_ in said}


def on(data, *words, **told):
    """Return the words that comments on some words stand on."""
    found = comments(annotated(data, *words, **told))
    return [found[f"On {one}\nWhy & <how>"] for one in words]


RUNS = p("The ", r("Com", "<w:b/>"), r("pany (HK", "<w:i/>"), r("G: 6855)"), r(" said."))


def test_a_comment_begins_and_ends_within_runs_and_leaves_their_looks():
    data = docx(RUNS)
    after = annotated(data, "HKG")
    assert (
        '<w:t xml:space="preserve">pany (</w:t></w:r><w:commentRangeStart w:id="1"/>'
        '<w:r w:rsidRPr="00AB12CD"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">HK</w:t></w:r>'
        '<w:r w:rsidRPr="00AB12CD"><w:t xml:space="preserve">G</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:r w:rsidRPr="00AB12CD"><w:t xml:space="preserve">: 6855)'
    ) in body_of(after)
    assert looks_of(after) == looks_of(data)
    (residue,) = read(after).residue
    assert residue.said == "a comment by disclosure-lint on “HKG”"
    assert read(after).text == read(data).text


def test_what_a_comment_is_in_the_file():
    assert part(annotated(docx(RUNS), "HKG"), "word/comments.xml").count("<w:p>") == 2
    made = part(annotated(docx(RUNS), "HKG", date="2026-11-23"), "word/comments.xml")
    assert (
        '<w:comment w:id="1" w:author="disclosure-lint" w:date="2026-11-23T00:00:00Z" w:initials="dl">'
        in made
    )
    assert "w:date" not in part(annotated(docx(RUNS), "HKG", date=None), "word/comments.xml")
    assert "Why &amp; &lt;how&gt;" in made


def test_a_part_for_comments_is_made_with_its_relationship_and_its_type():
    data = docx(RUNS, styles="")
    after = annotated(data, "HKG")
    assert '<Relationship Id="rId2" ' in part(after, "word/_rels/document.xml.rels")
    assert 'relationships/comments" Target="comments.xml"/>' in part(
        after, "word/_rels/document.xml.rels"
    )
    assert 'PartName="/word/comments.xml"' in part(after, "[Content_Types].xml")
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.namelist()[-1] == "word/comments.xml"
    bare = parts(RUNS)
    del bare["word/_rels/document.xml.rels"]
    assert on(zipped(bare), "HKG") == ["HKG"]
    bare["word/comments.xml"] = "<nobody-refers-to-this/>"
    assert 'Target="comments2.xml"' in part(
        annotated(zipped(bare), "HKG"), "word/_rels/document.xml.rels"
    )


OLDER = '<w:comment w:id="7" w:author="A. Chan"><w:p><w:r><w:t>Is this ITT?</w:t></w:r></w:p></w:comment>'
ON = ('<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>')  # fmt: skip
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("inside", [OLDER, ""])
def test_comments_that_are_there_stay_and_no_number_is_taken_twice(inside):
    data = docx(
        p("The trial ", ON[0], "met its", ON[1], " endpoint.", '<w:bookmarkStart w:id="9" w:name="x"/>'),
        comments=inside,
    )  # fmt: skip
    if not inside:
        made = parts(p("The trial met its endpoint."), comments="")
        made["word/comments.xml"] = made["word/comments.xml"].replace("></w:comments>", "/>")
        data = zipped(made)
    after = annotated(data, "met its", "trial met")
    found = comments(after)
    assert found["On trial met\nWhy & <how>"] == "trial met"
    if inside:
        assert found["Is this ITT?"] == "met its"
        ids = re.findall(r'<w:comment w:id="(\d+)"', part(after, "word/comments.xml"))
        assert ids == ["7", "10", "11"]


HEAD = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
ELSEWHERE = {
    "a header stands at the first line": (
        docx(p("One.") + p("Two.") + HEAD, headers=[p("Stock Code: 1")]), "Stock Code", "One."),
    "a footnote at its reference": (
        docx(p("One", '<w:r><w:footnoteReference w:id="2"/></w:r>', " more."),
             footnotes='<w:footnote w:id="2">' + p("Not audited.") + "</w:footnote>"), "audited", ""),
    "a comment on the words of that comment": (
        docx(p("The ", ON[0], "trial met", ON[1], " it."), comments=OLDER), "ITT", "trial met"),
    "a comment without words at its reference": (
        docx(p("The ", "trial met", ON[1].partition("/>")[2], " it."), comments=OLDER), "ITT", ""),
    "a comment that nothing refers to at the first line": (
        docx(p("One.") + p("Two."), comments=OLDER), "ITT", "One."),
    "a text box around what holds it": (
        docx(p("One ", BOX.format(p("In a box."), p("In a box.")), "two.")), "a box", "In a box.In a box."),
    "a text box beside words of its run": (
        docx(p("One ", BOX.format(p("In a box."), "").replace("<w:r>", "<w:r><w:t>Two</w:t>", 1), ".")), "wo", "TwoIn a box."),
    "a formula at the nearest words": (
        docx(p("One ", "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", r(" two three."))), "x=2", "One "),
    "a value that a control keeps whole": (
        docx(p("On ", "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + r("4 May") + "</w:sdtContent></w:sdt>", ".")), "May", "4 May"),
    "a document whose body shows no words": (
        docx("<w:p/>" + HEAD, headers=[p("Stock Code: 1")]), "Stock", ""),
    "the same with properties": (
        docx('<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>' + HEAD, headers=[p("Stock Code: 1")]), "Stock", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", ELSEWHERE.values(), ids=ELSEWHERE)
def test_words_where_no_comment_can_stand_have_it_nearest_to_them(case):
    data, words, stands_on = case
    assert not readers.annotator(data, "x.docx").stands(span_of(data, words))
    assert on(data, words) == [stands_on]
    assert read(annotated(data, words)).text == read(data).text


AT_WORDS = {
    "a cell": (docx(tbl(row("Item", "2026"), row("Revenue", "1,000"))), "1,000"),
    "a control of rich text": (
        docx(p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("One two") + "</w:sdtContent></w:sdt>")), "two"),
    "a link": (docx(p('<w:hyperlink r:id="x">' + r("our site") + "</w:hyperlink>")), "site"),
    "an insertion": (docx(p("It ", change("ins", "clearly met"), " it.")), "met"),
    "a field": (docx(p("See ", field("REF x", "note two"), ".")), "two"),
    "several paragraphs": (docx(p("One two.") + p("Three four.")), "two.\n\nThree"),
    "a tab between": (docx(p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")), "a\tb"),
    "what is raised": (docx(p("10", r("9", '<w:vertAlign w:val="superscript"/>'), "/L")), "⁹/L"),
}  # fmt: skip


@pytest.mark.parametrize("case", AT_WORDS.values(), ids=AT_WORDS)
def test_words_anywhere_in_the_body_have_it_at_them(case):
    data, words = case
    assert readers.annotator(data, "x.docx").stands(span_of(data, words))
    stripped = words.replace("\n", "").replace("\t", "").replace("⁹", "9")
    assert on(data, words) == [stripped]


def test_a_comment_ends_in_the_cell_it_begins_in():
    data = docx(p("Lead in") + tbl(row("one", "two")) + p("out."))
    assert on(data, "one\ntwo", "in\n\none") == ["one", "in"]
    assert not readers.annotator(data, "x.docx").stands(span_of(data, "one\ntwo"))


def test_what_a_mark_falls_into_is_taken_out_in_pieces():
    data = docx(p("one two three four."))
    after = annotated(
        data, "one two", "two three", "three", edits=[("two three", "2 3"), ("four", "4")]
    )
    assert read(after).source.text.startswith("one 2 3 4.")
    assert read(after, "original").text == "one two three four."
    assert body_of(after).count("<w:del ") == 4
    assert list(comments(after).values()) == ["one ", "2 3", "2 3"]


def test_runs_that_a_comment_splits_stay_tracked_in_their_looks():
    look = '<w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange>'
    after = body_of(annotated(docx(p(r("one two three", look))), "two"))
    assert re.findall(r'rPrChange w:id="(\d+)"', after) == ["3", "5", "6"]


@pytest.mark.parametrize("uri", [W, STRICT])
def test_a_document_in_a_default_name_space_is_annotated(uri):
    body = f'<document xmlns="{uri}"><body><p><r><t>One two.</t></r></p></body></document>'
    data = zipped(parts("") | {"word/document.xml": body})
    after = annotated(data, "two", edits=[("One", "1")])
    assert comments(after, uri) == {"On two\nWhy & <how>": "two"}
    assert ("purl.oclc.org" in part(after, "word/_rels/document.xml.rels")) is (uri == STRICT)


def test_other_parts_are_copied_as_they_are_packed():
    data = docx(RUNS + HEAD, styles="<w:style/>", numbering="", headers=[p("Head")])
    after = annotated(data, "HKG", "Head")
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(after)) as now:
        same = {n for n in before.namelist() if before.read(n) == now.read(n)}
        assert set(now.namelist()) - same == {
            "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
        }  # fmt: skip


def test_nothing_to_say_changes_nothing():
    data = docx(RUNS)
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        made = readers.annotator(data, "x.docx").annotated([], [], None)
        with zipfile.ZipFile(io.BytesIO(made)) as now:
            assert {n: before.read(n) for n in before.namelist()} == {
                n: now.read(n) for n in now.namelist()
            }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(parts(RUNS) | {"_xmlsignatures/sig1.xml": "<a/>"}), "is signed"),
        (docx(HEAD, headers=[p("Head")]), "no paragraph that could hold a comment"),
        (b"One.", "only a Word file can hold comments, and this is none; `check --output html`"),
    ],
)
def test_what_cannot_be_annotated_is_refused(data, reason):
    with pytest.raises(ReadError, match=reason):
        readers.annotator(data, "x.txt")


def test_an_edit_beside_a_text_box_in_one_run_is_refused():
    box = BOX.format(p("In a box."), "").replace("<w:r>", "<w:r><w:t>Two</w:t>", 1)
    data = docx(p("One ", box))
    annotator = readers.annotator(data, "x.docx")
    said = "it stands beside a text box that belongs to the same words"
    assert annotator.refusal([Edit(span_of(data, "Two"), "2")]) == said
    assert annotator.refusal([Edit(span_of(data, "a box"), "b")]) is None


# Whatever the runs are, comments stand at their words and nothing else is changed.


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(bodies, st.data())
def test_comments_stand_at_their_words_and_the_text_stays(body, data):
    file = docx(p("Lead.") + body, comments=OLDER)
    draft = read(file)
    text = draft.source.text
    end = text.index("Is this ITT?")
    points = st.tuples(st.integers(0, end), st.integers(0, end)).map(sorted)
    spans = [Span(*one) for one in data.draw(st.lists(points, max_size=5)) if one[0] < one[1]]
    places = sorted(data.draw(st.lists(st.integers(0, end), max_size=6, unique=True)))
    edits = [
        Edit(Span(*one), data.draw(st.text("xy<&é", max_size=3)))
        for one in zip(places[::2], places[1::2], strict=False)
    ]
    annotator = readers.annotator(file, "x.docx")
    able = [one for one in edits if annotator.refusal([one]) is None]
    if annotator.refusal(able):
        able = able[:1]
    said = [Remark(span, (f"Remark {number}",)) for number, span in enumerate(spans)]
    alone = annotator.annotated(said, [], None)
    after = annotator.annotated(said, able, None)
    assert read(alone).text == draft.text
    assert read(after).source.text.startswith(edited(text, able))
    assert read(alone, "original").text == read(file, "original").text
    assert read(after, "original").text == read(file, "original").text
    assert looks_of(alone) == looks_of(file)
    found = comments(alone)
    assert found.pop("Is this ITT?") == ""
    assert len(found) == len(spans)
    for remark in said:
        if annotator.stands(remark.span):
            words = "".join(draft.source.quote(remark.span).split())
            assert "".join(found[remark.rows[0]].split()) == words
    ids = re.findall(r'w:(?:ins|del|comment) w:id="(\d+)" w:author="disclosure-lint"',
                     body_of(after) + part(after, "word/comments.xml"))  # fmt: skip
    assert len(ids) == len(set(ids))

"""Files that were made to do harm, or were damaged: refused with a reason, in bounded time."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfile import cell, change, docx, field, p, parts, r, read, row, t, tbl, xml, zipped

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers.word import limits, rewriter

CHANCE = random.Random(1)  # noqa: S311 - noise, the same each time
PREFIX = "x.docx: a Word document that cannot be read: "


def refused(data):
    with pytest.raises(ReadError) as caught:
        read(data)
    said = str(caught.value)
    assert said.startswith("x.docx: ")
    return said.removeprefix(PREFIX)


def with_document(inside):
    return zipped(parts("") | {"word/document.xml": inside})


DOCTYPE = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">{}]>'
LAUGHS = DOCTYPE.format(
    "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (LAUGHS + xml("document", "&e11;").partition("?>")[2], "declares a document type"),
        ('<!DOCTYPE d SYSTEM "file:///etc/passwd">' + xml("document", "").partition("?>")[2], "declares a document type"),
        (xml("document", "<w:body>&unknown;</w:body>"), "is not XML"),
        (xml("document", "<w:body>") + "\x01", "is not XML"),
        ("", "is not XML"),
        (b"\x00\xff" * 99, "is not XML"),
        (b"\xff\xfe<", "is not XML"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "in an encoding that Word never uses"),
        ("<a/>", "there is no document in it"),
        (xml("document", ""), "there is no document in it"),
        (xml("document", "<w:body/>"), "empty, so there is nothing to check"),
        (xml("document", "<w:body>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:body>"), "nested more than 200 deep"),
        (xml("document", "<w:body>" + "<w:tbl><w:tr><w:tc>" * 90 + "x"), "nested more than 200 deep"),
    ],
)  # fmt: skip
def test_xml_that_is_a_trap_or_broken_is_refused(document, said):
    assert said in refused(with_document(document))


def test_nesting_up_to_the_limit_is_read():
    depth = (limits.DEPTH - 8) // 3
    assert (
        read("<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth).text
        == "deep"
    )
    depth = limits.DEPTH - 8
    assert (
        read("<w:p>" + "<w:ins>" * depth + r("deep") + "</w:ins>" * depth + "</w:p>").text == "deep"
    )


def test_a_bomb_is_not_unpacked(monkeypatch):
    data = docx(p("a" * 30_000_000))
    assert len(data) < 100_000
    assert "unpacks to more than any document holds" in refused(data)
    inside = xml(
        "document",
        "<w:body>" + p("".join(CHANCE.choices("abcdefgh", k=9000))) * 300 + "</w:body>",
    )
    monkeypatch.setattr(limits, "TOTAL", 2_000_000)
    assert "unpacks to more than any document holds" in refused(with_document(inside))
    monkeypatch.setattr(limits, "TOTAL", 9_000_000)
    monkeypatch.setattr(limits, "PART", 1_000_000)
    assert "unpacks to more than any document holds" in refused(with_document(inside))


def test_parts_that_are_not_read_are_not_unpacked():
    made = parts(p("Fine.")) | {"word/media/bomb.png": b"\0" * 70_000_000}
    assert read(zipped(made)).text == "Fine."


def test_more_files_elements_or_words_than_any_release_are_refused(monkeypatch):
    many = parts(p("x")) | {f"a{n}": "" for n in range(60)}
    monkeypatch.setattr(limits, "ENTRIES", 50)
    assert refused(zipped(many)) == "more than 50 files in it"
    monkeypatch.undo()
    monkeypatch.setattr(limits, "ELEMENTS", 50)
    assert refused(p("x") * 60) == "more than 50 elements in it"
    monkeypatch.undo()
    monkeypatch.setattr(limits, "TEXT", 50)
    assert refused(p("words") * 60) == "more than 50 characters in it"


def test_a_file_that_is_broken_off_anywhere_is_refused_or_read():
    data = docx(p("One.") + tbl(row("a", "b")), styles="", comments="")
    for end in range(0, len(data), 7):
        try:
            read(data[:end])
        except ReadError as error:
            assert str(error).startswith("x.docx: ")


def test_what_is_not_in_order_in_the_zip_is_refused():
    data = docx(p("One."))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(file := io.BytesIO(data), "a") as archive,
    ):
        archive.writestr("word/document.xml", "<a/>")
    assert refused(file.getvalue()) == "damaged or forged: it holds `word/document.xml` twice"
    at = data.index(b"word/document.xml", data.index(b"word/document.xml") + 1) - 46
    for offset, new, said in [
        (8, b"\x01\x00", "locked with a password"),
        (10, b"\x0c\x00", "packed in a way that Word does not use"),
        (16, b"\0\0\0\0", "`word/document.xml` is damaged"),
        (20, struct.pack("<I", 1 << 30), "broken off in its part"),
        (42, struct.pack("<I", 3), "is not where it should be"),
        (42, struct.pack("<I", 1 << 30), "is not where it should be"),
    ]:  # fmt: skip
        at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02"))
        while data[at + 46 : at + 63] != b"word/document.xml":
            at = data.index(b"PK\x01\x02", at + 1)
        assert said in refused(data[: at + offset] + new + data[at + offset + len(new) :])


def test_missing_parts_are_named():
    made = parts(p("One."))
    del made["word/document.xml"]
    assert refused(zipped(made)) == "there is no document in it"


def test_parts_that_are_gone_and_links_to_the_outside_do_no_harm():
    made = parts(p("One."), headers=[p("gone")])
    del made["word/header1.xml"]
    made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="x" Type="a/styles" Target="https://a.b/styles.xml" TargetMode="External"/>'
        '<Relationship Id="y" Type="a/numbering" Target="../../../../etc/passwd"/>'
        '<Relationship Id="z" Type="a/comments" Target="%00\\..\\comments.xml"/></Relationships>',
    )
    assert read(zipped(made)).text == "One."


HOSTILE = {
    "noise": lambda: docx(p("a")) + CHANCE.randbytes(10_000_000),
    "a long text": lambda: docx(p("".join(CHANCE.choices("ab c", k=1_000_000)))),
    "many paragraphs": lambda: docx("".join(p(str(n)) for n in range(12_000))),
    "too many paragraphs": lambda: docx("<w:p/>" * 3_000_000),
    "attributes": lambda: docx("".join(f'<w:p w:a{n}="{n}"/>' for n in range(50_000))),
    "one element of many attributes": lambda: docx("<w:p " + " ".join(f'w:a{n}=""' for n in range(40_000)) + "/>"),
    "runs": lambda: docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 75_000 + "</w:p>"),
    "changes": lambda: docx("<w:p>" + "".join(change(("ins", "del")[n % 2], "a", author=str(n % 3)) for n in range(12_000)) + "</w:p>"),
    "raised": lambda: docx("<w:p>" + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>' * 20_000 + "</w:p>"),
    "fields": lambda: docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>' * 20_000 + "</w:p>"),
    "alternatives": lambda: docx("<w:p>" + ("<mc:AlternateContent><mc:Choice>" * 90 + "<w:r/>" * 3000 + "</mc:Choice></mc:AlternateContent>" * 90) * 30 + "</w:p>"),
    "cells": lambda: docx("<w:tbl><w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p/></w:tc>' * 20_000 + "</w:tr></w:tbl>"),
    "text boxes": lambda: docx("<w:p>" + ("<w:txbxContent><w:p>" * 90 + r("x") + "</w:p></w:txbxContent>" * 90) * 250 + "</w:p>"),
    "numbers": lambda: docx("".join(p("x", properties='<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>') for _ in range(20_000)),
                            numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:lvlText w:val="' + "%9" * 50 + '"/><w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    "styles": lambda: docx(p("x", style="s0"), styles="".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(50_000))),
    "joined paragraphs": lambda: docx('<w:p><w:pPr><w:rPr><w:del w:author="a"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 100_000),
    "many names": lambda: docx(p("x")) if not (made := parts(p("x")) | {f"{n}.xml": "" for n in range(20_000)}) else zipped(made),
}  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_bounded_time(make, yardstick):
    data = make()
    began = time.process_time()
    try:
        read(data)
    except ReadError as error:
        assert str(error).startswith("x.docx: ")
    assert time.process_time() - began < 50 * yardstick


# Whatever the bytes are, what comes of them is a draft or a reason.

SMALL = docx(
    p("The ", r("Company", "<w:b/>"), field("REF x", "said"), change("del", "x"), change("ins", "y"))
    + tbl(row("a", cell("b"))),
    styles='<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>',
    numbering="", comments='<w:comment w:id="1"><w:p><w:r>' + t("why") + "</w:r></w:p></w:comment>",
)  # fmt: skip


def comes_to_something(data):
    try:
        draft = read(data)
    except ReadError as error:
        assert str(error).startswith("x.docx: ")
        return
    assert isinstance(draft, Draft)
    text = draft.source.text
    for place in (
        *draft.residue,
        *(span for table in draft.tables for cells in table.rows for span in cells),
    ):
        assert 0 <= place[0] <= place[1] <= len(text)
    assert all(0 <= place.start <= len(text) for place in draft.source.places)
    assert [*draft.source.places] == sorted(draft.source.places)
    with suppress(ReadError):  # a zip whose parts lie across one another is read and not written
        assert rewriter(data, draft.source).rewritten([])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SMALL) - 1), st.binary(max_size=4)), min_size=1, max_size=4
    )
)
def test_a_mutated_file_is_a_draft_or_a_reason(changes):
    data = SMALL
    for at, new in changes:
        data = data[:at] + new + data[at + len(new) :]
    comes_to_something(data)


TAGS = ("w:p w:r w:t w:tbl w:tr w:tc w:ins w:del w:moveFrom w:moveTo w:sdt w:sdtContent w:pPr w:rPr w:tcPr w:trPr"
        " w:vanish w:vMerge w:gridSpan w:numPr w:numId w:ilvl w:fldChar w:fldSimple w:instrText w:txbxContent w:sym w:br"
        " w:tab w:hyperlink w:footnoteReference w:commentRangeStart w:commentRangeEnd mc:AlternateContent mc:Choice"
        " mc:Fallback m:oMath m:t w:delText w:sectPr w:headerReference w:drawing w:ruby w:rt w:unknown w:specVanish"
        " w:vertAlign w:pStyle w:outlineLvl w:rFonts w:body").split()  # fmt: skip
VALUES = (
    "0",
    "1",
    "-1",
    "superscript",
    "restart",
    "begin",
    "separate",
    "end",
    "99999999999",
    "x",
    "",
    "F0B7",
    "a",
)
attributes = st.dictionaries(
    st.sampled_from("w:val w:id w:author w:fldCharType w:char w:font w:type r:id w:ascii xml:space".split()),
    st.sampled_from(VALUES), max_size=2,
).map(lambda told: "".join(f' {key}="{value}"' for key, value in told.items()))  # fmt: skip


def element(tag, told, inside):
    return f"<{tag}{told}>{''.join(inside)}</{tag}>"


trees = st.recursive(
    st.sampled_from(["", "word ", "國", "1", " "]),
    lambda inner: st.builds(
        element, st.sampled_from(TAGS), attributes, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(trees, max_size=4), st.sampled_from(["accepted", "original"]))
def test_any_body_is_a_draft_or_a_reason(inside, tracked):
    data = docx(
        "".join(inside) + p("Last."),
        styles="",
        comments='<w:comment w:id="1">' + "".join(inside) + "</w:comment>",
    )
    comes_to_something(data)
    read(data, tracked)

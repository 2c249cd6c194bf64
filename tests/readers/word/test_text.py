from __future__ import annotations

import pytest
from wordfile import (
    STRICT,
    W,
    cell,
    docx,
    field,
    p,
    parts,
    r,
    read,
    row,
    t,
    tbl,
    xml,
    zipped,
)

BOX = "<w:txbxContent>" + p("In a box.") + p("Two lines.") + "</w:txbxContent>"
WORDS = {
    "runs": (p("The ", r("Com", "<w:b/>"), r("pany")), "The Company"),
    "spell checks and bookmarks": (
        p('<w:proofErr w:type="spellStart"/>', r("a"), '<w:bookmarkStart w:id="0" w:name="_Hlk1"/>',
          r("b"), '<w:bookmarkEnd w:id="0"/>'), "ab"),
    "blanks that are not to be kept": ("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>", "ab"),
    "a line break": (p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>"), "one\ntwo\nthree"),
    "a page break before the text": (p('<w:r><w:br w:type="page"/></w:r>', r("one")), "one"),
    "a tab": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "a\tb"),
    "hyphens": (p("<w:r><w:t>HQP</w:t><w:noBreakHyphen/><w:t>15</w:t><w:softHyphen/><w:t>71</w:t></w:r>"), "HQP\u20111571"),
    "symbols": (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', r("5 "),
                  '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="2122"/>'
                  '<w:sym w:font="Symbol" w:char="F0D2"/><w:sym w:font="Symbol" w:char="x"/></w:r>'), "≥5 ✓™®"),
    "letters in the Symbol font": (p(r("TGF-"), r("b", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), r("\uf061")), "TGF-βα"),
    "a link": (p('<w:hyperlink r:id="rId9">' + r("www.a.com") + "</w:hyperlink>"), "www.a.com"),
    "a field": (p(r("page "), field("PAGE", "3"), r(".")), "page 3."),
    "a field in a field": (p(field("IF " + "x", field("REF y", "yes")), r(" no")), "yes no"),
    "a field in an instruction": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', field("REF y", "unseen"),
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("seen"),
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "seen"),
    "a field without a result": (p(r("a"), '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>XE</w:instrText>'
                                  '<w:fldChar w:fldCharType="end"/></w:r>', r("b")), "ab"),
    "a field that never ends hides nothing": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("seen")), "seen"),
    "a simple field": (p('<w:fldSimple w:instr="DATE">' + r("4 May") + "</w:fldSimple>"), "4 May"),
    "content controls": ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("a ", "<w:sdt><w:sdtContent>" + r("b") + "</w:sdtContent></w:sdt>")
                         + "</w:sdtContent></w:sdt>", "a b"),
    "smart tags and the like": (p('<w:smartTag w:element="x">' + r("a") + "</w:smartTag><w:customXml>" + r("b")
                                  + "</w:customXml><w:dir>" + r("c") + "</w:dir>"), "abc"),
    "ruby": (p("<w:r><w:ruby><w:rt>" + r("guó") + "</w:rt><w:rubyBase>" + r("國") + "</w:rubyBase></w:ruby></w:r>"), "國"),
    "a formula": (p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "x=2"),
    "capitals": (p(r("Company", "<w:caps/>")), "Company"),
    "empty paragraphs": (p() + p("a") + p(r(" ")) + p("b") + "<w:p/>", "a\n\nb"),
    "a text box, once": (
        p("Before.", '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>' + BOX
          + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX
          + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>") + p("After."),
        "Before.\n\nIn a box.\n\nTwo lines.\n\nAfter."),
    "a text box of old": (p("<w:r><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict></w:r>"), "In a box.\n\nTwo lines."),
    "alternatives of which the first has no text": (
        p('<w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>' + t("old") + "</mc:Fallback></mc:AlternateContent></w:r>"), "old"),
    "an element that nobody knows": (p("<w:future>" + r("a") + "</w:future>"), "a"),
    "pictures and objects": (p(r("a"), '<w:r><w:drawing><wp:docPr xmlns:wp="x" descr="a logo"/></w:drawing><w:object/></w:r>'), "a"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WORDS.values(), ids=WORDS)
def test_what_a_person_reads_is_what_is_read(body, expected):
    draft = read(body)
    assert draft.source.text == expected
    assert draft.text == expected


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("before", "raised", "shown", "read_as"),
    [
        ("50 mg/m", "2", "50 mg/m²", "50 mg/m²"),
        ("kg", "-1", "kg⁻¹", "kg⁻¹"),
        ("5 x 10", "-3", "5 x 10⁻³", "5 x 10⁻³"),
        ("10", "9", "10⁹", "10⁹"),
        ("endpoint", "1", "endpoint¹", "endpoint"),
        ("endpoint.", "(1)", "endpoint.⁽¹⁾", "endpoint."),
        ("1,234", "1,2", "1,234¹,²", "1,234"),
        ("Smith", "a", "Smitha", "Smith"),
        ("XYZ", "TM", "XYZ™", "XYZ™"),
        ("XYZ", "®", "XYZ®", "XYZ®"),
        ("1", "st", "1st", "1st"),
        ("[", "177", "[177", "[177"),
        ("CD4", "+", "CD4+", "CD4+"),
    ],
)
def test_exponents_stay_and_the_marks_of_notes_do_not_glue(before, raised, shown, read_as):
    draft = read(p(before, r(raised, RAISED), r(" and so on")))
    assert draft.source.text == f"{shown} and so on"
    assert draft.text == f"{read_as} and so on"


def test_a_run_that_is_lifted_is_raised_too():
    assert read(p("10", r("9", '<w:position w:val="8"/>'))).text == "10⁹"


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Level"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Turn"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Turn"><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
)


def test_headings_are_told_by_style_or_level():
    body = "".join(
        [p("\tOne", style="2"), p("Two", style="Own"), p("Three", style="Level"), p("Four", style="T"),
         p("Five", properties='<w:outlineLvl w:val="3"/>'), p("Not", style="2", properties='<w:outlineLvl w:val="9"/>'),
         p("Nor", style="Round"), p("Nor", style="none")]
    )  # fmt: skip
    draft = read(docx(body, styles=STYLES))
    words = draft.source.text.split()
    assert [draft.text[at:].split()[0] for at in sorted(draft.headings)] == words[:5]


def test_hidden_text_is_reported_and_not_read():
    body = p("Seen.", r(" Unseen.", "<w:vanish/>"), r(" And", '<w:rStyle w:val="Unseen"/>'),
             r(" seen", '<w:rStyle w:val="Unseen"/><w:vanish w:val="0"/>'))  # fmt: skip
    body += p(r("All of it unseen.", "<w:vanish/>")) + p("The end.")
    draft = read(docx(body, styles=STYLES))
    assert draft.text == "Seen. seen\n\nThe end."
    assert [(one.sort, draft.source.text[one.start : one.end]) for one in draft.residue] == [
        ("hidden-text", " Unseen. And"),
        ("hidden-text", "All of it unseen."),
    ]


def test_notes_headers_and_footers_come_once_after_the_body():
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{}Reference w:id="{}"/></w:r>'
    notes = (
        '<w:{0} w:id="-1" w:type="separator"><w:p/></w:{0}><w:{0} w:id="7">'
        + p("<w:r><w:footnoteRef/></w:r>", r(" Later."))
        + "</w:{0}>"
    )
    section = "".join(
        f'<w:{sort}Reference w:type="{which}" r:id="rId{n}"/>'
        for n, (sort, which) in enumerate(
            [("header", "default"), ("header", "first"), ("header", "even"), ("footer", "default"), ("footer", "first")], 1)
    )  # fmt: skip
    body = p(
        "One",
        note.format("footnote", 7),
        r(" two"),
        note.format("footnote", 2),
        note.format("endnote", 7),
    )
    data = docx(
        body + p("Three", properties=f"<w:sectPr>{section}</w:sectPr>") + f"<w:sectPr>{section}<w:titlePg/></w:sectPr>",
        headers=[p("Stock Code: 6855"), p("First"), p("Even")], footers=[p(field("PAGE", "1")), p("Second")],
        footnotes=notes.format("footnote") + '<w:footnote w:id="2">' + p("Sooner.") + "</w:footnote>"
        '<w:footnote w:id="3">' + p("Never.") + "</w:footnote>",
        endnotes=notes.format("endnote").replace("Later", "At the end"),
    )  # fmt: skip
    draft = read(data)
    assert draft.text == (
        "One two\n\nThree\n\n Later.\n\nSooner.\n\n At the end.\n\nStock Code: 6855\n\nFirst\n\nSecond"
    )
    assert [place.name for place in draft.source.places] == [
        "paragraph 1", "paragraph 2", "footnote 1", "footnote 2", "endnote 1", "header 1", "header 2", "footer 1",
    ]  # fmt: skip
    assert draft.source.where(draft.text.index("Sooner")) == "footnote 2"


def test_cells_stand_on_lines_of_their_own_and_tables_are_told():
    inner = tbl(row("x", "y"))
    body = p("Before") + tbl(
        row("", "2025", "2024"),
        row(cell("Revenue", properties='<w:vMerge w:val="restart"/>'), cell("1,000", p("(audited)")), "900"),
        row(cell("unseen", properties="<w:vMerge/>"), cell("Both", properties='<w:gridSpan w:val="2"/>')),
        row(cell(p("Around"), inner, p("it")), "", "z"),
    ) + p("After")  # fmt: skip
    draft = read(body)
    text = (
        "Before\n\n2025\n2024\nRevenue\n1,000\n(audited)\n900\nBoth\nAround\nx\ny\nit\nz\n\nAfter"
    )
    assert draft.text == text
    told = [
        [[draft.source.quote(span) for span in cells] for cells in table.rows]
        for table in draft.tables
    ]
    assert told == [
        [["", "2025", "2024"], ["Revenue", "1,000\n(audited)", "900"], ["", "Both", ""], ["Around\nx\ny\nit", "", "z"]],
        [["x", "y"]],
    ]  # fmt: skip
    assert draft.source.where(text.index("900")) == "table 1, row 2, cell 3"
    assert draft.source.where(text.index("y\nit")) == "table 2, row 1, cell 2"
    assert draft.source.where(text.index("it\nz")) == "table 1, row 4, cell 1"
    assert draft.source.where(text.index("After")) == "paragraph 2"


def test_a_table_of_one_column_reads_as_paragraphs():
    assert read(tbl(row("One."), row("Two."))).text == "One.\n\nTwo."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_parts_may_be_in_other_encodings(encoding):
    made = parts(p("國家藥監局"))
    text = made["word/document.xml"].replace(
        'encoding="UTF-8"', 'encoding="UTF-16"' if "16" in encoding else 'encoding="UTF-8"'
    )
    made["word/document.xml"] = text.encode(encoding)
    assert read(zipped(made)).text == "國家藥監局"


def test_the_strict_dialect_reads_alike():
    body = p("One") + tbl(row("a", "b"))
    strict = {name: text.replace(W, STRICT) for name, text in parts(body).items()}
    assert read(zipped(strict)).text == read(body).text == "One\n\na\nb"


def test_google_docs_reads_alike():
    body = (
        '<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w14:paraId="00000001">'
        '<w:pPr><w:pStyle w:val="Heading1"/><w:rPr/></w:pPr><w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_x" w:id="0"/>'
        '<w:bookmarkEnd w:id="0"/><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr>'
        '<w:t xml:space="preserve">The trial</w:t></w:r></w:p>'
        '<w:p><w:pPr/><w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">It met </w:t></w:r>'
        '<w:commentRangeStart w:id="0"/></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve">its endpoint.</w:t></w:r></w:p>'
    )  # fmt: skip
    style = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    draft = read(docx(body, styles=style))
    assert draft.text == "The trial\n\nIt met its endpoint."
    assert draft.headings == {0}


def test_a_document_anywhere_in_the_file_is_found_by_its_relationship():
    made = parts(p("Found."))
    made["Word/Main.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = made["_rels/.rels"].replace("word/document.xml", "/word/main.xml")
    assert read(zipped(made)).text == "Found."
    del made["_rels/.rels"], made["Word/Main.xml"]
    made["word/document.xml"] = xml("document", "<w:body>" + p("Usual.") + "</w:body>")
    assert read(zipped(made)).text == "Usual."


def test_a_default_name_space_is_a_name_space_too():
    body = f'<document xmlns="{W}"><body><p><r><t>Plain.</t></r></p></body></document>'
    assert read(zipped(parts("") | {"word/document.xml": body})).text == "Plain."


def test_documents_put_in_from_elsewhere_are_told_of():
    draft = read(p("Before.") + '<w:altChunk r:id="rId9"/>' + p("After it."))
    (unread,) = draft.unread
    assert draft.source.text[unread.start : unread.end] == "Before."
    assert "was not read" in unread.said


@pytest.mark.parametrize("name", ["x.txt", "x.doc", "x", "x.zip", "x.pdf"])
def test_a_word_file_is_told_by_its_bytes(name):
    assert read(docx(p("One.")), name=name).text == "One."


@pytest.mark.parametrize(
    "main",
    [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macros_and_templates_are_word_files_too(main):
    made = parts(p("One."))
    usual = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(usual, main)
    made["word/vbaProject.bin"] = b"never read"
    made["Main.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = made["_rels/.rels"].replace("word/document.xml", "Main.xml")
    assert read(zipped(made), name="x.bin").text == "One."


def test_a_field_that_never_ends_hides_nothing_before_other_parts_either():
    body = p("One.") + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("Two.")) + p("Three.")
    data = docx(body, comments='<w:comment w:id="1">' + p("Why?") + "</w:comment>")
    assert read(data).text == "One.\n\nTwo.\n\nThree."

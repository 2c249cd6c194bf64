from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import read_bytes

PROSE = "The Company announced today that the study met its primary endpoint in all patients. " * 3


def read(text: str, name: str = "x.html") -> Draft:
    return read_bytes(text.encode("utf-8", "surrogatepass"), name)


def cells(draft: Draft) -> list[list[list[str]]]:
    def said(start: int, end: int) -> str:
        return draft.text[draft.read(start) : draft.read(end)]

    return [[[said(*span) for span in row] for row in table.rows] for table in draft.tables]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One\n  two</p><p>Three</p>", "One two\n\nThree"),
        ("One<br>two<br/><br>three", "One\ntwo\n\nthree"),
        ("<div>One</div><div>two</div>", "One\n\ntwo"),
        ("<div style='position:absolute;top:1px'>One</div><div style='position:absolute'>two", "One\ntwo"),
        ("<div style='display:inline'>One</div> <div style='display: inline;'>two</div>", "One two"),
        ("The <b>Comp</b>any <i> and </i> its <span>board</span>", "The Company and its board"),
        ("<ul><li>One<li>two</ul>End", "• One\n• two\n\nEnd"),
        ("<ol><li><p>One</p></li></ol>End", "1. One\n\nEnd"),
        ("<ol type=a><li>One<li>two</ol><ol start=5><li>five<li value=9>nine<li>ten</ol>", "a. One\nb. two\n\n5. five\n9. nine\n10. ten"),
        ("<ol><li>One<ol type=i><li>in<li>ner</ol><li>two</ol>", "1. One\n\ni. in\nii. ner\n\n2. two"),
        ("<ol reversed start=3><li>c<li>b</ol>", "3. c\n2. b"),
        ("<ol reversed><li>c<ul><li>in</ul><li>b</ol><ol><li>a</ol>", "2. c\n\n• in\n\n1. b\n\n1. a"),
        ("<ul reversed><li>c<li>b</ul>", "• c\n• b"),
        ("<ol style='list-style: cjk-ideographic inside'><li>甲</ol>", "一、甲"),
        ("<ul style='list-style-type:none'><li>One</ul>", "One"),
        ("<ol style='list-style-type:lower-roman'><li>One<li style='list-style-type:upper-alpha'>two</ol>", "i. One\nB. two"),
        ("<li>One", "• One"),
        ("He said <q>words <b>and <q>more</q></b></q>.", "He said “words and ‘more’”."),
        ("<html lang=zh-Hant>他說<q>好</q>。", "他說「好」。"),
        ("<q></q>One<q>two", "One“two”"),
        ("One <svg><title>T</title><defs><text>no</text></defs><text x=1>drawn</text><text>words</text></svg> two", "One\ndrawn\nwords\ntwo"),
        ("One<template><p>no</p></template><div><template shadowrootmode=open><p>of a part</p></template></div>", "One\n\nof a part"),
        ("One<table><tr style='visibility:collapse'><td>no</table>", "One"),
        ("<ruby>醫藥<rp>(</rp><rt>ㄧ</rt><rp>)</rp></ruby>集團", "醫藥集團"),
        ("One <p hidden='until-found'>unseen</p>", "One"),
        ("<math><mfrac><mn>12</mn><mn>20</mn></mfrac></math> (60%)", "12/20 (60%)"),
        ("<math><mn>5</mn><mo>×</mo><msup><mn>10</mn><mrow><mo>-</mo><mn>6</mn></mrow></msup></math> cells", "5×10⁻⁶ cells"),
        ("<math><msqrt><mn>2</mn></msqrt></math>", "√2"),
        ("took <math><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "took 2 1/2"),
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a+b)/2"),
        ("<math><mfrac><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>3</mn></mfrac></math>", "(1/2)/3"),
        ("<math><mfrac><mn>3</mn><mrow><mn>1</mn><mo>-</mo><mn>2</mn></mrow></mfrac></math>", "3/(1-2)"),
        ("<math><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr></mtable></math>", "1 2"),
        ("<math><mroot><mn>8</mn><mn>3</mn></mroot></math>", "√8 3"),
        ("10<sup>−3</sup> mg, 10<sup>&minus;3</sup> mg", "10⁻³ mg, 10⁻³ mg"),
        ("It is <s>safe and effective</s> new.", "It is new."),
        ("a&nbsp;b &amp; &#8217;&#x2019; &copy; &unknown; &#146;&#150;x", "a\xa0b & ’’ © &unknown; ’–x"),
        ("Ascen&shy;tage Phar<wbr>ma o&#8203;ne", "Ascentage Pharma one"),
        ("<p>&nbsp;</p><p>&nbsp; One &nbsp; two&nbsp;</p>", "One two"),
        ("<pre>a  b\n  c &amp; d</pre>", "a  b\n  c & d"),
        ("公司\n公告 in\nEnglish", "公司公告 in English"),
        ("<p>　　公司公告　</p>", "公司公告"),
        ("p<5 and q>6 <3", "p<5 and q>6 <3"),
        ("<script>var a = '<p>x</p>';</script><style>p{}</style>b<!-- c --> d", "b d"),
        ("<head><title>T</title><meta charset=utf-8>Shown", "Shown"),
        ("<title>Only a title</title>", "Only a title"),
        ("<?php echo '<b>'; ?>One<?xml version='1.0'?> two<!DOCTYPE html>", "One two"),
        ("<a title='x > y' href=z>One</a>", "One"),
        ("<p>Old <del>gone </del>new</p>", "Old new"),
        ("<ix:header><ix:hidden>0001</ix:hidden></ix:header>The <ix:nonNumeric>filer</ix:nonNumeric>", "The filer"),
        ("One <!-- never closed", "One <!-- never closed"),
        ("One <b", "One <b"),
    ],
)  # fmt: skip
def test_a_page_reads_as_a_browser_shows_it(text: str, expected: str) -> None:
    assert read(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lisaftoclax<sup>1</sup> and<sup>(2), </sup>more<sup>a,b</sup>.", "Lisaftoclax and more."),
        ("Brand<sup>TM</sup> X<sup>&reg;</sup> Y<SUP>SM</SUP> (<sup>R</sup>)", "Brand™ X® Y℠ (®)"),
        ("10<sup>9</sup>/L, m<sup>2</sup>, 10<sup>-3</sup>, s<sup>-1</sup>", "10⁹/L, m², 10⁻³, s⁻¹"),
        ("the 4<sup>th</sup> quarter", "the 4th quarter"),
        ("<i>KRAS</i><sup>G12C</sup> mutated", "KRAS G12C mutated"),
        ("<sup>177</sup>Lu-PSMA and <sup>68</sup>Ga", "177Lu-PSMA and 68Ga"),
        ("<p><sup>1</sup>Data on file.</p><p><sup>(2)</sup> More.</p>", "1 Data on file.\n\n(2) More."),
        ("C<sub>max</sub>, IC<sub>50</sub>", "Cmax, IC50"),
        ("per share<font style='font-size:6pt;vertical-align:super'>1</font> fell", "per share fell"),
    ],
)  # fmt: skip
def test_raised_marks_are_read_for_what_they_are(text: str, expected: str) -> None:
    assert read(text).text == expected


def test_headings_are_told() -> None:
    draft = read("<p>It met.</p><h2><span>The Title</span></h2><p>It met.</p>")
    units = [(unit.kind, draft.text[unit.start : unit.end]) for unit in draft.units]
    assert units[1] == ("heading", "The Title")


def test_spans_lead_back_to_the_file() -> None:
    text = "<p>The <b>Comp</b>any\n  has&nbsp;R&amp;D in <i>two</i> places.</p>"
    draft = read(text)
    for words, stands in [("two", "two"), ("R&D", "R&amp;D"), ("Company", "Comp</b>any")]:
        start = draft.text.index(words)
        assert draft.source.quote(draft.origin(start, start + len(words))) == stands
    assert draft.source.position(text.index("has")) == (2, 3)


@pytest.mark.parametrize(
    "page",
    [
        "<nav><a href=a>Home</a> We do much more than this.</nav><h1>T</h1><p>{0}</p><footer>© 2026 X</footer>",
        "<div role=navigation>Menu</div><h1>T</h1><p>{0}</p><div role=contentinfo>Imprint</div>",
        "<header><a href=x>Logo</a></header><main><h1>T</h1><p>{0}</p></main><p>Related news</p>",
        "<h1>T</h1><div class='share-buttons'>Share this</div><article><p>{0}</p></article><p>More</p>",
        "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a><li><a href=d>D</a></ul><h1>T</h1><p>{0}</p>",
        "<div id=cookie-banner><p>We use cookies to make this site better for you, as is told in our policy on cookies.</p></div><h1>T</h1><p>{0}</p>",
        "<dialog><p>Subscribe to our news.</p></dialog><dialog open><h1>T</h1></dialog><p>{0}</p>",
        "<form><input value=x><label>Search</label></form><h1>T</h1><p>{0}</p><aside><p>Subscribe</p></aside>",
        "<h1>T</h1><p>{0}</p><div style='display:none' class=modal><p>Sign up to hear about all our news by mail.</p></div>",
    ],
)  # fmt: skip
def test_menus_and_notices_are_no_part_of_a_release(page: str) -> None:
    draft = read(f"<html><body>{page.format(PROSE.strip())}</body></html>")
    assert draft.text == f"T\n\n{PROSE.strip()}"
    assert not draft.residue


@pytest.mark.parametrize(
    "page",
    [
        "<form id=aspnetForm><p>{0}</p></form>",
        "<div class='news-related-nav'><p>{0}</p></div>",
        "<nav><p>{0}</p></nav>",
        "<body class='menu-open' style='display:none'><p>{0}</p>",
        "<article><p>One more.</p></article><p>{0}</p>",
        "<main></main><p>{0}</p>",
        "<header><p>{0}</p></header>",
        "<head><p>{0}</p>",
        "<footer><p>{0}</p></footer>",
        "<div class=sidebar><h1>T</h1><p>{0}</p></div>",
        "<div class=related><table><tr><td>{0}</td><td>1</td></tr></table></div>",
    ],
)
def test_a_release_is_never_lost(page: str) -> None:
    assert PROSE.strip() in read(page.format(PROSE)).text


def test_a_short_release_in_a_form_is_read() -> None:
    """Programs of sites put one around the whole page, however little it says."""
    said = "The board announces that its chief executive has resigned."
    page = "<form id=aspnetForm><p>{0}</p><input value=x></form><p>Imprint</p>"
    assert said in read(page.format(said)).text


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(ReadError, match="shows no words"):
        read("<html><body><script>load()</script></body></html>")


TABLE = """<table><tr><td>&nbsp;</td><td colspan="3">2025</td><td colspan="3">2024</td></tr>
<tr><td><p>Sales</p></td><td>$</td><td>120,300</td><td></td><td>$</td><td>88,100</td><td></td></tr>
<tr><td>Returns</td><td></td><td>(200</td><td>)</td><td></td><td>(800</td><td>)</td></tr>
<tr><td>Margin</td><td></td><td>61.0</td><td>%</td><td></td><td>60</td><td>%</td></tr></table>"""


def test_a_table_of_data_is_told_with_its_signs_in_their_cells() -> None:
    draft = read(f"<p>The table shows it.</p>{TABLE}<p>End.</p>")
    assert cells(draft) == [
        [["2025", "2024"], ["Sales", "$120,300", "$88,100"], ["Returns", "(200)", "(800)"],
         ["Margin", "61.0%", "60%"]]
    ]  # fmt: skip
    assert "\n\n2025\n2024\nSales\n$120,300\n" in draft.text
    assert {unit.kind for unit in draft.units[1:-1]} == {"cell"}


def test_a_table_that_lays_out_is_none() -> None:
    layout = "<table><tr><td>●</td><td>First item</td></tr><tr><td>&bull;</td><td>Second</td></tr></table>"
    draft = read(f"<table><tr><td>{layout}</td><td>{TABLE}</td></tr><tr><td>a<td>b</table>")
    assert draft.text.startswith("● First item\n• Second\n\n2025\n")
    assert len(draft.tables) == 1


def test_cells_are_units_however_they_begin() -> None:
    row = "<tr><td>Arm A, and</td><td>of them</td></tr>"
    draft = read(f"<table>{row}{row}</table>")
    assert [draft.text[unit.start : unit.end] for unit in draft.units] == [
        "Arm A, and",
        "of them",
    ] * 2


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("It <ins cite='mailto:x'>surely</ins> met.", "tracked-change"),
        ("It <del>nearly</del> met.", "tracked-change"),
        ("It <span style='text-decoration:line-through'>nearly</span> met.", "tracked-change"),
        ("It met.<span style='display:none'> Counsel has not yet seen this sentence.</span> So.", "hidden-text"),
        ("It met.<span style='color:red;opacity:0.0'> Counsel has not yet seen this sentence.</span> So.", "hidden-text"),
        ("<p>It met.</p><p style='opacity: 0%'>Counsel has not yet seen this sentence.</p>", "hidden-text"),
        ("<p>It met.</p><p class=MsoNormal hidden>Counsel has not yet seen this sentence.</p>", "hidden-text"),
        ("<p>It met<span class=MsoCommentReference><a class=msocomanchor>[A1]</a></span>.</p><div style='mso-element:comment-list'><div style='mso-element:comment' id=c1><p class=MsoCommentText>Is it so?</p></div></div>", "review-comment"),
        ("It met <!-- Should we really say that here? --> all of it.", "hidden-text"),
    ],
)  # fmt: skip
def test_what_an_editor_left_is_told(text: str, sort: str) -> None:
    assert [one.sort for one in read(text).residue] == [sort]


@pytest.mark.parametrize("style", ["opacity:0.9", "opacity:.05", "fill-opacity:0", "opacity:1"])
def test_what_is_but_pale_is_read(style: str) -> None:
    assert (
        read(f"<p>It met.</p><p style='{style}'>The board knows.</p>").text.split()[-1] == "knows."
    )


@pytest.mark.parametrize(
    "text",
    [
        "<p>It met.</p><div id=modal style='display:none'>Sign up to hear all our news at once.</div>",
        "<p>It met.</p><div hidden><a href=x>Read all about our many studies here.</a></div>",
        "<p>It met.</p><!-- Document created using Wdesk, in some version of it --><p>So.</p>",
        "<p>It met <!-- Field: Page; Sequence: 2; Options: NewSection --> all.</p>",
        "<div style='display:none'><ix:header>Entity has a name of its own.</ix:header></div><p>So.</p>",
        "<ins class=adsbygoogle></ins><p>It met.</p><p style='display:none'>{{x}} {++y++}</p>",
        "<script>a = '{++y++} ~~z~~ <ins>x</ins>'</script><p>It met.</p>",
    ],
)
def test_what_pages_hide_is_not(text: str) -> None:
    from disclosure_lint.detectors.drafting import residue

    assert residue.find(read(text)) == []


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("gb2312", "gb18030", "本公司董事会宣布"),
        ("big5", "big5hkscs", "本公司董事會宣佈"),
        ("windows-1252", "cp1252", "The “Company” – café"),
        ("ISO-8859-1", "cp1252", "The “Company”"),
        ("euc-kr", "cp949", "회사는 발표했다"),
        ("gb2312", "utf-8", "The “Company”"),
        ("no-such-thing", "cp1252", "The “Company”"),
        ("zlib", "cp1252", "The “Company”"),
        ("unicode_escape", "cp1252", "The “Company”"),
        ("utf-16", "utf-8", "The “Company”"),
    ],
)
def test_a_page_may_name_its_encoding(declared: str, encoding: str, words: str) -> None:
    page = f'<html><head><meta http-equiv=x content="text/html; charset={declared}"></head>{words}'
    draft = read_bytes(page.encode(encoding), "x.htm")
    assert (draft.source.encoding, draft.text) == (encoding, words)


def test_html_under_another_name_is_html() -> None:
    assert read("<!-- x -->\n<!DOCTYPE html><p>One</p>", "x.txt").text == "One"
    with pytest.raises(ReadError, match="a PDF file"):
        read("%PDF-1.7", "x.html")


PIECES = [
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<!--",
    "-->",
]
PIECES += [
    "<sup>",
    "</sup>",
    "<div style='display:none'>",
    "</div>",
    "<li>",
    "</ul>",
    "<br>",
    "<pre>",
]
PIECES += [
    "&amp;",
    "&#",
    "&nbsp;",
    " ",
    "\n",
    "a",
    "1",
    "$",
    ")",
    "公司",
    "<",
    ">",
    '"',
    "='",
    "<del>",
]
PIECES += [
    "<nav>",
    "</nav>",
    "<main>",
    "<script>",
    "</script>",
    "<title>",
    "<h1>",
    "\x00",
    "\ud800",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_page_is_read_or_refused_and_leads_back(text: str) -> None:
    try:
        draft = read(text)
    except ReadError:
        return
    for offset in range(len(draft.text)):
        span = draft.origin(offset, offset + 1)
        assert 0 <= span.start <= span.end <= len(draft.source.text)
        assert draft.read(span.start) <= offset < draft.read(span.end) or span.start == span.end
    for unit in draft.units:
        assert draft.text[unit.start : unit.end].strip()
    for table in cells(draft):
        assert all(cell.strip() for row in table for cell in row)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_bytes(b"<html>" + data, "x.html")
    except ReadError as error:
        assert str(error).startswith("x.html: ")


OWN = "Its American depositary shares trade on NASDAQ under EXPH."


@pytest.mark.parametrize(
    "name",
    "popup modal ads related share promo search popular trending sidebar social skip menu nav cookie".split(),
)
@pytest.mark.parametrize(
    "page",
    [
        "<p>{0}</p><p>It is <a class='{1}' href=x>NCT01234567</a>, led by <span id='{1}-1'>Dr Example</span>.</p>",
        "<p>{0}</p><table><tr><td class='{1}'>It is NCT01234567, led by Dr Example.</table>",
        "<p>{0}</p><p class='{1}'>It is NCT01234567, led by Dr Example.</p>",
    ],
)
def test_no_words_of_a_text_are_left_out_for_their_name(page: str, name: str) -> None:
    draft = read(f"<html><body>{page.format(PROSE.strip(), name)}</body></html>")
    assert draft.text == f"{PROSE.strip()}\n\nIt is NCT01234567, led by Dr Example."


@pytest.mark.parametrize("name", ["popup", "modal-1", "ads", "shareInformation", "related-parties"])
def test_a_part_without_links_is_text_whatever_it_is_called(name: str) -> None:
    page = f"<p>{PROSE}</p><div class={name}><p>{OWN}</p></div>"
    assert read(page).text == f"{PROSE.strip()}\n\n{OWN}"


LEGEND = "This release has statements that look forward and are subject to risks. " * 4


@pytest.mark.parametrize(
    "page",
    [
        "<p>{0}</p><footer><h3>Legend</h3><p>{1}</p></footer>",
        "<p>{0}</p><aside><h3>Legend</h3><p>{1}</p></aside>",
        "<p>{0}</p><footer><ul><li><a href=a>Home</a></ul><h3>Legend</h3><p>{1}</p><p>© 2026 X</p></footer>",
        "<main><p>{0}</p></main><footer><h3>Legend</h3><p>{1}</p><nav><a href=x>Imprint</a></nav></footer>",
        "<article><p>{0}</p></article><div role=contentinfo><h3>Legend</h3><p>{1}</p></div>",
    ],
)
def test_no_legend_is_lost_in_a_footer(page: str) -> None:
    prose = PROSE.strip() + " " + PROSE.strip() * 6
    draft = read(f"<html><body>{page.format(prose, LEGEND)}</body></html>")
    assert draft.text == f"{prose}\n\nLegend\n\n{LEGEND.strip()}"


STATEMENT = "It undertakes no duty to update its forward-looking statements."


@pytest.mark.parametrize(
    "part",
    [
        "div class={0}", "nav", "menu", "form", "aside", "footer", "header", "div role=dialog",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("said", "name"),
    [
        (STATEMENT, "sidebar"),
        (
            "本公告載有前瞻性陳述，股東及有意投資者務請審慎行事，不應過分倚賴該等陳述。",
            "cookie-bar",
        ),
        ("The Exchange takes no responsibility for the contents of it.", "comments"),
    ],
)
def test_a_statement_of_the_issuer_is_read_wherever_it_stands(
    part: str, said: str, name: str
) -> None:
    tag = part.partition(" ")[0]
    page = f"<p>{PROSE * 3}</p><{part.format(name)}><p>{said}</p></{tag}>"
    assert said in read(page).text


@pytest.mark.parametrize(
    ("style", "is_read"),
    [
        ("position:absolute;left:-9999px", False),
        ("position: fixed; top: -999em", False),
        ("position:absolute;clip:rect(0 0 0 0)", False),
        ("clip:rect(1px, 1px, 1px, 1px); position:absolute", False),
        ("position:absolute;clip-path:inset(50%)", False),
        ("height:0;overflow:hidden", False),
        ("overflow:hidden;max-height:0px", False),
        ("text-indent:-9999px", False),
        ("transform:scale(0)", False),
        ("left:-9999px", True),  # of no effect where nothing is placed
        ("position:absolute;left:-12px", True),
        ("height:0", True),  # what does not fit stands over it
        ("border-left:-9999px;position:absolute", True),
        ("line-height:0;overflow:hidden", True),
        ("text-indent:-24pt", True),
        ("border-collapse:collapse", True),
    ],
)
def test_what_is_set_where_nobody_sees_it_is_hidden(style: str, *, is_read: bool) -> None:
    words = f"<span style='{style}'>It may differ from what is said here.</span>"
    draft = read(f"<p>{PROSE}</p><p>The Company. {words}</p>")
    assert ("It may differ" in draft.text) == is_read
    assert [one.sort for one in draft.residue] == ["hidden-text"] * (not is_read)


@pytest.mark.parametrize("name", ["menu", "newsletter", "sidebar", "toolbar", "breadcrumb"])
def test_a_sentence_is_text_whatever_the_part_around_it_is_called(name: str) -> None:
    said = "The Company was founded in Suzhou and has developed medicines for rare diseases since."
    links = "<a href=a>Home</a> <a href=b>News</a>"
    page = f"<p>{PROSE * 3}</p><div class={name}>{links}<p>{said}</p></div>"
    assert read(page).text.endswith(f"\n\n{said}")
    page = f"<p>{PROSE * 3}</p><div class={name}><p>Sign up for our newsletter, and have all the news in your inbox each day.</p></div>"
    assert "newsletter" not in read(page).text


def test_a_header_holds_the_title() -> None:
    page = f"<header><h2>Approval</h2><p>June 1, 2026</p></header><p>{PROSE}</p>"
    assert read(page).text == f"Approval\n\nJune 1, 2026\n\n{PROSE.strip()}"


def links(*said: str) -> str:
    return "<ul>" + "".join(f"<li><a href=x>{one}</a></li>" for one in said) + "</ul>"


@pytest.mark.parametrize(
    ("page", "is_read"),
    [
        ("<h3>Trials</h3>" + links("NCT01234567", "NCT01234568", "NCT01234569", "NCT01234570"), True),
        (links("NCT01234567", "NCT01234568", "NCT01234569", "NCT01234570"), True),
        (links("ir@example.com", "+852 1234 5678", "www.example.com", "https://x.example"), True),
        (links("附件一 通函", "附件二 表格", "附件三 章程", "附件四 名單"), True),
        (links("Exhibit 99.1 Release", "Exhibit 99.2 Slides", "Annex A Terms", "Schedule 1 Sums"), True),
        (links("Home", "News", "About us", "Contact"), False),
        ("<p>附件</p>" + links("甲", "乙", "丙", "丁"), False),
        ("<h3>Related news</h3>" + links("One more", "Two more", "Three more", "Four more"), False),
        ("<h3>Exhibits to this report</h3>" + links("Press release", "Announcement", "Letter", "Form"), True),
        ("<h3>Exhibits</h3><table><tr><td><a href=x>99.1</a><td><a href=x>Release</a><tr><td><a href=x>99.2</a><td><a href=x>Notice</a></table>", True),
    ],
)  # fmt: skip
def test_links_that_are_numbers_exhibits_or_addresses_are_text(page: str, is_read: bool) -> None:
    text = read(f"<p>{PROSE}</p>{page}").text
    assert (len(text) > len(PROSE) + 20) == is_read


def test_what_is_struck_out_is_told_and_says_nothing() -> None:
    draft = read("<p>It is <span style='text-decoration: line-through'>safe</span> new.</p>")
    assert draft.text == "It is new."
    assert [(one.sort, one.said) for one in draft.residue] == [("tracked-change", "struck words")]


@pytest.mark.parametrize(
    ("page", "is_cut"),
    [
        ("<html><body><div><p>The Company", True),
        ("<html><body><p>The <b>Company", True),
        ("<!doctype html><html><body><table><tr><td>The Company<td>12</td>", True),
        ("<html><body><p>The Company<p>One<ul><li>two</ul>", False),
        ("<html><body><div><p>The Company</body></html>", False),
        ("<html><body><div>The Company</div>", False),
        ("<div><p>The <b>Company", False),
        ("<html><body><p>One.</p><p>The Company", True),
        ("<html><body><ul><li>One.</li><li>The Company", True),
        ("<html><body><p>One.</p><p>Two.</p><p", True),
        ("<html><body><p>One.</p><p>Two.</p></", True),
        ("<html><body><p>One.</p><!-- The Company", True),
        ("<html><body><p>One.</p><p>The Company</p>", False),
        ("<html><body><p>One <p>and p < 0.05", False),
        ("<html><body><p>One.</p></body>\n</html", False),
    ],
)
def test_a_page_that_is_cut_off_is_told(page: str, *, is_cut: bool) -> None:
    said = [one.said for one in read(page).unread]
    assert said == ["the page ends within its text"] * is_cut


WHITE = "<span style='color:#FFFFFF'>It may differ from what is said here.</span>"


@pytest.mark.parametrize(
    ("page", "is_read"),
    [
        (f"<p>{PROSE}</p><p>The Company. {WHITE}</p>", False),
        (f"<p>{PROSE}</p><p>The Company. <font color=white>It may differ from what is said.</font></p>", False),
        (f"<p>{PROSE}</p><p>The Company. <span style='font-size:1px'>It may differ from what is said.</span></p>", False),
        (f"<p>{PROSE}</p><div style='background:#000'>The Company. {WHITE}</div>", True),
        (f"<style>p {{ color: red }}</style><p>{PROSE}</p><p>The Company. {WHITE}</p>", True),
        (f"<p>{PROSE}</p><p>The Company. <span style='color:#333'>It may differ.</span></p>", True),
        (f"<p>{PROSE}</p><p>The Company. <span style='font-size:0.9em'>It may differ.</span></p>", True),
    ],
)  # fmt: skip
def test_white_and_tiny_words_are_not_read_and_are_told(page: str, *, is_read: bool) -> None:
    draft = read(page)
    assert ("It may differ" in draft.text) == is_read
    assert [one.sort for one in draft.residue] == ["hidden-text"] * (not is_read)

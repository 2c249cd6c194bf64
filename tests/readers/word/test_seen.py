"""What a person sees in Word, and what only the file holds."""

from __future__ import annotations

import pytest
from wordfile import cell, docx, p, r, read, row, tbl

from disclosure_lint import lint
from disclosure_lint.readers import read_bytes

PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def begun(instruction: str, data: str = "", *, result: str | None = None) -> str:
    inside = f"<w:ffData>{data}</w:ffData>" if data else ""
    parts = [
        f'<w:r><w:fldChar w:fldCharType="begin">{inside}</w:fldChar></w:r>',
        *(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in instruction.split("|")),
    ]  # fmt: skip
    if result is not None:
        parts += ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(result) if result else ""]
    return "".join([*parts, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'])


def left(body: str) -> list[tuple[str, str, str]]:
    """Return what is told of a document: its sort, what it is, and the words."""
    draft = read(body)
    text = draft.source.text
    return [(one.sort, one.said, text[one.start : one.end]) for one in draft.residue]


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        (p("It is ", r("safe and effective", "<w:strike/>"), "under study."), "It is under study.", "safe and effective"),
        (p("It is ", r("safe", "<w:dstrike/>"), " new."), "It is  new.", "safe"),
        (p("One.") + p(r("A whole line.", "<w:strike/>")) + p("Two."), "One.\n\nTwo.", "A whole line."),
        (p("One ") + tbl(row(cell(p(r("gone", "<w:strike/>"))), cell("kept"))), "One \nkept", "gone"),
        (p("它", r("安全有效", "<w:strike/>"), "。"), "它。", "安全有效"),
    ],
)  # fmt: skip
def test_words_that_are_struck_out_are_not_read_and_are_told(
    body: str, text: str, told: str
) -> None:
    assert read(body).text == text
    assert left(body) == [("tracked-change", "struck words", told)]


def test_a_style_strikes_and_a_run_takes_it_back() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    body = p("Gone. ", r("Kept.", '<w:strike w:val="0"/>'), style="Gone")
    assert read_bytes(docx(body, styles=styles), "x.docx").text == "Kept."


WHITE, TINY = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'
SHADED = '<w:shd w:val="clear" w:fill="1F4E79"/>'


@pytest.mark.parametrize("how", [WHITE, TINY, '<w:color w:val="FEFEFE"/>', "<w:vanish/>"])
def test_words_that_nobody_can_see_are_not_read_and_are_told(how: str) -> None:
    body = p("The Company.", r("It may differ.", how))
    assert read(body).text == "The Company."
    assert left(body) == [("hidden-text", "hidden text", "It may differ.")]


@pytest.mark.parametrize(
    "body",
    [
        p(r("The Company.", WHITE + SHADED)),
        p(r("The Company.", WHITE), properties=SHADED),
        p(r("The Company.", WHITE + '<w:highlight w:val="black"/>')),
        tbl(row(cell(p(r("The Company.", WHITE))))),
        p(r("The Company.", '<w:color w:val="auto"/>')),
        p(r("The Company.", '<w:sz w:val="12"/>')),
    ],
)
def test_white_words_on_a_ground_are_seen(body: str) -> None:
    assert read(body).text == "The Company."
    assert not left(body)


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        (p("On ", PROMPT.format(r("date of the release")), " it is."), "On date of the release it is.", "date of the release"),
        (p("於", PROMPT.format(r("按一下以輸入日期")), "。"), "於按一下以輸入日期。", "按一下以輸入日期"),
        (PROMPT.format(p("Enter the title")) + p("Two."), "Enter the title\n\nTwo.", "Enter the title"),
        (tbl(row(PROMPT.format(cell("Name")), cell("b"))), "Name\nb", "Name"),
        (p("On ", begun(" MACROBUTTON NoMacro [Insert| date] "), " it is."), "On [Insert date] it is.", "[Insert date]"),
        (p("On ", begun("MACROBUTTON  AnyName Click here"), "."), "On Click here.", "Click here"),
        (p("See ", begun(" REF _Ref1 \\h ", result="Fehler! Verweisquelle fehlt."), "."), "See Fehler! Verweisquelle fehlt..", "Fehler! Verweisquelle fehlt."),
        (p("見", begun(" PAGEREF a ", result="錯誤! 尚未定義書籤。"), "。"), "見錯誤! 尚未定義書籤。。", "錯誤! 尚未定義書籤。"),
    ],
)  # fmt: skip
def test_prompts_are_read_and_told_in_any_language(body: str, text: str, told: str) -> None:
    assert read(body).text == text
    assert [(sort, words) for sort, _, words in left(body)] == [("prompt", told)]
    found = lint(read_bytes(docx(body), "x.docx")).findings
    assert "drafting/placeholder" in {one.rule for one in found}


@pytest.mark.parametrize(
    "body",
    [
        p("See ", begun(" REF a ", result="Table 1"), "."),
        p("See ", begun(' HYPERLINK "a" ', result="Warning! This is it"), "."),
        p(PROMPT.replace("<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>').format(r("June 1"))),
        p("A.", PROMPT.format(r("   "))),
        p("On ", begun(" CREATEDATE ", result="June 1, 2026"), "."),
    ],
)
def test_what_is_filled_in_is_no_prompt(body: str) -> None:
    assert not left(body)


LIST = '<w:ddList>{}<w:listEntry w:val="II"/><w:listEntry w:val="III"/></w:ddList>'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (LIST.format('<w:result w:val="1"/>'), "Phase III."),
        (LIST.format('<w:default w:val="1"/>'), "Phase III."),
        (LIST.format(""), "Phase II."),
        (LIST.format('<w:result w:val="9"/>'), "Phase ."),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "Phase ☒."),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "Phase ☐."),
    ],
)
@pytest.mark.parametrize("result", [None, ""])
def test_choices_of_old_forms_are_read(data: str, text: str, result: str | None) -> None:
    assert read(p("Phase ", begun(" FORMDROPDOWN ", data, result=result), ".")).text == text


@pytest.mark.parametrize("how", ["complex", "simple"])
def test_a_date_that_changes_by_itself_is_told(how: str) -> None:
    code = ' DATE \\@ "MMMM d, yyyy" '
    made = begun(code, result="June 1, 2026")
    if how == "simple":
        made = "<w:fldSimple w:instr='{}'>{}</w:fldSimple>".format(code, r("June 1, 2026"))
    draft = read_bytes(docx(p("SUZHOU, ", made, " – The Company announced.")), "x.docx")
    assert draft.text == "SUZHOU, June 1, 2026 – The Company announced."
    told = [one.message for one in lint(draft).findings if one.rule == "drafting/placeholder"]
    assert told == ["The self-changing date `June 1, 2026` is still in the draft"]


def maths(*inside: str) -> str:
    return "<m:oMath>" + "".join(inside) + "</m:oMath>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (fraction(m("12"), m("20")), "12/20"),
        (fraction(m("a+b"), m("2")), "(a+b)/2"),
        (m("5×") + f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('-')}{m('6')}</m:sup></m:sSup>", "5×10⁻⁶"),
        (f"<m:rad><m:deg/><m:e>{m('2')}</m:e></m:rad>", "√2"),
        (m("f") + f"<m:d><m:e>{m('x')}</m:e></m:d>", "f(x)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{m("x")}</m:e></m:d>', "[x]"),
        (f"<m:sSub><m:e>{m('H')}</m:e><m:sub>{m('2')}</m:sub></m:sSub>", "H2"),
    ],
)  # fmt: skip
def test_equations_are_read_in_one_line(equation: str, text: str) -> None:
    assert read(p("Of ", maths(equation), " patients.")).text == f"Of {text} patients."


def test_a_large_first_letter_belongs_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    body = p("S", properties=frame) + p("UZHOU, China.") + p("Two.")
    assert read(body).text == "SUZHOU, China.\n\nTwo."


@pytest.mark.parametrize(
    ("raised", "text"),
    [
        (("-", "6"), "10⁻⁶ cells"),
        (("1", "2"), "10¹² cells"),
    ],
)
def test_an_exponent_in_several_runs_is_one(raised: tuple[str, ...], text: str) -> None:
    runs = [r(one, '<w:vertAlign w:val="superscript"/>') for one in raised]
    assert read(p("10", *runs, " cells")).text == text


@pytest.mark.parametrize("raised", [("1", ",", "2"), ("(", "1", ")"), ("1", "–", "3")])
def test_marks_of_notes_in_several_runs_are_not_read(raised: tuple[str, ...]) -> None:
    runs = [r(one, '<w:vertAlign w:val="superscript"/>') for one in raised]
    assert read(p("the endpoint", *runs, " was met")).text == "the endpoint was met"


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def picture(width: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}"><wp:extent cx="{width}" cy="900000"/>'
        f'<a:graphic xmlns:a="{A}"><a:blip/></a:graphic></wp:inline></w:drawing></w:r>'
    )


@pytest.mark.parametrize(
    ("body", "headers", "is_told"),
    [
        (p(picture(5_000_000)) + p("The Company."), (), True),
        (p("The Company."), (p(picture(5_000_000)),), True),
        (p(picture(900_000)) + p("The Company."), (), False),
        (p("The Company.") + p(picture(5_000_000)), (), False),
        (p("The Company."), (p("Example Pharma", picture(5_000_000)),), False),
    ],
)
def test_a_letterhead_that_is_a_picture_is_told(
    body: str, headers: tuple[str, ...], is_told: bool
) -> None:
    references = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    draft = read_bytes(docx(body + references * bool(headers), headers=headers), "x.docx")
    assert [one.whole for one in draft.unread] == [False] * is_told


def eq(instruction: str) -> str:
    return p("Of ", begun(f" EQ {instruction} "), " patients.")


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r"\f(12,20)", "12/20"),
        (r"2\f(1,2)", "2 1/2"),
        (r"\f(\f(1,2),3)", "(1/2)/3"),
        (r"\f(a+b;2)", "(a+b)/2"),
        (r"10\s\up6(8)", "10⁸"),
        (r"\r(3,x)", "³√x"),
        (r"\b\bc\[(x)", "[x]"),
        (r"\o\ac(○,3)", "③"),
        (r'\* jc2 \* "Font:A B" \* hps10 \o\ad(\s\up 9(ya),亞)', "亞"),
        (r"\a\al(1,2)", "1 2"),
        (r"a\,b", "a,b"),
        (r"\f(12", "12"),
        ("\\", ""),
        (r"\f(" * 60, ""),
    ],
)
def test_equations_of_fields_are_drawn_from_their_instruction(instruction: str, text: str) -> None:
    assert read(eq(instruction)).text == f"Of {text} patients."


def test_what_a_field_shows_is_part_of_the_one_around_it() -> None:
    inner = begun(" DATE ", result="June 1")
    marks = begun(" MACROBUTTON NoMacro |", result=None)
    first, last = marks.rsplit("<w:r>", 1)
    assert read(p("On ", first + inner + "<w:r>" + last, ".")).text == "On June 1."


@pytest.mark.parametrize("lock", ["1", "true"])
def test_a_date_that_is_locked_changes_no_more(lock: str) -> None:
    field = f"<w:fldSimple w:instr=' DATE ' w:fldLock='{lock}'>{r('June 1, 2026')}</w:fldSimple>"
    assert not left(p("SUZHOU, ", field, " – The Company."))


def test_a_formula_that_failed_is_told() -> None:
    body = p("In all ", begun(" =SUM(ABOVE) ", result="!Syntax Error, ,"), ".")
    assert [words for _, _, words in left(body)] == ["!Syntax Error, ,"]


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("says", "text"),
    [
        (WHITE, "Two."),
        (TINY, "Two."),
        ("<w:vanish/>", "Two."),
        ("<w:dstrike/>", "Two."),
        (WHITE + SHADED, "One.Two."),
        ('<w:color w:val="112233"/>', "One.Two."),
    ],
)
@pytest.mark.parametrize("sort", ["character", "paragraph"])
def test_a_style_hides_as_a_run_does(says: str, text: str, sort: str) -> None:
    styles = f'<w:style w:type="{sort}" w:styleId="S"><w:rPr>{says}</w:rPr></w:style>'
    back = '<w:color w:val="000000"/><w:dstrike w:val="0"/><w:vanish w:val="0"/><w:sz w:val="20"/>'
    if sort == "character":
        body = p(r("One.", '<w:rStyle w:val="S"/>'), r("Two."))
    else:
        body = p(r("One."), r("Two.", back), style="S")
    assert read_bytes(docx(body, styles=styles), "x.docx").text == text


def test_a_style_raises_exponents() -> None:
    styles = f'<w:style w:type="character" w:styleId="S"><w:rPr>{RAISED}</w:rPr></w:style>'
    body = p("10", r("8", '<w:rStyle w:val="S"/>'), " cells")
    assert read_bytes(docx(body, styles=styles), "x.docx").text == "10⁸ cells"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (m("2") + fraction(m("1"), m("2")), "2 1/2"),
        (fraction(fraction(m("1"), m("2")), m("3")), "(1/2)/3"),
        (f"<m:m><m:mr><m:e>{m('1')}</m:e><m:e>{m('2')}</m:e></m:mr></m:m>", "1 2"),
        (f"<m:eqArr><m:e>{m('x')}</m:e><m:e>{m('y')}</m:e></m:eqArr>", "x; y"),
    ],
)
def test_numbers_of_an_equation_do_not_run_into_each_other(equation: str, text: str) -> None:
    assert read(p("Of ", maths(equation), " patients.")).text == f"Of {text} patients."


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        (["AUTONUM", "AUTONUM", "AUTONUMOUT"], "1. 2. III."),
        (["LISTNUM", "LISTNUM", "LISTNUM NumberDefault \\l 2"], "1) 2) a)"),
        (["LISTNUM NumberDefault \\l 5", 'LISTNUM "NumberDefault" \\l 6 \\s 4', "LISTNUM \\l 5"], "(a) (iv) (b)"),
        (["LISTNUM LegalDefault", "LISTNUM LegalDefault \\l 2", "LISTNUM LegalDefault \\l 2"], "1. 1.1. 1.2."),
        (["LISTNUM OutlineDefault \\l 1", "listnum outlinedefault \\l 2"], "I. A."),
        (["LISTNUM \\l 99 \\s 2", "LISTNUMBER", "AUTONUMBER"], "ii.  "),
        (['SYMBOL 163 \\f "Symbol"', "SYMBOL 0xFC \\f Wingdings", "SYMBOL 177 \\f Arial"], "≤ ✓ ±"),
    ],
)  # fmt: skip
def test_fields_that_keep_no_result_are_read_as_word_prints_them(fields, numbers):
    body = p(*(begun(f" {one} ") + r(" ") for one in fields))
    assert read(body).text == f"{numbers} "


@pytest.mark.parametrize(("own", "is_read"), [("<w:vanish/>", True), ("<w:b/>", False)])
def test_what_two_styles_hide_is_seen(own, is_read):
    """Word has each of them turn it over: the paragraph's, and the run's."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="C"><w:rPr>{own}</w:rPr></w:style>'
    )
    body = p("Kept.") + p(r("Seen?", '<w:rStyle w:val="C"/>'), properties='<w:pStyle w:val="P"/>')
    assert ("Seen?" in read_bytes(docx(body, styles=styles), "x.docx").text) is is_read

from __future__ import annotations

import pytest
from wordfile import docx, p, read

from disclosure_lint.readers.word.list_numbers import printed


def level(at, form, text, more="", run=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        f"<w:rPr>{run}</w:rPr></w:lvl>"
    )


def definition(number, *levels):
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def use(number, of, override=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text, number, at=0):
    told = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=told)


OUTLINE = definition(
    0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%1.%2.%3"),
    level(3, "decimal", "%1.%2.%3.%4", "<w:isLgl/>"), level(4, "decimal", "N%5", '<w:lvlRestart w:val="0"/>'),
    level(5, "none", ""), level(6, "decimal", "第%7條", '<w:suff w:val="nothing"/>'),
)  # fmt: skip
NUMBERING = (
    OUTLINE
    + use(1, 0)
    + use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
)


def lines(body, numbering=NUMBERING, **others):
    return read(docx(body, numbering=numbering, **others)).text.split("\n\n")


def test_levels_are_counted_and_begin_again_below_the_next_one():
    levels = [0, 0, 1, 1, 2, 3, 0, 1, 2]
    assert lines("".join(item("x", 1, at) for at in levels)) == [
        "1. x", "2. x", "(a) x", "(b) x", "2.b.i x", "2.2.1.1 x", "3. x", "(a) x", "3.a.i x",
    ]  # fmt: skip


def test_a_level_may_go_on_counting_or_have_no_number_or_no_space():
    assert lines(item("x", 1, 4) + item("x", 1) + item("x", 1, 4) + item("x", 1, 5) + item("x", 1, 6)) == [
        "N1 x", "1. x", "N2 x", "x", "第1條x",
    ]  # fmt: skip


def test_lists_of_one_definition_go_on_or_begin_anew():
    body = item("x", 1) + item("x", 2) + item("x", 2) + item("x", 1) + item("x", 0) + item("x", 77)
    assert lines(body) == ["1. x", "5. x", "6. x", "7. x", "x", "x"]


def test_empty_paragraphs_count():
    assert lines(item("x", 1) + item("<w:r/>", 1) + item("x", 1)) == ["1. x", "3. x"]


def test_a_style_numbers_its_paragraphs():
    numbering = definition(
        0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
    ) + use(1, 0)
    told = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="x"/><w:pPr>{told}</w:pPr></w:style>' for id_ in ("H1", "H2")
    ) + f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{told}</w:pPr></w:style>'  # fmt: skip
    numbering += (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>' + use(3, 8)
    )
    body = p("x", style="H1") + p("x", style="H2") + item("x", 3)
    assert lines(body, numbering, styles=styles) == ["1. x", "1.1 x", "2. x"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("o", "Courier New", "◦"), ("Ø", "Wingdings", "➢"),
     ("–", "Arial", "–"), ("•", "", "•"), ("", "", "•"), ("\uf0ee", "Wingdings", "•")],
)  # fmt: skip
def test_bullets_are_what_word_shows(text, font, shown):
    run = f'<w:rFonts w:ascii="{font}"/>' if font else ""
    numbering = definition(0, level(0, "bullet", text, run=run)) + use(1, 0)
    assert lines(item("x", 1), numbering) == [f"{shown} x"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1"}), ("decimalZero", {3: "03", 12: "12"}), ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("chicago", {1: "*", 3: "‡", 6: "††"}), ("hex", {10: "A"}), ("upperRoman", {4: "IV", 1994: "MCMXCIV"}), ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥", 61: "61"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 105: "一百〇五", 1010: "一千〇一十", 20000: "二〇〇〇〇"}),
        ("ideographLegalTraditional", {12: "壹拾貳"}), ("ideographTraditional", {3: "丙", 11: "11"}),
        ("chineseLegalSimplified", {2: "贰", 16: "壹拾陆"}), ("ideographEnclosedCircle", {3: "㊂"}), ("taiwaneseDigital", {10: "一〇"}),
        ("decimal3", {7: "007"}), ("cardinalText", {3: "Three", 21: "Twenty-one"}), ("numberInDash", {1: "- 1 -"}),
        ("ordinalText", {1: "First", 4: "Fourth", 20: "Twentieth", 21: "Twenty-first", 100: "100th"}),
        ("decimalEnclosedCircle", {2: "②", 30: "30"}), ("decimalFullWidth", {12: "１２"}), ("unknown", {7: "7"}), ("none", {7: ""}),
        ("lowerLetter", {0: ""}), ("ideographDigital", {10: "一〇"}), ("taiwaneseCounting", {0: "〇"}),
    ],
)  # fmt: skip
def test_numbers_are_printed_in_their_form(form, numbers):
    assert {number: printed(number, form) for number in numbers} == numbers


@pytest.mark.parametrize(
    "numbering",
    [
        use(1, 9), "<w:num/>" + use(1, 0), definition(0, '<w:lvl w:ilvl="x"/>') + use(1, 0),
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' + use(1, 0),
        definition(0, level(0, "decimal", "%1.").replace('<w:start w:val="1"/>', '<w:start w:val="99999999999"/>')) + use(1, 0),
    ],
)  # fmt: skip
def test_lists_that_are_not_in_order_leave_the_text_whole(numbering):
    assert lines(item("x", 1), numbering)[0].endswith("x")


def test_a_level_without_a_start_begins_at_none():
    bare = level(0, "decimal", "%1.").replace('<w:start w:val="1"/>', "")
    assert lines(item("x", 1) + item("y", 1), definition(0, bare) + use(1, 0)) == ["0. x", "1. y"]


def test_a_style_or_a_paragraph_that_tells_its_level_alone_takes_the_list_of_its_base():
    numbering = definition(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + use(1, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = p("a", style="H1") + p("b", style="H2") + p("c", style="H1", properties=deeper)
    assert lines(body, numbering, styles=styles) == ["1 a", "1.1 b", "1.2 c"]


@pytest.mark.parametrize(
    ("choice", "first"),
    [
        ('<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>', "001. x"),
        ('<w:numFmt w:val="custom" w:format="A, B"/>', "1. x"),
    ],
)
def test_a_count_of_the_writers_own_is_told_beside_one_that_all_know(choice, first):
    either = f'<mc:AlternateContent><mc:Choice Requires="w14">{choice}</mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    own = level(0, "decimal", "%1.").replace('<w:numFmt w:val="decimal"/>', either)
    assert lines(item("x", 1), definition(0, own) + use(1, 0)) == [first]

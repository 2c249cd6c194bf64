"""The phrase language, case by case: what a pattern holds on, and what it does not."""

from __future__ import annotations

import pytest

from disclosure_lint.draft.model import Draft
from disclosure_lint.patterns.compile import compile_pattern
from disclosure_lint.patterns.match import Matcher
from disclosure_lint.source import Source

TERMS = {"doubt": ("no assurance", "cannot guarant*", "無法保證"), "success": ("success*", "成功")}


def hits(pattern: str, text: str, **elements: list[tuple[int, int]]) -> list[str] | None:
    """Return the words of every hit, or None where the pattern does not hold."""
    draft = Draft(Source(text))
    named = {name.replace("_", "-"): places for name, places in elements.items()}
    matcher = Matcher(draft, lambda name: named.get(name, []))
    found = matcher.hits(compile_pattern(pattern, TERMS))
    if found is None:
        return None
    return [draft.text[slice(*draft.span(*hit))] for hit in found]


HOLDS = [
    # words compare after folding
    ('"No Assurance"', "there is NO assurance"),
    ('"no assurance"', "Ｎｏ　ａｓｓｕｒａｎｃｅ"),
    ('"no assurance"', "no\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}assurance"),
    ('"no assurance"', "no assur\N{SOFT HYPHEN}ance"),
    ('"company\'s"', "the Company’s shares"),
    ('"company’s"', "the Company's shares"),
    ('"non small cell"', "non-small cell"),
    ('"non-small cell"', "non\N{NON-BREAKING HYPHEN}small cell"),
    ('"non-small cell"', "non small\ncell"),
    ('"first-in-class"', "first–in–class"),
    ('"forward looking"', "forward-\nlooking"),
    ('"forward looking"', "forward-\r\nlooking"),
    ('"no assurance"', 'no "assurance"'),
    ('"no assurance"', "**no** _assurance_"),
    ('"brukinsa sales"', "BRUKINSA® sales"),
    # a `*` takes any ending, also none
    ('"develop*"', "Developments"),
    ('"develop*"', "develop"),
    ('"develop* product*"', "developing products"),
    # a gap counts the words between
    ('"may not" ..3 "able"', "may not able"),
    ('"may not" ..3 "able"', "may not in fact be able"),
    ('"may" ..0 "not"', "may, not"),
    ('"a" ..1 "b" ..1 "c"', "a x b y c"),
    ('"may not" ..3 "able"', "may not may not in fact be able"),
    # choices, with gaps and choices inside
    ('{"may not" | "cannot"} "succeed"', "it cannot succeed"),
    ('{"may not" | "cannot"} "succeed"', "it may not succeed"),
    ('{"may" ..2 "not" | "cannot"} "succeed"', "may or may not succeed"),
    ('{"a" | "a b"} "c"', "a b c"),
    ('{"a b" | "a"} "c"', "a c"),
    ('"x" {"a" {"b" | "c"} | "d"} "e"', "x a c e"),
    ('{"mark*" | "market"} "share"', "market share"),
    # terms and elements
    ("@doubt", "We cannot guarantee it"),
    ("@doubt ..9 @success", "no assurance of any success"),
    ("{@doubt | @success}", "a success"),
    # conditions
    ('"a" and "b"', "b. A."),
    ('"a" or "b"', "b"),
    ('"a" and not "b"', "a c"),
    ('not ("a" and "b")', "a c"),
    ('"a" or "b" and "c"', "a"),
    ('not not "a"', "a"),
    # units
    ('sentence("a" and "b")', "B x a. Then c."),
    ('sentence("a" and not "b")', "A b. Then a."),
    ('paragraph("a" and "b")', "We saw a. Then came b.\n\nThe end came."),
    ('heading("contacts")', "It ended well.\n\nContacts\n\nJane Doe, of the company, answers."),
    ('headline("phase*")', "Phase III met\n\nThe trial ended well."),
    ('paragraph(sentence("a") and sentence("b"))', "We saw a. Then came b."),
    ('not sentence("a" and "b")', "We saw a. Then came b."),
    ('sentence(not "a")', "We saw a. Then came b."),
    # Chinese: each character is a word
    ('"無法保證"', "本公司無法保證成功"),
    ('"無法保證"', "本公司无法保证成功"),
    ('"无法保证"', "本公司無法保證成功"),
    ('"無法保證"', "本公司 無 法 保 證 成 功"),
    ('"無法保證"', "本公司的產品仍在臨床試驗之中，因此本公司無法\n保證成功開發產品"),
    ('"無法" ..2 "成功"', "無法保證成功"),
    ('"第18A.05條"', "第18A.05條規定"),
    ('sentence("無法保證" and "成功")', "本公司無法保證其成功。產品已上市。"),
    # what glues words together
    ('"R&D"', "our R&D team"),
    ('"R&D"', "our R & D team"),
    ('"18A.05"', "Rule 18A.05 of"),
    ('"U.S."', "in the U.S. market"),
    ('"U.S. FDA"', "the U.S. FDA"),
    ('"and/or"', "and/or"),
]

HOLDS_NOT = [
    ('"no assurance"', "no such assurance"),
    ('"no assurance"', "no, assurance"),
    ('"no assurance"', "no (assurance)"),
    ('"assurance"', "assurances"),
    ('"sure"', "assure"),
    ('"develop*"', "redevelop"),
    ('"may not" ..3 "able"', "may not a b c d able"),
    ('"may" "not"', "may well not"),
    ('"a" ..1 "b" ..1 "c"', "a x y b c"),
    ('{"a" | "a b"} "c"', "a b b c"),
    ('"a" and "b"', "a"),
    ('"a" and not "b"', "a b"),
    ('not "a"', "a"),
    ('"a" or "b" and "c"', "b"),
    ('("a" or "b") and "c"', "a"),
    # a phrase never crosses the end of a sentence, and a gap does not either
    ('"no assurance"', "There is no. Assurance comes."),
    ('"no" ..9 "assurance"', "There is no such thing. The assurance comes."),
    ('"no assurance"', "There is no\n\nassurance comes."),
    ('sentence("a" and "b")', "We saw a. Then came b."),
    ('paragraph("a" and "b")', "We saw a in it.\n\nThen came b."),
    ('heading("doe")', "It ended well.\n\nContacts\n\nJane Doe, of the company, answers."),
    ('headline("ended")', "Phase III met\n\nThe trial ended well."),
    ('sentence("無法保證" and "成功")', "本公司無法保證。產品成功。"),
    ('"無法保證"', "無法予以保證"),
    # what glues words together is part of the phrase
    ('"R&D"', "R D"),
    ('"R&D"', "R and D"),
    ('"18A.05"', "18A 05"),
    ('"18A.05"', "18A,05"),
    ('"company\'s"', "company s"),
    ('"and/or"', "and or"),
]


@pytest.mark.parametrize(("pattern", "text"), HOLDS)
def test_holds(pattern: str, text: str) -> None:
    assert hits(pattern, text) is not None


@pytest.mark.parametrize(("pattern", "text"), HOLDS_NOT)
def test_does_not_hold(pattern: str, text: str) -> None:
    assert hits(pattern, text) is None


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ('"may"', "may or may not", ["may", "may"]),
        ('"may" ..5 "not"', "it may or may not do", ["may or may not", "may not"]),
        ('"a" ..3 "b"', "a b c b", ["a b c b"]),  # the longest from each beginning
        ('"b" or "a"', "a c b", ["a", "b"]),
        ('"a" and "b"', "b c a", ["b", "a"]),
        ('not "x"', "a b", []),
        ('sentence("a" and "b")', "Then a b. Then c.", ["Then a b"]),
        ('"18a.05"', "Rule 18A.05(3)", ["18A.05"]),
        ('"成功"', "成功成功", ["成功", "成功"]),
    ],
)
def test_says_where(pattern: str, text: str, expected: list[str]) -> None:
    assert hits(pattern, text) == expected


def test_elements_are_looked_up_by_name() -> None:
    assert hits('"of" @drug', "sales of XY-101 rose", drug=[(2, 4)]) == ["of XY-101"]
    assert hits('@drug "rose"', "sales of XY-101 rose", drug=[(2, 4)]) == ["XY-101 rose"]
    assert hits('@stock-code ..3 "rose"', "code 6855 rose", stock_code=[(1, 2)]) == ["6855 rose"]
    assert hits('"of" @drug', "sales of it", drug=[]) is None


def test_an_element_reaches_as_far_as_its_longest_mention() -> None:
    assert hits("@drug", "XY-101 tablets", drug=[(0, 2), (0, 3)]) == ["XY-101 tablets"]


def test_an_element_without_a_word_is_passed_over() -> None:
    assert hits("@placeholder", "to be filled [●]", placeholder=[(4, 4)]) is None
    assert hits('"filled" @placeholder', "filled [●] in", placeholder=[(1, 1)]) is None


def test_a_unit_inside_another_ends_where_that_ends() -> None:
    text = "We saw a. Then came b."
    assert hits('sentence("a" and paragraph("b"))', text) is None
    assert hits('sentence("b" and paragraph("b"))', text) == ["Then came b"]


def test_the_headline_is_the_first_unit_with_words() -> None:
    assert hits('headline("phase*")', "***\n\nPhase III met\n\nThe trial ended.") is not None


@pytest.mark.parametrize("pattern", ['"a"', 'sentence("a")', 'headline(not "b")', '"a" ..3 "b"'])
@pytest.mark.parametrize("text", ["", " \n\n ", "***"])
def test_nothing_holds_in_a_draft_without_words(pattern: str, text: str) -> None:
    assert hits(pattern, text) is None


def test_nearest_names_what_a_unit_lacks() -> None:
    draft = Draft(Source("We cannot guarantee anything. There is no assurance of success."))
    matcher = Matcher(draft, lambda _: [])
    node = compile_pattern('sentence(@doubt and @success and "develop*")', TERMS)
    nearest = matcher.nearest(node)
    assert nearest is not None
    assert draft.text[slice(*draft.span(nearest.first, nearest.last))].startswith("There is")
    assert nearest.present == 2
    assert nearest.lacking == (compile_pattern('"develop*"', TERMS),)
    assert matcher.nearest(compile_pattern('"x"', TERMS)) is None


def test_what_a_unit_rightly_lacks_does_not_bring_it_nearer() -> None:
    node = compile_pattern('sentence("assurance" and "directors" and not {"sold"})', TERMS)
    draft = Draft(Source("There is no assurance of it."))
    nearest = Matcher(draft, lambda _: []).nearest(node)
    assert nearest is not None
    assert nearest.present == 1

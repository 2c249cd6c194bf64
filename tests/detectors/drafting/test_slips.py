"""Doubled and joined words, lost superscripts, look-alike letters and lone marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.detectors.drafting import (
    doubled_word,
    joined_words,
    look_alike_letter,
    lost_superscript,
    unbalanced_quote,
)
from disclosure_lint.detectors.drafting.slips import is_a_letter_off
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known
OF_SIGNS = (look_alike_letter, lost_superscript, unbalanced_quote)
PADDING = " The trial met its endpoint, and no new risk was seen in any of the patients."


def draft(text: str) -> Draft:
    return Draft(Source(text))


def printed(found) -> list[tuple[str, str]]:
    return [(slip.printed, slip.right) for slip in found]


@pytest.mark.parametrize("text", ["of of", "The the", "from\nfrom", "a a"])
def test_words_that_stand_twice(text):
    (slip,) = doubled_word.find(draft(f"{text} results were announced today." + PADDING), KNOWN)
    assert slip.printed == text.split()[1]
    assert slip.right == text.split()[0]


@pytest.mark.parametrize(
    "text",
    ["had had", "that that", "Walla Walla", "Loa loa", "in. In", "2 2", "in-in", "本 本", "a\n\na"],
)
def test_words_that_may_stand_twice(text):
    assert not list(
        doubled_word.find(draft(f"Results {text} were announced today." + PADDING), KNOWN)
    )


def test_in_before_a_latin_phrase_may_stand_twice():
    assert not list(
        doubled_word.find(draft("The effect was seen in in vivo models." + PADDING), KNOWN)
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The Form 8-Kcontains it.", "Form 8-K contains"),
        ("The 20-Fincludes it.", "20-F includes"),
        ("We agree withthe agency.", "with the"),
        ("It hasbeen approved.", "has been"),
        ("A stage ofapplication.", "of application"),
        ("The drivers of responseand survival drive a response.", "response and"),
        ("An olverembatinib tablet, ofolverembatinib.", "of olverembatinib"),
    ],
)
def test_words_that_are_two(text, right):
    assert [slip.right for slip in joined_words.find(draft(text), KNOWN)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "In theory offers thereof and therein withstand brand and demand.",
        "See ofapplication@example.com and thecompany.com/withthe for it.",
        "OfApplication filed 8-Ks, 10-Ks and the Form 8-K/A.",
        "The rest and therest are names of therest.",
    ],
)
def test_words_that_are_one(text):
    assert not list(joined_words.find(draft(text), KNOWN))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The CARcelerateTM platform.", [("CARcelerateTM", "CARcelerate™")]),
        ("KYMBRIX is new. KYMBRIXTM sells.", [("KYMBRIXTM", "KYMBRIX™")]),
        ("EGRIFTA SV® is new. EGRIFTA SVTM sells.", [("SVTM", "SV™")]),
        ("A dose of 2 x 106 cells.", [("106", "10⁶")]),
        ("A dose of 1×1013vg/kg.", [("1013", "10¹³")]),
        ("The ATM, the LSTM and 106 cells; 2 x 102 cells; TM.", []),
    ],
)
def test_raised_signs_that_came_down(text, pairs):
    assert printed(lost_superscript.find(draft(text))) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Іt is", [("Іt", "It")]),
        ("СОVID and РD-1", [("СОVID", "COVID"), ("РD", "PD")]),
        ("the ΡDUFA date", [("ΡDUFA", "PDUFA")]),
        ("Only СОСО here", [("СОСО", "COCO")]),
        ("Компания АО and IFN-α, TGFβ, ΔF508, µg", []),
        ("Χ2 and Αθήνα", []),
    ],
)
def test_letters_that_look_latin(text, pairs):
    assert printed(look_alike_letter.find(draft(text))) == pairs


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He said “we will file soon and he left the room at once.", ["“"]),
        ("The Company (the “Group” has filed an application for it.", ["("]),
        ("We met the endpoint in all of the patients,” said Dr. Wang.", ["”"]),
        ('He said "we will file soon and he left the room at once.', ['"']),
        ("本公司（股份代號：六八五五宣佈其臨床試驗達到主要終點以及其他目標。", ["（"]),
        ("It is 5' 10\" tall; 1) this, b) that, iv) those and all the rest of it.", []),
        ('The "Company” and “CDE" (the “Agreement”) [1] and 「協議」 met there.', []),
        ("Read more about the restaurants of Cleveland in the other section »", []),
        ("(short", []),
    ],
)
def test_marks_without_a_partner(text, marks):
    assert [slip.printed for slip in unbalanced_quote.find(draft(text))] == marks


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = (
        "“We are pleased with all the results,” said Dr. Wang. “We will file soon.\n\n"
        "“We thank the patients and their families for taking part.”\n\nThe end is near."
    )
    assert not list(unbalanced_quote.find(draft(text)))


def test_the_letters_of_a_table_are_no_prose():
    text = "The table.\n\n" + "\n".join(")gnoK gnoH("[n % 10 :][:2] for n in range(40))
    assert not list(unbalanced_quote.find(draft(text)))


@given(st.text(alphabet=st.sampled_from('the of of\n “”"()TM x106 СKe8-K.,')))
def test_slips_lie_in_the_text_and_do_not_cross(text):
    one = draft(text)
    words = (doubled_word.find(one, KNOWN), joined_words.find(one, KNOWN))
    signs = (detector.find(one) for detector in OF_SIGNS)
    for found in (*words, *signs):
        for slip in found:
            assert 0 <= slip.start < slip.end <= len(one.text)


@given(st.text("abA’是", max_size=6), st.text("abA’是", max_size=6))
def test_a_letter_off_is_one_slip_however_slips_are_counted(one, other):
    assert is_a_letter_off(one, other) == (distance(one, other, 1) == 1)

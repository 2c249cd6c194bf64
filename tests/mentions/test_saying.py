"""Whether words say a phrase of a list."""

import pytest

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import Words
from disclosure_lint.mentions import saying
from disclosure_lint.mentions.known import Known
from disclosure_lint.source import Source


def words(text):
    return Words(fold(text))


def test_a_phrase_is_said_whatever_stands_between_its_words():
    said = words("We plan, as ever, no\nchange.")
    assert saying.says(said, ["no change"], 0, len(said))
    assert not saying.says(said, ["ever change"], 0, len(said))


def test_a_star_takes_any_ending_and_a_word_without_one_none():
    said = words("They thanked us.")
    assert saying.says(said, ["thank*"], 0, len(said))
    assert not saying.says(said, ["thank"], 0, len(said))


def test_chinese_is_said_character_by_character_in_either_script():
    said = words("董 事 會成立")
    assert saying.says(said, [fold("董事會")], 0, len(said))
    assert list(saying.places(said, [fold("成立")])) == [(3, 5)]


def test_what_begins_and_what_leads_is_told_from_a_word():
    said = words("As at March 24 the Board comprises")
    assert saying.leads(said, ["as at"], 2)
    assert not saying.leads(said, ["as at"], 3)
    assert saying.begins(said, ["march 24"], 2)


@pytest.mark.parametrize(
    ("text", "ending", "found"),
    [
        ("This is not for release.", True, ["not for release"]),
        ("This is not for releases.", True, []),
        ("This is not for releases.", False, ["not for release"]),
        ("A knot for release.", True, ["not for release"]),
        ("Nothing of it.", True, []),
        ("內部资料 draft", True, ["draft*"]),
    ],
)
def test_phrases_of_a_list_occur_where_their_whole_words_do(text, ending, found):
    known = Known({"en": {"unready": ("not for release", "draft*")}}, {})
    assert saying.occurring(Draft(Source(text)), known, "unready", ending=ending) == found

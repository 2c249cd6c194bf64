"""Where the board signs, in whichever words."""

import pytest

from disclosure_lint import Draft, Source
from disclosure_lint.mentions.signatures import find as signatures
from disclosure_lint.packs.load import load

KNOWN = load().known


def find(text):
    return [text[one.start : one.end] for one in signatures.find(Draft(Source(text)), KNOWN)]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("By order of the Board\nExample Limited", "order of the Board"),
        ("By the order of our Board\nExample Limited", "order of our Board"),
        ("For and on behalf of the\nBoard of Directors", "behalf of the\nBoard"),
        ("BY ORDER OF THE DIRECTORS", "ORDER OF THE DIRECTORS"),
        ("承 董 事 會 命\n範例醫藥有限公司", "承 董 事 會 命"),
        ("承董事局命", "承董事局命"),
        ("代表董事会\n范例医药有限公司", "代表董事会"),
    ],
)
def test_the_board_signs_in_many_words(text, signed):
    assert find(text) == [signed]


@pytest.mark.parametrize(
    "text",
    [
        "On behalf of the Board, I would like to thank our shareholders for their support.",
        "本人謹代表董事會感謝各位股東的支持。",
        "The Board has ordered a review.",
        "董事會欣然宣佈",
    ],
)
def test_whoever_speaks_for_the_board_signs_nothing(text):
    assert find(text) == []

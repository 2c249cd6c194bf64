from __future__ import annotations

import marshal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.mentions.names import Lexicon

NAMES = {
    "Ascentage": "ascentage",
    "Ascentage Pharma": "ascentage",
    "Ascentage Pharma Group International": "ascentage",
    "Guangzhou Healthquest Pharma Co., Ltd.": "ascentage",
    "C4 Therapeutics": "c4",
    "Merck & Co., Inc.": "merck-co",
    "Merck & Co.": "merck-co",
    "Merck KGaA": "merck-kgaa",
    "J&J": "j-and-j",
    "Zai Lab": "zai",
    "石藥集團": "cspc",
    "sac-TMT": "skb264",
    "APG-2575": "apg",
    "APG2575": "apg",
    "tislelizumab": "bgb",
}
LEXICON = Lexicon.of(NAMES.items())


def found(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    words = Words(fold(text))
    return [
        (text[words.starts[first] : words.end(last - 1)], key)
        for first, last, key in lexicon.find(words)
    ]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("the longest: Ascentage Pharma Group International (the “Company”)",
         "Ascentage Pharma Group International", "ascentage"),
        ("ASCENTAGE’S lead product", "ASCENTAGE", "ascentage"),
        ("Ascentage\nPharma announced", "Ascentage\nPharma", "ascentage"),
        ("Ascentage\u00a0Pharma announced", "Ascentage\u00a0Pharma", "ascentage"),
        ("of Guangzhou Healthquest Pharma Co., Ltd, a subsidiary",
         "Guangzhou Healthquest Pharma Co., Ltd", "ascentage"),
        ("Guangzhou Healthquest Pharma Co. Ltd", "Guangzhou Healthquest Pharma Co. Ltd", "ascentage"),
        ("by C4 Therapeutics (CCCC)", "C4 Therapeutics", "c4"),
        ("Merck & Co., Inc., Rahway", "Merck & Co., Inc", "merck-co"),
        ("Merck & Co. said", "Merck & Co", "merck-co"),
        ("Merck KGaA, Darmstadt", "Merck KGaA", "merck-kgaa"),
        ("with J&J in China", "J&J", "j-and-j"),
        ("石药集团有限公司", "石药集团", "cspc"),
        ("石 藥 集 團 有 限 公 司", "石 藥 集 團", "cspc"),
        ("sac‑TMT with", "sac‑TMT", "skb264"),
        ("(APG‑2575)", "APG‑2575", "apg"),
        ("APG 2575", "APG 2575", "apg"),
        ("apg2575", "apg2575", "apg"),
        ("ＡＰＧ－２５７５", "ＡＰＧ－２５７５", "apg"),
        ("tislelizumab-jsgr", "tislelizumab", "bgb"),
    ],
)  # fmt: skip
def test_finds_a_name_however_it_is_printed(text: str, name: str, key: str) -> None:
    assert found(text) == [(name, key)]


@pytest.mark.parametrize(
    "text",
    [
        "in Zai. Lab results",
        "from Zai, Lab and others",
        "Zai\n\nLab",
        "Zailab",
        "Merck, Co., Inc.",
        "Merck Co.",
        "Merck alone",
        "APG-25751",
        "APG, 2575",
        "APG/2575",
        "XAPG-2575",
        "石藥、集團",
        "J. J.",
        "at www.ascentage.com today",
        "https://ascentage.com",
        "ir@ascentage.com",
        "sac TM",
    ],
)
def test_leaves_alone_what_is_no_name(text: str) -> None:
    assert found(text) == []


def test_gives_the_names_in_reading_order() -> None:
    text = "Zai Lab, tislelizumab, Ascentage and Zai Lab"
    assert [name for name, _ in found(text)] == ["Zai Lab", "tislelizumab", "Ascentage", "Zai Lab"]


def test_the_first_of_two_equal_names_wins() -> None:
    assert found("亞盛", Lexicon.of([("亚盛", "one"), ("亞盛", "two")])) == [("亞盛", "one")]


def test_of_names_that_overlap_the_first_is_kept() -> None:
    overlapping = Lexicon.of([("Alpha Beta", "one"), ("Beta Gamma", "two")])
    assert found("Alpha Beta Gamma", overlapping) == [("Alpha Beta", "one")]


def test_a_blank_line_ends_a_name_with_stops() -> None:
    assert found("Merck & Co.,\n\nInc.") == [("Merck & Co", "merck-co")]
    assert found("Merck &\n\nCo.") == []


def test_a_name_without_words_is_no_name() -> None:
    assert Lexicon.of([("®", "mark")]).plain == {}


def test_plain_data_survives_marshal() -> None:
    again = Lexicon(marshal.loads(marshal.dumps(LEXICON.plain)))  # noqa: S302 - written here
    assert found("Merck & Co., Inc. and APG-2575", again) == [
        ("Merck & Co., Inc", "merck-co"),
        ("APG-2575", "apg"),
    ]


@given(
    st.sampled_from(sorted(NAMES)),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_finds_every_name_between_any_other_text(name: str, before: str, after: str) -> None:
    names = found(f"{before}\n\n({name})\n\n{after}")
    assert any(fold(name).startswith(fold(printed)) for printed, _ in names)


@given(st.lists(st.sampled_from([*NAMES, "of", ",", ".", "\n\n", "Pharma", "Merck", "集團"])))
def test_names_never_overlap(parts: list[str]) -> None:
    words = Words(fold(" ".join(parts)))
    hits = LEXICON.find(words)
    assert all(hit.first_word < hit.last_word <= len(words) for hit in hits)
    assert all(one.last_word <= other.first_word for one, other in pairwise(hits))

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import OffsetMap, Substitution, merge, substitute
from disclosure_lint.source import Source, Span

PIECES = st.sampled_from(
    "The |NMPA|. |\n|\n\n|公司|。|ʮ̡|ٰ΅˾໮j2561|â€™|\ufffd|ﬁ|\u200b|\xad|\r\n| (|)|α|é|U.S. "
    "|1. |https://a.b/c. ".split("|")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    markup = [
        Substitution(start, end, draw(st.sampled_from(["", "\n", "ab"]))) for start, end in pairs
    ]
    return Draft(Source(text), markup, [start for start, _ in pairs])


@given(drafts())
def test_every_unit_word_and_sentence_lies_in_the_text_as_read(draft: Draft) -> None:
    length, words = len(draft.text), draft.words
    assert len(draft.folded) == length
    for unit in draft.units:
        assert 0 <= unit.start < unit.end <= length
    for number, word in enumerate(words.text):
        start, end = draft.span(number, number + 1)
        assert 0 <= start < end <= length
        assert draft.folded[start:end] == word
        first, last = draft.sentence(number)
        assert first <= number < last <= len(words)
        assert draft.unit(start) is not None
    assert draft.sentences == sorted(set(draft.sentences))
    assert all(0 <= word < len(words) for word in draft.sentences)
    assert not words.text or draft.sentences[0] == 0


@given(drafts(), st.data())
def test_every_span_as_read_leads_to_its_place_in_the_source(
    draft: Draft, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(draft.text)))
    end = data.draw(st.integers(start, len(draft.text)))
    span = draft.origin(start, end)
    assert 0 <= span.start <= span.end <= len(draft.source.text)
    if end > start:
        assert span.end > span.start
        assert draft.read(span.start) <= start
        assert draft.read(span.end) >= end


@given(drafts())
def test_what_was_not_replaced_is_read_as_it_stands(draft: Draft) -> None:
    for offset, character in enumerate(draft.text):
        span = draft.origin(offset, offset + 1)
        if span.end - span.start == 1 and draft.source.quote(span) == character:
            assert draft.read(span.start) == offset


@given(TEXTS, TEXTS)
def test_offsets_follow_the_substitutions(text: str, other: str) -> None:
    half = len(text) // 2
    changes = [Substitution(0, half, other)] if half else []
    read = substitute(text, changes)
    assert read == (other if half else "") + text[half:]
    offsets = OffsetMap(changes)
    assert offsets(len(text)) == len(read)
    assert offsets.origin(len(read), len(read)).end == len(text)


def test_a_span_that_only_touches_a_deletion_leaves_it_out() -> None:
    draft = Draft(Source("a**bc**d"), [Substitution(1, 3, ""), Substitution(5, 7, "")])
    assert draft.text == "abcd"
    assert draft.origin(1, 3) == Span(3, 5)
    assert draft.origin(0, 4) == Span(0, 8)


def test_a_span_inside_a_decoded_run_takes_all_of_it() -> None:
    draft = Draft(Source("the ٰ΅˾໮ of"))
    assert draft.text == "the 股份代號 of"
    assert draft.origin(6, 7) == Span(4, 8)


def test_of_two_substitutions_that_overlap_the_earlier_group_wins() -> None:
    one, other, third = (Substitution(*span, "") for span in [(2, 5), (4, 6), (5, 7)])
    assert merge([one], [other], [third]) == [one, third]


def test_garbled_text_inside_markup_goes_with_it() -> None:
    draft = Draft(Source("a <ʮ̡> b"), [Substitution(2, 6, "")])
    assert draft.text == "a  b"
    assert draft.garbled == []


def test_invisible_characters_and_ligatures_are_not_read() -> None:
    draft = Draft(Source("\ufeffHQP\u200b1351 in\xadhibits ﬁve e\ufb03cacy ®\ufe0f"))
    assert draft.text == "HQP1351 inhibits five efficacy ®"


def test_headings_are_told_in_source_offsets() -> None:
    draft = Draft(Source("## One two.\nThree."), [Substitution(0, 3, "")], [3])
    assert [unit.kind for unit in draft.units] == ["heading", "paragraph"]


def test_an_offset_between_units_has_no_unit() -> None:
    draft = Draft(Source("One.\n\nTwo."))
    assert draft.unit(5) is None
    assert [unit.start for unit in draft.units_between(0, 6)] == [0]

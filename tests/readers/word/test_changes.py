from __future__ import annotations

import pytest
from wordfile import cell, change, docx, p, r, read, row, tbl

from disclosure_lint import Linter

MARK = "<w:rPr>{}</w:rPr>"
INSERTED = MARK.format('<w:ins w:id="9" w:author="A. Chan"/>')
DELETED = MARK.format('<w:del w:id="9" w:author="A. Chan"/>')
BY = "by A. Chan"
CASES = {
    "an insertion": (
        p("It ", change("ins", "clearly "), r("met it.")), "It clearly met it.", "It met it.",
        [(f"an insertion {BY}", "clearly ")], [(f"an insertion {BY} of “clearly”", "met")]),
    "a deletion": (
        p("It ", change("del", "narrowly "), r("met it.")), "It met it.", "It narrowly met it.",
        [(f"a deletion {BY} of “narrowly”", "met")], [(f"a deletion {BY}", "narrowly ")]),
    "a replacement of several runs is one change": (
        p("It ", change("del", r("nar"), r("rowly", "<w:b/>")), change("ins", "clear"), change("ins", "ly"), r(" met it.")),
        "It clearly met it.", "It narrowly met it.",
        [(f"a replacement {BY} of “narrowly”", "clearly")], [(f"a replacement {BY} of “clearly”", "narrowly")]),
    "changes of two people are two": (
        p(change("ins", "One "), change("ins", "two ", author="B. Lee"), r("three.")), "One two three.", "three.",
        [(f"an insertion {BY}", "One "), ("an insertion by B. Lee", "two ")],
        [(f"an insertion {BY} of “One”", "three."), ("an insertion by B. Lee of “two”", "three.")]),
    "an insertion that somebody deleted": (
        p("a ", change("ins", r("b "), change("del", "c ", author="B. Lee")), r("d")), "a b d", "a d",
        [(f"an insertion {BY}", "b "), ("a deletion by B. Lee of “c”", "d")], [(f"an insertion {BY} of “b c”", "d")]),
    "a move": (
        p(change("moveFrom", "Moved. "), r("One. ")) + p("Two. ", change("moveTo", "Moved.")), "One. \n\nTwo. Moved.",
        "Moved. One. \n\nTwo. ", [(f"a move {BY}", "Moved.")], [(f"a move {BY}", "Moved. ")]),
    "a paragraph that was split": (
        p("One ", properties=INSERTED) + p("two."), "One \n\ntwo.", "One two.",
        [(f"an insertion of a paragraph break {BY}", "One")], [(f"an insertion of a paragraph break {BY}", "two.")]),
    "paragraphs that were joined": (
        p("One ", properties=DELETED) + p("two."), "One two.", "One \n\ntwo.",
        [(f"a deletion of a paragraph break {BY}", "two.")], [(f"a deletion of a paragraph break {BY}", "One")]),
    "a paragraph that was put in is one change": (
        p("One.") + p(change("ins", "New."), properties=INSERTED) + p("Two."), "One.\n\nNew.\n\nTwo.", "One.\n\nTwo.",
        [(f"an insertion {BY}", "New.")], [(f"an insertion {BY} of “New.¶”", "Two.")]),
    "paragraphs that were taken out are one change": (
        p("One.") + p(change("del", "Old."), properties=DELETED) + p(change("del", "Older."), properties=DELETED) + p("Two."),
        "One.\n\nTwo.", "One.\n\nOld.\n\nOlder.\n\nTwo.",
        [(f"a deletion {BY} of “Old.¶Older.¶”", "Two.")], [(f"a deletion {BY}", "Old.\n\nOlder.")]),
    "formatting is no change": (
        p(r("One.", '<w:rPrChange w:id="3" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), "One.", "One.", [], []),
    "rows": (
        tbl(row("a", "b"), row("c", "d", properties='<w:del w:id="1" w:author="A. Chan"/>'),
            row("e", "f", properties='<w:ins w:id="2" w:author="B. Lee"/>')),
        "a\nb\ne\nf", "a\nb\nc\nd",
        [(f"a deletion {BY} of “cd”", "b"), ("an insertion by B. Lee", "e"), ("an insertion by B. Lee", "f")],
        [(f"a deletion {BY}", "c"), (f"a deletion {BY}", "d"), ("an insertion by B. Lee of “ef”", "d")]),
    "a cell": (
        tbl(row("a", cell("b", properties='<w:cellDel w:id="1" w:author="A. Chan"/>'), "c")), "a\nc", "a\nb\nc",
        [(f"a deletion {BY} of “b”", "a")], [(f"a deletion {BY}", "b")]),
    "nobody": (p(change("ins", "One.", author="")), "One.", "", [("an insertion", "One.")], []),
}  # fmt: skip


def residue(draft):
    return [(one.said, draft.source.text[one.start : one.end]) for one in draft.residue]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_changes_are_read_as_accepted_or_rejected_and_told_of_once(case):
    body, accepted, original, said, said_of_original = case
    draft = read(body)
    assert (draft.text, residue(draft)) == (accepted, said)
    if original:
        draft = read(body, "original")
        assert (draft.text, residue(draft)) == (original, said_of_original)


def test_a_joined_paragraph_looks_as_the_last_of_them():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        p("One ", properties=numbered + DELETED)
        + p("two", properties=numbered)
        + p("three", properties=numbered)
    )
    assert read(docx(body, numbering=numbering)).text == "1. One two\n\n2. three"
    assert read(docx(body, numbering=numbering), "original").text == "1. One \n\n2. two\n\n3. three"


COMMENTS = (
    '<w:comment w:id="4" w:author="A. Chan" w:initials="AC"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Is this ITT?</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="5" w:author="B. Lee"><w:p><w:r><w:t>Yes.</w:t></w:r></w:p></w:comment><w:comment w:id="6"><w:p/></w:comment>'
)
ENDS = "".join(
    f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in (4, 5, 9)
)


@pytest.fixture(scope="module")
def commented():
    begins = '<w:commentRangeStart w:id="4"/><w:commentRangeStart w:id="5"/>'
    body = p(
        "The trial ",
        begins,
        r("met"),
        r(" its endpoint"),
        ENDS,
        r(" in ", "<w:b/>"),
        change("ins", "May"),
        r(" of 2026."),
    )
    return docx(body, comments=COMMENTS)


def test_comments_are_told_of_and_not_read(commented):
    draft = read(commented)
    assert draft.text == "The trial met its endpoint in May of 2026."
    assert residue(draft)[1:] == [
        ("a comment by A. Chan on “met its endpoint”", "Is this ITT?"),
        ("a comment by B. Lee on “met its endpoint”", "Yes."),
    ]
    assert draft.source.where(draft.source.text.index("Yes.")) == "comment 2"


def test_each_remark_and_each_change_is_a_finding(commented):
    report = Linter(select=("drafting",)).lint(read(commented))
    assert [(one.rule, one.message) for one in report.findings] == [
        ("drafting/tracked-change", "Left in the draft: an insertion by A. Chan, `May`"),
        ("drafting/review-comment", "Left in the draft: a comment by A. Chan on “met its endpoint”, `Is this ITT?`"),
        ("drafting/review-comment", "Left in the draft: a comment by B. Lee on “met its endpoint”, `Yes.`"),
    ]  # fmt: skip
    assert [report.source.where(one.primary.span.start) for one in report.findings] == [
        "paragraph 1", "comment 1", "comment 2",
    ]  # fmt: skip


def test_two_changes_beside_one_word_are_both_told_of():
    body = p(
        change("del", "a "),
        change("del", "b ", author="B. Lee"),
        r("word ", "<w:vanish/>"),
        r("here."),
    )
    report = Linter(select=("drafting",)).lint(read(body))
    assert len([one for one in report.findings if one.rule == "drafting/tracked-change"]) == 2

from __future__ import annotations

import pytest

from disclosure_lint import readers
from disclosure_lint.errors import ReadError

HEAD = """<SEC-DOCUMENT>0001-26-000001.txt : 20261123
<SEC-HEADER>0001-26-000001.hdr.sgml : 20261123
ACCESSION NUMBER: 0001-26-000001
</SEC-HEADER>
"""


def document(type_: str, name: str, text: str) -> str:
    named = f"<FILENAME>{name}\n" if name else ""
    return f"<DOCUMENT>\n<TYPE>{type_}\n<SEQUENCE>1\n{named}<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


COVER = document("6-K", "form6k.htm", "<html><body><p>Form 6-K</p>\n<p>A report.</p></body></html>")
PLAIN = document(
    "EX-99.1", "ex99-1.txt", "<PAGE>\nThe results.\n\n<TABLE>\n<S> <C>\nA  1\n</TABLE>\nMore."
)
PICTURE = document("GRAPHIC", "a.jpg", "begin 644 a.jpg\nM_]C_X\nend")
SLIDES = document("EX-99.2", "ex99-2.htm", "<html><body><img src=a.jpg></body></html>")
DATA = document("EX-101.SCH", "x.xsd", "<XBRL>\n<?xml version='1.0'?>\n<a>b</a>\n</XBRL>")
VIEWER = document("XML", "R1.htm", "<html><p>Cover page</p></html>")


def read(text: str, name: str = "f.txt"):
    return readers.read_all_bytes(text.encode(), name)


def test_every_document_with_text_is_a_draft_of_its_own() -> None:
    drafts = read(HEAD + COVER + PLAIN + PICTURE + DATA + VIEWER + SLIDES)
    assert [draft.source.name for draft in drafts] == [
        "f.txt#form6k.htm", "f.txt#ex99-1.txt", "f.txt#ex99-2.htm",
    ]  # fmt: skip
    assert drafts[0].text == "Form 6-K\n\nA report."
    assert drafts[1].text.split() == ["The", "results.", "A", "1", "More."]
    assert not drafts[2].text
    assert [one.said for one in drafts[2].unread] == ["an HTML page that shows no words"]


def test_lines_are_those_of_the_submission() -> None:
    text = HEAD + COVER + PLAIN
    for draft in read(text):
        word = "report" if "form6k" in draft.source.name else "More"
        at = draft.source.text.index(word)
        line, column = draft.source.position(at)
        assert text.split("\n")[line - 1][column - 1 :].startswith(word)
        assert draft.source.line(line) == text.split("\n")[line - 1]


def test_a_document_alone_goes_by_the_name_of_its_file() -> None:
    draft = readers.read_bytes(COVER.encode(), "exhibit.html")
    assert (draft.source.name, draft.text) == ("exhibit.html", "Form 6-K\n\nA report.")


def test_tags_may_stand_on_one_line() -> None:
    text = "<SEC-HEADER>x</SEC-HEADER>\n<DOCUMENT><TYPE>EX-99.1<FILENAME>a.htm<TEXT><p>One.</p></TEXT></DOCUMENT>"
    draft = readers.read_bytes(
        (text + text.replace("<TYPE>EX-99.1", "<TYPE>GRAPHIC")).encode(), "f"
    )
    assert draft.text == "One."
    assert draft.source.position(draft.source.text.index("One")).line == 2


def test_reading_one_of_several_is_refused_with_what_to_do() -> None:
    with pytest.raises(ReadError, match="a submission of 2 documents"):
        readers.read_bytes((HEAD + COVER + PLAIN).encode(), "f.txt")
    assert len(readers.read_all_bytes(b"The Company.", "x.txt")) == 1


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + PICTURE,
        HEAD + "<DOCUMENT>" * 100,
        HEAD + "<DOCUMENT>\n<TYPE>6-K\n",
    ],
)
def test_a_submission_without_text_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="without a document that holds text"):
        read(text)


def test_a_submission_that_was_cut_off_is_read_to_its_end() -> None:
    drafts = read(HEAD + COVER + PLAIN[: PLAIN.index("More.") + 5])
    assert drafts[1].text.endswith("More.")


def test_more_documents_than_any_filing_has_are_refused() -> None:
    with pytest.raises(ReadError, match="more than 2,000 documents"):
        read(HEAD + "<DOCUMENT>\n<TYPE>6-K\n<TEXT>\nx\n" * 3000)


def test_documents_of_one_name_and_of_none_are_told_apart() -> None:
    drafts = read(HEAD + document("EX-99.1", "", "One.") + document("EX-99.1", "", "Two."))
    names = [draft.source.name for draft in drafts]
    assert names == ["f.txt#EX-99.1", "f.txt#EX-99.1-2"]


@pytest.mark.parametrize(("count", "end", "is_cut"), [(2, "", True), (1, "", False), (2, "</SEC-DOCUMENT>", False)])  # fmt: skip
def test_a_submission_that_lacks_documents_is_told(count: int, end: str, *, is_cut: bool) -> None:
    data = (
        f"<SEC-DOCUMENT>x.txt\nPUBLIC DOCUMENT COUNT:\t\t{count}\n<DOCUMENT>\n<TYPE>EX-99.1\n"
        f"<TEXT>\nThe Company.\n</TEXT>\n</DOCUMENT>\n{end}"
    )
    said = [one.said for one in readers.read_bytes(data.encode(), "x.txt").unread]
    assert said == ["the submission ends after 1 of 2 documents"] * is_cut


@pytest.mark.parametrize("end", ["", "</SEC-DOCUMENT>"])
def test_a_submission_that_counts_no_documents_and_does_not_end_is_told(end: str) -> None:
    body = "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nThe Company.\n</TEXT>\n</DOCUMENT>\n"
    told = ["the submission ends without its closing tag"] * (not end)
    for begin, said in (("<SEC-DOCUMENT>x.txt\n", told), ("", [])):  # one document alone has no tag
        draft = readers.read_bytes(f"{begin}{body}{end}".encode(), "x.txt")
        assert [one.said for one in draft.unread] == said

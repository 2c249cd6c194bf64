"""Word (.docx, .docm, .dotx): from the zip and its XML to a draft, and edits back into it.

Read with the standard library alone. Macros and whatever lies outside the file are left
alone.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution, Unread, merge
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import files
from disclosure_lint.readers.manner import Manner
from disclosure_lint.readers.word.changes import beside
from disclosure_lint.readers.word.document import Document, document
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.readers.word.annotating import WordAnnotator
    from disclosure_lint.readers.word.writing import WordRewriter

_ELSEWHERE = "a document that is put in here from another file was not read"

_LETTERHEAD = "the head is a picture, and what a letterhead says there was not read"


def read(data: bytes, name: str, manner: Manner, made: bytes | None = None) -> Draft:
    """Return the draft of a Word file, its tracked changes accepted or rejected.

    `made` is the Word file that was made of `data`, where that is none.

    Raises:
        ReadError: it is damaged or a trap, holds more than any release, or no words.
    """
    if made is None:
        return draft_of(document(data, name, manner.tracked), data, name)
    return draft_of(document(made, name, manner.tracked), data, name, encoding="")


def draft_of(told: Document, data: bytes, name: str, *, encoding: str = "utf-8") -> Draft:
    """Return the draft of a document; what a reader does not see is not read.

    Raises:
        ReadError: it holds no words.
    """
    if not told.text[: told.read].strip():
        raise ReadError(
            f"{name}: empty, so there is nothing to check: a Word document without words"
        )
    written = told.transcript
    source = Source(told.text, name, files.sha256(data), encoding, written.places)
    comments = [Substitution(told.read, len(told.text), "")] if told.read < len(told.text) else []
    unread = [
        [Substitution(start, end, "") for start, end in stretches]
        for stretches in (written.hidden, written.struck, written.marks)
    ]
    return Draft(
        source,
        merge(comments, *unread),
        written.headings,
        residue=told.residue,
        tables=[table for table in written.tables if table.rows],
        unread=[
            *(Unread(*beside(told.text, at), _ELSEWHERE) for at in written.unread),
            *[Unread(*beside(told.text, 0), _LETTERHEAD, whole=False)] * bool(written.pictures),
        ],
        revisions=told.revisions,
        notes=told.notes,
    )


def rewriter(data: bytes, source: Source, *, suggest: bool = False) -> WordRewriter:
    """Return what puts edits of `source`, read with all changes accepted, into its file.

    Raises:
        ReadError: the file is signed, so that any edit would break it.
    """
    from disclosure_lint.readers.word.writing import WordRewriter

    return WordRewriter(document(data, source.name, "accepted"), suggest=suggest)


def annotator(data: bytes, name: str) -> WordAnnotator:
    """Return what puts comments on words of a file, read with all changes accepted.

    Raises:
        ReadError: the file is signed, or has no paragraph that could hold a comment.
    """
    from disclosure_lint.readers.word.annotating import WordAnnotator

    return WordAnnotator(document(data, name, "accepted"))

"""EDGAR submissions: one text file that holds a filing and its exhibits, each a draft.

A part is named after the file and its own name, `filing.txt#ex99-1.htm`. Its offsets are
those in the part, which begins with `<TEXT>`; its lines are counted on through the whole
submission. (Columns are too, as long as `<TEXT>` begins its line, as EDGAR writes it.)
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution, Unread, merge
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import text as plain
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 2000  # documents; the largest filings have a few hundred
_OPEN, _CLOSE, _TEXT, _TEXT_END = "<DOCUMENT>", "</DOCUMENT>", "<TEXT>", "</TEXT>"
_BEGIN, _END = "<SEC-DOCUMENT>", "</SEC-DOCUMENT>"
_HEADER = 20_000  # code points of a submission that hold its header
_COUNT = Regex(r"PUBLIC DOCUMENT COUNT:[ \t]{1,40}(\d{1,4})")
_HEAD = 4000  # code points before the text of a document
_FIELD = Regex(r"<(TYPE|FILENAME|SEQUENCE)>[ \t]*([^\s<>]{1,120})")
# Types and files that hold no text of the filing: data, pictures, archives.
_DATA_TYPES = Regex(r"(?:GRAPHIC|ZIP|EXCEL|JSON|XML|PDF|EX-101\b|EX-104\b|COVER$)", IGNORECASE)
_TEXTS = (".htm", ".html", ".xhtml", ".txt")
_WRAPPED = Regex(r"<TEXT>\s*<(?:PDF|XML|JSON|ZIP|EXCEL)>|<TEXT>\s*begin \d{3} ", IGNORECASE)
_PAGE = Regex(r"<(?:html|body|p|div|br|font|!doctype)\b", IGNORECASE)
_LOOK = 20_000  # code points of a document that tell whether it is a page
# The tags of filings in plain text, which show nothing.
_TAG = Regex(
    r"</?(?:PAGE|TABLE|CAPTION|S|C|FN|F\d{1,2}|TEXT|R|PRE|B|I|U|CENTER)>(?:[ \t]*(?=[\r\n]))?"
)


class Part(NamedTuple):
    """A document of a submission: its type, its name, and where its text stands."""

    type: str
    name: str
    start: int
    end: int
    is_cut: bool = False  # the submission ends within it


def read(source: Source) -> Draft:
    """Return the draft of a submission that holds one.

    Raises:
        ReadError: it holds several, or none.
    """
    drafts = read_all(source)
    if len(drafts) > 1:
        said = f"a submission of {len(drafts)} documents; readers.read_all reads them all"
        raise ReadError(f"{source.name}: {said}")
    return drafts[0]


def read_all(source: Source) -> list[Draft]:
    """Return the drafts of the documents that hold text, in their order.

    Raises:
        ReadError: there are none, or more than any filing has.
    """
    parts = [part for part in _parts(source) if not _is_data(source.text, part)]
    if not parts:
        raise ReadError(f"{source.name}: a submission without a document that holds text")
    if len(parts) == 1:
        drafts = [_draft(source, parts[0], source.name)]
        _see_whether_all(source, drafts)
        return drafts
    names = Counter[str]()
    drafts = []
    for part in parts:
        names[part.name] += 1
        number = names[part.name]
        drafts.append(_draft(source, part, f"{part.name}-{number}" if number > 1 else part.name))
    _see_whether_all(source, drafts)
    return drafts


def _see_whether_all(source: Source, drafts: list[Draft]) -> None:
    """Tell with the last document where the submission has fewer than its header counts."""
    declared = _COUNT.search(source.text, 0, _HEADER)
    there = source.text.count(_OPEN)
    if _END in source.text or (declared and there >= int(declared[1])):
        return
    said = ""
    if declared:
        said = f"the submission ends after {there} of {int(declared[1])} documents"
    elif _BEGIN in source.text[:_HEADER] and not drafts[-1].unread:
        said = "the submission ends without its closing tag"
    if said:
        length = len(drafts[-1].source.text)
        drafts[-1].unread += (Unread(length, length, said),)


def _parts(source: Source) -> Iterator[Part]:
    text = source.text
    start = text.find(_OPEN)
    count = 0
    while start >= 0:
        count += 1
        if count > _MOST:
            raise ReadError(f"{source.name}: a submission of more than {_MOST:,} documents")
        after = text.find(_OPEN, start + 1)
        end = len(text) if after < 0 else after
        begins = text.find(_TEXT, start, min(end, start + _HEAD))
        if begins >= 0:
            ends = text.rfind(_TEXT_END, begins, end)
            ends = text.rfind(_CLOSE, begins, end) if ends < 0 else ends
            told = dict(_FIELD.findall(text, start, begins))
            name = told.get("FILENAME") or told.get("TYPE") or told.get("SEQUENCE") or str(count)
            named = f"{source.name}#{name}"
            is_cut = ends < 0 and after < 0
            yield Part(told.get("TYPE", ""), named, begins, end if ends < 0 else ends, is_cut)
        start = after


def _is_data(text: str, part: Part) -> bool:
    if _DATA_TYPES.match(part.type) or _WRAPPED.match(text, part.start):
        return True
    name = part.name.rpartition("#")[2].lower()
    return "." in name and not name.endswith(_TEXTS) and not name.startswith("ex-")


def _draft(source: Source, part: Part, name: str) -> Draft:
    draft = _read(source, part, name)
    if part.is_cut and not draft.unread:
        length = part.end - part.start
        draft.unread += (Unread(length, length, "the submission ends within this document"),)
    return draft


def _read(source: Source, part: Part, name: str) -> Draft:
    words = source.text[part.start : part.end]
    line = source.position(part.start).line
    inner = Source(words, name, source.sha256, encoding="", first_line=line, file=source.name)
    if not _PAGE.search(words, 0, _LOOK):
        tags = [Substitution(*tag.span(), "") for tag in _TAG.finditer(words)]
        return Draft(inner, merge(plain.comments(words, only="disclosure-lint:"), tags))
    from disclosure_lint.readers import html

    try:
        return html.read(inner)
    except ReadError as error:
        said = str(error).removeprefix(f"{name}: ")
        everything = [Substitution(0, len(words), "")]
        return Draft(inner, everything, unread=[Unread(0, len(words), said)])

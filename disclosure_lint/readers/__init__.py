"""Readers: from the bytes of a file to a draft, and from a mended text to the file.

Each reader takes its notation out of the text as read and says where headings begin.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.lean import import_module
from disclosure_lint.readers import decoding, files
from disclosure_lint.readers import filetypes as formats
from disclosure_lint.readers.manner import Manner, Tracked
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from disclosure_lint.readers.rewriting import Annotator, Rewriter, Suggester

__all__ = [
    "UNMENDED",
    "annotator",
    "load",
    "read",
    "read_all",
    "read_all_bytes",
    "read_bytes",
    "read_text",
    "rewriter",
    "suggester",
    "write",
]

UNMENDED = files.UNMENDED
_OPENING = 8192  # characters that tell what a text is
load = files.load
write = files.write


def read(
    path: str,
    encoding: str | None = None,
    *,
    tracked: Tracked = "accepted",
    convert: bool = False,
) -> Draft:
    """Return the draft that a file holds.

    Args:
        path: the file; its bytes and its extension say which reader it gets.
        encoding: the name of its encoding, where it is not to be recognised.
        tracked: whether a Word file is read as it is once all its tracked changes are
            accepted, or as it was before them.
        convert: whether LibreOffice, where it is installed, may turn an old Word file, RTF
            or OpenDocument into a Word file, in a folder that is gone afterwards.

    Raises:
        ReadError: the file cannot be read, holds no text, or holds several drafts.
    """
    return read_bytes(files.load(path), path, encoding, tracked=tracked, convert=convert)


def read_bytes(
    data: bytes,
    name: str,
    encoding: str | None = None,
    *,
    tracked: Tracked = "accepted",
    convert: bool = False,
) -> Draft:
    """Return the draft that `data` holds, as though it were a file of that name.

    Raises:
        ReadError: there is no text in it, or several drafts are.
    """
    found: Draft = _read(data, name, Manner(encoding, tracked, convert), "read")
    return found


def read_all(
    path: str,
    encoding: str | None = None,
    *,
    tracked: Tracked = "accepted",
    convert: bool = False,
) -> list[Draft]:
    """Return all drafts that a file holds: those of a submission to EDGAR, or else one.

    Raises:
        ReadError: the file cannot be read, or holds no text.
    """
    return read_all_bytes(files.load(path), path, encoding, tracked=tracked, convert=convert)


def read_all_bytes(
    data: bytes,
    name: str,
    encoding: str | None = None,
    *,
    tracked: Tracked = "accepted",
    convert: bool = False,
) -> list[Draft]:
    """Return all drafts that `data` holds, as though it were a file of that name.

    Raises:
        ReadError: there is no text in it.
    """
    if convert and formats.convertible(data, name):
        return [read_bytes(data, name, tracked=tracked, convert=True)]
    if formats.recognise(data, name) in formats.SEVERAL:
        found: list[Draft] = _read(data, name, Manner(encoding, tracked, convert), "read_all")
        return found
    return [read_bytes(data, name, encoding, tracked=tracked)]


def read_text(text: str, name: str) -> Draft:
    """Return the draft that a text holds which is decoded already, as an editor has it.

    Its name and its beginning say how it is read. Offsets are those of `text`.

    Raises:
        ReadError: there is no text in it, or it is of a sort that no editor shows as it is,
            such as an e-mail, or holds several drafts.
    """
    what = formats.recognise(text[:_OPENING].encode("utf-8", "surrogatepass"), name)
    if what in formats.BINARY or what in formats.SEVERAL:
        raise ReadError(f"{name}: not a draft that is one text; check it from the command line")
    if not text.strip():
        raise ReadError(f"{name}: empty, so there is nothing to check")
    digest = files.sha256(text.encode("utf-8", "surrogatepass"))
    found: Draft = import_module(f"{__name__}.{what}").read(Source(text, name, digest))
    return found


def rewriter(data: bytes, source: Source) -> Rewriter:
    """Return what puts edits of `source` into the bytes that it was read from.

    Raises:
        ReadError: a file of this format cannot be fixed in place.
    """
    what = formats.recognise(data, source.name)
    if what not in formats.BINARY:
        from disclosure_lint.readers.rewriting import TextRewriter

        return TextRewriter(data, source)
    module = import_module(f"{__name__}.{what}")
    if not hasattr(module, "rewriter"):
        said = "cannot be fixed in place; mend the document that it was made from"
        raise ReadError(f"{source.name}: {said}")
    made: Rewriter = module.rewriter(data, source)
    return made


def suggester(data: bytes, source: Source) -> Suggester:
    """Return what puts edits into a file as changes that somebody may accept.

    Raises:
        ReadError: a file of this format cannot hold any.
    """
    if formats.recognise(data, source.name) != "word":
        raise ReadError(f"{source.name}: only a Word file can hold suggestions, and this is none")
    from disclosure_lint.readers import word

    return word.rewriter(data, source, suggest=True)


def annotator(data: bytes, name: str) -> Annotator:
    """Return what puts comments on words of a file into its bytes.

    Raises:
        ReadError: a file of this format cannot hold any, or may not be changed.
    """
    if formats.recognise(data, name) != "word":
        said = "only a Word file can hold comments, and this is none"
        raise ReadError(f"{name}: {said}; `check --output html` marks the findings in its text")
    from disclosure_lint.readers import word

    return word.annotator(data, name)


def _read(data: bytes, name: str, manner: Manner, how: str) -> Any:
    """Let the reader of a file read it, with its function called `how`."""
    ending = formats.convertible(data, name) if manner.convert else None
    if ending:
        from disclosure_lint.readers import converting, word

        return word.read(data, name, manner, converting.converted(data, ending, name))
    what = formats.recognise(data, name)
    reader = import_module(f"{__name__}.{what}")
    if what in formats.BINARY:
        return getattr(reader, how)(data, name, manner)
    declared = _declared(data) if what in formats.DECLARING else None
    decoded = decoding.decode(data, name, manner.encoding, declared)
    if not decoded.text.strip():
        raise ReadError(f"{name}: empty, so there is nothing to check")
    source = Source(decoded.text, name, files.sha256(data), decoded.encoding)
    read: Any = getattr(reader, how)(source)
    if not (manner.encoding or declared) and (decoded.encoding == "cp1252" or b"\x1b" in data):
        from disclosure_lint.readers import guessing

        for draft in read if isinstance(read, list) else [read]:
            guessing.tell(draft, decoded.encoding)
    return read


def _declared(data: bytes) -> str | None:
    from disclosure_lint.readers import charset

    return charset.declared(data)

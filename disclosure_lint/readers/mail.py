"""E-mails and pages saved as MIME (.eml, .mht): their body is the draft.

Every part of a body is read in its order; of one that is there in several forms the page is,
which is what people see, else the plain text. A message that was forwarded as a whole is a
draft of its own. The subject is not read, and what is attached is told of. Positions are
those in the decoded body.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Residue, Substitution, Table, Unread
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import charset, decoding, files, flowed, guessing, html, sight, text
from disclosure_lint.readers.manner import Manner
from disclosure_lint.readers.mime import Message, MimeError, Part, messages
from disclosure_lint.source import Source, Span

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_BETWEEN = "\n\n"
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")  # fmt: skip
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_OUTLOOK = (
    "; what Outlook packed into winmail.dat is not read, so have it sent as HTML or plain text"
)
_NAMED = 5  # attachments that are named
_SEVEN_BITS = frozenset({"us-ascii", "ascii", "ansi_x3.4-1968"})


def read(data: bytes, name: str, manner: Manner) -> Draft:
    """Return the draft of an e-mail that holds one.

    Raises:
        ReadError: it is no e-mail, its body holds no words, or others were forwarded in it.
    """
    drafts = read_all(data, name, manner)
    if len(drafts) > 1:
        said = f"an e-mail that holds {len(drafts)} messages; readers.read_all reads them all"
        raise ReadError(f"{name}: {said}")
    return drafts[0]


def read_all(data: bytes, name: str, manner: Manner) -> list[Draft]:
    """Return the drafts of an e-mail and of the messages that were forwarded in it.

    Raises:
        ReadError: it is no e-mail, or none of its bodies holds words.
    """
    try:
        found = messages(data)
    except MimeError as error:
        raise ReadError(f"{name}: not an e-mail or a saved page: {error}") from None
    bodies = [(one, [*_bodies(one)]) for one in found]
    bodies = [(one, parts) for one, parts in bodies if parts]
    digest = files.sha256(data)
    drafts: list[Draft] = []
    for number, (one, parts) in enumerate(bodies):
        called = name if not number else f"{name}#message-{number + 1}"
        made = [draft for part in parts if (draft := _read(part, called, name, digest, manner))]
        if made:
            whole = made[0] if len(made) == 1 else _joined(made)
            _tell(whole, one)
            drafts.append(whole)
    if not drafts:
        packed = any(part.type in _TNEF for one in found for part in one.parts)
        why = _OUTLOOK if packed else ", so there is nothing to check"
        raise ReadError(f"{name}: no body of text or HTML{why}")
    return drafts


def _bodies(message: Message) -> list[Part]:
    """Return the parts of a message that are shown, in order, each in one of its forms."""
    shown = [
        one for one in message.parts
        if not one.is_attached and (one.type in _PAGES or one.type == "text/plain") and one.body.strip()
    ]  # fmt: skip
    pages = {one.forms for one in shown if one.forms and one.type in _PAGES}
    kept: list[Part] = []
    taken: set[int] = set()
    for one in shown:
        if one.forms in pages and one.type not in _PAGES:
            continue
        if one.forms and one.forms in taken and one.type not in _PAGES:
            continue
        if one.forms:
            taken.add(one.forms)
        kept.append(one)
    return kept


def _read(part: Part, called: str, file: str, digest: str, manner: Manner) -> Draft | None:
    """Return the draft of a part; None where it shows no words."""
    told = charset.known(part.charset) or charset.declared(part.body)
    if part.charset.lower() in _SEVEN_BITS and not part.body.isascii():
        told = charset.declared(part.body)  # a label that some programs put on everything
    decoded = (not manner.encoding and _shifted(part)) or decoding.decode(
        part.body, file, manner.encoding, told
    )
    words = decoded.text
    if part.flows and part.type not in _PAGES:
        words = flowed.joined(words, spaceless=part.is_spaceless)
    source = Source(words, called, digest, encoding="", file=file)
    try:
        draft = html.read(source) if part.type in _PAGES else text.read(source)
    except ReadError:
        if part.type in _PAGES and not decoded.text.strip():
            return None
        if part.forms or part.is_alone:
            raise
        return None  # a picture with nothing around it
    if not (told or manner.encoding or charset.shifted(part.charset)):
        guessing.tell(draft, decoded.encoding)
    return draft


def _shifted(part: Part) -> decoding.Decoded | None:
    """Return the text of a part in an encoding whose bytes look like ASCII, if it is in one."""
    encoding = charset.shifted(part.charset)
    if not encoding:
        return None
    try:
        words = part.body.decode(encoding)
        words.encode()  # UTF-7 may hold halves of characters
    except UnicodeError:
        return None
    return decoding.Decoded(words, encoding)


def _joined(drafts: list[Draft]) -> Draft:
    """Return the draft that parts of one body make, one after the other."""
    texts: list[str] = []
    markup: list[Substitution] = []
    headings: list[int] = []
    residue: list[Residue] = []
    tables: list[Table] = []
    unread: list[Unread] = []
    at = 0
    for one in drafts:
        texts.append(one.source.text)
        markup += [Substitution(s.start + at, s.end + at, s.text) for s in one.markup]
        headings += [one.origin(start, start + 1).start + at for start in one.headings]
        residue += [r._replace(start=r.start + at, end=r.end + at) for r in one.residue]
        unread += [u._replace(start=u.start + at, end=u.end + at) for u in one.unread]
        for table in one.tables:
            rows = (tuple(Span(c.start + at, c.end + at) for c in row) for row in table.rows)
            tables.append(Table(tuple(rows)))
        at += len(one.source.text) + len(_BETWEEN)
    first = drafts[0].source
    source = Source(
        _BETWEEN.join(texts), first.name, first.sha256, encoding="", file=first.file
    )  # fmt: skip
    notation = next((one.notation for one in drafts if one.notation), None)
    return Draft(
        source, markup, headings, residue=residue, tables=tables, unread=unread, notation=notation
    )


def _tell(draft: Draft, message: Message) -> None:
    """Tell what of a message was not read: what is attached, and what was cut off."""
    names = [one.name or one.type for one in message.parts if one.is_attached]
    names = [name for name in names if name not in _SIGNATURES]
    end = len(draft.source.text)
    if names:
        more = len(names) - _NAMED
        listed = ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        said = f"What is attached was not read: {listed}"
        start, stop = sight.first_word(draft.source.text)
        draft.residue = (*draft.residue, sight.guess(start, stop, said))
    if message.is_cut:
        draft.unread += (Unread(end, end, "the message ends within its body"),)

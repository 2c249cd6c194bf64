"""E-mails and pages saved as MIME (.eml, .mht): their body is the draft.

Of several bodies it is the page, which is what people see, else the plain text. Neither
the subject nor what is attached is read. Positions are those in the decoded body.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import charset, decoding, files, html, text
from disclosure_lint.readers.manner import Manner
from disclosure_lint.readers.mime import MimeError, Part, parts
from disclosure_lint.source import Source

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(data: bytes, name: str, manner: Manner) -> Draft:
    """Return the draft of the body of an e-mail.

    Raises:
        ReadError: it is no e-mail, or its body holds no words.
    """
    try:
        found = [one for one in parts(data) if not one.is_attached and one.body.strip()]
    except MimeError as error:
        raise ReadError(f"{name}: not an e-mail or a saved page: {error}") from None
    bodies = [one for one in found if one.type in _PAGES]
    bodies += [one for one in found if one.type == "text/plain"]
    if bodies:
        source = Source(_decoded(bodies[0], name, manner), name, files.sha256(data), encoding="")
        return html.read(source) if bodies[0].type in _PAGES else text.read(source)
    raise ReadError(f"{name}: no body of text or HTML, so there is nothing to check")


def _decoded(part: Part, name: str, manner: Manner) -> str:
    """Return the text of a part, by the encoding that it, or else its page, declares."""
    told = charset.known(part.charset) or charset.declared(part.body)
    return decoding.decode(part.body, name, manner.encoding, told).text

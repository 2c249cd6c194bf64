"""What a file is, by its name and its first bytes; which of them can be read."""

from __future__ import annotations

import os

from disclosure_lint.errors import ReadError
from disclosure_lint.regex import IGNORECASE, MULTILINE, Regex

# What a draft in a folder or an archive is called; a file that is named is read in any case.
EXTENSIONS = (
    ".txt", ".text", ".md", ".markdown", ".docx", ".docm", ".pdf",
    ".htm", ".html", ".xhtml", ".eml", ".mht", ".mhtml",
)  # fmt: skip
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})

_EXTENSIONS = {
    ".doc": "a Word document", ".docx": "a Word document", ".docm": "a Word document",
    ".dotx": "a Word document", ".dotm": "a Word document", ".odt": "an OpenDocument text", ".pages": "a Pages document",
    ".ott": "an OpenDocument text", ".fodt": "an OpenDocument text", ".sxw": "an OpenDocument text",
    ".wpd": "a WordPerfect document", ".nitf": "a news item in XML", ".rtf": "an RTF document", ".pdf": "a PDF file", ".ps": "a PostScript file",
    ".htm": "an HTML page", ".html": "an HTML page", ".xhtml": "an HTML page",
    ".mht": "a saved web page", ".mhtml": "a saved web page", ".epub": "an e-book",
    ".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".xlsm": "a spreadsheet",
    ".ods": "a spreadsheet", ".numbers": "a spreadsheet", ".ppt": "a presentation",
    ".pptx": "a presentation", ".odp": "a presentation", ".key": "a presentation",
    ".eml": "an e-mail", ".msg": "an Outlook message", ".zip": "an archive", ".gz": "an archive",
    ".7z": "an archive", ".rar": "an archive", ".tar": "an archive", ".png": "a picture",
    ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".tif": "a picture",
    ".tiff": "a picture", ".bmp": "a picture", ".webp": "a picture", ".svg": "a picture",
}  # fmt: skip
_PACKED, _COMPOUND = "an Office document or an archive", "an old Office document"
_ADVICE = {
    "an old Word document": "save it as .docx",
    "an Office document locked with a password": "take the password off and save it as .docx",
    "an OpenDocument text": "save it as .docx, text or Markdown",
    "an RTF document": "save it as .docx, text or Markdown",
    "a Pages document": "export it as .docx",
    "a WordPerfect document": "save it as .docx, text or Markdown",
    "a Word document in XML": "save it as .docx",
    "a Word 2003 document in XML": "save it as .docx",
    "an Outlook message": "save it as .eml",
    "a news item in XML": "save its text as HTML or text",
    "an XML file": "save its text as HTML or text",
}
# What can be made a Word file of, and the ending by which LibreOffice knows each.
_CONVERTIBLE = {
    "an old Word document": ".doc", "an RTF document": ".rtf", "an OpenDocument text": ".odt",
    "a Pages document": ".pages", "a WordPerfect document": ".wpd", "a Word document in XML": ".xml",
}  # fmt: skip
_CONVERTED = ", or give --convert where LibreOffice is installed"
_SIGNATURES = (
    (b"PK\x03\x04", _PACKED),
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _COMPOUND),
    (b"{\\rtf", "an RTF document"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"\xdb\xa5-\x00", "an old Word document"),
    (b"\x31\xbe\x00\x00", "an old Word document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
_TEXTS = frozenset({"an HTML page", "a saved web page", "an e-mail"})
_SUBMISSION = Regex(
    rb"^(?:<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<SUBMISSION>\s|<DOCUMENT>\s{0,9}<TYPE>)", MULTILINE
)
_PAGE = Regex(
    rb"(?:\xef\xbb\xbf)?\s*(?:<xbrl>\s*)?(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    IGNORECASE,
)
# The root of an XML file, behind all that may stand before it.
_ROOT = Regex(
    r"\s*+(?:<\?[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>\s*+)*+"
    r"<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)",
    IGNORECASE,
)
_INNER = (  # what an XML file is by what stands near its beginning: names of spaces, of a root
    ("urn:oasis:names:tc:opendocument:xmlns:office", "an OpenDocument text"),
    ("http://schemas.microsoft.com/office/2006/xmlPackage", "a Word document in XML"),
    ("http://schemas.microsoft.com/office/word/2003/", "a Word 2003 document in XML"),
    ('progid="Word.Document"', "a Word 2003 document in XML"),
    ("<nitf", "a news item in XML"),
    ("http://iptc.org/std/nar/", "a news item in XML"),
    ("<NewsML", "a news item in XML"),
)
_PAGES = frozenset({"html", "head", "body", "xbrl"})
_OPENING = 4096  # bytes of an XML file, in which its root stands
_OTHERS = frozenset({"a spreadsheet", "a presentation"})
_HEADER = Regex(rb"\A(?:From [^\n]*\n)?[A-Za-z][A-Za-z-]{1,40}:[ \t][^\n]*\n")
_IS_MAIL = Regex(rb"^MIME-Version:[ \t]*1\.0", IGNORECASE | MULTILINE)
_BLANK = Regex(rb"\n\r?\n")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


# The modules of this package that take bytes; the others take a decoded text.
BINARY = frozenset({"mail", "pdf", "word"})
SEVERAL = frozenset({"mail", "submission"})  # those that may find several drafts
DECLARING = frozenset({"html"})  # those whose texts may name their own encoding
_READERS = {  # what a file is, and the module that reads it
    "a Word document": "word",
    "a PDF file": "pdf",
    "an HTML page": "html",
    "a submission to EDGAR": "submission",
    "an e-mail": "mail",
    "a saved web page": "mail",
}


def recognise(data: bytes, name: str) -> str:
    """Return the module of this package that reads a file: its bytes go before its name.

    Raises:
        ReadError: no reader knows what it is.
    """
    what = told(data, name)
    if what is None:
        return "markdown" if _extension(name) in MARKDOWN else "text"
    if what in _READERS:
        return _READERS[what]
    advice = _ADVICE.get(what, "save it as text or Markdown")
    if what in _CONVERTIBLE:
        advice += _CONVERTED
    raise ReadError(f"{name}: {what}, which this version cannot read; {advice}")


def convertible(data: bytes, name: str) -> str | None:
    """Return the ending of what can be made a Word file of; None for any other file."""
    try:
        what = told(data, name)
    except ReadError:
        return None
    is_flat = what == "an OpenDocument text" and not data.startswith(_SIGNATURES[0][0])
    return ".fodt" if is_flat else _CONVERTIBLE.get(what or "")


def told(data: bytes, name: str) -> str | None:
    """Return what a file is by its bytes, else by its name, or None for a text.

    Raises:
        ReadError: it is named like a Word document, and is none.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            named = _EXTENSIONS.get(_extension(name), what)
            if what not in {_PACKED, _COMPOUND}:
                return what
            return _inside(data, what, what if named in _TEXTS else named)
    if _SUBMISSION.search(data, 0, 4096):
        return "a submission to EDGAR"
    if _PAGE.match(data, 0, 1024):
        return "an HTML page"
    by_name = _EXTENSIONS.get(_extension(name))
    found = _markup(data) or ("an e-mail" if _is_mail(data) else None)
    if found and (found, by_name) != ("an XML file", "an HTML page"):
        return found
    if by_name == "a Word document":
        said = "named like a Word document, but it is not one; save it as .docx"
        raise ReadError(
            f"{name}: {said}" if data else f"{name}: empty, so there is nothing to check"
        )
    return by_name


def _markup(data: bytes) -> str | None:
    """Return what a text in XML or RTF is, whatever it is called and whatever stands before it."""
    head, encoding = data[:_OPENING], "utf-8"
    for mark, name in _MARKS:
        if head.startswith(mark):
            head, encoding = head[len(mark) :], name
    if b"<" not in head and b"{" not in head[:80]:
        return None
    said = head.decode(encoding, "replace")
    if said.lstrip("\ufeff \t\r\n").startswith("{\\rtf"):
        return "an RTF document"
    root = _ROOT.match(said)
    if root is None or root["name"].lower() in _PAGES:
        return None
    for name, what in _INNER:
        if name in said:
            return what
    return "an XML file" if said.lstrip().startswith("<?xml") else None


def _is_mail(data: bytes) -> bool:
    """Whether a text begins with the header of a message, as MIME has it."""
    if not _HEADER.search(data, 0, _OPENING):
        return False
    blank = _BLANK.search(data, 0, 16 * _OPENING)
    return _IS_MAIL.search(data, 0, blank.start() if blank else _OPENING) is not None


def _inside(data: bytes, what: str, named: str) -> str:
    """Return what a container holds, by its bytes rather than its name."""
    from disclosure_lint.readers import packed

    if what == _COMPOUND:
        return packed.compound(data) or (packed.OLD_WORD if named == packed.WORD else named)
    found = packed.zipped(data)
    if found == packed.PAGES and named in _OTHERS:
        return named  # which Apple packs alike
    if found == packed.ARCHIVE and (named != packed.WORD or not packed.is_whole(data)):
        return named
    return found


def _extension(name: str) -> str:
    return os.path.splitext(name)[1].lower()

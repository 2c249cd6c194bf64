"""Which files the tool itself wrote, by the marks that they bear.

A report that lies beside the drafts is no draft, and may be written anew; whatever else
lies there is somebody's work.
"""

from __future__ import annotations

from disclosure_lint.errors import ReadError
from disclosure_lint.outputs import BASELINE, GENERATOR, NAME
from disclosure_lint.regex import Regex

_NAME, _GENERATOR, _BASELINE = NAME.encode(), GENERATOR.encode(), BASELINE.encode()
_CSV = b"\xef\xbb\xbfdraft,severity,rule,message,"  # `render.csv`
_TOP = 4096  # bytes in which a page says what made it
_RULE = rb"(?:error|warning|note)\[[a-z0-9-]+/[a-z0-9-]+\]"
_LINES = Regex(  # how each format of lines begins
    rb"\A(?:::(?:error|warning|notice) file=[^\n]*,title=[a-z0-9-]+/[a-z0-9-]+[,:]"
    rb"|[^\n]+:\d+:\d+: " + _RULE + rb" "
    rb"|[^\n]+:\s+(?:announcement|press\s+release|exhibit|results|report|brief|other),"
    rb"[^\n]*\n(?:[^\n]+\n){0,3}\n" + _RULE + rb": )"
)
_FOOT = Regex(
    rb"(?m)^\d[\d,]* drafts?: [^\n]*\brequirements? met[^\n]*\n(?:\d[^\n]* can be mended [^\n]*\n)?\Z"
)
_MADE_BY = Regex(rb'"(?:tool|driver|source)": ?\{\s*"name": "disclosure-lint"')
_GITLAB = Regex(rb'\A\[\s*(?:\]\s*\Z|\{"description": "[^\n]*"check_name": ")')
_COMMENTS = b"word/comments"  # the part of a Word file without which it is no copy of ours
_COMMENT = Regex(rb'<\w+:comment\b[^>]*\bw:author="disclosure-lint"')


def ours(data: bytes) -> str | None:
    """Return what a file of ours is, or None for anybody else's work.

    The first and the last few kilobytes of a page or a text are enough.
    """
    if _GENERATOR in data[:_TOP] or _LINES.search(data[:_TOP]) or _FOOT.search(data[-_TOP:]):
        return "a report"
    if data.startswith(_CSV) or (data.startswith(b"PK") and _is_workbook(data)):
        return "a report"
    if data.startswith(_BASELINE):
        return "a baseline"
    begins = data[:1]
    if begins in {b"{", b"["} and (_MADE_BY.search(data) or _GITLAB.search(data)):
        return "a report"
    if begins == b"<" and b'<testsuites name="%s"' % _NAME in data[:_TOP]:
        return "a report"
    return "an annotated copy" if is_annotated(data) else None


def _is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook that we are the author of."""
    if b"xl/workbook.xml" not in data:
        return False
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as file, file.open("docProps/core.xml") as part:
            return b"<dc:creator>%s<" % _NAME in part.read(_TOP)
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False


def is_annotated(data: bytes) -> bool:
    """Whether a Word file bears comments of ours; without them it is a draft again."""
    if not data.startswith(b"PK") or _COMMENTS not in data:
        return False
    from disclosure_lint.readers.word.archive import Archive

    try:
        archive = Archive(data, NAME)
        parts = [name for name in archive.names() if name.startswith(_COMMENTS.decode())]
        return any(_COMMENT.search(archive.part(name)) for name in parts)
    except ReadError:
        return False

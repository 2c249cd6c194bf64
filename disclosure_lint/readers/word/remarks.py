"""The part of a Word file that holds its comments: grown by some, or made where there is none."""

from __future__ import annotations

import posixpath

from disclosure_lint.readers.rewriting import Remark
from disclosure_lint.readers.word import markup
from disclosure_lint.readers.word.package import Package, relations_of
from disclosure_lint.readers.word.suggesting import AUTHOR
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SORT_OPEN = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SORT_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS = b"http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = b"http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL_ID = Regex(rb"\bId\s*=\s*[\"']rId(\d{1,9})[\"']")
_INITIALS = b"dl"
# Small and close, whatever the document's own paragraphs look like.
_SHAPE = (
    b'<w:pPr><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
    b'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_PLAIN, _STRONG = b'<w:sz w:val="18"/>', b'<w:b/><w:sz w:val="18"/>'


def declaration(xml: Xml) -> bytes:
    """Return what an element needs to say for `w:` to hold in it, if its part does not say so."""
    said = b'xmlns:w="%s"' % markup.space_of(xml)
    return b"" if said in xml.opening(xml.root) else b" " + said


def part(
    package: Package, remarks: Iterable[tuple[int, Remark]], date: str | None
) -> dict[str, bytes]:
    """Return the parts of a file that change where comments, by their ids, are put in.

    Raises:
        ReadError: a part of it is missing or damaged.
    """
    xml = package.one("comments")
    if xml is not None:
        space = declaration(xml)
        inside = b"".join(_comment(id_, remark, date, space) for id_, remark in remarks)
        return {xml.part: grown(xml, xml.root, inside)}
    main = package.xml(package.main)
    name = _fresh_name(package)
    inside = b"".join(_comment(id_, remark, date, b"") for id_, remark in remarks)
    space = b' xmlns:w="%s"' % markup.space_of(main)
    made = b"%s<w:comments%s>%s</w:comments>" % (_HEAD, space, inside)
    return {name: made, **_related(package, name), **_typed(package, name)}


def _fresh_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(2, 10_000)))
    paths = (posixpath.join(folder, name) for name in names)
    return next(path for path in paths if path not in package.archive)


def _comment(id_: int, remark: Remark, date: str | None, space: bytes) -> bytes:
    told = b' w:date="%sT00:00:00Z"' % date.encode() if date else b""
    return b'<w:comment%s w:id="%d" w:author="%s"%s w:initials="%s">%s</w:comment>' % (
        space, id_, AUTHOR, told, _INITIALS, b"".join(_rows(remark.rows)),
    )  # fmt: skip


def _rows(rows: Sequence[str]) -> Iterator[bytes]:
    for number, row in enumerate(rows):
        mark = b"" if number else b"<w:r><w:annotationRef/></w:r>"
        look = _PLAIN if number else _STRONG
        yield b'<w:p>%s%s<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % (
            _SHAPE, mark, look, markup.escaped(row),
        )  # fmt: skip


def _related(package: Package, name: str) -> dict[str, bytes]:
    """Return the relationships of the document, with its comments among them."""
    part = relations_of(package.main)
    sort = _SORT_STRICT if markup.STRICT in package.xml(package.main).data else _SORT_OPEN
    xml = package.xml(part) if part in package.archive else None
    taken = [int(number) for number in _REL_ID.findall(xml.data)] if xml else []
    said = b'<Relationship%s Id="rId%d" Type="%s" Target="%s"/>' % (
        _default(xml, _RELATIONS) if xml else b"", max(taken, default=0) + 1, sort,
        posixpath.basename(name).encode(),
    )  # fmt: skip
    if xml is not None:
        return {xml.part: grown(xml, xml.root, said)}
    return {part: b'%s<Relationships xmlns="%s">%s</Relationships>' % (_HEAD, _RELATIONS, said)}


def _typed(package: Package, name: str) -> dict[str, bytes]:
    """Return the list of what each part is, with the comments in it."""
    xml = package.xml(_TYPES_PART)
    told = _default(xml, _TYPES), name.encode(), _TYPE
    return {xml.part: grown(xml, xml.root, b'<Override%s PartName="/%s" ContentType="%s"/>' % told)}


def _default(xml: Xml, space: bytes) -> bytes:
    said = b' xmlns="%s"' % space
    return b"" if said in xml.opening(xml.root) else said


def grown(xml: Xml, node: Node, inside: bytes) -> bytes:
    """Return a part with something more at the end of an element."""
    if not xml.opening(node).endswith(b"/>"):
        return xml.data[: node.end] + inside + xml.data[node.end :]
    start, end = xml.whole(node)
    return xml.data[:start] + filled(xml, node, inside) + xml.data[end:]


def filled(xml: Xml, node: Node, inside: bytes) -> bytes:
    """Return an element that is written as empty, with something in it."""
    opening = xml.opening(node)[: -len(b"/>")].rstrip()
    return b"%s>%s</%s>" % (opening, inside, markup.name(xml, node))

"""XML of a Word file as a tree that knows the bytes every element stands at.

Both dialects of the format, transitional and strict, come out under the same short
names, such as `w:p`. A document type is never in such a file, so there are no entities.
"""

from __future__ import annotations

from xml.parsers import expat

from disclosure_lint.readers.word import limits
from disclosure_lint.readers.word.archive import Archive
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SPACES = {
    _OPEN + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OPEN + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OPEN + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OPEN + "markup-compatibility/2006": "mc",
    _OPEN + "package/2006/relationships": "rel",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_TEXTS = frozenset({"w:t", "w:delText", "m:t", "w:instrText"})
_TAG = Regex(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ENCODING = Regex(r"(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DECLARED = Regex(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"']")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # fmt: skip


_NONE: list[Node] = []


class Node:
    """An element: its name, attributes and elements, and its text where it is a text."""

    __slots__ = ("attributes", "children", "end", "start", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = _NONE  # its own list once it has any
        self.text = ""
        self.start = start  # the byte at which its first tag begins
        self.end = start  # the byte at which its last tag begins, or its only one ends

    def child(self, tag: str) -> Node | None:
        """Return the first element of that name right under this one."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def value(self, tag: str) -> str | None:
        """Return `w:val` of the element of that name right under this one."""
        found = self.child(tag)
        return None if found is None else found.attributes.get("w:val")

    def switch(self, tag: str) -> bool | None:
        """Return whether a property is on; None where nothing is said of it."""
        found = self.child(tag)
        if found is None:
            return None
        return found.attributes.get("w:val", "true").lower() not in {"0", "false", "off"}

    def all(self, tag: str) -> Iterator[Node]:
        """Yield the elements of that name at any depth, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.tag == tag:
                yield node
            waiting.extend(reversed(node.children))


class _Names(dict[str, str]):
    """Short names for those with their namespaces, such as `w:p`."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        known = _SPACES.get(space)
        made = f"{known}:{local}" if known else local if not space else f"{space} {local}"
        if len(self) < limits.ENTRIES:
            self[name] = made
        return made


class Xml:
    """One part: its bytes, always UTF-8, and its root element."""

    __slots__ = ("data", "part", "root")

    def __init__(self, part: str, data: bytes, root: Node) -> None:
        self.part = part
        self.data = data
        self.root = root

    def opening(self, node: Node) -> bytes:
        """Return the first tag of an element, as it stands."""
        found = _TAG.match(self.data, node.start)
        return self.data[node.start : found.end()] if found else b""

    def whole(self, node: Node) -> tuple[int, int]:
        """Return the bytes from an element's first tag to the end of its last one."""
        opening = self.opening(node)
        if opening.endswith(b"/>"):
            return node.start, node.start + len(opening)
        return node.start, self.data.index(b">", node.end) + 1

    def raw(self, node: Node) -> bytes:
        """Return an element as it stands."""
        start, end = self.whole(node)
        return self.data[start:end]

    def spliced(self, ordered: Iterable[tuple[int, int, bytes]]) -> bytes:
        """Return the bytes with ordered, disjoint stretches replaced: start, end, new bytes."""
        out: list[bytes] = []
        at = 0
        for start, end, new in ordered:
            out += (self.data[at:start], new)
            at = end
        return b"".join([*out, self.data[at:]])


class Parser:
    """Reads the parts of one file; all of them together may have so many elements."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._left = limits.ELEMENTS
        self._names = _Names()

    def part(self, part: str) -> Xml:
        """Return a part.

        Raises:
            ReadError: it is missing or damaged, is not XML, or is a trap.
        """
        data = self._utf8(self._archive.part(part), part)
        return Xml(part, data, self._tree(data, part))

    def _utf8(self, data: bytes, part: str) -> bytes:
        declared = _DECLARED.match(data)
        if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
            raise self._archive.refusal(f"its part `{part}` is in an encoding that Word never uses")
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                try:
                    text = data.decode(encoding)
                except UnicodeDecodeError:
                    raise self._not_xml(part) from None
                return _ENCODING.sub(r"\1", text, count=1).encode("utf-8", "replace")
        return data

    def _not_xml(self, part: str) -> Exception:
        return self._archive.refusal(f"its part `{part}` is not XML")

    def _tree(self, data: bytes, part: str) -> Node:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        top = Node("", {}, 0)
        stack = [top]
        names = self._names
        left, refusal = self._left, self._archive.refusal
        texts: list[str] = []

        def begin(name: str, given: dict[str, str]) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise refusal(f"more than {limits.ELEMENTS:,} elements in it")
            if len(stack) > limits.DEPTH:
                raise refusal(f"elements nested more than {limits.DEPTH} deep in `{part}`")
            if given:
                given = {names[key]: said for key, said in given.items()}
            node = Node(names[name], given, parser.CurrentByteIndex)
            texts.clear()
            above = stack[-1]
            if above.children is _NONE:
                above.children = [node]  # most elements have none, and a list costs the collector
            else:
                above.children.append(node)
            stack.append(node)

        def end(_name: str) -> None:
            node = stack.pop()
            node.end = parser.CurrentByteIndex
            if node.tag in _TEXTS:
                node.text = "".join(texts)
            texts.clear()

        def document_type(*_: Any) -> None:
            raise refusal(f"its part `{part}` declares a document type, as no Word file does")

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.CharacterDataHandler = texts.append
        parser.StartDoctypeDeclHandler = document_type
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes no names
        except (expat.ExpatError, ValueError, LookupError):
            raise self._not_xml(part) from None
        self._left = left
        return top.children[0]

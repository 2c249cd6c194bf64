"""Which part of a Word file is which: the document, and what belongs to it.

Goes by relationships, as Office does. What lies outside the file is never fetched.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from disclosure_lint.readers.word.archive import Archive
from disclosure_lint.readers.word.xml import Parser, Xml
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = "word/document.xml"


class Target(NamedTuple):
    """A part that another one names, and what it is to it: `styles`, `header`."""

    sort: str
    part: str


class Package:
    """The parts of one Word file, each parsed at most once."""

    def __init__(self, data: bytes, name: str) -> None:
        """Find the document.

        Raises:
            ReadError: the zip is broken, or there is no document in it.
        """
        self.archive = Archive(data, name)
        self._parser = Parser(self.archive)
        self._parsed: dict[str, Xml] = {}
        self.main = self._main()
        self.related = dict(self._relationships(self.main))

    def xml(self, part: str) -> Xml:
        """Return a part.

        Raises:
            ReadError: it is missing or damaged, is not XML, or is a trap.
        """
        if part not in self._parsed:
            self._parsed[part] = self._parser.part(part)
        return self._parsed[part]

    def one(self, sort: str) -> Xml | None:
        """Return the part that is the document's `styles`, `numbering` and so on."""
        for target in self.related.values():
            if target.sort == sort and target.part in self.archive:
                return self.xml(target.part)
        return None

    def _main(self) -> str:
        for target in self._targets("_rels/.rels", ""):
            if target[1].sort == "officeDocument" and target[1].part in self.archive:
                return target[1].part
        if _USUAL in self.archive:
            return _USUAL
        raise self.archive.refusal("there is no document in it")

    def _relationships(self, part: str) -> Iterator[tuple[str, Target]]:
        return self._targets(relations_of(part), posixpath.dirname(part))

    def _targets(self, part: str, folder: str) -> Iterator[tuple[str, Target]]:
        if part not in self.archive:
            return
        for node in self.xml(part).root.children:
            told = node.attributes
            if node.tag != "rel:Relationship" or told.get("TargetMode") == "External":
                continue
            sort = told.get("Type", "").rpartition("/")[2]
            path = posixpath.join("/", folder, unquote(told.get("Target", "")))
            yield told.get("Id", ""), Target(sort, posixpath.normpath(path).lstrip("/"))


def relations_of(part: str) -> str:
    """Return the name of the part that tells what another one belongs with."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")

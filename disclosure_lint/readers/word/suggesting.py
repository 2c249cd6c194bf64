"""Edits as tracked changes: a run is split where they fall, and a reviewer decides."""

from __future__ import annotations

import posixpath
from itertools import count

from disclosure_lint.errors import ReadError
from disclosure_lint.lean import suppress
from disclosure_lint.readers.word import markup
from disclosure_lint.readers.word.markup import Cut, Mark, Piecemeal
from disclosure_lint.readers.word.package import Package
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

AUTHOR = b"disclosure-lint"
_ID = Regex(rb"[\s:]id\s*=\s*[\"'](\d{1,10})[\"']")
_MOST = 2**31 - 2  # what Word takes for an id


def fresh_ids(package: Package) -> Iterator[int]:
    """Yield numbers that no change, comment or bookmark of the file has."""
    folder = posixpath.dirname(package.main)
    taken: set[int] = set()
    for name in package.archive.names():
        if name.endswith(".xml") and posixpath.dirname(name).startswith(folder):
            with suppress(ReadError):  # a part that is damaged is none that is read
                taken.update(int(found) for found in _ID.findall(package.archive.part(name)))
    first = max((id_ for id_ in taken if id_ < _MOST), default=0) + 1
    free = count(first) if first < _MOST // 2 else count(1)
    return (id_ for id_ in free if id_ not in taken)


class Suggestions:
    """Writes the changes of one part."""

    def __init__(self, xml: Xml, ids: Iterator[int], date: str | None) -> None:
        self._xml = xml
        self._ids = ids
        self._date = date.encode() if date else b""

    def run(self, run: Node, cuts: Mapping[Node, Piecemeal]) -> bytes:
        """Return a run as several: what stays, what goes, what comes, and marks between."""
        opening = self._xml.opening(run)
        tag = markup.name(self._xml, run)
        look = self._look(run)
        whole_look = self._raw_look(run)
        out: list[bytes] = []
        kept: list[bytes] = []

        def close() -> None:
            nonlocal whole_look
            if kept:
                out.append(b"%s%s%s</%s>" % (opening, whole_look, b"".join(kept), tag))
                kept.clear()
                whole_look = look

        for child in run.children:
            if child.tag == "w:rPr":
                continue
            if child not in cuts:
                kept.append(self._xml.raw(child))
                continue
            at = 0
            for step in cuts[child].steps():
                kept += self._text(child, cuts[child].text[at : step.start])
                close()
                if isinstance(step, Mark):
                    out.append(step.xml)
                    at = step.start
                    whole_look = self._look_again(run)
                else:
                    out += self._change(run, child, cuts[child].text, step)
                    at = step.end
            kept += self._text(child, cuts[child].text[at:])
        close()
        return b"".join(out)

    def _text(self, node: Node, said: str) -> list[bytes]:
        return [markup.text(self._xml, node, said)] if said else []

    def _change(self, run: Node, node: Node, text: str, cut: Cut) -> Iterator[bytes]:
        tag = markup.name(self._xml, node)
        prefix = tag[: -len(b"t")]
        if cut.start < cut.end:
            said = markup.element(prefix + b"delText", text[cut.start : cut.end])
            yield self._wrapped(b"del", prefix, self._look(run) + said)
        if cut.text:
            said = markup.element(tag, cut.text)
            yield self._wrapped(b"ins", prefix, self._look(cut.look) + said)

    def _wrapped(self, sort: bytes, prefix: bytes, inside: bytes) -> bytes:
        """Return a run inside a change; attributes need a prefix even where tags have none."""
        said, space = prefix or b"w:", b""
        if not prefix:
            space = b' xmlns:w="%s"' % markup.space_of(self._xml)
        date = b' %sdate="%sT00:00:00Z"' % (said, self._date) if self._date else b""
        return b'<%s%s%s %sid="%d" %sauthor="%s"%s><%sr>%s</%sr></%s%s>' % (
            prefix, sort, space, said, next(self._ids), said, AUTHOR, date,
            prefix, inside, prefix, prefix, sort,
        )  # fmt: skip

    def _raw_look(self, run: Node) -> bytes:
        properties = run.child("w:rPr")
        return self._xml.raw(properties) if properties else b""

    def _look_again(self, run: Node) -> bytes:
        """Return the formatting of a run, what tracks it under a number of its own."""
        raw = self._raw_look(run)
        before, tracked, after = raw.partition(b"rPrChange")
        if not tracked:
            return raw
        found = _ID.search(after)
        if found is not None:
            after = after[: found.start(1)] + b"%d" % next(self._ids) + after[found.end(1) :]
        return before + tracked + after

    def _look(self, run: Node) -> bytes:
        """Return the formatting of a run without what tracks it, which is told of once."""
        properties = run.child("w:rPr")
        if properties is None:
            return b""
        start, end = self._xml.whole(properties)
        tracked = properties.child("w:rPrChange")
        if tracked is None:
            return self._xml.data[start:end]
        first, last = self._xml.whole(tracked)
        return self._xml.data[start:first] + self._xml.data[last:end]

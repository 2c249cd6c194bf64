"""Where in the body of a document comments may begin and end: at which elements, in what.

Words that stand in something no comment goes into, such as a text box, have the
outermost element around them that one can stand beside.
"""

from __future__ import annotations

from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple

_OPEN = frozenset(
    "w:hyperlink w:ins w:del w:moveFrom w:moveTo w:smartTag w:customXml w:fldSimple w:dir w:bdo"
    " w:sdtContent".split()
)
_CLOSED = frozenset("w:pPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr".split())
_WHOLE = frozenset(  # controls that hold one value, which nothing may be put into
    "w:text w:date w:comboBox w:dropDownList w:dataBinding w:picture w14:checkbox".split()
)
_REFERENCES = {
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
    "w:commentReference": "comment",
}


class Host(NamedTuple):
    """An element that a comment can begin before and end after."""

    element: Node
    container: Node  # a comment that begins in it ends in it: the body, a cell, a text box
    is_open: bool  # whether the element is a run that a comment can begin and end within


class Hosts:
    """The hosts of all runs of a body."""

    def __init__(self, body: Node) -> None:
        self.of: dict[Node, Host] = {}
        self.references: dict[tuple[str, str], Node] = {}  # sort and id → the run of a reference
        self.paragraph: Node | None = None  # the first one
        self._blocks(body, body)

    def _blocks(self, parent: Node, container: Node) -> None:
        for child in parent.children:
            if child.tag == "w:p":
                self.paragraph = self.paragraph or child
                self._inside(child, container)
            else:
                self._blocks(child, child if child.tag == "w:tc" else container)

    def _inside(self, parent: Node, container: Node) -> None:
        for child in parent.children:
            if child.tag in _CLOSED:
                continue
            if child.tag in _OPEN or (child.tag == "w:sdt" and not _is_whole(child)):
                self._inside(child, container)
            else:
                self._one(child, container)

    def _one(self, element: Node, container: Node) -> None:
        """Take an element that nothing is put into, unless it is a run of words."""
        runs = [*element.all("w:r")]
        if runs == [element]:
            self.of[element] = Host(element, container, is_open=True)
        for run in runs:
            # What stands in a text box ends with it, and so does a comment on it.
            around = container if run is element else element
            self.of.setdefault(run, Host(element, around, is_open=False))
            for child in run.children:
                if child.tag in _REFERENCES:
                    key = _REFERENCES[child.tag], child.attributes.get("w:id", "")
                    self.references.setdefault(key, run)


def _is_whole(control: Node) -> bool:
    """Whether a content control holds one value that Word keeps as a whole."""
    properties = control.child("w:sdtPr")
    return properties is not None and any(
        child.tag in _WHOLE or child.tag.endswith(" checkbox") for child in properties.children
    )

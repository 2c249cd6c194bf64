"""YAML as text with positions: strings, lists and mappings, nothing else.

Every scalar stays the string it was written as (YAML would read `13.10` as 13.1
and `no` as false), every value knows its line and column, and a key given twice
is a mistake.
"""

from __future__ import annotations

import yaml

from disclosure_lint.errors import Mistake, PackError
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_WIDTH = 100  # of the lines that are written
_DEEPEST = 20  # levels; rule files have six
_TOO_DEEP = "nested too deeply"
_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"  # it reads ahead, so it may refuse first
_CONTROL = Regex("[^\t\n\r\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]")
_PIECE = {
    "": Regex(r"\S"),
    '"': Regex(r"\\[^\sntr]|(?<!\\)[^\s\\]"),
    "'": Regex(r"''|\S"),
}  # what counts as one character of a scalar in this quotation

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a value stands in its file; lines and columns count from 1."""

    line: int
    column: int
    width: int
    block: bool = False  # a block scalar, whose text begins on the next line
    quote: str = ""


class YamlText(NamedTuple):
    """A YAML file: its value, and where each part of the value stands.

    `places[path]` is the place of a value, `keys[path]` of the key that leads to it.
    """

    path: str
    text: str
    value: Any
    places: dict[Path, Place]
    keys: dict[Path, Place]

    def mistake(  # noqa: PLR0913 - the parts of a message
        self, rule: str, message: str, path: Path = (), *, key: bool = False,
        note: str = "", help_: str | None = None,
    ) -> Mistake:  # fmt: skip
        """Return a mistake that points at a value, its key, or the nearest around it."""
        place = self._nearest(path, key=key)
        return Mistake(
            rule, message, self.path, place.line, place.column, place.width,
            self.line(place.line), note, help_,
        )  # fmt: skip

    def mistake_in_text(
        self, rule: str, message: str, path: Path, offset: int, *, help_: str | None = None
    ) -> Mistake:
        """Return a mistake that points at an offset inside a scalar."""
        scalar = self.value
        for step in path:
            scalar = scalar[step]
        line, column = self._in_file(self.places[path], scalar, offset)
        return Mistake(rule, message, self.path, line, column, 1, self.line(line), "", help_)

    def _in_file(self, place: Place, scalar: str, offset: int) -> tuple[int, int]:
        """Return where an offset of a scalar stands, however the scalar was laid out.

        Indentation and wrapping change white space only, so the rest is counted.
        """
        before = len("".join(scalar[:offset].split()))
        at_end = not scalar[offset:].strip()
        line, start = (place.line + 1, 0) if place.block else (place.line, place.column - 1)
        seen = 0
        for number, shown in enumerate(self.text.splitlines()[line - 1 :], line):
            for piece in _PIECE[place.quote].finditer(shown, start + len(place.quote) * (not seen)):
                seen += 1
                if at_end and seen == before:
                    return number, piece.end() + 1
                if not at_end and seen > before:
                    return number, piece.start() + 1
            start = 0
        return line, start + 1

    def _nearest(self, path: Path, *, key: bool) -> Place:
        if key and path in self.keys:
            return self.keys[path]
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                shorter = self.keys.get(path[:length])
                return shorter if shorter and length < len(path) else self.places[path[:length]]
        return Place(1, 1, 1)

    def line(self, number: int) -> str:
        """Return one line of the file, counted from 1."""
        lines = self.text.splitlines()
        return lines[number - 1] if number <= len(lines) else ""


def load(text: str, path: str) -> YamlText:
    """Read a YAML text.

    Raises:
        PackError: it is not YAML, gives a key twice, or uses anchors or tags.
    """
    loaded = YamlText(path, text, None, {}, {})
    odd = _CONTROL.search(text)
    if odd:
        at = Source(text).position(odd.start())
        said = f"not YAML: a control character, U+{ord(odd[0]):04X}"
        raise PackError((Mistake("pack/yaml-syntax", said, path, *at, 1, loaded.line(at.line)),))
    composing = _Composing(loaded)
    try:
        value = composing.document()
    except yaml.MarkedYAMLError as error:
        raise PackError((_syntax(error, loaded),)) from None
    except yaml.YAMLError as error:
        said = f"not YAML: {str(error).splitlines()[0]}"
        raise PackError((loaded.mistake("pack/yaml-syntax", said),)) from None
    if composing.mistakes:
        raise PackError(tuple(composing.mistakes))
    return loaded._replace(value=value)


def _syntax(error: yaml.MarkedYAMLError, loaded: YamlText) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if error.problem == _LIBYAML_TOO_DEEP:
        written = loaded.line(line)
        column = len(written) - len(written.lstrip()) + 1
        return Mistake("pack/yaml-syntax", _TOO_DEEP, loaded.path, line, column, 1, written)
    return Mistake(
        "pack/yaml-syntax", f"not YAML: {error.problem or error.context}", loaded.path,
        line, column, 1, loaded.line(line), "",
        "check the indentation, and quote a text that holds `: ` or begins with a mark",
    )  # fmt: skip


class _Composing:
    """Makes plain values of YAML's events, and notes where each stands."""

    def __init__(self, loaded: YamlText) -> None:
        self.loaded = loaded
        self.mistakes: list[Mistake] = []
        self.events: Iterator[yaml.Event] = yaml.parse(loaded.text, Loader=_LOADER)

    def document(self) -> Any:
        """Return the value of the only document of the file."""
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self._refuse("pack/empty-file", "the file is empty", Place(1, 1, 1))
            return None
        value = self._value(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            said = "a second document begins: a file holds one"
            self._refuse("pack/yaml-syntax", said, _place(after, after))
        return value

    def _value(self, event: yaml.Event, path: Path) -> Any:
        self._plain(event)
        value: Any
        if isinstance(event, yaml.SequenceStartEvent):
            value, end = self._sequence(path)
        elif isinstance(event, yaml.MappingStartEvent):
            value, end = self._mapping(path)
        else:
            value, end = getattr(event, "value", ""), event
        self.loaded.places[path] = _place(event, end)
        return value

    def _plain(self, event: yaml.Event) -> None:
        """Refuse anchors, aliases and tags: what a file says stands where it is read."""
        if getattr(event, "anchor", None) is not None:
            said = "anchors and aliases are not understood here"
            self._refuse("pack/yaml-syntax", said, _place(event, event), "write the value out")
        if getattr(event, "tag", None) is not None:
            said = "tags are not understood here"
            self._refuse("pack/yaml-syntax", said, _place(event, event), "every value is a text")

    def _sequence(self, path: Path) -> tuple[list[Any], yaml.Event]:
        self._not_too_deep(path)
        value: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            value.append(self._value(event, (*path, len(value))))
        return value, event

    def _mapping(self, path: Path) -> tuple[dict[str, Any], yaml.Event]:
        self._not_too_deep(path)
        value: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = _place(event, event)
            key = self._value(event, (*path, ""))
            if not isinstance(key, str):
                self._refuse("pack/yaml-syntax", "a key must be a word", place)
                key = ""
            elif key in value:
                said = f"`{key}` is given twice"
                self._refuse("pack/duplicate-key", said, place, "keep one of the two")
            inner = (*path, key)
            self.loaded.keys[inner] = place
            value[key] = self._value(next(self.events), inner)
        return value, event

    def _not_too_deep(self, path: Path) -> None:
        if len(path) > _DEEPEST:
            self._refuse("pack/yaml-syntax", _TOO_DEEP, self.loaded.keys.get(path[:1]))
            raise PackError(tuple(self.mistakes))

    def _refuse(self, rule: str, said: str, place: Place | None, help_: str | None = None) -> None:
        line, column, width = (place or Place(1, 1, 1))[:3]
        shown = self.loaded.line(line)
        self.mistakes.append(
            Mistake(rule, said, self.loaded.path, line, column, width, shown, "", help_)
        )


def _place(first: yaml.Event, last: yaml.Event) -> Place:
    start: Any = first.start_mark  # the stubs allow for None
    end: Any = last.end_mark
    width = end.column - start.column if end.line == start.line else 1
    style = getattr(first, "style", None)
    quote = style if style in {'"', "'"} else ""
    return Place(start.line + 1, start.column + 1, max(1, width), style in {"|", ">"}, quote)


def dump(value: object) -> str:
    """Return a Python value as the YAML that a person would write for it."""
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=_WIDTH)

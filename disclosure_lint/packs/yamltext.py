"""YAML as text with positions: strings, lists and mappings, nothing else.

Every scalar stays the string it was written as (YAML would read `13.10` as 13.1
and `no` as false), every value knows its line and column, and a key given twice
is a mistake.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from disclosure_lint.errors import Mistake, PackError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a value stands in its file; lines and columns count from 1."""

    line: int
    column: int
    width: int
    block: bool = False  # a literal block scalar, whose text begins on the next line


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
            self._line(place.line), note, help_,
        )  # fmt: skip

    def mistake_in_text(
        self, rule: str, message: str, path: Path, offset: int, *, help_: str | None = None
    ) -> Mistake:
        """Return a mistake that points at an offset inside a scalar."""
        place = self.places[path]
        scalar = self.value
        for step in path:
            scalar = scalar[step]
        before = scalar[:offset]
        if place.block:
            line = place.line + 1 + before.count("\n")
            shown = self._line(line)
            indent = len(shown) - len(shown.lstrip())
            column = 1 + indent + len(before) - (before.rfind("\n") + 1)
        else:
            line, shown = place.line, self._line(place.line)
            quoted = shown[place.column - 1 : place.column] in {'"', "'"}
            column = place.column + offset + quoted
        column = min(column, len(shown) + 1)
        return Mistake(rule, message, self.path, line, column, 1, shown, "", help_)

    def _nearest(self, path: Path, *, key: bool) -> Place:
        if key and path in self.keys:
            return self.keys[path]
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                shorter = self.keys.get(path[:length])
                return shorter if shorter and length < len(path) else self.places[path[:length]]
        return Place(1, 1, 1)

    def _line(self, number: int) -> str:
        lines = self.text.splitlines()
        return lines[number - 1] if number <= len(lines) else ""


def load(text: str, path: str) -> YamlText:
    """Read a YAML text.

    Raises:
        PackError: it is not YAML, gives a key twice, or uses anchors or tags.
    """
    loaded = YamlText(path, text, None, {}, {})
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise PackError((_syntax(error, loaded),)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        said = str(error).splitlines()[0] if str(error) else "nested too deeply"
        raise PackError(
            (loaded.mistake("pack/yaml-syntax", f"not readable as YAML: {said}"),)
        ) from None
    if root is None:
        raise PackError((loaded.mistake("pack/empty-file", "the file is empty"),))
    mistakes: list[Mistake] = []
    value = _value(root, (), loaded, mistakes)
    if mistakes:
        raise PackError(tuple(mistakes))
    return loaded._replace(value=value)


def _syntax(error: yaml.MarkedYAMLError, loaded: YamlText) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Mistake(
        "pack/yaml-syntax", f"not YAML: {error.problem or error.context}", loaded.path,
        line, column, 1, loaded._line(line), "",  # noqa: SLF001
        "check the indentation, and quote a text that holds `: ` or begins with a mark",
    )  # fmt: skip


def _value(node: yaml.Node, path: Path, loaded: YamlText, mistakes: list[Mistake]) -> Any:
    loaded.places.setdefault(path, _place(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(child, (*path, number), loaded, mistakes)
            for number, child in enumerate(node.value)
        ]
    return _mapping(node, path, loaded, mistakes)


def _mapping(node: yaml.Node, path: Path, loaded: YamlText, mistakes: list[Mistake]) -> Any:
    value: dict[str, Any] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            mistakes.append(loaded.mistake("pack/yaml-syntax", "a key must be a word", path))
            continue
        inner = (*path, key.value)
        if key.value in value:
            loaded.keys[inner] = _place(key)
            mistakes.append(
                loaded.mistake(
                    "pack/duplicate-key", f"`{key.value}` is given twice", inner, key=True,
                    help_="keep one of the two",
                )
            )  # fmt: skip
            continue
        loaded.keys[inner] = _place(key)
        value[key.value] = _value(child, inner, loaded, mistakes)
    return value


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    return Place(start.line + 1, start.column + 1, max(1, width), block)

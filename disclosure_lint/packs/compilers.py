"""The modules that decide what is compiled, so that no compiled pack outlives a change of one.

They are read off the imports of `packs.build` when packs are compiled, late ones too, and
kept with what was compiled; a later run only looks whether their files are as they were.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

Stamps = dict[str, tuple[int, int]]  # file, from the package's folder on → when changed, size

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_OURS = os.path.basename(_PACKAGE) + "."
_GRAMMAR = ".lark"
_GONE = (0, 0)


def stamps() -> Stamps:
    """Return the state of every file that compiling goes by."""
    return {file: _stamp(file) for file in sorted(_files())}


def unchanged(then: Stamps) -> bool:
    """Whether what compiled the packs is as it was then."""
    return all(_stamp(file) == stamp for file, stamp in then.items())


def _stamp(file: str) -> tuple[int, int]:
    try:
        told = os.stat(os.path.join(_PACKAGE, file))
    except OSError:
        return _GONE
    return told.st_mtime_ns, told.st_size


def _files() -> set[str]:
    """Return the modules that compiling imports, one through another, and their grammars."""
    found: set[str] = set()
    ahead = [f"{_OURS}packs.build"]
    while ahead:
        file = _file(ahead.pop())
        if file is not None and file not in found:
            found.update([file, *_grammars(os.path.dirname(file))])
            ahead += _imports(file)
    return found


def _file(module: str) -> str | None:
    """Return the file of a module of our own; None where the name is of something else."""
    path = os.path.join(*module.removeprefix(_OURS).split(".")) + ".py"
    ours = module.startswith(_OURS) and os.path.isfile(os.path.join(_PACKAGE, path))
    return path if ours else None


def _grammars(folder: str) -> Iterator[str]:
    for name in os.listdir(os.path.join(_PACKAGE, folder)):
        if name.endswith(_GRAMMAR):
            yield os.path.join(folder, name)


def _imports(file: str) -> Iterator[str]:
    """Yield the names that a module imports, those of modules among them."""
    import ast

    with open(os.path.join(_PACKAGE, file), "rb") as source:
        tree = ast.parse(source.read())
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes under one, but for what is imported for the sake of types alone."""
    import ast

    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from _statements(node)

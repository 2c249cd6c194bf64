"""No test asserts an absolute time: seconds do not travel between machines, ratios do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TESTS = sorted({*ROOT.glob("tests/**/*.py"), *ROOT.glob("examples/**/tests/**/*.py")})
CLOCKS = {"monotonic", "perf_counter", "process_time", "thread_time", "time"}
CLOCKS |= {f"{clock}_ns" for clock in CLOCKS}
JAVASCRIPT = re.compile(r"performance\.now\(")
ANY = re.compile(
    r"\b(?:from|import) time\b"
)  # in a module that asks no clock there is nothing to find
MEASURED = {"yardstick"}  # fixtures that were measured in the same run
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef)
KEEPING = {"append", "extend", "add"}


class Times:
    """Which expressions of a module are times, by name: measured, or made from what was."""

    def __init__(self, tree: ast.Module) -> None:
        self.imported = {
            name.asname or name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "time"
            for name in node.names
            if name.name in CLOCKS
        }
        self.names = set(MEASURED)

    def learn(self, tree: ast.AST) -> None:
        """Learn the names that hold or return a time, until there are no more."""
        known = -1
        while known < len(self.names):
            known = len(self.names)
            for node in ast.walk(tree):
                self.names |= set(self._learnt(node))

    def _learnt(self, node: ast.AST) -> Iterator[str]:
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                for name, value in zip(names, values, strict=True):
                    yield from self._named(name, value)
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from self._named(target, value)
            case ast.AnnAssign() | ast.AugAssign() | ast.NamedExpr() if node.value:
                yield from self._named(node.target, node.value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr), args=args):
                if attr in KEEPING and any(map(self.has, args)):
                    yield name
            case ast.FunctionDef() | ast.AsyncFunctionDef() if self._gives(node):
                yield node.name

    def _gives(self, function: ast.AST) -> bool:
        given = (one.value for one in ast.walk(function) if isinstance(one, ast.Return))
        return any(value is not None and self.has(value) for value in given)

    def _named(self, target: ast.expr, value: ast.expr) -> Iterator[str]:
        if self.has(value):
            yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))

    def has(self, node: ast.expr) -> bool:
        """Whether an expression is a time; what compares or divides two of them is none."""
        match node:
            case ast.Compare():
                return False
            case ast.BinOp(op=ast.Div() | ast.FloorDiv(), left=left, right=right):
                return self.has(left) and not self.has(right)
            case ast.Name(id=name) if name in self.names:
                return True
            case ast.Call(func=function) if self._is_clock(function):
                return True
            case ast.Constant(value=str(text)):
                return JAVASCRIPT.search(text) is not None
        return any(self.has(one) for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr))

    def _is_clock(self, function: ast.expr) -> bool:
        match function:
            case ast.Name(id=name):
                return name in self.imported
            case ast.Attribute(value=ast.Name(id="time"), attr=name):
                return name in CLOCKS
        return False

    def is_absolute(self, node: ast.expr) -> bool:
        """Whether what a time is compared with is, or has in its sum, a number of seconds."""
        match node:
            case ast.BinOp(op=ast.Add() | ast.Sub(), left=left, right=right):
                return self.is_absolute(left) or self.is_absolute(right)
            case ast.Call(func=ast.Name(id="max" | "min"), args=[_, _, *_] as args):
                return any(map(self.is_absolute, args))
            case ast.BinOp(left=left, right=right) if self.has(node):
                return any(self.is_absolute(one) for one in (left, right) if self.has(one))
        return not self.has(node)


def absolute(code: str) -> list[str]:
    """Return the comparisons of times with numbers of seconds in a module."""
    if not (ANY.search(code) or JAVASCRIPT.search(code)):
        return []
    tree = ast.parse(code)
    found = []
    shared = Times(tree)
    shared.learn(ast.Module([one for one in tree.body if not _is_test(one)], []))
    for part in tree.body:
        times = Times(tree)
        times.names |= shared.names
        times.learn(part)
        for node in ast.walk(part):
            if not isinstance(node, ast.Compare):
                continue
            sides = [node.left, *node.comparators]
            if any(map(times.has, sides)) and any(map(times.is_absolute, sides)):
                found.append(ast.unparse(node))
    return found


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, SCOPES) and node.name.startswith("test_")


def test_no_test_asserts_an_absolute_time():
    found = {path: absolute(path.read_text(encoding="utf-8")) for path in TESTS}
    assert {str(path.relative_to(ROOT)): said for path, said in found.items() if said} == {}


MEASURE = "import time\nfrom time import perf_counter\n\ndef took():\n    began = time.monotonic()\n    return time.monotonic() - began\n"


@pytest.mark.parametrize(
    "code",
    [
        "began = perf_counter()\nassert perf_counter() - began < 5",
        "assert took() < 0.2",
        "assert 0.2 > took()",
        "assert took() < 40 * took() + 0.1",
        "assert took() < 30 * max(took(), 0.005)",
        "waits = []\nwaits.append(took())\nassert sorted(waits)[3] < LIMIT",
        "small, large = min(took() for _ in range(3)), took()\nassert large < 3",
        "ms = browser.run('return performance.now() - began')\nassert ms < 2000",
        "if (seconds := took()) > 1:\n    raise AssertionError",
    ],
)
def test_a_number_of_seconds_is_seen(code):
    assert len(absolute(MEASURE + code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "assert took() < 40 * took()",
        "assert took() / took() < 40",
        "assert took() < 40 * took() + yardstick",
        "assert took() < 50 * yardstick",
        "ends = perf_counter() + 3\nwhile perf_counter() < ends:\n    pass",
        "waits = [took() for _ in range(7)]\nassert len(runs) < 3",
    ],
)
def test_a_ratio_is_let_be(code):
    assert absolute(MEASURE + code) == []


def test_no_property_has_a_deadline():
    """What none says is said in `conftest.py`: there is none."""
    texts = [path.read_text(encoding="utf-8") for path in TESTS if not path.samefile(__file__)]
    assert not re.findall(r"\bdeadline=(?!None)\S+", "\n".join(texts))

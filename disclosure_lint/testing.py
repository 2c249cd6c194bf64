"""For authors of packs: the examples of your rules as tests of yours.

    from disclosure_lint.testing import Example, each_example

    @each_example("rules")
    def test_example(example: Example) -> None:
        example.check()

gives one test an example, called `house/no-hype: fails: a bold claim`. Without pytest,
`assert_examples("rules")` tries all of them at once.
"""

from __future__ import annotations

from disclosure_lint.errors import UsageError
from disclosure_lint.packcheck.check import outcomes
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["Example", "assert_examples", "each_example", "examples"]


class Example(NamedTuple):
    """One example of one rule, already tried."""

    rule: str  # "house/no-hype"
    name: str  # "fails: a bold claim"
    wrong: str  # what does not hold; empty where it holds

    @property
    def id(self) -> str:
        """The rule and the name of the example, which together are like no other."""
        return f"{self.rule}: {self.name}"

    def check(self) -> None:
        """Raise where the example does not hold.

        Raises:
            AssertionError: says which, and why.
        """
        assert not self.wrong, f"{self.id}: {self.wrong}"  # noqa: S101 - what tests expect


def examples(*paths: str) -> list[Example]:
    """Try every example of every rule in the pack folders `paths`, and say how each came out.

    The shipped packs are loaded beside them, for their terms and issuers.

    Raises:
        PackError: the files do not hold up; carries every mistake, with its line.
        UsageError: a path holds no pack, or there is no example in them.
    """
    found = [
        Example(one.rule, one.example, f"{one.said} ({one.mistake})" if one.mistake else "")
        for one in outcomes(paths)
    ]
    if not found:
        raise UsageError(f"no rule, and so no example, in {', '.join(paths) or 'no folder'}")
    return found


def assert_examples(*paths: str) -> None:
    """Try every example of every rule in the pack folders `paths`.

    Raises:
        AssertionError: names every example that does not hold, and why.
        PackError: the files do not hold up.
        UsageError: a path holds no pack, or there is no example in them.
    """
    wrong = [f"{one.id}: {one.wrong}" for one in examples(*paths) if one.wrong]
    assert not wrong, "\n".join(wrong)  # noqa: S101 - what tests expect


def each_example(*paths: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the pytest mark that gives a test each example in turn, as `example`.

    Raises:
        PackError: the files do not hold up.
        UsageError: a path holds no pack, or there is no example in them.
    """
    import pytest

    tried = examples(*paths)
    return pytest.mark.parametrize("example", tried, ids=[one.id for one in tried])

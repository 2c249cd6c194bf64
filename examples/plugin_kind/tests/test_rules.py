"""Each example of each rule is a test."""

from pathlib import Path

from disclosure_lint.testing import Example, each_example

RULES = Path(__file__).parent.parent / "rules"


@each_example(str(RULES))
def test_example(example: Example) -> None:
    example.check()

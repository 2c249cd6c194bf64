"""Headlines of a report: what a thing is, and then a sentence, which may be long."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.render.measure import wrap
from disclosure_lint.render.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_INDENT = "  "
_LEAST = 32  # columns that a headline has, however narrow the terminal


class Part(NamedTuple):
    """Text of a headline and its style, empty for none."""

    style: str
    text: str  # without line ends


def headline(first: Part, rest: Part, view: View) -> Iterator[str]:
    """Yield a headline, on one line for programs and on lines of its width for a terminal.

    The first part holds no blank where it is to stay whole.
    """
    head = _painted(first, view)
    if not view.wraps:
        yield f"{head}: {_painted(rest, view)}"
        return
    row, *more = wrap(f"{first.text}: {rest.text}", max(_LEAST, view.columns - len(_INDENT)))
    if row.startswith(f"{first.text}:"):
        yield f"{head}:{_styled(rest.style, row[len(first.text) + 1 :], view)}"
    else:  # a path with blanks in it, or one that is wider than the terminal
        yield _styled(first.style, row, view)
    for row in more:
        yield f"{_INDENT}{_styled(rest.style, row, view)}"


def _painted(part: Part, view: View) -> str:
    return _styled(part.style, part.text, view)


def _styled(style: str, text: str, view: View) -> str:
    return view.paint(style, text) if style else text

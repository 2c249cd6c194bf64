"""Mistakes in rule, term and issuer files, shown as findings are."""

from __future__ import annotations

from disclosure_lint.errors import Mistake
from disclosure_lint.render.measure import shown
from disclosure_lint.render.paragraphs import entry
from disclosure_lint.render.snippet import Line, Mark, gutter, snippet
from disclosure_lint.render.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def render(mistakes: Iterable[Mistake], view: View) -> str:
    """Return all mistakes, a blank line between them."""
    return "\n".join("".join(f"{row}\n" for row in _mistake(mistake, view)) for mistake in mistakes)


def _mistake(mistake: Mistake, view: View) -> Iterator[str]:
    kind = view.paint("error", f"error[{mistake.rule}]")
    yield f"{kind}: {view.paint('strong', shown(mistake.message))}"
    yield f"  --> {shown(mistake.path)}:{mistake.line}:{mistake.column}"
    mark = _mark(mistake)
    if mistake.text.strip():
        yield from snippet([mark], view)
    if mistake.help:
        yield from entry("help", mistake.help, gutter([mark]), view)


def _mark(mistake: Mistake) -> Mark:
    text = mistake.text.rstrip("\r\n")
    start = min(mistake.column - 1, len(text))
    end = min(start + mistake.width, len(text))
    return Mark(Line(mistake.line, text, 0, len(text)), start, end, mistake.note)

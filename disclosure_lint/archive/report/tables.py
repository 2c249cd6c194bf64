"""Answers as tables of the page: numbers to the right, words of drafts as quotations."""

from __future__ import annotations

from disclosure_lint.render.html.markup import attributes, quote, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_QUOTES = frozenset({"quote"})
_DAYS = frozenset({"first", "last"})
_LONGEST = 160  # characters of a cell
Markup = type("Markup", (str,), {"__doc__": "What is HTML already."})


def table(
    names: Sequence[str], rows: Sequence[Sequence[Any]], titles: Mapping[str, str] | None = None
) -> str:
    """Return rows as a table that becomes a list on a narrow screen."""
    if not rows:
        return '<p class="aside">None.</p>'
    shown = [(titles or {}).get(name, name.replace("_", " ")) for name in names]
    days = [name in _DAYS for name in names]
    numbers = [
        all(isinstance(row[at], int | float | None) for row in rows) for at in range(len(names))
    ]
    head = "".join(
        f"<th{attributes(scope='col', class_='number' if number and at else None)}>{text(name)}</th>"
        for at, (name, number) in enumerate(zip(shown, numbers, strict=True))
    )
    body = []
    for row in rows:
        cells = [f"<th{attributes(scope='row', class_='name')}>{cell(names[0], row[0])}</th>"]
        cells += [
            f"<td{attributes(class_='number' if number else 'day' if day else None, data_label=label)}>"
            f"<span>{cell(name, value)}</span></td>"
            for name, label, value, number, day in zip(
                names[1:], shown[1:], row[1:], numbers[1:], days[1:], strict=True
            )
        ]
        body.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table class="stack"><thead><tr>{head}</tr></thead>\n<tbody>{chr(10).join(body)}</tbody></table>'


def cell(name: str, value: Any) -> str:
    """Return one value as HTML."""
    if value is None:
        return "–"
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return text(str(value) if name == "year" else f"{value:,}")
    said = " ".join(str(value).split())
    if len(said) > _LONGEST:
        said = f"{said[:_LONGEST]}…"
    return quote(said) if name in _QUOTES else text(said)

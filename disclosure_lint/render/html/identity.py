"""Which file a report is about, by what it was judged, and what was told of it."""

from __future__ import annotations

from disclosure_lint.finding import Report
from disclosure_lint.render.html.markup import text
from disclosure_lint.render.view import View
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def identity(report: Report, view: View) -> Iterator[str]:
    """Yield the file, its hash, what judged it, and the date by which it was judged."""
    told = view.told
    dated = "none stated" if report.date is None else report.date
    how = ", as told" if told.date else ", read in the draft" if report.date else ""
    yield '<dl class="identity">'
    yield _entry("File", text(report.source.name))
    if report.source.sha256:
        yield _entry("SHA-256", f'<code class="hash">{text(report.source.sha256)}</code>')
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    by = f"; rule packs {packs}" if packs else ""
    yield _entry("Judged by", text(f"disclosure-lint {VERSION}{by}"))
    yield _entry("Date", text(f"{dated}{how}"))
    others = [
        f"{name} {value}"
        for name, value in (
            ("issuer", told.issuer), ("document", told.document), ("encoding", told.encoding),
            ("only", ", ".join(told.select)), ("without", ", ".join(told.ignore)),
        )
        if value
    ]  # fmt: skip
    others += ["preview rules too"] * told.preview
    if others:
        yield _entry("Told", text("; ".join(others)))
    yield "</dl>"


def _entry(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>"

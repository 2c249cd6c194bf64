"""A report as a folder: an index, and a page for each draft, each whole or absent."""

from __future__ import annotations

import os

from disclosure_lint.cli import baseline
from disclosure_lint.cli.bench import Bench
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.cli.reporting import pieces
from disclosure_lint.cli.sink import put, see_to
from disclosure_lint.errors import UsageError
from disclosure_lint.render import html_folder
from disclosure_lint.render.html import index
from disclosure_lint.render.rows import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def see_to_folder(path: str, drafts: Iterable[str], *, force: bool) -> None:
    """See that a folder may hold pages, and make it.

    Raises:
        UsageError: what is in it is not ours, or its own folder is not there.
    """
    path = os.path.normpath(path)
    start = os.path.join(path, html_folder.INDEX)
    if os.path.isdir(path) and os.listdir(path) and not os.path.isfile(start) and not force:
        said = "holds other files, and no report of disclosure-lint; --force writes among them"
        raise UsageError(f"{path}: {said}")
    see_to(start, drafts, force=force)
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise UsageError(f"{path}: its folder does not exist")
    os.makedirs(os.path.join(path, html_folder.PAGES), exist_ok=True)


def report(  # noqa: PLR0913, PLR0917 - what a report is made of
    outcomes: Iterable[Outcome],
    path: str,
    bench: Bench,
    missing: Sequence[str],
    order: str,
    before: Sequence[str],
) -> tuple[list[Outcome], int]:
    """Write a page for each draft as it comes, then the index.

    `before` are the paths of older baselines. Return the outcomes without their texts, and how
    many pages there are.

    Raises:
        ConfigError: an older baseline does not hold up.
    """
    older = [baseline.read(one) for one in before]
    done: list[Outcome] = []
    entries: list[Entry] = []
    for piece in pieces(outcomes, bench, missing, done):
        entry, page = html_folder.parted(piece)
        entries.append(entry)
        if page:
            put(os.path.join(path, entry.page), page.encode("utf-8", "backslashreplace"))
    present = bench.plan.baseline
    known = [0] * len(missing) + [one.tally.known for one in done]
    rows = list(zip(entries, known, strict=True))
    if order == "worst":
        rows.sort(key=lambda row: _worst(row[0]))
    baselines = index.Baselines(
        [number for _, number in rows] if present else (),
        [(one.path, *baseline.still(one, present or one, done)) for one in older],
    )
    entries = [entry for entry, _ in rows]
    pages = index.pages(entries, bench.pack.versions, bench.view, baselines)
    for number, page in enumerate(pages):
        put(os.path.join(path, index.called(number)), page.encode("utf-8", "backslashreplace"))
    return done, sum(bool(entry.page) for entry in entries)


def _worst(entry: Entry) -> tuple[object, ...]:
    row = entry.row
    return (not row.unread, -row.errors, -row.warnings, -row.notes, -row.unchecked)

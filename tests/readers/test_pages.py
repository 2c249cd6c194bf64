"""Whole pages, pinned: what is read of them, as which units, and what is told beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from disclosure_lint.draft.model import Draft
from disclosure_lint.readers import read_bytes

PAGES = Path(__file__).parent / "pages"


def lines(draft: Draft) -> Iterator[str]:
    for unit in draft.units:
        yield f"{unit.kind:9} | {draft.text[unit.start : unit.end]}"
    for table in draft.tables:
        yield "table"
        for row in table.rows:
            yield "  " + " | ".join(draft.text[draft.read(a) : draft.read(b)] for a, b in row)
    for one in draft.residue:
        yield f"{one.sort}: {one.said}: {draft.source.text[one.start : one.end]}"


@pytest.mark.parametrize("name", ["exhibit.html", "newsroom.html"])
def test_a_page_is_read_whole_and_nothing_else_is(name: str, snapshot: SnapshotAssertion) -> None:
    draft = read_bytes((PAGES / name).read_bytes(), name)
    assert "\n".join(lines(draft)) == snapshot

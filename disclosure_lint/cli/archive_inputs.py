"""What is judged or read again of an archive: its inputs, and the options that tell how to take them."""

from __future__ import annotations

import os
from importlib.util import find_spec

import click

from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from disclosure_lint.archive.documents import Document

MEGABYTE = 1_000_000
COLUMNS = (
    click.option(
        "--text", metavar="COLUMN", help="Where Parquet or lines of JSON hold the text."
    ),
    click.option(
        "--id", "id_", metavar="COLUMN", help="What they call a document by; else its number."
    ),
    click.option(
        "--date-from", metavar="FORM",
        help="Where a document's date is told: `column:NAME`, or `path:` and a part of its path, "
        "such as `path:{source}/{year}/{month}{day}/`.",
    ),
)  # fmt: skip
LARGEST = click.option(
    "--largest", type=click.FloatRange(min=0, min_open=True), default=10.0, metavar="MB",
    show_default=True, help="Give a document up that is larger.",
)  # fmt: skip


def see_to_libraries(*names: str, extra: str = "archive") -> None:
    """See that the libraries of the extra are there.

    Raises:
        UsageError: one is not.
    """
    for name in names:
        if find_spec(name) is None:
            raise UsageError(f"archives need {name}: pip install '.[{extra}]' in a checkout")


class Documents:
    """The documents of all inputs, with what their paths tell of them."""

    def __init__(self, inputs: Sequence[str], told: dict[str, Any]) -> None:
        """Take the inputs, and what the options tell of them.

        Raises:
            UsageError: an input is not there, or what is told holds no meaning.
        """
        from disclosure_lint.archive.documents import PathForm
        from disclosure_lint.archive.sources import Reading, Sources
        from disclosure_lint.archive.tabled import Columns

        kind, _, form = (told.get("date_from") or "").partition(":")
        if kind not in {"", "path", "column"} or bool(kind) != bool(form):
            raise UsageError("--date-from is `column:NAME` or `path:FORM`")
        self._form = PathForm(form) if kind == "path" else None
        columns = Columns(told["text"], told["id_"], form if kind == "column" else None)
        if columns.text is not None:
            see_to_libraries("pyarrow")
        self.reading = Reading(
            columns, form if kind == "path" else None, int(told["largest"] * MEGABYTE)
        )
        self._sources = Sources(columns, self.reading.most)
        self.inputs = tuple(inputs)
        for path in self.inputs:
            if not os.path.exists(path):
                raise UsageError(f"{path}: no such file or folder")

    @property
    def left_out(self) -> int:
        """How many files were passed by that are no documents by their names."""
        return self._sources.left_out

    def __iter__(self) -> Iterator[Document]:
        for path in self.inputs:
            for document in self._sources.documents(path):
                yield self._form.told(document) if self._form else document

"""The words around findings of a sample, out of the documents that were judged."""

from __future__ import annotations

from disclosure_lint import readers
from disclosure_lint.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from disclosure_lint.archive.documents import Document

_AROUND = 160  # code points on either side


def with_words(
    names: Sequence[str], rows: Sequence[Sequence[Any]], documents: Iterable[Document]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return a sample with the words before and after each quote; empty where none were found.

    Documents are known by their hash, so that it does not matter where they lie by now.
    """
    told = [dict(zip(names, row, strict=True)) for row in rows]
    wanted: dict[bytes, list[int]] = {}
    for at, row in enumerate(told):
        wanted.setdefault(row["sha256"], []).append(at)
    around: dict[int, tuple[str, str]] = {}
    for document in documents:
        if document.kind is None and (places := wanted.pop(document.digest, None)):
            texts = _texts(document)
            around.update(
                (at, _around(texts[told[at]["part"]], told[at]))
                for at in places
                if told[at]["part"] in texts
            )
        if not wanted:
            break
    at_quote = list(names).index("quote")
    return (
        [*names[:at_quote], "before", "quote", "after", *names[at_quote + 1 :]],
        [
            (*row[:at_quote], before, row[at_quote], after, *row[at_quote + 1 :])
            for row, (before, after) in zip(
                rows, (around.get(at, ("", "")) for at in range(len(rows))), strict=True
            )
        ],
    )


def _texts(document: Document) -> dict[str, str]:
    name = document.path.rpartition("/")[2]
    try:
        drafts = readers.read_all_bytes(document.data, name)
    except ReadError:
        return {}
    return {d.source.name.removeprefix(name).removeprefix("#"): d.source.text for d in drafts}


def _around(text: str, row: Mapping[str, Any]) -> tuple[str, str]:
    start, end = row["start"], row["end"]
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]

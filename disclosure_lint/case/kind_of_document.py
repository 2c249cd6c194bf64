"""Which kind of document a draft is, by the points of its signs in `rules/recognition.yaml`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.case.reading import Reading

HKEX_DOCUMENTS = frozenset({"announcement", "results", "report"})
_DATELINE = 2  # points of a release that a dateline gives
_SURE = 3  # points that one sure sign gives


def kind_of_document(reading: Reading) -> tuple[str, bool]:
    """Return the kind of document, and whether an HKEX announcement shows in it.

    The kind with most points wins; "other" where none has as many as one sure sign gives.
    """
    points: dict[str, int] = {}
    for kind, signs in reading.pack.documents.items():
        points[kind] = sum(score for score, node in signs if reading.holds(node))
    if reading.dateline is not None:
        points["press-release"] = points.get("press-release", 0) + _DATELINE
    best = max(points, key=lambda kind: points[kind], default="other")
    return (
        best if points.get(best, 0) >= _SURE else "other",
        best != "other" and points.get("announcement", 0) >= _SURE,
    )

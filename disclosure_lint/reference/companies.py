"""Companies gathered from lists: who has which names and symbols, as the lines of a store."""

from __future__ import annotations

from disclosure_lint.reference.facts import CompanyRow
from disclosure_lint.reference.names import company_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Companies:
    """What lists say of companies, while they are read."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], list[CompanyRow]] = {}

    def add(self, named: str, row: CompanyRow) -> None:
        """Take a row of a list of some name."""
        self._rows.setdefault((named, row.id), []).append(row)

    def lines(self) -> Iterator[str]:
        """Yield the lines of a store: each company, and what it is found by."""
        for (named, id_), rows in self._rows.items():
            listings = ";".join(
                dict.fromkeys(f"{r.exchange}:{_plain(r.symbol)}:{r.since}:{r.until}" for r in rows)
            )
            first = rows[0]
            reports = "sec" if any(row.reports for row in rows) else ""
            short = "short" if first.is_short else ""
            name = _plain(first.name)
            yield f"who\t{id_}\t{named}\t{name}\t{listings}\t{first.isin}\t{first.marker}\t{reports}\t{short}"
            for row in rows:
                yield f"sign\t{_plain(row.symbol)}\t{named}\t{id_}"
                key = company_key(row.name)
                if key and not row.is_short:
                    yield f"firm\t{key}\t{named}\t{id_}"


def _plain(text: str) -> str:
    return " ".join(text.split())

"""The tables of the field: `rules/exchanges.yaml` and its like, each with the shape of a row.

A table is a file beside the packs, named here. It is a list of rows, or a mapping, and is
kept as plain tuples and dictionaries, which `Known.tables` holds by the name of the file.
"""

from __future__ import annotations

from pydantic import RootModel

TABLES: dict[str, type[RootModel]] = {}  # type: ignore[type-arg] # file name without its ending → its shape

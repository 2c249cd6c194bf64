"""The tables of the field: `rules/exchanges.yaml` and its like, each with the shape of a row.

A table is a file beside the packs, named here; its shape has a module of its own. It is a
list of rows, or a mapping, and is kept as plain tuples and dictionaries, which
`Known.tables` holds by the name of the file.
"""

from __future__ import annotations

import os
from typing import Any

from pydantic import RootModel

from disclosure_lint.packs import yamltext
from disclosure_lint.packs.files import shipped
from disclosure_lint.packs.model import plain
from disclosure_lint.packs.tables.drug_names import DrugNames
from disclosure_lint.packs.tables.exchanges import ExchangeTable
from disclosure_lint.packs.tables.figures import Currencies, Measures, Scales, Wires, Zones
from disclosure_lint.packs.tables.glossary import Glossary
from disclosure_lint.packs.tables.law import Ordinances, Provisions, Statutes, StockMarkers
from disclosure_lint.packs.tables.trials import TrialRegisters

TABLES: dict[str, type[RootModel]] = {  # type: ignore[type-arg] # file name without its ending → its shape
    "currencies": Currencies,
    "drug-names": RootModel[DrugNames],
    "exchanges": ExchangeTable,
    "glossary": Glossary,
    "measures": Measures,
    "provisions": Provisions,
    "scales": Scales,
    "ordinances": Ordinances,
    "statutes": Statutes,
    "stock-markers": StockMarkers,
    "trial-registers": TrialRegisters,
    "wires": Wires,
    "zones": Zones,
}


def rows(table: str) -> Any:
    """Return a table as it comes with the tool, without the packs around it."""
    with open(os.path.join(shipped(), f"{table}.yaml"), encoding="utf-8") as file:
        text = yamltext.load(file.read(), file.name)
    return plain(TABLES[table].model_validate(text.value if text else None).root)

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from disclosure_lint.issuers.compile import compile_issuers
from disclosure_lint.issuers.model import IssuerFile
from disclosure_lint.issuers.registry import Registry
from disclosure_lint.mentions.listings.exchanges import Exchanges
from disclosure_lint.packs.tables import rows

EXCHANGES = Exchanges(rows("exchanges"))
FOLDER = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, "rules", "issuers")


def _data(name: str) -> Any:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader)  # noqa: S506 - it makes strings only


@pytest.fixture(scope="session")
def shipped() -> list[IssuerFile]:
    names = sorted(name for name in os.listdir(FOLDER) if name.endswith(".yaml"))
    return [IssuerFile.read(name.removesuffix(".yaml"), _data(name), EXCHANGES) for name in names]


@pytest.fixture(scope="session")
def registry(shipped: list[IssuerFile]) -> Registry:
    return Registry.from_plain(compile_issuers(shipped, EXCHANGES))


@pytest.fixture
def issuer_file() -> Callable[..., IssuerFile]:
    """Return a maker of small issuer files: an id, then the fields as keyword arguments."""

    def make(id_: str = "x-pharma", **fields: Any) -> IssuerFile:
        data = {"name": id_.title(), "names": {"sure": "recalled"}}
        data |= {key.replace("_", "-"): value for key, value in fields.items()}
        return IssuerFile.read(id_, data, EXCHANGES)

    return make

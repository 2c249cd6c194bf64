"""The single values of an issuer file, such as a date or the address of a source, checked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from disclosure_lint.mentions.listings.exchanges import Exchanges


def wrong(what: str) -> PydanticCustomError:
    """Return a mistake in our own words, which `packs.mistakes` tells as they are."""
    return PydanticCustomError("fact", "{what}", {"what": what})


def _date(text: str) -> str:
    shape = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not shape:
        raise wrong(f"`{text}` is not a date; write 2025-01-24, 2025-01 or 2025")
    year, month, day = (int(part or 1) for part in shape.groups())
    try:
        dt.date(year, month, day)
    except ValueError:
        raise wrong(f"`{text}` is no day of the calendar") from None
    return text


def _source(text: str) -> str:
    if is_address(text) and re.search(r"\s", text):
        raise wrong(f"`{text}` is not one address; write several as a list")
    return text


def is_address(source: str) -> bool:
    """Whether a source is an address, and not the name of one of the file's `sources`."""
    return source.startswith(("http://", "https://"))


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _exchange(text: str, info: ValidationInfo) -> str:
    known = table_of(info)
    if text not in known:
        raise wrong(f"`{text}` is not a known exchange; known are {', '.join(known.names)}")
    return text


def table_of(info: ValidationInfo) -> Exchanges:
    """Return the table of exchanges that a file is held to, which comes with the packs."""
    table = (info.context or {}).get("exchanges")
    if not isinstance(table, Exchanges):
        raise TypeError("issuer files are read with the table of exchanges in the context")
    return table


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
Chinese = Annotated[str, StringConstraints(strip_whitespace=True, pattern="[\u3400-\u9fff]{2}")]
Kebab = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*([- ][A-Za-z0-9]+)*$")]
Date = Annotated[Text, AfterValidator(_date)]
Exchange = Annotated[
    Text, AfterValidator(_exchange), WithJsonSchema({"type": "string", "enum-of": "exchanges"})
]
Sources = Annotated[
    list[Annotated[Text, AfterValidator(_source)]],
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
]
Sure = Literal["verified", "secondary", "recalled"]
Region = Literal["CN", "HK", "MO", "TW", "US", "EU", "UK", "CH", "JP", "KR", "CA", "AU", "global"]
Progress = Literal[
    "preclinical", "ind-cleared", "clinical", "phase-1", "phase-2", "phase-3",
    "nda-filed", "conditionally-approved", "approved", "stopped",
]  # fmt: skip

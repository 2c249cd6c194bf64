"""The JSON Schemas of the files that people write, for the completion of any editor.

An editor knows less than the tool and must not know better: what it underlines here, the
tool refuses too. Our YAML is read as text throughout, so a code may stand without quotes
though an editor takes it for a number.
"""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BARE = ["string", "number"]  # what an editor may take a text without quotes for


def config() -> dict[str, Any]:
    """Return the schema of `disclosure-lint.toml`, or of its table in pyproject.toml."""
    from disclosure_lint.config.model import Configuration

    return _headed("config", Configuration.model_json_schema(by_alias=True))


def rule() -> dict[str, Any]:
    """Return the schema of a rule file of any kind."""
    from pydantic import TypeAdapter

    from disclosure_lint.packs.model import AnyRule

    made = TypeAdapter(AnyRule).json_schema(by_alias=True)
    return _headed("rule", {"title": "A rule of disclosure-lint", **_loosened(made)})


def issuer() -> dict[str, Any]:
    """Return the schema of an issuer file."""
    from disclosure_lint.issuers.model import IssuerFile

    made = IssuerFile.model_json_schema(by_alias=True)
    return _headed("issuer", _loosened(_filled(made)))


SCHEMAS = {"config": config, "rule": rule, "issuer": issuer}  # file name → what it is of


def text(name: str) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


def _headed(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": _DIALECT, "$id": f"urn:disclosure-lint:schema:{name}", **schema}


def _filled(value: Any) -> Any:
    """Put the names of a table where a model says `enum-of` it."""
    if isinstance(value, list):
        return [_filled(one) for one in value]
    if not isinstance(value, dict):
        return value
    from disclosure_lint.packs.tables import rows

    return {
        ("enum" if k == "enum-of" else k): [row["name"] for row in rows(v)]
        if k == "enum-of"
        else _filled(v)
        for k, v in value.items()
    }


def _loosened(value: Any) -> Any:
    """Let every free text be a number as well, with whatever shape it has."""
    if isinstance(value, list):
        return [_loosened(one) for one in value]
    if not isinstance(value, dict):
        return value
    free = value.get("type") == "string" and not {"enum", "const"} & value.keys()
    return {k: _BARE if free and k == "type" else _loosened(v) for k, v in value.items()}

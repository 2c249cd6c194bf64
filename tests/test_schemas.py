"""The published schemas are fresh, and take and refuse what the tool takes and refuses."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from disclosure_lint import scaffold, schemas

ROOT = Path(__file__).parent.parent


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where a date and `no` are texts and 6855 is a number."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in found
        if tag.rpartition(":")[2] in {"int", "float", "null"}
        or (tag.endswith("bool") and first in "tTfF")
    ]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator(name):
    return jsonschema.Draft202012Validator(schemas.SCHEMAS[name]())


def said(name, text):
    value = yaml.load(text, EditorLoader)  # noqa: S506 - a safe one with fewer types
    return [error.message for error in validator(name).iter_errors(value)]


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_the_published_schemas_are_fresh(name):
    command = {"config": "config", "rule": "rules", "issuer": "issuers"}[name]
    published = ROOT / "schemas" / f"{name}.schema.json"
    how = f"disclosure-lint {command} schema > schemas/{name}.schema.json"
    assert published.read_text("utf-8") == schemas.text(name), how
    validator(name).check_schema(json.loads(schemas.text(name)))


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/issuers/*.yaml")), ids=lambda p: p.stem)
def test_an_editor_underlines_nothing_in_the_shipped_issuers(path):
    assert said("issuer", path.read_text("utf-8")) == []


RULES = [
    path
    for path in sorted(ROOT.glob("rules/*/*.yaml"))
    if path.parent.name not in {"issuers", "languages"}
    and path.name not in {"pack.yaml", "terms.yaml"}
]


@pytest.mark.parametrize("path", RULES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_an_editor_underlines_nothing_in_the_shipped_rules(path):
    assert said("rule", path.read_text("utf-8")) == []


def test_an_editor_underlines_what_the_tool_refuses():
    issuer = "name: Acme Bio\nnames: {sure: verified}\n"
    assert said("issuer", issuer) == []
    assert said("issuer", issuer + "naem: x\n")
    assert said("issuer", issuer.replace("verified", "certain"))
    assert said("issuer", issuer + "listings: [{exchange: HKEX, sure: recalled}]")
    rule = (ROOT / "rules/hkex/missing-stock-code.yaml").read_text("utf-8")
    assert said("rule", rule.replace("kind: require", "kind: reqiure"))
    assert said("rule", rule.replace("rationale:", "rational:"))


def test_an_editor_shows_what_is_still_to_fill(tmp_path):
    path = Path(scaffold.new_issuer("acme-bio", str(tmp_path)))
    assert said("issuer", path.read_text("utf-8"))

"""The JSON report against its two descriptions: the published schema and the wire models."""

from __future__ import annotations

import json
import os

import jsonschema
import pytest

from disclosure_lint.render.formats import render
from disclosure_lint.render.json import render as report_json
from disclosure_lint.render.wire import Document, schema

SCHEMA = os.path.join(os.path.dirname(__file__), "..", "..", "schemas", "report-1.schema.json")


@pytest.fixture
def written(sample):
    return render([sample.REPORT, sample.CLEAN], "json")


def test_the_published_schema_is_fresh():
    with open(SCHEMA, encoding="utf-8") as file:
        assert file.read() == schema(), "python -m disclosure_lint.render.wire > " + SCHEMA


def test_a_report_keeps_to_the_schema(written):
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    validator.check_schema(validator.schema)
    validator.validate(json.loads(written))


def test_a_report_goes_through_the_wire_models_and_back(written):
    document = Document.model_validate_json(written)
    again = json.loads(document.model_dump_json(by_alias=True))
    assert again == json.loads(written)


def test_the_keys_are_those_of_the_contract(written):
    report = json.loads(written)
    assert list(report) == ["schema", "tool", "packs", "drafts", "summary"]
    draft = report["drafts"][0]
    assert set(draft) == {
        "path", "sha256", "document", "language", "issuer", "date",
        "findings", "requirements", "waived",
    }  # fmt: skip
    assert set(draft["findings"][0]) == {
        "rule", "severity", "message", "help", "quote", "start", "end", "line", "column",
        "end_line", "end_column", "where", "related", "fix", "citations", "fingerprint",
    }  # fmt: skip
    assert set(draft["findings"][0]["related"][0]) == {
        "start", "end", "line", "column", "quote", "message", "path",
    }  # fmt: skip
    assert draft["findings"][0]["fix"]["edits"][0] == {"start": 32, "end": 35, "text": "HKEX"}
    assert draft["findings"][1]["fix"] is None
    assert set(draft["requirements"][0]) == {"rule", "status", "reason", "evidence"}
    assert report["summary"] == {"drafts": 2, "errors": 2, "warnings": 2, "notes": 2, "known": 0}


def test_the_library_writes_the_same(written, sample):
    assert report_json([sample.REPORT, sample.CLEAN]) == written


def test_spans_slice_to_the_quotes(written, sample):
    draft = json.loads(written)["drafts"][0]
    places = [*draft["findings"]]
    places += [label for finding in draft["findings"] for label in finding["related"]]
    places += [label for one in draft["requirements"] for label in one["evidence"]]
    for place in places:
        assert sample.TEXT[place["start"] : place["end"]] == place["quote"]


def test_the_schema_refuses_what_is_not_a_report(written):
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    report = json.loads(written)
    report["errors"] = []
    assert not validator.is_valid(report)

"""The record against its two descriptions, and what it promises to leave out."""

from __future__ import annotations

import json
import os
from types import SimpleNamespace

import jsonschema
import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from disclosure_lint.errors import UsageError
from disclosure_lint.packs.digest import digests
from disclosure_lint.render.differences import differences, remarks
from disclosure_lint.render.formats import render
from disclosure_lint.render.record import seal
from disclosure_lint.render.record_reading import read
from disclosure_lint.render.record_wire import Record, schema
from disclosure_lint.render.view import Told, View

SCHEMA = os.path.join(os.path.dirname(__file__), "..", "..", "schemas", "record-1.schema.json")


@pytest.fixture
def view(sample):
    pack = SimpleNamespace(
        rules=(sample.RULE,),
        digests={
            "packs": {"hkex": "a" * 64, "us": "b" * 64},
            "issuers": {"ascentage-pharma": "c" * 64},
            "register": "d" * 64,
            "shared": "e" * 64,
        },
    )
    told = Told(date="2026-11-23", select=("us", "hkex"), terms={"company": ("the Firm",)})
    return View(names={"ascentage-pharma": "Ascentage Pharma"}, pack=pack, told=told)


@pytest.fixture
def written(sample, view):
    return render([sample.REPORT], "record", view)


@pytest.fixture
def record(written):
    return json.loads(written)


@pytest.fixture
def file(tmp_path):
    def put(content):
        path = tmp_path / "record.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return str(path)

    return put


def test_the_record_of_the_sample(record, snapshot):
    record["tool"]["version"] = "VERSION"
    record["seal"] = "SEAL"
    assert record == snapshot(extension_class=JSONSnapshotExtension)


def test_the_published_schema_is_fresh():
    with open(SCHEMA, encoding="utf-8") as published:
        assert published.read() == schema(), "python -m disclosure_lint.render.record_wire"


def test_a_record_keeps_to_the_schema_and_the_models(written, record):
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    validator.check_schema(validator.schema)
    validator.validate(record)
    again = Record.model_validate_json(written).model_dump_json(by_alias=True, exclude_unset=True)
    assert json.loads(again) == record


def test_the_same_draft_gives_the_same_bytes_in_any_folder(sample, view, written):
    source = sample.SOURCE
    moved = type(source)(source.text, "C:\\elsewhere\\release.txt", source.sha256)
    assert render([sample.REPORT._replace(source=moved)], "record", view) == written
    assert "elsewhere" not in written
    assert "drafts/" not in written


def test_the_keys_are_sorted(written, record):
    assert json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n" == written


def test_the_seal_is_the_hash_of_all_the_rest(record):
    assert record["seal"] == seal(record)
    assert record["seal"] != seal({**record, "record": 2})


def test_the_page_shows_the_seal_the_waiver_and_lines_to_sign(sample, view, record):
    page = render([sample.REPORT], "record-html", view)
    assert record["seal"] in page
    assert "script-src 'none'" in page
    assert "<script" not in page
    assert "By: nobody named. Until: 2026-12-31." in page
    assert "further words for company: the Firm" in page
    assert "<p>Signature</p>" in page


def test_a_record_agrees_with_itself(record):
    assert differences(record, record) == []
    assert list(remarks(record, record)) == []


def changed(record, **parts):
    """Return a copy with parts changed and a seal that fits."""
    made = json.loads(json.dumps({**record, **parts}))
    return {**made, "seal": seal(made)}


def of_draft(record, **parts):
    return changed(record, draft={**record["draft"], **parts})


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda r: of_draft(r, sha256="f" * 64), "the draft is another: its SHA-256 began"),
        (lambda r: of_draft(r, document="brief"), "document press-release then, brief now"),
        (lambda r: of_draft(r, findings=r["draft"]["findings"][1:]), "the finding is gone: tick"),
        (
            lambda r: of_draft(
                r, findings=[{**r["draft"]["findings"][0], "message": "x"},
                             *r["draft"]["findings"][1:]]
            ),
            "the finding is told in another way: tick",
        ),
        (lambda r: of_draft(r, waived=[]), "the waiver is gone: drafting/placeholder"),
        (
            lambda r: of_draft(r, waived=[{**r["draft"]["waived"][0], "until": None}]),
            "the waiver is new",
        ),
        (
            lambda r: of_draft(r, requirements=r["draft"]["requirements"][1:]),
            "hkex/incomplete-cautionary-statement was met, and does not run now",
        ),
        (
            lambda r: of_draft(
                r, requirements=[{**one, "status": "unmet"} for one in r["draft"]["requirements"]]
            ),
            "us/misnamed-reform-act was not applicable, and is unmet now",
        ),
        (
            lambda r: of_draft(
                r, requirements=[{**one, "evidence": []} for one in r["draft"]["requirements"]]
            ),
            "hkex/missing-stock-code is met as it was, by other words of the draft",
        ),
        (
            lambda r: of_draft(
                r, requirements=[{**one, "title": "T"} for one in r["draft"]["requirements"]]
            ),
            "hkex/missing-stock-code is met as it was, but told in another way",
        ),
        (
            lambda r: changed(r, packs=[{**r["packs"][0], "version": "2026.12"}, r["packs"][1]]),
            "the rule pack hkex is another: version 2026.11 then, 2026.12 now",
        ),
        (
            lambda r: changed(r, packs=[{**r["packs"][0], "sha256": "0" * 64}, r["packs"][1]]),
            "the rule pack hkex has other files, under the same version",
        ),
        (lambda r: changed(r, packs=r["packs"][:1]), "the rule pack us is not there now"),
        (
            lambda r: changed(r, shared={**r["shared"], "terms": "0" * 64}),
            "the word lists that the rule packs share are others",
        ),
        (
            lambda r: changed(r, shared={**r["shared"], "register": "0" * 64}),
            "the register of issuers is another; the profile of ascentage-pharma is the same",
        ),
        (
            lambda r: changed(r, issuer={**r["issuer"], "profile": "0" * 64}),
            "the profile of the issuer ascentage-pharma is another",
        ),
        (
            lambda r: changed(r, summary={**r["summary"], "met": 99}),
            "the part summary of the record is another",
        ),
    ],
)  # fmt: skip
def test_what_differs_is_named_in_plain_words(record, make, said):
    assert any(said in told for told in differences(record, make(record)))


def test_a_record_that_was_edited_is_told_by_its_seal(record):
    edited = json.loads(json.dumps(record))
    edited["draft"]["waived"][0]["reason"] = "counsel said nothing"
    found = differences(edited, record)
    assert found[0] == "the record was changed after it was written: its seal does not fit"
    assert any("the waiver is gone" in told for told in found)


def test_many_differences_are_counted(record):
    many = [{**record["draft"]["findings"][0], "fingerprint": str(n)} for n in range(30)]
    found = differences(record, of_draft(record, findings=many))
    assert found[-1] == "and 26 more such differences"


def test_another_version_of_the_tool_or_name_of_the_file_is_a_remark(record):
    other = changed(record, tool={**record["tool"], "version": "9.9"})
    other = of_draft(other, name="b.txt")
    assert differences(record, other) == []
    assert list(remarks(record, other)) == [
        f"written by disclosure-lint {record['tool']['version']}, verified by 9.9",
        "the file was called release.txt, and now is called b.txt",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not a record: no JSON from line 1, column 1 on"),
        ("[1]", "a record is a JSON object"),
        ("{}", "not a record of disclosure-lint"),
        ('{"drafts": []}', "it is a report, and `--output record` writes a record"),
        ('{"record": 2}', "a record of version 2; this disclosure-lint reads 1"),
        ("[" * 100_000, "not a record: not JSON"),
        ('{"record": 1}', "`tool` is missing"),
    ],
)
def test_what_is_no_record_is_said_plainly(content, said, file):
    with pytest.raises(UsageError) as caught:
        read(file(content))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"seal": "short"}, "`seal` is not in the form that it should have"),
        ({"extra": 1}, "`extra` is not a field of a record"),
        ({"summary": {}}, "and 3 more"),
        ({"summary": 1}, "`summary` must be an object"),
        ({"tool": {"name": "other", "version": "1"}}, "`tool.name` must be 'disclosure-lint'"),
    ],
)
def test_what_is_damaged_is_named(record, part, said, file):
    with pytest.raises(UsageError) as caught:
        read(file({**record, **part}))
    assert said in str(caught.value)
    assert "pydantic" not in str(caught.value)


def test_digests_can_be_worked_out_by_hand():
    files = {"r/hkex/b.yaml": b"2", "r/hkex/pack.yaml": b"1", "r/issuers/x.yaml": b"3",
             "own/issuers/x.yaml": b"4", "r/terms.yaml": b"5"}  # fmt: skip
    told = digests(files, {"r/hkex": "hkex"})
    # cd r/hkex && LC_ALL=C sha256sum *.yaml | sha256sum
    assert told["packs"]["hkex"] == (
        "c2a89ec9a9eb94f753e6508bd1404f28e5021858e198962474e3ace02fe8b379"
    )
    assert told["issuers"]["x"].startswith("4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb0")
    moved = digests({f"/elsewhere/{path}": data for path, data in files.items()},
                    {"/elsewhere/r/hkex": "hkex"})  # fmt: skip
    assert moved == told

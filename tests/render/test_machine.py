"""The formats that programs read, held to those programs' own schemas and to what they mean."""

from __future__ import annotations

import json
import os
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.finding import Finding, Label, Severity, WaivedFinding
from disclosure_lint.readers import read_all_bytes
from disclosure_lint.render import formats, github, gitlab, paths, rdjsonl, sarif, xmltext
from disclosure_lint.render.view import View
from disclosure_lint.source import Place, Source, Span

SCHEMAS = os.path.join(os.path.dirname(__file__), "schemas")


@pytest.fixture(scope="session")
def sarif_schema():
    with open(os.path.join(SCHEMAS, "sarif-2.1.0.json"), encoding="utf-8") as file:
        return jsonschema.Draft202012Validator(json.load(file))


@pytest.fixture(scope="session")
def junit_schema():
    return xmlschema.XMLSchema(os.path.join(SCHEMAS, "junit-10.xsd"))


@pytest.fixture
def view(pack):
    return View(rules=pack.rules)


@pytest.fixture
def registered(sample):
    """The sample with a finding that the waiver register allows."""
    waived = WaivedFinding(sample.FINDINGS[1], "counsel advised", "2026-12-31", "J. Chan", 0)
    return sample.REPORT._replace(waived=(*sample.REPORT.waived, waived))


def whole(name, pieces, view):
    """Return a report put together from pieces, as the command line does it."""
    format_ = formats.format_called(name)
    return format_.head(()) + "".join(formats.together(format_, pieces, view)) + format_.foot(None, view)  # fmt: skip


def run_of(text):
    return json.loads(text)["runs"][0]


# SARIF


@pytest.mark.parametrize("verbose", [False, True])
def test_sarif_keeps_to_its_schema(verbose, registered, sample, view, sarif_schema):
    for shown in (view._replace(verbose=verbose), View(verbose=verbose)):
        sarif_schema.validate(
            json.loads(formats.render([registered, sample.CLEAN], "sarif", shown))
        )
    sarif_schema.validate(json.loads(formats.render([], "sarif")))


def test_the_sarif_schema_refuses_what_is_not_sarif(registered, view, sarif_schema):
    log = json.loads(formats.render([registered], "sarif", view))
    log["runs"][0]["results"][0]["severity"] = "error"
    assert not sarif_schema.is_valid(log)


def test_sarif_results_lead_to_their_rules(registered, view):
    run = run_of(formats.render([registered], "sarif", view))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    rule = next(rule for rule in rules if rule["id"] == "hkex/missing-cautionary-statement")
    assert rule["name"] == "HkexMissingCautionaryStatement"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert "Rule 18A.05" in rule["help"]["markdown"]
    assert "(practice)" in rule["help"]["markdown"]
    assert rule["helpUri"].startswith("https://")
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert not any("{" in rule["help"]["text"] for rule in rules)


def test_sarif_regions_slice_to_the_snippets_by_either_measure(registered, sample, view):
    run = run_of(formats.render([registered], "sarif", view))
    assert run["columnKind"] == "unicodeCodePoints"
    source = sample.SOURCE
    places = [
        place["physicalLocation"]["region"]
        for result in run["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    assert len(places) >= 8
    for region in places:
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert sample.TEXT[start:end] == region["snippet"]["text"]
        assert source.line_starts[region["startLine"] - 1] + region["startColumn"] - 1 == start
        assert source.line_starts[region["endLine"] - 1] + region["endColumn"] - 1 == end


def test_sarif_fixes_mend_the_text(registered, sample, view):
    run = run_of(formats.render([registered], "sarif", view))
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    text = sample.TEXT
    for one in reversed(change["replacements"]):
        region = one["deletedRegion"]
        end = region["charOffset"] + region["charLength"]
        text = text[: region["charOffset"]] + one["insertedContent"]["text"] + text[end:]
    assert text == sample.TEXT.replace("HKG", "HKEX", 2)


def test_sarif_tells_who_waived_what_and_where(registered, view):
    run = run_of(formats.render([registered], "sarif", view))
    inside, register = [one for one in run["results"] if "suppressions" in one]
    assert inside["suppressions"][0]["kind"] == "inSource"
    assert register["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "counsel advised",
            "properties": {"who": "J. Chan", "until": "2026-12-31"},
        }
    ]
    assert register["partialFingerprints"] == {"disclosureLint/v1": "bb"}


def test_verbose_sarif_proves_what_was_in_order(sample, view):
    run = run_of(formats.render([sample.REPORT], "sarif", view._replace(verbose=True)))
    kinds = [one["kind"] for one in run["results"] if one["level"] == "none"]
    assert kinds == ["pass"] * 2 + ["notApplicable"] * 3 + ["open"]
    proof = next(one for one in run["results"] if one.get("kind") == "pass")
    region = proof["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"].startswith("There is no assurance")


def test_sarif_of_drafts_that_could_not_be_judged_is_no_success(sample, view, sarif_schema):
    pieces = [sarif.unread("drafts/a b.pdf", "not a PDF"), sarif.draft(sample.CLEAN, view)]
    log = whole("sarif", pieces, view)
    sarif_schema.validate(json.loads(log))
    (invocation,) = run_of(log)["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "not a PDF"
    assert len(run_of(log)["artifacts"]) == 1


def test_sarif_artifacts_have_hashes(registered, sample, view):
    one, two = run_of(formats.render([registered, sample.CLEAN], "sarif", view))["artifacts"]
    assert one["hashes"] == {"sha-256": "0" * 64}
    assert one["encoding"] == "utf-8"
    assert two["location"]["uri"] == "drafts/%E4%BA%8C.txt"


def test_pages_are_logical_locations(sample, view):
    source = Source(sample.TEXT, "x.pdf", places=[Place(0, "page 1"), Place(50, "page 2")])
    report = sample.REPORT._replace(source=source)
    run = run_of(formats.render([report], "sarif", view))
    assert run["results"][1]["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "page 2"}
    ]
    assert "encoding" not in run["artifacts"][0]


@pytest.mark.parametrize(
    ("name", "windows", "uri"),
    [
        ("drafts/a b#1.txt", False, "drafts/a%20b%231.txt"),
        ("./a.txt", False, "a.txt"),
        ("a:b.txt", False, "a%3Ab.txt"),
        ("a\\b.txt", False, "a%5Cb.txt"),
        ("/home/x/二.txt", False, "file:///home/x/%E4%BA%8C.txt"),
        ("drafts\\a b.txt", True, "drafts/a%20b.txt"),
        ("C:\\Users\\x\\a b.txt", True, "file:///C:/Users/x/a%20b.txt"),
        ("\\\\server\\share\\a.txt", True, "file://server/share/a.txt"),
        ("bad\udcff.txt", False, "bad%FF.txt"),
    ],
)
def test_names_become_uris(name, windows, uri):
    told = paths.location(name, windows=windows)
    assert told["uri"] == uri
    assert ("uriBaseId" in told) is not uri.startswith("file:")


def test_a_path_that_leads_out_of_the_folder_is_made_absolute():
    told = paths.location("../x/a.txt")
    assert told["uri"].startswith("file:///")
    assert ".." not in told["uri"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_name_comes_back_from_its_uri(name):
    told = paths.location(f"d/{name}")
    assert told["uri"].isascii()
    if "uriBaseId" in told:
        assert unquote(told["uri"]) == f"d/{name}"


# GitHub


def parsed(line):
    """Read a workflow command as GitHub's runner does."""
    assert line.startswith("::")
    head, said = line[2:].split("::", 1)
    name, _, told = head.partition(" ")
    back = [("%25", "%")]
    data = [("%0D", "\r"), ("%0A", "\n"), *back]
    properties = {}
    for part in told.split(","):
        key, _, value = part.partition("=")
        for old, new in [("%3A", ":"), ("%2C", ","), *data]:
            value = value.replace(old, new)
        properties[key] = value
    for old, new in data:
        said = said.replace(old, new)
    return name, properties, said


@given(st.text(), st.text())
def test_an_annotation_is_one_line_and_comes_back_whole(title, said):
    line = github.command("error", {"file": "a.txt", "title": title}, said)
    assert line.count("\n") == 1
    assert "\r" not in line
    assert parsed(line[:-1]) == ("error", {"file": "a.txt", "title": title}, said)


def test_annotations_have_columns_within_a_line_only(sample):
    rows = [parsed(line) for line in github.draft(sample.REPORT, View()).splitlines()]
    assert [name for name, _, _ in rows] == ["warning", "error", "notice", "notice", "warning", "error"]  # fmt: skip
    assert rows[1][1] == {
        "file": "drafts/release.txt", "line": "3", "endLine": "3", "col": "5", "endColumn": "16",
        "title": "hkex/missing-cautionary-statement",
    }  # fmt: skip
    assert rows[2][1]["endLine"] == "6"
    assert "col" not in rows[2][1]
    assert rows[1][2].startswith("Product news without the customary Rule 18A.05")


# JUnit


def test_junit_keeps_to_the_schema_of_jenkins(registered, sample, view, junit_schema):
    junit = formats.format_called("junit")
    pieces = [junit.draft(registered, view), junit.draft(sample.CLEAN, view)]
    written = whole("junit", [*pieces, junit.unread('"x" & <y>.pdf', "not a PDF")], view)
    junit_schema.validate(written)
    suites = ET.fromstring(written)
    first, second, third = suites
    assert first.get("name") == "drafts/release.txt"
    assert (first.get("failures"), first.get("errors"), first.get("skipped")) == ("2", "0", "5")
    assert int(first.get("tests")) == len(first.findall("testcase"))
    assert (second.get("tests"), second.get("failures")) == ("1", "0")
    assert third.get("errors") == "1"
    assert third.find("testcase/error").get("message") == "not a PDF"
    assert not junit_schema.is_valid(written.replace("<testcase", "<case").replace("/testcase", "/case"))  # fmt: skip


@pytest.mark.parametrize(("failing", "failures"), [(4, 0), (3, 2), (2, 4), (1, 6)])
def test_junit_fails_where_the_run_does(failing, failures, sample, view):
    suite = ET.fromstring(formats.render([sample.REPORT], "junit", view._replace(failing=failing)))[0]  # fmt: skip
    assert suite.get("failures") == str(failures)
    assert len(suite.findall("testcase/failure")) == failures
    mild = [case for case in suite if case.find("system-out") is not None]
    assert len(mild) == 6 - failures + 2  # and two requirements with the words that prove them


def test_junit_puts_all_findings_of_a_rule_into_one_failure(sample, view):
    one = sample.FINDINGS[1]
    report = sample.REPORT._replace(findings=(one, one, one))
    suite = ET.fromstring(formats.render([report], "junit", view))[0]
    (failure,) = suite.findall("testcase/failure")
    assert failure.get("message").endswith("cautionary statement (and 2 more places)")
    assert failure.text.count("drafts/release.txt:3:5: “核心產品 XY-101”") == 3


def test_junit_does_not_fail_what_is_known(sample, view):
    suite = ET.fromstring(formats.render([sample.REPORT._replace(findings=())], "junit", view))[0]
    case = next(c for c in suite if c.get("name") == "hkex/missing-cautionary-statement")
    assert case.find("skipped").get("message") == "all its findings are known"


@given(st.text())
def test_any_text_is_well_formed_xml(text):
    element = ET.fromstring(f'<x y="{xmltext.attribute(text)}">{xmltext.content(text)}</x>')
    kept = "".join(c if c in "\t\n\r" or (" " <= c <= "\ud7ff") or ("\ue000" <= c <= "\ufffd") or c > "\uffff" else "?" for c in text)  # fmt: skip
    pictured = "".join("?" if c != k else c for c, k in zip(element.get("y") or "", kept, strict=True))  # fmt: skip
    assert pictured.replace("\ufffd", "?") == kept.replace("\ufffd", "?")
    assert (element.text or "") == (element.get("y") or "")


# GitLab


def test_gitlab_takes_the_report(sample):
    with open(os.path.join(SCHEMAS, "gitlab-code-quality.json"), encoding="utf-8") as file:
        schema = jsonschema.Draft202012Validator(json.load(file))
    pieces = [gitlab.draft(sample.REPORT, View()), "", gitlab.unread("./x.pdf", "not a PDF file")]
    found = json.loads(whole("gitlab", pieces, View()))
    schema.validate(found)
    *entries, unread = found
    assert [one["check_name"] for one in entries] == [one.rule for one in sample.FINDINGS]
    assert [one["severity"] for one in entries] == [
        {"error": "critical", "warning": "major", "note": "info"}[one.severity]
        for one in sample.FINDINGS
    ]
    assert entries[1]["location"] == {"path": sample.SOURCE.name, "lines": {"begin": 3}}
    assert (unread["location"]["path"], unread["severity"]) == ("x.pdf", "blocker")
    assert len({one["fingerprint"] for one in found}) == len(found)
    schema.validate(json.loads(whole("gitlab", [""], View())))


def test_a_finding_of_another_draft_has_another_mark_in_gitlab(sample):
    source = Source(sample.TEXT, "other.md")
    other = gitlab.draft(sample.REPORT._replace(source=source), View())
    marks = [
        {one["fingerprint"] for one in json.loads(f"[{text}]")}
        for text in (gitlab.draft(sample.REPORT, View()), other)
    ]
    assert not marks[0] & marks[1]


# reviewdog


def by_bytes(text, place):
    """The offset in UTF-8 that a position of reviewdog's means."""
    lines = text.encode("utf-8", "surrogatepass").splitlines(keepends=True)
    return sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1


def test_rdjsonl_counts_bytes(sample):
    rows = [json.loads(line) for line in rdjsonl.draft(sample.REPORT, View()).splitlines()]
    data = sample.TEXT.encode()
    assert [row["severity"] for row in rows] == ["WARNING", "ERROR", "INFO", "INFO", "WARNING", "ERROR"]  # fmt: skip
    for row, finding in zip(rows, sample.FINDINGS, strict=True):
        found = row["location"]["range"]
        start, end = by_bytes(sample.TEXT, found["start"]), by_bytes(sample.TEXT, found["end"])
        assert data[start:end].decode() == sample.SOURCE.quote(finding.primary.span)
    assert rows[1]["location"]["range"]["start"] == {"line": 3, "column": 13}
    assert rows[0]["suggestions"][1] == {
        "range": {"start": {"line": 4, "column": 13}, "end": {"line": 4, "column": 16}},
        "text": "HKEX",
    }
    assert rows[1]["code"] == {
        "value": "hkex/missing-cautionary-statement", "url": "https://example.org/1",
    }  # fmt: skip


@given(st.text("a本𐐀\n", max_size=200), st.data())
def test_any_position_is_told_in_bytes(text, data):
    text = text * 100
    at = data.draw(st.integers(0, len(text)))
    finding = Finding(Label(Span(at, at)), "a/b", Severity.NOTE, "x")
    places = rdjsonl._Bytes(Source(text))
    found = places.range(finding.primary.span)["start"]
    assert by_bytes(text, found) == len(text[:at].encode())


def test_a_part_of_a_file_is_located_in_the_file(linter):
    parts = "".join(
        f"<DOCUMENT>\n<TYPE>EX-99\n<FILENAME>{name}\n<TEXT>\n<p>On [TBD] a trial began.</p>\n</TEXT>\n</DOCUMENT>\n"
        for name in ("a.htm", "b.htm")
    )
    data = f"<SEC-DOCUMENT>x\n{parts}</SEC-DOCUMENT>\n".encode()
    reports = [linter.lint(draft) for draft in read_all_bytes(data, "filing.txt")]
    assert "::error file=filing.txt,line=13," in formats.render(reports, "github")
    run = json.loads(formats.render(reports, "sarif"))["runs"][0]
    assert {one["location"]["uri"] for one in run["artifacts"]} == {"filing.txt"}
    region = run["results"][-1]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 13
    assert "charOffset" not in region  # which would count from the part

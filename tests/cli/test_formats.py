"""The machine formats from the command line, with drafts that cannot be judged among them."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest


@pytest.fixture
def run(put, shell, samples):
    """Check a draft with an error, one that is no text and one that is not there."""
    put("drafts/a b.txt", samples.open_end)
    put("drafts/bad.txt", b"%PDF-1.7")

    def check(output, *args):
        paths = ("drafts/a b.txt", "drafts/bad.txt", "drafts/gone.txt")
        done = shell("check", *samples.select, "--output", output, *args, *paths)
        assert done.returncode == 2
        return done.stdout.decode()

    return check


def test_sarif_says_that_the_run_was_no_success(run):
    (log,) = json.loads(run("sarif"))["runs"]
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in invocation["toolExecutionNotifications"]
    ]
    assert told == ["drafts/gone.txt", "drafts/bad.txt"]
    (result,) = log["results"]
    rule = log["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "drafting/placeholder"
    assert [one["location"]["uri"] for one in log["artifacts"]] == ["drafts/a%20b.txt"]
    assert len(log["artifacts"][0]["hashes"]["sha-256"]) == 64
    assert result["partialFingerprints"]["disclosureLint/v1"]


def test_junit_shows_what_could_not_be_judged_as_an_error(run):
    gone, good, bad = ET.fromstring(run("junit"))
    assert (gone.get("errors"), bad.get("errors")) == ("1", "1")
    assert (good.get("failures"), good.get("errors")) == ("1", "0")
    assert ET.fromstring(run("junit", "--fail-on", "never"))[1].get("failures") == "0"


def test_annotations_and_diagnostics_tell_of_it_too(run):
    rows = run("github").splitlines()
    assert [row.split(",")[0] for row in rows] == [
        "::error file=drafts/gone.txt", "::error file=drafts/a b.txt", "::error file=drafts/bad.txt",
    ]  # fmt: skip
    found = [json.loads(row) for row in run("rdjsonl").splitlines()]
    assert [one["severity"] for one in found] == ["ERROR"] * 3
    assert "range" not in found[0]["location"]


def test_a_report_of_a_program_goes_into_a_file(run, tmp_path):
    assert run("sarif", "--output-file", "report.sarif") == ""
    assert json.loads((tmp_path / "report.sarif").read_text("utf-8"))["version"] == "2.1.0"

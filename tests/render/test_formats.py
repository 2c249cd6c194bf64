"""One fixed report in every format, against text that a person has read."""

from __future__ import annotations

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from disclosure_lint.outputs import OUTPUTS
from disclosure_lint.render.formats import format_called, render
from disclosure_lint.render.measure import width
from disclosure_lint.render.view import View

WHOLE = (
    "full",
    "concise",
    "json",
    "sarif",
    "github",
    "junit",
    "rdjsonl",
)  # the others have tests of their own
NAMES = {"ascentage-pharma": "Ascentage Pharma"}


class AsText(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def shown(snapshot):
    return snapshot.use_extension(AsText)


@pytest.mark.parametrize("name", WHOLE)
def test_renders_the_sample(name, sample, shown):
    assert render([sample.REPORT, sample.CLEAN], name, View(names=NAMES)) == shown


def test_says_everything_when_verbose_and_narrow(sample, shown):
    assert render([sample.REPORT], "full", View(columns=60, verbose=True, names=NAMES)) == shown


def test_colours_sparingly(sample, shown):
    report = sample.REPORT._replace(findings=sample.FINDINGS[:2])
    assert render([report], "full", View(colour=True, names=NAMES)) == shown


def test_quiet_shows_findings_only(sample):
    quiet = render([sample.CLEAN, sample.REPORT], "full", View(quiet=True))
    assert quiet.startswith("drafts/release.txt: press release")
    assert "met" not in quiet.replace("met its primary", "")
    assert render([sample.CLEAN], "full", View(quiet=True)) == ""


def test_the_snippets_keep_to_the_width(sample):
    rows = render([sample.REPORT], "full", View(columns=80)).splitlines()
    inside = [row for row in rows if " | " in row[:8]]
    assert inside
    assert all(width(row) <= 80 for row in inside)


def test_nothing_in_a_draft_reaches_the_terminal_as_a_command(sample):
    for name in ("full", "concise", "github", "junit"):
        assert "\x1b" not in render([sample.REPORT], name)


def test_every_format_is_a_module_with_the_parts_of_one():
    for name in OUTPUTS:
        module = format_called(name)
        assert isinstance(module.SEPARATOR, str)
        assert callable(module.head)
        assert callable(module.draft)
        assert callable(module.foot)


def test_no_drafts_are_still_a_report():
    assert render([], "full") == ""
    assert render([], "concise") == ""
    assert '"drafts": [\n\n]' in render([], "json")

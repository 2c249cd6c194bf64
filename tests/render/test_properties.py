"""Rendering takes any report over any text."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.errors import Mistake
from disclosure_lint.finding import (
    CitedProvision,
    Edit,
    Finding,
    Fix,
    Label,
    Report,
    Requirement,
    Safety,
    Severity,
    Status,
    WaivedFinding,
)
from disclosure_lint.render import mistakes
from disclosure_lint.render.formats import render
from disclosure_lint.render.view import View
from disclosure_lint.source import Source, Span

drafts = st.text() | st.text(alphabet="ab \n\r\t本，́\u200b\u2028\x1b", max_size=400)
words = st.text(max_size=60)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def labels(draw, text):
    return Label(draw(spans(text)), draw(words))


@st.composite
def findings(draw, text):
    edits = [Edit(draw(spans(text)), draw(words)) for _ in range(draw(st.integers(0, 5)))]
    return Finding(
        draw(labels(text)),
        "pack/rule",
        draw(st.sampled_from(list(Severity))),
        draw(words),
        draw(st.none() | words),
        tuple(draw(st.lists(labels(text), max_size=8))),
        tuple(CitedProvision(draw(words), "practice", "x") for _ in range(draw(st.integers(0, 2)))),
        Fix(draw(st.sampled_from(list(Safety))), tuple(edits)) if edits else None,
    )


@st.composite
def reports(draw):
    text = draw(drafts)
    requirements = st.builds(
        Requirement,
        st.just("pack/rule"),
        st.sampled_from(list(Status)),
        st.none() | words,
        st.lists(labels(text), max_size=3).map(tuple),
    )
    waived = st.builds(WaivedFinding, findings(text), words, st.none())
    return Report(
        Source(text, draw(words)),
        "brief",
        "en",
        draw(st.none() | words),
        None,
        tuple(draw(st.lists(findings(text), max_size=4))),
        tuple(draw(st.lists(requirements, max_size=6))),
        tuple(draw(st.lists(waived, max_size=2))),
    )


slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
views = st.builds(
    View,
    st.integers(1, 200),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    rules=st.just(()),
    pack=st.none(),
)


@slow
@given(reports(), views)
def test_any_report_renders_in_every_format(report, view):
    assert "\r" not in render([report], "full", view)
    concise = render([report], "concise", view)
    assert concise.count("\n") == len(report.findings)
    assert json.loads(render([report], "json", view))["schema"] == 1
    assert json.loads(render([report], "sarif", view))["version"] == "2.1.0"
    assert ET.fromstring(render([report], "junit", view))[0].get("name") is not None
    annotations = render([report], "github", view)
    assert annotations.count("\n") == annotations.count("\n::") + bool(report.findings)
    rows = render([report], "rdjsonl", view).split("\n")[:-1]
    assert [json.loads(row)["source"]["name"] for row in rows] == ["disclosure-lint"] * len(rows)


@slow
@given(st.lists(st.builds(Mistake, words, words, words, st.integers(1, 10**6), st.integers(1, 500),
                          st.integers(0, 50), words, words, st.none() | words), max_size=4), views)  # fmt: skip
def test_any_mistakes_render(found, view):
    assert isinstance(mistakes.render(found, view), str)

"""Reading a whole draft by a regular expression is dear: few do, and none joins them unseen."""

import gc
import sys
from pathlib import Path

import pytest

from disclosure_lint import Linter
from disclosure_lint.regex import Regex

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SCANS = ("findall", "finditer", "search", "split", "sub")
MOST = {"press-release": 12, "results": 12, "announcement-zh": 31}  # hardly more than there are
FAR = 0.5  # of the draft, from which on it is read as a whole


@pytest.fixture(scope="module")
def texts():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from generate import generate
    finally:
        sys.path.remove(str(BENCHMARKS))
    return {kind: generate(kind, 10_000, "scans").decode() for kind in MOST}


@pytest.fixture(scope="module")
def linter():
    return Linter(preview=True)


@pytest.mark.parametrize("kind", MOST)
def test_few_regular_expressions_read_a_whole_draft(monkeypatch, texts, linter, kind):
    text = texts[kind]
    linter.lint(text)  # every expression that it needs is compiled
    scans = []
    for regex in [one for one in gc.get_objects() if isinstance(one, Regex)]:
        for name in SCANS:
            _watch(monkeypatch, regex, name, scans, FAR * len(text))
    linter.lint(text)
    assert len(scans) <= MOST[kind], sorted(scans)


def _watch(monkeypatch, regex, name, scans, far):
    plain = getattr(regex, name)

    def watched(*asked):
        where = 1 if name in {"findall", "finditer", "search"} else len(asked)
        whole = asked[1 if name == "sub" else 0]
        start, end = (*asked[where:], *(0, len(whole))[len(asked[where:]) :])
        if min(end, len(whole)) - start >= far:
            scans.append(regex._source[:60])
        return plain(*asked)

    monkeypatch.setattr(regex, name, watched)

"""A new pack on an archive that was judged before: only what changed judges, and no row differs."""

from functools import cache

import pytest

from disclosure_lint.packs.load import load
from disclosure_lint.packs.pack import Pack
from tests.archive.conftest import SETTINGS

RULE = """title: A product called a game changer
status: stable
severity: {severity}
kind: claim
citations:
  - provision: Arithmetic
    force: analogy
    url: https://www.bipm.org/en/publications/si-brochure
claim: |
  {claim}
message: "`{{words}}` praises"
help: Say what is new.
rationale: Readers of disclosure weigh facts.
examples:
  fails:
    - name: a drug
      draft: It is a [[game changer]] for patients.
  passes:
    - name: "near miss: a rule of a game"
      draft: The game changed its rules.
"""
HOUSE = {"house/pack.yaml": 'name: house\nversion: "2026.11"\nengine: ">=0.1"\nabout: Ours.\n'}
TEXTS = {
    "a.txt": "BOSTON, May 2, 2025 - Toy Bio said its drug is a game changer and a new dawn for patients.\n",
    "b.txt": "BOSTON, May 2, 2025 - Toy Bio said [●] of its drug is a new dawn. A game changer it is.\n",
    "c.txt": "Toy Bio said its drug is a game changer. disclosure-lint: allow house/game-changer -- told so\n",
    "d.txt": "本公司宣布其藥物的業績。" * 20 + "\n\n" + "The Company said its drug is a game changer for patients. " * 20,
}  # fmt: skip


@cache
def packs(claim='{"game changer"}', severity="warning", more=()):
    files = {**HOUSE, "house/game-changer.yaml": RULE.format(claim=claim, severity=severity)}
    files |= {f"house/{name}.yaml": RULE.format(claim=said, severity="note") for name, said in more}
    return load(files=files, cache=False)


def same(rows, first, second):
    """Hold the rows that two archives have of their newest packs against each other."""
    for table in ("drafts", "findings", "requirements", "unread", "rules"):
        ours, theirs = (rows(table, out) for out in (first, second))
        newest = {row["pack"] for row in theirs}
        assert [row for row in ours if row["pack"] in newest] == theirs, table
    return True


@pytest.fixture
def feed(tmp_path, releases):
    for name, text in TEXTS.items():
        (tmp_path / "feed").mkdir(exist_ok=True)
        (tmp_path / "feed" / name).write_text(text, encoding="utf-8")
    releases(6)
    return tmp_path / "feed"


CHANGES = {
    "a wider pattern": (lambda: packs('{"game changer" | "new dawn"}'), 9),
    "a severity": (lambda: packs(severity="error"), 9),
    "one rule more": (lambda: packs(more=(("new-dawn", '{"new dawn"}'),)), 9),
    "the house's pack left out": (load, 9),
}


@pytest.mark.parametrize(("change", "renewed"), CHANGES.values(), ids=CHANGES)
def test_only_the_rules_that_changed_judge_again_and_no_row_differs(
    change, renewed, feed, judge, rows
):
    judge(feed, packs=packs())
    tally = judge(feed, packs=change())
    assert (tally.judged, tally.renewed) == (10, renewed)  # what comments allow is judged whole
    judge(feed, packs=change(), out="anew")
    assert same(rows, "out", "anew")


def test_rules_that_are_left_out_or_chosen_are_rules_that_changed(feed, judge, rows):
    judge(feed)
    for settings in (
        SETTINGS._replace(ignore=("promotion", "us/missing-forward-looking-statement")),
        SETTINGS._replace(select=("drafting", "drugs")),
    ):
        assert judge(feed, settings=settings).renewed
        judge(feed, settings=settings, out=f"anew{len(settings.ignore)}")
        assert same(rows, "out", f"anew{len(settings.ignore)}")


def test_what_all_rules_share_is_judged_by_all(feed, judge):
    pack = packs()
    judge(feed, packs=pack)
    terms = {**pack.plain["terms"], "en": {**pack.plain["terms"]["en"], "toy-words": ("toy",)}}
    assert judge(feed, packs=Pack({**pack.plain, "terms": terms})).renewed == 0
    assert judge(feed, packs=pack, settings=SETTINGS._replace(document="brief")).renewed == 0


def test_a_new_document_is_judged_by_all_rules(feed, judge, rows, tmp_path):
    judge(feed, packs=packs())
    (tmp_path / "feed" / "e.txt").write_text("A game changer of a drug [●] it is.\n" * 3, "utf-8")
    (tmp_path / "feed" / "f.txt").write_text(TEXTS["a.txt"], "utf-8")  # a copy
    tally = judge(feed, packs=packs(severity="note"))
    assert (tally.judged, tally.renewed, tally.copies) == (11, 9, 1)
    judge(feed, packs=packs(severity="note"), out="anew")
    assert same(rows, "out", "anew")

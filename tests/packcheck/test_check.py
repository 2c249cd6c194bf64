"""What `rules check` says of packs, one way to be wrong at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.packcheck.check import check, outcomes
from disclosure_lint.packcheck.examples import marked
from disclosure_lint.packs.load import shipped
from disclosure_lint.source import Span

PACK = 'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'
RULE = """\
title: T
status: stable
severity: warning
kind: forbid
citations:
  - provision: P
    force: rule
    url: https://example.com/
    quote: abc
    checked: 2026-11-22
forbid: |
  "abc"
message: Says abc
help: Say it not.
rationale: R
examples:
  fails:
    - name: one
      draft: |
        Here is [[abc]].
    - name: two
      draft: |
        [[ABC]] is here. Then comes [[abc]].
  passes:
    - name: three
      draft: |
        Nothing here.
    - name: near miss, abcd
      draft: |
        Here is abcd.
"""
Checked = Callable[..., list[str]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    def mistakes(old: str = "", new: str = "", today: date | None = None) -> list[str]:
        assert old in RULE
        (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
        (tmp_path / "x.yaml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
        found = check([str(tmp_path)], today)
        return [f"{m.path[len(str(tmp_path)) + 1 :]}:{m.line}:{m.column}: [{m.rule}] {m.message}"
                for m in found]  # fmt: skip

    return mistakes


def test_the_shipped_packs_have_no_mistake() -> None:
    """Nor is there a source of which nobody says when it was read."""
    assert check([shipped()]) == ()


def test_a_sound_pack_has_no_mistake(checked: Checked) -> None:
    assert checked() == []


WRONG = [
    ("status: stable\nseverity: warning\n", "severity: warning\nstatus: stable\n",
     "2:1: [pack/field-order] `severity` comes too early: `status` is next"),
    ("    quote: abc\n", "", "6:5: [pack/citation-unquoted] P is cited as a rule without its words"),
    ("    checked: 2026-11-22\n", "", "6:5: [pack/citation-unchecked] nobody says when P was read"),
    ("    - name: two\n      draft: |\n        [[ABC]] is here. Then comes [[abc]].\n", "",
     "17:3: [pack/examples-few] a stable rule needs two examples under `fails`"),
    ("near miss, ", "", "16:1: [pack/near-miss-missing] no example is a near miss"),
    ("[[abc]].\n    - name: two", "abc.\n    - name: two",
     "19:14: [pack/example-unmarked] fails: one: marks no words with [[…]]"),
    ("Nothing here", "[[Nothing]] here",
     "26:14: [pack/example-marked] passes: three: a passing example marks words with [[…]]"),
    ("Nothing here", "abc here",
     "26:14: [pack/example-flagged] passes: three: passes, but the rule flags “abc”"),
    ("Here is [[abc]]", "Here is [[abd]]",
     "19:14: [pack/example-not-flagged] fails: one: the rule comes out not-applicable (nothing of the kind in this draft)"),
    ("Here is [[abc]]", "Here [[is abc]]",
     "19:14: [pack/example-label] fails: one: flags “abc”, not “is abc”"),
    ("    - name: one\n", "    - name: one\n      issuer: nobody\n",
     "20:14: [pack/example-issuer] fails: one: there is no issuer `nobody`"),
    ("    - name: one\n", "    - name: one\n      message: xyz\n",
     "20:14: [pack/example-message] fails: one: says “Says abc Say it not.”"),
    ("    - name: one\n", "    - name: one\n      fix: Here it is.\n",
     "20:14: [pack/example-fix] fails: one: the fix gives “Here is abc.”"),
    ("rationale: R\n", "rationale: R\nformerly: [hkex/missing-stock-code]\n",
     "16:12: [pack/name-taken] `hkex/missing-stock-code` is the name of a rule that is there"),
]  # fmt: skip


def test_says_what_is_wrong(tmp_path: Path) -> None:
    """A pack for each way to be wrong, all of them looked at in one go."""
    for number, (old, new, _) in enumerate(WRONG):
        assert old in RULE
        folder = tmp_path / f"p{number}"
        folder.mkdir()
        (folder / "pack.yaml").write_text(PACK.replace("mine", f"p{number}"), encoding="utf-8")
        (folder / "x.yaml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
    said: dict[str, str] = {}
    for m in check([str(tmp_path)]):
        text = f"{m.line}:{m.column}: [{m.rule}] {m.message}"
        said.setdefault(m.path[len(str(tmp_path)) + 1 :], text)
    assert said == {f"p{number}/x.yaml": text for number, (*_, text) in enumerate(WRONG)}


def test_what_cannot_be_read_is_told_before_anything_is_tried(checked: Checked) -> None:
    assert checked("message:", "mesage:")[0] == (
        "x.yaml:13:1: [pack/unknown-field] unknown field `mesage`"
    )


def test_a_preview_rule_owes_less(checked: Checked) -> None:
    rule = "status: stable", "status: preview"
    assert checked(*rule) == []
    assert checked("near miss, ", "") != []


def test_sources_are_read_again_after_a_year(checked: Checked) -> None:
    assert checked(today=date(2027, 11, 22)) == []
    assert checked(today=date(2027, 12, 1)) == [
        "x.yaml:10:14: [pack/citation-stale] P was last read on 2026-11-22"
    ]
    assert checked() == []


def test_outcomes_name_every_example(checked: Checked, tmp_path: Path) -> None:
    checked()
    assert [(o.rule, o.example, o.said) for o in outcomes([str(tmp_path)])] == [
        ("mine/x", "fails: one", ""),
        ("mine/x", "fails: two", ""),
        ("mine/x", "passes: three", ""),
        ("mine/x", "passes: near miss, abcd", ""),
    ]


def test_only_what_was_asked_for_is_reported() -> None:
    folder = f"{shipped()}/hkex"
    assert all(m.path.startswith(folder) for m in check([folder]))
    assert all(o.rule.startswith("hkex/") for o in outcomes([folder]))


def test_a_pack_that_breaks_another_is_not_in_order(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "issuers").mkdir()
    text = "name: Sirnaomics\nnames: {sure: recalled}\n"
    (tmp_path / "issuers" / "other.yaml").write_text(text, encoding="utf-8")
    found = check([str(tmp_path)])
    assert {m.rule for m in found} == {"pack/issuer-conflict"}


@pytest.mark.parametrize(
    ("draft", "text", "spans"),
    [
        ("a [[b]] c", "a b c", [Span(2, 3)]),
        ("[[a b]] [[c]]", "a b c", [Span(0, 3), Span(4, 5)]),
        ("[[[●]]]", "[●]", [Span(0, 3)]),
        ("[[a\nb]]", "a\nb", [Span(0, 3)]),
        ("[x] [[]] y", "[x] [[]] y", []),
    ],
)
def test_marks(draft: str, text: str, spans: list[Span]) -> None:
    assert marked(draft) == (text, spans)

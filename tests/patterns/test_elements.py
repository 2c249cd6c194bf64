"""Every `@element` of the phrase language is in a draft what `explain` says that it is."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter, load_packs
from disclosure_lint.patterns.compile import ELEMENTS

# By element: a draft that mentions one, in {{…}}, and nothing else of the field's notation.
MENTIONS = {
    "company": "The licence was granted by {{AstraZeneca}} after long talks.",
    "date": "The board met on {{March 27, 2026}} and agreed on the plan.",
    "drug": "Patients were treated with {{XY-101}} for a whole year.",
    "figure": "Of those who were treated, {{54%}} came back for more.",
    "issuer": "The board of {{Ascentage Pharma Group International}} met and agreed.",
    "known-drug": "Patients were treated with {{sotorasib}} for a whole year.",
    "listing": "Its shares are traded under a symbol ({{NASDAQ: QQQX}}) of their own.",
    "named-product": "Patients were treated with {{adagrasib}} for a whole year.",
    "placeholder": "The board met on [{{insert date}}] and agreed on the plan.",
    "product": "Patients were treated with {{lisaftoclax}} for a whole year.",
    "stock-code": "{{Stock Code: 6855}}\n\nThe board met and agreed on the plan.",
}
# What is one of a wider sort is one of that sort too.
WIDER = {
    "issuer": {"company"},
    "stock-code": {"listing"},
    "drug": {"named-product"},
    "known-drug": {"drug", "named-product"},
    "named-product": {"drug", "known-drug"},
    "product": {"drug", "known-drug", "named-product"},
}
PACK = {"name": "house", "version": "2026.11", "engine": ">=0.1", "about": "Our own."}
NOT_YET = {"figure": "@figure falls through to the listings of a draft"}


def plain(element):
    """Return the draft that mentions an element as a person would write it."""
    return MENTIONS[element].replace("{{", "").replace("}}", "")


def rule(element):
    """Return a rule that finds each mention of an element."""
    return {
        "title": f"Mentions {element}",
        "status": "stable",
        "severity": "note",
        "kind": "forbid",
        "citations": [{"provision": "House style", "force": "practice", "url": "https://x.org/"}],
        "forbid": f"@{element}",
        "message": f"Mentions {element}",
        "rationale": "To see what the phrase language sees.",
        "examples": {
            "fails": [{"name": "one", "draft": f"[[{plain(element)}]]"}],
            "passes": [{"name": "none", "draft": "Nothing of the kind."}],
        },
    }


@pytest.fixture(scope="module")
def found():
    """Return what a draft mentions: the words by element."""
    files = {f"house/{element}.yaml": rule(element) for element in MENTIONS}
    packs = load_packs(files={"house/pack.yaml": PACK, **files}, cache=False)
    linter = Linter(packs, select=["house"])

    def told(draft):
        report = linter.lint(draft, issuer="ascentage-pharma", document="announcement")
        return {
            (one.rule.partition("/")[2], report.source.quote(one.primary.span))
            for one in report.findings
        }

    return told


def test_every_element_has_a_draft_that_mentions_it():
    assert set(MENTIONS) == ELEMENTS


@pytest.mark.parametrize(
    "element",
    [
        pytest.param(one, marks=pytest.mark.xfail(reason=NOT_YET[one], strict=True))
        if one in NOT_YET
        else one
        for one in sorted(MENTIONS)
    ],
)
def test_an_element_is_what_it_is_called_and_nothing_else(element, found):
    words = MENTIONS[element].partition("{{")[2].partition("}}")[0]
    assert (element, words) in found(plain(element))
    for other in MENTIONS:
        if element not in {other} | WIDER.get(other, set()):
            assert element not in {one for one, _ in found(plain(other))}, other

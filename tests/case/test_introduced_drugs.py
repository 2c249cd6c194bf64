"""Names that a draft ties together are one drug's for the rest of it."""

from __future__ import annotations

import pytest

RULE = "drugs/inconsistent-name"  # its evidence is what ties two names


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Velmira™ – VLM-204 – is given to patients in a trial.", "Velmira™ – VLM-204"),
        ("Velmira™ — VLM-204 — is given to patients in a trial.", "Velmira™ — VLM-204"),
        ("VLM-204 (“Velmira”) is given to patients in a trial.", "VLM-204 (“Velmira”"),
        ('VLM-204 ("Velmira™") is given to patients in a trial.', 'VLM-204 ("Velmira'),
        ("「維美拉」®（VLM-204）的臨床試驗中，患者接受該藥物治療。", "維美拉」®（VLM-204"),
        ("“维美拉”®（VLM-204）的临床试验中，患者接受该药物治疗。", "维美拉”®（VLM-204"),
    ],
)
def test_a_draft_ties_two_names(linter, text, tie):
    met = linter.lint(text).requirements
    evidence = [
        text[one.span.start : one.span.end] for q in met if q.rule == RULE for one in q.evidence
    ]
    assert [words for words in evidence if words.startswith(tie)]


@pytest.mark.parametrize(
    "text",
    [
        "VLM-204 (“Compound”) is given to patients in a trial.",
        "VLM-204 (the “Study”) is given to patients in a trial.",
        "Velmira™ is given to patients – VLM-204 began a trial – and goes on.",
        "「維美拉」（VLM-204）的會議。",
    ],
)
def test_what_only_stands_beside_a_code_is_no_name_of_it(linter, text):
    assert not [q for q in linter.lint(text).requirements if q.rule == RULE and q.evidence]

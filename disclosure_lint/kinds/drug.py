"""`drug`: the names of drugs in a draft against each other and against the registry.

Each defect is one small function here or in a neighbour; all read the same mentions.
"""

from __future__ import annotations

from collections.abc import Callable

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import drug_brands, drug_codes, drug_pairs, drug_spelling
from disclosure_lint.packs.rule import Rule

DEFECTS: dict[str, Callable[[Case], Verdict]] = {
    "wrong-pair": drug_pairs.wrong_pair,
    "unlinked-names": drug_pairs.unlinked_names,
    "inconsistent-name": drug_pairs.inconsistent_name,
    "misspelt-name": drug_spelling.misspelt_name,
    "inconsistent-capitals": drug_spelling.inconsistent_capitals,
    "unknown-code": drug_codes.unknown_code,
    "malformed-code": drug_codes.malformed_code,
    "brand-without-generic": drug_brands.brand_without_generic,
    "brand-mark-missing": drug_brands.brand_mark_missing,
    "superseded-name": drug_brands.superseded_name,
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge one defect of drug names."""
    defect: str = rule.fields["defect"]
    if not case.drugs and defect != "misspelt-name":
        return Verdict(idle="the draft names no drug")
    return DEFECTS[defect](case)

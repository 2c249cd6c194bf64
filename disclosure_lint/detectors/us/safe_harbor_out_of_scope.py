"""`us/safe-harbor-out-of-scope`: the Reform Act invoked where it does not reach."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lack
from disclosure_lint.case.speaker import top
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.packs.rule import Rule

_HEADLINE = 400  # code points in which a release says what it is about
# What is said of each wording that Section 21E(b) names.
_EXCLUDED = {
    "initial-public-offering": "an initial public offering",
    "tender-offer": "a tender offer",
    "going-private": "a going-private transaction",
    "blank-check": "a blank check company",
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Say where the legend invokes the Reform Act and the Act excludes such statements."""
    legend = case.statement("legend")
    if legend is None:
        return Verdict(idle=lack(rule))
    words = case.draft.words
    act = case.hits(rule.fields["wording"]["reform-act"], *words.between(legend.start, legend.end))
    if not act:
        return Verdict(idle="the legend does not invoke the Reform Act")
    mark = Mark(*case.draft.span(*act[0]))
    if _reports_nowhere(rule, case):
        return Verdict(flags=(Flag(mark, {"what": "an issuer that does not report to the SEC"}),))
    headline = case.headline()
    end = max(headline.end, min(legend.start, _opening(case)))
    about = _excluded(rule, case, *words.between(headline.start, end))
    if about is None:
        return Verdict(evidence=(mark,), doubt=_in_the_lead(rule, case, end, legend.start))
    place, what = about
    related = Mark(*case.draft.span(*place), "the release is about this")
    return Verdict(flags=(Flag(mark, {"what": what}, related=(related,)),))


def _in_the_lead(rule: Rule, case: Case, start: int, legend: int) -> str | None:
    """Say what the first paragraph speaks of that the Act excludes, which the headline does not."""
    end = min(legend, top(case)[-1][1]) if top(case) else start
    about = _excluded(rule, case, *case.draft.words.between(start, max(start, end)))
    if about is None:
        return None
    return f"the first paragraph speaks of {about[1]}; whether its statements are made in it, it does not say"


def _excluded(rule: Rule, case: Case, first: int, last: int) -> tuple[tuple[int, int], str] | None:
    """Return what some words are about that the Act excludes, and where they say so."""
    wording = rule.fields["wording"]
    done = {end for _, end in case.hits(wording["long-done"], first, last) or ()}
    of_clients = {begin for begin, _ in case.hits(wording["of-clients"], first, last) or ()}
    return min(
        (
            (hit, what)
            for name, what in _EXCLUDED.items()
            for hit in case.hits(wording[name], first, last) or ()
            if hit[1] not in done and hit[0] not in of_clients
        ),
        default=None,
    )


def _opening(case: Case) -> int:
    """Return where the headings at the top of a draft end."""
    end = 0
    for unit in case.draft.units[:4]:
        if unit.kind != "heading" or unit.end > _HEADLINE:
            break
        end = unit.end
    return end


def _reports_nowhere(rule: Rule, case: Case) -> bool:
    """Whether the issuer is known, or by all that the draft shows, not to report to the SEC."""
    facts = case.facts
    if facts.issuer is not None:
        return facts.issuer.reports_to_sec(facts.date or facts.latest) is False
    table = exchanges(case.known)
    listed = [table[venue].country for venue in facts.venues if venue in table]
    if not listed or "US" in listed:
        return False
    return not case.holds(rule.fields["wording"]["reports"])

"""The sections of the report: each a question, its plot, and what must be known to read it."""

from __future__ import annotations

from disclosure_lint.archive.report.charts import Rate, bar, panel
from disclosure_lint.archive.report.tables import Markup, cell, table
from disclosure_lint.reference.lookup import Reference
from disclosure_lint.render.html.markup import attributes, prose, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from disclosure_lint.archive.asking import Archive
    from disclosure_lint.archive.precision import Precision

_PER = "in 1,000 drafts"
_SOURCES, _PLOTTED, _PANELS, _ROWS = (
    12,
    4,
    6,
    25,
)  # columns, rules, sources plotted, rows of a table
_FEW = 30  # drafts, below which a rate says little
_HEATS = (0, 10, 50, 150)  # in 1,000 drafts, from which on a cell is darker
LEGEND = "us/missing-forward-looking-statement"
ASKED = (
    ("unmet-by-issuer", "Unmet requirements, by issuer", "Where no issuer is known it is the source, which may write about companies and be none of them: no league table of issuers."),
    ("repeat-offenders", "Findings of one rule in three drafts or more", "Of an issuer; of a source where none is known."),
    ("first-appearances", "When a wrong listing was first seen", "A wrong symbol, exchange or notation, its first day, and how often it was printed since."),
)  # fmt: skip
CHANGED = (
    ("changes", "What the newest packs judge otherwise", "Requirements of the drafts that both states of the packs judged."),
    ("changed-findings", "Findings that the newest packs add or drop", ""),
)  # fmt: skip
GUIDE = (
    "<footer><h2>How to read this</h2>\n<p>A rate is the number of drafts with a finding in 1,000; "
    "the band around it is where the rate of the like drafts lies, 19 times of 20 (Wilson). Where "
    "bands overlap, a difference may be chance. A line that moves because one source sends more "
    "is no change in how anybody writes, so the lines are drawn source by source. A finding is as "
    "good as its rule: where precision stands beside a rule, people have judged a sample of its "
    "findings.</p>\n<p>This page is complete in itself: it loads nothing and sends nothing. "
    "It quotes drafts, so treat it as you treat them.</p></footer>\n"
)


class Answers:
    """What the archive answers, each question asked once."""

    def __init__(
        self, ask: Callable[[str], tuple[list[str], list[tuple[Any, ...]]]], archive: Archive
    ) -> None:
        self._ask = ask
        self.archive = archive
        self._lists = Reference()
        self._known: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}

    def called(self, who: str) -> str:
        """Return an issuer's name for its number in an official list."""
        return self._lists.called(who) or who

    def table(self, question: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the columns and the rows of an answer."""
        if question not in self._known:
            self._known[question] = self._ask(question)
        return self._known[question]

    def rows(self, question: str) -> list[dict[str, Any]]:
        """Return the rows of an answer by the names of its columns."""
        names, rows = self.table(question)
        return [dict(zip(names, row, strict=True)) for row in rows]


def _section(title: str, about: str, body: str, question: str | None = None) -> str:
    asked = f" <code>archive ask OUT {text(question)}</code>" if question else ""
    said = f'<p class="aside">{prose(about)}{asked}</p>\n' if about or asked else ""
    return f"<section>\n<h2>{text(title)}</h2>\n{said}{body}\n</section>"


def counts(answers: Answers) -> str:
    """Return how much there is, and of when."""
    (row,) = answers.rows("counts")
    facts = [
        ("judged drafts", f"{row['drafts']:,}"), ("copies", f"{row['copies']:,}"),
        ("not judged", f"{row['unread']:,}"), ("findings", f"{row['findings']:,}"),
        ("errors", f"{row['errors']:,}"), ("warnings", f"{row['warnings']:,}"),
        ("sources", f"{row['sources']:,}"),
        ("first published", str(row["first"] or "not told")), ("last", str(row["last"] or "not told")),
    ]  # fmt: skip
    listed = "".join(f"<div><dt>{name}</dt><dd>{text(said)}</dd></div>" for name, said in facts)
    return _section("What was judged", "", f'<dl class="facts">{listed}</dl>', "counts")


def by_rule(answers: Answers, judged: Sequence[Precision]) -> str:
    """Return the rate of each rule with its band, and how far it was found to be right."""
    precise = {one.rule: one for one in judged}
    rows = answers.rows("rates-by-rule")
    most = max((row["high"] for row in rows), default=0.0)
    shown = []
    for row in rows:
        rate = Rate(row["rule"], row["drafts"], row["per_1000"], row["low"], row["high"])
        severity = text(row["severity"] or "")
        shown.append([
            Markup(f"{text(row['rule'])}<br><span class='aside'>{text(row['title'])}</span>"),
            Markup(f"<span{attributes(class_=f'severity {severity}')}>{severity}</span>"),
            row["findings"], row["hit"], row["per_1000"],
            Markup(f"{bar(rate, most, _PER)}<span class='aside'>{rate.low:g}–{rate.high:g}</span>"), *([_precision(precise.get(row["rule"]))] if judged else []),
        ])  # fmt: skip
    names = ["rule", "gravest", "findings", "drafts", "in 1,000", "with its band"]
    names += ["judged right"] if judged else []
    about = "In how many of 1,000 drafts each rule has findings."
    return _section("Findings by rule", about, table(names, shown), "rates-by-rule")


def _precision(one: Precision | None) -> str:
    if one is None or not one.judged:
        return "not judged"
    _, _, right, _, _, _, low, high, _ = one.row
    return f"{right} of {one.judged} ({low}–{high} %)"


def by_source(answers: Answers) -> str:
    """Return the rates of rules by source, the darker the higher."""
    rows = answers.rows("rates-by-source")
    drafts = {row["source"]: row["drafts"] for row in rows}
    sources = sorted(drafts, key=lambda one: (-drafts[one], str(one)))[:_SOURCES]
    rules = _by_weight(rows)[:_ROWS]
    rates = {(row["rule"], row["source"]): row for row in rows}
    head = "".join(
        f'<th scope="col" class="heat">{text(_named(one))}<br>'
        f'<span class="aside">{drafts[one]:,}</span></th>'
        for one in sources
    )
    body = []
    for rule in rules:
        cells = [_heat(rates.get((rule, one)), drafts[one]) for one in sources]
        body.append(f'<tr><th scope="row">{text(rule)}</th>{"".join(cells)}</tr>')
    about = (
        f"In 1,000 drafts of each source, below whose name stands how many there are; a dot is none. "
        f"Of sources in italics there are fewer than {_FEW} drafts."
    )
    made = (
        '<div class="wide" role="region" aria-label="Rates by source" tabindex="0"><table>'
        f'<thead><tr><th scope="col">rule</th>{head}</tr></thead>\n'
        f"<tbody>{chr(10).join(body)}</tbody></table></div>"
    )
    return _section("By source", about, made if rules else table(["rule"], []), "rates-by-source")


def _heat(row: dict[str, Any] | None, drafts: int) -> str:
    few = " heat-few" if drafts < _FEW else ""
    if row is None:
        return f'<td class="heat heat-0{few}">·</td>'
    heat = sum(row["per_1000"] > start for start in _HEATS)
    said = f"{row['hit']} of {drafts}, between {row['low']:g} and {row['high']:g}"
    return f"<td{attributes(class_=f'heat heat-{heat}{few}', title=said)}>{row['per_1000']:g}</td>"


def over_time(answers: Answers) -> str:
    """Return the rates of the commonest rules, a panel a source."""
    rows = [row for row in answers.rows("rates-by-quarter") if row["drafts"] >= _FEW]
    quarters = _all_quarters({row["quarter"] for row in rows})
    drafts: dict[str | None, int] = {}
    for row in rows:
        if row["rule"] == rows[0]["rule"]:
            drafts[row["source"]] = drafts.get(row["source"], 0) + row["drafts"]
    sources = sorted(drafts, key=lambda one: (-drafts[one], str(one)))[:_PANELS]
    parts = []
    for rule in _by_weight(rows)[:_PLOTTED]:
        of_rule = [row for row in rows if row["rule"] == rule and row["source"] in sources]
        most = _nice(max((row["per_1000"] for row in of_rule), default=0.0))
        panels = [
            panel(
                _named(source),
                [
                    Rate(row["quarter"], row["drafts"], row["per_1000"], row["low"], row["high"])
                    for row in of_rule
                    if row["source"] == source
                ],
                quarters, most, _PER,
            )
            for source in sources
        ]  # fmt: skip
        parts.append(f'<h3>{text(rule)}</h3><div class="panels">{"".join(panels)}</div>')
    about = (
        f"In 1,000 drafts, by quarter, with the band; quarters of fewer than {_FEW} drafts are left "
        "out, and the panels of a rule have one scale."
    )
    return _section("Over time", about, "".join(parts) or table(["rule"], []), "rates-by-quarter")


def legends(answers: Answers) -> str:
    """Return the share of drafts with a legend where one is called for."""
    rows = [row for row in answers.rows("legend-by-year") if row["year"]]
    years = [str(year) for year in _span(row["year"] for row in rows)]
    of: dict[str, list[Rate]] = {}
    for row in rows:
        if row["drafts"] >= _FEW or row["source"] == "all":
            rate = Rate(str(row["year"]), row["drafts"], row["percent"], row["low"], row["high"])
            of.setdefault(row["source"], []).append(rate)
    first = sorted(of, key=lambda one: (one != "all", -sum(rate.of for rate in of[one]), one))
    panels = [panel(one, of[one], years, 100.0, "%") for one in first[:_PANELS]]
    names = ("year", "drafts", "met", "percent", "low", "high")
    listed = [[row[name] for name in names] for row in rows if row["source"] == "all"]
    about = f"Per cent of the drafts in which `{LEGEND}` found one called for, with the band."
    body = f'<div class="panels">{"".join(panels)}</div>\n{table(names, listed)}'
    return _section("Legends where one is called for", about, body, "legend-by-year")


def asked(answers: Answers, question: str, title: str, about: str) -> str:
    """Return a question whose answer is a table, as far as a page has room."""
    names, rows = answers.table(question)
    shown = [
        [
            answers.called(value) if name == "who" else value
            for name, value in zip(names, row, strict=True)
        ]
        for row in rows[:_ROWS]
    ]
    body = table(names, shown)
    if len(rows) > _ROWS:
        body += f'<p class="aside">{len(rows) - _ROWS:,} more rows.</p>'
    return _section(title, about, body, question)


def unread(answers: Answers) -> str:
    """Return what could not be judged."""
    return asked(answers, "unread", "Not judged", "What is not in any number above, and why.")


def _by_weight(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Return the rules by how many drafts they have findings in."""
    hits: dict[str, int] = {}
    for row in rows:
        hits[row["rule"]] = hits.get(row["rule"], 0) + row["hit"]
    return sorted((one for one in hits if hits[one]), key=lambda one: (-hits[one], one))


def _all_quarters(seen: set[str]) -> list[str]:
    years = _span(int(one[:4]) for one in seen)
    every = [f"{year} Q{quarter}" for year in years for quarter in range(1, 5)]
    return [one for one in every if min(seen) <= one <= max(seen)]


def _span(years: Iterable[int]) -> range:
    known = sorted(set(years))
    return range(known[0], known[-1] + 1) if known else range(0)


def _nice(value: float) -> float:
    """Return a round number a little above a value, where a scale may end."""
    scale = 10.0 ** (len(str(int(value))) - 1)
    return next(
        (s * scale for s in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if s * scale >= value * 1.05), 10 * scale
    )


def _named(source: object) -> str:
    return cell("source", source) if source is not None else "not told"

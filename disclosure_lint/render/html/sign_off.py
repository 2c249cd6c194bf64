"""The page that a sign-off is put on: what was judged, by what, with what outcome, and lines to sign."""

from __future__ import annotations

from disclosure_lint.finding import CitedProvision
from disclosure_lint.render.html.findings import authorities
from disclosure_lint.render.html.markup import prose, quote, text
from disclosure_lint.render.html.summary import taken_for
from disclosure_lint.render.view import VERDICTS, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

_Plain: TypeAlias = "Mapping[str, Any]"

_OUTCOMES = (
    ("unmet", "Not met"),
    ("unchecked", "Could not be judged"),
    ("waived", "Waived"),
    ("met", "Met"),
    ("not-applicable", "Not applicable"),
)
_DECISIONS = {"will-change": "Will change", "allowed": "Allowed", "ask": "To be asked"}
_QUOTED = 280  # code points of words in the text beside the draft
_SIGNERS = ("Prepared by", "Approved by")


def sign_off(record: _Plain, in_order: Mapping[str, str]) -> Iterator[str]:
    """Yield a record, from its plain values, as the body of a page.

    `in_order` says what holds where a rule, by its name, is met.
    """
    draft = record["draft"]
    yield f"<h1>Record of a disclosure check</h1>\n<h2>{text(draft['name'])}</h2>"
    yield from _in_short(record)
    yield from _judged(record)
    yield from _findings(draft["findings"], record.get("decisions"))
    yield from _waivers(draft["waived"])
    yield from _requirements(draft["requirements"], in_order)
    yield from _signatures()


def _in_short(record: _Plain) -> Iterator[str]:
    sums, stands = record["summary"], "stands" if record["summary"]["errors"] == 1 else "stand"
    yield '<section aria-labelledby="short"><h3 id="short">In short</h3><p>'
    yield f"{counted(sums['errors'], 'error')} {stands} that must be changed, besides "
    yield f"{counted(sums['warnings'], 'warning')} and {counted(sums['notes'], 'note')}. "
    yield f"{counted(sums['met'], 'requirement')} met, {sums['unmet']:,} not met, "
    yield f"{sums['waived']:,} waived, {sums['unchecked']:,} could not be judged, "
    yield f"{sums['not_applicable']:,} not applicable or of nothing that is in the draft.</p></section>"


def _judged(record: _Plain) -> Iterator[str]:
    draft, issuer = record["draft"], record["issuer"]
    yield '<section aria-labelledby="judged"><h3 id="judged">What was judged, and by what</h3><dl>'
    yield _entry("Draft", text(draft["name"]), draft["sha256"])
    for one in draft.get("beside", ()):
        yield _entry(f"Beside it, {one['relation']}", text(one["name"]), one["sha256"])
    dated = f"dated {draft['date']}" if draft["date"] else "no date stated"
    kind, language = taken_for(draft["document"], draft["language"])
    yield _entry("Read as", text(f"{kind}, {language}, {dated}"))
    if issuer:
        yield _entry("Issuer", text(f"{issuer['name']} ({issuer['id']})"), issuer["profile"])
    else:
        yield _entry("Issuer", "not known")
    yield _entry("Told", text("; ".join(_told(record["told"])) or "nothing"))
    yield _entry("Tool", text(f"{record['tool']['name']} {record['tool']['version']}"))
    for pack in record["packs"]:
        yield _entry("Rule pack", text(f"{pack['name']} {pack['version']}"), pack["sha256"])
    yield _entry("Word lists", "shared by all packs", record["shared"]["terms"])
    yield _entry("Register", "of all issuers", record["shared"]["register"])
    yield _entry("Seal", "of the record that this page shows", record["seal"])
    if "decisions" in record:
        yield _entry("Seal", "of the decisions on its findings", record["decisions"]["seal"])
    yield "</dl></section>"


def _entry(name: str, value: str, digest: str | None = None) -> str:
    hashed = f' <code class="hash">{digest}</code>' if digest else ""
    return f"<div><dt>{name}</dt><dd>{value}{hashed}</dd></div>"


def _told(told: _Plain) -> Iterator[str]:
    for name in ("issuer", "document", "date", "encoding"):
        if told[name]:
            yield f"{name} {told[name]}"
    for name in ("select", "ignore"):
        if told[name]:
            yield f"{name} {', '.join(told[name])}"
    if told["preview"]:
        yield "preview rules too"
    for term, words in told["terms"].items():
        yield f"further words for {term}: {', '.join(words)}"
    for exchange, label in told["house"].items():
        yield f"{exchange} written {label}"


def _findings(found: Sequence[_Plain], decided: _Plain | None) -> Iterator[str]:
    """Yield the findings, with what somebody decided of each if they were asked."""
    made = {(one["rule"], one["fingerprint"]): one for one in decided["made"]} if decided else {}
    yield f'<section aria-labelledby="found"><h3 id="found">Findings that stand ({len(found)})</h3>'
    yield "<ol>" if found else "<p>None.</p>"
    for finding in found:
        severity = finding["severity"]
        yield f'<li><p><span class="verdict {severity}">{VERDICTS[severity]}</span> '
        yield f"<strong>{prose(finding['message'])}</strong> <code>{text(finding['rule'])}</code></p>"
        yield f"<p>{_place(finding)}</p>"
        yield from _beside(finding)
        if finding["help"]:
            yield f"<p>What to do: {prose(finding['help'])}</p>"
        yield _cites(finding["citations"])
        if decided:
            yield f"<p>{_decided(made.get((finding['rule'], finding['fingerprint'])))}</p>"
        yield "</li>"
    yield "</ol></section>" if found else "</section>"


def _decided(made: _Plain | None) -> str:
    """Return in words what was decided of a finding."""
    if made is None:
        return "<strong>Not decided.</strong>"
    said = f"<strong>{_DECISIONS[made['decision']]}</strong>"
    because = f": {text(made['reason'])}" if made["reason"] else ""
    return f"{said}{because} ({text(made['who'] or 'nobody named')})"


def _beside(finding: _Plain) -> Iterator[str]:
    """Yield what stands in the text beside the draft, which is no page of this record."""
    for place in finding["related"]:
        if place["path"]:
            quote = " ".join(place["quote"].split())
            said = f": <q>{text(quote[:_QUOTED])}</q>" if quote else ""
            yield f"<p>{text(place['path'])}, line {place['line']}{said} – {prose(place['message'])}</p>"


def _waivers(waived: Sequence[_Plain]) -> Iterator[str]:
    yield f'<section aria-labelledby="waived"><h3 id="waived">Waivers ({len(waived)})</h3>'
    yield "<ul>" if waived else "<p>None.</p>"
    for waiver in waived:
        finding = waiver["finding"]
        until = text(waiver["until"] or "no end date")
        yield f"<li><p><strong>{prose(finding['message'])}</strong> <code>{text(finding['rule'])}</code></p>"
        yield f"<p>{_place(finding)}</p><p>Reason: {text(waiver['reason'])}. "
        yield f"By: {text(waiver.get('who') or 'nobody named')}. Until: {until}.</p></li>"
    yield "</ul></section>" if waived else "</section>"


def _requirements(requirements: Sequence[_Plain], in_order: Mapping[str, str]) -> Iterator[str]:
    yield '<section aria-labelledby="all"><h3 id="all">Every rule that ran, and its outcome</h3>'
    yield "<p>Each line says what is in order, or else what the rule looks for.</p>"
    for status, title in _OUTCOMES:
        of_it = [one for one in requirements if one["status"] == status]
        if of_it:
            head = f'<h4 class="{status}">{title} ({len(of_it)})</h4>'
            is_idle = status == "not-applicable"  # which paper does without
            yield f"<details><summary>{head}</summary>" if is_idle else head
            yield '<ul class="rules">'
            yield from (_requirement(one, in_order if status == "met" else {}) for one in of_it)
            yield "</ul></details>" if is_idle else "</ul>"
            if is_idle:
                yield f'<p class="printed">{counted(len(of_it), "rule")} did not apply, and stand '
                yield "with their reasons in the record that bears the seal above.</p>"
    yield "</section>"


def _requirement(requirement: _Plain, in_order: Mapping[str, str]) -> str:
    said = in_order.get(requirement["rule"]) or requirement["title"] or ""
    title = f"{prose(said[0].upper() + said[1:])} " if said else ""
    reason = f"<p>{prose(requirement['reason'])}</p>" if requirement["reason"] else ""
    proofs = "".join(f"<li>{_place(place)}</li>" for place in requirement["evidence"])
    return (
        f"<li><p>{title}<code>{text(requirement['rule'])}</code></p>"
        f"{_cites(requirement['citations'])}{reason}"
        f"{f'<ul>{proofs}</ul>' if proofs else ''}</li>"
    )


def _place(place: _Plain) -> str:
    """Return where words stand, and the words in full."""
    where = place["where"] or f"line {place['line']}, column {place['column']}"
    return f"{text(where)}: {quote(place['quote'])}"


def _cites(citations: Sequence[_Plain]) -> str:
    return "".join(authorities([CitedProvision(**one) for one in citations]))


def _signatures() -> Iterator[str]:
    yield '<section class="signatures" aria-labelledby="sign"><h3 id="sign">Sign-off</h3>'
    yield "<p>Whoever signs confirms having read this record, for the draft with the hash above.</p>"
    for signer in _SIGNERS:
        yield f'<div class="signer"><p>{signer}</p>'
        yield from (f"<p>{line}</p>" for line in ("Name", "Position", "Signature", "Date"))
        yield "</div>"
    yield "<p>To see later whether the draft, the rules and the outcome are still those of this "
    yield "record: <code>disclosure-lint verify record.json DRAFT</code>. The seal shows whether a "
    yield "file is the record that this page was printed from; it is no signature.</p></section>"

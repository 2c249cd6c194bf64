"""A rule as a page that a lawyer can read: what, whom, by what authority, with what proof."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from disclosure_lint.errors import UsageError
from disclosure_lint.packs.build import Reading, build
from disclosure_lint.packs.load import read, shipped
from disclosure_lint.packs.model import PATTERN_FIELDS
from disclosure_lint.patterns.explain import explain as in_english

_WIDTH = 80
_FIELDS = {
    "require": "It must contain",
    "forbid": "It must not contain",
    "claim": "It must not say",
    "mild": "It had better not say",
    "capitals": "With or without capitals, but evenly",
    "exempt": "This wording claims nothing",
    "unless": "except in a sentence that contains",
    "lead": "That is wrong when the first paragraph contains",
}
_TRAITS = {
    "chapter-18A": "listed under Chapter 18A",
    "listed": "listed anywhere",
    "sec-reporting": "reporting to the SEC",
}
_STATEMENTS = {
    "cautionary": "a cautionary statement",
    "disclaimer": "the disclaimer of the exchange",
    "legend": "a legend on forward-looking statements",
}
_SPARES = {
    "approved": "claims about an approved drug, but for a use under study",
    "description": "the description of a company at the end",
    "figures": "claims with a figure in the same sentence or the next",
    "marketing-issuer": "issuers that have an approved product",
}
_LANGUAGES = {"en": "English", "zh": "Chinese"}


def explain(name: str, paths: Sequence[str] = ()) -> str:
    """Return the page of a rule, in plain text.

    Raises:
        UsageError: there is no such rule.
        PackError: the files of the packs do not hold up.
    """
    files = read([shipped(), *paths])
    build(files, {})
    names = []
    for known, _, model in Reading(files, {}, []).rule_files():
        names.append(known)
        if name == known or name in model.formerly:
            return "\n".join(_page(known, model))
    close = difflib.get_close_matches(name, names, n=1)
    meant = f"; did you mean `{close[0]}`?" if close else ""
    raise UsageError(f"there is no rule `{name}`{meant}")


def _page(name: str, model: Any) -> Iterator[str]:
    yield name
    yield "=" * len(name)
    yield ""
    yield from _wrapped(model.title + ".")
    yield ""
    yield f"Severity:  {_severity(model.severity)}"
    if model.milder_unless:
        yield f"           one step milder unless the issuer is {_TRAITS[model.milder_unless]}"
    yield f"Status:    {model.status}"
    yield from _applies(model.applies)
    yield ""
    yield from _patterns(model)
    if model.help:
        yield from _section("What to do", model.help)
    yield from _section("Why", model.rationale)
    yield from _authority(model.citations)
    yield from _examples(model.examples)
    yield "To allow it in a draft, give the reason:"
    yield f"  <!-- disclosure-lint: allow {name} because … -->"


def _severity(severity: str | dict[str, str]) -> str:
    if isinstance(severity, str):
        return f"{severity} in every document"
    levels: dict[str, list[str]] = {}
    for document, level in severity.items():
        levels.setdefault(level, []).append(document)
    return "; ".join(f"{level} in {', '.join(docs)}" for level, docs in levels.items())


def _applies(applies: Any) -> Iterator[str]:
    bound = [f"listed on {' or '.join(applies.venues)}"] if applies.venues else []
    bound += [_TRAITS[trait] for trait in applies.issuers]
    if bound:
        yield f"Binds:     issuers {' and '.join(bound)}"
    if applies.forms:
        yield "Documents: only those that are themselves HKEX announcements"
    if applies.languages:
        yield f"Languages: {' and '.join(_LANGUAGES[name] for name in applies.languages)}"


def _patterns(model: Any) -> Iterator[str]:
    if model.when:
        yield from _section("When the draft contains", in_english(model.when))
    for field in PATTERN_FIELDS[1:]:
        pattern = getattr(model, field, None)
        if pattern is not None:
            within = getattr(model, "within", None)
            outside = getattr(model, "outside", None)
            place = f" in its {within} statement" if within else ""
            place = f" besides {_STATEMENTS[outside]}" if outside else place
            yield from _section(_FIELDS[field] + place, in_english(pattern))
    if model.kind == "require" and model.statement:
        yield from _section(_FIELDS["require"], _STATEMENTS[model.statement])
    for part in getattr(model, "parts", ()):
        yield from _section(f"Without this it {part.lacks}", in_english(part.pattern))
    spares = [_SPARES[name] for name in getattr(model, "spares", ())]
    if spares:
        yield from _section("It spares", "; ".join(spares) + ".")
    for text in getattr(model, "texts", ()):
        yield from _section("The standard text", text)
    swaps = [f"“{swap.right}”, not “{swap.wrong}”" for swap in getattr(model, "prefer", ())]
    if swaps:
        yield from _section("What to write", "; ".join(swaps) + ".")
    if getattr(model, "known", ()):
        yield from _section("Known without a definition", "the terms " + ", ".join(model.known))


def _section(title: str, text: str) -> Iterator[str]:
    yield f"{title}:"
    yield from _wrapped(" ".join(text.split()), "  ")
    yield ""


def _authority(citations: Sequence[Any]) -> Iterator[str]:
    yield "Authority:"
    for citation in citations:
        yield from _wrapped(f"- {citation.provision} ({citation.force})", "  ", "  ")
        if citation.quote:
            yield from _wrapped(f"“{citation.quote}”", "    ")
        if citation.note:
            yield from _wrapped(citation.note, "    ")
        checked = f", read {citation.checked}" if citation.checked else ""
        yield f"    {citation.url}{checked}"
    yield ""


def _examples(examples: Any) -> Iterator[str]:
    for title, sort in (("Fails", examples.fails), ("Passes", examples.passes)):
        for example in sort:
            yield f"{title}: {example.name}"
            for line in example.draft.splitlines():
                yield f"  | {line}".rstrip()
            yield ""


def _wrapped(text: str, indent: str = "", hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent + hanging,
        break_long_words=False, break_on_hyphens=False,
    ) or [indent.rstrip()]  # fmt: skip

"""A rule as a page that a lawyer can read: what, whom, by what authority, with what proof."""

from __future__ import annotations

import textwrap

from disclosure_lint.errors import UnknownError
from disclosure_lint.manual import wording
from disclosure_lint.packs.build import Reading
from disclosure_lint.packs.files import read, shipped
from disclosure_lint.packs.load import load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_WIDTH = 80


def explain(name: str, paths: Sequence[str] = ()) -> str:
    """Return the page of a rule, in plain text.

    Raises:
        UnknownError: there is no such rule.
        PackError: the files of the packs do not hold up.
    """
    load(paths)  # tells every mistake; what was compiled once is not compiled again
    files, names = read([shipped(), *paths]), []
    for known, _, model in Reading(files, {}, []).rule_files():
        names.append(known)
        if name == known or name in model.formerly:
            return "\n".join(_page(known, model))
    raise UnknownError("rule", name, names)


def _page(name: str, model: Any) -> Iterator[str]:
    yield name
    yield "=" * len(name)
    yield ""
    yield from _wrapped(model.title + ".")
    yield ""
    yield f"Severity:  {wording.severity(model.severity)}"
    if milder := wording.milder(model):
        yield f"           {milder}"
    yield f"Status:    {model.status}"
    yield from _applies(model.applies)
    yield ""
    for section in wording.sections(model):
        yield from _section(*section)
    if model.help:
        yield from _section("What to do", model.help)
    yield from _section("Why", model.rationale)
    yield from _authority(model.citations)
    yield from _examples(model.examples)
    yield "To allow it in a draft, give the reason:"
    yield f"  {wording.allowance(name)}"


def _applies(applies: Any) -> Iterator[str]:
    if bound := wording.bound(applies):
        yield f"Binds:     {bound}"
    if documents := wording.documents(applies):
        yield f"Documents: {documents}"
    if languages := wording.languages(applies):
        yield f"Languages: {languages}"


def _section(title: str, text: str) -> Iterator[str]:
    yield f"{title}:"
    yield from _wrapped(" ".join(text.split()), "  ")
    yield ""


def _authority(citations: Sequence[Any]) -> Iterator[str]:
    if not citations:
        return
    yield "Authority:"
    for citation in citations:
        yield from _wrapped(f"- {citation.provision} ({wording.force(citation)})", "  ", "  ")
        if citation.quote:
            yield from _wrapped(f"“{citation.quote}”", "    ")
        if citation.note:
            yield from _wrapped(citation.note, "    ")
        checked = f", read {citation.checked}" if citation.checked else ""
        if citation.url or checked:
            yield f"    {citation.url or 'not linked'}{checked}"
    yield ""


def _examples(examples: Any) -> Iterator[str]:
    for title, sort in (("Fails", examples.fails), ("Passes", examples.passes)):
        for example in sort:
            yield f"{title}: {example.name}"
            for line in example.draft.splitlines():
                yield f"  | {line}".rstrip()
            for line in (example.beside or "").splitlines():
                yield f"  : {line}".rstrip()  # the text beside it
            yield ""


def _wrapped(text: str, indent: str = "", hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent + hanging,
        break_long_words=False, break_on_hyphens=False,
    ) or [indent.rstrip()]  # fmt: skip

"""What a shell offers while somebody types: the names of rules, issuers, files and folders.

A shell asks at every Tab, so nothing here may fail or speak: where something cannot be
read, nothing is offered.
"""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from disclosure_lint.errors import DisclosureLintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.packs.pack import Pack
    from disclosure_lint.packs.rule import Rule

Items = list[CompletionItem]


def rules(context: click.Context, _: click.Parameter, typed: str) -> Items:
    """Offer rules with what they find."""
    return _starting(typed, ((rule.id, rule.title) for rule in sorted(_rules(context))))


def several_rules(context: click.Context, _: click.Parameter, typed: str) -> Items:
    """Offer rules and packs for the last name of a list with commas."""
    before, comma, last = typed.rpartition(",")
    found = sorted(_rules(context))
    packs = dict.fromkeys(rule.id.partition("/")[0] for rule in found)
    named = [*((pack, "all its rules") for pack in packs), *((r.id, r.title) for r in found)]
    offered = _starting(last, named)
    for item in offered:
        item.value = f"{before}{comma}{item.value}"
    return offered


def issuers(context: click.Context, _: click.Parameter, typed: str) -> Items:
    """Offer issuers with their names."""
    pack = _pack(context)
    if pack is None:
        return []
    known = pack.registry.issuers
    return _starting(typed, ((id_, known[id_].name) for id_ in sorted(known)))


def files(_: click.Context, __: click.Parameter, typed: str) -> Items:
    """Let the shell offer files and folders."""
    return [CompletionItem(typed, type="file")]


def folders(_: click.Context, __: click.Parameter, typed: str) -> Items:
    """Let the shell offer folders."""
    return [CompletionItem(typed, type="dir")]


def _rules(context: click.Context) -> tuple[Rule, ...]:
    pack = _pack(context)
    return tuple(pack.rules) if pack else ()


def _pack(context: click.Context) -> Pack | None:
    """Return the packs that the words typed so far and the configuration name."""
    from disclosure_lint.config.here import packs_of
    from disclosure_lint.packs.load import load

    told = context.params.get("packs") or ()
    try:
        return load(packs_of(tuple(told)))
    except (DisclosureLintError, OSError):
        return None


def _starting(typed: str, named: Iterable[tuple[str, str]]) -> Items:
    return [CompletionItem(name, help=said) for name, said in named if name.startswith(typed)]

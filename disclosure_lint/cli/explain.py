"""`explain`: a rule as a page in English."""

from __future__ import annotations

import click

from disclosure_lint.cli import completing, declared
from disclosure_lint.config.here import packs_of


@click.command(epilog=declared.examples("explain hkex/missing-cautionary-statement"))
@click.argument("rule", shell_complete=completing.rules)
@declared.PACKS
def explain(rule: str, packs: tuple[str, ...]) -> int:
    """Write a rule out as a page in English."""
    from disclosure_lint.manual.page import explain as page

    click.echo(page(rule, packs_of(packs)))
    return 0

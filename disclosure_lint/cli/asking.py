"""The questions of `init`, asked on a terminal; an answer that does not hold is asked for again."""

from __future__ import annotations

import click

from disclosure_lint.cli.issuers import profile
from disclosure_lint.errors import UsageError
from disclosure_lint.issuers.registry import Issuer, Registry
from disclosure_lint.setup import told
from disclosure_lint.setup.proposals import Proposal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    T = TypeVar("T")


def company() -> str:
    """Ask whose drafts these are."""
    return _prompt("Whose drafts are these? A company's name, or a symbol such as HKEX:6855", _said)


def name() -> str:
    """Ask for a name, where a symbol was told that nobody has."""
    return _prompt("No profile has that symbol. The company's full name", _said)


def accepted(registry: Registry, found: Sequence[Proposal]) -> Issuer | None:
    """Show profiles and ask which of them is meant; None for none of them."""
    for number, proposal in enumerate(found, start=1):
        lines = profile(registry, proposal.issuer)
        first, *rest = lines
        click.echo(f"{number}. {first}" if len(found) > 1 else first, err=True)
        click.echo("".join(f"{line}\n" for line in rest), err=True, nl=False)
    if len(found) == 1:
        sure = found[0].exact
        return found[0].issuer if click.confirm("Is it this one?", default=sure, err=True) else None
    choice = click.IntRange(0, len(found))
    number = click.prompt("Which one is it? 0 for none of them", type=choice, err=True)
    return found[number - 1].issuer if number else None


def listings() -> tuple[told.Listed, ...]:
    """Ask for listings."""
    said = "Its listings, such as HKEX:6855, NASDAQ:AAPG (Enter for none)"
    return _prompt(said, _each(told.listing), default="")


def chapter_18a() -> bool:
    """Ask whether the listing in Hong Kong is one of a biotech company."""
    return click.confirm("Was it listed under Chapter 18A?", default=False, err=True)


def drugs() -> tuple[told.Drug, ...]:
    """Ask for products."""
    said = "Its products, such as lisaftoclax (APG-2575), apart by commas (Enter for none)"
    return _prompt(said, _each(told.drug), default="")


def _said(answer: str) -> str:
    if not (answer := " ".join(answer.split())):
        raise click.UsageError("a name is needed; Ctrl-C ends")
    return answer


def _each(read: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    def every(answer: str) -> tuple[T, ...]:
        try:
            return tuple(dict.fromkeys(read(part) for part in told.parts(answer)))
        except UsageError as error:
            raise click.UsageError(str(error)) from None

    return every


def _prompt(said: str, read: Callable[[str], T], default: str | None = None) -> T:
    answer: T = click.prompt(
        said, value_proc=read, default=default, show_default=False, err=True
    )  # fmt: skip
    return answer

"""`verify`: whether a draft, the packs and the outcome are still those of a record."""

from __future__ import annotations

import sys

import click

from disclosure_lint.cli import completing, declared, exit_codes
from disclosure_lint.config.here import packs_of
from disclosure_lint.errors import UsageError
from disclosure_lint.render.measure import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from disclosure_lint.waivers.register import Register

AGREES, DIFFERS = exit_codes.CLEAN, exit_codes.FOUND
_STDIN = "-"
_EXIT_CODES = """\b
Exit codes:
  0  draft, packs, issuer profile and outcome are those of the record
  1  something differs; each difference is named
  2  could not judge: no such record, or the draft cannot be checked as it was
"""


@click.command(epilog=declared.examples("verify record.json draft.txt", rest=_EXIT_CODES))
@click.argument("record", shell_complete=completing.files)
@click.argument("draft", shell_complete=completing.files)
@declared.PACKS
@declared.together(declared.BESIDE)
def verify(record: str, draft: str, packs: tuple[str, ...], **texts: str | None) -> int:
    """Check a draft again as a record says, and compare.

    RECORD is a file that `check --output record` wrote; DRAFT is the draft that it is
    about, or - for standard input. The draft is judged with the options that the record
    holds, by the packs of today.
    """
    from disclosure_lint.render.differences import differences, remarks
    from disclosure_lint.render.record_reading import read

    then = read(record)
    given = {relation: path for relation, path in texts.items() if path is not None}
    for one in then["draft"].get("beside", ()):
        if one["relation"] not in given:
            name = shown(one["name"])
            raise UsageError(
                f"{name} stood beside the draft: give it with --{one['relation']}, as check was"
            )
    now = _judged_again(then, draft, packs_of(packs), given)
    found = differences(then, now)
    if found:
        click.echo(f"{shown(record)} and {shown(draft)} do not agree:")
    else:
        said = "the same draft, packs, issuer profile and outcome"
        click.echo(f"{shown(record)} and {shown(draft)} agree: {said}")
    for difference in found:
        click.echo(f"- {shown(difference)}")
    for remark in remarks(then, now):
        click.echo(f"note: {shown(remark)}")
    return DIFFERS if found else AGREES


def _judged_again(
    then: Mapping[str, Any], draft: str, packs: tuple[str, ...], given: Mapping[str, str]
) -> dict[str, Any]:
    """Return the record of today, made with the options of an earlier one.

    Raises:
        UsageError: the draft cannot be judged, or not with these options.
        BugsError: judging it brought a bug to light.
    """
    import json

    from disclosure_lint.cli.bench import Bench, Plan
    from disclosure_lint.cli.exit_codes import raise_bugs
    from disclosure_lint.config.settings import Settings

    told = {**then["told"], **{key: tuple(then["told"][key]) for key in ("select", "ignore")}}
    told["terms"] = {term: tuple(words) for term, words in told["terms"].items()}
    try:
        register = _register(then, draft)
        plan = Plan(
            "record",
            date=told.pop("date"),
            encoding=told.pop("encoding"),
            register=register,
            beside={draft: tuple(given.items())} if given else {},
        )
        bench = Bench(plan._replace(settings=Settings(packs=packs, **told)))
    except UsageError as error:
        raise UsageError(f"the draft cannot be checked as it was recorded: {error}") from None
    data = sys.stdin.buffer.read() if draft == _STDIN else None
    (outcome,) = bench.outcomes(then["draft"]["name"] if draft == _STDIN else draft, data)
    raise_bugs([outcome.bug] if outcome.bug else [])
    if outcome.error:
        raise UsageError(outcome.error)
    made: dict[str, Any] = json.loads(outcome.rendered)
    return made


def _register(then: Mapping[str, Any], draft: str) -> Register | None:
    """Return a register with the waivers that a record says were used, bound to their findings."""
    from disclosure_lint.waivers.covering import Waiver
    from disclosure_lint.waivers.register import Register

    used = [one for one in then["draft"]["waived"] if one["who"] is not None]
    waivers = tuple(
        Waiver(
            one["finding"]["rule"], "**", one["reason"], one["who"], one["until"],
            fingerprint=one["finding"]["fingerprint"], entry=number,
        )
        for number, one in enumerate(used)
    )  # fmt: skip
    return Register(draft, "", waivers) if waivers else None

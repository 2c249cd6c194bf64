"""`annotate`: every finding of a Word file as a comment at its words, in a copy."""

from __future__ import annotations

import os

import click

from disclosure_lint.cli import declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_EXIT_CODES = """\b
Exit codes, once the copy is written:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
and where nothing is written:
  2  could not judge or annotate: usage, configuration, a file that is not
     a Word file, one that is there already
  3  a bug in disclosure-lint
2 is also the code of a copy of a draft that could be judged only in part.
"""


@click.command(
    epilog=declared.examples("annotate draft.docx --output reviewed.docx", rest=_EXIT_CODES)
)
@click.argument("draft", metavar="DRAFT")
@click.option("-o", "--output", "target", required=True, metavar="FILE", help="The copy to write.")
@click.option("--force", is_flag=True, help="Replace the copy, if there is one already.")
@click.option("--no-fixes", is_flag=True, help="Comments only; no tracked changes.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Track fixes of wording too, not of notation only."
)
@click.option("--date", metavar="DATE", help="The draft's date, as 2026-11-23; else read.")
@declared.STAMP
@declared.together(declared.JUDGED)
@declared.CONFIG
def annotate(
    *, draft: str, target: str, force: bool, no_fixes: bool, unsafe_fixes: bool, **given: Any
) -> int:
    """Copy a Word file with each finding as a comment.

    A comment stands on the words it is about. Fixes of notation are in it as tracked changes, to be accepted or rejected; everything
    else is as it was. DRAFT itself is never written to.
    """
    from disclosure_lint.cli import check, exit_codes, streams
    from disclosure_lint.cli.annotating import annotated
    from disclosure_lint.errors import UsageError
    from disclosure_lint.finding import Safety

    if no_fixes and unsafe_fixes:
        raise UsageError("--no-fixes and --unsafe-fixes do not go together")
    if given["stamp"] is not None:
        check.see_to_day(given["stamp"])
    _see_to(draft, target, force=force)
    safeties = frozenset(Safety) if unsafe_fixes else frozenset({Safety.SAFE})
    options = check.Options((draft,), **given)
    done = annotated(options, frozenset() if no_fixes else safeties)
    _see_to(draft, target, force=force)  # judging takes a while, and somebody may have saved
    _write(target, done.data, draft)
    for rule, reason in done.withheld:
        streams.say(f"not tracked in {target}: {rule}: {reason}")
    click.echo(done.summary(target))
    return exit_codes.code_of([done.outcome], done.threshold)


def _see_to(draft: str, target: str, *, force: bool) -> None:
    """See that a copy can be written.

    Raises:
        UsageError: it would go over the draft or another file, or be one that Word refuses.
    """
    from disclosure_lint.errors import UsageError

    own, other = (os.path.splitext(path)[1].lower() for path in (draft, target))
    if own in _WORD and own != other:
        raise UsageError(
            f"{target}: Word opens a copy of a {own} file only if it ends in {own} too"
        )
    folder = os.path.dirname(os.path.realpath(target))
    if not os.path.isdir(folder):
        raise UsageError(f"{target}: its folder does not exist")
    if not os.path.lexists(target):
        return
    if os.path.exists(draft) and os.path.exists(target) and os.path.samefile(draft, target):
        raise UsageError(f"{target}: is the draft itself, which is never written to")
    if os.path.isdir(target):
        raise UsageError(f"{target}: is a folder")
    if not force:
        raise UsageError(f"{target}: is there already; --force replaces it")


def _write(target: str, data: bytes, draft: str) -> None:
    """Put the copy in place at once; who may read it is who may read the draft."""
    from disclosure_lint.cli import sink

    sink.put(os.path.realpath(target), data, like=draft)

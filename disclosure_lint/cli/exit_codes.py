"""The exit codes, what each means, and which of them a run comes to.

`--fail-on` names a severity: a finding as grave as that, or graver, makes the code FOUND. `unchecked`
lets every finding count, and a rule that could not be checked as well; `never` lets none count.
That nothing could be judged is CANNOT_JUDGE whatever is told, never CLEAN.
A command that judges nothing returns 0 when it has done what it was asked.
"""

from __future__ import annotations

from disclosure_lint.cli import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.cli.outcome import Outcome

CLEAN = 0  # nothing was found that counts
FOUND = 1  # something was
CANNOT_JUDGE = 2  # usage, configuration, an unreadable draft, a broken pack, nothing checked
BUG = 3  # in the tool itself
INTERRUPTED = 130  # by the user, as shells count it

# What `--fail-on` comes to: the rank of severity (`finding.Severity.rank`) from which findings count.
UNCHECKED = 0  # below every finding's: what could not be judged counts, too
LOWEST = 1  # of the mildest finding
_NEVER = 4  # above that of the gravest


def rank(threshold: str) -> int:
    """Return the rank from which findings count, for what `--fail-on` says."""
    if threshold == "unchecked":
        return UNCHECKED
    if threshold == "never":
        return _NEVER
    from disclosure_lint.finding import Severity

    return Severity(threshold).rank


def code_of(done: Sequence[Outcome], threshold: int, *, diff: bool = False) -> int:
    """Return the exit code that drafts come to, and say what could not be judged.

    `threshold` is a rank; with `diff`, FOUND is that some draft would change.

    Raises:
        BugsError: some drafts brought a bug to light.
    """
    raise_bugs([outcome.bug for outcome in done if outcome.bug])
    if any(outcome.error for outcome in done):
        return CANNOT_JUDGE
    if not any(outcome.judged for outcome in done):
        streams.fail("nothing was checked: no rule applies to what was given")
        return CANNOT_JUDGE
    if diff:
        return FOUND if any(one.mended and one.mended.changed for one in done) else CLEAN
    if any(outcome.worst >= max(threshold, LOWEST) for outcome in done):
        return FOUND
    return _unchecked(done) if threshold == UNCHECKED else CLEAN


def raise_bugs(bugs: list[str]) -> None:
    """Say what bugs came to light, if any, now that the other drafts are told of."""
    if bugs:
        from disclosure_lint.cli.crash import BugsError

        raise BugsError(bugs)


def _unchecked(done: Sequence[Outcome]) -> int:
    """Say what could not be checked: nothing was found, but that proves nothing."""
    from disclosure_lint.render.view import counted

    partly = [outcome for outcome in done if outcome.unchecked]
    for outcome in partly:
        number = counted(outcome.unchecked, "rule")
        streams.fail(f"{outcome.name}: {number} could not be checked (--output full says why)")
    return CANNOT_JUDGE if partly else CLEAN

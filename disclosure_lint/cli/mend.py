"""Applying fixes to a draft until there are none left to apply."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from disclosure_lint import fixes, readers
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit, Finding, Report, Safety
from disclosure_lint.source import Source

_ROUNDS = 10  # more only happen where two rules disagree about one place


class Task(NamedTuple):
    """How drafts are to be mended."""

    safeties: frozenset[Safety] = frozenset()  # the fixes to apply
    suggest: bool = False  # whether as tracked changes
    date: str | None = None  # the day of those


class Mended(NamedTuple):
    """A draft before and after its fixes, and which rules' findings they mended."""

    before: str
    text: str
    data: bytes  # the file as it is now to be
    rules: tuple[str, ...] = ()  # one for each fix that was applied
    withheld: tuple[tuple[str, str], ...] = ()  # rules whose fixes cannot be made, and why
    prints: bool = False  # whether the file goes to standard output

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return self.text != self.before


class _Round(NamedTuple):
    """A draft on its way: its bytes, and what the rules say of it."""

    data: bytes
    draft: Draft
    report: Report
    edits: list[Edit]  # that lead here from the draft as it was


def mend(
    lint: Callable[[Draft], Report], data: bytes, draft: Draft, task: Task
) -> tuple[Mended, Report]:
    """Apply fixes, judge the draft again and so on; return the last report as well.

    Where fixes are to be suggestions, the report is of the draft with all accepted.

    Raises:
        ReadError: a file of this format cannot be fixed, or cannot hold the fixes.
    """
    suggester = readers.suggester(data, draft.source) if task.suggest else None
    now = _Round(data, draft, lint(draft), [])
    texts = [draft.source.text]
    rules: list[str] = []
    withheld: list[tuple[str, str]] = []
    while len(texts) <= _ROUNDS:
        done, withheld, result, after = _round(now, task)
        if result.text in texts or after is None:
            break
        texts.append(result.text)
        rules += done
        now = _Round(
            after, _again(after, now.draft.source, result.text), now.report,
            fixes.composed(now.edits, result.edits),
        )  # fmt: skip
        now = now._replace(report=lint(now.draft))
    out = suggester.suggested(now.edits, task.date) if suggester and now.edits else now.data
    if suggester:
        _again(out, draft.source, texts[-1])
    told = tuple(dict.fromkeys(withheld))
    return Mended(texts[0], texts[-1], out, tuple(rules), told), now.report


def _round(
    now: _Round, task: Task
) -> tuple[list[str], list[tuple[str, str]], fixes.Applied, bytes | None]:
    """Apply what fixes can be made; return whose they are, those withheld, and the bytes."""
    source = now.draft.source
    fixable = [one for one in now.report.findings if one.fix and one.fix.safety in task.safeties]
    if not fixable:
        return [], [], fixes.apply(source.text, ()), None
    rewriter = (readers.suggester if task.suggest else readers.rewriter)(now.data, source)
    able: list[Finding] = []
    withheld: list[tuple[str, str]] = []
    for finding in fixable:
        reason = rewriter.refusal(finding.fix.edits) if finding.fix else None
        if reason is None:
            able.append(finding)
        else:
            withheld.append((finding.rule, reason))
    offered = [finding.fix for finding in able if finding.fix]
    result = fixes.apply(source.text, offered)
    if rewriter.refusal(result.edits) is not None:  # each can be made, but not all at once
        result = fixes.apply(source.text, offered[:1])
    applied = set(result.applied)
    done = [finding.rule for finding in able if finding.fix in applied]
    after = rewriter.rewritten(result.edits) if result.edits else None
    return done, withheld, result, after


def _again(data: bytes, source: Source, text: str) -> Draft:
    """Read what was written, and see that it says what it should."""
    draft = readers.read_bytes(data, source.name, source.encoding)
    if draft.source.text != text:
        said = "cannot be fixed in place: what was written would not read as it should"
        raise ReadError(f"{source.name}: {said}")
    return draft


def difference(mended: Mended, name: str) -> str:
    """Return what changed, as a unified diff."""
    import difflib

    before, after = _lines(mended.before), _lines(mended.text)
    said = difflib.unified_diff(before, after, name, name)
    end = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else line + end for line in said)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])

"""Mending the file of a draft: which fixes it can take, and what it is afterwards."""

from __future__ import annotations

from disclosure_lint import fixes, readers
from disclosure_lint.cli.outcome import Mended
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Finding, Fix, Report
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.cli.outcome import Task
    from disclosure_lint.readers.rewriting import Rewriter


def mend(
    lint: Callable[[Draft], Report], data: bytes, draft: Draft, task: Task
) -> tuple[Mended, Report]:
    """Apply fixes until none are left; return the last report as well.

    Where fixes are to be suggestions, the report is of the draft with all accepted.

    Raises:
        ReadError: a file of this format cannot be fixed, or cannot hold the fixes.
    """
    suggester = readers.suggester(data, draft.source) if task.suggest else None
    file = _File(lint, data, draft.source, task)
    done = fixes.mended(lint(draft), task.safeties, file.judge, file.choose)
    out = file.rounds[done.rounds]
    if suggester:
        out = suggester.suggested(done.edits, task.stamp) if done.edits else data
        _again(out, draft.source, done.text)
    told = tuple(dict.fromkeys(file.withheld))
    return Mended(draft.source.text, done.text, out, done.rules, told), done.report


class _File:
    """A file on its way: its bytes as they are by now, and the fixes that it cannot take."""

    def __init__(
        self, lint: Callable[[Draft], Report], data: bytes, source: Source, task: Task
    ) -> None:
        self.data = data
        self.rounds = [data]  # the bytes after each round of fixes
        self.withheld: list[tuple[str, str]] = []  # of the last round
        self._lint = lint
        self._source = source
        self._rewrites = readers.suggester if task.suggest else readers.rewriter
        self._rewriter: Rewriter | None = None  # of the bytes as they are by now

    def choose(self, text: str, findings: list[Finding]) -> fixes.Applied:
        """Return what comes of the fixes that the file can take."""
        self.withheld = []
        if not findings:
            return fixes.apply(text, ())
        rewriter = self._rewriter = self._rewrites(self.data, self._source)
        able: list[Fix] = []
        for finding in findings:
            reason = rewriter.refusal(finding.fix.edits) if finding.fix else None
            if reason is not None:
                self.withheld.append((finding.rule, reason))
            elif finding.fix:
                able.append(finding.fix)
        result = fixes.apply(text, able)
        if rewriter.refusal(result.edits) is not None:  # each can be made, but not all at once
            result = fixes.apply(text, able[:1])
        return result

    def judge(self, result: fixes.Applied) -> Report | None:
        """Put the edits into the bytes, and judge what they now say."""
        if self._rewriter is None:
            return None
        self.data = self._rewriter.rewritten(result.edits)
        self.rounds.append(self.data)
        draft = _again(self.data, self._source, result.text)
        self._source = draft.source
        return self._lint(draft)


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

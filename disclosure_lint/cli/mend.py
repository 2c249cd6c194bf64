"""Applying fixes to a draft until there are none left to apply."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from disclosure_lint import fixes, readers
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Finding, Report, Safety
from disclosure_lint.source import Source

_ROUNDS = 10  # more only happen where two rules disagree about one place


class Mended(NamedTuple):
    """A draft before and after its fixes, and which rules' findings they mended."""

    before: str
    text: str
    rules: tuple[str, ...] = ()  # one for each fix that was applied
    output: bytes | None = None  # what standard output is to have

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return self.text != self.before


def mend(
    lint: Callable[[Draft], Report], draft: Draft, safeties: Collection[Safety]
) -> tuple[Mended, Report]:
    """Apply fixes, judge the draft again and so on; return the last report as well."""
    source = draft.source
    report = lint(draft)
    texts = [source.text]
    rules: list[str] = []
    while len(texts) <= _ROUNDS:
        fixable = [one for one in report.findings if one.fix and one.fix.safety in safeties]
        text, done = _apply(texts[-1], fixable)
        if text in texts:
            break
        texts.append(text)
        rules += [finding.rule for finding in done]
        report = lint(_read_again(source, text))
    return Mended(texts[0], texts[-1], tuple(rules)), report


def _read_again(source: Source, text: str) -> Draft:
    """Return a mended draft, read as its file will be."""
    try:
        return readers.read_bytes(text.encode(source.encoding), source.name, source.encoding)
    except UnicodeEncodeError:
        return readers.read_bytes(text.encode("utf-8"), source.name)


def _apply(text: str, findings: list[Finding]) -> tuple[str, list[Finding]]:
    offered = [finding.fix for finding in findings if finding.fix]
    result = fixes.apply(text, offered)
    applied = set(result.applied)
    return result.text, [finding for finding in findings if finding.fix in applied]


def encoded(source: Source, text: str) -> bytes:
    """Return text as bytes, in the encoding that the source was in.

    Raises:
        UsageError: the encoding lacks a character of the text.
    """
    try:
        return text.encode(source.encoding)
    except UnicodeEncodeError:
        said = f"{source.name}: {source.encoding} lacks a character that a fix would put in"
        raise UsageError(said) from None


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

"""What can go wrong with the tool, as opposed to with a draft.

    DisclosureLintError
    ├── UsageError      the call makes no sense
    │   └── UnknownError   it names a rule, issuer or kind of document that there is not
    ├── ConfigError     a configuration file does not hold up
    ├── ReadError       a draft cannot be read
    ├── PatternError    a pattern is not in the phrase language
    ├── PluginError     a kind that another package brings does not hold up
    ├── StoppedError    the caller ended the judging of a draft before its end
    │   └── TimeLimitError  because it took longer than the caller allows
    ├── GuardError      no process can be started that judges drafts
    └── PackError       rule or issuer files do not hold up; carries one Mistake each

Library code raises; only the command line catches.
"""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class DisclosureLintError(Exception):
    """Whatever stops disclosure-lint from judging a draft."""


class UsageError(DisclosureLintError):
    """The call makes no sense: an unknown rule, issuer or document kind."""


class UnknownError(UsageError):
    """There is no such rule, issuer or kind of document; `what` says which of them."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        self.what = what
        close = get_close_matches(name, list(known), n=1)
        meant = f"; did you mean `{close[0]}`?" if close else ""
        super().__init__(f"there is no {what} `{name}`{meant}")


class ConfigError(DisclosureLintError):
    """A configuration file does not hold up."""


class ReadError(DisclosureLintError):
    """A draft cannot be read; the message names the file and the reason."""


class PatternError(DisclosureLintError):
    """A pattern is not in the phrase language.

    `offset` counts code points from the start of the pattern.
    """

    def __init__(self, message: str, offset: int = 0, help_: str | None = None) -> None:
        super().__init__(message)
        self.offset = offset
        self.help = help_


class PluginError(DisclosureLintError):
    """A kind that another package brings cannot be loaded, or fails on a draft.

    The message names the kind, the package and the class of what went wrong, which is
    its cause; it quotes nothing.
    """


class StoppedError(DisclosureLintError):
    """The caller ended the judging of a draft before its end; there is no report."""


class TimeLimitError(StoppedError):
    """A draft took longer than the time limit that the caller set; there is no report."""


class GuardError(DisclosureLintError):
    """No process can be started that judges drafts, or it ends before it begins."""


class Mistake(NamedTuple):
    """One thing wrong in a rule, term or issuer file."""

    rule: str  # "pack/unknown-field"
    message: str
    path: str
    line: int = 1  # from 1
    column: int = 1  # from 1
    width: int = 1  # code points to underline
    text: str = ""  # the line it stands in, for showing
    note: str = ""  # said beside the underline
    help: str | None = None


class PackError(DisclosureLintError):
    """Rule or issuer files do not hold up; `mistakes` has all of them, in order."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(f"{m.path}:{m.line}:{m.column}: {m.message}" for m in mistakes))

"""How a report is to be shown, and what it adds up to."""

from __future__ import annotations

from disclosure_lint.finding import Report, Safety, Severity, Status
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.packs.pack import Pack
    from disclosure_lint.packs.rule import Rule

VERDICTS = {  # what a finding asks of people, in reports and comments
    Severity.ERROR: "Must change",
    Severity.WARNING: "Look at",
    Severity.NOTE: "Consider",
}
# To be read on white and on black alike: many a terminal makes what is bold bright as
# well, and bright yellow or cyan on white cannot be seen.
_STYLES = {
    "error": "1;31",
    "warning": "1;35",
    "note": "1;94",
    "strong": "1",
    "faint": "2",
    "second": "94",
    "good": "32",
}


class Told(NamedTuple):
    """What a run was told of its drafts and of the rules to go by; None or empty: nothing."""

    issuer: str | None = None  # an issuer's name in the registry
    document: str | None = None
    date: str | None = None  # ISO date
    encoding: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    terms: Mapping[str, tuple[str, ...]] = {}  # term → further words
    house: Mapping[str, str] = {}  # exchange → label


class View(NamedTuple):
    """How to show a report: its width, whether in colour, and how much of it."""

    columns: int = 80
    colour: bool = False
    verbose: bool = False
    quiet: bool = False
    names: Mapping[str, str] = {}  # issuer → the name people know
    samples: int = 0  # outcomes to quote a rule and status, where outcomes are counted
    rules: tuple[Rule, ...] = ()  # that run, where a format tells of them
    failing: int = 3  # the rank of severity from which a finding fails a run
    pack: Pack | None = None  # what was judged by, for formats that tell of rules
    told: Told = Told()
    excerpt: bool = False  # whether a page shows of a draft only what something is said of
    wraps: bool = False  # whether to break headlines, as a terminal would do within a word

    def paint(self, style: str, text: str) -> str:
        """Return text in one of a few styles, or as it is where colour is off."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


class Tally(NamedTuple):
    """What one or more reports add up to."""

    drafts: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    met: int = 0
    safe: int = 0  # findings with a safe fix that can be made in the file
    unsafe: int = 0  # findings with such an unsafe fix
    known: int = 0  # findings that the baseline knows, which are not shown
    unchecked: int = 0  # requirements that could not be judged


def tally(report: Report) -> Tally:
    """Count one report."""
    can_be_mended = bool(report.source.encoding)
    safeties = [one.fix.safety for one in report.findings if one.fix and can_be_mended]
    return Tally(
        drafts=1,
        errors=report.total(Severity.ERROR),
        warnings=report.total(Severity.WARNING),
        notes=report.total(Severity.NOTE),
        met=sum(1 for requirement in report.requirements if requirement.status is Status.MET),
        safe=safeties.count(Safety.SAFE),
        unsafe=safeties.count(Safety.UNSAFE),
        unchecked=sum(1 for one in report.requirements if one.status is Status.UNCHECKED),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    return Tally(*map(sum, zip(Tally(), *tallies, strict=True)))


def counted(number: int, noun: str) -> str:
    """Return `1 draft`, `2 drafts`, `1,000 drafts`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

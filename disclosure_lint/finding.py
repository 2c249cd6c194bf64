"""What linting a draft gives: findings, requirements and the report that holds them.

Plain, frozen, sortable values with no I/O. Every span is in code points of the
draft's source text.
"""

from __future__ import annotations

from disclosure_lint.enumeration import StrEnum
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCUMENTS = ("announcement", "press-release", "exhibit", "results", "report", "brief", "other")
LANGUAGES = ("en", "zh-Hant", "zh-Hans", "mixed", "other")  # as reports name them
DOCUMENT_NAMES = {  # as people are told them
    "announcement": "an HKEX announcement",
    "press-release": "a press release",
    "exhibit": "an exhibit to Form 6-K or 8-K",
    "results": "a results announcement",
    "report": "an annual or interim report",
    "brief": "a trade brief",
    "other": "any other text",
}
LANGUAGE_NAMES = {
    "en": "English",
    "zh": "Chinese",
    "zh-Hant": "traditional Chinese",
    "zh-Hans": "simplified Chinese",
    "mixed": "English and Chinese",
    "other": "a language that the rules do not speak",
}
STATEMENT_NAMES = {
    "cautionary": "cautionary statement",
    "legend": "forward-looking statement legend",
    "disclaimer": "exchange disclaimer",
}


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them, errors highest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class Safety(StrEnum):
    """Whether a fix changes notation only (safe) or wording (unsafe)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Status(StrEnum):
    """How a rule came out on a draft."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    UNCHECKED = "unchecked"


class Label(NamedTuple):
    """A place in the draft, and what to say beside it.

    `source` is the text that it stands in, where that is not the draft's own: of a
    related label that points into the text beside the draft.
    """

    span: Span
    message: str = ""
    source: Source | None = None


class Edit(NamedTuple):
    """Put `text` in place of `span`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend one finding; they do not overlap and are in order."""

    safety: Safety
    edits: tuple[Edit, ...]


class CitedProvision(NamedTuple):
    """An authority and how strongly it binds: rule, guidance, practice or analogy."""

    provision: str
    force: str
    url: str  # "" where it cannot be read at its own publisher


class Finding(NamedTuple):
    """One thing a person should look at, and why.

    Findings sort by the place of their primary label. For something that is
    missing, that is the text which called for it.
    """

    primary: Label
    rule: str  # "hkex/missing-cautionary-statement"
    severity: Severity
    message: str  # stands alone in one line
    help: str | None = None
    related: tuple[Label, ...] = ()
    citations: tuple[CitedProvision, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""  # rule, folded words and occurrence; no line numbers
    missing: bool = False  # something stands nowhere: nothing is wrong with the primary label


NOTHING_OF_THE_KIND = "nothing of the kind in this draft"
WITHOUT_PROFILE = "no profile of its issuer: tell it with --issuer, or make one with `init`"


class Requirement(NamedTuple):
    """How one rule came out on one draft."""

    rule: str
    status: Status
    reason: str | None = None  # the condition that was false, or who waived and why
    evidence: tuple[Label, ...] = ()  # the words that prove it

    @property
    def found_nothing(self) -> bool:
        """Whether the draft was searched, and holds nothing that the rule could judge."""
        return self.reason == NOTHING_OF_THE_KIND

    @property
    def wants_profile(self) -> bool:
        """Whether only a profile of the issuer was wanting for the rule to be judged."""
        return (self.reason or "").endswith(WITHOUT_PROFILE)


class WaivedFinding(NamedTuple):
    """A finding that somebody allowed, with their reason."""

    finding: Finding
    reason: str
    until: str | None = None  # ISO date
    who: str | None = None  # the person who answers for it, where one is named
    entry: int | None = None  # its number in the waiver register; None: allowed in the draft


class PackVersion(NamedTuple):
    """The name and version of a pack that was used."""

    name: str
    version: str


class Reading(NamedTuple):
    """A text as it was read, and where in it an offset of the source stands."""

    text: str
    read: Callable[[int], int]


class Revision(NamedTuple):
    """What a tracked change left in the source, or what it took out at a point of it."""

    start: int
    end: int
    sort: str  # insertion, deletion, move, move away
    author: str
    gone: str = ""  # the words that are not in the source


class Shape(NamedTuple):
    """What a reader knows of how a draft looks. All offsets are those of the source."""

    headings: tuple[int, ...] = ()  # where one begins
    tables: tuple[tuple[tuple[Span, ...], ...], ...] = ()  # their rows, of cells
    unread: tuple[tuple[int, int, str], ...] = ()  # shown, and read as something else
    revisions: tuple[Revision, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()  # where one is referred to, and its place's name


class Row(NamedTuple):
    """Paragraphs of two texts that go together, in offsets of the texts as read; None: it has none."""

    here: Span | None
    there: Span | None


class Rows:
    """Rows of two texts, found when somebody first asks by calling it.

    As a value it is its rows: so it is compared, pickled and copied. What finds them, and
    all that hangs on it, is let go once they are found.
    """

    __slots__ = ("_found", "_make")

    def __init__(
        self, make: Callable[[], Iterable[Row]] | None, found: tuple[Row, ...] = ()
    ) -> None:
        self._make = make
        self._found = found

    def __call__(self) -> tuple[Row, ...]:
        """Return the rows in order; none where the two have too little in common."""
        make = self._make
        if make is not None:
            self._found = tuple(make())
            self._make = None  # last: another thread finds them again rather than none
        return self._found

    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override] # `override` is of Python 3.12
        if not isinstance(other, Rows):
            return NotImplemented
        return self is other or self() == other()

    def __hash__(self) -> int:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return hash(self())

    def __reduce__(self) -> tuple[type[Rows], tuple[None, tuple[Row, ...]]]:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return Rows, (None, self())

    def __repr__(self) -> str:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return f"Rows({len(self._found)})" if self._make is None else "Rows(not asked for yet)"


class Beside(NamedTuple):
    """A text that was judged beside the draft, and how the two go together."""

    relation: str  # translation, previous or companion
    source: Source
    here: Reading  # the draft as read
    there: Reading  # the text beside it as read
    rows: Rows
    report: Report | None = None  # on the text beside it alone, where somebody asked for it


class Report(NamedTuple):
    """Everything that linting one draft found, and everything it found in order."""

    source: Source
    document: str  # announcement, press-release, exhibit, results, report, brief, other
    language: str  # one of LANGUAGES
    issuer: str | None  # an issuer's name in the registry, such as "ascentage-pharma"
    date: str | None  # ISO date of the draft, where it is told or stated
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    waived: tuple[WaivedFinding, ...] = ()
    packs: tuple[PackVersion, ...] = ()
    reading: Reading | None = None  # where the source is written in a notation, such as HTML
    shape: Shape = Shape()  # how the draft looks, as far as its reader knows
    beside: tuple[Beside, ...] = ()  # the texts that it was judged beside

    def total(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)

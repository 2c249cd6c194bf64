"""The options of `check` that most runs are told, and how they are read without click.

Importing click takes longer than judging a draft. So what is said often is read here, and
by the same table that declares it to click (`cli.declared`): whatever is said otherwise, or
does not hold up, is left to click, which knows how to tell people.
"""

from __future__ import annotations

from disclosure_lint.config.settings import THRESHOLDS
from disclosure_lint.finding import DOCUMENTS
from disclosure_lint.outputs import OUTPUTS
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Option(NamedTuple):
    """An option as it is said and explained; it is a flag, has choices, or takes any text."""

    names: tuple[str, ...]  # the last one is the long one
    help: str
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    is_flag: bool = False
    is_number: bool = False

    @property
    def field(self) -> str:
        """Its name among the options of `check`."""
        return self.names[-1].lstrip("-").replace("-", "_")

    def read(self, value: str) -> str | int | None:
        """Return what a value says, or None where click should look at it."""
        if not value or value.startswith("-") or (self.choices and value not in self.choices):
            return None
        if self.is_number:
            return int(value) if value.isascii() and value.isdecimal() else None
        return value


ISSUER = Option(("--issuer",), "Whose drafts these are; else recognised.", "NAME")
DOCUMENT = Option(("--document",), "What the drafts are; else recognised.", choices=DOCUMENTS)
CONFIG = Option(("--config",), "The configuration file to go by.", "FILE")
JOBS = Option(
    ("--jobs",), "Processes to use; 0 for one a core.  [default: as many as help]", "N",
    is_number=True,
)  # fmt: skip
FAIL_ON = Option(
    ("--fail-on",), "The mildest severity that makes the exit code 1; `unchecked`: 2 where a rule could not be judged, too.  [default: error]",
    choices=THRESHOLDS,
)  # fmt: skip
OUTPUT = Option(("--output",), "The report's format.  [default: full]", choices=OUTPUTS)
OUTPUT_FILE = Option(
    ("--output-file",), "Write the report to a file; `html` also to a folder, as `report/`.", "FILE"
)
DATE = Option(("--date",), "The drafts' date, as 2026-11-23; else read.", "DATE")
QUIET = Option(("-q", "--quiet"), "Only findings; no checklist, no summary.", is_flag=True)
VERBOSE = Option(("-v", "--verbose"), "Say why rules did not apply.", is_flag=True)

OPTIONS = (ISSUER, DOCUMENT, CONFIG, JOBS, FAIL_ON, OUTPUT, OUTPUT_FILE, DATE, QUIET, VERBOSE)
_CALLED = {name: option for option in OPTIONS for name in option.names}


def said(args: Sequence[str]) -> dict[str, object] | None:
    """Return the options that the arguments of `check` say, or None where click should look."""
    paths: list[str] = []
    told: dict[str, object] = {}
    left = iter(args)
    for arg in left:
        if arg == "-" or not arg.startswith("-"):
            paths.append(arg)
            continue
        name, equals, value = arg.partition("=")
        option = _CALLED.get(name)
        if option is None or option.field in told or (option.is_flag and equals):
            return None
        read = True if option.is_flag else option.read(value if equals else next(left, ""))
        if read is None:
            return None
        told[option.field] = read
    return {"paths": tuple(paths), **told} if paths else None

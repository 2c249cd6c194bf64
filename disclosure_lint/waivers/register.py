"""Reading the waiver register: `waivers.toml`, a `[[waiver]]` for each allowed finding.

    [[waiver]]
    rule = "hkex/missing-cautionary-statement"
    draft = "drafts/2026-11-*.md"     # from this file's folder; * and ** as in .gitignore
    words = "XY-101 met its primary endpoint"
    reason = "Counsel advised: the statement stands on the website"
    who = "J. Chan"
    until = 2026-12-31

Imported only where there is a register. TOML's reader knows no lines, so the lines that
messages speak of are found beside it.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from disclosure_lint.errors import ConfigError
from disclosure_lint.lean import cache
from disclosure_lint.source import Source, Span
from disclosure_lint.toml_text import contents, parsed, statements
from disclosure_lint.waivers.covering import Waiver

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

FIELDS = ("rule", "draft", "words", "fingerprint", "reason", "who", "until")
_REQUIRED = {
    "rule": "the name of the rule, as findings show it",
    "draft": "a path or pattern from this file's folder",
    "reason": "why it is allowed, for whoever asks in a year",
    "who": "the person who answers for it",
    "until": "the last day on which it holds, as 2026-12-31",
}
_HEADER = re.compile(r"""[ \t]*\[\[[ \t]*["']?waiver["']?[ \t]*\]\]""")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class Register:
    """A register as it was read: its waivers in order, and where each of their fields stands."""

    def __init__(self, path: str, text: str, waivers: tuple[Waiver, ...]) -> None:
        self.path = path
        self.text = text
        self.waivers = waivers

    @cached_property
    def source(self) -> Source:
        """The register as a text that findings can be about."""
        digest = sha256(self.text.encode("utf-8")).hexdigest()
        return Source(self.text, _shown(self.path), digest)

    @cached_property
    def _places(self) -> _Places:
        return _Places(self.text)

    def place(self, entry: int, field: str) -> Span:
        """Return where a field of a waiver stands, or else the waiver's first line."""
        return self._places.of(entry, field)

    def about(self, draft: str) -> tuple[Waiver, ...]:
        """Return the waivers whose `draft` means the file of that name."""
        name = self.named(draft)
        return tuple(one for one in self.waivers if name and _pattern(one.draft).fullmatch(name))

    def named(self, draft: str) -> str | None:
        """Return a path from the register's folder, with forward slashes."""
        folder = os.path.dirname(os.path.abspath(self.path))
        try:
            path = os.path.relpath(os.path.abspath(draft), folder)
        except ValueError:  # on another Windows drive
            return None
        return os.path.normcase(path).replace(os.sep, "/")


class Folderless(Register):
    """A register where nobody knows in which folder a draft lies, as in a browser.

    The last step of a path or pattern decides: what is about `drafts/2026-*.md` is about any
    draft that is called so. The words of a waiver bind it as ever.
    """

    def about(self, draft: str) -> tuple[Waiver, ...]:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Return the waivers whose `draft` may mean a file of that name."""
        name = _last_step(os.path.normcase(draft))
        return tuple(w for w in self.waivers if _pattern(_last_step(w.draft)).fullmatch(name))


def _last_step(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def read(path: str) -> Register:
    """Read a register.

    Raises:
        ConfigError: it cannot be read, or it says what it may not; the message has a line
            for every mistake, with file, line, field and what to do.
    """
    text = text_of(path)
    return parse(text, path)


def text_of(path: str) -> str:
    """Return the text of a register, its line ends as they are.

    Raises:
        ConfigError: it cannot be read.
    """
    return contents(path, newline="")


def parse(text: str, path: str) -> Register:
    """Return the register that a text is; `path` is where it lies or is to lie.

    Raises:
        ConfigError: as `read`.
    """
    values = parsed(path, text)
    mistakes = [f"{path}: unknown key `{key}`; each entry begins with [[waiver]]"
                for key in values if key != "waiver"]  # fmt: skip
    entries = values.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        mistakes.append(f"{path}: `waiver` must be a list of tables; begin each with [[waiver]]")
        entries = []
    places, source = _Places(text), Source(text)
    for number, entry in enumerate(entries):
        for field, said in _mistakes(entry):
            line = source.position(places.of(number, field).start).line
            mistakes.append(f"{path}:{line}: {said}")
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    waivers = tuple(_waiver(entry, number) for number, entry in enumerate(entries))
    return Register(path, text, waivers)


def grown(text: str, entry: Mapping[str, str]) -> str:
    """Return a register with one more waiver at its end; what stands in it stays as it is."""
    end = "\r\n" if "\r\n" in text else "\n"
    fields = {field: entry[field] for field in FIELDS if entry.get(field, "").strip()}
    lines = [
        "[[waiver]]",
        *(f"{field} = {_written(field, value)}" for field, value in fields.items()),
    ]
    before = text if not text or text.endswith("\n") else text + end
    return before + end * bool(text) + "".join(f"{line}{end}" for line in lines)


def _written(field: str, value: str) -> str:
    """Return a field as TOML writes it; what TOML cannot hold becomes a stand-in."""
    if field == "until" and _is_date(value):
        return value
    plain = value.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")


def _waiver(entry: Mapping[str, Any], number: int) -> Waiver:
    told = {field: value for field in FIELDS if (value := entry.get(field)) is not None}
    return Waiver(**{**told, "until": str(told["until"])}, entry=number)


def _mistakes(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an entry: the field it is about, and what to say."""
    for key in entry:
        if key not in FIELDS:
            close = difflib.get_close_matches(key, FIELDS, n=1)
            hint = f"did you mean `{close[0]}`?" if close else f"the fields are {', '.join(FIELDS)}"
            yield key, f"unknown field `{key}`; {hint}"
    for field, meaning in _REQUIRED.items():
        if field not in entry:
            yield field, f"`{field}` is missing; add {meaning}"
    if "words" not in entry and "fingerprint" not in entry:
        yield "words", "`words` is missing; copy the words of the draft that the waiver covers"
    for field in FIELDS:
        if field in entry and (said := _wrong(field, entry[field])):
            yield field, f"`{field}` must be {said}"


def _wrong(field: str, value: object) -> str | None:
    if field == "until":
        return None if _is_date(value) else "a date, as 2026-12-31"
    if not isinstance(value, str) or not value.strip():
        return "a text in quotes, and not empty"
    if field == "draft" and os.path.isabs(value):
        return "a path from this file's folder, so that it holds on every machine"
    if field == "fingerprint" and not _FINGERPRINT.fullmatch(value):
        return "the 16 letters and digits that a report gives; leave it out and give `words`"
    return None


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return isinstance(value, date) and not isinstance(value, datetime)


class _Places:
    """Where the fields of a register's entries stand."""

    def __init__(self, text: str) -> None:
        self._lines = list(statements(text))
        self._heads = [n for n, (_, line) in enumerate(self._lines) if _HEADER.match(line)]

    def of(self, entry: int, field: str) -> Span:
        """Return the line of a field, or else the line that begins the entry."""
        if entry >= len(self._heads):  # written as `waiver = [{…}]`
            return _span(*self._lines[0])
        first, *others = self._heads[entry : entry + 2]
        key = re.compile(rf"""[ \t]*["']?{re.escape(field)}["']?[ \t]*=""")
        lines = self._lines[first + 1 : others[0] if others else None]
        found = next((line for line in lines if key.match(line[1])), self._lines[first])
        return _span(*found)


def _span(at: int, line: str) -> Span:
    return Span(at, at + len(line.rstrip()))


@cache
def _pattern(draft: str) -> re.Pattern[str]:
    """Return what the names match that a path or pattern means."""
    steps = os.path.normcase(draft).replace(os.sep, "/").removeprefix("./").split("/")
    parts = []
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if step == "**":
            parts.append(".*" if last else "(?:[^/]+/)*")
        else:
            named = "".join({"*": "[^/]*", "?": "[^/]"}.get(c, re.escape(c)) for c in step)
            parts.append(named if last else f"{named}/")
    return re.compile("".join(parts), re.DOTALL)


def _shown(path: str) -> str:
    """Return a path as people name it from where they are."""
    try:
        near = os.path.relpath(path)
    except ValueError:
        return path
    return path if near.startswith("..") else near

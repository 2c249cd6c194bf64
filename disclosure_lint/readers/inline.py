"""What Markdown writes inside a line: emphasis, links, pictures, code, HTML, entities."""

from __future__ import annotations

import re
from bisect import bisect_left

from disclosure_lint.draft.reading import Substitution, merge
from disclosure_lint.lean import defaultdict
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_DESTINATION = (
    r"\([ \t]{0,3}(?:<[^<>\r\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s{1,3}(?:\"[^\"]*\"|'[^']*'))?[ \t]{0,3}\)"
)
_TOKEN = Regex(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))|(?P<ticks>`+)|(?P<comment><!--)"
    r"|<(?P<address>https?://[^\s<>]+|[\w.+-]+@[\w.-]+)>"
    r"|<(?P<tag>/?[A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>"
    r"|(?P<note>\[\^[^\[\]\s]+\])|(?P<open>!?\[)"
    rf"|(?P<close>\](?:{_DESTINATION}|\[(?P<reference>[^\[\]]*)\])?)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<emphasis>\*+|_+)"
)
_TICKS = Regex("`+")
_TRIGGER = Regex(r"[\\`<\[&*_]")
_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img input ins kbd label mark"
    " q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center col colgroup dd details div"
    " dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html iframe li link"
    " main meta nav ol p picture pre section source summary table tbody td tfoot th thead"
    " title tr ul".split()
)
_UNSEEN_TAGS = frozenset({"script", "style"})
_LONGEST_NAME = 1000  # of a link, in code points, as CommonMark has it
_LONGEST = 3  # a longer run of marks is a line to sign on, not emphasis


class Marks(NamedTuple):
    """What to change inside a block, and where HTML headings begin."""

    changes: list[Substitution]
    headings: list[int]


class _Run(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool


def find(text: str, start: int, end: int, references: Collection[str]) -> Marks:
    """Return the marks of one block; `references` are the link names the text defines."""
    if not _TRIGGER.search(text, start, end):
        return Marks([], [])
    scan = _Scan(text, start, end, references)
    scan.run()
    return Marks(merge(sorted(scan.whole), sorted(scan.changes)), scan.headings)


def normal(reference: str) -> str:
    """Return the form in which names of links compare."""
    return " ".join(reference.casefold().split())


class _Scan:
    def __init__(self, text: str, start: int, end: int, references: Collection[str]) -> None:
        self.text, self.at, self.start, self.end = text, start, start, end
        self.references = references
        self.whole: list[Substitution] = []  # pictures, scripts: with all that is inside
        self.changes: list[Substitution] = []
        self.headings: list[int] = []
        self._brackets: list[tuple[int, int]] = []
        self._openers: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}
        self._absent: set[str] = set()  # what was looked for in vain, and not again
        self._ticks: dict[int, list[int]] | None = None

    def run(self) -> None:
        """Take the block token by token."""
        while token := _TOKEN.search(self.text, self.at, self.end):
            self.at = token.end()
            name = token.lastgroup or ""
            _TOKENS["close" if name == "reference" else name](self, token)

    def delete(self, start: int, end: int, text: str = "") -> None:
        """Read `text` in the place of a span."""
        self.changes.append(Substitution(start, end, text))

    def escape(self, token: re.Match[str]) -> None:
        """Take out a backslash; the next character is only itself."""
        self.delete(*token.span())
        self.at = token.end() + 1

    def ticks(self, token: re.Match[str]) -> None:
        """Take out the ticks around code, which holds no notation."""
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in _TICKS.finditer(self.text, self.start, self.end):
                self._ticks[len(run[0])].append(run.start())
        runs = self._ticks[len(token[0])]
        after = bisect_left(runs, token.end())
        if after < len(runs):
            self.at = runs[after] + len(token[0])
            self.delete(*token.span())
            self.delete(runs[after], self.at)

    def comment(self, token: re.Match[str]) -> None:
        """Pass over a comment, which is taken out elsewhere."""
        self.at = self._past("-->", token.end())

    def _past(self, closing: str, start: int) -> int:
        """Return the offset after the next `closing`, or `start` where there is none."""
        if closing in self._absent:
            return start
        at = self.text.find(closing, start, self.end)
        if at < 0:
            self._absent.add(closing)
            return start
        return at + len(closing)

    def address(self, token: re.Match[str]) -> None:
        """Take out the brackets around an address."""
        self.delete(token.start(), token.start() + 1)
        self.delete(token.end() - 1, token.end())

    def tag(self, token: re.Match[str]) -> None:
        """Take out an HTML tag; what is not HTML may be a placeholder and stays."""
        name = token["tag"].lower()
        if name in _UNSEEN_TAGS:
            self.at = self._past(f"</{token['tag']}>", token.end())
            self.whole.append(Substitution(token.start(), self.at, ""))
        elif name.lstrip("/") in _BLOCK_TAGS:
            self.delete(*token.span(), "\n")
            if re.fullmatch("h[1-6]", name):
                self.headings.append(token.end())
        elif name.lstrip("/") in _INLINE_TAGS:
            self.delete(*token.span())

    def note(self, token: re.Match[str]) -> None:
        """Take out the mark of a footnote that exists."""
        if token[0][1:-1] in self.references:
            self.delete(*token.span())

    def open(self, token: re.Match[str]) -> None:
        """Remember where a link or picture may begin."""
        self._brackets.append(token.span())

    def close(self, token: re.Match[str]) -> None:
        """Keep the words of a link, and nothing of a picture."""
        if not self._brackets:
            return
        start, inner = self._brackets.pop()
        if len(token[0]) == 1 or token["reference"] is not None:
            words = token["reference"] or self._words(inner, token.start())
            if normal(words) not in self.references:
                self.at = token.start() + 1
                return
        if inner - start > 1:
            self.whole.append(Substitution(start, token.end(), ""))
        else:
            self.delete(start, inner)
            self.delete(*token.span())

    def _words(self, start: int, end: int) -> str:
        return self.text[start:end] if self.references and end - start < _LONGEST_NAME else ""

    def entity(self, token: re.Match[str]) -> None:
        """Read the character that an entity stands for."""
        from html import unescape

        meant = unescape(token[0])
        if meant != token[0]:
            self.delete(*token.span(), meant)

    def emphasis(self, token: re.Match[str]) -> None:
        """Take out stars and underscores that stand in pairs, and no others."""
        run = self._flanks(token)
        openers = self._openers[token[0][0]]
        if len(token[0]) > _LONGEST or not (run.opens or run.closes):
            return
        at = run.start
        while run.closes and openers and at < run.end:
            first, last = openers.pop()
            width = min(last - first, run.end - at, 2)
            self.delete(last - width, last)
            self.delete(at, at + width)
            at += width
            if first < last - width:
                openers.append((first, last - width))
        if run.opens and at < run.end:
            openers.append((at, run.end))

    def _flanks(self, token: re.Match[str]) -> _Run:
        """Tell whether a run may open or close emphasis, as CommonMark has it.

        A run alone in brackets is a blank to be filled in or a redaction.
        """
        start, end = token.span()
        before = self.text[start - 1] if start > self.start else "\n"
        after = self.text[end] if end < self.end else "\n"
        if before in "[(（【［" and after in "])）】］":
            return _Run(start, end, opens=False, closes=False)
        left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        right = not before.isspace() and (
            not _is_mark(before) or after.isspace() or _is_mark(after)
        )
        if token[0][0] == "*":
            return _Run(start, end, left, right)
        opens, closes = not right or _is_mark(before), not left or _is_mark(after)
        return _Run(start, end, left and opens, right and closes)


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


_TOKENS: dict[str, Callable[[_Scan, re.Match[str]], None]] = {
    name: getattr(_Scan, name)
    for name in "escape ticks comment address tag note open close entity emphasis".split()
}

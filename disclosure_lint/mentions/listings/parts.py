"""The parts of a listing's tree: what a bracket or line that has been read says.

Tells symbols from prose by the table of exchanges; knows nothing of the draft around.
"""

from __future__ import annotations

import unicodedata

from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.entries import Entry, Listing, Malformed
from disclosure_lint.mentions.listings.exchanges import exchanges, is_code_label
from disclosure_lint.notation.machine import Node, Token
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = "\"“”„‟＂「」『』'‘’ "
_SYMBOL = Regex(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?|[A-Z]{0,4}\d[A-Z0-9]{0,6}")
_CAPITALS = Regex(r"[A-Z]{2,6}")
_SUFFIX = Regex(r"(\d{1,6})\s?[^\w\s]\s?(\w+)")
_DASH = Regex(r"\s*[-‐-―－]\s*")
_AMERICAN = "US"  # behind a symbol it tells the country and no exchange: AAPG.US
_YEAR = Regex(r"(?:19|20)\d\d")
_OPENINGS = ("bio", "pharma")  # of words that end a company's name: Biosciences, Pharmaceuticals
_BEFORE = 24  # code points before a bracket in which a company's name may end
SHORTEST_CODE = 3  # of a Hong Kong code that stands without a bracket, in digits
_HK_DIGITS = 5


class Parts:
    """Reads trees by the table of exchanges and the words around their labels."""

    def __init__(self, known: Known) -> None:
        self.exchanges = exchanges(known)
        self._no_symbols = known.words("no-symbols")
        self._symbols_too = known.words("symbols-behind-a-label")
        self._identifiers = known.words("identifier-names")
        self._company = known.words("company-forms") | known.words("company-words")
        self._readers = {
            "labelled": self._labelled,
            "doubled": self._doubled,
            "suffixed": self._suffixed,
            "crossed": self._crossed,
            "beside": self._beside,
            "bare": self._bare,
            "marked": self._bare,
            "spoken": self._spoken,
        }

    def block_entries(self, tree: Node, text: str) -> list[Entry]:
        """Return the entries of a bracket; what stands in it alone must be sure."""
        span = (tree.start, tree.end)
        block = tree.children[0]
        if not isinstance(block, Node) or block.name != "block":
            return []
        if parted := self._parted(block, text):
            return [parted]
        entries = [
            entry for part in self._dashed(block, text) for entry in self.part_entries(part, span)
        ]
        facts = {
            "beside_known": any(
                isinstance(e, Listing) and e.exchange and e.form != "bare" for e in entries
            ),
            "alone": len(block.children) == 1,
            "after_company": self._after_company(text, span[0]),
        }
        return [e for e in entries if _holds(e, **facts)]

    def _after_company(self, text: str, at: int) -> bool:
        """Whether what stands before a bracket ends as the name of a company does."""
        *_, last = ["", *text[max(0, at - _BEFORE) : at].split()]
        word = fold(last).rstrip(".,").replace(".", "")
        ends = word in self._company or word.startswith(_OPENINGS)
        return ends and (last[:1].isupper() or word == "plc")

    def _may_be_symbol(self, words: str) -> bool:
        return words.lower() not in self._no_symbols

    def _is_told(self, label: str, words: str) -> bool:
        """Whether what is a word elsewhere is a symbol behind a label: "NYSE: GM", but "Nasdaq: GM"."""
        return words.lower() in self._symbols_too and not self.exchanges.by_label(
            f"{label} {words}"
        )

    def _parted(self, block: Node, text: str) -> Malformed | None:
        """Return the defect of a label and a symbol with another mark than a colon: (Nasdaq; GOVX)."""
        tokens = [t for part in block.children if isinstance(part, Node) for t in part.tokens()]
        if len(block.children) != len(tokens) or [t.type for t in tokens] != ["NAME", "NAME"]:
            return None
        label, symbol = tokens
        mark = text[label.end : symbol.start].strip()
        if mark not in {";", "；", ","} or not _CAPITALS.fullmatch(symbol.text):
            return None
        if mark == "," and not self._after_company(text, block.start):
            return None
        meant = self._without_colon(f"{label.text} {symbol.text}")
        return (
            Malformed(label.start, symbol.end, f"`{mark}` after the label", meant)
            if meant
            else None
        )

    def part_entries(self, part: Node | Token, block: tuple[int, int]) -> Iterator[Entry]:
        """Yield what one part of a block, line or sentence says."""
        if isinstance(part, Token):
            return
        read = self._readers.get(part.name)
        if read is not None:
            yield from read(part, block)
        else:
            for child in part.children:
                yield from self.part_entries(child, block)

    def _labelled(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        *labels, symbol = [t for t in part.tokens() if t.type != "MARKER"]
        marked = any(t.type == "MARKER" for t in part.tokens())
        for label in labels:
            if symbol.type == "SUFFIXED":
                yield from self._with_suffix(symbol, block, label)
            elif is_code_label(label.text):
                yield from self._stock_code(label, symbol, block, marked=marked)
            elif name := self.exchanges.by_label(label.text):
                yield from self._named(name, label, symbol, block, marked=marked)
            elif self.exchanges.by_label(symbol.text) and _SYMBOL.fullmatch(label.text):
                yield self._listing(
                    self.exchanges.by_label(symbol.text), symbol, label, block, "suffixed"
                )
            elif self._is_symbol_before(label, labels):
                yield self._listing("", None, label, block, "bare")
            elif self._unknown(label.text) and _CAPITALS.fullmatch(symbol.text):
                yield self._listing("", label, symbol, block, "labelled")

    def _is_symbol_before(self, label: Token, labels: list[Token]) -> bool:
        """Whether what reads as a label is a symbol before a stroke: (AAPG / HKEX: 6855)."""
        known = any(self.exchanges.by_label(other.text) for other in labels if other is not label)
        return known and bool(_CAPITALS.fullmatch(label.text)) and self._may_be_symbol(label.text)

    def _crossed(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        """Yield a symbol and a code with its exchange, parted by a stroke: (AAPG/6855.HK)."""
        symbol, code = part.tokens()
        yield from self._bare(Node("bare", (symbol,), symbol.start, symbol.end), block)
        yield from self._with_suffix(code, block, None)

    def _beside(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        """Yield a symbol in a bracket behind its exchange, as in OTC PINK (EXPCD)."""
        label, symbol = part.tokens()
        name = self.exchanges.by_label(label.text)
        initials = "".join(word[0] for word in label.text.split()).upper()
        if (
            name
            and _CAPITALS.fullmatch(symbol.text)
            and self._may_be_symbol(symbol.text)
            and self.exchanges.takes(name, symbol.text)
            and not self.exchanges.by_label(symbol.text)
            and not symbol.text.startswith(initials)
        ):
            yield self._listing(name, label, symbol, block, "labelled")

    def _dashed(self, block: Node, text: str) -> Iterator[Node | Token]:
        """Yield the parts of a block, with a dash between label and symbol as a colon is."""
        parts = list(block.children)
        while parts:
            part = parts.pop(0)
            pair = self._pair(part, parts[0], text) if parts else None
            if pair is not None:
                part = pair
                del parts[0]
            yield part

    def _pair(self, left: Node | Token, right: Node | Token, text: str) -> Node | None:
        """Return a label and the symbol that a dash joins to it: (OTCQB - EXPD)."""
        if not (isinstance(left, Node) and isinstance(right, Node)):
            return None
        if {left.name, right.name} != {"bare"}:
            return None
        (label, *_), (symbol, *_) = left.tokens(), right.tokens()
        mark = text[label.end : symbol.start]
        if not _DASH.fullmatch(mark) or len(label.text) < SHORTEST_CODE:
            return None
        name = self.exchanges.by_label(label.text)
        taken = name and self.exchanges.takes(name, symbol.text) and not _YEAR.match(symbol.text)
        if not taken or not self._may_be_symbol(symbol.text):
            return None
        return Node("labelled", (label, *right.tokens()), left.start, right.end)

    def _unknown(self, label: str) -> bool:
        """Whether a label that the table does not have looks like an exchange's."""
        named = label.casefold()
        if any(word in self._identifiers for word in named.split()):
            return False
        return "exchange" in named or (label.isupper() and " " not in label and len(label) > 1)

    def _named(
        self, name: str, label: Token, symbol: Token, block: tuple[int, int], *, marked: bool
    ) -> Iterator[Entry]:
        words = _plain(symbol.text)
        is_symbol = self._may_be_symbol(words) or self._is_told(label.text, words)
        if is_symbol and self.exchanges.takes(name, words):
            yield self._listing(name, label, symbol, block, "labelled", "B" if marked else "")
            return
        head, _, suffix = words.partition(".")
        if suffix and self.exchanges.by_suffix(suffix) == name and self.exchanges.takes(name, head):
            yield self._listing(name, label, symbol, block, "labelled")
            return
        defect = self._misshapen(name, label.text, words)
        if defect:
            yield Malformed(label.start, symbol.end, *defect)

    def _misshapen(self, name: str, label: str, words: str) -> tuple[str, str] | None:
        """Return what is wrong with a symbol, where it is one at all, and what was expected."""
        if not (label.isupper() or label in {"HKEx", "Nasdaq"}) or len(label) < SHORTEST_CODE:
            return None
        known = self.exchanges[name]
        said = ""
        if known.code and words.isdigit() and len(words) > SHORTEST_CODE:
            said = f"{len(words)} digits in {known.code}"
        elif known.code and known.weight == "main" and _CAPITALS.fullmatch(words):
            said = f"letters in {known.code}" if self._may_be_symbol(words) else ""
        elif known.alphabet == "letters" and words.isdigit() and not _YEAR.fullmatch(words):
            said = f"digits in a symbol of {label}"
        return (said, known.expected or "") if said else None

    def _stock_code(
        self, label: Token, symbol: Token, block: tuple[int, int], *, marked: bool
    ) -> Iterator[Entry]:
        words = _plain(symbol.text)
        if words.isdigit() and len(words) <= _HK_DIGITS + 1:
            name = self.exchanges.by_code(words)
            yield self._listing(name, label, symbol, block, "stock-code", "B" if marked else "")

    def _doubled(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        label, symbol, *marker = part.tokens()
        if symbol.type == "SUFFIXED":
            known = self.exchanges.by_label(label.text) or is_code_label(label.text)
            yield from self._with_suffix(symbol, block, label if known else None)
        elif is_code_label(label.text):
            yield from self._stock_code(label, symbol, block, marked=bool(marker))
        elif self._names_exchange(label.text) and not _YEAR.fullmatch(symbol.text):
            name = self.exchanges.by_label(label.text)
            if self.exchanges.takes(name, symbol.text) and len(symbol.text) >= SHORTEST_CODE:
                yield Malformed(
                    label.start,
                    symbol.end,
                    "no colon after the label",
                    f"{label.text}: {symbol.text}",
                )

    def _names_exchange(self, label: str) -> bool:
        return (
            bool(self.exchanges.by_label(label))
            and len(label) >= SHORTEST_CODE
            and " " not in label
        )

    def _suffixed(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        for symbol in part.tokens():
            yield from self._with_suffix(symbol, block, None)

    def _with_suffix(
        self, symbol: Token, block: tuple[int, int], label: Token | None
    ) -> Iterator[Entry]:
        """Yield the listing of 6855.HK, with the label before it if there is one."""
        parts = _SUFFIX.fullmatch(symbol.text)
        if parts is None:
            return
        name = self.exchanges.by_suffix(parts[2])
        code = Token("CODE", parts[1], symbol.start, symbol.start + len(parts[1]))
        if not self.exchanges.takes(name, code.text):
            yield Malformed(
                symbol.start,
                symbol.end,
                f"{len(code.text)} digits before {parts[2]}",
                self.exchanges[name].expected or "",
            )
            return
        form = "suffixed"
        if label is None:
            mark = Token("NAME", symbol.text[parts.end(1) :], code.end, symbol.end)
        else:
            mark = label
            form = "stock-code" if is_code_label(label.text) else "labelled"
        yield self._listing(name, mark, code, block, form)._replace(end=symbol.end)

    def _bare(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        symbol, *marker = part.tokens()
        words = symbol.text
        head, _, suffix = words.rpartition(".")
        if symbol.type == "CODE" and SHORTEST_CODE < len(words) <= _HK_DIGITS:
            alone = words.startswith("0") or marker
            yield self._listing(
                "HKEX" if alone else "", None, symbol, block, "bare", "B" if marker else ""
            )
        elif head and _CAPITALS.fullmatch(head) and suffix in self.exchanges.after_letters:
            code = Token("NAME", head, symbol.start, symbol.start + len(head))
            mark = Token("NAME", f".{suffix}", code.end, symbol.end)
            yield self._listing(self.exchanges.by_suffix(suffix), mark, code, block, "suffixed")
        elif (
            _CAPITALS.fullmatch(words)
            and self._may_be_symbol(words)
            and not self.exchanges.by_label(words)
        ):
            yield self._listing("", None, symbol, block, "bare")
        elif _CAPITALS.fullmatch(head) and suffix == _AMERICAN and self._may_be_symbol(head):
            code = Token("NAME", head, symbol.start, symbol.start + len(head))
            yield self._listing("", None, code, block, "bare")
        elif hyphened := self._hyphened(symbol):
            yield from self._labelled(hyphened, block)
        elif joined := self._without_colon(words):
            yield Malformed(symbol.start, symbol.end, "no colon after the label", joined)

    def _hyphened(self, symbol: Token) -> Node | None:
        """Return "NASDAQ-AAPG" as a label and its symbol."""
        label, _, words = symbol.text.replace("‑", "-").rpartition("-")
        shaped = _CAPITALS.fullmatch(words) and self._may_be_symbol(words)
        if not shaped or not self._names_exchange(label) or self.exchanges.by_label(symbol.text):
            return None
        if self.exchanges.by_label(words):
            return None
        if not self.exchanges.takes(self.exchanges.by_label(label), words):
            return None
        at = symbol.start + len(label)
        parts = (Token("NAME", label, symbol.start, at), Token("NAME", words, at + 1, symbol.end))
        return Node("labelled", parts, symbol.start, symbol.end)

    def _without_colon(self, words: str) -> str | None:
        """Return "NASDAQ: AAPG" for the words "NASDAQ AAPG"."""
        label, _, symbol = " ".join(words.split()).partition(" ")
        shaped = _CAPITALS.fullmatch(symbol) and self._may_be_symbol(symbol)
        if not shaped or not self._names_exchange(label):
            return None
        return (
            f"{label}: {symbol}"
            if self.exchanges.takes(self.exchanges.by_label(label), symbol)
            else None
        )

    def _spoken(self, part: Node, block: tuple[int, int]) -> Iterator[Entry]:
        label, symbol, *_ = part.tokens()
        name = self.exchanges.by_label(label.text)
        first = symbol.text.split()[0] if symbol.type == "NAME" else symbol.text
        if name and self.exchanges.takes(name, _plain(first)):
            yield self._listing(
                name,
                label,
                symbol._replace(text=first, end=symbol.start + len(first)),
                block,
                "labelled",
            )

    def _listing(  # noqa: PLR0913, PLR0917 # the parts of a listing
        self,
        name: str,
        label: Token | None,
        symbol: Token,
        block: tuple[int, int],
        form: str,
        marker: str = "",
    ) -> Listing:
        printed = symbol.text.strip(QUOTES + ".,")
        start = symbol.start + symbol.text.index(printed)
        words = _plain(symbol.text)
        head, _, suffix = words.partition(".")
        if suffix and self.exchanges.by_suffix(suffix) == name:
            words = head
        if name and self.exchanges[name].drops_zeros:
            words = words.lstrip("0") or "0"
        end = start + len(printed)
        quoted = symbol.type == "QUOTED"
        mark = label or Token("NAME", "", start, start)
        return Listing(
            min(mark.start, start), max(mark.end, symbol.end if quoted else end), name,
            mark.text, mark.start, mark.end,
            words, printed, start, end, marker, block, form,
        )  # fmt: skip


def _holds(entry: Entry, *, beside_known: bool, alone: bool, after_company: bool) -> bool:
    """Whether an entry that could be prose is none, by what stands around it."""
    if isinstance(entry, Malformed) or (entry.exchange and entry.form != "bare"):
        return True
    if entry.form == "bare":
        if entry.exchange:
            return alone and entry.printed.startswith("0") and len(entry.printed) == _HK_DIGITS
        return beside_known and not _YEAR.fullmatch(entry.printed)
    return beside_known or after_company or "exchange" in entry.label.lower()


def _plain(symbol: str) -> str:
    """Return a symbol without quotes, in narrow capitals."""
    return unicodedata.normalize("NFKC", symbol).strip(QUOTES + ".,").replace("‑", "-")

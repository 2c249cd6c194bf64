"""Substances gathered from lists: which names, codes and brands are one, as the lines of a store.

Lists print names in capitals, with their salts and stereo marks, and have farm chemicals,
plants and numbers of catalogues among the drugs: what is kept is what a release may mean.
"""

from __future__ import annotations

from disclosure_lint.issuers.registry import code_key
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.facts import NameRow
from disclosure_lint.reference.names import substance_key
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE = Regex(r"\s*[\[(][^\])]*[\])]$")  # "[USAN]", "(INN)"
_NAME = Regex(r"[A-Za-z][a-z]{3,}(?:[ -][A-Za-z]{2,}){0,3}", 2)  # one to four words of letters
_BRAND = Regex(r"[A-Za-z][a-z]{3,}(?:[- ][A-Za-z]+)?", 2)
_CODE = Regex(r"([A-Z]{1,5})(?:[- ][A-Z]{1,2})?[- ]?\d{2,8}[A-Z]?\d?", 2)
_LEAST = 4  # letters and digits of a code
_STEREO = Regex(r"\([RSEZ±+\-, ]+\)-?|\b(?:DL|D|L|RAC|CIS|TRANS)-", 2)
# Notation: what stands behind the name of a substance that is given as a salt or with water.
_SALTS = frozenset(
    "acetate anhydrous arginine aspartate benzoate besylate bitartrate bromide calcium camsylate "
    "chloride citrate dihydrate dihydrochloride dimaleate dimesylate diphosphate disodium edisylate "
    "esylate ethanolate fumarate gluconate glutarate hcl hemihydrate hemifumarate hydrate "
    "hydrobromide hydrochloride isethionate lactate lysine magnesium malate maleate malonate "
    "meglumine mesylate mesilate monohydrate monohydrochloride napsylate nitrate oxalate pamoate "
    "phosphate potassium sesquihydrate sodium succinate sulfate sulphate tartrate tosylate tosilate "
    "trihydrate trifluoroacetate tromethamine zinc".split()
)
# Numbers of catalogues, registers and lists of dyes and flavours.
_CATALOGUES = frozenset("nsc fema ins un ci nci epa ccris rcra fd dc hsdb cas ec e no".split())
_SHORTEST_BASE = 5


class Substances:
    """What lists say of substances, while they are read."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], _Names] = {}

    def add(self, named: str, row: NameRow) -> bool:
        """Take a row of a list of some name; return whether it has a shape that drafts print."""
        name = _NOTE.sub("", row.name).strip()
        own = self._names.get((named, row.id))
        if own is None:
            own = self._names[named, row.id] = _Names([], [], [], [row.display])
            if row.is_told and _NAME.fullmatch(row.display):
                own.official.append(substance_key(row.display))
        if row.sort == "official":
            fits = _NAME.fullmatch(name) is not None
            own.official.extend([substance_key(name)] if fits else [])
        elif row.sort == "code":
            code = " ".join(_STEREO.sub("", name).split())
            fits = _is_code(code)
            own.codes.extend([code] if fits else [])
        else:
            fits = _BRAND.fullmatch(name) is not None
            own.brands.extend([name] if fits else [])
        return fits

    def lines(self) -> Iterator[str]:
        """Yield the lines of a store: each substance that has a name, and what it is found by."""
        known = {key: names for key, names in self._names.items() if names.official}
        bases = {(key[0], name): key for key, names in known.items() for name in names.official}
        for key, names in known.items():
            base = known[_base(key, names, bases)]
            if base is not names:
                base.codes.extend(names.codes)
                base.brands.extend(names.brands)
        for key, names in known.items():
            if _base(key, names, bases) == key:
                yield from _lines(*key, names)


class _Names(NamedTuple):
    official: list[str]
    codes: list[str]
    brands: list[str]
    display: list[str]


def _lines(named: str, id_: str, names: _Names) -> Iterator[str]:
    first = substance_key(_NOTE.sub("", names.display[0]).strip())
    officials = list(dict.fromkeys(names.official))
    if first in officials:
        officials.remove(first)
        officials.insert(0, first)
    codes = {code_key(code): code for code in sorted(names.codes, key=_written)}
    brands = list(dict.fromkeys(brand.lower() for brand in names.brands))
    brands = [brand for brand in brands if brand not in officials]
    yield f"drug\t{id_}\t{named}\t{';'.join(officials)}\t{';'.join(codes.values())}\t{';'.join(brands)}"
    for name in officials:
        yield f"name\t{name}\t{named}\t{id_}"
    for key in codes:
        yield f"code\t{key}\t{named}\t{id_}"
    for brand in brands:
        yield f"brand\t{brand}\t{named}\t{id_}"


def _written(code: str) -> bool:
    """Put the way with a hyphen last, which then is the one that is kept."""
    return "-" in code


def _is_code(code: str) -> bool:
    shape = _CODE.fullmatch(code)
    return (
        shape is not None
        and shape[1].lower() not in _CATALOGUES
        and len(code_key(code)) >= _LEAST
        and (len(shape[1]) > 1 or len(code_key(code)) > _LEAST)
    )


def _base(
    key: tuple[str, str], names: _Names, bases: dict[tuple[str, str], tuple[str, str]]
) -> tuple[str, str]:
    """Return the substance of which this one is a salt, the plainest there is, or itself."""
    found = key
    for name in names.official:
        words = name.split()
        while len(words) > 1 and words[-1] in _SALTS:
            words.pop()
            known = bases.get((key[0], " ".join(words)))
            if known is not None and len(words[0]) >= _SHORTEST_BASE:
                found = known
    return found

"""Beginning a rule or an issuer: a file in the right order, empty where somebody has to think.

An empty field does not hold up, so `rules check` and `issuers check` point at each line
still to fill.
"""

from __future__ import annotations

import os
import time

from disclosure_lint.errors import UsageError
from disclosure_lint.regex import Regex

_NAME = Regex(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+){0,4}")

_ISSUER_NAME = Regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_HEAD = """\
title:  # TODO what is wrong, in one line without a full stop
status: preview
severity: warning
kind: {kind}

citations:  # leave out where the matter is plain, and the rationale says why
  - provision:  # TODO book and rule, as in: HKEX Main Board Listing Rules, Rule 18A.05
    force:  # TODO rule, guidance, practice or analogy
    url:  # TODO where its own publisher has it; leave out where nobody can read it there

"""

_TAIL = """
message:  # TODO what is wrong with this draft; stands alone in one line
help:  # TODO what to do, one imperative sentence
in-order:  # TODO what holds in a draft without the fault, as in: every code is known
rationale:  # TODO why it matters to a reader

examples:
  fails:
    - name:  # TODO what is wrong in it, in a few words
      draft:  # TODO a text that fails, the words to underline in [[double brackets]]
  passes:
    - name:  # TODO a near miss: looks wrong and is not
      draft:  # TODO a text that passes
"""

_OWN = {
    "require": 'when:  # TODO what calls for it, as in: @drug-candidate and "approv*"\n'
    'require:  # TODO what must be there, as in: sentence("no assurance" and "success*")\n',
    "forbid": 'forbid:  # TODO what must not be there, as in: {"safe" | "effective"}\n',
    "parts": "statement:  # TODO cautionary, legend or disclaimer\n"
    "parts:\n  - lacks:  # TODO what is missing without it\n"
    "    pattern:  # TODO the wording that the part must have\n",
    "subject": "statement:  # TODO cautionary, legend or disclaimer\n",
    "verbatim": "statement:  # TODO cautionary, legend or disclaimer\n"
    "texts:\n  -  # TODO the words to keep to\n",
    "claim": 'claim:  # TODO what must not be said, as in: {"is" | "was"} "safe"\n'
    'exempt:  # TODO wording that claims nothing, as in: "not" "safe"\n',
    "prefer": "prefer:\n  - wrong:  # TODO the slip, as it is printed\n    right:  # TODO its right form\n",
    "agree": "agree:\n  -  # TODO what both must say alike, as in: number\n",
    "detect": "detector:  # TODO whose detector judges it, as in figures/year-slip\n",
}
KINDS = tuple(_OWN)

_PACK = """\
name: {name}
version: "{version}"
engine: ">=0.1"
about: The rules of {name}.
"""

_ISSUER = """\
name:  # TODO the full name, as the company signs
names:
  english:
    -  # TODO a name that releases use, one a line; never an everyday word
  sure:  # TODO verified, secondary or recalled
  source:  # TODO the address where that was read; none if recalled
incorporation:
  place:  # TODO as announcements print it, as in: Cayman Islands
  sure:  # TODO

listings:
  - exchange:  # TODO as in: HKEX, NASDAQ
    symbol:  # TODO a Hong Kong code without .HK and -B
    since:  # TODO the first day, as exact as the source: 2025-01-24, 2025-01 or 2025
    sure:  # TODO
    source:  # TODO

products:
  - generic:  # TODO the nonproprietary name, in small letters
    codes:
      -  # TODO the code, as its owner writes it
    target:  # TODO as in: BCL-2
    sure:  # TODO
    source:  # TODO
"""


def new(name: str, kind: str, folder: str) -> list[str]:
    """Write the file of a new rule, and of its pack where there is none yet.

    Returns the paths that were written.

    Raises:
        UsageError: the name or the kind is not one, or the file is there already.
    """
    if not _NAME.fullmatch(name):
        said = "a rule is called pack/defect-name, in small letters, the defect in up to five words"
        raise UsageError(f"`{name}` cannot be the name of a rule: {said}")
    if kind not in _OWN:
        raise UsageError(f"there is no kind `{kind}`; the kinds are {', '.join(KINDS)}")
    pack, _, defect = name.partition("/")
    written = [os.path.join(folder, pack, f"{defect}.yaml")]
    os.makedirs(os.path.join(folder, pack), exist_ok=True)
    text = _HEAD.format(kind=kind) + _OWN[kind] + _TAIL
    _write(written[0], _beside(text) if kind == "agree" else text)
    of_pack = os.path.join(folder, pack, "pack.yaml")
    if not os.path.exists(of_pack):
        _write(of_pack, _PACK.format(name=pack, version=time.strftime("%Y.%m")))
        written.append(of_pack)
    return written


def _beside(text: str) -> str:
    """Return the text of a rule that looks at two texts, with the lines that the second asks for."""
    kind = "kind: agree\n"
    text = text.replace(kind, kind + "beside:  # TODO translation, previous or companion\n")
    draft = "words to underline in [[double brackets]]\n"
    text = text.replace(draft, draft + "      beside:  # TODO the text beside it\n")
    return text + "      beside:  # TODO the text beside it\n"


def new_issuer(name: str, folder: str) -> str:
    """Write the file of a new issuer, and return its path.

    Raises:
        UsageError: the name is not one, or the file is there already.
    """
    if not _ISSUER_NAME.fullmatch(name):
        said = "an issuer is called in small letters, digits and hyphens, as in ascentage-pharma"
        raise UsageError(f"`{name}` cannot be the name of an issuer: {said}")
    path = os.path.join(folder, "issuers", f"{name}.yaml")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    _write(path, _ISSUER)
    return path


def _write(path: str, text: str) -> None:
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already") from None

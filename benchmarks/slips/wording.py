"""Slips of the pen: doubled and joined words, quotes, definitions, names, repeated sentences."""

from __future__ import annotations

import re

from slots import Chance

from slips.clean import Clean, Span
from slips.slip import Slip, Spoiled, altered, changed, planted, put

_JOINED = ("drafting/joined-words",)
_VARIANT = ("drafting/name-variant",)
_ALIKE = {"o": "о", "e": "е", "a": "а", "c": "с", "p": "р", "i": "і"}
_LITTLE = re.compile(r"\b(?:of the|in the|to the|by the|for the|with the|from the|at the|on the)\b")
_FUNCTION = re.compile(r"\b(?:the|of|to|in|and|for|with|that|was|is)\b")
_PEOPLE = re.compile(r"(?:Professor |said |added |comprises )([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})")


def _little(clean: Clean) -> list[Span]:
    return [m.span() for m in _LITTLE.finditer(clean.text, 0, clean.legend) if not clean.chinese]


def _function(clean: Clean) -> list[Span]:
    return [m.span() for m in _FUNCTION.finditer(clean.text, 0, clean.legend) if not clean.chinese]


def _long(clean: Clean) -> list[Span]:
    found = re.finditer(r"\b[a-z]{6,}\b", clean.text[: clean.legend])
    return [m.span() for m in found if not clean.chinese]


def _before_little(clean: Clean) -> list[Span]:
    """Return where a long word and a little one follow each other."""
    found = re.finditer(r"\b[a-z]{5,} (?:the|of|and|with|that)\b", clean.text[: clean.legend])
    return [m.span() for m in found if not clean.chinese]


def _alike(word: str, chance: Chance) -> str | None:
    places = tuple(at for at, letter in enumerate(word) if letter in _ALIKE)
    if not places:
        return None
    at = chance.one(places)
    return word[:at] + _ALIKE[word[at]] + word[at + 1 :]


def _company(clean: Clean) -> list[Span]:
    """Return where the company is named once it was named before."""
    if clean.company:
        return clean.places(clean.company)[1:]
    match = re.search(r"[\u4e00-\u9fff]{4,12}有限公司", clean.text) if clean.chinese else None
    own = list(re.finditer(r"^([\u4e00-\u9fff]{4,14})$", clean.text, re.MULTILINE))
    name = own[0][1] if own and clean.chinese else match[0] if match else ""
    return clean.places(name)[1:] if name else []


def _one_off(name: str, chance: Chance) -> str | None:
    """Lose one letter from inside a word of the name."""
    if not name.isascii():
        at = chance.between(1, len(name) - 2)
        return name[:at] + name[at + 1 :]
    places = tuple(m.start() for m in re.finditer(r"(?<=[a-z]{2})[a-z](?=[a-z])", name))
    if not places:
        return None
    at = chance.one(places)
    return name[:at] + name[at + 1 :]


def _one_other(name: str, _: Chance) -> str | None:
    for right, wrong in (
        ("醫藥", "醫葯"),
        ("生物", "生勿"),
        ("製藥", "制藥"),
        ("集團", "集图"),
        ("疫苗", "役苗"),
    ):
        if right in name:
            return name.replace(right, wrong, 1)
    return None


def _swap(name: str, _: Chance) -> str | None:
    match = re.search(r"(?<=[a-z])([a-z])(?!\1)([a-z])(?=[a-z])", name)
    if match is None:
        return None
    return name[: match.start()] + match[2] + match[1] + name[match.end() :]


def _person(clean: Clean, chance: Chance) -> Spoiled | None:
    """Name a person again with one letter off."""
    match = _PEOPLE.search(clean.text) if not clean.chinese else None
    wrong = _one_off(match[1], chance) if match else None
    if match is None or wrong is None or not clean.spots:
        return None
    return put(clean, clean.spots[-1], f"{wrong} will present the results.")


def _person_zh(clean: Clean, _: Chance) -> Spoiled | None:
    match = re.search(r"執行董事([\u4e00-\u9fff]{3})及", clean.text)
    if match is None or not clean.spots:
        return None
    return put(
        clean, clean.spots[-1], f"執行董事{match[1][0]}{match[1][2]}{match[1][1]}將出席會議。"
    )


def _repeated(clean: Clean, chance: Chance) -> Spoiled | None:
    """Set a sentence twice in a row."""
    end = (
        r"[\u4e00-\u9fff，（）「」、\d%A-Za-z.-]{20,}。"
        if clean.chinese
        else r"(?<=\. )[A-Z][^.\n]{50,}\."
    )
    found = tuple(re.finditer(end, clean.text[: clean.legend]))
    if not found:
        return None
    match = chance.one(found)
    said = ("" if clean.chinese else " ") + match[0]
    text = clean.text[: match.end()] + said + clean.text[match.end() :]
    return Spoiled(text, match.start(), match.end() + len(said))


def _repeated_later(clean: Clean, chance: Chance) -> Spoiled | None:
    """Set a sentence again at the end of another paragraph."""
    once = _repeated(clean, chance)
    if once is None or not clean.spots:
        return None
    middle = (once.start + once.end) // 2
    said = once.text[middle : once.end].strip()
    spots = tuple(at for at in clean.spots if not once.start <= at <= once.end)
    return put(clean, chance.one(spots), said) if spots else None


SLIPS = (
    *altered("doubled word", ("drafting/doubled-word",), _function, twice=lambda word, _: f"{word} {word}"),
    *planted("doubled word", ("drafting/doubled-word",), "The study was led by by the hospital.", "The data are are expected soon.",
             "患者於於首日接受治療。", "該研究的的主要終點已達到。", "本公司本公司將另行公告。"),
    *altered("joined words", _JOINED, _little, small_words=lambda words, _: words.replace(" ", "")),
    *altered("joined words", _JOINED, _before_little, long_and_little=lambda words, _: words.replace(" ", "")),
    *changed("joined words", _JOINED, (r"\. ([A-Z][a-z]+ [a-z]+)", r".\1"),
             (r"Form ([12]0-[FK]) for", r"Form \1for")),
    *planted("joined words", _JOINED, "ItIn connection with the study, a call is held.", "Such risks include, but are notlimited to, delays.",
             "The results are inthe paper.", "The application isunder review."),
    *altered("look-alike letter", ("drafting/look-alike-letter",), _long, Cyrillic=_alike),
    *planted("superscript lost", ("drafting/lost-superscript",), "Patients received 1 x 106 cells/kg.", "Patients received 3×108 CAR-T cells.",
             "The CARcelerateTM platform shortens manufacturing.", "The dose was 5 x 1011 vg/kg.", "The area was 240 mg/m2 and 109/L platelets."),
    *changed("quote or bracket unbalanced", ("drafting/unbalanced-quote",), (r"(“[^”\n]{3,60})”", r"\1"), (r"“([^”\n]{3,60}”)", r"\1"),
             (r"(「[^」\n]{2,20})」", r"\1"), (r"(（[^）\n]{2,30})）", r"\1"), (r"(\([^()\n]{6,60})\)(?=[ ,.])", r"\1")),
    *planted("undefined abbreviation", ("drafting/undefined-abbreviation",), "The study met its QTLS endpoint, and QTLS was stable at one year.",
             "Patients with KRDL were enrolled. Untreated KRDL is fatal."),
    *planted("definition unused", ("drafting/unused-definition",), "The parties signed an agreement (the “Zeta Agreement”) today.",
             "Patients with chronic phase myeloid leukemia (CPML) were treated.", "雙方已簽訂協議（「澤塔協議」）。"),
    *planted("defined twice", ("drafting/duplicate-definition",),
             "The parties signed a supply contract (the “Contract”) and a lease (the “Contract”), and the Contract is in force.",
             "Hallstatt Bio (the “Partner”) met Quanta Ridge (the “Partner”), and the Partner agreed.",
             "雙方已簽訂供應合同（「該合同」）及租約（「該合同」），該合同已生效。"),
    *planted("used before defined", ("drafting/used-before-defined",),
             "Under the Supply Deal, the drug is made in Suzhou. The parties signed a contract (the “Supply Deal”), and the Supply Deal is in force."),
    *altered("company's name a letter off", _VARIANT, _company, also=("hkex/missing-issuer-identification",),
             letter_lost=_one_off, letters_swapped=_swap, sign_changed=_one_other),
    Slip("person's name a letter off", "planted", _VARIANT, _person),
    Slip("person's name a letter off", "planted, Chinese", _VARIANT, _person_zh),
    *planted("defined name a letter off", (*_VARIANT, "drafting/undefined-abbreviation", "drafting/unused-definition"),
             "The parties signed a contract (the “Framework Agreement”). The Framework Agreement is in force. The Framwork Agreement ends in 2030.",
             "雙方簽訂《總框架供應協議》（「框架供應協議」）。框架供應協議已生效。框供應協議將於2030年屆滿。"),
    Slip("sentence repeated", "in a row", ("drafting/repeated-sentence",), _repeated),
    Slip("sentence repeated", "later", ("drafting/repeated-sentence",), _repeated_later),
    *planted("wrong word", ("drafting/wrong-word",), "Patients reported a better qualify of life.", "The shares are listed in Hong King.",
             "The first patient was dosed in a clinical trail.", "First-and second-generation inhibitors were used."),
)  # fmt: skip

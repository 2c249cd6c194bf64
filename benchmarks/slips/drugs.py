"""Slips in the names and codes of drugs."""

from __future__ import annotations

import re

from slots import Chance

from slips.clean import Clean
from slips.slip import Slip, Spoiled, altered, planted, replaced

_CODE = ("drugs/unknown-code", "drugs/misspelt-name")
_TIES = ("drugs/wrong-pair",)  # judges names that are tied, no code that stands alone
_NAME = ("drugs/misspelt-name", "drafting/look-alike-letter", "drafting/name-variant")
_LOOK_ALIKE = {"a": "а", "e": "е", "o": "о", "i": "і", "c": "с", "p": "р", "x": "х"}


def _digit_changed(code: str, chance: Chance) -> str | None:
    at = chance.one(tuple(m.start() for m in re.finditer(r"\d", code)))
    return code[:at] + str((int(code[at]) + chance.between(1, 8)) % 10) + code[at + 1 :]


def _two_changed(code: str, chance: Chance) -> str | None:
    return code[:-2] + f"{(int(code[-2:]) + chance.between(12, 80)) % 100:02}"


def _digits_swapped(code: str, _: Chance) -> str | None:
    """Swap the last two neighbours that differ."""
    for at in range(len(code) - 1, 0, -1):
        pair = code[at - 1 : at + 1]
        if pair.isdigit() and pair[0] != pair[1]:
            return code[: at - 1] + pair[::-1] + code[at + 1 :]
    return None


def _digit_dropped(code: str, _: Chance) -> str | None:
    return code[:-1] if sum(map(str.isdigit, code)) > 3 else None


def _digit_doubled(code: str, _: Chance) -> str | None:
    return code + code[-1]


def _letters_swapped(code: str, _: Chance) -> str | None:
    return code[1] + code[0] + code[2:] if code[0] != code[1] else None


def _zero_as_letter(code: str, _: Chance) -> str | None:
    return code.replace("0", "O", 1) if "0" in code else code.replace("1", "l", 1)


def _hyphen(code: str, _: Chance) -> str | None:
    return code.replace("-", "") if "-" in code else None


def _space(code: str, _: Chance) -> str | None:
    return code.replace("-", " ") if "-" in code else None


def _hyphen_added(code: str, _: Chance) -> str | None:
    return None if "-" in code else re.sub(r"(?<=[A-Z])(?=\d)", "-", code, count=1)


def _letter_lost(name: str, chance: Chance) -> str | None:
    at = chance.between(2, len(name) - 2)
    return name[:at] + name[at + 1 :] if name.isascii() else None


def _letter_doubled(name: str, chance: Chance) -> str | None:
    at = chance.between(2, len(name) - 2)
    return name[:at] + name[at] + name[at:] if name.isascii() else None


def _letter_swapped(name: str, chance: Chance) -> str | None:
    at = chance.between(2, len(name) - 3)
    if not name.isascii() or name[at] == name[at + 1]:
        return None
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _letter_changed(name: str, chance: Chance) -> str | None:
    at = chance.between(2, len(name) - 3)
    changed = "e" if name[at] != "e" else "a"
    return name[:at] + changed + name[at + 1 :] if name.isascii() else None


def _look_alike(name: str, _: Chance) -> str | None:
    for at, letter in enumerate(name):
        if letter in _LOOK_ALIKE and at > 1:
            return name[:at] + _LOOK_ALIKE[letter] + name[at + 1 :]
    return None


def _sign_lost(name: str, chance: Chance) -> str | None:
    at = chance.between(1, len(name) - 2)
    return None if name.isascii() else name[:at] + name[at + 1 :]


def _sign_swapped(name: str, _: Chance) -> str | None:
    return None if name.isascii() or len(name) < 4 else name[0] + name[2] + name[1] + name[3:]


def _tied_to_other(clean: Clean, chance: Chance) -> Spoiled | None:
    """Put the code of one drug in the brackets behind another's name."""
    for name, code in clean.drugs:
        others = clean.others(code)
        match = re.search(re.escape(name) + r"\s?[(（](" + re.escape(code) + ")", clean.text)
        if match and others:
            return replaced(clean, match.span(1), chance.one(others))
    return None


def _tied_to_slip(clean: Clean, chance: Chance) -> Spoiled | None:
    """Plant the name again, tied to a code with two digits swapped."""
    for name, code in clean.drugs:
        wrong = _digits_swapped(code, chance)
        at = clean.text.find(".\n" if not clean.chinese else "。\n", clean.text.find(code)) + 1
        if wrong and not clean.is_real(wrong) and at and name[-1].isalpha():
            said = f" Patients received {name} ({wrong})."
            said = f"患者接受{name}（{wrong}）治療。" if clean.chinese else said
            text = clean.text[:at] + said + clean.text[at:]
            return Spoiled(text, at, at + len(said))
    return None


def _alone(clean: Clean, chance: Chance, frame: str) -> Spoiled | None:
    """Plant a code with two digits swapped."""
    if not clean.drugs or not clean.spots:
        return None
    _, code = chance.one(tuple(clean.drugs))
    wrong = _digits_swapped(code, chance)
    if not wrong or wrong in clean.text or clean.is_real(wrong):
        return None
    at = clean.spots[-1]
    said = frame.format(wrong=wrong, company=clean.company or "The Company")
    return Spoiled(clean.text[:at] + said + clean.text[at:], at, at + len(said))


def _frame(frame: str) -> Slip:
    def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
        if clean.chinese is frame.startswith(" "):
            return None
        return _alone(clean, chance, frame)

    return Slip("drug code planted with swapped digits", frame.strip(), _CODE, spoil)


SLIPS = (
    *altered(
        "wrong digit in a drug code",
        _CODE,
        lambda clean: clean.codes,
        also=_TIES,
        one_digit_changed=_digit_changed,
        two_digits_changed=_two_changed,
        digits_swapped=_digits_swapped,
        digit_dropped=_digit_dropped,
        digit_doubled=_digit_doubled,
        letters_swapped=_letters_swapped,
        zero_as_the_letter=_zero_as_letter,
    ),
    *altered(
        "drug code in another shape",
        ("drugs/malformed-code",),
        lambda clean: clean.codes,
        hyphen_lost=_hyphen,
        space_for_hyphen=_space,
        hyphen_added=_hyphen_added,
    ),
    *map(
        _frame,
        (
            " In all, 20 patients received {wrong}.",
            " Dosing ({wrong}) began in May.",
            " {company}’s {wrong} was given once daily.",
            " The study of {wrong} goes on.",
            " {wrong} was well absorbed.",
            "共有20名患者接受{wrong}治療。",
            "候選藥物（{wrong}）的研究仍在進行。",
            "{wrong}的劑量爬坡研究已經完成。",
        ),
    ),
    *altered(
        "misspelt drug name",
        _NAME,
        lambda clean: clean.names,
        letter_lost=_letter_lost,
        letter_doubled=_letter_doubled,
        letters_swapped=_letter_swapped,
        letter_changed=_letter_changed,
        look_alike_letter=_look_alike,
        Chinese_sign_lost=_sign_lost,
        Chinese_signs_swapped=_sign_swapped,
    ),
    Slip(
        "wrong pair of name and code",
        "the code of another drug",
        ("drugs/wrong-pair",),
        _tied_to_other,
    ),
    Slip(
        "wrong pair of name and code",
        "its code with digits swapped",
        _CODE,
        _tied_to_slip,
        also=_TIES,
    ),
    *planted(
        "wrong pair of name and code",
        ("drugs/wrong-pair",),
        "The trial of {other_code} ({drug}) is fully enrolled.",
        "{drug_start}, also known as {other_code}, was well absorbed.",
        "{drug_start} (also called {other_code}) was well absorbed.",
        "The dose of {drug} [{other_code}] was 100 mg.",
        "{drug}（{other_code}）的研究仍在進行。",
        "{drug}（亦稱{other_code}）的研究仍在進行。",
    ),
)

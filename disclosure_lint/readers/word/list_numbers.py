"""Numbers as lists print them: 4, iv, D, (四), ④."""

from __future__ import annotations

from disclosure_lint.draft.han_numbers import DIGITS as _HAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 32_767  # what Word counts to
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_FORMAL = "零壹貳參肆伍陸柒捌玖"
_FORMAL_HANS = "零壹贰叁肆伍陆柒捌玖"
_ENCIRCLED = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ONES = (
    "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen"
    " Fifteen Sixteen Seventeen Eighteen Nineteen"
).split()
_TENS = "Zero Ten Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split()
_ORDINALS = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth",
             "Nine": "Ninth", "Twelve": "Twelfth"}  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FULL_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_MARKS = "*†‡§"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def printed(number: int, form: str) -> str:
    """Return a number in one of Word's forms (`w:numFmt`); an unknown one is decimal."""
    number = max(0, min(number, _MOST))
    if form.startswith("decimal") and form[7:].isdecimal():
        return str(number).zfill(int(form[7:]))
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ: the letter once more with every turn, as Word has it."""
    if not number:
        return ""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (turns + 1)


def _roman(number: int) -> str:
    said = ""
    for value, digit in _ROMAN:
        said += digit * (number // value)
        number %= value
    return said


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _in_words(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number >= 100:  # noqa: PLR2004 - past what anybody numbers in words
        return str(number)
    ten, one = divmod(number, 10)
    return _TENS[ten] + (f"-{_ONES[one].lower()}" if one else "")


def _ordinal_in_words(number: int) -> str:
    said = _in_words(number)
    before, dash, last = said.rpartition("-")
    last = last.capitalize()
    if last not in _ORDINALS:
        return f"{said[:-1]}ieth" if said.endswith("y") else f"{said}th"
    return f"{before}{dash}{_ORDINALS[last].lower() if dash else _ORDINALS[last]}"


def _counted(digits: str, ten: str, hundred: str, thousand: str) -> Callable[[int], str]:
    def count(number: int) -> str:
        if number >= 10_000:  # noqa: PLR2004 - past what lists number, digit by digit
            return "".join(digits[int(digit)] for digit in str(number))
        said, skipped = "", False
        for value, unit in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
            digit = number // value % 10
            if digit:
                said += (digits[0] if skipped and said else "") + digits[digit] + unit
            skipped = not digit
        said = said or digits[0]
        return said[1:] if said.startswith(digits[1] + ten) and digits is _HAN else said

    return count


def _from(characters: str) -> Callable[[int], str]:
    def pick(number: int) -> str:
        return characters[number - 1] if 0 < number <= len(characters) else str(number)

    return pick


def _from_cycle(number: int) -> str:
    """A stem and a branch, of which sixty are different."""
    if not 0 < number <= 60:  # noqa: PLR2004 - years of a cycle
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chicago": lambda number: _MARKS[(number - 1) % 4] * ((number + 3) // 4) if number else "",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _from(_CIRCLED),
    "decimalEnclosedCircleChinese": _from(_CIRCLED),
    "decimalEnclosedFullstop": _from(_FULL_STOPPED),
    "decimalEnclosedParen": _from(_BRACKETED),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _from_cycle,
    "chineseCounting": _counted(_HAN, "十", "百", "千"),
    "chineseCountingThousand": _counted(_HAN, "十", "百", "千"),
    "taiwaneseCounting": _counted(_HAN, "十", "百", "千"),
    "taiwaneseCountingThousand": _counted(_HAN, "十", "百", "千"),
    "japaneseCounting": _counted(_HAN, "十", "百", "千"),
    "ideographDigital": lambda number: "".join(_HAN[int(digit)] for digit in str(number)),
    "ideographEnclosedCircle": _from(_ENCIRCLED),
    "ideographEnclosedParen": _from(_IN_BRACKETS),
    "taiwaneseDigital": lambda number: "".join(_HAN[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_HAN[int(d)] for d in str(number)),
    "numberInDash": lambda number: f"- {number} -",
    "cardinalText": _in_words,
    "ordinalText": _ordinal_in_words,
    "chineseLegalSimplified": _counted(_FORMAL_HANS, "拾", "佰", "仟"),
    "ideographLegalTraditional": _counted(_FORMAL, "拾", "佰", "仟"),
}

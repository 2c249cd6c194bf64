"""Numbers written in Chinese signs, and in digits as printed.

The words that multiply a number in digits (`47.5百萬`, `3 billion`) are `rules/scales.yaml`, and
those of English numbers lists of `rules/languages/en.yaml`. How signs add up to a number is
code, so the signs for large ones stand here; tests/comparing holds that both say the same.
"""

from __future__ import annotations

from fractions import Fraction

from disclosure_lint.draft import han_numbers

# Notation: the digits of Chinese with the two of counting and the formal ones, as folded.
HAN_DIGITS = "〇零○一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
HAN_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
HAN_LARGE = {"万": 10**4, "亿": 10**8}
HAN = HAN_DIGITS + "".join(HAN_SCALES) + "".join(HAN_LARGE)
_VALUES = {digit: value for value, digit in enumerate(han_numbers.DIGITS)}
_VALUES |= dict.fromkeys(han_numbers.ZEROS, 0) | {"两": 2}
_VALUES |= {digit: value for value, digit in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}


def digits(text: str) -> Fraction:
    """Read digits as printed: 1,234.5 and 7 280."""
    return Fraction(text.replace(",", "").replace(" ", ""))


def han(text: str) -> int | None:
    """Read a number in Chinese: 二百三十五, 一千零五十万, 二〇二五; None where it is none."""
    text = "".join(text.split())
    if not text or any(sign not in HAN for sign in text):
        return None
    if not any(sign in HAN_SCALES or sign in HAN_LARGE for sign in text):
        return int("".join(str(_VALUES[sign]) for sign in text)) if len(text) != 0 else None
    total = section = value = 0
    for sign in text:
        if sign in HAN_LARGE:
            total = (
                (total + section + value) * HAN_LARGE[sign]
                if sign == "亿"
                else total + (section + value) * HAN_LARGE[sign]
            )
            section = value = 0
        elif sign in HAN_SCALES:
            scale = HAN_SCALES[sign]
            section += scale if scale in {20, 30} else (value or 1) * scale
            value = 0
        else:
            value = _VALUES[sign]
    return total + section + value

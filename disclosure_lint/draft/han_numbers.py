"""Chinese numbers: their digits, and what a number that is written in them is.

In Python, because readers number lists by them before any pack is read.
"""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
ZEROS = "零○"  # other signs for the first
TEN = "十"
TENS = {TEN: 1, "廿": 2, "卅": 3}  # 廿八 is 28, as calendars print it
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | dict.fromkeys(ZEROS + "0", 0)


def number(text: str) -> int:
    """Read 二零二一 as 2021 and 二十四 as 24, whatever stands between the digits."""
    text = "".join(text.split())
    for sign, tens in TENS.items():
        before, ten, units = text.partition(sign)
        if ten:
            return 10 * _VALUES.get(before, tens) + _VALUES.get(units, 0)
    value = 0
    for digit in text:
        value = 10 * value + _VALUES[digit]
    return value

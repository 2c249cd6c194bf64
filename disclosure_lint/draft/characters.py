"""Which characters a text is made of, told without a look at each of them."""

from __future__ import annotations

WIDE_FROM = "\u2e80"  # Han, its radicals and its punctuation: no spaces between words
HAN_FROM = "\u3400"  # Han characters proper
_HAN_TO = "\u9fff"
_ASCII = bytes(range(128))


def is_han(character: str) -> bool:
    """Whether a character is a Han character proper; one that is not there is none."""
    return HAN_FROM <= character <= _HAN_TO


def is_wide(text: str) -> bool:
    """Whether a character is Han, of its punctuation, or beyond: else nothing is Chinese."""
    return max(beyond_ascii(text), default="") >= WIDE_FROM


def beyond_ascii(text: str) -> str:
    """Return the characters of `text` that are not ASCII, in order.

    Several times as fast as a search when there are few.
    """
    if text.isascii():
        return ""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rest.decode("utf-8", "surrogatepass")

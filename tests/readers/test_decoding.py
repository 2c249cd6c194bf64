from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.errors import ReadError
from disclosure_lint.readers import read_bytes
from disclosure_lint.readers.decoding import decode

ENGLISH = "The Company’s product, café, is approved.\r\n"
HANT = "亞盛醫藥集團欣然宣佈，國家藥監局已批准該藥物用於治療成人患者。"
HANS = "亚盛医药集团欣然宣布，国家药监局已批准该药物用于治疗成人患者。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("plain ASCII", "utf-8"),
        (ENGLISH, "utf-8"),
        (HANT, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (f"2025 {HANT} 3288 " * 9, "utf-16-le"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (HANS, "gb18030"),
        (HANT, "big5"),
        ("Ascentage Pharma " * 50 + HANT, "big5"),
        ("Ascentage Pharma " * 50 + HANS, "gb18030"),
    ],
)
def test_an_encoding_is_recognised_and_gives_the_bytes_back(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    decoded = decode(data, "x.txt")
    assert decoded == (text, encoding)
    assert decoded.text.encode(decoded.encoding) == data


def test_a_big_endian_mark_is_understood() -> None:
    data = codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")
    assert decode(data, "x.txt") == (ENGLISH, "utf-16")


def test_an_encoding_that_is_told_is_believed() -> None:
    assert decode("é".encode("latin-1"), "x.txt", "latin-1").text == "é"
    assert decode(codecs.BOM_UTF8 + b"a", "x.txt", "UTF-8") == ("a", "utf-8-sig")


def test_a_few_broken_bytes_do_not_make_utf_8_something_else() -> None:
    data = (ENGLISH * 20).encode() + b"\xff" + ENGLISH.encode()
    assert decode(data, "x.txt").text == ENGLISH * 20 + "\ufffd" + ENGLISH


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"\x00\x01\x02\x03" * 50, None, "not a text"),
        (bytes(range(256)) * 4, None, "not a text"),
        (b"abc\x00\x05\x06" * 9, None, "not a text"),
        (b"\x81\x8d\x8f\x90\x9d", None, "not a text"),
        ("é".encode("latin-1"), "utf-8", "not in the encoding utf-8: byte 0"),
        (b"a", "utf-9", "unknown encoding `utf-9`"),
        (b"a", "rot13", "unknown encoding `rot13`"),
        (codecs.BOM_UTF16_LE + b"a", None, "not in the encoding utf-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str | None, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        decode(data, "x.txt", encoding)


@given(st.binary(), st.sampled_from(["x.txt", "x.md", "x"]))
def test_any_bytes_give_a_draft_or_a_read_error(data: bytes, name: str) -> None:
    try:
        draft = read_bytes(data, name)
    except ReadError:
        return
    assert draft.source.text.strip()
    assert all(unit.end <= len(draft.text) for unit in draft.units)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_is_always_recognised(text: str) -> None:
    decoded = decode(text.encode(), "x.txt")
    assert decoded.text == text.removeprefix("\ufeff")

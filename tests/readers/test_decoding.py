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
        (f"一、二零二六年一月十一日（6855.HK）{HANT}", "utf-16-le"),
        (HANT, "utf-16-be"),
        (HANS * 9, "utf-16-le"),
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


ANSI = "The Company’s shares are on the “Main Board” – see the report… "


@pytest.mark.parametrize("encoding", ["gb18030", "cp950"])
def test_english_that_a_chinese_windows_saves_is_recognised(encoding: str) -> None:
    data = ANSI.encode(encoding)
    assert decode(data, "x.txt").text == ANSI
    assert decode(data, "x.txt").text.encode(decode(data, "x.txt").encoding) == data


@pytest.mark.parametrize(
    "text", ["The Company’s", "“Quoted” – and so on…", "Zoë’s café – naïve", "5 µg ± 1 ® ™", "Université de Genève – été"]
)  # fmt: skip
def test_english_and_french_of_a_western_windows_stay(text: str) -> None:
    assert decode(text.encode("cp1252"), "x.txt") == (text, "cp1252")


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_needs_no_mark(encoding: str) -> None:
    assert decode((ENGLISH + HANT).encode(encoding), "x.txt") == (ENGLISH + HANT, encoding)


def guessed(data: bytes, name: str = "x.txt", **told: str) -> list[str]:
    return [one.said for one in read_bytes(data, name, **told).residue if one.sort == "guess"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Компания сообщила сегодня о результатах исследования.", "cp1251"),
        (
            "The Company met Иван Петров in Moscow, and it said so in a long release today.",
            "koi8-r",
        ),
        ("Spółka ogłosiła dzisiaj wyniki badań klinicznych.", "cp1250"),
        ("Şirket bugün sonuçları açıkladı ve ığdır.", "cp1254"),
        ("Η εταιρεία ανακοίνωσε σήμερα τα αποτελέσματα.", "cp1253"),
    ],
)
def test_what_is_read_as_western_on_a_guess_is_told(text: str, encoding: str) -> None:
    assert ["Windows-1252" in one for one in guessed(text.encode(encoding))] == [True]
    assert guessed(text.encode(encoding), encoding=encoding) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Company’s café – naïve, “Zoë” and Müller; 5 µg ± 1 ®.",
        "La Société a annoncé aujourd’hui les résultats de l’étude à Genève.",
        "Die Gesellschaft für Österreich gab die Ergebnisse größerer Studien bekannt.",
    ],
)
def test_western_text_is_no_guess(text: str) -> None:
    assert guessed(text.encode("cp1252")) == []


def test_a_page_that_names_its_encoding_is_no_guess() -> None:
    page = '<meta charset="windows-1251"><p>Компания сообщила.</p>'
    assert guessed(page.encode("cp1251"), "x.html") == []


def test_shifts_into_another_encoding_are_told() -> None:
    assert len(guessed("会社は発表した。".encode("iso2022_jp"))) == 1

"""PDF files, from their bytes to a draft: what is read, in which order, from which page."""

from __future__ import annotations

import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint import Linter, readers
from disclosure_lint.draft.adobe_cns1 import CHARACTERS, FIRST
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Status
from disclosure_lint.readers.pdf import pdfium, swollen

SENTENCE = "The board of directors announces that the trial met its primary endpoint in patients. "


def read(data: bytes, name: str = "x.pdf"):
    return readers.read_bytes(data, name)


def text(data: bytes) -> str:
    return read(data).source.text


def refused(data: bytes, name: str = "x.pdf") -> str:
    with pytest.raises(ReadError) as caught:
        read(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    return str(caught.value).removeprefix(f"{name}: ")


def test_a_paragraph_is_one_line_and_a_gap_parts_paragraphs(build):
    page = build.prose(SENTENCE * 4) + build.prose(SENTENCE * 3, y=600)
    assert text(build.pdf([page])) == f"{(SENTENCE * 4).strip()}\n\n{(SENTENCE * 3).strip()}"


def test_the_draft_knows_its_pages_and_no_text_to_put_back(build):
    draft = read(build.pdf([build.prose("One. " * 30), build.prose("Two. " * 30)]))
    source = draft.source
    assert [place.name for place in source.places] == ["page 1", "page 2"]
    assert source.where(source.text.index("Two.")) == "page 2"
    assert source.encoding == ""
    assert "\x0c" in source.text


def test_its_bytes_say_what_it_is_whatever_its_name(build):
    assert text_of(build, "x.txt") == text_of(build, "x.pdf") == "The board met."


def text_of(build, name: str) -> str:
    return read(build.pdf([build.prose("The board met.")]), name).source.text


def test_a_sentence_goes_on_overleaf_past_heads_feet_and_numbers(build):
    words = (SENTENCE * 8).strip()
    half = words.rindex(" ", 0, 360)
    pages = [
        build.prose(part)
        + build.shown([(60, 800, "EXAMPLE PHARMA LIMITED"), (290, 30, f"- {n} -")])
        for n, part in enumerate((words[:half], words[half + 1 :]), 1)
    ]
    draft = read(build.pdf(pages))
    assert draft.source.text == f"EXAMPLE PHARMA LIMITED\n\n{words}"
    assert draft.source.where(len(draft.source.text) - 1) == "page 2"


def test_two_columns_are_read_one_after_the_other(build):
    left, right = ("left words in a narrow column " * 14, "right words in a narrow column " * 14)
    title = build.shown([(60, 790, "A title that runs over both of the columns of this page here")])
    page = title + build.prose(right, x=310, y=754, width=44) + build.prose(left, width=44)
    found = " ".join(text(build.pdf([page])).split())
    assert found.index("A title") < found.index("left") < found.index("right")
    assert left.strip() in found
    assert right.strip() in found


def test_a_table_is_cells_in_rows(build):
    rows = [
        ("Revenue", "1,204", "988"),
        ("Cost of sales", "(310)", "(275)"),
        ("Profit", "894", "713"),
    ]
    lines = [
        (x, 700 - 14 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((60, 300, 400), row, strict=True)
    ]
    draft = read(build.pdf([build.shown(lines)]))
    assert draft.source.text == "\n".join(cell for row in rows for cell in row)
    (table,) = draft.tables
    cells = tuple(tuple(map(draft.source.quote, row)) for row in table.rows)
    assert cells == tuple(rows)


def test_a_label_and_its_value_are_one_line(build):
    lines = [(60, 700, "Stock code"), (200, 700, ":"), (220, 700, "6855")]
    lines += [
        (60, 686, "Offer price"),
        (200, 686, ":"),
        (220, 686, "HK$10.00 per share (subject to"),
    ]
    lines += [(220, 674, "the offer size adjustment)")]
    assert text(build.pdf([build.shown(lines)])) == (
        "Stock code: 6855\nOffer price: HK$10.00 per share (subject to the offer size adjustment)"
    )


def test_marks_above_the_line_are_kept_and_a_footnotes_number_is_not_read(build):
    page = build.shown([(60, 700, "a dose of 10"), (150, 700, "cells"), (60, 650, "in patients")])
    page += build.shown([(109, 704, "6"), (103, 654, "2")], size=6) + build.prose(SENTENCE)
    draft = read(build.pdf([page]))
    assert "10⁶" in draft.source.text
    assert "10⁶" in draft.text
    assert "patients²" in draft.source.text
    assert "patients²" not in draft.text


def test_a_heading_is_told_by_its_letters(build):
    page = build.shown([(60, 780, "BUSINESS UPDATE")], size=14, font="B") + build.prose(
        SENTENCE * 3
    )
    draft = read(build.pdf([page]))
    assert draft.units[0].kind == "heading"
    assert 0 in draft.headings


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read(build, quarter):
    turn = {90: b"0 1 -1 0 600 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 800"}[quarter]
    page = b"q " + turn + b" cm\n" + build.prose(SENTENCE * 3, x=100, y=500) + b"Q"
    data = build.pdf([page], page=b"/Rotate %d" % quarter)
    assert text(data) == (SENTENCE * 3).strip()


# --- Chinese whose font gives no text ------------------------------------------------------

CHINESE = (
    "本公司董事會謹此宣佈該試驗達到主要終點",
    "概不對因本公告全部或任何部分內容而產生的損失承擔責任",
)


def number(one: str) -> int:
    """The number of a glyph of Adobe-CNS1."""
    return FIRST + CHARACTERS.index(one)


def glyphs(
    build, order: bytes, lines=CHINESE, to_unicode: bytes | None = None, number=number
) -> bytes:
    """A page in a font that numbers its glyphs, as those of HKEX announcements do."""
    name = b"AAAAAA+MingLiU"
    fonts = [
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[6 0 R]%b>>"
        % (name, b"/ToUnicode 8 0 R" if to_unicode else b""),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/FontDescriptor 7 0 R/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(%b)/Supplement 0>>>>" % (name, order),
        b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 800/StemV 80>>" % name,
    ]
    if to_unicode:
        fonts.append(build.stream(to_unicode))
    shown = b""
    for at, line in enumerate(lines):
        codes = "".join(f"{number(one):04X}" for one in line).encode()
        shown += b"BT /X 12 Tf 1 0 0 1 60 %d Tm <%b> Tj ET\n" % (700 - 20 * at, codes)
    return build.pdf([shown], fonts=fonts)


FORGED = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


@pytest.mark.parametrize(
    ("order", "to_unicode", "place"),
    [
        (b"CNS1", None, "page 1"),
        (b"Identity", None, "page 1 (decoded)"),
        (b"Identity", FORGED, "page 1 (decoded)"),
    ],
    ids=["the font says its order", "no order and no map", "a map that is wrong"],
)
def test_glyph_numbers_are_read_exactly(build, order, to_unicode, place):
    draft = read(glyphs(build, order, to_unicode=to_unicode))
    assert "".join(draft.source.text.split()) == "".join(CHINESE)
    assert [one.name for one in draft.source.places] == [place]
    assert draft.garbled == []


def test_glyph_numbers_that_are_hebrew_letters_keep_their_order(build):
    # pdfium turns what it takes for Hebrew and Arabic; where the characters stand does not lie.
    hebrew = [one for one in CHARACTERS[0x5D0 - FIRST : 0x5EB - FIRST] if one != "\ufffd"]
    line = "本公司" + "".join(hebrew) + "董事會謹此宣佈公告"
    draft = read(glyphs(build, b"Identity", (line, CHINESE[1])))
    assert line in "".join(draft.source.text.split())


def test_a_font_whose_glyphs_nobody_knows_makes_the_page_unread(build):
    lines = ("籲鑰饞鸞灩钂驫鱺麤爨虋讟齾龘"[:12], "戇欞爧虌躨钁钀驩驨鸙")
    known = tuple("".join(one for one in line if one in CHARACTERS) for line in lines)
    said = refused(glyphs(build, b"Identity", known))
    assert said == "page 1 is in a font that gives no text, so there is no text to check"


@pytest.mark.parametrize(
    "line", ["Key investor information", "INTERIM RESULTS OF THE YEAR", "Výbava na přání"]
)
def test_a_few_words_in_a_font_that_does_not_vouch_for_them_are_read(build, line):
    draft = read(glyphs(build, b"Identity", (line,), number=ord))
    assert draft.text.split() == line.split()
    assert [one.name for one in draft.source.places] == ["page 1 (decoded)"]


ROMAN = "".join(map(chr, range(32, 127))) + bytes(
    code for code in range(0x80, 0xFF) if code != 0xCA
).decode("mac-roman")
FRENCH = (
    "L’étude a atteint son critère principal",
    "– déclare la société – dès le début de",
    "« 2026 » : l’année (où elle s’achève).",
)


def test_glyphs_in_the_order_of_most_fonts_are_read_with_their_accents_and_marks(build):
    """As office programs embed parts of fonts; from the space on, letters beyond ASCII too."""
    draft = read(glyphs(build, b"Identity", FRENCH, number=lambda one: ROMAN.index(one) + 3))
    assert " ".join(draft.text.split()) == " ".join(FRENCH)
    assert [one.name for one in draft.source.places] == ["page 1 (decoded)"]


def test_words_off_the_page_are_none_in_a_font_that_numbers_its_glyphs(build):
    lines = (*FRENCH, f"{FRENCH[0]}{' ' * 12}hors de la page")
    draft = read(glyphs(build, b"Identity", lines, number=lambda one: ROMAN.index(one) + 3))
    assert " ".join(draft.text.split()) == " ".join([*FRENCH, FRENCH[0]])


@pytest.mark.parametrize(
    "line",
    [
        "7KLV\x03LV\x03QR\x03WH[W",
        "ABCDE FGBHC IJKLA",
        "kRt pLm vWx qZd nBc",
        "bcd fgh klmn prst",
    ],
    ids=["shifted", "numbered by use", "odd capitals", "no vowels"],
)
def test_what_may_be_numbers_of_glyphs_is_no_text(build, line):
    said = refused(glyphs(build, b"Identity", (line,), number=ord))
    assert said.endswith("so there is no text to check")


# --- Pages without words ---------------------------------------------------------------------


def test_a_page_that_is_a_picture_is_told_of(build):
    draft = read(build.pdf([build.prose(SENTENCE * 6), build.picture, build.picture, b""]))
    (unread,) = draft.unread
    assert unread.said == "pages 2 to 3 are pictures"
    assert draft.source.text[unread.start : unread.end] == f"[{unread.said}]"
    assert "picture" not in draft.text


def test_a_small_picture_or_a_blank_page_hides_nothing(build):
    logo = b"q 40 0 0 6 60 800 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"
    assert read(build.pdf([logo + build.prose(SENTENCE), b"", logo])).unread == ()


def test_what_may_stand_in_a_picture_is_not_said_to_be_missing(build, linter: Linter):
    announcement = build.prose(
        "EXAMPLE PHARMA LIMITED. Voluntary announcement. The board is pleased to announce that"
        " the Company has dosed the first patient in a phase II trial of its drug candidate. " * 5
    )
    whole = judged(linter, build.pdf([announcement]))
    assert whole["hkex/missing-stock-code"] is Status.UNMET
    part = judged(linter, build.pdf([announcement, build.picture]))
    assert part["hkex/missing-stock-code"] is Status.UNCHECKED
    assert part["drafting/unreadable-text"] is Status.UNMET
    assert part["drafting/doubled-word"] is Status.UNCHECKED


def test_a_file_of_pictures_is_refused(build):
    assert refused(build.pdf([build.picture] * 3)) == (
        "pages 1 to 3 are pictures, so there is no text to check"
    )


def judged(linter: Linter, data: bytes) -> dict[str, Status]:
    report = linter.lint(read(data), document="announcement", issuer="ascentage-pharma")
    for finding in report.findings:
        assert report.source.quote(finding.primary.span)
    return {one.rule: one.status for one in report.requirements}


# --- Files that cannot be read ---------------------------------------------------------------


def test_broken_locked_and_empty_files_are_refused(build):
    good = build.pdf([build.prose(SENTENCE)])
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(12345678901234567890123456789012)"
        b"/U(12345678901234567890123456789012)>>/ID[(a)(a)]"
    )
    assert "broken" in refused(good[:200])
    assert "broken" in refused(b"")
    assert "broken" in refused(b"%PDF-1.7\n", "x.txt")
    assert "password" in refused(build.pdf([build.prose("x")], trailer=lock))
    assert "no text to check" in refused(build.pdf([b""]))


def test_page_trees_that_lie_end(build):
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    cycle = build.assembled([catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 3>>"])
    many = build.assembled([catalogue, b"<</Type/Pages/Kids[]/Count 2999>>"])
    assert refused(cycle)
    assert refused(many)


def test_limits_are_kept(build, monkeypatch):
    data = build.pdf([build.prose(SENTENCE * 5)] * 3)
    for name, limit, said in [
        ("PAGES", 2, "3 pages"),
        ("CHARACTERS", 500, "characters"),
        ("CROWDED", 300, "page 1 has more than"),
        ("OBJECTS", 3, "objects"),
    ]:
        with monkeypatch.context() as patched:
            patched.setattr(pdfium, name, limit)
            assert said in refused(data)


def test_a_page_that_unpacks_to_gigabytes_is_refused_before_it_does(build):
    bomb = b"BT /F 10 Tf " + b"(w) Tj " * 5_000_000
    assert "unpacked" in refused(build.pdf([bomb]))
    assert not swollen.is_swollen(build.pdf([build.prose(SENTENCE)]) * 40)


def test_without_pypdfium2_it_is_said_what_to_install(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2_raw", None)
    monkeypatch.delitem(sys.modules, "disclosure_lint.readers.pdf.native", raising=False)
    said = refused(build.pdf([build.prose("x")]))
    assert (
        said == "a PDF file needs an extra: pip install '.[pdf]' in a checkout of disclosure-lint"
    )


def test_threads_may_read_at_once(build):
    files = [build.pdf([build.prose(f"Number {n}. " + SENTENCE * 9)] * 4) for n in range(4)]
    alone = [text(data) for data in files]
    found: dict[tuple[int, int], str] = {}

    def work(turn: int) -> None:
        for n, data in enumerate(files):
            found[turn, n] = text(data)

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[turn, n] == alone[n] for turn, n in found)


def test_what_is_printed_far_off_the_page_is_left_out_in_no_time(build):
    # A mutant of a real file: one digit more made a page of a million points.
    far = build.shown([(1_000_000 + n, 700 - n, "nobody sees this") for n in range(20)])
    assert read(build.pdf([far + build.prose(SENTENCE)])).text == SENTENCE.strip()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=8))
def test_broken_bytes_give_a_draft_or_a_reason(build, changes):
    data = bytearray(
        build.pdf([build.prose(SENTENCE * 4), build.picture, build.shown([(60, 700, "6855")])])
    )
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    try:
        draft = read(bytes(data))
    except ReadError as error:
        assert str(error).startswith("x.pdf: ")
    else:
        assert all(0 <= one.start <= len(draft.source.text) for one in draft.source.places)
        assert draft.units is not None


# --- Ways of writing ---------------------------------------------------------------------------


def test_a_page_set_upside_down_is_read_as_it_is_shown(build):
    # The font has a negative size, and the page is turned by half: what is shown stands upright.
    line = b"BT /F -12 Tf 1 0 0 1 500 %d Tm (%b) Tj ET\n"
    page = line % (100, b"The trial met its primary endpoint.") + line % (114, b"It was safe.")
    draft = read(build.pdf([page], page=b"/Rotate 180"))
    assert draft.text.split() == "The trial met its primary endpoint. It was safe.".split()


@pytest.mark.parametrize("way", ["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_words_that_do_not_read_the_way_of_the_page_keep_their_letters(build, way):
    aside = f"BT /F 9 Tf {way} 300 300 Tm (Draft of counsel) Tj ET\n".encode()
    draft = read(build.pdf([build.prose("The board announces results. " * 8) + aside]))
    assert "Draft of counsel" in draft.text


NAMELESS = b"<</Type/Font/Subtype/Type0/BaseFont/No/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
LETTERS = (
    (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/No/FontDescriptor 7 0 R/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    ),
    (
        b"<</Type/FontDescriptor/FontName/No/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 800/StemV 80>>"
    ),
)


def hebrew(build, text: str) -> bytes:
    """Return a page with a line that goes from right to left, as programs set it."""
    codes = "".join(f"{ord(one):04X}" for one in reversed(text)).encode()
    fonts = [
        NAMELESS.replace(b">>", b"/ToUnicode 8 0 R>>"),
        *LETTERS,
        build.stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def\n"
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange "
            b"<0020> <0020> <0020> <05D0> <05EA> <05D0> endbfrange endcmap end end"
        ),
    ]
    return build.pdf([b"BT /X 12 Tf 1 0 0 1 60 700 Tm <%b> Tj ET\n" % codes], fonts=fonts)


def test_words_from_right_to_left_are_in_their_order(build):
    words = "שלום עולם מה שלום כולם"
    assert read(hebrew(build, words)).text.split() == words.split()


def coded(build, text: str, shift: int) -> bytes:
    """Return a page in a font that does not say what its codes are."""
    codes = "".join(f"{ord(one) - shift:04X}" for one in text).encode()
    return build.pdf(
        [b"BT /X 12 Tf 1 0 0 1 60 700 Tm <%b> Tj ET\n" % codes], fonts=[NAMELESS, *LETTERS]
    )


PLAIN = "The trial met its primary endpoint, and the board is pleased."


@pytest.mark.parametrize("shift", [0, 29])
def test_codes_that_are_plainly_words_are_read_and_told(build, shift):
    draft = read(coded(build, PLAIN, shift))
    assert draft.text.split() == PLAIN.split()
    assert [one.name for one in draft.source.places] == ["page 1 (decoded)"]


def test_codes_that_are_no_words_are_not_read(build):
    with pytest.raises(ReadError, match="in a font that gives no text"):
        read(coded(build, PLAIN.translate({97 + n: 97 + (n * 7 + 9) % 26 for n in range(26)}), 0))

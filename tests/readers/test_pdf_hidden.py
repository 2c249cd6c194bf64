"""What of a PDF page is seen: hidden text is left out and told, what is typed onto it is read."""

from __future__ import annotations

import pytest

from disclosure_lint import readers

SEEN = "The board of directors announces that the trial met its primary endpoint."
LEGEND = "Nobody sees this legend."
LEGEND_LINE = f"BT /F 10 Tf 1 0 0 1 60 700 Tm ({LEGEND}) Tj ET\n".encode()


def read(data: bytes):
    return readers.read_bytes(data, "x.pdf")


HIDDEN = {
    "white": b"1 g " + LEGEND_LINE + b"0 g ",
    "in mode 3": b"BT 3 Tr ET " + LEGEND_LINE + b"BT 0 Tr ET ",
    "clipped": b"q 0 0 10 10 re W n " + LEGEND_LINE + b"Q ",
    "covered": LEGEND_LINE + b"1 g 50 690 300 25 re f 0 g ",
    "covered by its own colour": LEGEND_LINE + b"50 690 300 25 re f ",
    "off the sheet": LEGEND_LINE.replace(b"60 700", b"900 700"),
    "all but transparent": b"q 1 1 1 rg " + LEGEND_LINE + b"Q ",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_text_that_nobody_sees_is_left_out_and_told(build, how):
    draft = read(build.pdf([HIDDEN[how] + build.prose(SEEN)]))
    assert draft.text.strip() == SEEN
    (residue,) = draft.residue
    assert (residue.sort, residue.said) == ("hidden-text", "hidden text")
    assert draft.source.text[residue.start : residue.end] == LEGEND
    assert draft.source.where(residue.start) == "page 1"


SHOWN = {
    "white on black": b"50 690 300 25 re f 1 g " + LEGEND_LINE + b"0 g ",
    "before a frame": LEGEND_LINE + b"50 690 300 25 re S ",
    "on a coloured cell": b"0.9 g 50 690 300 25 re f 0 g " + LEGEND_LINE,
    "in its clip": b"q 50 690 300 25 re W n " + LEGEND_LINE + b"Q ",
    "grey": b"0.7 g " + LEGEND_LINE + b"0 g ",
}


@pytest.mark.parametrize("how", SHOWN)
def test_text_that_is_seen_after_all_is_read(build, how):
    draft = read(build.pdf([SHOWN[how] + build.prose(SEEN)]))
    assert LEGEND in draft.text
    assert draft.residue == ()


def test_what_the_crop_box_leaves_out_is_not_read(build):
    draft = read(build.pdf([LEGEND_LINE + build.prose(SEEN)], page=b"/CropBox[0 720 595 842]"))
    assert draft.text.strip() == SEEN


def test_a_page_whose_corner_is_not_nought_is_read(build):
    page = b"1 0 0 1 -200 -300 cm " + build.prose(SEEN)
    assert read(build.pdf([page], page=b"/MediaBox[-200 -300 395 542]")).text == SEEN


def layered(build, off: bytes) -> bytes:
    """A page with a line in a layer, which `off` says is off."""
    content = b"/OC /L BDC " + LEGEND_LINE + b"EMC " + build.prose(SEEN)
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>>>"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
    return build.assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<%b>>>>>>" % off,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            build.stream(content),
            font,
            b"<</Type/OCG/Name(Legal)>>",
        ]
    )


def test_a_layer_that_is_off_is_not_read_and_one_that_is_on_is(build):
    assert read(layered(build, b"/OFF[6 0 R]")).text.strip() == SEEN
    assert LEGEND in read(layered(build, b"/ON[6 0 R]")).text
    assert LEGEND in read(layered(build, b"/OFF[]")).text


def test_the_text_of_a_scan_is_read_and_its_page_says_so(build):
    page = build.picture + b"BT 3 Tr ET " + build.prose(SEEN)
    draft = read(build.pdf([page]))
    assert draft.text == SEEN
    assert draft.source.where(0) == "page 1 (scan)"
    assert draft.residue == ()


def test_a_comment_is_told_with_its_author_and_is_not_read(build):
    note = (
        b"/Annots[<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/T(Ann)/Contents(Out with it)>>]"
    )
    draft = read(build.pdf([build.prose(SEEN)], page=note))
    (residue,) = draft.residue
    assert (residue.sort, residue.said) == ("review-comment", "a comment by Ann")
    assert draft.source.text[residue.start : residue.end] == "Out with it"
    assert draft.text.strip() == SEEN


@pytest.mark.parametrize("flags", [b"/F 2", b"/F 32"])
def test_a_field_is_read_with_its_label_unless_it_is_hidden(build, flags):
    field = b"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(c)/V(9999)/Rect[125 606 200 622]%b>>]"
    page = build.prose(SEEN) + build.shown([(60, 610, "Stock code:")])
    assert "Stock code: 9999" in read(build.pdf([page], page=field % b"")).text
    assert "9999" not in read(build.pdf([page], page=field % flags)).text


FIELD = (
    b"/Annots[<</Type/Annot/Subtype/Widget/FT/%b/T(c)/V%b/Rect[125 606 200 622]/AP<</N 5 0 R>>%b>>]"
)
LOOK = b"/Type/XObject/Subtype/Form/BBox[0 0 75 16]/Resources<</Font<</F 3 0 R>>>>"


def filled(build, field: bytes, look: bytes) -> bytes:
    """A page with a label, and a field that looks as these commands say."""
    page = build.prose(SEEN) + build.shown([(60, 610, "Stock code:")])
    return build.pdf([page], page=field, fonts=[build.stream(look, LOOK)])


def test_a_field_that_is_to_look_like_nothing_is_read_with_its_value(build):
    """As office programs write forms: whoever opens the file is to draw the value."""
    for look in (b"/Tx BMC EMC", b"1 g 0 0 75 16 re f /Tx BMC EMC"):
        data = filled(build, FIELD % (b"Tx", b"(9999)", b""), look)
        assert "Stock code: 9999" in read(data).text


def test_a_field_that_says_how_it_looks_is_read_once(build):
    look = b"/Tx BMC BT /F 10 Tf 2 4 Td (9999) Tj ET EMC"
    draft = read(filled(build, FIELD % (b"Tx", b"(9999)", b""), look))
    assert "Stock code: 9999" in draft.text
    assert draft.text.count("9999") == 1


def test_a_box_that_is_not_ticked_has_no_value(build):
    field = FIELD % (b"Btn", b"/Off", b"/AS/Off")
    assert "Off" not in read(filled(build, field, b"0 0 9 9 re S")).text
    assert "Off" not in read(filled(build, field.replace(b"/AP<</N 5 0 R>>", b""), b"")).text


def test_what_is_typed_onto_the_page_is_read(build):
    typed = b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[60 600 500 616]/Contents(%b)>>]"
    draft = read(build.pdf([build.prose(SEEN)], page=typed % b"Stock code: 9999"))
    assert draft.text.endswith("Stock code: 9999")


def boxes(*some: tuple[int, int, int, int]) -> bytes:
    return b"".join(b"%d %d %d %d re " % one for one in some) + b"f "


WHITE = {
    "on one of several dark boxes": (boxes((10, 10, 9, 9), (50, 690, 300, 25)), True),
    "beside the boxes": (boxes((10, 10, 9, 9), (50, 600, 300, 25)), False),
    "between two boxes of one path": (boxes((50, 600, 300, 25), (50, 750, 300, 25)), False),
    "on a box that is clipped away": (
        b"q 0 0 9 9 re W n " + boxes((50, 690, 300, 25)) + b"Q ",
        False,
    ),
    "on a box under a white one": (boxes((50, 690, 300, 25)) + b"1 g 50 690 300 25 re f ", False),
}


@pytest.mark.parametrize("how", WHITE)
def test_white_text_is_seen_on_what_is_dark(build, how):
    below, is_seen = WHITE[how]
    draft = read(
        build.pdf([b"0 0 0.4 rg " + below + b"1 g " + LEGEND_LINE + b"0 g " + build.prose(SEEN)])
    )
    assert (LEGEND in draft.text) is is_seen
    assert bool(draft.residue) is not is_seen

"""Pages that nobody wrote: read or refused, in time that grows with their length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from disclosure_lint.errors import ReadError
from disclosure_lint.readers import page, read_all_bytes

PIECES = [
    "<", "<a", "&", "&#", "&amp;", "&nbsp;x", "<b>", "<div>x", "</div>", "</b>", '<a "', '<a ="', "<a ='x\" ",
    "<!--", "<!---->x", "<!", "<?php ", "<![CDATA[", "<script>", "<title>", "<title>x</title", "<style></style>",
    "<table><tr><td>", "<td>1<td>2", "<tr><td>Total<td>1", "</table>", "<li>x", "<ul><li>", "<p hidden>A b c d.</p>",
    "<article>x", "<main>", "<nav>x</nav>", "<sup>1</sup>", "x<sup>", "公司\n", " ", "\n", "<pre> ", "1<hr>",
    "<a href=x>y</a><br>", "<h1>x</h1>", "<del>x", "x <!-- What is this, that stands here? --> y", "<head>", "x<head>",
]  # fmt: skip
OPENED = [
    "<p style='{0}'>x",
    "<p class='{0}'>x",
    "<p {0}>x",
    "<{0}>x",
    "<p style='text-decoration:{0}'>x",
]


def seconds(make: Callable[[int], str], size: int, name: str) -> float:
    data = make(size).encode()
    start = time.process_time()
    try:
        for draft in read_all_bytes(data, name):
            len(draft.text)
    except ReadError as error:
        assert str(error).startswith(name)
    return time.process_time() - start


Linear = Callable[..., bool]


@pytest.fixture
def is_linear(yardstick: float) -> Linear:
    """Return what tells whether ten times the length takes no more than some ten times the time."""

    def told(make: Callable[[int], str], name: str = "x.html") -> bool:
        seconds(make, 1_000, name)
        for _ in range(3):  # other work on the machine may hold one of them up
            short = min(seconds(make, 10_000, name) for _ in range(3))
            if seconds(make, 100_000, name) < 40 * short + yardstick:
                return True
        return False

    return told


@pytest.mark.parametrize("piece", PIECES)
def test_any_piece_many_times_takes_linear_time(piece: str, is_linear: Linear) -> None:
    assert is_linear(lambda size: "<html><body>x" + piece * (size // len(piece)) + ">")


@pytest.mark.parametrize("first", ["<b>", "<div>", "<table><tr><td>", "<li>", "<span hidden>"])
@pytest.mark.parametrize(
    "second", ["</i>", "</b>", "</div>", "</p>", "</td>", "<p>", "</table>", "x"]
)
def test_pieces_that_open_and_others_that_close_do_too(
    first: str, second: str, is_linear: Linear
) -> None:
    def make(size: int) -> str:
        half = size // 2
        return first * (half // len(first)) + second * (half // len(second))

    assert is_linear(make)


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize(
    "inside", ["display", "text-decoration:", "a=b ", "a ='", "nav ", " ", "=", '"']
)
def test_huge_attributes_do_too(opened: str, inside: str, is_linear: Linear) -> None:
    assert is_linear(lambda size: opened.format(inside * (size // len(inside))))


@pytest.mark.parametrize(
    "piece", ["<DOCUMENT>", "<DOCUMENT>\n<TYPE>6-K\n<TEXT>\nx\n", "<TEXT>", "<TYPE>x\n", "</TEXT>"]
)
def test_submissions_do_too(piece: str, is_linear: Linear) -> None:
    head = "<DOCUMENT>\n<TYPE>6-K\n<TEXT>\n"
    assert is_linear(lambda size: head + piece * (size // len(piece)), "x.txt")


@pytest.mark.parametrize(
    "piece",
    ["--a\n", "\n", "a: b\n", "=", "=\n", "--a\nContent-Type: multipart/x; boundary=a\n\n", ";"],
)
def test_mails_do_too(piece: str, is_linear: Linear) -> None:
    head = "Content-Transfer-Encoding: quoted-printable\nContent-Type: multipart/x; boundary=a\n\n"
    assert is_linear(lambda size: head + piece * (size // len(piece)), "x.eml")
    assert is_linear(lambda size: "a: b\n" + piece * (size // len(piece)), "x.eml")


def test_more_tags_than_any_page_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert page._MOST == 600_000
    monkeypatch.setattr(page, "_MOST", 2_000)
    read_all_bytes(b"<p>x" * 2_000, "x.html")
    with pytest.raises(ReadError, match="more than 2,000 HTML tags"):
        read_all_bytes(b"<b>" * 2_001, "x.html")

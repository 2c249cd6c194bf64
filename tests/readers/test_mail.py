from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.errors import ReadError
from disclosure_lint.readers import read_bytes

PAGE = "<html><body><p>The “Company” announced — now.</p></body></html>"
WORDS = "The “Company” announced — now."


def mail(**content: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Draft: release"
    message["From"] = "ir@example.com"
    if "plain" in content:
        message.set_content(content["plain"])
    if "page" in content:
        message.add_alternative(content["page"], subtype="html")
    return message


def test_the_page_is_read_before_the_plain_text() -> None:
    draft = read_bytes(mail(plain="Plain.", page=PAGE).as_bytes(), "x.eml")
    assert (draft.source.name, draft.text) == ("x.eml", WORDS)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_body_is_decoded(encoding: str, charset: str) -> None:
    message = EmailMessage()
    message.set_content(WORDS + "\n", charset=charset, cte=encoding)
    assert read_bytes(message.as_bytes(), "x.eml").text.strip() == WORDS


def test_what_is_attached_is_not_read() -> None:
    message = mail(plain="The body.")
    message.add_attachment("The annex.", subtype="html", filename="a.html")
    assert read_bytes(message.as_bytes(), "x.eml").text.strip() == "The body."


def test_a_saved_page_is_its_first_part() -> None:
    body = base64.encodebytes(PAGE.encode()).decode()
    text = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n\r\n----x\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n----x\r\nContent-Type: image/png\r\n\r\n"
        "\x89PNG\r\n----x\r\nContent-Type: text/html\r\n\r\n<p>A frame</p>\r\n----x--\r\n"
    )
    assert read_bytes(text.encode("latin-1"), "x.mhtml").text == WORDS


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"The Company.", "no header"),
        (b"", "no header"),
        (b"a: b\n\n", "no body of text or HTML"),
        (b"a: " + b"x" * 200_000, "a header without an end"),
        (b"Content-Type: text/html;" + b"a=b;" * 1000 + b"\n\nx", "a header of a length"),
        (b'Content-Type: multipart/x; boundary="a"\n\n' + b"--a\n\n" * 3000, "more parts"),
        (b"Content-Type: image/png\n\nx", "no body of text or HTML"),
    ],
)
def test_what_is_no_mail_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=f"x.eml: .*{said}"):
        read_bytes(data, "x.eml")


LINES = [
    b"Content-Type: multipart/mixed; boundary=a\n",
    b"Content-Type: text/html\n",
    b"--a\n",
    b"--a--\n",
]
LINES += [b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n"]
LINES += [
    b"\n",
    b"\r\n",
    b"<p>x",
    b"=E2=80=",
    b"QUJD",
    b"\xff\x00",
    b"a: b\n",
    b"charset=gb2312\n",
    b" ;x\n",
]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.binary(max_size=9))).map(b"".join))
def test_any_mail_is_read_or_refused(data: bytes) -> None:
    try:
        read_bytes(data, "x.eml")
    except ReadError as error:
        assert str(error).startswith("x.eml: ")

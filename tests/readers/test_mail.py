from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.errors import ReadError
from disclosure_lint.readers import read_all_bytes, read_bytes

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


@pytest.mark.parametrize("label", ["us-ascii", "US-ASCII", "ascii"])
@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
def test_a_label_that_the_bytes_belie_is_not_believed(label: str, encoding: str) -> None:
    words = (
        "本公司今日公佈臨床試驗結果，股東務請審慎行事。"
        if encoding != "gb18030"
        else "本公司今日公布临床试验结果，股东务请审慎行事。"
    )
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={label}\r\n\r\n"
    assert read_bytes(head.encode() + words.encode(encoding), "x.eml").text.strip() == words


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


def mime(*parts: tuple[str, str], kind: str = "mixed", end: str = "--b--\r\n") -> bytes:
    said = "".join(f"--b\r\nContent-Type: {sort}\r\n\r\n{inside}\r\n" for sort, inside in parts)
    head = (
        f'Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="b"\r\n\r\n'
    )
    return (head + said + end).encode()


NOTICE = "<p>This e-mail is confidential.</p>"
PICTURE = ("image/png\r\nContent-Disposition: inline; filename=a.png", "x")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("text/plain", "One."), ("text/html", NOTICE)], "One.\n\nThis e-mail is confidential."),
        ([("text/plain", "One."), PICTURE, ("text/plain", "Two.")], "One.\n\nTwo."),
        ([("text/html", "<h1>One</h1>"), PICTURE, ("text/html", "<p>Two &amp; three.")], "One\n\nTwo & three."),
        ([("text/plain", "One."), ("text/html", "<img src=x>")], "One."),
    ],
)  # fmt: skip
def test_every_part_of_a_body_is_read(parts: list[tuple[str, str]], expected: str) -> None:
    assert read_bytes(mime(*parts), "x.eml").text == expected


def test_of_what_is_there_in_several_forms_one_is_read() -> None:
    forms = "--c\r\nContent-Type: text/plain\r\n\r\nOne!\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>One.\r\n--c--"
    nested = ('multipart/alternative; boundary="c"', forms)
    data = mime(nested, ("text/plain", "Two."))
    assert read_bytes(data, "x.eml").text == "One.\n\nTwo."


def test_positions_in_a_joined_body_lead_to_its_words() -> None:
    page = (
        "<h2>Head</h2><p>The <del>old</del> trial.</p><table><tr><td>a<td>1<tr><td>b<td>2</table>"
    )
    draft = read_bytes(mime(("text/plain", "One."), ("text/html", page)), "x.eml")
    assert draft.text == "One.\n\nHead\n\nThe trial.\n\na\n1\nb\n2"
    assert sorted(draft.headings) == [draft.text.index("Head")]
    assert [draft.source.text[one.start : one.end] for one in draft.residue] == ["<del>old</del>"]
    assert draft.source.quote(draft.tables[0].rows[1][0]) == "b"
    assert draft.source.encoding == ""


def forwarded(note: str) -> bytes:
    inner = (
        "From: b@example.com\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe release."
    )
    return mime(("text/plain", note), ("message/rfc822\r\nContent-Disposition: attachment", inner))


def test_a_message_that_was_forwarded_whole_is_a_draft_of_its_own() -> None:
    data = forwarded("Please check.")
    drafts = read_all_bytes(data, "x.eml")
    assert [(one.source.name, one.text.strip()) for one in drafts] == [
        ("x.eml", "Please check."),
        ("x.eml#message-2", "The release."),
    ]
    with pytest.raises(ReadError, match="holds 2 messages"):
        read_bytes(data, "x.eml")


def test_a_forwarded_message_under_no_note_is_the_draft() -> None:
    assert read_bytes(forwarded(" "), "x.eml").text.strip() == "The release."


def told(data: bytes) -> list[str]:
    return [one.said for one in read_bytes(data, "x.eml").residue if one.sort == "guess"]


def test_what_is_attached_is_told() -> None:
    release = ("application/pdf\r\nContent-Disposition: attachment; filename=release.pdf", "x")
    assert told(mime(("text/plain", "One."), release)) == [
        "What is attached was not read: release.pdf"
    ]
    signature = ("application/pgp-signature\r\nContent-Disposition: attachment", "x")
    assert told(mime(("text/plain", "One."), signature)) == []


@pytest.mark.parametrize(("letters", "is_cut"), [(80, False), (81, True), (83, True)])
def test_a_body_in_base64_that_is_cut_off_is_told(letters: int, *, is_cut: bool) -> None:
    body = base64.b64encode(b"The Company announced results. " * 4)[:letters]
    head = b"From: a@b.c\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    draft = read_bytes(head + body + b"\r\n", "x.eml")
    assert [one.said for one in draft.unread] == ["the message ends within its body"] * is_cut


@pytest.mark.parametrize(("end", "is_cut"), [("--b--\r\n", False), ("", True)])
def test_a_message_that_is_cut_off_is_told(end: str, *, is_cut: bool) -> None:
    draft = read_bytes(mime(("text/plain", "The Company ann"), end=end), "x.eml")
    assert [one.said for one in draft.unread] == ["the message ends within its body"] * is_cut


@pytest.mark.parametrize(("lines", "is_cut"), [(2, True), (3, True), (None, False)])
def test_a_body_in_base64_that_ends_at_a_full_line_within_its_text_is_told(lines, is_cut):
    from base64 import encodebytes

    said = "Example Pharma announced that the first of many patients was dosed in its study. " * 4
    body = b"".join(encodebytes(said.encode()).splitlines(keepends=True)[:lines])
    head = b"From: a@example.com\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    draft = read_bytes(head + body, "release.eml")
    assert bool(draft.unread) is is_cut


@pytest.mark.parametrize(
    ("charset", "codec", "words"),
    [
        ("utf-7", "utf-7", "The company £5 announced 業績."),
        ("hz-gb-2312", "hz", "本公司董事会宣布业绩。"),
        ("iso-2022-jp", "iso2022_jp", "当社は発表しました。"),
        ("ISO-2022-KR", "iso2022_kr", "회사는 발표했습니다."),
    ],
)
def test_encodings_whose_bytes_look_like_ascii_are_read(charset, codec, words):
    head = f"From: a@b.c\r\nSubject: s\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"
    assert read_bytes(head.encode() + words.encode(codec), "x.eml").text == words


@pytest.mark.parametrize("body", [b"+2AA-", b"\xff+AKM-"])
def test_what_is_not_in_the_encoding_that_a_mail_names_is_read_as_it_is(body):
    head = (
        b"From: a@b.c\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nSome words "
    )
    assert read_bytes(head + body, "x.eml").text.startswith("Some words")


@pytest.mark.parametrize(
    ("how", "body", "expected"),
    [
        (
            "flowed",
            "It met its \r\nendpoint.\r\nSo it did.\r\n",
            "It met its endpoint.\nSo it did.\n",
        ),
        ("flowed; delsp=yes", "本公司宣 \r\n佈業績。\r\n", "本公司宣佈業績。\n"),
        ("flowed", " From here \r\non.\r\n-- \r\nAnn\r\n", "From here on.\n-- \nAnn\n"),
        ("flowed", "> You \r\n> said \r\nyes.\r\n", "> You said \nyes.\n"),
        ("fixed", "It met its \r\nendpoint.\r\n", "It met its \r\nendpoint.\r\n"),
    ],
)
def test_lines_that_flow_are_put_together(how, body, expected):
    head = f"From: a@b.c\r\nContent-Type: text/plain; charset=utf-8; format={how}\r\n\r\n"
    assert read_bytes((head + body).encode(), "x.eml").text == expected


def test_a_mail_whose_text_outlook_packed_is_refused_with_the_way_out():
    data = (
        b"From: a@b.c\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\neJ8+Ig==\r\n"
    )
    with pytest.raises(ReadError, match=r"winmail\.dat is not read, so have it sent as HTML"):
        read_bytes(data, "x.eml")

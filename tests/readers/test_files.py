from __future__ import annotations

import codecs
import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from disclosure_lint import readers
from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit
from disclosure_lint.readers import files
from disclosure_lint.source import Span


def refused(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        readers.read(str(path))
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    return said.removeprefix(f"{path}: ")


def test_a_draft_knows_its_name_its_bytes_and_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"The Company.\r\n")
    source = readers.read(str(path)).source
    assert (source.name, source.text, source.encoding) == (str(path), "The Company.\r\n", "utf-8")
    assert source.sha256 == hashlib.sha256(b"The Company.\r\n").hexdigest()


def test_what_is_not_there_or_not_a_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt") == "no such file"
    assert refused(tmp_path) == "a folder, not a file"
    assert "not a file" in refused(Path("/dev/null"))
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert "not a file" in refused(fifo)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.touch(0)
    assert "permission denied" in refused(path)


@pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff"])
def test_a_file_without_words_has_nothing_to_check(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(content, encoding="utf-8")
    assert "nothing to check" in refused(path)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"a" * 11)
    monkeypatch.setattr(files, "LIMIT", 10)
    assert "larger than" in refused(path)
    monkeypatch.undo()
    assert files.LIMIT == 100_000_000


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("x.txt", b"PK\x03\x04", "an Office document or an archive"),
        ("x.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_other_formats_are_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == (f"{what}, which this version cannot read; save it as text or Markdown")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zip_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, inside in parts.items():
            archive.writestr(part.replace("__", "/"), inside)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.doc", OLE, "an old Word document, which this version cannot read; save it as .docx, or give --convert where LibreOffice is installed"),
        ("x.txt", OLE, "an old Office document, which this version cannot read; save it as text or Markdown"),
        (
            "x.bin", OLE + "WordDocument".encode("utf-16-le"),
            "an old Word document, which this version cannot read; save it as .docx, or give --convert where LibreOffice is installed",
        ),
        (
            "x.docx", OLE + "EncryptedPackage".encode("utf-16-le"),
            "an Office document locked with a password, which this version cannot read; take the password off and save it as .docx",
        ),
        ("x.docx", b"Plain words.", "named like a Word document, but it is not one; save it as .docx"),
        ("x.docx", b"", "empty, so there is nothing to check"),
        (
            "x", b"{\\rtf1",
            "an RTF document, which this version cannot read; save it as .docx, text or Markdown, or give --convert where LibreOffice is installed",
        ),
        ("x.docx", zip_of(a=b"a"), "an archive, which this version cannot read; save it as text or Markdown"),
        (
            "x.docx", zip_of(mimetype=b"application/vnd.oasis.opendocument.text"),
            "an OpenDocument text, which this version cannot read; save it as .docx, text or Markdown, or give --convert where LibreOffice is installed",
        ),
        (
            "x.docx", zip_of(**{"[Content_Types].xml": b"spreadsheetml.sheet.main+xml"}),
            "a spreadsheet, which this version cannot read; save it as text or Markdown",
        ),
        (
            "x.txt", zip_of(ppt__presentation=b""),
            "a presentation, which this version cannot read; save it as text or Markdown",
        ),
        ("x.pages", zip_of(a=b""), "a Pages document, which this version cannot read; export it as .docx, or give --convert where LibreOffice is installed"),
    ],
    ids=map(str, range(12)),
)  # fmt: skip
def test_containers_are_told_by_what_is_in_them(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == said


XML = '<?xml version="1.0"?>\n'
OPEN = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (f'{XML}<office:document xmlns:office="{OPEN}">', "an OpenDocument text"),
        (f'<o:document xmlns:o="{OPEN}">', "an OpenDocument text"),
        (f'{XML}<?mso-application progid="Word.Document"?><w:wordDocument>', "a Word 2003 document in XML"),
        (f'{XML}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', "a Word document in XML"),
        (f'{XML}<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY a "b">]><nitf>', "a news item in XML"),
        ("<nitf><head/></nitf>", "a news item in XML"),
        (f'{XML}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "a news item in XML"),
        ("\ufeff {\\rtf1\\ansi The Company.}", "an RTF document"),
        ("\r\n{\\rtf1\\ansi The Company.}", "an RTF document"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["x.txt", "x", "x.xml", "x.html", "x.eml"])
def test_what_is_written_in_xml_or_rtf_is_never_read_as_a_text(
    tmp_path: Path, content: str, what: str, encoding: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    assert refused(path).startswith(f"{what}, which this version cannot read; ")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xffWPC\x10", "a WordPerfect document"),
        (b"\xdb\xa5-\x00", "an old Word document"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "an Outlook message"),
        (OLE + "Workbook".encode("utf-16-le"), "a spreadsheet"),
        (zip_of(**{"content.xml": b"a", "META-INF__manifest.xml": b"a"}), "an OpenDocument text"),
        (zip_of(**{"Index__Document.iwa": b"a"}), "a Pages document"),
        (zip_of(mimetype=b"application/vnd.sun.xml.writer"), "an OpenDocument text"),
    ],
)
def test_what_old_programs_write_is_told_by_its_bytes(
    tmp_path: Path, content: bytes, what: str
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert refused(path).startswith(f"{what}, which this version cannot read; ")


@pytest.mark.parametrize("name", ["x.txt", "x", "x.xml"])
def test_other_xml_is_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"{XML}<!-- a -- b --><rss><channel>The Company.")
    assert refused(path).startswith("an XML file, which this version cannot read; ")


@pytest.mark.parametrize(
    "content",
    [
        "<p>The Company.</p>",
        f"{XML}<p>The Company.</p>",
        '<?xml version="1.0"?><!-- made --><html xmlns="http://www.w3.org/1999/xhtml"><p>The Company.</p></html>',
        "<svg xmlns='http://www.w3.org/2000/svg'></svg><p>The Company.</p>",
    ],
)
def test_pages_in_xml_are_pages(content: str) -> None:
    assert readers.read_bytes(content.encode(), "x.html").text == "The Company."


def test_a_text_that_begins_like_xml_is_a_text() -> None:
    assert readers.read_bytes(b"<date> The Company.", "x.txt").text == "<date> The Company."


def test_a_message_is_told_by_its_header() -> None:
    message = b"From: a@example.com\r\nSubject: b\r\nMIME-Version: 1.0\r\n\r\nThe Company."
    assert readers.read_bytes(message, "x.txt").text == "The Company."
    assert readers.read_bytes(b"Contact: Jane Doe\n\nThe Company.", "x.txt").text.startswith(
        "Contact"
    )


def replace(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old` in a file, as a fix does."""
    data = path.read_bytes()
    source = readers.read(str(path)).source
    at = source.text.index(old)
    edits = [Edit(Span(at, at + len(old)), new)]
    readers.write(str(path), source, readers.rewriter(data, source).rewritten(edits))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_writing_keeps_encoding_line_ends_and_mode(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("The café — HKG: 6855.\r\nMore.\r".encode(encoding))
    path.chmod(0o640)
    source = readers.read(str(path)).source
    assert source.encoding == encoding
    replace(path, "HKG", "HKEX")
    assert path.read_bytes() == "The café — HKEX: 6855.\r\nMore.\r".encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["x.txt"]


def test_writing_keeps_the_order_of_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(codecs.BOM_UTF16_BE + "HKG".encode("utf-16-be"))
    replace(path, "HKG", "HKEX")
    assert path.read_bytes() == codecs.BOM_UTF16_BE + "HKEX".encode("utf-16-be")


def test_writing_follows_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "x.txt", tmp_path / "link.txt"
    path.write_text("HKG", encoding="utf-8")
    link.symlink_to(path)
    replace(link, "HKG", "HKEX")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "HKEX"


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("Café".encode("cp1252"), "國", "has no character `國`"),
        ("Café ".encode() * 50 + b"\xff", "HKEX", "cannot be written back"),
    ],
)
def test_what_cannot_be_written_back_whole_is_refused(
    tmp_path: Path, before: bytes, text: str, said: str
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(before)
    with pytest.raises(ReadError, match=said):
        replace(path, "Café", text)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["x.txt"]


def test_a_file_that_has_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"one")
    source = readers.read(str(path)).source
    path.write_bytes(b"two")
    with pytest.raises(ReadError, match="has changed since"):
        readers.write(str(path), source, b"three")
    assert path.read_bytes() == b"two"


def test_a_disk_that_fails_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"one")
    source = readers.read(str(path)).source

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", fail)
    with pytest.raises(ReadError, match="No space left"):
        readers.write(str(path), source, b"two")
    assert path.read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["x.txt"]

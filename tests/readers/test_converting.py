from __future__ import annotations

import base64
import io
import os
import shutil
import sys
import time
import zipfile
from pathlib import Path

import pytest

from disclosure_lint import readers
from disclosure_lint.cli.gather import gather
from disclosure_lint.cli.main import main
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import converting

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORDS = "The Company announced “results” of its study today."
RTF = rb"{\rtf1\ansi\ansicpg1252 The Company announced \'93results\'94 of its study today.\par}"

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")


def flat(body: str = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>", doctype: str = "") -> bytes:
    def part(name: str, inside: str) -> str:
        return f'<pkg:part pkg:name="{name}" pkg:contentType="application/xml">{inside}</pkg:part>'

    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
    )
    picture = base64.b64encode(b"\x89PNG").decode()
    return (
        f'<?xml version="1.0"?>{doctype}<pkg:package xmlns:pkg="{PACKAGE}">'
        + part("/_rels/.rels", f"<pkg:xmlData>{relations}</pkg:xmlData>")
        + part(
            "/word/document.xml",
            f'<pkg:xmlData><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document></pkg:xmlData>',
        )
        + part("/word/media/a.png", f"<pkg:binaryData>{picture}</pkg:binaryData>")
        + "</pkg:package>"
    ).encode()


def test_a_word_document_in_one_xml_file_is_packed_and_read() -> None:
    data = flat()
    draft = readers.read_bytes(data, "x.xml", convert=True)
    assert draft.text == WORDS
    assert (draft.source.name, draft.source.encoding) == ("x.xml", "")
    packed = zipfile.ZipFile(io.BytesIO(converting.converted(data, ".xml", "x.xml")))
    assert packed.read("word/media/a.png") == b"\x89PNG"


@pytest.mark.parametrize(
    "data",
    [flat()[:-20], flat(doctype='<!DOCTYPE a [<!ENTITY b "c">]>'), flat().replace(b"pkg:name", b"pkg:no")],
)  # fmt: skip
def test_what_no_word_writes_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^x\.xml: .*save it as \.docx"):
        readers.read_bytes(data, "x.xml", convert=True)


def test_nothing_is_converted_unasked() -> None:
    with pytest.raises(ReadError, match="give --convert"):
        readers.read_bytes(flat(), "x.xml")


def test_what_is_read_anyway_is_not_converted() -> None:
    assert readers.read_bytes(b"The Company.", "x.txt", convert=True).text == "The Company."


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_program", lambda: None)
    with pytest.raises(ReadError, match=r"^x\.rtf: .*LibreOffice.*install it"):
        readers.read_bytes(RTF, "x.rtf", convert=True)


@needs_office
def test_libreoffice_turns_a_file_into_one_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_bytes(RTF)
    draft = readers.read(str(path), convert=True)
    assert (draft.text, draft.source.encoding) == (WORDS, "")
    assert [one.name for one in tmp_path.iterdir()] == ["x.rtf"]


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
def test_what_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `soffice` does, a script starts the program that works."""
    script, told = tmp_path / "soffice", tmp_path / "pid"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! >'{told}'\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(converting, "_program", lambda: str(script))
    monkeypatch.setattr(converting, "_SECONDS", 0.5)
    with pytest.raises(ReadError, match=r"no Word file of it within 0\.5 seconds"):
        readers.read_bytes(RTF, "x.rtf", convert=True)
    assert _is_gone(int(told.read_text()))


def _is_gone(process: int) -> bool:
    """Whether a process has ended within a few seconds; whoever adopted it may take its time."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@needs_office
def test_what_libreoffice_cannot_load_is_never_taken_for_text() -> None:
    with pytest.raises(ReadError, match=r"^x\.doc: LibreOffice made no Word file of it"):
        readers.read_bytes(b"\xdb\xa5-\x00The Company.", "x.doc", convert=True)


def test_check_converts_where_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(flat())
    assert main(["check", "--output", "concise", str(path)]) == 2
    assert "a Word document in XML, which this version cannot read" in capsys.readouterr().err
    assert main(["check", "--output", "concise", "--convert", "--fail-on", "never", str(path)]) == 0
    assert path.read_bytes() == flat()


def test_a_folder_has_more_drafts_where_they_are_converted(tmp_path: Path) -> None:
    (tmp_path / "x.rtf").write_bytes(RTF)
    assert [one for one, _ in gather([str(tmp_path)]).errors]
    assert gather([str(tmp_path)], convert=True).drafts == (str(tmp_path / "x.rtf"),)

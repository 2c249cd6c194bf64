"""The service, asked in this process and as a process of its own on loopback."""

from __future__ import annotations

import io
import logging
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

httpx = pytest.importorskip("httpx", reason="see requirements-test.txt of this example")
pytest.importorskip("uvicorn", reason="see requirements-test.txt of this example")
testclient = pytest.importorskip("starlette.testclient", reason="see requirements-test.txt")

from disclosure_lint import parse_report  # noqa: E402 - after what may be missing

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE))
import editorial_service as service  # noqa: E402 - from the folder above

RELEASE = """\
SUZHOU, China, Jan. 6, 2026 -- Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) today announced
that lisaftoclax (APG-2575) met its primary endpoint on [●]. Secret Zebra.
"""
WORD = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f"<w:body><w:p><w:r><w:t>{RELEASE}</w:t></w:r></w:p></w:body></w:document>",
}


def word() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in WORD.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def client() -> Iterator[testclient.TestClient]:
    with testclient.TestClient(service.app, base_url="http://localhost") as asked:
        yield asked


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("draft.txt", RELEASE.encode()),
        ("draft.html", f"<html><body><p>{RELEASE}</p></body></html>".encode()),
        ("draft.docx", word()),
    ],
)
def test_a_draft_in_any_format_gets_its_report(client, name, data) -> None:
    answer = client.post(f"/check?name={name}&document=press-release", content=data)
    (draft,) = parse_report(answer.content).drafts
    assert (draft.path, draft.document, draft.issuer) == (name, "press-release", "ascentage-pharma")
    assert "drafting/placeholder" in {one.rule for one in draft.findings}
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_for_people_is_shut_in(client) -> None:
    answer = client.post("/check", content=RELEASE.encode(), headers={"Accept": "text/html"})
    assert answer.text.count("<article") == 1
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "Secret Zebra" in answer.text


@pytest.mark.parametrize(
    ("query", "data", "status", "said"),
    [
        ("", b"", 422, "nothing to check"),
        ("?issuer=nobody-at-all", b"Words.", 422, "there is no issuer"),
        ("?document=novel", b"Words.", 422, "there is no kind of document"),
        ("?name=x.docx", b"PK\x03\x04 broken", 422, "x.docx"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_its_reason(client, query, data, status, said):
    answer = client.post(f"/check{query}", content=data)
    assert (answer.status_code, said in answer.json()["error"]) == (status, True), answer.text


def test_a_body_is_never_read_beyond_its_limit(client, monkeypatch) -> None:
    monkeypatch.setattr(service, "MOST_BYTES", 1000)
    assert client.post("/check", content=b"x" * 1001).status_code == 413
    sent = []

    def endless():
        for number in range(100):
            sent.append(number)
            yield b"word " * 50

    assert client.post("/check", content=endless()).status_code == 413


def test_a_draft_that_takes_too_long_is_given_up(client, monkeypatch) -> None:
    monkeypatch.setattr(service, "TIME_LIMIT", 0.1)
    answer = client.post("/check", content=b"March 24, 2021, " * 100_000)
    assert answer.status_code == 503
    assert answer.json()["error"].startswith("not judged within 0.")


def test_another_origin_is_refused(client) -> None:
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == 400


def test_no_word_of_a_draft_is_logged(client, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    client.post("/check?name=Project-Zebra.txt", content=RELEASE.encode())
    ours = [record for record in caplog.records if record.name == "editorial_service"]
    assert [record.getMessage() for record in ours] == ["draft judged"]
    assert "Zebra" not in repr([record.__dict__ for record in ours])


def test_a_process_of_its_own_on_loopback(tmp_path) -> None:
    command = [sys.executable, "-m", "uvicorn", "editorial_service:app", "--app-dir", str(HERE),
               "--host", "127.0.0.1", "--port", "0"]  # fmt: skip
    log = tmp_path / "log"
    with log.open("wb") as told:
        server = subprocess.Popen(command, cwd=tmp_path, stderr=told, stdout=told)
    try:
        port = _port(log)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            health = client.get("/health").json()
            with ThreadPoolExecutor(8) as pool:
                asked = [
                    pool.submit(client.post, "/check?name=x.txt", content=RELEASE.encode())
                    for _ in range(24)
                ]
                answers = {one.result().text for one in asked}
            if hasattr(signal, "SIGHUP"):
                server.send_signal(signal.SIGHUP)
                assert client.get("/health").json() == health
        assert len(answers) == 1
        assert parse_report(answers.pop()).summary.drafts == 1
    finally:
        server.terminate()
        server.wait(20)
    assert os.listdir(tmp_path) == ["log"], "a draft was written"
    assert "Zebra" not in log.read_text(encoding="utf-8")


def _port(log: Path) -> str:
    """Return the port that the server chose, once it says so."""
    for _ in range(600):
        said = log.read_text(encoding="utf-8")
        if "http://127.0.0.1:" in said:
            return said.partition("http://127.0.0.1:")[2].split()[0]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))

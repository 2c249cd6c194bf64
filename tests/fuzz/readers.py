"""Coverage-guided fuzzing of one reader: any bytes are a draft or a ReadError, soon.

    python tests/fuzz/readers.py word                 until it is stopped
    python tests/fuzz/readers.py word --seconds 20    as long as .ci/run does

What libFuzzer found is kept in a folder of its own, which is named at the end. A failing
input goes into a test of the reader, never into the repository as a blob. Needs atheris,
which has wheels for Linux; on Python 3.11 that is `pip install atheris==2.3.0`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["disclosure_lint"]):
    from disclosure_lint.draft.model import Draft
    from disclosure_lint.errors import ReadError
    from disclosure_lint.readers import (
        converting,
        html,
        mail,
        markdown,
        pdf,
        read_all_bytes,
        submission,
        text,
        word,
    )

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
_READERS = (
    converting,
    html,
    mail,
    markdown,
    pdf,
    submission,
    text,
    word,
)  # imported to be instrumented
_SLOW = 10  # seconds in which any input has to be read
_LONGEST = 1 << 16  # bytes of an input


def _module(path: Path) -> object:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = made
    spec.loader.exec_module(made)
    return made


def _word_body(data: bytes) -> bytes:
    """Put bytes where the body of a Word file is, so that the zip around it is whole."""
    made = WORDFILE.parts("")  # type: ignore[attr-defined]
    made["word/document.xml"] = data
    return WORDFILE.zipped(made)  # type: ignore[attr-defined, no-any-return]


def _flat(data: bytes) -> bytes:
    """Put bytes where the body of a Word document in one XML file is, and pack that."""
    head, tail = FLAT.flat().split(b"<w:p>", 1)  # type: ignore[attr-defined]
    return converting.converted(head + data + tail.partition(b"</w:p>")[2], ".xml", "x.xml")


def _same(data: bytes) -> bytes:
    return data


WORDFILE = _module(TESTS / "readers" / "word" / "wordfile.py")
FLAT = _module(TESTS / "readers" / "test_converting.py")
PDFFILE = _module(TESTS / "readers" / "pdffile.py")
TARGETS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "text": ("x.txt", _same),
    "markdown": ("x.md", _same),
    "html": ("x.html", _same),
    "submission": ("x.txt", _same),
    "mail": ("x.eml", _same),
    "word": ("x.docx", _same),
    "word-body": ("x.docx", _word_body),
    "word-flat": ("x.docx", _flat),
    "pdf": ("x.pdf", _same),
}
_SUBMISSION = (
    b"<SEC-DOCUMENT>x.txt\n<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>a.htm\n<TEXT>\n<html><body>"
    b"<table><tr><td>Total<td>1<td>2</table></body></html>\n</TEXT>\n</DOCUMENT>\n"
)
_MAIL = (
    b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html;"
    b" charset=big5\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The=20Company</p>\r\n--b--\r\n"
)


def seeds(target: str) -> Iterator[bytes]:
    """Yield small inputs of a format to begin with."""
    brief = next(ROOT.joinpath("seeds").glob("002*.txt")).read_bytes()[:3000]
    page = (TESTS / "readers" / "pages" / "exhibit.html").read_bytes()[:6000]
    docx = WORDFILE.docx(WORDFILE.p(WORDFILE.r(WORDFILE.t("The Company"))))  # type: ignore[attr-defined]
    yield from {
        "text": (brief, "公司於●年宣佈。".encode("gb18030"), b"\xff\xfea\x00"),
        "markdown": (b"# a\n\n| b | c |\n|---|---|\n| 1 | 2 |\n\n- *d* [e](f)\n", brief),
        "html": (page, b"<p>a<b>c</p><table><tr><td>1<td>2</table><!-- x -->"),
        "submission": (_SUBMISSION,),
        "mail": (_MAIL,),
        "word": (docx,),
        "word-body": (
            WORDFILE.parts(WORDFILE.p(WORDFILE.r(WORDFILE.t("a"))))["word/document.xml"].encode(),
        ),  # type: ignore[attr-defined]
        "word-flat": (b"<w:p><w:r><w:t>a</w:t></w:r></w:p>",),
        "pdf": (PDFFILE.pdf([PDFFILE.prose("The Company announced a trial.")]),),  # type: ignore[attr-defined]
    }[target]


def check(draft: Draft) -> None:
    """See that a draft hangs together: its units lie in it and lead back into its source."""
    end = 0
    for unit in draft.units:
        assert end <= unit.start < unit.end <= len(draft.text)
        span = draft.origin(unit.start, unit.end)
        assert 0 <= span.start <= span.end <= len(draft.source.text)
        end = unit.end
    assert len(draft.folded) == len(draft.text)
    assert all(place.start <= len(draft.source.text) for place in draft.source.places)


def main() -> None:
    """Fuzz the reader that the command line names."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("target", choices=TARGETS)
    told.add_argument("--seconds", type=int, default=0)
    options = told.parse_args()
    name, made = TARGETS[options.target]

    def one(data: bytes) -> None:
        try:
            drafts = read_all_bytes(made(data), name)
        except ReadError:
            return
        for draft in drafts:
            check(draft)

    folder = tempfile.mkdtemp(prefix=f"disclosure-lint-fuzz-{options.target}-")
    for number, seed in enumerate(seeds(options.target)):
        Path(folder, f"seed-{number}").write_bytes(seed)
    limits = [f"-timeout={_SLOW}", f"-max_len={_LONGEST}", "-rss_limit_mb=2048"]
    limits += ["-verbosity=0", "-print_final_stats=1"]  # at the end, how many inputs were tried
    ends = [f"-max_total_time={options.seconds}"] if options.seconds else []
    print(f"{options.target}: inputs are kept in {folder}", flush=True)  # noqa: T201
    atheris.Setup([sys.argv[0], *limits, *ends, f"-artifact_prefix={folder}{os.sep}", folder], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""`mend`: the fix loop for whoever has a text and no command line."""

from __future__ import annotations

import pytest
from wordfile import docx, p

from disclosure_lint import Linter, UsageError, mend, read_bytes

SLIP = "Ascentage Pharma (NASDAQ： AAPG) met the the endpoint."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def test_only_safe_fixes_unless_asked(linter: Linter) -> None:
    safe, all_ = (mend(SLIP, linter=linter, unsafe=unsafe) for unsafe in (False, True))
    assert "the the" in safe.text
    assert "the the" not in all_.text
    assert "drafting/doubled-word" in all_.rules
    assert all_.report.source.text == all_.text


def test_the_edits_lead_from_the_text_as_it_was(linter: Linter) -> None:
    done = mend(SLIP, linter=linter, unsafe=True)
    text = SLIP
    for span, new in reversed(done.edits):
        text = text[: span.start] + new + text[span.end :]
    assert text == done.text != SLIP


def test_a_file_is_read_again_as_what_it_is(linter: Linter) -> None:
    page = "<p>Ascentage met <b>the</b> the endpoint.</p><p>It met it it again.</p>"
    done = mend(read_bytes(page.encode(), "a.html"), linter=linter, unsafe=True)
    assert "it it" not in done.text
    assert done.text.startswith("<p>")


def test_a_file_that_is_no_text_is_refused(linter: Linter) -> None:
    draft = read_bytes(docx(p(SLIP)), "a.docx")
    with pytest.raises(UsageError, match=r"a.docx: not a text that can be mended"):
        mend(draft, linter=linter)

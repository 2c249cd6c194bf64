"""Findings and mistakes as diagnostics: a pure conversion."""

import pytest

pytest.importorskip("lsprotocol", reason="the extra lsp is not installed")

from lsprotocol import types

from disclosure_lint.engine import Linter
from disclosure_lint.errors import Mistake
from disclosure_lint.finding import CitedProvision, Edit, Finding, Fix, Label, Safety, Severity
from disclosure_lint.quiet_trace import trace
from disclosure_lint.server import hovers, mending
from disclosure_lint.server.diagnostics import of_finding, of_mistakes
from disclosure_lint.server.log import Log
from disclosure_lint.server.names import name_of
from disclosure_lint.server.positions import Encoding, Ruler
from disclosure_lint.source import Source, Span

TEXT = "公告\r\n😀 HKG: 6855\r\n"
FINDING = Finding(
    Label(Span(6, 9), "the label"),
    "tickers/x",
    Severity.NOTE,
    "`HKG` is odd",
    "Write HKEX.",
    related=(Label(Span(0, 2), "the issuer"), Label(Span(11, 15))),
    citations=(CitedProvision("A custom", "practice", ""), CitedProvision("Rule [1]", "rule", "https://x.y/")),
    fix=Fix(Safety.UNSAFE, (Edit(Span(6, 9), "HKEX"),)),
    fingerprint="0123456789abcdef",
)  # fmt: skip


def converted(finding, encoding=Encoding.UTF16, uri="file:///a.txt"):
    return of_finding(finding, Ruler(Source(TEXT), encoding), uri, lambda _: None)


def test_a_finding_keeps_all_that_a_client_can_show():
    one = converted(FINDING)
    assert one.range == types.Range(types.Position(1, 3), types.Position(1, 6))
    assert one.message == "`HKG` is odd\nWrite HKEX."
    assert one.severity is types.DiagnosticSeverity.Information
    assert (one.source, one.code) == ("disclosure-lint", "tickers/x")
    assert one.code_description.href == "https://x.y/"
    assert one.data == {"fingerprint": "0123456789abcdef"}
    assert [(r.location.uri, r.message) for r in one.related_information] == [
        ("file:///a.txt", "the issuer"), ("file:///a.txt", "see here"),
    ]  # fmt: skip
    assert one.related_information[0].location.range.end == types.Position(0, 2)
    assert one.tags is None


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_columns_are_the_clients(encoding, start):
    assert converted(FINDING, Encoding(encoding)).range.start == types.Position(1, start)


def test_a_client_that_shows_no_further_places_gets_none():
    assert converted(FINDING, uri=None).related_information is None


def test_what_is_of_no_use_and_what_is_outdated_is_tagged():
    assert converted(FINDING._replace(rule="waiver/unused-allow")).tags == [
        types.DiagnosticTag.Unnecessary
    ]
    pack = Linter().pack
    stale = FINDING._replace(rule="tickers/stale-symbol")
    one = of_finding(stale, Ruler(Source(TEXT), Encoding.UTF16), None, pack.rule)
    assert one.tags == [types.DiagnosticTag.Deprecated]


def test_a_mistake_points_into_the_rule_file():
    mistakes = [
        Mistake("pack/unknown-field", "unknown field `hepl`", "a.yaml", 2, 1, 4, help="did you mean `help`?"),
        Mistake("pack/x", "after 😀", "a.yaml", 1, 3, 1),
        Mistake("pack/x", "past the end", "a.yaml", 9, 1, 1),
    ]  # fmt: skip
    shown = of_mistakes(mistakes, "😀 title: x\nhepl: y", Encoding.UTF16)
    assert shown[0].range == types.Range(types.Position(1, 0), types.Position(1, 4))
    assert shown[0].message == "unknown field `hepl`\ndid you mean `help`?"
    assert shown[1].range.start == types.Position(0, 3)
    assert shown[2].range.start.line == 1


def test_a_page_shows_words_as_they_are():
    page = hovers.of_finding(FINDING, None)
    assert "**note** `tickers/x`" in page
    assert r"\`HKG\` is odd (the label)" in page
    assert r"- [Rule \[1\]](<https://x.y/>) (rule)" in page
    assert "- A custom (practice)" in page


@pytest.mark.parametrize(
    ("edits", "safety", "wanted"),
    [
        (("HKEX",), Safety.SAFE, "Write “HKEX”: tickers/x"),
        (("HKEX",), Safety.UNSAFE, "Write “HKEX” (unsafe: changes wording): tickers/x"),
        (("",), Safety.SAFE, "Remove this: tickers/x"),
        (("a", "b"), Safety.SAFE, "Mend in 2 places: tickers/x"),
        (("long " * 20,), Safety.SAFE, f"Write “{('long ' * 20)[:47]}…”: tickers/x"),
    ],
)
def test_a_fix_says_what_it_does(edits, safety, wanted):
    fix = Fix(safety, tuple(Edit(Span(at, at + 1), text) for at, text in enumerate(edits)))
    assert mending.title(FINDING._replace(fix=fix)) == wanted


def test_a_finding_without_a_fix_has_no_title():
    with pytest.raises(ValueError, match="without a fix"):
        mending.title(FINDING._replace(fix=None))


@pytest.mark.parametrize(
    ("path", "language", "wanted"),
    [
        ("/d/a.md", "plaintext", "/d/a.md"),
        ("/d/a.HTM", "html", "/d/a.HTM"),
        ("/d/draft", "markdown", "/d/draft.md"),
        ("/d/draft", "plaintext", "/d/draft"),
        ("/d/a.py", "python", None),
        (None, "html", "/w/untitled.html"),
        (None, "python", None),
    ],
)
def test_the_name_says_how_a_document_is_read(path, language, wanted):
    assert name_of(path, language, "/w") == wanted


def test_a_trace_says_where_and_not_what(capsys):
    def fail():
        try:
            {}["SECRET"]
        except KeyError as error:
            raise ValueError("SECRET too") from error

    with pytest.raises(ValueError, match="SECRET") as caught:
        fail()
    Log().bug("trying", caught.value)
    Log().say("not said")
    said = capsys.readouterr().err
    assert "builtins.KeyError" in said
    assert "which led to" in said
    assert "in fail" in said
    assert "SECRET" not in said
    assert "not said" not in said
    assert trace(caught.value) in said


def test_a_place_in_the_text_beside_a_draft_names_its_file(tmp_path):
    there = Source("一二\n三四", str(tmp_path / "zh.txt"))
    word = Source("三四", str(tmp_path / "zh.docx"), encoding="")
    related = (Label(Span(3, 5), "it says this", there), Label(Span(0, 2), "and this", word))
    one, other = converted(FINDING._replace(related=related)).related_information
    assert one.location.uri == (tmp_path / "zh.txt").as_uri()
    assert one.location.range == types.Range(types.Position(1, 0), types.Position(1, 2))
    assert other.location.uri == (tmp_path / "zh.docx").as_uri()
    assert other.location.range.end == types.Position(0, 0)


def test_an_open_draft_is_judged_beside_its_partner_on_the_disk(tmp_path):
    from disclosure_lint.server import judging
    from disclosure_lint.server.desks import Desks
    from tests.cli.test_pairs import EN, ZH

    config = 'select = ["bilingual"]\n[pairs]\ntranslation = [["*_e", "*_c"]]\n'
    (tmp_path / "disclosure-lint.toml").write_text(config, "utf-8")
    beside = tmp_path / "a_c.txt"
    beside.write_text(ZH, "utf-8")
    desks, draft = Desks(), str(tmp_path / "a_e.txt")
    assert not judging.judge(desks, draft, EN).report.findings
    beside.write_text(ZH.replace("217.4", "1217.6"), "utf-8")
    (found,) = judging.judge(desks, draft, EN).report.findings
    assert (found.rule, found.related[0].source.name) == (
        "bilingual/number-mismatch", str(beside),
    )  # fmt: skip
    beside.unlink()
    assert not judging.judge(desks, draft, EN).report.findings

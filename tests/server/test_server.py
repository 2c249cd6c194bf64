"""The server as an editor meets it: a process, spoken to over standard input and output."""

import asyncio
import json
import random
import re
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lspclient import CAPABLE, SERVE, applied, area, editor, quoted
from lsprotocol import types
from unitbuffer import UnitBuffer

from disclosure_lint import readers
from disclosure_lint.engine import Linter
from disclosure_lint.server.positions import Encoding, Point

SEEDS = Path(__file__).parent.parent.parent / "seeds"
BRIEF = (SEEDS / "002_c43686c3d80eda56.txt").read_text(encoding="utf-8")
NOTE = "Ascentage Pharma (NASDAQ: AAPG, HKG: 6855) announced results of olverembatinib."


def run(work):
    asyncio.run(asyncio.wait_for(work, 120))


def codes(diagnostics):
    return [one.code for one in diagnostics]


def named(folder, name):
    return (folder / name).as_uri()


def test_a_draft_shows_what_check_finds(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, BRIEF)
            shown = await told.diagnostics(uri)
            report = Linter().lint(BRIEF)
            assert codes(shown) == [finding.rule for finding in report.findings]
            for one, finding in zip(shown, report.findings, strict=True):
                words = "" if finding.missing else report.source.quote(finding.primary.span)
                assert quoted(BRIEF, one.range) == words
                assert one.source == "disclosure-lint"
                assert one.message.startswith(finding.message)
                assert one.data["fingerprint"] == finding.fingerprint
            label = next(one for one in shown if one.code == "tickers/nonstandard-exchange-label")
            assert label.severity is types.DiagnosticSeverity.Information
        assert told.code == 0

    run(work())


def test_an_edit_is_judged_and_a_mended_draft_is_clean_of_it(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.md")
            told.open(uri, NOTE, "markdown")
            assert "tickers/nonstandard-exchange-label" in codes(await told.diagnostics(uri))
            at = NOTE.index("HKG")
            told.change(uri, ((0, at), (0, at + 3), "HKEX"))
            assert "tickers/nonstandard-exchange-label" not in codes(await told.diagnostics(uri))
            told.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
            )
            assert await told.next(uri) == []

    run(work())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_are_right_in_every_encoding(tmp_path, encoding, line_end):
    text = f"公告😀\u2028𠮷{line_end}\x0c😀😀 亞盛 {NOTE}{line_end}"

    async def work():
        able = {**CAPABLE, "general": {"positionEncodings": [encoding]}}
        async with editor(tmp_path, able) as told:
            assert told.hello.capabilities.position_encoding == encoding
            uri = named(tmp_path, "brief.txt")
            told.open(uri, text)
            codec = encoding if encoding == "utf-8" else f"{encoding}-le"
            label = "tickers/nonstandard-exchange-label"
            shown = [one for one in await told.diagnostics(uri) if one.code == label]
            assert [quoted(text, one.range, codec) for one in shown] == ["HKG"]
            where = shown[0].range
            told.change(uri, ((where.start.line, where.start.character),
                              (where.end.line, where.end.character), "HKEX"))  # fmt: skip
            assert label not in codes(await told.diagnostics(uri))

    run(work())


def test_a_burst_of_edits_ends_with_what_the_last_text_deserves(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, "")
            typed = (NOTE * 3)[:199] + "\n"
            for column, letter in enumerate(typed):
                told.change(uri, ((0, column), (0, column), letter))
            shown = await told.diagnostics(uri)
            found = Linter().lint(typed).findings
            assert codes(shown) == [finding.rule for finding in found]
            versions = [one.version for one in told.published if one.uri == uri]
            assert versions == sorted(versions)
            assert len(versions) < len(typed) / 2, "superseded states were judged and shown"

    run(work())


@pytest.mark.parametrize("seed", range(3))
def test_a_long_session_of_any_edits_ends_with_the_right_text(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 - chance that can be had again
    pieces = ["a", "公", "😀", "\r\n", "\r", "\n", "\x0c", "\u2028", "HKG: 6855 ", NOTE, ""]

    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            mirror = UnitBuffer(NOTE, Encoding.UTF16)
            told.open(uri, NOTE)
            for number in range(200):
                start, end = sorted(
                    Point(chance.randrange(8), chance.randrange(60)) for _ in range(2)
                )
                if start.line != end.line and number % 3:
                    end = start  # so that the text grows
                words = chance.choice(pieces)
                mirror.edit(start, end, words)
                told.change(uri, (start, end, words))
                if number % 40 == 0:
                    await asyncio.sleep(0.05)
            end = Point(10_000, 0)
            mirror.edit(end, end, f"\n\n{NOTE}")
            told.change(uri, (end, end, f"\n\n{NOTE}"))
            shown = await told.diagnostics(uri)
            found = Linter().lint(readers.read_text(mirror.text, "brief.txt")).findings
            assert codes(shown) == [finding.rule for finding in found]
            for one, finding in zip(shown, found, strict=True):
                words = mirror.text[slice(*finding.primary.span)]
                assert quoted(mirror.text, one.range) == words

    run(work())


def test_a_big_draft_is_judged_and_does_not_hold_up_the_others(tmp_path):
    paragraph = "The Company announced that the trial of XY-101 met its endpoint on 1 May 2026.\n\n"

    async def work():
        async with editor(tmp_path) as told:
            big, small = named(tmp_path, "big.txt"), named(tmp_path, "small.txt")
            told.open(big, paragraph * 12_000)  # a megabyte
            told.change(big, ((3, 0), (3, 0), "HKG: 6855 "), ((0, 3), (0, 3), "!"))
            told.open(small, NOTE)
            answer = await asyncio.wait_for(
                told.client.text_document_completion_async(
                    types.CompletionParams(types.TextDocumentIdentifier(big), types.Position(0, 0))
                ),
                5,
            )
            assert answer == []
            assert await told.diagnostics(small, within=60)
            assert await told.diagnostics(big, within=60) is not None

    run(work())


def test_lone_surrogates_are_taken_and_given(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, f"\ud83d {NOTE} \udc00")
            shown = await told.diagnostics(uri)
            assert "tickers/nonstandard-exchange-label" in codes(shown)
            told.change(uri, ((0, 1), (0, 1), "\ude00"))
            shown = await told.diagnostics(uri)
            label = next(one for one in shown if one.code == "tickers/nonstandard-exchange-label")
            assert quoted(f"😀 {NOTE} \udc00", label.range) == "HKG"
            assert await told.hover(uri, 0, label.range.start.character) is not None

    run(work())


def test_safe_fixes_come_first_and_can_be_made_all_at_once(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, BRIEF)
            shown = await told.diagnostics(uri)
            label = next(one for one in shown if one.code == "tickers/nonstandard-exchange-label")
            actions = await told.actions(uri, label.range)
            first = actions[0]
            assert first.title == "Write “HKEX”: tickers/nonstandard-exchange-label"
            assert first.is_preferred
            assert codes(first.diagnostics) == [label.code]
            (change,) = first.edit.document_changes
            assert change.text_document.version == 1
            assert "HKEX: 6855" in applied(BRIEF, change.edits)
            (every,) = await told.actions(uri, area((0, 0), (0, 0)), ["source.fixAll"])
            every = await told.client.code_action_resolve_async(every)
            mended = applied(BRIEF, every.edit.document_changes[0].edits)
            safe = [f for f in Linter().lint(mended).findings if f.fix and f.fix.safety == "safe"]
            assert safe == []

    run(work())


def test_an_edit_of_an_older_version_is_not_worked_out(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, NOTE)
            await told.diagnostics(uri)
            (every,) = await told.actions(uri, area((0, 0), (0, 0)), ["source.fixAll"])
            told.change(uri, ((0, 0), (0, 0), "Hong Kong: "))
            assert (await told.client.code_action_resolve_async(every)).edit is None

    run(work())


def test_a_client_that_resolves_nothing_gets_edits_at_once(tmp_path):
    async def work():
        async with editor(tmp_path, {}) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, NOTE)
            shown = await told.diagnostics(uri)
            actions = await told.actions(uri, shown[0].range)
            assert actions
            assert all(list(action.edit.changes) == [uri] for action in actions)
            symbols = await told.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            )
            assert all(isinstance(one, types.SymbolInformation) for one in symbols)

    run(work())


def test_allowing_with_a_reason_takes_the_finding_away(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.md")
            told.open(uri, f"# Results\n\n{NOTE}\n", "markdown")
            shown = await told.diagnostics(uri)
            label = next(one for one in shown if one.code == "tickers/nonstandard-exchange-label")
            actions = await told.actions(uri, label.range, ["quickfix"])
            allow = next(one for one in actions if one.title == f"Allow {label.code} with a reason")
            allow = await told.client.code_action_resolve_async(allow)
            (edit,) = allow.edit.document_changes[0].edits
            assert edit.new_text == (f"<!-- disclosure-lint: allow {label.code} because … -->\n")
            assert edit.range == area((2, 0), (2, 0))
            told.change(uri, ((2, 0), (2, 0), edit.new_text))
            still = await told.diagnostics(uri)  # dots are no reason
            assert {label.code, "waiver/missing-reason"} <= set(codes(still))
            at = edit.new_text.index("…")
            told.change(uri, ((2, at), (2, at + 1), "counsel advised"))
            after = await told.diagnostics(uri)
            assert set(codes(shown)) - set(codes(after)) == {label.code}
            assert "waiver/missing-reason" not in codes(after)

    run(work())


def test_hover_tells_what_why_and_by_what_authority(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, NOTE)
            page = (await told.hover(uri, 0, NOTE.index("HKG"))).contents
            assert page.kind is types.MarkupKind.Markdown
            for said in ("tickers/nonstandard-exchange-label", "HKEX", "**Why:**"):
                assert said in page.value
            assert await told.hover(uri, 0, len(NOTE)) is None

    run(work())


def test_the_outline_has_headline_headings_and_statements(tmp_path):
    text = (
        "# Phase II results of XY-101\n\nXY-101 met its endpoint.\n\n## About XY-101\n\nA drug.\n\n"
        "## Forward-Looking Statements\n\nThis press release contains forward-looking statements "
        "within the meaning of the Private Securities Litigation Reform Act of 1995. Actual "
        "results may differ materially.\n"
    )

    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "release.md")
            told.open(uri, text, "markdown")
            symbols = await told.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            )
            assert [(one.detail, one.name) for one in symbols] == [
                ("headline", "Phase II results of XY-101"),
                ("heading", "About XY-101"),
                ("heading", "Forward-Looking Statements"),
                ("statement", "Forward-looking statement legend"),
            ]
            for one in symbols:
                assert one.range.start <= one.selection_range.start
                assert one.selection_range.end <= one.range.end

    run(work())


def test_configuration_is_found_as_check_finds_it_and_heeded_when_it_changes(tmp_path):
    config = tmp_path / "disclosure-lint.toml"
    config.write_text('ignore = ["tickers/nonstandard-exchange-label"]\n', encoding="utf-8")
    label = "tickers/nonstandard-exchange-label"

    async def work():
        async with editor(tmp_path) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, NOTE)
            assert label not in codes(await told.diagnostics(uri))
            watched = told.registered[0].register_options["watchers"]
            assert {"globPattern": "**/disclosure-lint.toml"} in watched
            for text, wanted in (
                ("", True),
                ("ignroe = []\n", None),
                (f'select = ["{label}"]\n', True),
            ):
                config.write_text(text, encoding="utf-8")
                told.client.workspace_did_change_watched_files(
                    types.DidChangeWatchedFilesParams(
                        [types.FileEvent(config.as_uri(), types.FileChangeType.Changed)]
                    )
                )
                shown = await told.next(uri)
                if wanted is None:
                    assert "did you mean `ignore`?" in shown[0].message
                    assert shown[0].message.startswith("Not checked: ")
                    assert shown[0].severity is types.DiagnosticSeverity.Error
                else:
                    assert label in codes(shown)
            assert codes(shown) == [label]

    run(work())


def test_a_waiver_of_the_register_holds_in_the_editor(tmp_path):
    (tmp_path / "waivers.toml").write_text(
        '[[waiver]]\nrule = "tickers/nonstandard-exchange-label"\ndraft = "brief.txt"\n'
        'words = "HKG: 6855"\nreason = "as printed"\nwho = "J. Chan"\nuntil = 2099-01-01\n',
        encoding="utf-8",
    )

    async def work():
        async with editor(tmp_path) as told:
            for name, waived in (("brief.txt", True), ("other.txt", False)):
                told.open(named(tmp_path, name), NOTE)
                shown = await told.diagnostics(named(tmp_path, name))
                assert ("tickers/nonstandard-exchange-label" not in codes(shown)) is waived

    run(work())


def test_settings_of_the_client_stand_where_flags_do(tmp_path):
    async def work():
        settings = {"select": ["tickers"], "colour": "blue"}
        async with editor(tmp_path, settings=settings) as told:
            uri = named(tmp_path, "brief.txt")
            told.open(uri, NOTE)
            assert {code.partition("/")[0] for code in codes(await told.diagnostics(uri))} == {
                "tickers"
            }
            assert told.messages == ["disclosure-lint: unknown settings: colour"]
            for foreign in (None, {}, {"python": {"select": []}}):
                told.client.workspace_did_change_configuration(
                    types.DidChangeConfigurationParams(foreign)
                )
            for told_now, said in (
                ({"disclosure-lint": {"issuer": "nobody-knows"}}, "there is no issuer"),
                ({"disclosure-lint": {"select": 5}}, "`select` must be a list of texts"),
                ({"disclosure-lint": {"ignore": ["tickers"]}}, None),
            ):
                told.client.workspace_did_change_configuration(
                    types.DidChangeConfigurationParams(told_now)
                )
                shown = await told.next(uri)
                if said:
                    assert said in shown[0].message
            assert not any(code.startswith("tickers/") for code in codes(shown))

    run(work())


def test_what_is_no_draft_is_left_alone_and_an_empty_one_is_not_scolded(tmp_path):
    async def work():
        async with editor(tmp_path) as told:
            told.open(named(tmp_path, "tool.py"), NOTE, "python")
            told.open(named(tmp_path, "empty.txt"), " \n")
            assert await told.diagnostics(named(tmp_path, "empty.txt")) == []
            told.open(named(tmp_path, "mail.eml.txt"), "***")
            (one,) = await told.diagnostics(named(tmp_path, "mail.eml.txt"))
            assert one.severity is types.DiagnosticSeverity.Information
            assert one.message == "Not checked: nothing to check: the draft has no words"
            told.open("untitled:Untitled-1", f"<p>{NOTE}</p>", "html")
            assert await told.diagnostics("untitled:Untitled-1")
            assert named(tmp_path, "tool.py") not in told.shown

    run(work())


BUG = """
from disclosure_lint.server import judging, outline
from disclosure_lint.server import front
right = judging.judge
def judge(desks, name, text):
    if "SECRET" in text:
        raise ValueError(text)
    return right(desks, name, text)
judging.judge = judge
def outlined(draft, pack):
    raise ValueError(draft.text)
front.outline = outlined
"""


def test_a_bug_takes_nothing_down_and_tells_nothing_of_the_draft(tmp_path):
    program = BUG + SERVE.format(args=["server", "--verbose"])

    async def work():
        async with editor(tmp_path, program=program) as told:
            uri = named(tmp_path, "inside-information.txt")
            told.open(uri, "The SECRET takeover.")
            (one,) = await told.diagnostics(uri)
            assert one.message == "Not checked: a bug in disclosure-lint; its log says where"
            told.change(uri, NOTE)
            assert len(await told.diagnostics(uri)) > 0
            symbols = await told.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
            )
            assert symbols is None
            told.client.protocol.notify("textDocument/didOpen", {"textDocument": "SECRET"})
            told.client.protocol.notify("textDocument/didChange", {"SECRET": 1})
            assert await told.hover(uri, 0, NOTE.index("HKG")) is not None
            said = json.dumps(told.messages)
            assert "SECRET" not in said
            assert "Ascentage" not in said
        assert told.code == 0
        assert "builtins.ValueError" in told.said
        assert "judging a document" in told.said
        for secret in ("SECRET", "Ascentage", "inside-information", "takeover"):
            assert secret not in told.said

    run(work())


def test_nothing_is_written_into_the_folder(tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()

    async def work():
        async with editor(folder) as told:
            told.open(named(folder, "brief.txt"), NOTE)
            await told.diagnostics(named(folder, "brief.txt"))

    run(work())
    assert list(folder.iterdir()) == []


def test_without_a_folder_and_with_unheard_of_encodings_it_serves_all_the_same(tmp_path):
    async def work():
        able = {"general": {"positionEncodings": ["utf-7"]}}
        async with editor(None, able) as told:
            assert told.hello.capabilities.position_encoding == "utf-16"
            told.open("untitled:Untitled-1", NOTE)
            assert await told.diagnostics("untitled:Untitled-1")
            told.open(named(tmp_path, "a.txt"), NOTE)
            assert await told.diagnostics(named(tmp_path, "a.txt"))

    run(work())


def test_a_submission_is_said_to_be_for_the_command_line(tmp_path):
    text = "<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nWords.\n</TEXT>\n</DOCUMENT>\n"

    async def work():
        async with editor(tmp_path) as told:
            told.open(named(tmp_path, "a.txt"), text)
            (one,) = await told.diagnostics(named(tmp_path, "a.txt"))
            assert one.message == (
                "Not checked: not a draft that is one text; check it from the command line"
            )

    run(work())


def test_a_client_that_leaves_without_saying_so_ends_the_server():
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", SERVE.format(args=["server"])],
        input=b"", capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert not re.search(rb"Traceback|met a bug", done.stderr)

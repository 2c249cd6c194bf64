from __future__ import annotations

from time import process_time

from disclosure_lint.errors import Mistake
from disclosure_lint.render import mistakes
from disclosure_lint.render.snippet import marks, snippet
from disclosure_lint.render.view import View
from disclosure_lint.source import Source, Span


def rows(text, *spans, columns=80, note="note"):
    source = Source(text)
    found = [mark for span in spans for mark in marks(source, Span(*span), note, "^", "error")]
    return list(snippet(found, View(columns=columns)))


def test_carets_stand_under_wide_characters():
    text = "本公司的核心產品 XY-101 上市"
    start = text.index("XY")
    assert rows(text, (start, start + 6)) == [
        "  |",
        "1 | 本公司的核心產品 XY-101 上市",
        "  |                  ^^^^^^ note",
    ]


def test_an_empty_span_still_has_a_caret():
    assert rows("abc", (3, 3))[-1] == "  |    ^ note"
    assert rows("", (0, 0))[-1] == "  | ^ note"


def test_a_span_that_ends_with_its_line_does_not_reach_into_the_next():
    assert rows("one\ntwo\n", (0, 4)) == ["  |", "1 | one", "  | ^^^ note"]


def test_a_long_line_is_shown_around_the_mark():
    text = "word " * 300 + "MARK " + "word " * 300
    found = rows(text, (1500, 1504))
    assert found[1] == f"1 | …{'word ' * 3}MARK {'word ' * 7}word…"
    assert found[2].index("^") == found[1].index("MARK")


def test_a_mark_near_the_end_of_a_long_line_uses_the_room_before_it():
    found = rows("word " * 300 + "MARK", (1500, 1504))
    assert found[1].endswith("word MARK")
    assert 60 < len(found[1]) <= 80


def test_marks_of_one_line_share_it_where_they_fit():
    text = "one two three"
    assert rows(text, (0, 3), (8, 13), note="") == [
        "  |",
        f"1 | {text}",
        "  | ^^^",
        "  |         ^^^^^",
    ]
    apart = "one " + "word " * 100 + "three"
    assert [row[:8] for row in rows(apart, (0, 3), (504, 509)) if row.startswith("1")] == [
        "1 | one ",
        "1 | …wor",
    ]


def test_the_length_of_a_line_costs_its_marks_nothing(yardstick):
    def took(words):
        text = "word " * words
        source = Source(text)
        began = process_time()
        for start in range(0, len(text) - 4, len(text) // 2000):
            list(snippet(marks(source, Span(start, start + 4), "here", "^", "error"), View()))
        return process_time() - began

    took(1_000)
    assert took(2_000_000) < 5 * took(20_000) + yardstick


def test_mistakes_in_rule_files_read_as_findings_do():
    line = '    {"no assurance" | "no guarantee" & "cannot guarantee" | "cannot assure"'
    found = mistakes.render(
        [
            Mistake(
                "pack/pattern-syntax",
                "`require` stops making sense at `&`",
                "rules/hkex/missing-cautionary-statement.yaml",
                31,
                38,
                1,
                line,
                'expected `|`, `}`, a "quoted phrase", @term or ..n',
                "separate alternatives with `|`",
            ),
            Mistake("pack/unknown-field", "unknown field `hepl`", "x.yaml", help="did you mean `help`?"),
        ],
        View(columns=100),
    )  # fmt: skip
    assert (
        found
        == f"""\
error[pack/pattern-syntax]: `require` stops making sense at `&`
  --> rules/hkex/missing-cautionary-statement.yaml:31:38
   |
31 | {line}
   |                                      ^ expected `|`, `}}`, a "quoted phrase", @term or ..n
   = help: separate alternatives with `|`

error[pack/unknown-field]: unknown field `hepl`
  --> x.yaml:1:1
  = help: did you mean `help`?
"""
    )

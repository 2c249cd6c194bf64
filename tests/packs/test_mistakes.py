"""Each broken file in `broken/` has its expected mistakes in a comment at its end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.packs.build import build

Said = Callable[[dict[str, str | bytes]], list[str]]
FOLDER = os.path.join(os.path.dirname(__file__), "broken")
RULE = """\
title: T
status: preview
severity: warning
kind: forbid
citations:
  - provision: P
    force: practice
    url: https://example.com/
forbid: |
  "abc"
message: M
rationale: R
examples:
  fails:
    - name: n
      draft: "[[abc]]"
  passes:
    - name: p
      draft: def
"""


def test_a_sound_rule_has_no_mistake(said: Said) -> None:
    assert said({"x.yaml": RULE}) == []


ONE_OF = "it is one of error, warning, note"
QUOTE_IT = "check the indentation, and quote a text that holds `: ` or begins with a mark"


WHOSE = "write `kind: detect` and whose detector is meant, as in `detector: figures/year-slip`"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("message: M", "mesage: M",
         ["11:1: [pack/unknown-field] unknown field `mesage` (did you mean `message`?)",
          "1:1: [pack/missing-field] the field `message` is missing (add `message:`)"]),
        ("      draft: def", "      drafft: def",
         ["19:7: [pack/unknown-field] unknown field `drafft` (did you mean `draft`?)",
          "18:7: [pack/missing-field] the field `draft` is missing (add `draft:`)"]),
        ("message: M", "qqq: M\nmessage: M",
         ["11:1: [pack/unknown-field] unknown field `qqq` (remove it)"]),
        ("message: M", "texts: [a]\nmessage: M",
         ["11:1: [pack/unknown-field] `texts` has no place here (remove it)"]),
        ("message: M", "<<: {a: b}\nmessage: M",
         ["11:1: [pack/unknown-field] unknown field `<<` (remove it)"]),
        ("kind: forbid", "kind: forbdi",
         ["4:7: [pack/unknown-kind] there is no kind `forbdi` (did you mean `forbid`?)"]),
        ("kind: forbid\n", "",
         ["1:1: [pack/missing-field] the field `kind` is missing (add `kind:`)"]),
        ("kind: forbid", "kind: [a]", ["4:7: [pack/bad-value] `kind` must be a text"]),
        ("title: T", "title:", ["1:7: [pack/bad-value] `title` must not be empty"]),
        ("title: T", "title: [a]", ["1:8: [pack/bad-value] `title` must be a text"]),
        ("status: preview", "status: stabel",
         ["2:9: [pack/bad-value] `stabel` is not a value of `status` (did you mean `stable`?)"]),
        ("severity: warning", "severity: fatal",
         [f"3:11: [pack/bad-value] `fatal` is not a value of `severity` ({ONE_OF})"]),
        ("severity: warning", "severity: {brief: fatal, exhibt: error}",
         ["3:26: [pack/unknown-field] unknown field `exhibt` (did you mean `exhibit`?)",
          f"3:19: [pack/bad-value] `fatal` is not a value of `brief` ({ONE_OF})"]),
        ("severity: warning", "severity: [error]",
         ["3:11: [pack/bad-value] `severity` must be a mapping"]),
        ("https://example.com/", "example.com",
         ["8:10: [pack/bad-value] `url` must be a web address, as in https://en-rules.hkex.com.hk/"]),
        ("    force: practice", "    force: practice\n    checked: 2026-13-01",
         ["8:14: [pack/bad-value] `checked` must be a date, as in 2026-11-22"]),
        ("    force: practice", "    force: practice\n    checked: 1700000000",
         ["8:14: [pack/bad-value] a date is written as in 2026-11-22"]),
        ("message: M", "message: " + "M" * 121,
         ["11:10: [pack/bad-value] `message` is too long"]),
        ("message: M", "formerly: mine/x\nmessage: M",
         ["11:11: [pack/bad-value] `formerly` must be a list"]),
        ("message: M", "applies: {venues: [HKXE], languages: [english]}\nmessage: M",
         ["11:20: [pack/bad-value] there is no exchange `HKXE`; did you mean `HKEX`?",
          "11:39: [pack/bad-value] `english` is not a value of `languages` (it is one of en, zh)"]),
        ("    - name: p\n      draft: def", "    []",
         ["18:5: [pack/bad-value] `passes` needs at least one entry"]),
        ("kind: forbid", "kind: subject\nstatement: legends",
         ["10:1: [pack/unknown-field] `forbid` has no place here (remove it)",
          "5:12: [pack/bad-value] `legends` is not a value of `statement` (did you mean `legend`?)"]),
        ("kind: forbid", "kind: figure",
         ["4:7: [pack/unknown-kind] the kind `figure` is now `detect` (" + WHOSE + ")"]),
    ],
)  # fmt: skip
def test_fields(old: str, new: str, expected: list[str], said: Said) -> None:
    assert RULE.count(old) == 1
    assert said({"x.yaml": RULE.replace(old, new)}) == [f"mine/x.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("forbid", "line", "column", "at"),
    [
        ('|\n  "abc"\n    or “x”', 11, 8, "“x”"),  # deeper than the block
        ('|\n  # why\n  "abc"\n\n  & "d"', 13, 3, "&"),
        ('|2\n    "abc" & "d"', 10, 11, "&"),
        ('>\n  "abc"\n   or\n  "def" & "x"', 12, 9, "&"),
        ('"\\"abc\\" & \\"x\\""', 9, 18, "&"),
        ("'\"it''s\" & \"x\"'", 9, 18, "&"),
        ('\'"abc"\n  & "x"\'', 10, 3, "&"),
        ("@drug & @drug", 9, 9, None),  # YAML itself refuses a plain @
    ],
)
def test_a_pattern_is_pointed_into(
    forbid: str, line: int, column: int, at: str | None, said: Said
) -> None:
    (mistake,) = said({"x.yaml": RULE.replace('|\n  "abc"', forbid)})
    assert mistake.startswith(f"mine/x.yaml:{line}:{column}: ")
    if at:
        assert (
            f"[pack/pattern-syntax] `forbid`: the pattern stops making sense at `{at}`" in mistake
        )


def test_a_pattern_that_stops_is_pointed_at_its_end(said: Said) -> None:
    (mistake,) = said({"x.yaml": RULE.replace('"abc"\n', '"abc" and\n')})
    assert mistake.startswith("mine/x.yaml:10:12: [pack/pattern-syntax]")


def test_an_unknown_term(said: Said) -> None:
    assert said({"x.yaml": RULE.replace('"abc"\n', "@dru\n")}) == [
        (
            "mine/x.yaml:10:3: [pack/pattern-syntax] `forbid`: there is no term `@dru`"
            " (did you mean `@drug`?)"
        )
    ]


def test_lines_may_end_as_on_windows(said: Said) -> None:
    text = RULE.replace('"abc"\n', '"abc"\n  & "d"\n').replace("\n", "\r\n")
    (mistake,) = said({"x.yaml": text})
    assert mistake.startswith("mine/x.yaml:11:3: ")
    assert said({"x.yaml": RULE.replace("\n", "\r\n")}) == []


def test_a_byte_order_mark_is_no_text(said: Said) -> None:
    assert said({"x.yaml": b"\xef\xbb\xbf" + RULE.encode()}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("message: M", "message: M\nmessage: N",
         "12:1: [pack/duplicate-key] `message` is given twice (keep one of the two)"),
        ("message: M", "message: M: N",
         f"11:11: [pack/yaml-syntax] not YAML: mapping values are not allowed in this context ({QUOTE_IT})"),
        ("message: M", "message: &a M",
         "11:10: [pack/yaml-syntax] anchors and aliases are not understood here (write the value out)"),
        ("message: M", "message: *a",
         "11:10: [pack/yaml-syntax] anchors and aliases are not understood here (write the value out)"),
        ("message: M", "message: !!python/name:os.system M",
         "11:10: [pack/yaml-syntax] tags are not understood here (every value is a text)"),
        ("message: M", "? [a]\n: b\nmessage: M", "11:3: [pack/yaml-syntax] a key must be a word"),
        ("message: M", "message: \x00", "11:10: [pack/yaml-syntax] not YAML: a control character, U+0000"),
        ("rationale: R", "---\nrationale: R",
         "12:1: [pack/yaml-syntax] a second document begins: a file holds one"),
        ("message: M", "message: " + "[" * 3000, "11:1: [pack/yaml-syntax] nested too deeply"),
        ("message: M", "message: " + "{a: " * 3000, "11:1: [pack/yaml-syntax] nested too deeply"),
    ],
)  # fmt: skip
def test_yaml(old: str, new: str, expected: str, said: Said) -> None:
    assert said({"x.yaml": RULE.replace(old, new)}) == [f"mine/x.yaml:{expected}"]


def test_aliases_do_not_multiply(said: Said) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"a{n}: &b{n} [{', '.join(['*a' if n == 0 else f'*b{n - 1}'] * 9)}]\n" for n in range(30)
    )
    assert "anchors" in said({"x.yaml": bomb})[0]
    assert "anchors" in said({"x.yaml": "a: &a [*a]"})[0]


BEGINS = "a rule file is a mapping that begins with `title:`"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "1:1: [pack/empty-file] the file is empty"),
        ("# a comment\n", "1:1: [pack/empty-file] the file is empty"),
        ("a text", f"1:1: [pack/bad-value] {BEGINS}"),
        ("- a", f"1:1: [pack/bad-value] {BEGINS}"),
        ("a: b\nc: é".encode("latin-1"),
         "2:1: [pack/unreadable] not UTF-8 text (save it as UTF-8)"),
    ],
)  # fmt: skip
def test_whole_files(content: str | bytes, expected: str, said: Said) -> None:
    assert said({"x.yaml": content}) == [f"mine/x.yaml:{expected}"]


def test_terms(said: Said) -> None:
    terms = "a: b\nc:\n  - '&'\n  - phase ab*\nD: [x]\ne: []\nf: [[x]]\n"
    open_ = "put `*` at the end of a word of three letters or more"
    assert said({"terms.yaml": terms}) == [
        "mine/terms.yaml:1:4: [pack/bad-value] `a` must be a list of phrases",
        "mine/terms.yaml:3:6: [pack/pattern-syntax] `c`: a phrase needs at least one word",
        f"mine/terms.yaml:4:11: [pack/pattern-syntax] `c`: `ab*` is too open ({open_})",
        (
            "mine/terms.yaml:5:1: [pack/bad-value] `@D` cannot stand in a pattern"
            " (a term is written in small letters, digits and hyphens)"
        ),
        "mine/terms.yaml:6:1: [pack/bad-value] `e` needs at least one phrase",
        "mine/terms.yaml:7:4: [pack/bad-value] `f` must be a list of phrases",
    ]
    assert said({"terms.yaml": "a: [x]\na: [y]\n"}) == [
        "mine/terms.yaml:2:1: [pack/duplicate-key] `a` is given twice (keep one of the two)"
    ]
    assert said({"terms.yaml": "- a"}) == [
        "mine/terms.yaml:1:1: [pack/bad-value] terms must be a mapping of lists"
    ]


def test_recognition(said: Said) -> None:
    text = "documents:\n  brief:\n    - points: x\n      pattern: '\"a'\n  foo: []\n"
    kinds = "announcement, press-release, exhibit, results, report, brief, other"
    assert said({"recognition.yaml": text}) == [
        f"mine/recognition.yaml:5:3: [pack/unknown-field] unknown field `foo` (it is one of {kinds})",
        "mine/recognition.yaml:3:15: [pack/bad-value] `points` must be a number",
    ]
    text = "documents:\n  brief:\n    - points: 1\n      pattern: '\"a'\n"
    (mistake,) = said({"recognition.yaml": text})
    assert mistake.startswith("mine/recognition.yaml:4:17: [pack/pattern-syntax] `pattern`")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: mine", "name: hkex", "1:7: [pack/name-taken] `hkex` is the name of another pack"),
        ("name: mine", "name: pack", "1:7: [pack/name-taken] `pack` is reserved"),
        ("name: mine", "name: My Pack",
         "1:7: [pack/bad-value] `name` must be in small letters, digits and hyphens"),
        (">=0.1", ">=9.0", "3:9: [pack/engine] this pack needs disclosure-lint 9.0, this is "),
        (">=0.1", "0.1",
         "3:9: [pack/bad-value] `engine` must be the oldest version that will do, as in >=0.1"),
        ('"2026.11"', "1",
         "2:10: [pack/bad-value] `version` must be a year and a month, as in 2026.11"),
        ("about:", "aboot:", "4:1: [pack/unknown-field] unknown field `aboot` (did you mean `about`?)"),
    ],
)  # fmt: skip
def test_pack_files(old: str, new: str, expected: str, said: Said) -> None:
    pack = 'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'
    first = said({"pack.yaml": pack.replace(old, new)})[0]
    assert first.startswith(f"mine/pack.yaml:{expected}")


def test_an_engine_too_old_says_to_upgrade(said: Said) -> None:
    pack = 'name: mine\nversion: "2026.11"\nengine: ">=9.0"\nabout: A pack.\n'
    assert len(found := said({"pack.yaml": pack, "x.yaml": "new-field: a"})) == 1
    assert "(upgrade disclosure-lint)" in found[0]


def test_names_of_files(said: Said) -> None:
    assert said({"My Rule.yaml": RULE, "x.yml": RULE, "sub/x.yaml": RULE}) == [
        (
            "mine/My Rule.yaml:1:1: [pack/stray-file] `My Rule` cannot be a name"
            " (a file is called in small letters, digits and hyphens)"
        ),
        "mine/x.yml:1:1: [pack/stray-file] `x.yml` is not read (call it x.yaml)",
        (
            "mine/sub/x.yaml:1:1: [pack/stray-file] a rule in a folder that has no pack.yaml"
            " (add pack.yaml beside it)"
        ),
    ]


def test_every_mistake_of_every_file_is_reported(said: Said) -> None:
    found = said(
        {"a.yaml": RULE.replace("title: T", "titel: T"), "b.yaml": "- a", "c.yaml": "a: ["}
    )
    assert [re.split("[:/]", line)[1] for line in found] == ["c.yaml", "a.yaml", "a.yaml", "b.yaml"]


@pytest.mark.parametrize("name", sorted(os.listdir(FOLDER)))
def test_broken_files(name: str, said: Said) -> None:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        text = file.read()
    expected = re.findall(r"^# expected: (.+)$", text, re.MULTILINE)
    assert expected
    assert said({"x.yaml": text}) == expected


_values = st.recursive(
    st.sampled_from(["x", "", "error", "2026-11-22", "forbid", '"a"', "@drug", "~", "1", "\x85"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "name"]), inner)
    ),
    max_leaves=4,
)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(field=st.sampled_from([line.split(":")[0] for line in RULE.splitlines() if line[0] != " "]),
       value=_values)  # fmt: skip
def test_no_mistake_is_in_the_words_of_pydantic(field: str, value: object, said: Said) -> None:
    import json

    lines = re.split(r"(?m)^(?=\w)", RULE)
    text = "".join(part for part in lines if not part.startswith(f"{field}:"))
    for line in said({"x.yaml": f"{text}{field}: {json.dumps(value)}\n"}):
        assert not re.search(r"pydantic|Input|String|should|https://errors|literal\[|dict\[", line)


@settings(deadline=None, max_examples=150)
@given(
    content=st.binary(max_size=60) | st.text(alphabet="ab:-[]{}&*!|>'\"#%@ \n\t?,").map(str.encode)
)
def test_any_bytes_are_a_rule_or_mistakes(content: bytes) -> None:
    from disclosure_lint.errors import PackError

    pack = b'name: mine\nversion: "2026.11"\nengine: ">=0.1"\nabout: A pack.\n'
    for name in ("x", "pack", "terms", "recognition"):
        files = {"mine/pack.yaml": pack} | {f"mine/{name}.yaml": content}
        try:
            build(files, {})
        except PackError as error:
            assert error.mistakes

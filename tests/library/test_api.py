"""The public names: what they are called with is pinned, and every one says what it is."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

import disclosure_lint
from disclosure_lint import Linter, ReadError, ReportModel, parse_report, report_json

PINNED = Path(__file__).with_name("public_api.txt")
MODULES = ("disclosure_lint", "disclosure_lint.plugin", "disclosure_lint.testing")


def names():
    for module in MODULES:
        found = import_module(module)
        for name in sorted(found.__all__):
            yield (
                f"{module.removeprefix('disclosure_lint').removeprefix('.')}:{name}",
                getattr(found, name),
            )


def signatures():
    """Return one line for each name that somebody may call, read or catch."""
    lines = []
    for name, value in names():
        if not callable(value):
            lines.append(f"{name} = {type(value).__name__}")
            continue
        lines.append(f"{name}{_signature(value)}")
        if inspect.isclass(value) and not issubclass(value, Exception):
            lines += [f"{name}.{member}" for member in sorted(_members(value))]
    return "\n".join(map(_plainly, lines)) + "\n"


def _plainly(line):
    """Take out what differs between versions of Python."""
    return re.sub(r"ForwardRef\('([^']*)'[^)]*\)", r"\1", line).replace("'", "")


def _signature(value):
    if inspect.isclass(value):
        bases = ", ".join(base.__name__ for base in value.__bases__)
        if issubclass(value, (Exception, str)) or hasattr(value, "model_fields"):
            return f" ({bases})"  # what builds them is Python's or pydantic's own
        return f" ({bases}){inspect.signature(value)}"
    try:
        return str(inspect.signature(value))
    except (TypeError, ValueError):
        return ""


def _members(value):
    if hasattr(value, "model_fields"):
        annotated = inspect.get_annotations(value)  # as written, since pydantic's own names vary
        yield from (f"{name}: {annotated[name]}" for name in value.model_fields)
        return
    for name, member in _all_of(value).items():
        if name.startswith("_") or name in getattr(value, "_fields", ()):
            continue
        if inspect.isfunction(member):
            yield f"{name}{inspect.signature(member)}"
        elif isinstance(member, property):
            yield f"{name}: {inspect.signature(member.fget).return_annotation}"
        elif isinstance(value, type) and issubclass(value, str):
            yield name


def _all_of(value):
    """Return what a class has, from classes of ours that it stands on as well."""
    if issubclass(value, str):
        return vars(value)  # an enumeration: its members are its own
    ours = [one for one in reversed(value.__mro__) if one.__module__.startswith("disclosure_lint")]
    return {name: member for one in ours for name, member in vars(one).items()}


def test_the_public_interface_is_the_pinned_one():
    """A change here is a change for every program that uses the library: see docs/versions.md.

    Where it is meant, `python tests/library/test_api.py` pins it anew.
    """
    assert signatures().splitlines() == PINNED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", [name for name, value in names() if callable(value)])
def test_every_public_name_says_what_it_is(name):
    value = dict(names())[name]
    text = getattr(value, "__doc__", None)
    if not inspect.isclass(value) and not inspect.isfunction(value):
        return  # an annotated type, which has no text of its own
    assert text
    assert not text.startswith(f"{value.__name__}("), "only the text that NamedTuple makes up"
    for member, one in vars(value).items() if inspect.isclass(value) else ():
        if inspect.isfunction(one) and not member.startswith("_"):
            assert one.__doc__, member


def test_what_raises_says_so():
    for function in (disclosure_lint.lint, Linter.__init__, Linter.lint, Linter.reload,
                     disclosure_lint.load_packs, disclosure_lint.read, disclosure_lint.read_all,
                     disclosure_lint.read_bytes, parse_report):  # fmt: skip
        assert "Raises:" in function.__doc__, function


def test_a_report_is_read_back_as_models(linter, release):
    report = linter.lint(release)
    model = parse_report(report_json([report]))
    assert isinstance(model, ReportModel)
    (draft,) = model.drafts
    assert [one.rule for one in draft.findings] == [one.rule for one in report.findings]
    assert draft.findings[0].start == report.findings[0].primary.span.start
    assert parse_report(report_json([report]).encode()) == model


def test_a_field_of_a_later_version_does_no_harm(linter, release):
    text = report_json([linter.lint(release)])
    later = text.replace('"tool": {', '"mood": "sunny",\n"tool": {"colour": "blue", ')
    assert parse_report(later) == parse_report(text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"schema": 1', '"schema": 2'), "schema: has a value that is not known"),
        (('"severity"', '"gravity"'), r"drafts\.0\.findings\.0\.severity: is missing"),
        (("{", "", 1), "the file: is not JSON"),
        (('"start": ', '"start": -'), "greater_than_equal"),
    ],
)
def test_what_is_no_report_is_refused_and_not_quoted(linter, release, change, said):
    with pytest.raises(ReadError, match=f"not a report of schema 1: .*{said}|{said}") as caught:
        parse_report(report_json([linter.lint(release)]).replace(*change))
    assert "lisaftoclax" not in str(caught.value)


if __name__ == "__main__":
    PINNED.write_text(signatures(), encoding="utf-8")

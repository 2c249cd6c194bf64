"""A report with a text beside it is a plain value: sent elsewhere, compared, and light."""

from __future__ import annotations

import gc
import pickle
from types import FunctionType, ModuleType

import pytest

from disclosure_lint import Linter, read_bytes, report_json
from disclosure_lint.comparing import in_step
from disclosure_lint.render.formats import page
from tests.comparing.test_in_step import EN, ZH

HTML = (
    f"<html><body>{''.join(f'<p>{one} &amp; so on.</p>' for one in EN.split('. '))}</body></html>"
)
TEXTS = {"translation": ZH, "previous": EN.replace("12.4%", "11.9%"), "companion": EN}


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["bilingual", "previous", "companion"])


def made(linter, relation, form="txt"):
    draft = read_bytes((HTML if form == "html" else EN).encode(), f"en.{form}")
    return linter.lint(draft, **{relation: read_bytes(TEXTS[relation].encode(), "other.txt")})


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("relation", TEXTS)
def test_a_report_with_a_text_beside_it_is_pickled_and_equal(linter, relation, form):
    report = made(linter, relation, form)
    before = report_json([report])
    again = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own
    assert again == report
    assert hash(again.beside) == hash(report.beside)
    assert again.beside[0].rows() == report.beside[0].rows()
    assert report.beside[0].rows()
    assert report_json([again]) == report_json([report]) == before
    assert page([again]) == page([report])


@pytest.mark.parametrize("relation", TEXTS)
def test_two_reports_on_equal_texts_are_equal(linter, relation):
    assert made(linter, relation) == made(linter, relation)
    assert made(linter, relation) != made(linter, relation)._replace(beside=())


@pytest.mark.parametrize("relation", TEXTS)
def test_a_report_keeps_no_case_once_its_rows_were_asked_for(monkeypatch, linter, relation):
    cases = []
    real = in_step.in_step

    def watched(name, case):
        cases.append(case)
        return real(name, case)

    monkeypatch.setattr(in_step, "in_step", watched)
    report = made(linter, relation)
    report.beside[0].rows()
    assert len(cases) == 1
    case = cases.pop()
    kinds = {id(case), id(case.beside)}
    gc.collect()
    assert not kinds & {id(one) for one in _reached(report)}


def test_rows_that_nobody_asked_for_are_found_when_the_report_is_sent():
    linter = Linter(select=["bilingual/number-mismatch"])
    report = made(linter, "translation")
    assert "not asked" in repr(report.beside[0].rows)
    again = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own
    assert repr(again.beside[0].rows) == "Rows(3)"
    assert again == report


def _reached(value):
    """Return everything that a value leads to, short of modules, classes and plain functions."""
    seen, queue = {}, [value]
    while queue:
        one = queue.pop()
        plain = isinstance(one, (type, ModuleType)) or (
            isinstance(one, FunctionType) and one.__closure__ is None
        )
        if id(one) in seen or plain:
            continue
        seen[id(one)] = one
        queue += gc.get_referents(one)
    return seen.values()

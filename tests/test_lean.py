"""What stands in for the standard library does what the library does."""

from __future__ import annotations

import collections
import contextlib
import functools
import pickle
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import finding, lean, literals
from disclosure_lint.lean import Counter, cache, import_module, lru_cache, suppress

BOTH_CACHES = pytest.mark.parametrize("remembering", [lru_cache, functools.lru_cache])


@given(st.lists(st.integers(0, 5)), st.integers(0, 7))
def test_a_counter_counts(things, most):
    ours, usual = Counter(things), collections.Counter(things)
    assert dict(ours) == dict(usual)
    assert ours[99] == 0
    assert 99 not in ours
    assert ours.most_common() == usual.most_common()
    assert ours.most_common(most) == usual.most_common(most)


@BOTH_CACHES
def test_a_bounded_cache_forgets(remembering):
    made = []

    @remembering(maxsize=2)
    def twice(number: int) -> int:
        """Return twice a number."""
        made.append(number)
        return 2 * number

    assert [twice(n) for n in (1, 1, 2, 3, 1)] == [2, 2, 4, 6, 2]
    assert made == [1, 2, 3, 1]
    assert twice.cache_info() == (1, 4, 2, 2)
    twice.cache_clear()
    assert twice.cache_info().currsize == 0
    assert (twice.__name__, twice.__doc__) == ("twice", "Return twice a number.")
    assert twice.__wrapped__(4) == 8


@cache
def once(number: int) -> object:
    return [number]


def test_a_cache_remembers():
    assert once(1) is once(1)
    assert once(2) is not once(1)
    assert pickle.loads(pickle.dumps(once)) is once  # noqa: S301


@pytest.mark.parametrize("suppressing", [suppress, contextlib.suppress])
def test_only_the_errors_that_are_named_are_suppressed(suppressing):
    with suppressing(KeyError, ValueError):
        raise UnicodeError
    with pytest.raises(TypeError), suppressing(KeyError, ValueError):
        raise TypeError
    with suppressing(KeyError):
        pass


def test_a_module_is_imported_by_its_whole_name():
    assert import_module("xml.etree.ElementTree") is sys.modules["xml.etree.ElementTree"]
    with pytest.raises(ModuleNotFoundError):
        import_module("disclosure_lint.no_such_module")


def test_what_is_written_in_c_is_the_librarys_own():
    assert lean.deque is collections.deque
    assert lean.defaultdict is collections.defaultdict


def test_closed_lists_and_their_types_agree():
    assert get_args(literals.DocumentKind) == finding.DOCUMENTS

"""The shape of a compiled pattern: nested tuples, so that a cache can hold them.

    node  = ("any", (node, …))          one of them holds
          | ("all", (node, …))          all of them hold
          | ("not", node)               it does not hold
          | ("within", unit, node)      it holds within one sentence, paragraph, …
          | ("run", (step, …), number)   these words stand there; `number` among the runs
                                        of a pack, whose steps are folded into bytes until
                                        they are needed; -1 outside one
    step  = ("word", word, glue)        this word
          | ("begins", letters, glue)   a word that begins so
          | ("gap", n)                  up to n words
          | ("one", words, beginnings, others)   one of these alternatives: `words` leads
                                        from the first word to the alternatives that
                                        begin with it, `beginnings` from a letter to
                                        pairs of first letters and such alternatives
          | ("element", name, glue)     something that the draft mentions

`glue` says what may stand before the word: None anything, "" white space or a
hyphen, otherwise exactly this, white space aside.
"""

from __future__ import annotations

from disclosure_lint import flat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

Node: TypeAlias = "tuple[Any, ...]"
Step: TypeAlias = "tuple[Any, ...]"
Steps: TypeAlias = "tuple[Step, ...]"

_OF_WORDS = frozenset({"word", "begins"})
UNITS = ("sentence", "paragraph", "heading", "headline")


def steps_of(run: Node) -> Steps:
    """Return the steps of a run, unfolded."""
    steps: Steps | bytes = run[1]
    return flat.loads(steps) if isinstance(steps, bytes) else steps


def is_phrase(steps: Steps) -> bool:
    """Whether steps are words in a row, without a choice or a gap."""
    for step in steps:  # noqa: SIM110 - asked of each phrase of each list: a generator costs more
        if step[0] not in _OF_WORDS:
            return False
    return True


def alternatives(step: Step) -> Iterator[Steps]:
    """Yield the alternatives of a `one` step."""
    for steps in step[1].values():
        yield from steps
    for lettered in step[2].values():
        for _, steps in lettered:
            yield from steps
    yield from step[3]


def runs(node: Node) -> Iterator[Node]:
    """Yield the runs whose presence makes a node hold; those under `not` are left out."""
    kind = node[0]
    if kind == "run":
        yield node
    elif kind in {"any", "all"}:
        for inner in node[1]:
            yield from runs(inner)
    elif kind == "within":
        yield from runs(node[2])

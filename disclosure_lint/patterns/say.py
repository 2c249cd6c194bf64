"""A compiled pattern in few words, for the messages of findings."""

from __future__ import annotations

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.patterns.nodes import Node, Step, Steps, alternatives, steps_of

_NAMED = 3  # alternatives named before “…”


def say(node: Node) -> str:
    """Return a short description of what a pattern looks for."""
    kind = node[0]
    if kind == "run":
        return _steps(steps_of(node))
    if kind == "within":
        return say(node[2])
    if kind == "not":
        return f"the absence of {say(node[1])}"
    joint = " or " if kind == "any" else " and "
    more = " …" if len(node[1]) > _NAMED else ""
    return joint.join(say(inner) for inner in node[1][:_NAMED]) + more


def _steps(steps: Steps) -> str:
    return _step(steps[0]) if len(steps) == 1 else f"“{_joined(steps)}”"


def _step(step: Step) -> str:
    kind = step[0]
    if kind == "begins":
        return f"a word beginning “{step[1]}”"
    if kind == "element":
        return f"a {step[1].replace('-', ' ')}"
    if kind == "one":
        named = _readable([_steps(steps) for steps in alternatives(step)])
        more = " …" if len(named) > _NAMED else ""
        return " or ".join(named[:_NAMED]) + more
    return f"“{step[1]}”"


def _joined(steps: Steps) -> str:
    """Put the words of a phrase together again: R&D, 18a.05, 无法保证."""
    said = ""
    for step in steps:
        word = _bare(step)
        glue = step[2] if step[0] in {"word", "begins"} else ""
        if glue:
            said += glue + word
        else:
            said += word if not said or said[-1] >= WIDE_FROM <= word[:1] else f" {word}"
    return said


def _bare(step: Step) -> str:
    kind = step[0]
    if kind == "gap":
        return "…"
    if kind == "one":
        named = [_joined(steps) for steps in alternatives(step)]
        return "/".join(named[:_NAMED]) + "/…" * (len(named) > _NAMED)
    return f"{step[1]}…" if kind == "begins" else str(step[1])


def _readable(named: list[str]) -> list[str]:
    """Leave the Chinese alternatives out where there are English ones."""
    return [name for name in named if not any(c > WIDE_FROM for c in name)] or named

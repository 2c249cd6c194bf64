"""A compiled pattern in few words, for the messages of findings."""

from __future__ import annotations

from disclosure_lint.patterns.nodes import Node, Step, Steps, alternatives

_NAMED = 3  # alternatives named before “…”


def say(node: Node) -> str:
    """Return a short description of what a pattern looks for."""
    kind = node[0]
    if kind == "run":
        return _steps(node[1])
    if kind == "within":
        return say(node[2])
    if kind == "not":
        return f"the absence of {say(node[1])}"
    joint = " or " if kind == "any" else " and "
    return joint.join(say(inner) for inner in node[1][:_NAMED])


def _steps(steps: Steps) -> str:
    if len(steps) == 1:
        return _step(steps[0])
    words = " ".join(_bare(step) for step in steps)
    return f"“{words}”"


def _step(step: Step) -> str:
    kind = step[0]
    if kind == "begins":
        return f"a word beginning “{step[1]}”"
    if kind == "element":
        return f"a {step[1].replace('-', ' ')}"
    if kind == "one":
        named = [_steps(steps) for steps in alternatives(step)]
        more = " …" if len(named) > _NAMED else ""
        return " or ".join(named[:_NAMED]) + more
    return f"“{step[1]}”"


def _bare(step: Step) -> str:
    kind = step[0]
    if kind == "gap":
        return "…"
    if kind == "one":
        named = [" ".join(_bare(s) for s in steps) for steps in alternatives(step)]
        return "/".join(named[:_NAMED])
    return f"{step[1]}…" if kind == "begins" else str(step[1])

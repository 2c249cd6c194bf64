"""Kinds that other packages bring, by entry points of the group `disclosure_lint.kinds`.

Nothing is looked for, nor imported, until a rule names a kind that is none of our own.
"""

from __future__ import annotations

import os

from disclosure_lint.errors import PluginError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.metadata import EntryPoint
    from typing import Any

GROUP = "disclosure_lint.kinds"

_kept: dict[str, Plugin] = {}


class Plugin(NamedTuple):
    """A kind of another package, imported."""

    name: str
    origin: str  # the package and its version, for messages
    model: Any  # a subclass of `packs.rule_model.RuleModel`
    judge: Callable[..., Any]  # (Rule, Case) → Verdict


def names() -> list[str]:
    """Return the names of all kinds that installed packages bring."""
    from importlib.metadata import entry_points

    return sorted({point.name for point in entry_points(group=GROUP)})


def find(name: str) -> Plugin | None:
    """Return the kind of that name; None where no package brings one.

    Raises:
        PluginError: it cannot be imported, is no kind, or two packages bring it.
    """
    if name not in _kept:
        point = _point(name)
        if point is None:
            return None
        _kept[name] = _imported(point)
    return _kept[name]


def stamp(name: str) -> str:
    """Return what tells one state of a kind's package from another; "" where it is gone."""
    try:
        point = _point(name)
    except PluginError:
        return ""
    return "" if point is None else f"{_origin(point)} {_file(point)}"


def still_there(compiled: Mapping[str, Any]) -> bool:
    """Whether the kinds of other packages are as they were when packs were compiled."""
    used: dict[str, str] = compiled.get("plugins", {})
    return all(stamp(name) == then for name, then in used.items())


def _point(name: str) -> EntryPoint | None:
    from importlib.metadata import entry_points

    found = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if len(found) > 1:
        origins = " and ".join(sorted(map(_origin, found.values())))
        raise PluginError(f"the kind `{name}` is brought by {origins}; remove one of them")
    return next(iter(found.values()), None)


def _imported(point: EntryPoint) -> Plugin:
    from disclosure_lint.packs.rule_model import RuleModel

    said = f"the kind `{point.name}` of {_origin(point)}"
    try:
        made = point.load()
    except Exception as error:
        raise PluginError(f"{said} cannot be imported: {type(error).__name__}: {error}") from error
    model, judge = getattr(made, "Rule", None), getattr(made, "judge", None)
    if not (isinstance(model, type) and issubclass(model, RuleModel) and callable(judge)):
        raise PluginError(f"{said} is none: `{point.value}` needs a `Rule` model and a `judge`")
    return Plugin(point.name, _origin(point), model, judge)


def _origin(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _file(point: EntryPoint) -> str:
    """Return the state of the module's file, which an editable install changes in place."""
    from importlib.util import find_spec

    try:
        spec = find_spec(point.module)
        told = os.stat(spec.origin) if spec and spec.origin else None
    except (ImportError, OSError, ValueError):
        return ""
    return f"{told.st_mtime_ns} {told.st_size}" if told else ""

"""`config`: what a run goes by and where that comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from disclosure_lint.cli import completing, declared
from disclosure_lint.config import discover
from disclosure_lint.config.settings import settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@click.group(epilog=declared.examples("config show"))
def config() -> None:
    """Show the configuration, or what it may hold."""


@config.command(epilog=declared.examples("config show", "config show drafts/ --fail-on warning"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completing.files)
@declared.together(declared.SETTINGS)
def show(paths: tuple[str, ...], config: str | None, **flags: Any) -> int:
    """Print every setting and where its value comes from."""
    file = discover.holding(config, paths or (".",))
    settings, origins = settle(flags, file)
    for each in file.chain() if file else ():
        click.echo(f"# {each.path} ({each.how})")
    if file is None:
        click.echo("# no configuration file")
    rows = [(name.replace("_", "-"), value) for name, value in settings._asdict().items()]
    said = [f"{name} = {_said(value)}" for name, value in rows]
    width = max(map(len, said))
    for (name, _), text in zip(rows, said, strict=True):
        click.echo(f"{text:<{width}}  # {_placed(origins[name.replace('-', '_')], name)}")
    return 0


@config.command(epilog=declared.examples("config schema > config.schema.json"))
def schema() -> int:
    """Print the JSON Schema of a configuration file."""
    from disclosure_lint import schemas

    click.echo(schemas.text("config"), nl=False)
    return 0


def _placed(origin: str, key: str) -> str:
    """Return where a value comes from, with the line for a file."""
    if origin in {"flag", "default"}:
        return origin
    from disclosure_lint.config.lines import line_of

    files = origin.split("\n")
    return ", ".join(f"{path}:{line}" if (line := line_of(path, key)) else path for path in files)


def _said(value: object) -> str:
    if value is None:
        return "(none)"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(name)} = {_said(one)}" for name, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_said, value))}]"
    return json.dumps(value, ensure_ascii=False)

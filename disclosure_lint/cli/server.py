"""`server`: the language server, for editors."""

from __future__ import annotations

from importlib.util import find_spec

import click

from disclosure_lint.cli import declared
from disclosure_lint.errors import UsageError


@click.command(epilog=declared.examples("server --stdio"))
@click.option("--stdio", is_flag=True, help="Speak over standard input and output; the default.")
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error what goes on.")
@click.option("--clientProcessId", "_process", hidden=True, help="What some clients add.")
def server(stdio: bool, verbose: bool, _process: str | None) -> int:  # noqa: ARG001, FBT001 - click's
    """Judge drafts and rule files as they are typed, in editors.

    A language server: docs/editors.md says how editors start it.
    """
    if find_spec("pygls") is None:
        raise UsageError(
            "the server needs pygls: pip install '.[lsp]' in a checkout of disclosure-lint"
        )
    from disclosure_lint.server.start import serve

    return serve(verbose=verbose)

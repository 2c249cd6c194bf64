"""`completion`: the script that lets a shell complete commands, options and names.

bash, zsh and fish are click's; PowerShell's is ours, in the same manner: the shell hands
over the words in the environment and reads what fits.
"""

from __future__ import annotations

import click

from disclosure_lint.cli import declared

PROGRAM = "disclosure-lint"
VARIABLE = "_DISCLOSURE_LINT_COMPLETE"  # set by the scripts when a shell asks
SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(epilog=declared.examples("completion bash > disclosure-lint.bash"))
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the script that completes commands in a shell."""
    from click.shell_completion import get_completion_class

    _register()
    made = get_completion_class(shell)
    if made is None:  # click would have refused it
        raise click.UsageError(f"{shell} is not known")
    # Not `source()`, which starts a bash to ask how old it is.
    script = (
        made.source_template
        % made(click.get_current_context().find_root().command, {}, PROGRAM, VARIABLE).source_vars()
    )
    if shell == "fish":  # what is offered may hold a comma, and its description too
        script = script.replace('(string split "," ', '(string split -m 1 "," ')
    click.echo(script, nl=False)
    return 0


def answer(cli: click.Command, instruction: str) -> int:
    """Answer a shell that asks what fits."""
    from click.shell_completion import shell_complete

    _register()
    return shell_complete(cli, {}, PROGRAM, VARIABLE, instruction)


def _register() -> None:
    from click.shell_completion import add_completion_class

    from disclosure_lint.cli.powershell import PowerShell

    add_completion_class(PowerShell)

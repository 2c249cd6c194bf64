"""`completion`: the script that lets a shell complete commands, options and names.

bash, zsh and fish are click's; PowerShell's is ours, in the same manner: the shell hands
over the words in the environment and reads what fits.
"""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
    split_arg_string,
)
from typing_extensions import override

from disclosure_lint.cli import declared

PROGRAM = "disclosure-lint"
VARIABLE = "_DISCLOSURE_LINT_COMPLETE"  # set by the scripts when a shell asks
SHELLS = ("bash", "zsh", "fish", "powershell")
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:%(complete_var)s = 'powershell_complete'
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    try {
        %(prog_name)s | ForEach-Object {
            $type, $value, $help = $_ -split "`t", 3
            if ($type -eq 'plain') {
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD
    }
}
"""


class _PowerShell(ShellComplete):
    """Completion for PowerShell; files it completes by itself where nothing is offered."""

    name = "powershell"
    source_template = _POWERSHELL

    @override
    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words before the cursor, and the one that is being typed."""
        words = split_arg_string(os.environ["COMP_WORDS"].replace("\\", "\\\\"))[1:]
        typed = os.environ["COMP_CWORD"]
        return (words[:-1] if typed and words else words), typed

    @override
    def format_completion(self, item: CompletionItem) -> str:
        """Return one offer on a line: its type, itself and what it is."""
        return f"{item.type}\t{item.value}\t{item.help or item.value}"


add_completion_class(_PowerShell)


@click.command(epilog=declared.examples("completion bash > disclosure-lint.bash"))
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the script that completes commands in a shell."""
    from disclosure_lint.cli.app import cli

    made = get_completion_class(shell)
    if made is None:  # click would have refused it
        raise click.UsageError(f"{shell} is not known")
    # Not `source()`, which starts a bash to ask how old it is.
    script = made.source_template % made(cli, {}, PROGRAM, VARIABLE).source_vars()
    if shell == "fish":  # what is offered may hold a comma, and its description too
        script = script.replace('(string split "," ', '(string split -m 1 "," ')
    click.echo(script, nl=False)
    return 0


def answer(cli: click.Command, instruction: str) -> int:
    """Answer a shell that asks what fits."""
    return shell_complete(cli, {}, PROGRAM, VARIABLE, instruction)

"""Completion for PowerShell, in the manner of click's own shells.

Imported only when it is asked for: its base class costs every other command its time.
"""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, split_arg_string
from typing_extensions import override

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


class PowerShell(ShellComplete):
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

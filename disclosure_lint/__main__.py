"""`python -m disclosure_lint` is the command line."""

from disclosure_lint.cli.main import program

program()

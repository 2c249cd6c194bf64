"""What is asked of an archive once it was judged: answers, samples, a page, spreadsheets."""

from __future__ import annotations

import sys

import click

from disclosure_lint.cli import archive_inputs, declared
from disclosure_lint.cli.archive_inputs import Documents, see_to_libraries
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CLEAN = 0
_PACK = click.option(
    "--pack", metavar="DIGEST", help="Of what these packs judged.  [default: the newest]"
)
_RULE = click.option("--rule", metavar="RULE", help="The rule that a sample is of.  [default: all]")
_SEED = click.option(
    "--seed", default="1", show_default=True, help="The same seed draws the same sample."
)
_COUNT = click.option(
    "--count", type=click.IntRange(min=1), default=50, show_default=True, metavar="N",
    help="The size of a sample.",
)  # fmt: skip
_FORMS = ("table", "csv", "json")


@click.command(
    epilog=declared.examples(
        "archive ask OUT --list",
        "archive ask OUT legend-by-year",
        "archive ask OUT changes --output csv",
        'archive ask OUT --sql "SELECT rule, count(*) FROM findings GROUP BY rule"',
    )
)
@click.argument("out", metavar="OUT")
@click.argument("question", required=False)
@click.option("--list", "listed", is_flag=True, help="Name the questions.")
@click.option("--sql", metavar="QUERY", help="Ask in SQL, as DuckDB understands it.")
@click.option("--show-sql", is_flag=True, help="Print the SQL of the question instead.")
@_PACK
@_RULE
@_COUNT
@_SEED
@click.option("--output", type=click.Choice(_FORMS), default="table",
              show_default=True, help="How the answer is written.")  # fmt: skip
def ask(**told: Any) -> int:
    """Ask what came of an archive, with a question of ours or in SQL."""
    see_to_libraries("duckdb")
    from disclosure_lint.archive import answers, asking

    if told["listed"]:
        sys.stdout.write(answers.table(["question", "asks"], list(asking.questions().items())))
        return _CLEAN
    if (told["question"] is None) == (told["sql"] is None):
        raise UsageError("name a question (`--list` names them), or ask one with --sql")
    query = told["sql"] or asking.sql(told["question"])
    if told["show_sql"]:
        sys.stdout.write(query)
        return _CLEAN
    names, rows = asking.Archive(told["out"], told["pack"]).ask(query, told)
    sys.stdout.write(answers.FORMS[told["output"]](names, rows))
    return _CLEAN


@click.command(
    epilog=declared.examples(
        "archive sample OUT releases/ -o sample.csv",
        "archive sample OUT releases/ --rule drafting/placeholder --count 100 -o sample.csv",
    )
)
@click.argument("out", metavar="OUT")
@click.argument("inputs", nargs=-1, metavar="[IN...]")
@click.option("-o", "--output-file", required=True, metavar="FILE", help="Where the CSV goes.")
@_RULE
@_COUNT
@_SEED
@_PACK
@declared.together(archive_inputs.COLUMNS[:2])
@archive_inputs.LARGEST
def sample(**told: Any) -> int:
    """Draw findings to judge by reading, with the words around them out of the inputs.

    Fill the column `right` in with right, wrong or arguable; `archive precision` reads it back.
    """
    see_to_libraries("duckdb")
    from disclosure_lint.archive import answers, asking, sampling

    documents = Documents(told["inputs"], told)
    names, rows = asking.Archive(told["out"], told["pack"]).ask(asking.sql("sample"), told)
    if not rows:
        raise UsageError(f"{told['out']}: no findings to draw from")
    if told["inputs"]:
        names, rows = sampling.with_words(names, rows, documents)
    written = "\ufeff" + answers.comma_separated(names, rows)  # without the mark Excel guesses
    _write(told["output_file"], written)
    _say(f"{len(rows):,} findings drawn: {told['output_file']}")
    return _CLEAN


@click.command(
    epilog=declared.examples("archive precision sample.csv"),
)
@click.argument("samples", nargs=-1, required=True, metavar="SAMPLE...")
@click.option("--output", type=click.Choice(_FORMS), default="table",
              show_default=True, help="How the answer is written.")  # fmt: skip
def precision(samples: tuple[str, ...], output: str) -> int:
    """Say how many findings of each rule were right, by samples that were filled in.

    The band is Wilson's for 95 %; what is arguable counts as not right.
    """
    from disclosure_lint.archive import answers
    from disclosure_lint.archive import precision as reading

    found = reading.read(samples)
    sys.stdout.write(answers.FORMS[output](reading.NAMES, [one.row for one in found]))
    share = reading.overall(found)
    if output == "table" and share is not None:
        _say(
            f"{100 * share:.1f} % of all findings of these rules, each by its number in the archive"
        )
    return _CLEAN


@click.command(
    epilog=declared.examples(
        "archive report OUT -o report.html",
        "archive report OUT --judged sample.csv -o report.html",
    )
)
@click.argument("out", metavar="OUT")
@click.option("-o", "--output-file", required=True, metavar="FILE", help="Where the page goes.")
@click.option(
    "--judged", multiple=True, metavar="SAMPLE",
    help="A sample that was filled in: precision beside each rule.",
)  # fmt: skip
@click.option("--title", default="Archive", show_default=True, help="What the page is headed.")
@_PACK
def report(**told: Any) -> int:
    """Write the questions as tables and plots into one page that needs nothing else."""
    see_to_libraries("duckdb")
    from disclosure_lint.archive import asking
    from disclosure_lint.archive import precision as reading
    from disclosure_lint.archive.report import report as made

    judged = reading.read(told["judged"])
    archive = asking.Archive(told["out"], told["pack"])
    _write(told["output_file"], made(archive, told["title"], judged))
    return _CLEAN


@click.command(
    epilog=declared.examples(
        "archive export OUT -o archive.xlsx",
        "archive export OUT -o tables/ --table findings",
    )
)
@click.argument("out", metavar="OUT")
@click.option(
    "-o", "--output", required=True, metavar="FILE",
    help="An Excel file, `.xlsx`, or a folder for CSV.",
)  # fmt: skip
@click.option(
    "--table", "tables", multiple=True,
    type=click.Choice(("findings", "drafts", "requirements", "unread", "rules")),
    help="Only this table.  [default: all but requirements]",
)  # fmt: skip
@_PACK
def export(out: str, output: str, tables: tuple[str, ...], pack: str | None) -> int:
    """Write the tables as a spreadsheet opens them: CSV, or one Excel file."""
    is_book = output.lower().endswith(".xlsx")
    see_to_libraries("duckdb", *(("xlsxwriter",) if is_book else ()))
    from disclosure_lint.archive import asking, exporting

    archive = asking.Archive(out, pack)
    write = exporting.workbook if is_book else exporting.comma_separated
    made = write(archive, output, tables or exporting.USUAL)
    _say(f"{output}: {', '.join(made)}")
    return _CLEAN


COMMANDS = (ask, sample, precision, report, export)


def _write(path: str, content: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")

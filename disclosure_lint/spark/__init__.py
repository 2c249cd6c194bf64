"""Judging with Spark: the same judge, guard and rows as `disclosure-lint archive`.

    spark.dataSource.register(DisclosureSource)
    found = lint_table(spark.read.format("disclosures").load("feed/"))
    found = lint_table(spark.read.parquet("filings"), text="body", id="accession")
    found.write.parquet("found")
    drafts, findings, requirements, unread = tables(spark.read.parquet("found"))

Packs are loaded once, on the driver, and shipped with the work. Each worker of Python has one
child that judges for it, which may die: that costs a row in `unread`, and no task.
Write what is found before you take it apart: Spark would judge once for each table.
"""

from __future__ import annotations

from disclosure_lint.spark.source import DisclosureSource
from disclosure_lint.spark.table import lint_table, tables

__all__ = ["DisclosureSource", "lint_table", "tables"]

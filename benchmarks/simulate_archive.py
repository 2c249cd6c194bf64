"""Makes a large archive of a small one: its rows again and again, with keys of their own.

python benchmarks/simulate_archive.py OUT LARGE --times 51
python benchmarks/simulate_archive.py OUT LARGE --times 51 --ask     and times each question

For questions and reports over as many drafts as nobody wants to judge for it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time

import duckdb

from disclosure_lint.archive import asking, shelf

_KEY = "CASE WHEN draft IS NULL THEN NULL ELSE hash(draft, n)::HUGEINT - 9223372036854775808 END"
_WITH = {
    "drafts": f"REPLACE ({_KEY} AS draft, unhex(sha256(hex(sha256) || n)) AS sha256, n || '/' || path AS path,"
    " CAST(published - INTERVAL (n) DAY AS DATE) AS published)",
    "findings": f"REPLACE ({_KEY} AS draft)",
    "requirements": f"REPLACE ({_KEY} AS draft)",
    "unread": "REPLACE (n || '/' || path AS path)",
}


def simulate(small: str, large: str, times: int) -> None:
    """Write `large`: the tables of `small`, `times` times."""
    for name in ("_packs", "rules"):
        shutil.copytree(os.path.join(small, name), os.path.join(large, name))
    shutil.copy(os.path.join(small, "archive.json"), large)
    with duckdb.connect() as connection:
        connection.execute(
            "SET memory_limit = '2GB'; SET threads = 1; SET preserve_insertion_order = false"
        )
        for digest in shelf.packs(small):
            done = os.path.join(large, "_done", digest)
            os.makedirs(done)
            for table, replaced in _WITH.items():
                files = shelf.whole(small, table, digest)
                folder = os.path.join(large, table, f"pack={digest}")
                os.makedirs(folder)
                for first in range(0, times, 10):
                    last = min(times, first + 10)
                    path = os.path.join(folder, f"part-{first:04}.parquet")
                    connection.execute(
                        f"COPY (SELECT r.* {replaced} FROM read_parquet({files!r}, "  # noqa: S608 - ours
                        f"hive_partitioning = false) r, range({first}, {last}) t(n)) "
                        f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
                    )
            for first in range(0, times, 10):
                with open(
                    os.path.join(done, f"part-{first:04}.json"), "w", encoding="utf-8"
                ) as file:
                    json.dump({"documents": 0}, file)


def ask(folder: str) -> None:
    """Print how long each question takes."""
    archive = asking.Archive(folder)
    for question in asking.questions():
        query = asking.sql(question)
        if archive.is_first and "old_" in query:
            continue
        told = {"rule": None, "count": 200, "seed": "1"}
        began, worked = time.perf_counter(), time.process_time()
        _, rows = archive.ask(query, told)
        wall, cpu = time.perf_counter() - began, time.process_time() - worked
        print(f"{question:22} {wall:6.2f} s, {cpu:6.2f} s of CPU, {len(rows):,} rows")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("--times", type=int, default=51)
    parser.add_argument("--ask", action="store_true")
    told = parser.parse_args()
    if not os.path.exists(told.large):
        os.makedirs(told.large)
        simulate(told.small, told.large, told.times)
    if told.ask:
        ask(told.large)


if __name__ == "__main__":
    main()

"""The exact cube of sums and people: the kernel beside plain DuckDB, PostgreSQL, Spark, and reading once.

Ten million records at size 1. Each way has a process, so its own memory; all must give the same check.
What takes seconds is measured several times, and the middle one is told: most of how its runs differ is
how soon the system clears a gigabyte of memory for it.
"""

import json
import subprocess
import sys
from typing import Any

from bench.support.records import write_records
from bench.support.tables import Line, keep

from dure.kernel.testing.checkout import ROOT
from dure.kernel.testing.spark import SparkMissing, have_spark

RECORDS = 10_000_000
PLACE = ROOT / "var" / "bench"
WARMING = 100_000
# Whoever is beyond this is told as such and ended. An hour is enough for PostgreSQL at ten million
# records on two cores that others use too.
MOST_SECONDS = 3_600
# Ways that take minutes are measured at a tenth, beside the kernel and plain DuckDB at that tenth.
SLOW = ("postgres", "spark")
TENTH = 0.1
# Ways that take seconds, and how often each is measured; the others once.
SHORT, TIMES = ("read", "kernel", "refresh"), 5
# From here on only the kernel is worth waiting for.
LARGE = 3
NAMES = {
    "kernel": "kernel, from typed columns",
    "refresh": "  a hundredth of the records is new",
    "staged": "kernel, staged and written to DuckDB",
    "dedup": "DuckDB, people and finest cells first",
    "sets": "DuckDB, grouping sets and count(distinct)",
    "postgres": "PostgreSQL",
    "spark": "Spark, two workers",
}
Told = dict[str, Any]


def main() -> None:
    """Make the records once, measure every way, keep the lines."""
    scale, whole = float(sys.argv[1]), "whole" in sys.argv[2:]
    read = measured("read", scale)["seconds"]
    lines = [Line("reading the columns once", read, "s")]
    quick = ["kernel", "refresh"] if scale >= LARGE else [one for one in NAMES if one not in SLOW]
    found = {name: measured(name, scale) for name in quick}
    lines += [line for name in quick for line in told(name, found, read)]
    if scale < LARGE:
        size = scale if whole else scale * TENTH
        beside = found if whole else {one: measured(one, size) for one in ("kernel", "dedup")}
        lines += [line for name in SLOW for line in slow(name, size, beside)]
    keep("cube", "any", scale, lines)


def told(name: str, found: dict[str, Told], read: float) -> list[Line]:
    """One way, beside what it is put beside: the kernel beside plain DuckDB and reading once."""
    one = found[name]
    if not one:
        print(f"{NAMES[name]}: not here, or longer than {MOST_SECONDS} s")
        return []
    seconds = one["counting"] if name == "refresh" else one["seconds"]
    note = f"{one['mb']:.0f} MB, {one['check'][0]:,} cells, {one['cpu']:.1f} s of a core"
    if name in SHORT:
        note += f"; {one['least']:.2f} to {one['most']:.2f} s"
    if name == "refresh":
        return [Line(NAMES[name], seconds, "s", note, found["kernel"]["seconds"], "counting anew")]
    lines = [Line(NAMES[name], seconds, "s", note, read, "reading once")]
    if name == "kernel" and found.get("sets"):
        lines.append(
            Line(NAMES[name], seconds, "s", note, found["sets"]["seconds"], "plain DuckDB")
        )
    return lines


def slow(name: str, size: float, beside: dict[str, Told]) -> list[Line]:
    """Another engine, and how many times faster the kernel and plain DuckDB are at its size."""
    one = measured(name, size)
    if not one:
        print(f"{NAMES[name]}: not here, or longer than {MOST_SECONDS} s")
        return []
    what = f"{NAMES[name]}, {round(RECORDS * size):,} records"
    note = f"{one['check'][0]:,} cells; {one['seconds']:.0f} s with its start and the way there"
    lines = [Line(what, one["counting"], "s", note)]
    for other in ("kernel", "dedup"):
        if beside[other]:
            assert beside[other]["check"] == one["check"], (name, other)
            seconds = beside[other]["seconds"]
            lines.append(Line(f"  {NAMES[other]}", seconds, "s", "", one["counting"], NAMES[name]))
    return lines


def measured(name: str, scale: float) -> Told:
    """One way at one size, the middle of its runs; empty where it cannot be had."""
    runs = [run(name, scale) for _ in range(TIMES if name in SHORT else 1)]
    if not all(runs):
        return {}
    of = "counting" if name == "refresh" else "seconds"
    runs.sort(key=lambda one: float(one[of]))
    return {**runs[len(runs) // 2], "least": runs[0][of], "most": runs[-1][of]}


def run(name: str, scale: float) -> Told:
    """One run of one way; empty where it cannot be had."""
    if name == "spark" and not _spark_is_here():
        return {}
    file = records(round(RECORDS * scale))
    words = [sys.executable, "-m", "bench.support.cube_ways", name, file, records(WARMING)]
    try:
        done = subprocess.run(
            words, cwd=ROOT, check=False, capture_output=True, text=True, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return {}
    assert done.returncode == 0, done.stderr
    said: Told = json.loads(done.stdout.splitlines()[-1])
    return said


def _spark_is_here() -> bool:
    """Brought as the tests bring it; else said why not."""
    try:
        have_spark()
    except SparkMissing as missing:
        print(missing)
        return False
    return True


def records(count: int) -> str:
    """The file with that many records; made once and kept."""
    PLACE.mkdir(parents=True, exist_ok=True)
    path = PLACE / f"records-{count}.parquet"
    if not path.exists():
        write_records(path, count)
    return str(path)


if __name__ == "__main__":
    main()

"""The exact cube of sums and people: the kernel beside plain DuckDB, PostgreSQL, Spark, and reading once.

Ten million records at size 1. Each way has a process, so its own memory; all must give the same check.
"""

import importlib.util
import json
import subprocess
import sys
from typing import Any

from bench.support.records import write_records
from bench.support.tables import Line, keep

from dure.kernel.testing.checkout import ROOT

RECORDS = 10_000_000
PLACE = ROOT / "var" / "bench"
WARMING = 100_000
# Whoever is beyond this is told as such and ended; nobody waits an hour for a figure.
MOST_SECONDS = 1_200
SLOW = {"postgres": 0.1, "spark": 0.1}
NAMES = {
    "kernel": "kernel, from typed columns",
    "refresh": "  a hundredth of the records is new",
    "staged": "kernel, staged and written to DuckDB",
    "dedup": "DuckDB, people and finest cells first",
    "sets": "DuckDB, grouping sets and count(distinct)",
    "postgres": "PostgreSQL, a tenth of the records",
    "spark": "Spark, two workers, a tenth of the records",
}


def main() -> None:
    """Make the records once, measure every way, keep the lines."""
    scale = float(sys.argv[1])
    read = measured("read", scale)["seconds"]
    found: dict[str, dict[str, Any]] = {name: measured(name, scale) for name in NAMES}
    lines = [Line("reading the columns once", read, "s")]
    for name, what in NAMES.items():
        told = found[name]
        if not told:
            print(f"{what}: not here, or longer than {MOST_SECONDS} s")
            continue
        seconds = told["counting"] if name in ("refresh", *SLOW) else told["seconds"]
        note = f"{told['mb']:.0f} MB, {told['check'][0]:,} cells"
        other, whom = compared(name, found, read)
        lines.append(Line(what, seconds, "s", note, other, whom))
    keep("cube", "any", scale, lines)


def compared(name: str, found: dict[str, dict[str, Any]], read: float) -> tuple[float | None, str]:
    """What each is put beside: the kernel beside plain DuckDB, the others beside reading once."""
    if name == "kernel" and found["sets"]:
        return found["sets"]["seconds"], "grouping sets"
    if name == "refresh" and found["kernel"]:
        return found["kernel"]["seconds"], "counting anew"
    return read, "reading once"


def measured(name: str, scale: float) -> dict[str, Any]:
    """One way at one size; empty where it cannot be had."""
    if name == "spark" and importlib.util.find_spec("pyspark") is None:
        return {}
    file = records(round(RECORDS * scale * SLOW.get(name, 1)))
    words = [sys.executable, "-m", "bench.support.cube_ways", name, file, records(WARMING)]
    try:
        done = subprocess.run(
            words, cwd=ROOT, check=False, capture_output=True, text=True, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return {}
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def records(count: int) -> str:
    """The file with that many records; made once and kept."""
    PLACE.mkdir(parents=True, exist_ok=True)
    path = PLACE / f"records-{count}.parquet"
    if not path.exists():
        write_records(path, count)
    return str(path)


if __name__ == "__main__":
    main()

"""`dure link`: people known to many offices, by names and by codes, beside exact matching and Splink."""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.support.people import HEADER, Row, records
from bench.support.plain_splink import linked_by_splink
from bench.support.story import stage
from bench.support.tables import Line, keep

from dure.engines.linkage import coded_apart, linked_codes_apart

RECORDS = 100_000


class Score(NamedTuple):
    """Precision, recall and their harmonic mean over pairs of records."""

    precision: float
    recall: float
    f1: float


def main() -> None:
    """Write the records, run the command as anybody would, compare with what is true."""
    the = stage()
    rows = records(round(RECORDS * the.scale))
    truth = {row.cells[0]: str(row.person) for row in rows}
    lines = [*_ours(rows, truth), *_coded(rows, truth)]
    lines += [*_exact(rows, truth), *_splink(rows, truth)]
    keep("linking", the.database, the.scale, lines)


def _ours(rows: Sequence[Row], truth: Mapping[str, str]) -> list[Line]:
    with tempfile.TemporaryDirectory() as name:
        people, out = Path(name, "people.csv"), Path(name, "out.csv")
        with people.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER, *(row.cells for row in rows)])
        began = time.perf_counter()
        command = [sys.executable, "-m", "dure.project.command", "link", str(people)]
        done = subprocess.run(
            [*command, "--out", str(out)], check=False, capture_output=True, text=True
        )
        seconds = time.perf_counter() - began
        assert done.returncode == 0, done.stderr
        found = {row["record_id"]: row["person_id"] for row in csv.DictReader(out.open())}
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        *_told(f"dure link, {len(rows):,} records", score(found, truth), seconds),
        Line("  memory", memory, "MB", "at most"),
    ]


def _coded(rows: Sequence[Row], truth: Mapping[str, str]) -> list[Line]:
    """Under contract: names become keyed codes first, and only these are compared."""
    began = time.perf_counter()
    columns = {name: [row.cells[at] for row in rows] for at, name in enumerate(HEADER)}
    linked = linked_codes_apart(coded_apart(columns, key=b"bench" * 8))
    seconds = time.perf_counter() - began
    found = {link.record_id: link.person_id for link in linked.links}
    return _told("the same by codes alone", score(found, truth), seconds)


def _exact(rows: Sequence[Row], truth: Mapping[str, str]) -> list[Line]:
    began = time.perf_counter()
    place = {name: HEADER.index(name) for name in ("record_id", "full_name", "birth_date")}
    found = {
        row.cells[0]: " ".join(
            (
                row.cells[place["full_name"]],
                "".join(filter(str.isdigit, row.cells[place["birth_date"]])),
            )
        )
        for row in rows
    }
    took = time.perf_counter() - began
    return _told("name and birth date equal", score(found, truth), took)


def _splink(rows: Sequence[Row], truth: Mapping[str, str]) -> list[Line]:
    began = time.perf_counter()
    found = linked_by_splink(HEADER, [row.cells for row in rows])
    return _told("Splink as it comes", score(found, truth), time.perf_counter() - began)


def _told(name: str, found: Score, seconds: float) -> list[Line]:
    return [
        Line(name, seconds, "s"),
        Line("  precision", found.precision * 100, "%"),
        Line("  recall", found.recall * 100, "%"),
        Line("  F1", found.f1 * 100, "%"),
    ]


def score(found: Mapping[str, str], truth: Mapping[str, str]) -> Score:
    """How well pairs of records were found."""
    both = _pairs(Counter((found[one], truth[one]) for one in truth).values())
    said = _pairs(Counter(found.values()).values())
    true = _pairs(Counter(truth.values()).values())
    return Score(both / max(said, 1), both / max(true, 1), 2 * both / max(said + true, 1))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


if __name__ == "__main__":
    main()

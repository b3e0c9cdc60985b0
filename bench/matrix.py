"""Who does what: 500 organisations × 250 districts × 40 kinds; the matrix, its gaps, its overlaps.

At size 1 every organisation offers every kind in five districts: 100,000 lines. Beside it the plain query
that counts and sums by place and kind, and the plain self-join of lines that meet at a place on one
weekday. Neither knows groups, minutes, periods, shares, or that unknown is not zero.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from bench.support.tables import Line as Told
from bench.support.tables import keep

from dure.activities.rules.gaps import matrix
from dure.activities.rules.overlaps import overlaps
from dure.activities.types import Line, Wanted, Weekly

ORGANISATIONS, DISTRICTS, KINDS, AREAS = 500, 250, 40, 5
GROUPS = ("elders", "children", "disability", "families", "youth")
JOIN = """
SELECT COUNT(*) FROM line a JOIN line b
ON a.place = b.place AND a.kind = b.kind AND a.day = b.day AND a.organisation < b.organisation
"""
Result = TypeVar("Result")


def main() -> None:
    """Measure each and keep the lines."""
    organisations = max(2, round(ORGANISATIONS * float(sys.argv[1])))
    lines = lines_of(organisations)
    places = [f"{code:05d}00000" for code in range(DISTRICTS)]
    kinds = [f"kind.{number}" for number in range(KINDS)]
    needs = [Wanted(place, kind, "elders", 40) for place in places for kind in kinds]
    parents = dict.fromkeys(places, "province") | {"province": ""}
    note = f"{organisations} organisations, {sum(len(one.areas) for one in lines):,} lines"
    whole, cells = timed(lambda: matrix(lines, needs, parents, places=places, kinds=kinds))
    found, pairs = timed(lambda: overlaps(lines, parents))
    plain = _database(lines)
    grouped = "SELECT place, kind, COUNT(*), SUM(capacity) FROM line GROUP BY place, kind"
    query, _rows = timed(lambda: plain.execute(grouped).fetchall())
    joined, count = timed(lambda: plain.execute(JOIN).fetchone()[0])
    gaps = sum(cell.state in ("gap", "short") for cell in cells.values())
    keep(
        "matrix",
        "any",
        float(sys.argv[1]),
        [
            Told("matrix and gaps", whole, "s", f"{note}, {gaps:,} gaps", query, "GROUP BY"),
            Told("overlaps", found, "s", f"{len(pairs):,} pairs", joined, f"join, {count:,} rows"),
        ],
    )


def lines_of(organisations: int) -> list[Line]:
    """Every organisation offers every kind in five districts, at one or two times of the week."""
    chance = random.Random(6)  # noqa: S311 - the same world at every run
    found = []
    for organisation in range(organisations):
        for kind in range(KINDS):
            areas = tuple(f"{code:05d}00000" for code in chance.sample(range(DISTRICTS), AREAS))
            found.append(
                Line(
                    len(found),
                    organisation,
                    f"kind.{kind}",
                    areas,
                    frozenset(chance.sample(GROUPS, chance.randint(0, 2))),
                    _times(chance),
                    chance.choice((None, 20, 60)),
                    shares=dict.fromkeys(areas, 4) if chance.random() < 0.5 else {},
                )
            )
    return found


def _times(chance: random.Random) -> tuple[Weekly, ...]:
    begins = [
        chance.randrange(8, 18) * 60 + chance.choice((0, 30)) for _ in range(chance.randint(1, 2))
    ]
    return tuple(sorted(Weekly(chance.randrange(7), one, one + 120) for one in begins))


def timed(act: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds, and what came of it."""
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


def _database(lines: Sequence[Line]) -> sqlite3.Connection:
    """The same lines as rows with an index by place and kind, as a query would have them."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE line (organisation, kind, place, day, capacity)")
    made.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?)",
        (
            (one.organisation_id, one.kind, area, times.day, one.capacity)
            for one in lines
            for area in one.areas
            for times in one.weekly
        ),
    )
    made.execute("CREATE INDEX line_by_place ON line (place, kind, day)")
    return made


if __name__ == "__main__":
    main()

"""Service records for the cube benches: uneven districts, people who move and grow older, three years.

Two thousand organisations, 250 districts in 17 provinces. Written by DuckDB as typed Parquet.
"""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np

DISTRICTS, PROVINCES, ORGANISATIONS, DAYS = 250, 17, 2000, 1095
ROWS_A_PERSON = 10
CHUNK = 200_000
SHARES = np.array([25, 16, 8, 10, 5, 5, 5, 1, 31, 18, 11, 15, 14, 22, 22, 18, 2])
AGES = [20, 40, 55, 65, 70, 75, 80]
INSERT = "insert into made select * replace (date '2023-01-01' + day as day) from chunk"
SCHEMA = (
    "organisation int, person bigint, district int, province int, day date, sex int, age int, q int"
)


def provinces() -> Any:
    """The province of every district."""
    ends = np.cumsum(SHARES) * DISTRICTS / SHARES.sum()
    return np.searchsorted(ends, np.arange(DISTRICTS) + 0.5).astype(np.int32)


def write_records(path: Path, rows: int) -> None:
    """Write about that many records in order of their day; the same ones in every run."""
    dice = np.random.default_rng(7)
    with duckdb.connect(config={"memory_limit": "6GB"}) as there:
        there.execute(f"create table made ({SCHEMA})")
        people = max(1, rows // ROWS_A_PERSON)
        for first in range(0, people, CHUNK):
            made = _records(dice, first, min(CHUNK, people - first))
            there.register("chunk", made)
            there.execute(INSERT)
        there.execute(
            f"copy (select row_number() over () as record, * from (from made order by day, hash(person))) "  # noqa: S608
            f"to '{path}' (format parquet, compression zstd, row_group_size 250000)"
        )


def _records(dice: Any, first: int, people: int) -> dict[str, Any]:
    """The records of some people: most at home, some in their province, a few anywhere."""
    weights = dice.lognormal(0, 0.8, DISTRICTS)
    home = dice.choice(DISTRICTS, people, p=weights / weights.sum())
    who = np.repeat(np.arange(people), dice.geometric(1 / ROWS_A_PERSON, people))
    size = who.size
    kept = dice.choice([1, 2, 3], people, p=[0.7, 0.22, 0.08])
    local = home[who] * (ORGANISATIONS // DISTRICTS)
    organisation = local + (who * 7 + (dice.random(size) * kept[who]).astype(int)) % 8
    begins, lasts = dice.integers(-200, DAYS, people), 30 + dice.exponential(330, people)
    from_day = np.maximum(begins, 0)[who]
    to_day = np.clip((begins + lasts).astype(int), 1, DAYS)[who]
    day = np.minimum(from_day + dice.random(size) * np.maximum(to_day - from_day, 1), DAYS - 1)
    age = (2023 + day / 365 - dice.integers(1930, 2012, people)[who]).astype(int)
    district = _where(dice, home[who])
    return {
        "organisation": organisation.astype(np.int32),
        "person": _mixed(first + who + 1),
        "district": district,
        "province": provinces()[district],
        "day": day.astype(np.int32),
        "sex": (dice.random(people) < 0.36)[who].astype(np.int32),
        "age": np.digitize(age, AGES).astype(np.int32),
        "q": dice.integers(1, 9, size).astype(np.int32),
    }


def _where(dice: Any, home: Any) -> Any:
    draw, of = dice.random(home.size), provinces()
    first = np.searchsorted(of, np.arange(PROVINCES + 1))
    near = (first[of[home]] + dice.random(home.size) * np.diff(first)[of[home]]).astype(int)
    anywhere = dice.integers(0, DISTRICTS, home.size)
    return np.where(draw < 0.92, home, np.where(draw < 0.985, near, anywhere)).astype(np.int32)


def _mixed(number: Any) -> Any:
    """Person keys as a register would give them: no order in them."""
    mixed = number.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed ^ (mixed >> np.uint64(29))) >> np.uint64(1)).astype(np.int64)

"""Ways to the same cube: each run in a process of its own, so that its memory is its own.

`python -m bench.support.cube_ways WAY FILE` prints one line of JSON: seconds, megabytes, and a check.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import chain, product
from pathlib import Path
from typing import Any

import duckdb
from bench.support.records import ORGANISATIONS, provinces

from dure.engines.measure.adapter import DuckSession
from dure.engines.measure.cube import build_cells
from dure.engines.measure.elsewhere import counting
from dure.engines.measure.facts import ServiceIndicator
from dure.engines.measure.fast_cube import Means, build_fast
from dure.engines.measure.lattice.door import kernel
from dure.engines.measure.staging import Staged, groups_of
from dure.kernel.testing.postgres import running_postgres
from dure.kernel.testing.spark import running_spark

Check = tuple[int, int, int]
PIECE = 1 << 19
PERIODS = ("month", "quarter", "year")
PEOPLE = ServiceIndicator(code="people", kind="distinct", by=("sex", "age"), periods=PERIODS)
STAGED = Staged(("sex", "age"), ("province", "district"), groups_of([PEOPLE]), "bigint")
CLEAN = """create or replace temp table clean as select organisation as org, district as leaf,
    p.id as person, (year(day) * 12 + month(day) - 1)::int as month, day::timestamp as moment,
    q::bigint as q,
    1::int as n, sex as d0, age as d1, true as w0 from '{file}' join numbered p using (person)"""
NUMBERED = """create or replace table numbered as select person,
    (row_number() over () - 1)::int as id from (select distinct person from '{file}')"""
FROM = """(select organisation, province, district, person, sex, age, q, year(day) as y,
    quarter(day) as k, month(day) as m from '{file}')"""


def read(file: str) -> Check:
    """Read every column once and add it up."""
    columns = "organisation, person, district, month(day), sex, age, q"
    sums = ", ".join(f"sum({column}::hugeint)" for column in columns.split(", "))
    duckdb.sql(f"select {sums} from '{file}'").fetchall()  # noqa: S608
    return 0, 0, 0


def grouping_sets(file: str) -> Check:
    """DuckDB as anybody would write it: grouping sets with count(distinct)."""
    levels = [[], ["province"], ["province", "district"]]
    periods = [["y"], ["y", "k"], ["y", "k", "m"]]
    kept: list[list[list[str]]] = [[[], [name]] for name in ("organisation", "sex", "age")]
    every = [[*chain.from_iterable(one)] for one in product(levels, periods, *kept)]
    sets = ", ".join(f"({', '.join(one)})" for one in every)
    query = f"select sum(q) as q, count(distinct person) as people from {FROM.format(file=file)} group by grouping sets ({sets})"  # noqa: S608, E501
    return _check(duckdb.sql(f"select count(*), sum(q), sum(people) from ({query})").fetchall())  # noqa: S608


def dedup_first(file: str) -> Check:
    """DuckDB with one pass to people and finest cells first: our own plain engine."""
    return _staged(file, build_cells)


def staged_kernel(file: str) -> Check:
    """The kernel behind the staging of `dure measure`, its cells written back to DuckDB."""
    return _staged(file, lambda *words: build_fast(*words, Means(worth=0)))


def postgres(file: str) -> Check:
    """The same statements inside PostgreSQL."""
    with running_postgres() as server:
        return _elsewhere("postgres", server, file)


def spark(file: str) -> Check:
    """The same statements on a Spark cluster of two workers."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with running_spark() as cluster:
        return _elsewhere("spark", cluster.address, file)


def columns_kernel(file: str) -> Check:
    """The kernel from typed columns: what it costs without texts to read and names to write."""
    count, lattice = kernel(), _lattice()
    with tempfile.TemporaryDirectory() as folder:
        room = count.Room(Path(folder), Means().memory, Means().workers)
        cells = count.count(_records(file, lattice, "true"), count.NO_HEADS, lattice, room)
        return _summed(cells)


def refresh(file: str) -> Check:
    """One line in a hundred is new: the cells that depend on it, after all others were counted."""
    count, lattice = kernel(), _lattice()
    standing = import_module("dure.engines.measure.lattice.changes.standing")
    with tempfile.TemporaryDirectory() as folder:
        room = count.Room(Path(folder), Means().memory, Means().workers)
        one = standing.Standing(lattice, room)
        one.count(_records(file, lattice, "hash(record) % 100 > 0"), count.NO_HEADS)
        # What is new stands in a file of its own, as each run of the extract writes it.
        fresh = str(Path(folder, "new.parquet"))
        duckdb.sql(f"copy (from '{file}' where hash(record) % 100 = 0) to '{fresh}'")
        _mark()
        new = _records(fresh, lattice, "true")
        one.refresh(new, count.NO_HEADS)
        _mark()
        return _summed(one.cells())


def _lattice() -> Any:
    chains = import_module("dure.engines.measure.lattice.chains")
    place, _ = chains.place_chain("place", [(int(p), i) for i, p in enumerate(provinces())])
    first = 2023 * 12
    period = chains.period_chain("period", first, first + 35, [(0, 1), (1, 3), (3, 12)])
    splits = [chains.split_chain("sex", range(2)), chains.split_chain("age", range(8))]
    organisations = chains.split_chain("org", range(ORGANISATIONS))
    return chains.Lattice((place, organisations, period, *splits))


def _records(file: str, lattice: Any, where: str) -> Any:
    """The records in pieces, so that no more than a piece of them is held beside the kernel's rows."""
    digits = ["district", "organisation", "(year(day) * 12 + month(day) - 24277)", "sex", "age"]
    strides = lattice.strides(lattice.finest)
    key = " + ".join(f"{one}::bigint * {step}" for one, step in zip(digits, strides, strict=True))
    query = f"select person, {key} as key, q::bigint as q, 1::int as n from '{file}' where {where}"  # noqa: S608
    most = duckdb.sql(f"select count(*) from '{file}' where {where}").fetchall()[0][0]  # noqa: S608
    return kernel().Records(_pieces(query), most)


def _pieces(query: str) -> Iterator[Any]:
    """Arrays as DuckDB hands them out, in pieces: nothing is copied, nothing held for long."""
    rows = kernel().Rows
    for piece in duckdb.sql(query).to_arrow_reader(PIECE):
        yield rows(*(column.to_numpy() for column in piece.columns))


def _summed(cells: Iterator[Any]) -> Check:
    sums = [(one.q.size, int(one.q.sum()), int(one.people.sum())) for one in cells]
    size, quantity, people = (sum(column) for column in zip(*sums, strict=True))
    return size, quantity, people


def _elsewhere(engine: str, server: str, file: str) -> Check:
    with counting(engine, server=server, folder="", means=Means()) as build:
        return _staged(file, build)


def _staged(file: str, build: Callable[..., Any]) -> Check:
    with _session() as session:
        session.run(NUMBERED.format(file=file))
        session.run(CLEAN.format(file=file))
        of = provinces()
        places = {
            "leaf": [*range(of.size)],
            "l0": [int(one) for one in of],
            "l1": [*range(of.size)],
        }
        session.load("place_up", "leaf int, l0 int, l1 int", places)
        for name, size in (("organisation", ORGANISATIONS), ("d0", 2), ("d1", 8)):
            session.run(f"create table names_{name} as select range as id from range({size})")  # noqa: S608
        _mark()
        build(session, STAGED, STAGED.groups[0])
        return _check(session.rows("select count(*), sum(q), sum(people) from cells_0"))


_STAGED: list[float] = []


def _mark() -> None:
    """From here on cells are counted; what stood before is told apart."""
    _STAGED.append(time.perf_counter())


@contextmanager
def _session() -> Iterator[DuckSession]:
    with tempfile.TemporaryDirectory(prefix="dure-bench-") as folder:
        settings: Any = {"memory_limit": "8GB", "temp_directory": folder}
        with duckdb.connect(str(Path(folder, "staged")), config=settings) as connection:
            yield DuckSession(connection)


def _check(rows: list[tuple[Any, ...]]) -> Check:
    return int(rows[0][0]), int(rows[0][1]), int(rows[0][2])


WAYS = {
    "read": read,
    "kernel": columns_kernel,
    "refresh": refresh,
    "staged": staged_kernel,
    "dedup": dedup_first,
    "sets": grouping_sets,
    "postgres": postgres,
    "spark": spark,
}


COMPILED = ("kernel", "refresh", "staged")


def main() -> None:
    """Run one way and say what it took."""
    way, file = WAYS[sys.argv[1]], sys.argv[2]
    if sys.argv[1] in COMPILED and "cold" not in sys.argv:
        way(sys.argv[3])  # compiled code is read from its cache first, as on any later day
        _STAGED.clear()
    began, used = time.perf_counter(), time.process_time()
    check = way(file)
    ended = time.perf_counter()
    marks = [*_STAGED, ended]
    told = {
        "seconds": ended - began,
        "counting": marks[1] - marks[0] if _STAGED else ended - began,
        "cpu": time.process_time() - used,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "check": check,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()

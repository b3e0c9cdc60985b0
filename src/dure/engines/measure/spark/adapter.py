"""Adapter: counts cells on a Spark cluster; the one place of the engine that knows pyspark.

Records go there and cells come back as Parquet in a folder that every worker can reach: this
machine's temporary one for Spark on this machine, a shared one for a cluster of several.
"""

import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

import dure
from dure.engines.measure.cube import empty_cells
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.lattice.chains import NotSuited
from dure.engines.measure.means import WHOLE_MACHINE, Means
from dure.engines.measure.portable import (
    flow_cells,
    folded,
    number_type,
    staged_columns,
    steps_of,
    stock_cells,
)
from dure.engines.measure.session import filled, literal
from dure.engines.measure.spark.by_person import ByPerson
from dure.engines.measure.staging import Group, Staged

HERE = "local[*]"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",  # a sum that overflows is an error, never another number
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
    "spark.log.level": "OFF",
    # Workers on this machine count with this very code; elsewhere with what stands there.
    "spark.executorEnv.PYTHONPATH": str(Path(dure.__file__).parents[1]),
}
# What Spark says when the Python of a worker cannot count: it lacks Dure, or is another one.
OTHER_PYTHON = (
    "ModuleNotFoundError",
    "ImportError",
    "PYTHON_VERSION_MISMATCH",
    "Cannot run program",
)
# After so many seconds without any worker nobody waits any longer.
PATIENCE, STEP = 60, 2
ROWS_A_PART, MOST_PARTS = 100_000, 200


@contextmanager
def counting(server: str, folder: str = "", means: Means = WHOLE_MACHINE) -> Iterator["SparkCells"]:
    """A Spark application for one run; BadInput when there is none to be had or it is lost."""
    with tempfile.TemporaryDirectory(prefix="dure-spark-", dir=folder or None) as shared:
        Path(shared).chmod(0o777)  # workers may run as another user
        lost = Event()
        try:
            _seen(server)
            spark = _started(server or HERE)
            try:
                with _watched(spark, lost):
                    yield SparkCells(spark, Path(shared), means)
            finally:
                _stopped(spark)
        except (PySparkException, Py4JError, OSError) as error:
            why = f"no worker answered for {PATIENCE} seconds" if lost.is_set() else _first(error)
            fault = Fault("measure.engine_lost", {"engine": "spark", "why": why})
            raise BadInput([fault]) from None


def _first(error: Exception) -> str:
    """What the engine says, without its stack: the first line that is a sentence of its own."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip(" :")]
    told = next((line for line in lines if "Exception" in line), lines[0] if lines else "-")
    return told.removeprefix(": ")[:200]


def _stopped(spark: Any) -> None:
    """Stop it; where the machine behind it is gone already, there is nothing to stop."""
    with suppress(Py4JError, OSError):
        spark.stop()


@contextmanager
def _watched(spark: Any, lost: Event) -> Iterator[None]:
    """Spark waits for workers without end; whoever waits for Spark is told after a while instead."""
    ended = Event()
    if spark.sparkContext.master.startswith("local"):
        yield
        return
    watch = Thread(target=_watch, args=(spark.sparkContext, lost, ended), daemon=True)
    watch.start()
    try:
        yield
    finally:
        ended.set()
        watch.join()


def _watch(context: Any, lost: Event, ended: Event) -> None:
    alone = 0
    while not ended.wait(STEP):
        try:
            # This machine's own part of the work is always among them.
            known = context._jsc.sc().getExecutorMemoryStatus()  # noqa: SLF001 - no other door
            workers = known.size() - 1
        except (Py4JError, OSError, AttributeError):
            return  # the engine itself is gone or was stopped: whoever waits for it hears so
        alone = 0 if workers else alone + STEP
        if alone >= PATIENCE:
            lost.set()
            context.cancelAllJobs()


def _seen(server: str) -> None:
    """One of the masters answers at once, or OSError: Spark itself would try for a minute."""
    known = re.findall(r"([^,/:]+):(\d+)", server.removeprefix("spark://"))
    if not server.startswith("spark://") or not known:
        return
    for at, (host, port) in enumerate(known, start=1):
        try:
            socket.create_connection((host, int(port)), timeout=STEP).close()
        except (OSError, OverflowError) as error:
            if at == len(known):
                raise OSError(f"no master answers at {server}") from error
        else:
            return


def _started(server: str) -> Any:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.master(server).appName("dure measure").getOrCreate()


class SparkCells:
    """SparkCells (스파크 칸 세기): tables go there once, each group's cells come back."""

    def __init__(self, spark: Any, folder: Path, means: Means) -> None:
        self.spark, self.folder, self.means = spark, folder, means
        self.loaded: object = None
        self.runs = 0

    def build(self, session: Any, staged: Staged, group: Group) -> str:
        """Make the table `cells_<number>`; empty text, or why plain statements counted it."""
        session.run(empty_cells(staged, group))
        why = self._by_person(session, staged, group)
        if why:
            self._plainly(session, staged, group)
        return why

    def _by_person(self, session: Any, staged: Staged, group: Group) -> str:
        """The kernel in every worker; where it does not suit, why, and the table is still empty."""
        self.runs += 1
        one, parts = ByPerson(session, staged, group, self.means), self._path("parts")
        try:
            one.counted(self.spark, parts)
        except NotSuited as why:
            return str(why)
        except PySparkException as error:
            if any(words in str(error) for words in OTHER_PYTHON):
                return "the workers' Python cannot count"
            raise
        finally:
            shutil.rmtree(parts, ignore_errors=True)
        return ""

    def _plainly(self, session: Any, staged: Staged, group: Group) -> None:
        if session is not self.loaded:
            self._load(session, staged)
        steps = steps_of(staged, group)
        if group.is_stock:
            cells = self.spark.sql(stock_cells(staged, group, steps))
        else:
            self.spark.sql(folded(staged, group)).createOrReplaceTempView("folded")
            cells = self.spark.sql(flow_cells(staged, group, steps))
        target = self._path(f"cells-{group.number}")
        cells.write.parquet(str(target))
        self._take(session, group, target)

    def _path(self, name: str) -> Path:
        return self.folder / f"{self.runs}-{name}"

    def _load(self, session: Any, staged: Staged) -> None:
        rows = session.rows("select count(*) from clean")[0][0]
        parts = min(MOST_PARTS, max(2, rows // ROWS_A_PART))
        self.spark.conf.set("spark.sql.shuffle.partitions", str(parts))
        columns = staged_columns(staged, number_type(staged))
        levels = "".join(f", l{i}" for i in range(len(staged.levels)))
        queries = {"clean": columns, "place_up": "leaf" + levels}
        for table, listed in queries.items():
            path = str(self._path(f"{table}.parquet"))
            session.run(
                filled(
                    "copy (select $listed from $table) to $path (format parquet)",
                    listed=listed,
                    table=table,
                    path=literal(path),
                )
            )
            self.spark.read.parquet(path).createOrReplaceTempView(table)
        self.loaded = session

    def _take(self, session: Any, group: Group, target: Path) -> None:
        if any(target.glob("*.parquet")):
            session.run(
                filled(
                    "insert into cells_$g select * from read_parquet($files)",
                    g=group.number,
                    files=literal(f"{target}/*.parquet"),
                )
            )

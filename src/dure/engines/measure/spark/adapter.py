"""Adapter: counts cells on a Spark cluster; the one place of the engine that knows pyspark.

Records go there and cells come back as Parquet in a folder that every worker can reach: this
machine's temporary one for Spark on this machine, a shared one for a cluster of several.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from dure.engines.measure.cube import empty_cells
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.portable import (
    flow_cells,
    folded,
    number_type,
    staged_columns,
    steps_of,
    stock_cells,
)
from dure.engines.measure.session import filled, literal
from dure.engines.measure.staging import Group, Staged

HERE = "local[*]"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "true",  # a sum that overflows is an error, never another number
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.shuffle.partitions": "32",
    "spark.log.level": "OFF",
}


@contextmanager
def counting(server: str, folder: str = "") -> Iterator["SparkCells"]:
    """A Spark application for one run; BadInput when there is none to be had or it is lost."""
    with tempfile.TemporaryDirectory(prefix="dure-spark-", dir=folder or None) as shared:
        Path(shared).chmod(0o777)  # workers may run as another user
        try:
            spark = _started(server or HERE)
            try:
                yield SparkCells(spark, Path(shared))
            finally:
                spark.stop()
        except (PySparkException, OSError) as error:
            why = str(error).strip().splitlines()[0][:200] if str(error).strip() else "-"
            fault = Fault("measure.engine_lost", {"engine": "spark", "why": why})
            raise BadInput([fault]) from None


def _started(server: str) -> Any:
    builder: Any = SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.master(server).appName("dure measure").getOrCreate()


class SparkCells:
    """SparkCells (스파크 칸 세기): tables go there once, each group's cells come back."""

    def __init__(self, spark: Any, folder: Path) -> None:
        self.spark, self.folder = spark, folder
        self.loaded: object = None
        self.runs = 0

    def build(self, session: Any, staged: Staged, group: Group) -> None:
        """Make the table `cells_<number>` of the session."""
        if session is not self.loaded:
            self._load(session, staged)
        session.run(empty_cells(staged, group))
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
        self.runs += 1
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

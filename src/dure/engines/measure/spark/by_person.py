"""By person (사람별로 나눠 세기): people are cut into parts, the kernel counts each, Spark adds the cells.

A person is in one part only, so that the people of a cell are the sum of its parts' people. What does
not suit the kernel is counted by the plain statements, which are also its oracle in the tests.
"""

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from dure.engines.measure.fast_cube import FastCube
from dure.engines.measure.lattice.chains import WIDEST, Lattice, NotSuited
from dure.engines.measure.lattice.door import kernel
from dure.engines.measure.session import filled, literal
from dure.engines.measure.spark.parts.adapter import (
    TOO_LARGE,
    Task,
    cells_of_parts,
    combinations,
)

# A part of so many records takes a worker about two gigabytes.
ROWS_A_PART = 25_000_000


class ByPerson(FastCube):
    """ByPerson (사람별 집계): one group of indicators, its people counted in parts on a cluster."""

    def counted(self, spark: Any, folder: Path) -> None:
        """Fill `cells_<number>`, which is there and empty; NotSuited leaves it empty."""
        self._refuse_unsuited()
        lattice = self._lattice()
        if lattice.space(lattice.finest) > WIDEST:
            raise NotSuited("keys are wider than 62 bits")
        rows = self._one("count(*)", "clean where w$g and person is not null")
        parts = max(2, spark.sparkContext.defaultParallelism, -(-rows // ROWS_A_PART))
        task = Task(str(folder), lattice, self._cut(lattice, parts, folder), self.means.most_bytes)
        found = folder / "cells"
        _added(spark, task, parts).write.parquet(str(found))
        self._refuse_too_large(found)
        for file in sorted(found.glob("*.parquet")):
            self._take(lattice, task, file)

    def _refuse_too_large(self, found: Path) -> None:
        """Said before the first cell is written: what is written stays."""
        files = literal(str(found / "*.parquet"))
        if self._one("count(*)", f"read_parquet({files}) where stop = {TOO_LARGE}"):
            raise NotSuited("too many cells for the memory of a worker")

    def _cut(self, lattice: Lattice, parts: int, folder: Path) -> bool:
        """A folder of records for each part, and the head-counts; whether there are any."""
        folder.mkdir(parents=True)
        folder.chmod(0o777)
        self.session.run(
            filled(
                "copy (select person::bigint as person, $key as key, q, n, person % $parts as part "
                "from clean join place_digit using (leaf) where w$g and person is not null) "
                "to $folder (format parquet, partition_by (part), overwrite_or_ignore)",
                key=self._key(lattice),
                parts=parts,
                g=self.group.number,
                folder=literal(str(folder)),
            )
        )
        heads = filled("clean where w$g and person is null", g=self.group.number)
        if not self._one("count(*)", heads):
            return False
        nameless = self._nameless(self._key(lattice))
        file = literal(str(folder / "heads.parquet"))
        self.session.run(f"copy ({nameless}) to {file} (format parquet)")
        return True

    def _take(self, lattice: Lattice, task: Task, file: Path) -> None:
        """The cells of one file, each combination's together."""
        every, count = combinations(lattice), kernel()
        sql = f"select * from read_parquet({literal(str(file))}) order by stop"  # noqa: S608
        found = self.session.columns(sql)
        stops = found["stop"]
        cuts = [0, *((stops[1:] != stops[:-1]).nonzero()[0] + 1).tolist(), stops.size]
        for low, high in pairwise(cuts if stops.size else []):
            numbers = {name: found[name][low:high] for name in task.columns}
            keys = found["key"][low:high]
            self._write(count.cells_of(lattice, every[stops[low]], keys, numbers))


def _added(spark: Any, task: Task, parts: int) -> Any:
    """Each part counted by one task, then the numbers of a cell added over its parts."""
    numbers = "".join(f", {name} bigint" for name in task.columns)
    cells = spark.range(0, parts, 1, parts).mapInArrow(
        partial(cells_of_parts, task=task), f"stop int, key bigint{numbers}"
    )
    cells.createOrReplaceTempView("counted")
    # The largest head-count is the largest of all; everything else adds up.
    sums = "".join(
        f", {'max' if name == 'big' else 'sum'}({name}) as {name}" for name in task.columns
    )
    return spark.sql(f"select stop, key{sums} from counted group by stop, key")  # noqa: S608

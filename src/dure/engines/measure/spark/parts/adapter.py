"""Adapter: a worker counts the cells of its part of the people; the one place there that knows Arrow.

This is loaded by the workers' Python, which therefore has Dure and its libraries. A part is a folder
of Parquet files; a task that is run again reads it again, so a lost worker costs its time only.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dure.engines.measure.lattice.chains import Lattice, NotSuited
from dure.engines.measure.lattice.door import kernel

NUMBERS = ("q", "n", "people")
NAMELESS = ("heads", "big", "back")
# Instead of a combination: this part would need more memory than its worker may take.
TOO_LARGE = -1
LEAST = np.iinfo(np.int64).min
READ_AT_ONCE, SENT_AT_ONCE = 1 << 20, 1 << 17


@dataclass(frozen=True, slots=True)
class Task:
    """Task (나눈 일): where the parts lie, the lattice to count, and the bytes one task may take.

    Without `memory` it is a third of the worker's machine, shared by its cores. `nameless` says that
    there are head-counts, which go with the first part.
    """

    folder: str
    lattice: Lattice
    nameless: bool
    memory: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """What comes back for each cell, beside its combination and key."""
        return NUMBERS + (NAMELESS if self.nameless else ())


def cells_of_parts(asked: Iterator[Any], task: Task) -> Iterator[Any]:
    """The cells of every part whose number is asked for, in batches."""
    for batch in asked:
        for part in batch.column(0).to_pylist():
            try:
                yield from _cells(int(part), task)
            except (NotSuited, MemoryError):
                yield _batch(task, TOO_LARGE, np.zeros(1, np.int64), {})


def _cells(part: int, task: Task) -> Iterator[Any]:
    count = kernel()
    numbered = {levels: i for i, levels in enumerate(combinations(task.lattice))}
    with tempfile.TemporaryDirectory(prefix="dure-part-") as folder:
        room = count.Room(Path(folder), task.memory or _share(), 1)
        fine = count.fine_rows(_records(count, part, task), room)
        who = count.visitors(fine, task.lattice, room)
        room.take_back(fine.block)
        for stop, sums in count.counted(who, _heads(count, part, task), task.lattice, room):
            for low in range(0, stop.keys.size, SENT_AT_ONCE):
                some = slice(low, low + SENT_AT_ONCE)
                numbers = {name: sums[name][some] for name in task.columns if name in sums}
                keys = count.unsigned(stop.keys[some]).astype(np.int64)
                yield _batch(task, numbered[stop.levels], keys, numbers)


def combinations(lattice: Lattice) -> list[tuple[int, ...]]:
    """Every combination of levels, in an order that all parts share."""
    return [levels for depth in lattice.by_depth() for levels in depth]


def _share() -> int:
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return int(machine // 3 // (os.cpu_count() or 1))


def _records(count: Any, part: int, task: Task) -> Any:
    files = [pq.ParquetFile(one) for one in sorted(Path(task.folder, f"part={part}").glob("*"))]
    return count.Records(_chunks(count, files), sum(file.metadata.num_rows for file in files))


def _chunks(count: Any, files: list[Any]) -> Iterator[Any]:
    for file in files:
        for batch in file.iter_batches(READ_AT_ONCE):
            yield count.Rows(*(batch.column(name).to_numpy() for name in count.Rows._fields))


def _heads(count: Any, part: int, task: Task) -> Any:
    if part or not task.nameless:
        return count.NO_HEADS
    table = pq.read_table(Path(task.folder, "heads.parquet"))
    fields = ("key", "q", "n", "back", "big")
    return count.Heads(**{name: table.column(name).to_numpy() for name in fields})


def _batch(task: Task, stop: int, keys: Any, numbers: dict[str, Any]) -> Any:
    # A part without head-counts says nothing of the largest; zero would be one.
    none = {name: np.full(keys.size, LEAST if name == "big" else 0) for name in task.columns}
    columns = {name: numbers.get(name, none[name]).astype(np.int64) for name in task.columns}
    stops = np.full(keys.size, stop, np.int32)
    return pa.RecordBatch.from_pydict({"stop": stops, "key": keys, **columns})

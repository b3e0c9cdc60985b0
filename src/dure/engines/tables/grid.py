"""Grid: one sheet as raw rows, before anybody asks where its header is."""

from dataclasses import dataclass

from dure.engines.tables.types import Fault, Row


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, both corners included; rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet that hold anything, with their numbers in Excel.

    All rows have the same number of cells; blank cells are None. `faults` name the cells
    that could not be read and are blank here.
    """

    sheet: str
    rows: list[Row]
    merges: tuple[Merge, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    faults: tuple[Fault, ...] = ()

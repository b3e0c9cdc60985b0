"""From rows in long form to a table: finds every total and its parts along each dimension."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dure.engines.disclosure.types import Cell, Join, Relation, Table

Codes = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """Dimension (구분): its name, child → parent where it has levels, and how parts join.

    The topmost total is `all`. Without `parents` every other code is a part of `all`.
    Months and their quarter, districts and their province are parents alike.
    """

    name: str
    parents: Mapping[str, str] = field(default_factory=dict)
    join: Join = Join.SUM


@dataclass(frozen=True)
class Layout:
    """Layout (표 모양): the dimensions in the order of the keys, and the code of the total."""

    dimensions: tuple[Dimension, ...]
    total: str = "all"


def table_of(cells: Sequence[Cell], layout: Layout, rounding: float = 0.0) -> Table:
    """Return the table of cells whose keys are tuples of codes in the order of the layout.

    Where the cell of a middle level is missing, its parts count for the level above.
    """
    present = {cell.key for cell in cells}
    relations = [
        relation
        for place, dimension in enumerate(layout.dimensions)
        for relation in _relations(cells, place, dimension, layout.total)
        if {relation.total, *relation.parts} <= present
    ]
    return Table(tuple(cells), tuple(relations), rounding=rounding)


def _relations(
    cells: Sequence[Cell], place: int, dimension: Dimension, total: str
) -> Iterator[Relation]:
    lines: dict[Codes, dict[str, Codes]] = {}
    for cell in cells:
        key = cell.key
        if isinstance(key, tuple):
            lines.setdefault((*key[:place], *key[place + 1 :]), {})[key[place]] = key
    codes = {code for line in lines.values() for code in line}
    children = _children(codes, dimension.parents, total)
    for line in lines.values():
        for code, key in line.items():
            parts = [line[child] for child in _nearest(code, children, line)]
            if parts:
                yield Relation(key, tuple(parts), dimension.join)


def _children(codes: set[str], parents: Mapping[str, str], total: str) -> dict[str, list[str]]:
    known = sorted((codes | set(parents) | set(parents.values())) - {total})
    children: dict[str, list[str]] = {}
    for code in known:
        children.setdefault(parents.get(code, total), []).append(code)
    return children


def _nearest(
    code: str, children: Mapping[str, Sequence[str]], line: Mapping[str, Codes]
) -> Iterator[str]:
    for child in children.get(code, ()):
        if child in line:
            yield child
        else:
            yield from _nearest(child, children, line)

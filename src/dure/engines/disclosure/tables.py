"""From rows in long form to a table: finds every total and its parts along each dimension."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dure.engines.disclosure.lattice import chains, untold
from dure.engines.disclosure.left_out import EVEN, Line, left_out, shared
from dure.engines.disclosure.types import Cell, Codes, Join, Key, Kind, Relation, Table


@dataclass(frozen=True)
class Dimension:
    """Dimension (구분): its name, child → parent where it has levels, and how parts join.

    The topmost total is `all`. Without `parents` every other code is a part of `all`.
    Months and their quarter, districts and their province are parents alike. `others` are further
    hierarchies over the same codes: districts make provinces, and care areas as well.
    """

    name: str
    parents: Mapping[str, str] = field(default_factory=dict)
    join: Join = Join.SUM
    others: tuple[Mapping[str, str], ...] = ()

    def hierarchies(self, codes: set[str]) -> Iterator[tuple[Mapping[str, str], set[str]]]:
        """Each hierarchy with the codes that count in it: those of another one's levels do not."""
        every = (self.parents, *self.others)
        for own in every:
            mine = set(own) | set(own.values())
            foreign = {code for one in every for code in one.values()} - mine
            yield own, codes - foreign


@dataclass(frozen=True)
class Layout:
    """Layout (표 모양): the dimensions in the order of the keys, and the code of the total."""

    dimensions: tuple[Dimension, ...]
    total: str = "all"


def table_of(cells: Sequence[Cell], layout: Layout, rounding: float = 0.0) -> Table:
    """Return the table of cells whose keys are tuples of codes in the order of the layout.

    Where the cell of a middle level is missing, its parts count for the level above; totals that no
    row shows, though rows stand above and below them, are kept as `untold`, and so are parts that no
    row shows, though several sums have room for them.
    """
    between = _untold(cells, layout)
    out = _left_out(cells, between, layout)
    while out:
        with_them = _untold(cells, layout, out)
        made = _joined(cells, [*with_them, *out], layout, rounding)
        over = _falling_short(made)
        if not over:
            return made
        kept = [cell for cell in out if cell.key not in over]
        out = kept if len(kept) < len(out) else []
    return _joined(cells, between, layout, rounding)


def _joined(
    cells: Sequence[Cell], between: Sequence[Cell], layout: Layout, rounding: float
) -> Table:
    relations = [
        relation
        for place, dimension in enumerate(layout.dimensions)
        for relation in _relations(
            # People who stand in several parts are never added up to a total nobody told.
            [*cells, *between] if dimension.join is Join.SUM else cells,
            place,
            dimension,
            layout.total,
        )
    ]
    return Table(tuple(cells), tuple(relations), rounding=rounding, untold=tuple(between))


def sums_with_left_out(cells: Sequence[Cell], layout: Layout) -> list[Relation]:
    """The sums of a release of which not all numbers are known, with the rows that it may leave out."""
    lines = _lines(cells, _untold(cells, layout), layout)
    keys = set(shared(lines))
    if len(keys) > len(cells):  # a table of a few cells out of very many leaves out nothing
        return []
    made = [(line, [key for key in line.missing if key in keys]) for line in lines]
    return [Relation(line.total, (*line.parts, *more)) for line, more in made if more]


def _left_out(cells: Sequence[Cell], between: Sequence[Cell], layout: Layout) -> list[Cell]:
    counted = all(cell.kind is Kind.COUNT for cell in cells)
    if any(cell.value is not None and cell.value < 0 for cell in cells):
        return []  # among amounts of either sign no sum has room or none
    found = left_out(_lines(cells, between, layout), whole=counted)
    return [Cell(key, value, cells[0].kind) for key, value in found.items()]


def _lines(cells: Sequence[Cell], between: Sequence[Cell], layout: Layout) -> list[Line]:
    """Every sum below a row that is there, with the parts that no row shows."""
    known = {cell.key: cell.value for cell in cells}
    every = [*cells, *between]
    found = []
    for place, dimension in enumerate(layout.dimensions):
        if dimension.join is not Join.SUM:
            continue
        for parents, own, line in _each_line(every, place, dimension):
            children = _children(own, parents, layout.total)
            for code, key in line.items():
                if key not in known:
                    continue
                parts = tuple(line[child] for child in _nearest(code, children, line))
                codes = [c for c in children.get(code, ()) if _is_left_out(c, children, line)]
                if codes:
                    out = tuple((*key[:place], c, *key[place + 1 :]) for c in codes)
                    numbers = [known.get(one) for one in (key, *parts)]
                    told = [number for number in numbers if number is not None]
                    is_whole = len(told) == len(numbers)
                    rest = told[0] - sum(told[1:]) if is_whole else None
                    found.append(Line(key, parts, out, rest))
    return found


def _is_left_out(
    code: str, children: Mapping[str, Sequence[str]], line: Mapping[str, Codes]
) -> bool:
    return code not in line and next(_nearest(code, children, line), None) is None


def _falling_short(table: Table) -> set[Key]:
    """The parts of sums that come to more than their total with what no row shows."""
    values = {cell.key: cell.value for cell in (*table.cells, *table.untold)}
    made_up = {cell.key for cell in table.untold}
    over: set[Key] = set()
    for one in table.relations:
        if made_up.isdisjoint(one.parts):
            continue
        numbers = [values.get(key) for key in (one.total, *one.parts)]
        told = [number for number in numbers if number is not None]
        if len(told) == len(numbers) and told[0] - sum(told[1:]) < -EVEN:
            over.update(one.parts)
    return over


def above_of(keys: Sequence[Codes], layout: Layout) -> list[Mapping[str, tuple[str, ...]]]:
    """For each dimension what lies above each of its codes, itself first."""
    above: list[Mapping[str, tuple[str, ...]]] = []
    for place, dimension in enumerate(layout.dimensions):
        codes = {key[place] for key in keys} | {layout.total}
        if dimension.join is Join.SUM:
            every = [chains(own, up, layout.total) for up, own in dimension.hierarchies(codes)]
            above.append({code: _together(code, every) for code in sorted(codes)})
        else:
            above.append({code: (code,) for code in codes})
    return above


def _untold(cells: Sequence[Cell], layout: Layout, out: Sequence[Cell] = ()) -> list[Cell]:
    told = [cell.key for cell in cells if isinstance(cell.key, tuple)]
    keys = untold(cells, above_of(told, layout))
    return _added_up([*cells, *out], keys, layout) if keys else []


def _together(code: str, every: Sequence[Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in every for name in one.get(code, (code,))))


def _added_up(cells: Sequence[Cell], keys: Sequence[Codes], layout: Layout) -> list[Cell]:
    """Each untold total with the least it can be: the most that its parts come to along one line."""
    known: dict[Codes, float | None] = {c.key: c.value for c in cells if isinstance(c.key, tuple)}
    blank = Cell((), None, cells[0].kind)
    shapes = [replace(blank, key=key) for key in (*known, *keys)]
    sums: dict[Codes, list[tuple[Codes, ...]]] = {}
    for place, dimension in enumerate(layout.dimensions):
        for one in _relations(shapes, place, dimension, layout.total):
            if dimension.join is Join.SUM and isinstance(one.total, tuple):
                sums.setdefault(one.total, []).append(tuple(_codes(one.parts)))
    made = []
    for key in keys:
        lines = [[known[part] for part in line] for line in sums.get(key, [])]
        totals = [sum(v for v in line if v is not None) for line in lines]
        known[key] = max(totals, default=None)
        made.append(replace(blank, key=key, value=known[key]))
    return [cell for cell in made if cell.value is not None]


def _codes(keys: Iterable[object]) -> Iterator[Codes]:
    return (key for key in keys if isinstance(key, tuple))


def _relations(
    cells: Sequence[Cell], place: int, dimension: Dimension, total: str
) -> Iterator[Relation]:
    found: dict[Relation, None] = {}
    for parents, own, line in _each_line(cells, place, dimension):
        children = _children(own, parents, total)
        for code, key in line.items():
            parts = [line[child] for child in _nearest(code, children, line)]
            if parts:
                found[Relation(key, tuple(parts), dimension.join)] = None
    yield from found


def _each_line(
    cells: Sequence[Cell], place: int, dimension: Dimension
) -> Iterator[tuple[Mapping[str, str], set[str], dict[str, Codes]]]:
    """The cells that differ in one code only, once for each hierarchy of it with its codes."""
    lines: dict[Codes, dict[str, Codes]] = {}
    for cell in cells:
        key = cell.key
        if isinstance(key, tuple):
            lines.setdefault((*key[:place], *key[place + 1 :]), {})[key[place]] = key
    codes = {code for line in lines.values() for code in line}
    for parents, own in dimension.hierarchies(codes):
        for line in lines.values():
            yield parents, own, line


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

"""What earlier releases give away: numbers already public, and changes that name a few people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dure.engines.disclosure.primary import primary
from dure.engines.disclosure.types import Cell, Key, Kind, Need, Release, Rule, Status, Table, Why


@dataclass(frozen=True)
class Memory:
    """Memory (공개 이력): what the public already holds about the cells of a table.

    `table` is the table with what earlier releases add; `pinned` cells were shown with their
    present value; `restated` cells would, if shown, tell a change of a few people; `outside`
    cells belong to earlier releases only; `unchecked` were hidden then and are unknown now.
    """

    table: Table
    pinned: frozenset[Key] = frozenset()
    restated: dict[Key, Need] = field(default_factory=dict)
    outside: dict[Key, Status] = field(default_factory=dict)
    unchecked: tuple[Key, ...] = ()


def remember(table: Table, rule: Rule, previous: Sequence[Release]) -> Memory:
    """Join the earlier releases (oldest first) to the table.

    A count that was shown with another value before is hidden when the change concerns
    1..threshold-1 people: old and new side by side would describe exactly them.
    """
    if not previous:
        return Memory(table)
    present = {cell.key: cell for cell in table.cells}
    shown = {key: value for release in previous for key, value in release.values.items()}
    pinned = {k for k, v in shown.items() if k in present and present[k].value == v}
    need = Need(Why.DIFFERENCING, spread=max(1, rule.threshold - 1))
    restated = {
        key: need
        for release in previous
        for key, old in release.values.items()
        if _is_small_change(present.get(key), old, rule) and key not in pinned
    }
    return _with_outside(Memory(table, frozenset(pinned), restated), shown, previous)


def _is_small_change(cell: Cell | None, old: float, rule: Rule) -> bool:
    if cell is None or cell.value is None or cell.kind is not Kind.COUNT:
        return False
    return 0 < abs(cell.value - old) < rule.threshold


def _with_outside(memory: Memory, shown: dict[Key, float], previous: Sequence[Release]) -> Memory:
    """Add the cells and relations that only earlier releases had, as far as they are known."""
    present = {cell.key for cell in memory.table.cells}
    relations = [r for release in previous for r in release.relations]
    wanted = {key for r in relations for key in (r.total, *r.parts)} - present
    cells: dict[Key, Cell] = {}
    labels: dict[Key, Status] = {}
    for key, value, label in _earlier_cells(previous):
        if key in wanted:
            cells[key] = Cell(key, value)
            labels[key] = label
    cells |= {key: Cell(key, shown[key]) for key in wanted if key in shown}
    labels |= {key: Status.PUBLISHED for key in wanted if key in shown}
    known = present | set(cells)
    usable = tuple(r for r in relations if {r.total, *r.parts} <= known)
    table = replace(
        memory.table,
        cells=memory.table.cells + tuple(cells.values()),
        relations=tuple(dict.fromkeys(memory.table.relations + usable)),
    )
    outside = {key: label for key, label in labels.items() if key in wanted}
    return replace(memory, table=table, outside=outside, unchecked=tuple(wanted - set(cells)))


def _earlier_cells(previous: Sequence[Release]) -> Iterable[tuple[Key, float, Status]]:
    for release in previous:
        for key, value in release.secrets.items():
            yield key, value, release.labels.get(key, Status.SECONDARY)


def sensitive(memory: Memory, rule: Rule) -> dict[Key, Need]:
    """Return every cell that must stay unsure: by its own size, or by how it changed."""
    return memory.restated | primary(memory.table, rule)

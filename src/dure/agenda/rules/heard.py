"""What was heard, as it may be shown: opinion groups, what all support, declared groups, with each why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dure.agenda.rules.hiding import parts_shown
from dure.agenda.rules.sentences import why_all, why_group
from dure.engines.deliberate.types import Deliberated, Group, Saying

Cell = tuple[int, int, int]  # agree, disagree, passed
NOBODY: Cell = (0, 0, 0)
ORDER = {1: 0, -1: 1, 0: 2}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: whose voice, as which declared group, to which statement, what."""

    voice: int
    group: int
    statement: int
    vote: int


def heard(found: Deliberated, answers: Sequence[Answer], smallest: int) -> dict[str, Any]:
    """What is said of a question as plain values; nothing in it tells of fewer than `smallest`."""
    voices = len({one.voice for one in answers})
    whole = cells_of((one.statement, 0, one.vote) for one in answers)
    said: dict[str, Any] = {"voices": voices, "answers": len(answers), "smallest": smallest}
    if voices < smallest:
        return said | {"enough": False, "groups": [], "common": [], "statements": {}}
    opened = _groups_shown(found, smallest)
    cells = _group_cells(found, opened, smallest)
    totals = {number: by[0] for number, by in whole.items() if sum(by[0]) >= smallest}
    return said | {
        "enough": True,
        "placed": sum(group.size for group in found.groups),
        "tried": sorted(found.quality),
        "groups": [_group(one, opened, cells, totals) for one in found.groups],
        "common": _common(found, cells, totals),
        "statements": {
            str(number): {"all": list(cell), "groups": _told(cells.get(number, {}))}
            for number, cell in totals.items()
        },
        "fingerprint": found.fingerprint,
    }


def declared(answers: Sequence[Answer], groups: Iterable[int], smallest: int) -> dict[str, Any]:
    """The same answers by declared group: how many voices each has, and what it answered."""
    told = Counter({one.voice: one.group for one in answers}.values())
    sizes = {group: told.get(group, 0) for group in groups}
    total = sum(sizes.values())
    opened = parts_shown(sizes, total, smallest)
    by_statement = cells_of((one.statement, one.group, one.vote) for one in answers)
    return {
        "voices": {str(group): sizes[group] if group in opened else None for group in sizes},
        "statements": {
            str(number): _told(_cells_shown(by, opened, sizes, smallest))
            for number, by in by_statement.items()
        },
    }


def cells_of(rows: Iterable[tuple[int, int, int]]) -> dict[int, dict[int, Cell]]:
    """Statement → part → how many agree, disagree, pass."""
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for statement, part, vote in rows:
        found[statement][part][ORDER[vote]] += 1
    return {
        statement: {part: (cell[0], cell[1], cell[2]) for part, cell in parts.items()}
        for statement, parts in found.items()
    }


def _groups_shown(found: Deliberated, smallest: int) -> frozenset[int]:
    sizes = {group.number: group.size for group in found.groups}
    return parts_shown(sizes, sum(sizes.values()), smallest)


def _group_cells(
    found: Deliberated, opened: frozenset[int], smallest: int
) -> dict[int, dict[int, Cell | None]]:
    parts = {group.number: group.size for group in found.groups}
    return {
        int(tally.statement): _cells_shown(
            {number: (cell[0], cell[1], cell[2]) for number, cell in tally.by_group.items()},
            opened,
            parts,
            smallest,
        )
        for tally in found.tallies
    }


def _cells_shown(
    by: Mapping[int, Cell], opened: frozenset[int], parts: Iterable[int], smallest: int
) -> dict[int, Cell | None]:
    """The cells of one statement; None where too few answered, or where it could be reckoned."""
    sizes = {part: sum(by.get(part, NOBODY)) for part in parts}
    shown = parts_shown(sizes, sum(sizes.values()), smallest, opened)
    return {part: by.get(part, NOBODY) if part in shown else None for part in sizes}


def _told(cells: Mapping[int, Cell | None]) -> dict[str, list[int] | None]:
    return {str(part): list(cell) if cell else None for part, cell in cells.items()}


def _group(
    group: Group,
    opened: frozenset[int],
    cells: Mapping[int, Mapping[int, Cell | None]],
    totals: Mapping[int, Cell],
) -> dict[str, Any]:
    if group.number not in opened:
        return {"number": group.number, "hidden": True}
    return {
        "number": group.number,
        "hidden": False,
        "size": group.size,
        "x": round(group.center[0], 3),
        "sayings": [
            _saying(one, cells.get(int(one.statement), {}).get(group.number))
            for one in group.sayings
            if int(one.statement) in totals
        ],
    }


def _saying(one: Saying, cell: Cell | None) -> dict[str, Any]:
    return {
        "statement": int(one.statement),
        "direction": one.direction,
        "because": why_group(one.direction, cell, one.ratio).as_dict(),
    }


def _common(
    found: Deliberated,
    cells: Mapping[int, Mapping[int, Cell | None]],
    totals: Mapping[int, Cell],
) -> list[dict[str, Any]]:
    """What more than half of every group says, and surely more than half of all."""
    tallies = {int(tally.statement): tally for tally in found.tallies}
    told = []
    for one in (*found.agree, *found.disagree):
        number, way = int(one.statement), ORDER[1 if one.direction == "agree" else -1]
        if number not in totals or not all(
            (cell[way] + 1) * 2 > sum(cell) + 2
            for cell in tallies[number].by_group.values()
            if sum(cell)
        ):
            continue
        why = why_all(one.direction, totals[number], cells.get(number, {}))
        told.append({"statement": number, "direction": one.direction, "because": why.as_dict()})
    return told

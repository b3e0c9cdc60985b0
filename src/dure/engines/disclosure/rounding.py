"""Controlled rounding: every number becomes a multiple of the base and all sums still hold."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from dure.engines.disclosure.adapter import Flags, Floats, Places, System, nearest_steps
from dure.engines.disclosure.attacking import intervals, unprotected
from dure.engines.disclosure.check import Fault, Unprotectable, check
from dure.engines.disclosure.history import Memory, remember
from dure.engines.disclosure.problem import LEAST, Problem, build
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.types import Interval, Key, Past, Release, Rule, Status, Table

REACH = 2
OTHERS = 16
FEW = 8  # numbers that can go to either side: then every rounding is looked at, 256 at most
Made = tuple[dict[Key, float], int]


@dataclass(frozen=True)
class Rounded:
    """Rounded (반올림한 표): what is shown instead of the truth, and what readers can tell from it.

    The truth is less than `room` away from each number: the base, or twice that where the sums of a
    table did not let every number move to a neighbouring multiple.
    """

    values: Mapping[Key, float]
    labels: Mapping[Key, Status]
    intervals: Mapping[Key, Interval]
    fingerprint: str
    room: int


def rounded(table: Table, rule: Rule, base: int = 3, reach: int = REACH) -> Mapping[Key, float]:
    """Return the counts rounded to multiples of `base` (3: nobody can tell 1 from 2).

    Each moves to a neighbouring multiple, as near to the truth as the sums allow; a multiple
    stays where it is. In tables of three and more dimensions that is not always possible; then
    up to `reach` steps of the base are allowed. Raises `Unprotectable` when even that fails.
    """
    check(table, rule)
    made = _nearest(build(Memory(table), rule), base, reach, {})
    if made is None:
        raise Unprotectable([Fault("disclosure.rounding_impossible", {"base": base})])
    return made[0]


def round_table(table: Table, rule: Rule, base: int, previous: Sequence[Release] = ()) -> Rounded:
    """Round a table and let the attacker look at it beside everything told before.

    A number that an earlier release rounded stays as it was told, while that can still be true. Where
    readers could compute a small group, other roundings are looked at before the table is refused.
    Raises `Unprotectable`, naming the cells, when a small group could be computed all the same.
    """
    check(table, rule)
    memory = remember(table, rule, previous)
    problem = build(memory, rule)
    plain = build(Memory(table), rule)
    mark = hashlib.sha256(repr((table, rule, base, tuple(previous))).encode()).hexdigest()[:16]
    before = {key: (low + high) / 2 for one in previous for key, (low, high) in one.ranges.items()}
    refused: list[Fault] = []
    for values, room in _tried(plain, base, before, refused):
        seen, hidden = _as_read(problem, values, base * room, memory)
        refused[:] = _named(seen, [int(c) for c in unprotected(seen, hidden)])
        if not refused:
            return _told(table, (values, base * room), replace(seen, hidden=hidden), mark)
    raise Unprotectable(refused or [Fault("disclosure.rounding_impossible", {"base": base})])


def _told(table: Table, made: Made, seen: Problem, mark: str) -> Rounded:
    """The rounded table, and what readers can tell of each number that it shows."""
    values, room = made
    shown = {cell.key for cell in table.cells if cell.value is not None}
    labels = {c.key: Status.PUBLISHED if c.key in shown else c.absent for c in table.cells}
    return Rounded(
        values={key: value for key, value in values.items() if key in shown},
        labels=labels,
        intervals={key: one for key, one in intervals(seen).items() if key in shown},
        fingerprint=mark,
        room=int(room),
    )


def _tried(
    plain: Problem, base: int, before: Mapping[Key, float], refused: Sequence[Fault]
) -> Iterator[Made]:
    """One rounding after another, the best first: as told before, the nearest, then others.

    Another one lets the numbers that readers would compute go to their other multiple, beside those
    that went there already. `refused` is what stood against the one before, told by whoever asks.
    """
    for keep in (before, {}) if before else ({},):
        made = _nearest(plain, base, REACH, keep)
        if made is not None:
            yield made
    known = {frozenset[Key]()}
    yield from _turned(plain, base, refused, known)
    for turned in _every(plain, base):
        made = None if turned in known else _nearest(plain, base, 1, {}, turned)
        if made is not None:
            yield made


def _turned(
    plain: Problem, base: int, refused: Sequence[Fault], known: set[frozenset[Key]]
) -> Iterator[Made]:
    """Roundings in which what readers would compute went to the other side; `known` are those tried."""
    waiting = _turns(refused, frozenset())
    for _ in range(OTHERS):
        turned = next((one for one in waiting if one not in known), None)
        made = None if turned is None else _nearest(plain, base, REACH, {}, turned)
        if turned is None:
            return
        known.add(turned)
        if made is not None:
            yield made
            waiting += _turns(refused, turned)


def _every(plain: Problem, base: int) -> Iterator[frozenset[Key]]:
    """In a small table all that can go to the other side, the fewest first: then none is missed."""
    free = [
        key
        for key, value in zip(plain.keys, plain.values, strict=True)
        if not isinstance(key, Unseen) and value % base
    ]
    if len(free) <= FEW:
        for count in range(1, len(free) + 1):
            yield from map(frozenset, combinations(free, count))


def _turns(refused: Sequence[Fault], turned: frozenset[Key]) -> list[frozenset[Key]]:
    """What to turn next: all that readers would compute, then each of them by itself."""
    found = list(dict.fromkeys(f.values["key"] for f in refused if "key" in f.values))
    return [turned | set(found), *(turned ^ {one} for one in found)]


def _nearest(
    problem: Problem,
    base: int,
    reach: int,
    keep: Mapping[Key, float],
    turned: Collection[Key] = (),
) -> Made | None:
    """The nearest multiples that keep all sums, and how many steps they may be away; None without any.

    Those of `turned` go to the multiple on their other side.
    """
    steps = problem.values / base
    fixed, aim = _aims(problem, base, keep, turned)
    for extra in range(reach):
        floor, roof = np.floor(steps) - extra, np.ceil(steps) + extra
        floor = floor if problem.signed else np.maximum(floor, 0)
        # What stays as told stays wherever that is; what turns goes no further than the others.
        whole = np.where(fixed > 1, np.clip(aim, floor, roof), aim)
        system = System(
            problem.matrix,
            np.where(fixed > 0, np.minimum(whole, roof), floor),
            np.where(fixed > 0, np.maximum(whole, floor), roof),
            np.ones(len(steps), dtype=bool),
        )
        found = nearest_steps(system, aim)
        if found is not None:
            values = {
                key: float(base * step)
                for key, step in zip(problem.keys, np.round(found), strict=True)
                if not isinstance(key, Unseen)
            }
            return values, extra + 1
    return None


def _aims(
    problem: Problem, base: int, keep: Mapping[Key, float], turned: Collection[Key]
) -> tuple[Places, Floats]:
    """Which numbers are free (0), stay as told (1) or turn (2), and where each should go, in steps."""
    steps = problem.values / base
    kept = np.array(
        [
            isinstance(key, tuple | str) and key in keep and abs(keep[key] - value) < base
            for key, value in zip(problem.keys, problem.values, strict=True)
        ]
    )
    told = np.round(np.array([keep.get(key, 0.0) / base for key in problem.keys]))
    away = np.array([key in turned for key in problem.keys])
    other = np.floor(steps) + np.ceil(steps) - np.round(steps) + (steps == np.round(steps))
    aim = np.where(kept, told, np.where(away, other, steps))
    return np.where(away, 2, np.where(kept, 1, 0)), aim


def _as_read(
    problem: Problem, values: Mapping[Key, float], room: float, memory: Memory
) -> tuple[Problem, Flags]:
    """What a reader of rounded numbers holds possible: less than `room` away from each of them."""
    seen = problem.relabelled(np.arange(len(problem.values), dtype=np.intp))
    down, up = seen.down.copy(), seen.up.copy()
    for at, key in enumerate(problem.keys):
        if isinstance(key, Unseen) or key in memory.outside or key not in values:
            continue
        gap = values[key] - problem.values[at]
        near = 1.0 if problem.integral[at] else LEAST
        down[at] = max(down[at], min(gap - room + near, 0.0))
        up[at] = min(up[at], max(gap + room - near, 0.0))
    least = _possible(problem, down, up)
    hidden = ~problem.public
    return replace(seen, down=down, up=up, spread=least, below=0 * least, above=0 * least), hidden


def _possible(problem: Problem, down: Floats, up: Floats) -> Floats:
    """What must stay unsure of small groups: as much as the rule wants, two values at least."""
    wanted = np.maximum(problem.spread, problem.below + problem.above)
    return np.where(wanted > 0, np.minimum(wanted, np.maximum(up - down, 1.0)), 0.0)


def _named(problem: Problem, columns: Sequence[int]) -> list[Fault]:
    named = []
    for column in columns:
        key = problem.keys[column]
        beside = key.beside if isinstance(key, Unseen) else key
        plain = beside.key if isinstance(beside, Past) else beside
        named.append(Fault("disclosure.cell_computable", {"key": plain}))
    return named

"""What everything ever published tells about the cells of a table, as an outsider puts it together.

Every value that a cell had in some release is an unknown of its own: the present one under the
cell's key, each other one as a `Past`. While a cell did not change, all releases speak of the same
unknown; that is what makes an old hidden number lean on today's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dure.engines.disclosure.equations import equations
from dure.engines.disclosure.telling import Telling, tellings
from dure.engines.disclosure.types import (
    Cell,
    Join,
    Key,
    Kind,
    Need,
    Relation,
    Release,
    Rule,
    Status,
    Table,
    Why,
    plain,
)
from dure.engines.disclosure.untold_totals import as_last_told
from dure.engines.disclosure.versions import Versions


@dataclass(frozen=True)
class Memory:
    """Memory (공개 이력): what the public already holds about the cells of a table.

    `table` is the table with the unknowns that earlier releases add; `pinned` unknowns were shown
    with this very value; `needs` is what must stay unsure because of earlier releases; `outside`
    are the unknowns that this release can neither show nor hide any more; `below` are those of
    which an earlier label said "fewer than"; `near` those that only a small change can have hidden;
    `moves` are pairs of values of one cell, a few people apart; `unchecked` were hidden by somebody
    who did not say what stood there, and cannot be worked out; `ranges` is what rounded releases told;
    `earlier` are the sums among those of `table` that readers had before this release, `unsaid` the
    present values of which none has said anything.
    """

    table: Table
    pinned: frozenset[Key] = frozenset()
    needs: dict[Key, Need] = field(default_factory=dict)
    outside: dict[Key, Status] = field(default_factory=dict)
    below: dict[Key, int] = field(default_factory=dict)
    near: dict[Key, tuple[float, float]] = field(default_factory=dict)
    moves: tuple[tuple[Key, Key], ...] = ()
    unchecked: tuple[Key, ...] = ()
    ranges: dict[Key, tuple[float, float]] = field(default_factory=dict)
    earlier: frozenset[Relation] = frozenset()
    unsaid: frozenset[Key] = frozenset()


def remember(table: Table, rule: Rule, previous: Sequence[Release]) -> Memory:
    """Join the earlier releases (oldest first) to the table."""
    if not previous:
        return _alone(table)
    table = as_last_told(table, previous)
    told = tellings(table, rule, previous)
    versions = Versions(table, told)
    pinned = frozenset(versions.shown)
    present = {cell.key for cell in table.cells if cell.value is not None}
    between = [cell.key for cell in table.untold]
    found = equations(table, told, versions)
    kept = _reached(found, (present | set(between)) - pinned, pinned)
    kept = _with_equal_rests(found, kept, table)
    names = [*between, *(key for one in kept for key in (one.total, *one.parts))]
    outside = {key: versions.label(key) for key in dict.fromkeys(names) if key not in present}
    moves = tuple(versions.small_moves(rule, present | set(outside)))
    outside |= {old: versions.label(old) for _new, old in moves if old not in present}
    kind = table.cells[0].kind if table.cells else Kind.COUNT
    cells = tuple(_past_cell(key, versions, kind) for key in outside)
    known = set(table.relations)
    guessed = _guess_ranges(table, told, versions)
    silent = {key for key in present if versions.label(key) is Status.NOT_REPORTED}
    return Memory(
        table=replace(
            table,
            cells=table.cells + cells,
            untold=(),
            relations=table.relations + tuple(one for one in kept if one not in known),
        ),
        pinned=pinned,
        needs=_needs(rule, versions, present, outside),
        outside=outside,
        below=versions.below,
        near=versions.near(rule, present),
        moves=moves,
        unchecked=tuple(dict.fromkeys(key for one in told for key in one.unknown)),
        ranges=versions.ranges,
        earlier=frozenset(one for one, before in found.items() if before),
        unsaid=frozenset(silent - versions.ranges.keys() | guessed),
    )


def _guess_ranges(table: Table, told: Sequence[Telling], versions: Versions) -> set[Key]:
    """Hold what was rounded against today's values as well: nobody knows which of them changed.

    Answers those that did change, of which no reader can be sure to have been told this range.
    """
    present = {c.key for c in (*table.cells, *table.untold) if c.value is not None}
    guessed = set()
    for one in told:
        for key, ends in one.ranges.items():
            if key in present and versions.range(key, ends) and key in one.values:
                guessed.add(key)
    return guessed


def _alone(table: Table) -> Memory:
    """Nothing was told before: only the totals that nobody shows lie between the cells."""
    return Memory(
        table=replace(table, cells=table.cells + table.untold, untold=()),
        outside={cell.key: Status.NOT_REPORTED for cell in table.untold},
    )


def _reached(found: Iterable[Relation], start: set[Key], pinned: frozenset[Key]) -> list[Relation]:
    """Equations that bear on what this release may still show or hide, also at a remove."""
    waiting = list(found)
    lines: dict[Key, list[int]] = {}
    for at, one in enumerate(waiting):
        for key in (one.total, *one.parts):
            if key not in pinned:
                lines.setdefault(key, []).append(at)
    seen, edge, taken = set(start), list(start), set()
    while edge:
        for at in lines.get(edge.pop(), ()):
            if at in taken:
                continue
            taken.add(at)
            fresh = {k for k in (waiting[at].total, *waiting[at].parts) if k not in pinned} - seen
            seen |= fresh
            edge += fresh
    return [waiting[at] for at in sorted(taken)]


def _with_equal_rests(
    found: Iterable[Relation], kept: Sequence[Relation], table: Table
) -> list[Relation]:
    """With the sums told whole that are the same sum at another time: what it left over, they tell."""
    shapes = {_shape(one) for one in (*kept, *table.relations)}
    taken = set(kept)
    return [one for one in found if one in taken or _shape(one) in shapes]


def _shape(one: Relation) -> tuple[Key, frozenset[Key], Join]:
    return plain(one.total), frozenset(plain(part) for part in one.parts), one.join


def _past_cell(key: Key, versions: Versions, kind: Kind) -> Cell:
    value, label = versions.value(key), versions.label(key)
    # Of an amount it is no longer known who stood behind it; that it was sensitive, is.
    marked = label is Status.PRIMARY and kind is Kind.AMOUNT
    return Cell(key, value, kind, known_sensitive=marked)


def _needs(
    rule: Rule, versions: Versions, present: set[Key], outside: dict[Key, Status]
) -> dict[Key, Need]:
    """A change of a few people, and what an earlier release hid and this one may not give away."""
    needs = {
        key: Need(Why.EARLIER, spread=1.0 if label is Status.SECONDARY else rule.needed_spread)
        for key, label in outside.items()
        if label.is_hidden
    }
    # Of a small number that was only rounded two values remain.
    needs |= {
        key: Need(Why.EARLIER, spread=1.0)
        for key in outside
        if key not in needs and key in versions.ranges and versions.is_small(key, rule)
    }
    # One person or four, and whether they came or went: all of it, where it can be had.
    wide = max(1, rule.threshold - 1)
    change = Need(Why.DIFFERENCING, spread=wide, enough=min(wide, rule.needed_spread))
    hidden = {key for key, label in outside.items() if label is not Status.PUBLISHED}
    needs |= {key: change for key in versions.changed_a_little(rule) if key in present | hidden}
    return needs

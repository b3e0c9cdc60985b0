"""Dense (빽빽한 배열): the roll-up of very many values as sums over one array.

Where nothing stands in the way - one kind of period, rules that add or take the latest, no person
keys, numbers of at most four decimals - the values of an indicator fill an array of
(organisation and place) × cell × period, and every level is a sum along its edges. In all other cases
`roll_up` adds them one by one; what comes out is the same, which a property test holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from dure.engines.measure.columns import Mask, Scaled, Whole, scaled
from dure.engines.measure.edges import Edges, Folds, edges_of
from dure.engines.measure.fingerprint import ENGINE
from dure.engines.measure.kinds.catalogue import place_rule, time_rule
from dure.engines.measure.places import NO_PLACES, PlaceTree
from dure.engines.measure.reported import Columns
from dure.engines.measure.roll_up import roll_up
from dure.engines.measure.rolled import Rolled, rolled_from
from dure.engines.measure.summed import Summed, figures_of
from dure.engines.measure.types import Definition, Levels, Slot

SPARSE, SMALL = 20, 1_000_000  # an array mostly of nothing is not worth making
RATES = ("ratio", "mean")
NUMBERS = ("count", "amount", "latest", "distinct")


def roll_up_columns(
    columns: Columns,
    definition: Definition,
    *,
    levels: Levels,
    tree: PlaceTree = NO_PLACES,
    expected: Iterable[Slot] = (),
) -> Rolled:
    """All figures as `roll_up` gives them, as one table; raises what it raises."""
    slots = list(expected)
    values = _values(columns, definition) if _may_be_summed(definition) else None
    edges = edges_of(columns, slots, levels, tree) if values else None
    spots = _spots(columns, edges) if edges else None
    if values is None or edges is None or spots is None:
        plain = columns.observations()
        return rolled_from(roll_up(plain, definition, levels=levels, tree=tree, expected=slots))
    asked = _expected(slots, edges)
    summed = _summed(values, spots, edges, latest=time_rule(definition) == "latest")
    mark = _mark(columns, values, spots, asked, (definition, levels, _known(edges, tree)))
    return _table(summed, asked, edges, definition, mark)


@dataclass(frozen=True, slots=True)
class _Values:
    """What the values of one indicator say, each as an array over the rows."""

    given: Mask
    absent: Mask  # not applicable
    numbers: dict[str, Whole]


def _may_be_summed(definition: Definition) -> bool:
    over_time, over_places = time_rule(definition), place_rule(definition)
    if definition.kind in RATES:
        return over_time == over_places == "mean_weighted"
    return over_time in {"add", "latest"} and over_places == "add"


def _values(columns: Columns, definition: Definition) -> _Values | None:
    absent = np.array(columns.not_applicable, np.bool_)
    if definition.kind in RATES:
        return _rates(columns, absent)
    value = scaled(columns.value)
    if value is None:
        return None
    numbers = {"total": value.whole}
    if definition.kind == "distinct":
        ends = [_end(column, value) for column in (columns.low, columns.high)]
        if ends[0] is None or ends[1] is None or (ends[0] < 0).any():
            return None
        numbers |= {"low": ends[0], "high": ends[1]}
    return _Values(value.given, absent & ~value.given, numbers)


def _end(column: Sequence[object], value: Scaled) -> Whole | None:
    end = scaled(column)
    return None if end is None else np.where(end.given & value.given, end.whole, value.whole)


def _rates(columns: Columns, absent: Mask) -> _Values | None:
    above, below = scaled(columns.numerator), scaled(columns.denominator)
    if above is None or below is None:
        return None
    given = above.given & below.given
    alone = np.fromiter((one is not None for one in columns.value), np.bool_, len(given)) & ~given
    if alone.any():
        return None  # a rate without its parts stands alone: nobody knows what it weighs
    numbers = {"numerator": above.whole * given, "denominator": below.whole * given}
    return _Values(given, absent & ~given, numbers)


def _spots(columns: Columns, edges: Edges) -> Whole | None:
    """Where each row stands in the array; None when two stand in one place, or it is too empty."""
    spots = edges.spots(columns)
    size = edges.size
    if size > SPARSE * len(spots) + SMALL or len(np.unique(spots)) < len(spots):
        return None
    return spots


def _summed(values: _Values, spots: Whole, edges: Edges, *, latest: bool) -> Summed:
    given, absent, present = (
        edges.spread(spots, mask.astype(np.int64))
        for mask in (values.given, values.absent, np.ones(len(spots), np.bool_))
    )
    folds = Folds(edges, edges.last_of(given) if latest else None)
    numbers = {
        name: folds.over_all(edges.spread(spots, number), name)
        for name, number in values.numbers.items()
    }
    return Summed(
        present=folds.added(present) > 0,
        weight=folds.over_all(given, "weight"),
        reported=folds.added(given),
        absent=folds.added(absent),
        numbers=numbers,
    )


def _expected(slots: Sequence[Slot], edges: Edges) -> Whole:
    """How many reports are expected of each head in each period."""
    asked = edges.asked(slots)
    return Folds(edges, None).added(asked[:, None, :])[:, 0, :]


def _table(summed: Summed, asked: Whole, edges: Edges, definition: Definition, mark: str) -> Rolled:
    expected = np.zeros_like(summed.reported)
    if "" in edges.cells:
        expected[:, edges.cells.index(""), :] = asked
    # The table is in order of head, period, cell; the arrays are head × cell × period.
    there = (summed.present | (expected > 0)).transpose(0, 2, 1)[:, edges.order, :]
    at_head, at_period, at_cell = np.nonzero(there)
    where = (at_head, at_cell, edges.order[at_period])
    return Rolled(
        edges.heads,
        [edges.targets[at] for at in edges.order],
        edges.cells,
        at_head.tolist(),
        at_period.tolist(),
        at_cell.tolist(),
        figures_of(summed, where, definition),
        summed.reported[where].tolist(),
        expected[where].tolist(),
        mark,
    )


def _known(edges: Edges, tree: PlaceTree) -> tuple[object, ...]:
    """The part of the tree that the result depends on; the rest may change without notice."""
    places = sorted({place for _, place in edges.stands})
    used = tuple((place, sorted(tree.ancestors.get(place, {}).items())) for place in places)
    return (edges.stands, edges.cells, edges.periods, used)


def _mark(
    columns: Columns, values: _Values, spots: Whole, asked: Whole, settings: tuple[object, ...]
) -> str:
    """The fingerprint: the same for the same values in any order."""
    digest = sha256(repr((ENGINE, "dense", *settings)).encode())
    order = np.argsort(spots)
    versions = np.array(columns.version, np.int64)
    rows = (spots, versions, values.given, values.absent, *values.numbers.values())
    for one in (*(row[order] for row in rows), asked):
        digest.update(one.astype("<i8").tobytes())
    return digest.hexdigest()

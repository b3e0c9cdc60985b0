"""Totals (합계): the total of a report that was filled in by cells only.

A reporter who gives women and men has given the total as well. For people it is a sum with a
range, since somebody may stand in two cells.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dure.engines.measure.cells import TOTAL, partitions
from dure.engines.measure.kinds.catalogue import kind_of
from dure.engines.measure.types import Definition, Entry, Observation, Parts


def with_totals(
    observations: Iterable[Observation], definition: Definition
) -> tuple[Observation, ...]:
    """The observations, and a total for every report that has cells but no total.

    The split with the most cells that hold something is taken; rates without their parts cannot
    be combined and get no total.
    """
    reports: dict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for one in observations:
        reports[one.organisation, one.place, one.period, one.version][one.cell] = one
    made = [
        _total(list(cells.values()), definition) for cells in reports.values() if TOTAL not in cells
    ]
    kept = [one for cells in reports.values() for one in cells.values()]
    return (*kept, *(total for total in made if total is not None))


def _total(cells: Sequence[Observation], definition: Definition) -> Observation | None:
    by_cell = {one.cell: one for one in cells}
    splits = [
        [by_cell[key] for key in keys]
        for (parent, _), keys in sorted(partitions(by_cell).items())
        if parent == TOTAL
    ]
    if not splits:
        return None
    best = max(splits, key=lambda split: sum(one.entry.value is not None for one in split))
    parts = _merged(best, definition)
    figure = kind_of(definition).figure(parts, definition)
    if figure.state == "not_combined":
        return None
    entry = Entry(
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        low=figure.low,
        high=figure.high,
        keys=parts.keys if parts.reported and not parts.partless and parts.keys else None,
        not_applicable=figure.state == "not_applicable",
    )
    return best[0]._replace(cell=TOTAL, entry=entry)


def _merged(cells: Sequence[Observation], definition: Definition) -> Parts:
    kind = kind_of(definition)
    return kind.merge(
        [
            kind.parts(one.entry, as_of=0, version=one.version, scale=definition.scale)
            for one in cells
        ],
        "mean_weighted" if definition.kind in {"ratio", "mean"} else "add",
    )

"""Telling less: what a release leaves out of an indicator, so that the rest of it can be protected.

A refusal of everything helps nobody. Where a small group could be computed whatever were hidden, the
splits that name it are left out of its periods, then all splits, then the periods themselves.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from dure.engines.disclosure import Release, Status
from dure.engines.measure import cell_values
from dure.measurement.rules.protection import figure_of, release_table
from dure.measurement.types.release import FigureKey, ReleaseFigures


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Left out (남겨 둔 숫자): these splits of these periods; without splits all of the periods."""

    periods: frozenset[str]
    splits: frozenset[str] = frozenset()

    def holds(self, key: FigureKey) -> bool:
        """Whether a figure is among what is left out."""
        if key.period not in self.periods:
            return False
        return not self.splits or any(name in self.splits for name, _value in cell_values(key.cell))


def ways_to_tell_less(figures: ReleaseFigures, named: Collection[FigureKey]) -> Iterator[LeftOut]:
    """From what costs readers least; each leaves out every small group `named`, and none all there is."""
    here = {one.key for one in figures.figures}
    small = {key for key in named if not key.where.is_elsewhere}
    periods = frozenset(key.period for key in small) & {key.period for key in here}
    every = {name for key in here for name, _value in cell_values(key.cell)}
    told_by = {name for key in small for name, _value in cell_values(key.cell)}
    ways = [LeftOut(periods, frozenset(names)) for names in (told_by, every) if names]
    for way in dict.fromkeys((*ways, LeftOut(periods))):
        out = {key for key in here if way.holds(key)}
        if out and len(out) < len(here) and all(way.holds(key) for key in small & here):
            yield way


def without(figures: ReleaseFigures, left: LeftOut) -> ReleaseFigures:
    """What is told of all the same."""
    kept = tuple(one for one in figures.figures if not left.holds(one.key))
    untold = frozenset(one.key for one in figures.figures if left.holds(one.key))
    return replace(figures, figures=kept, untold=figures.untold | untold)


def as_unsaid(
    figures: ReleaseFigures, left: LeftOut, hidden: Mapping[FigureKey, Status]
) -> Release:
    """What is left out as the attacker meets it: it stands somehow today, and he knows its sums.

    Of what stood published and no longer holds he hears that it is hidden now.
    """
    table = release_table(figures)
    values = {
        cell.key: cell.value
        for cell in table.cells
        if cell.value is not None and left.holds(figure_of(cell.key))
    }
    labels = {key: hidden[figure_of(key)] for key in values if figure_of(key) in hidden}
    return Release("left out", {}, labels, values, table.relations)

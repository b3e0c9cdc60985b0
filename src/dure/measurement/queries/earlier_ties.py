"""Earlier ties: the sums by which readers of earlier releases could compute what is hidden.

A month published alone lies in a quarter that was published before; an area that was merged stood
as two. Such sums are not in the new table, yet every reader still has them.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dure.engines.disclosure import Relation, Release
from dure.engines.measure import parse_period
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.place_tree import tree_of
from dure.measurement.queries.release_figures import release_figures
from dure.measurement.rules.protection import figure_of, release_table
from dure.measurement.types.release import FigureKey, ReleaseFigures


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties (지난 공표의 합): what an initiative said before - all keys, the hidden ones, the days."""

    initiative_id: int
    keys: frozenset[FigureKey]
    hidden: frozenset[FigureKey]
    days: tuple[date, ...]

    @classmethod
    def known_from(
        cls, initiative_id: int, releases: Sequence[Release], days: Collection[date]
    ) -> "Ties":
        """What those releases name; a key is hidden while no release has shown it."""
        shown = {figure_of(key) for one in releases for key in one.values}
        hidden = {figure_of(key) for one in releases for key in one.labels} - shown
        keys = frozenset(shown | hidden)
        return cls(initiative_id, keys, frozenset(hidden), tuple(sorted(days)))


def ties(
    known: Ties, version: IndicatorVersion, figures: ReleaseFigures, *, own: bool
) -> tuple[tuple[Relation, ...], dict[Hashable, float]]:
    """The sums that readers know from before, and the true values of what was hidden in them.

    The place tree of each release is looked at once, over the periods that touch the new ones.
    """
    relations: dict[Relation, None] = {}
    secrets: dict[Hashable, float] = {}
    here = {one.key.period for one in figures.figures}
    periods = _touching(here, {key.period for key in known.keys}, version.period_kind)
    trees: list[Mapping[str, Mapping[str, str]]] = []
    for day in known.days:
        tree = tree_of(figures.tree.ancestors, day).ancestors
        told = own and set(periods) <= here and tree == figures.tree.ancestors
        if not periods or told or (own and tree in trees):
            continue
        trees.append(tree)
        earlier = release_figures(
            initiative_id=known.initiative_id, version=version, periods=periods, as_of=day
        )
        table = release_table(earlier)
        relations |= dict.fromkeys(_known_sums(table.relations, known))
        secrets |= {
            cell.key: cell.value
            for cell in table.cells
            if cell.value is not None and figure_of(cell.key) in known.hidden
        }
    return tuple(relations), secrets


def _touching(here: Collection[str], before: Collection[str], kind: str) -> list[str]:
    """Published periods of the indicator's own kind that lie here, or in a longer one around here."""
    new = [parse_period(code) for code in here]
    old = [parse_period(code) for code in before]
    around = [one for one in old if any(one.contains(each) for each in new)]
    return sorted(
        one.code for one in old if one.kind == kind and any(each.contains(one) for each in around)
    )


def _known_sums(relations: Sequence[Relation], known: Ties) -> list[Relation]:
    """Sums whose total was told, of those parts that were told or hidden."""
    found = []
    for one in relations:
        parts = tuple(key for key in one.parts if figure_of(key) in known.keys)
        if parts and figure_of(one.total) in known.keys:
            found.append(Relation(one.total, parts, one.join))
    return found

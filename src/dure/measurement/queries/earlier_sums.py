"""Earlier sums: the totals by which readers of earlier releases could compute what is hidden.

A month published alone lies in a quarter that was published before; an area that was merged stood
as two. Such sums are not in the new table, yet every reader still has them.
"""

from collections.abc import Collection, Mapping
from datetime import date

from dure.engines.disclosure import Relation
from dure.engines.measure import Figure, PlaceTree, parse_period
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.counted_observations import expected_slots
from dure.measurement.queries.place_tree import tree_of
from dure.measurement.queries.release_figures import adds_over_time, only_places
from dure.measurement.rules.protection import release_table
from dure.measurement.types.release import WHOLE, FigureKey, ReleaseFigure, ReleaseFigures

Figures = Mapping[FigureKey, Figure]


def earlier_sums(
    *,
    initiative_id: int,
    version: IndicatorVersion,
    told: Figures,
    days: Collection[date],
    united: frozenset[str] = frozenset(),
) -> dict[date, tuple[Relation, ...]]:
    """The sums among everything ever told of these periods, by the place tree of each day.

    One query. Days with the same tree share their sums.
    """
    periods = sorted({p for p, *_ in told if parse_period(p).kind == version.period_kind})
    slots = expected_slots(
        initiative_id=initiative_id, indicator_id=version.indicator_id, periods=periods
    )
    places = {slot.place for slot in slots}
    figures = tuple(
        ReleaseFigure(key, _joined(key, one, version.kind), 0, 0) for key, one in told.items()
    )
    found: dict[date, tuple[Relation, ...]] = {}
    only = only_places(slots)
    known: list[tuple[Mapping[str, Mapping[str, str]], tuple[Relation, ...]]] = []
    for day in sorted(days):
        tree = tree_of(places, day)
        sums = next((each for ancestors, each in known if ancestors == tree.ancestors), None)
        if sums is None:
            sums = release_table(_stood(version, figures, tree, only, united)).relations
            known.append((tree.ancestors, sums))
        found[day] = sums
    return found


def as_it_stands(
    *, initiative_id: int, version: IndicatorVersion, told: Figures, day: date
) -> ReleaseFigures:
    """Everything told of these periods as one release of a day. One query."""
    periods = sorted({p for p, *_ in told if parse_period(p).kind == version.period_kind})
    slots = expected_slots(
        initiative_id=initiative_id, indicator_id=version.indicator_id, periods=periods
    )
    figures = tuple(
        ReleaseFigure(key, _joined(key, one, version.kind), 0, 0) for key, one in told.items()
    )
    tree = tree_of({slot.place for slot in slots}, day)
    # Of people that stand in several parts no sum is asked for; where the parts add up they stand once.
    return _stood(version, figures, tree, only_places(slots), frozenset("nd"))


def _stood(
    version: IndicatorVersion,
    figures: tuple[ReleaseFigure, ...],
    tree: PlaceTree,
    only: Mapping[str, str],
    united: frozenset[str],
) -> ReleaseFigures:
    return ReleaseFigures(
        kind=version.kind,
        of_people=True,
        adds_over_time=adds_over_time(version),
        figures=figures,
        tree=tree,
        only_place=only,
        fingerprint="",
        united=united,
    )


def _joined(key: FigureKey, figure: Figure, kind: str) -> Figure:
    """People counted once over organisations may stand in several, whatever range was shown."""
    whole = kind == "distinct" and key.where == WHOLE
    return figure._replace(method="distinct", low=0) if whole else figure

"""Estimated once: the people of an indicator over organisations, from the sketches of members."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dure.engines.measure import PlaceTree, Slot
from dure.ground.organisations.queries import ground_on, initiative_by_id
from dure.measurement.queries.counted_once import OnceWanted
from dure.measurement.queries.sketches import sketches_by_cell
from dure.measurement.rules.estimating import Sketches, with_estimates
from dure.measurement.types.people import PeopleCounted
from dure.measurement.types.release import ReleaseFigure, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatedOnce:
    """The figures, estimated where that may be told; on what ground; a mark of the sketches."""

    figures: Sequence[ReleaseFigure]
    people: PeopleCounted
    mark: str


def is_estimated(wanted: OnceWanted) -> bool:
    """Whether people of this indicator are estimated at all: by its kind and by the ground."""
    counts = wanted.version.kind == "distinct"
    return counts and ground_on(wanted.initiative_id, wanted.on).mode == "estimate"


def estimated_once(
    wanted: OnceWanted, figures: Sequence[ReleaseFigure], slots: Iterable[Slot], tree: PlaceTree
) -> EstimatedOnce | None:
    """The figures with estimates in place of sums of people; None where there are none."""
    if not is_estimated(wanted):
        return None
    sketches = sketches_by_cell(wanted.initiative_id, wanted.version.indicator_id)
    floor = initiative_by_id(wanted.initiative_id).min_cell
    made, count = with_estimates(figures, sketches, _standing(slots, tree), floor)
    if not count:
        return None
    ground = ground_on(wanted.initiative_id, wanted.on)
    people = PeopleCounted(
        mode=ground.mode,
        basis=ground.basis,
        since_on=ground.since_on,
        indicators=(wanted.version.indicator.code,),
    )
    return EstimatedOnce(figures=made, people=people, mark=_mark(sketches))


def _standing(slots: Iterable[Slot], tree: PlaceTree) -> Mapping[Where, frozenset[str]]:
    """Who stands wholly within each place; a place in which somebody stands in part has no estimate."""
    homes: dict[str, set[str]] = {}
    for slot in slots:
        homes.setdefault(slot.organisation, set()).add(slot.place)
    inside: dict[str, set[str]] = {}
    for place in {place for places in homes.values() for place in places}:
        for above in {place, *tree.ancestors.get(place, {}).values()}:
            inside.setdefault(above, set()).add(place)
    found = {}
    for place, below in inside.items():
        there = {who for who, places in homes.items() if places & below}
        whole = all(homes[who] <= below for who in there)
        found[Where(place=place)] = frozenset(there if whole else ())
    return found


def _mark(sketches: Sketches) -> str:
    told = sorted((*at, who, one.row) for at, each in sketches.items() for who, one in each.items())
    return hashlib.sha256(repr(told).encode()).hexdigest()

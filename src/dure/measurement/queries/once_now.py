"""Once now: the people of an indicator counted once for the pages of members, kept until something moves.

What moves it: a report that counts, a comparison, a sketch, a human's word, a consent given or withdrawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dure.engines.measure import (
    ALL,
    Columns,
    Figure,
    Levels,
    PlaceTree,
    Result,
    Slot,
    roll_up,
)
from dure.ground.consent.queries import consents_mark
from dure.ground.organisations.queries import LINKING_MODES, entrustments_on, ground_on
from dure.kernel.asking import unheard
from dure.measurement.models import CodedDecision, IndicatorVersion, PairDecision, PeopleSketch
from dure.measurement.queries.counted_observations import counted_columns, expected_slots
from dure.measurement.queries.counted_once import OnceWanted
from dure.measurement.queries.counted_parts import counting_mark
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.estimated_once import estimated_once
from dure.measurement.queries.known_pairs import UNDER_CONTRACT, newest_run
from dure.measurement.queries.place_tree import tree_of
from dure.measurement.queries.rates_of_people import Asked, people_parts_of
from dure.measurement.queries.recounted import recounted
from dure.measurement.types.people import ADDED_UP, PeopleCounted
from dure.measurement.types.release import FigureKey, ReleaseFigure, Where

KEPT = 128
Figures = Mapping[FigureKey, Figure]
NOTHING: Figures = MappingProxyType({})


def recounted_versions(
    initiative_id: int, versions: Iterable[IndicatorVersion], on: date
) -> frozenset[int]:
    """The indicators among these that are not added up today: people counted once or estimated, and
    rates of people. Three queries at most."""
    listed = list(versions)
    found = set(people_parts_of(listed))
    people = [one for one in listed if one.kind == "distinct"]
    mode = ground_on(initiative_id, on).mode if people else "sum"
    if mode == "estimate":
        return frozenset({*found, *(one.indicator_id for one in people)})
    known = {one.indicator_id for one in people if one.computed_from}
    if known and mode in LINKING_MODES and newest_run(initiative_id, mode):
        found |= known
    return frozenset(found)


def once_now(
    initiative_id: int, version: IndicatorVersion, periods: Iterable[str], on: date
) -> tuple[Figures, PeopleCounted]:
    """The figures over organisations: whole and places, in each cell; empty where all is added up."""
    if not recounted_versions(initiative_id, [version], on):
        return NOTHING, ADDED_UP
    asked = (initiative_id, version.pk, tuple(periods), on)
    return _kept(asked, (*counting_mark(initiative_id), *_links_mark(initiative_id, on)))


def _links_mark(initiative_id: int, on: date) -> tuple[object, ...]:
    mode = ground_on(initiative_id, on).mode
    made: Any = CodedDecision if mode == UNDER_CONTRACT else PairDecision
    said = made.objects.within(initiative_id=initiative_id).order_by("-pk")
    run = newest_run(initiative_id, mode)
    contracts = entrustments_on(initiative_id, on) if mode == UNDER_CONTRACT else {}
    sketches = PeopleSketch.objects.within(initiative_id=initiative_id).order_by("-pk")
    return (
        mode,
        *sorted(one.id for one in contracts.values()),
        run.pk if run else 0,
        sketches.values_list("pk", flat=True).first() or 0,
        said.values_list("pk", flat=True).first() or 0,
        *consents_mark(),
    )


@lru_cache(maxsize=KEPT)
def _kept(
    asked: tuple[int, int, tuple[str, ...], date], mark: tuple[object, ...]
) -> tuple[Figures, PeopleCounted]:
    with unheard():  # the mark is asked each time
        initiative_id, version_id, periods, on = asked
        version = IndicatorVersion.objects.select_related("indicator").get(pk=version_id)
        here: Any = {
            "initiative_id": initiative_id,
            "indicator_id": version.indicator_id,
            "periods": list(periods),
        }
        seen, slots = counted_columns(**here), expected_slots(**here)
        tree = tree_of({slot.place for slot in slots}, on)
        wanted = OnceWanted(initiative_id=initiative_id, version=version, on=on)
        anew = recounted(
            wanted, seen, Asked(levels=_levels(version, tree, own=False), tree=tree, expected=slots)
        )
        if anew is None:
            return _estimated(wanted, seen, slots, tree)
        found = {one.key: one.figure for one in _named(anew.rolled.results)}
        return MappingProxyType(found), anew.people or ADDED_UP


def _estimated(
    wanted: OnceWanted, seen: Columns, slots: Sequence[Slot], tree: PlaceTree
) -> tuple[Figures, PeopleCounted]:
    """Estimates stand beside what the members themselves reported."""
    levels = _levels(wanted.version, tree, own=True)
    rows, definition = seen.observations(), definition_now(wanted.version)
    rolled = roll_up(rows, definition, levels=levels, tree=tree, expected=slots)
    made = estimated_once(wanted, _named(rolled.results), slots, tree)
    if made is None:
        return NOTHING, ADDED_UP
    found = {
        one.key: one.figure
        for one in made.figures
        if one.figure.method == "estimate" and not one.key.where.organisation
    }
    return MappingProxyType(found), made.people


def _levels(version: IndicatorVersion, tree: PlaceTree, *, own: bool) -> Levels:
    return Levels(
        each_organisation=own,
        crossed=False,
        place_levels=(ALL, *tree.levels),
        period_kinds=(version.period_kind,),  # type: ignore[arg-type]
    )


def _named(results: Iterable[Result]) -> list[ReleaseFigure]:
    return [
        ReleaseFigure(
            FigureKey(
                one.key.period.code,
                Where(
                    "" if one.key.organisation == ALL else one.key.organisation,
                    "" if one.key.place == ALL else one.key.place,
                ),
                one.key.cell,
            ),
            one.figure,
            one.reported,
            one.expected,
        )
        for one in results
    ]


def forget_once() -> None:
    """Drop what is kept; for tests that write the same rows again."""
    _kept.cache_clear()

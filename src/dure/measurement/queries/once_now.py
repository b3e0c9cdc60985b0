"""Once now: the people of an indicator counted once for the pages of members, kept until something moves.

What moves it: a report that counts, a comparison, a human's word, a consent given or withdrawn.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dure.engines.measure import ALL, Figure, Levels
from dure.ground.consent.queries import consents_mark
from dure.ground.organisations.queries import LINKING_MODES, ground_on
from dure.measurement.models import IndicatorVersion, PairDecision
from dure.measurement.queries.counted_observations import counted_columns, expected_slots
from dure.measurement.queries.counted_once import OnceWanted, counted_once
from dure.measurement.queries.counted_parts import counting_mark
from dure.measurement.queries.known_pairs import newest_run
from dure.measurement.queries.place_tree import tree_of
from dure.measurement.types.people import ADDED_UP, PeopleCounted
from dure.measurement.types.release import FigureKey, Where

KEPT = 128
Figures = Mapping[FigureKey, Figure]
NOTHING: Figures = MappingProxyType({})


def linked_versions(
    initiative_id: int, versions: Iterable[IndicatorVersion], on: date
) -> frozenset[int]:
    """The indicators among these whose people are counted once today. Two queries at most."""
    known = {one.indicator_id for one in versions if one.kind == "distinct" and one.computed_from}
    if not known or ground_on(initiative_id, on).mode not in LINKING_MODES:
        return frozenset()
    return frozenset(known) if newest_run(initiative_id) else frozenset()


def once_now(
    initiative_id: int, version: IndicatorVersion, periods: Iterable[str], on: date
) -> tuple[Figures, PeopleCounted]:
    """The figures over organisations: whole and places, in each cell; empty where people are added up."""
    if not linked_versions(initiative_id, [version], on):
        return NOTHING, ADDED_UP
    asked = (initiative_id, version.pk, tuple(periods), on)
    return _kept(asked, (*counting_mark(initiative_id), *_links_mark(initiative_id)))


def _links_mark(initiative_id: int) -> tuple[object, ...]:
    said = PairDecision.objects.within(initiative_id=initiative_id).order_by("-pk")
    run = newest_run(initiative_id)
    return (
        run.pk if run else 0,
        said.values_list("pk", flat=True).first() or 0,
        *consents_mark(),
    )


@lru_cache(maxsize=KEPT)
def _kept(
    asked: tuple[int, int, tuple[str, ...], date], mark: tuple[object, ...]
) -> tuple[Figures, PeopleCounted]:
    initiative_id, version_id, periods, on = asked
    version = IndicatorVersion.objects.select_related("indicator").get(pk=version_id)
    here: Any = {
        "initiative_id": initiative_id,
        "indicator_id": version.indicator_id,
        "periods": list(periods),
    }
    once = counted_once(
        OnceWanted(initiative_id=initiative_id, version=version, on=on), counted_columns(**here)
    )
    if once is None:
        return NOTHING, ADDED_UP
    slots = expected_slots(**here)
    tree = tree_of({slot.place for slot in slots}, on)
    levels = Levels(
        each_organisation=False,
        crossed=False,
        place_levels=(ALL, *tree.levels),
        period_kinds=(version.period_kind,),  # type: ignore[arg-type]
    )
    found = {
        FigureKey(
            one.key.period.code,
            Where(place="" if one.key.place == ALL else one.key.place),
            one.key.cell,
        ): one.figure
        for one in once.rolled_up(levels=levels, tree=tree, expected=slots).results
    }
    return MappingProxyType(found), once.people


def forget_once() -> None:
    """Drop what is kept; for tests that write the same rows again."""
    _kept.cache_clear()

"""Work out needs from a population series: so many percent of the people counted in each place."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from dure.activities.services import say_needs
from dure.activities.types import NeedTold
from dure.engines.measure import parse_period
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import tree_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.queries.people_series import (
    SeriesValue,
    latest_of_series,
    people_series,
)

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNeed:
    """Which series, for which kind and group, and how many percent of its people need it."""

    series: str
    kind: str
    group: str = ""
    percent: Decimal = WHOLE


def needs_from_series(
    actor: Actor, *, initiative_id: int, asked: SeriesNeed, at: datetime
) -> tuple[int, int]:
    """Say a need for every place of the initiative that the series counts; the source names both.

    Answers how many are new and how many stood so. Refused with `measurement.no_such_series`,
    `.bad_percent`, or as `say_needs` refuses.
    """
    named = people_series(actor, initiative_id=initiative_id)
    if asked.series not in named:
        raise Refused("measurement.no_such_series", series=asked.series)
    if not asked.percent.is_finite() or not 0 < asked.percent <= WHOLE:
        raise Refused("measurement.bad_percent")
    here = initiative_by_id(initiative_id).place_code
    tree = tree_on(day_of(at))
    needs = [
        _need(one, asked, named[asked.series].ko, at)
        for one in latest_of_series(actor, asked.series, initiative_id=initiative_id)
        if one.place_code in tree.parent_of and (not here or here in tree.line_of(one.place_code))
    ]
    told: tuple[int, int] = say_needs(actor, initiative_id=initiative_id, needs=needs, at=at)
    return told


def _need(one: SeriesValue, asked: SeriesNeed, name: str, at: datetime) -> NeedTold:
    people = (one.value * asked.percent / WHOLE).quantize(Decimal(1), ROUND_HALF_UP)
    share = "" if asked.percent == WHOLE else f" × {asked.percent.normalize():f}%"
    ended = parse_period(one.period).ends_before
    return NeedTold(
        place_code=one.place_code,
        kind=asked.kind,
        group=asked.group,
        count=int(people),
        source=f"{asked.series} {name} {one.period}{share} ({one.source})"[:200],
        counted_on=min(ended, day_of(at)),
    )

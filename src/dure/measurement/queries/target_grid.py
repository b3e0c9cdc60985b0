"""Baselines and targets of one indicator: organisations down, periods across."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from dure.engines.measure import Period, parse_period
from dure.engines.measure import of_day as period_of_day
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Target
from dure.measurement.queries.indicator_library import indicator_library
from dure.measurement.types.library import LibraryCard, TargetGrid

EVERYBODY = Words("모두 함께", "Everybody together")
AHEAD = {"month": 5, "quarter": 3, "half": 2, "year": 2}


def goals_asked(actor: Actor, *, initiative_id: int, on: date) -> tuple[LibraryCard, ...]:
    """The indicators one may set goals for; refused with `measurement.not_your_desk`."""
    if not may(actor, "set_target", Subject("target", initiative_id, initiative_id)):
        raise Refused("measurement.not_your_desk")
    return indicator_library(on=on, initiative_id=initiative_id)


def target_grid(*, card: LibraryCard, initiative_id: int, place_code: str, on: date) -> TargetGrid:
    """The grid of one indicator: periods that have a goal, this one and those to come."""
    rows = list(
        Target.objects.filter(
            initiative_id=initiative_id,
            indicator_id=card.version.indicator_id,
            place_code=place_code,
        ).values_list("organisation_id", "period", "role", "value")
    )
    asked = Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on),
        initiative_id=initiative_id,
        indicator_id=card.version.indicator_id,
    ).values_list("organisation_id", flat=True)
    organisations = organisation_cards(frozenset(asked)).values()
    named = sorted(((one.id, one.name) for one in organisations), key=lambda each: each[1].ko)
    return TargetGrid(
        card=card,
        place_code=place_code,
        periods=_periods(card, [row[1] for row in rows], on),
        rows=((None, EVERYBODY), *named),
        goals={(who, period, role): value for who, period, role, value in rows},
    )


def _periods(card: LibraryCard, known: Sequence[str], on: date) -> tuple[str, ...]:
    kind = card.version.period_kind
    period: Period = period_of_day(on, kind)  # type: ignore[arg-type]
    found = {*known, period.previous.code}
    for _ in range(AHEAD[kind] + 1):
        found.add(period.code)
        period = period.next
    ordered = sorted(found, key=lambda code: (parse_period(code).starts_on, code))
    return tuple(ordered[-12:])

"""Rounds to open: periods that are over and for which nobody has been asked yet."""

from datetime import date
from typing import cast

from django.db.models import Q

from dure.engines.measure import Period, PeriodKind
from dure.engines.measure import of_day as period_of_day
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import Assignment, ReportingRound
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.lines_asked import indicators_of_kind
from dure.measurement.rules.labels import period_words
from dure.measurement.types.today import RoundMissing


def rounds_missing(actor: Actor, *, initiative_id: int, on: date) -> tuple[RoundMissing, ...]:
    """For each kind of period that is asked for, the one that ended last, if it was asked for.

    Three queries, and two for each round that is missing.
    """
    if not may(actor, "manage_rounds", Subject("reports", "", initiative_id)):
        return ()
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    asked = Assignment.objects.filter(lasting, initiative_id=initiative_id)
    ids = list(asked.order_by().values_list("indicator_id", flat=True).distinct())
    kinds = {version.period_kind for version in versions_now(ids).values()}
    ended = {each.code: each for each in (_last(on, kind) for kind in kinds)}
    rounds = ReportingRound.objects.filter(initiative_id=initiative_id, period__in=ended)
    opened = set(rounds.values_list("period", flat=True))
    return tuple(
        RoundMissing(period=code, period_words=period_words(code), indicators=count)
        for code, period in sorted(ended.items())
        if code not in opened and (count := len(indicators_of_kind(initiative_id, period)))
    )


def _last(on: date, kind: str) -> Period:
    return period_of_day(on, cast("PeriodKind", kind)).previous

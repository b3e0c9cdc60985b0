"""A sensible suggestion for the next round: the period after the last one, its days as last time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, cast

from dure.engines.measure import Period, PeriodKind, parse_period
from dure.engines.measure import of_day as period_of_day
from dure.measurement.types.desk import RoundCard
from dure.measurement.types.reports import RoundDates

# Days after the period's end on which a round opens, is due and locks, until a round says otherwise.
USUAL = {"month": (0, 9, 19), "quarter": (0, 14, 29), "half": (0, 19, 39), "year": (0, 30, 60)}


class SuggestedRound(NamedTuple):
    """A period nobody was asked for yet, with days for it."""

    period: str
    dates: RoundDates


def suggested_round(rounds: Sequence[RoundCard], kind: str, on: date) -> SuggestedRound:
    """The period after the newest round of this kind, or the last one that has ended.

    The days keep the distance to the period's end that they had last time; where their due day is
    over already they begin today, with as long to write as last time.
    """
    suggested = _usual(rounds, kind, on)
    days = suggested.dates
    if days.due_on >= on:
        return suggested
    late = on - days.opens_on
    moved = RoundDates(days.opens_on + late, days.due_on + late, days.locks_on + late)
    return SuggestedRound(suggested.period, moved)


def _usual(rounds: Sequence[RoundCard], kind: str, on: date) -> SuggestedRound:
    same = [each for each in rounds if each.period_kind == kind]
    if same:
        newest = max(same, key=lambda each: parse_period(each.period).number)
        return _dated(parse_period(newest.period).next, _distances(newest))
    return _dated(period_of_day(on, cast("PeriodKind", kind)).previous, USUAL[kind])


def _distances(each: RoundCard) -> tuple[int, int, int]:
    end = parse_period(each.period).ends_before
    days = (each.dates.opens_on, each.dates.due_on, each.dates.locks_on)
    opens, due, locks = ((day - end).days for day in days)
    return opens, due, locks


def _dated(period: Period, distances: tuple[int, int, int]) -> SuggestedRound:
    days = (period.ends_before + timedelta(days=each) for each in distances)
    return SuggestedRound(period.code, RoundDates(*days))

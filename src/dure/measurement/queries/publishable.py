"""Publishable: the periods somebody may choose for a release, and the ones that wait for it."""

from collections.abc import Collection
from datetime import date

from dure.engines.measure import Period, PeriodKind, parse_period
from dure.measurement.models import Report
from dure.measurement.queries.published_now import published_periods
from dure.measurement.rules.report_status import COUNTING
from dure.measurement.types.numbers import Publishable

LONGER: tuple[PeriodKind, ...] = ("quarter", "half", "year")


def publishable(initiative_id: int, on: date) -> Publishable:
    """Periods with an approved report or a published number, the newest first. Two queries.

    A longer period is offered once it has ended. What waits is the newest run of periods that are
    approved and not published; where nothing waits, the newest approved period.
    """
    rows = Report.objects.within(round__initiative_id=initiative_id, status__in=COUNTING)
    approved = {
        parse_period(code)
        for code in rows.order_by().values_list("round__period", flat=True).distinct()
    }
    public = {parse_period(code) for code in published_periods(initiative_id)}
    first, last = _waiting(approved, approved - public)
    return Publishable(
        periods=tuple(
            one.code for one in sorted(_with_longer(approved, on) | public, key=_age, reverse=True)
        ),
        first=first,
        last=last,
    )


def _with_longer(approved: Collection[Period], on: date) -> set[Period]:
    around = {one.within(kind) for one in approved for kind in LONGER}
    return {*approved, *(one for one in around if one is not None and one.ends_before <= on)}


def _waiting(approved: Collection[Period], unpublished: Collection[Period]) -> tuple[str, str]:
    """The newest run without a gap."""
    newest = max(unpublished or approved, key=_age, default=None)
    if newest is None:
        return "", ""
    first = newest
    while first.previous in unpublished:
        first = first.previous
    return first.code, newest.code


def _age(period: Period) -> tuple[date, date]:
    return period.ends_before, period.starts_on

"""Told: the words beside the numbers - whys, quotes and the conversions of members' own indicators."""

from datetime import date, timedelta
from decimal import Decimal

from dure.engines.measure import parse_period
from dure.kernel.words import Words
from dure.measurement.models import Evidence, Indicator
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.services import map_own_indicator, write_why
from dure.measurement.types.library import NewConversion
from dure.project.demo.cast import APPROVERS, Cast, at_hour
from dure.project.demo.pack import told


def tell_stories(cast: Cast) -> None:
    """Everything that people wrote beside their numbers."""
    for initiative, code, period, ko, en in told("story")["whys"]:
        day = parse_period(period).ends_before + timedelta(days=12)
        at = at_hour(min(day, cast.today - timedelta(days=1)), 15)
        write_why(
            cast.actor(APPROVERS[initiative], at),
            initiative_id=cast.initiatives[initiative],
            indicator=code,
            period=period,
            text=Words(ko, en),
            at=at,
        )
    _quote(cast)
    _convert(cast)


def _quote(cast: Cast) -> None:
    # Beside reports that stand already: written as they were added while the report was a draft.
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    for initiative, slug, period, code, quote, consent in told("story")["quotes"]:
        reports = report_ids(cast.initiatives[initiative], [period])
        Evidence.objects.create(
            report_id=reports[cast.organisations[slug], period],
            indicator_id=indicators[code],
            quote=quote,
            consent_state=consent,
            added_at=at_hour(parse_period(period).ends_before, 16),
            added_by=cast.reporter(slug),
        )


def _convert(cast: Cast) -> None:
    since = date(2025, 1, 1)
    for initiative, slug, own, code, factor, ko, en in told("story")["conversions"]:
        conversion = NewConversion(
            own_name=own,
            indicator=code,
            factor=Decimal(factor),
            reason=Words(ko, en),
            since=since,
        )
        map_own_indicator(
            cast.actor(slug, at_hour(since)),
            initiative_id=cast.initiatives[initiative],
            organisation_id=cast.organisations[slug],
            conversion=conversion,
            at=at_hour(since),
        )

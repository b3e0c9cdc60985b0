"""A meal at a door becomes a published number, and the number leads back to the door (house §5.7).

Nobody types anything after 이복남's phone has told of her doors: the month counts itself, the kitchen
looks at its report and signs, the backbone approves and publishes.
"""

from datetime import date, datetime

import pytest

from dure.activities.queries import records_behind
from dure.activities.types import FactsWanted
from dure.engines.measure import parse_period
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.models import PublishedNumber, Report
from dure.measurement.queries import trace
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services import (
    approve_report,
    calculate_period,
    open_round,
    publish_numbers,
    submit_report,
    take_over_indicators,
)
from dure.measurement.services.take_over_indicators import TakeOver
from dure.measurement.types.reports import RoundDates
from dure.programmes.care_meals.models import DoorVisit, MealDay
from dure.programmes.care_meals.services import count_month
from dure.programmes.care_meals.tests.door_story import minutes, monday, tells, touch
from dure.programmes.care_meals.tests.story import GARAM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MONTH_END = datetime(2026, 12, 1, 9, 0, tzinfo=SEOUL)
NAMES = ("박순례", "김말순", "최점례", "정옥분", "이정자", "강분이")


@pytest.fixture
def november():
    """Six doors on a Monday; the programme's indicators are taken over and November is asked for."""
    here = monday(names=NAMES)
    village = here.story.village
    home = {"initiative_id": village.initiative.pk, "at": minutes(-60)}
    codes = frozenset({"M01", "M02", "M06"})
    wish = TakeOver("care_meals", [village.kitchen.pk], GARAM, date(2026, 11, 1), codes)
    take_over_indicators(village.director, wish=wish, **home)
    dates = RoundDates(date(2026, 11, 20), date(2026, 12, 10), date(2027, 1, 10))
    open_round(village.director, period="2026-11", dates=dates, **home)
    return here


def test_a_meal_at_a_door_becomes_a_number_and_leads_back_to_the_door(november):
    here, village = november, november.story.village
    outcomes = ("delivered", "delivered", "left", "nobody", "delivered", "delivered")
    told = [
        touch("visit", here.stop(place), minutes(10 * place), outcome=outcome)
        for place, outcome in enumerate(outcomes, start=1)
    ]
    tells(here, *told, at=minutes(90))
    MealDay.objects.within(pk=here.day.pk).update(state="closed")

    report = signed(here)
    approve_report(village.director, report_id=report.pk, at=MONTH_END)
    numbers = published(here)

    assert numbers["M01"].value == 5
    assert numbers["M02"].value == 5
    assert numbers["M06"].value == 100
    behind = lines_behind(here)
    met = DoorVisit.objects.within(stop__day_id=here.day.pk, outcome__in=("delivered", "left"))
    doors = {f"care_meals.door_visit:{one.public_id}" for one in met}
    meals = {line.source.rpartition(":")[0] for line in behind if line.source.endswith("lunchbox")}
    assert meals == doors


def signed(here):
    """The month counts itself; the kitchen looks at what it says, and hands it in."""
    village = here.story.village
    at = MONTH_END
    asked = {"kitchen_id": here.story.kitchen.pk, "month": date(2026, 11, 1), "at": at}
    count_month(here.story.coordinator, **asked)
    calculate_period(
        village.reporter,
        initiative_id=village.initiative.pk,
        organisation_id=village.kitchen.pk,
        period="2026-11",
        at=at,
    )
    report = Report.objects.within(round__period="2026-11").get()
    submit_report(village.reporter, report_id=report.pk, at=at)
    return report


def published(here):
    village = here.story.village
    prepared = prepare_release(
        initiative_id=village.initiative.pk,
        min_cell=5,
        first="2026-11",
        last="2026-11",
        as_of=date(2026, 12, 1),
    )
    release = publish_numbers(
        village.director, prepared=prepared, title=Words("11월", "November"), at=MONTH_END
    )
    rows = PublishedNumber.objects.filter(
        publication=release, organisation=None, place_code="", cell="", period="2026-11"
    )
    return {row.indicator.code: row for row in rows.select_related("indicator")}


def lines_behind(here):
    village = here.story.village
    way = trace(
        village.director, initiative_id=village.initiative.pk, indicator="M01", period="2026-11"
    )
    (value,) = [one for one in way.values if one.counts]
    when = parse_period("2026-11")
    wanted = FactsWanted(
        starts_on=when.starts_on,
        ends_before=when.ends_before,
        organisation_id=village.kitchen.pk,
        up_to=value.ledger_head,
    )
    return records_behind(wanted)

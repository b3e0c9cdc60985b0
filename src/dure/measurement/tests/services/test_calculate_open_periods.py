"""At night the records become values wherever a report may still change, and nowhere else."""

from datetime import datetime

import pytest

from dure.ground.access.queries import house
from dure.kernel.clock import SEOUL
from dure.measurement.models import Assignment, Calculation
from dure.measurement.services.calculate_open_periods import calculate_open_periods
from dure.measurement.tests.factories import IN_MARCH
from dure.measurement.tests.services.test_calculate_period import Kitchen

pytestmark = pytest.mark.django_db
LONG_AFTER = datetime(2026, 6, 1, 3, 10, tzinfo=SEOUL)


def test_a_night_counts_what_the_day_recorded_and_the_next_night_changes_nothing() -> None:
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)

    calculate_open_periods(house(), at=IN_MARCH)
    calculate_open_periods(house(), at=IN_MARCH)

    meals = kitchen.value("M01")
    assert meals is not None
    assert meals.value == 1
    assert Calculation.objects.filter(organisation_id=kitchen.garam.kitchen.pk).count() == 1


def test_a_closed_period_is_left_as_it_is() -> None:
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    assert calculate_open_periods(house(), at=LONG_AFTER) == (0, 0)
    assert kitchen.value("M01") is None


def test_typed_reports_cost_the_night_nothing() -> None:
    Kitchen()
    Assignment.objects.update(computed=False)
    assert calculate_open_periods(house(), at=IN_MARCH) == (0, 0)

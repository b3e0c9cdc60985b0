"""Beside an organisation's bar stands its own target of that time and of all its places."""

from datetime import date

import pytest

from dure.measurement.models import Target
from dure.measurement.queries import indicator_story
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 22)


def aims(made: County, value: int, place: str = "", period: str = "2026-03") -> None:
    Target.objects.create(
        initiative=made.village.initiative,
        indicator=made.served,
        organisation=made.kitchens["손맛"],
        place_code=place,
        period=period,
        role="target",
        value=value,
    )


def shown(made: County) -> float | None:
    here = {"initiative_id": made.village.initiative.pk, "code": "M01", "on": APRIL}
    story = indicator_story(made.village.director, **here)
    return next(one.target for one in story.organisations if one.code == made.kitchens["손맛"].slug)


def test_the_target_of_all_places_stands_beside_the_number_of_all_places():
    made = county()
    reports(made, "손맛", "2026-03", {"": 101})
    aims(made, 10, NORTH)
    aims(made, 99, SOUTH)
    assert shown(made) is None  # neither town's alone is the house's

    aims(made, 300)
    assert shown(made) == 300


def test_what_is_wanted_in_four_years_is_not_wanted_now():
    made = county()
    reports(made, "손맛", "2026-03", {"": 101})
    aims(made, 120, NORTH)
    aims(made, 777, NORTH, period="2030-03")

    assert shown(made) == 120

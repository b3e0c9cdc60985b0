"""Releases that went out before a rule was sharper: what they give away is named, nothing changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dure.measurement.models import PublishedNumber
from dure.measurement.queries import numbers_given_away
from dure.measurement.tests.older_engine import (
    TODAY,
    WHY,
    as_an_older_engine_published,
    publish,
    three_months,
)
from dure.measurement.tests.releases import NORTH, County, county

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam() -> County:
    return three_months()


def test_what_is_protected_gives_nothing_away(garam: County) -> None:
    seen = numbers_given_away(TODAY)

    assert seen.hidden > 1
    assert not seen.given_away


def test_what_an_older_release_left_open_is_named(garam: County) -> None:
    as_an_older_engine_published("2026-08")

    seen = numbers_given_away(TODAY)

    named = {(one.slug, one.code, one.period, one.where.ko) for one in seen.given_away}
    assert ("halmae", "M01", "2026-08", "손맛사회적협동조합") in named
    assert {one.period for one in seen.given_away} == {"2026-08"}


def test_a_later_release_that_hides_it_does_not_take_it_back(garam: County) -> None:
    as_an_older_engine_published("2026-08")
    publish(garam, WHY)

    assert numbers_given_away(TODAY).given_away


def test_it_looks_and_changes_nothing(garam: County) -> None:
    as_an_older_engine_published("2026-08")

    with CaptureQueriesContext(connection) as asked:
        numbers_given_away(TODAY)

    assert all(one["sql"].lstrip().upper().startswith("SELECT") for one in asked.captured_queries)


def test_without_time_it_counts_what_is_left(garam: County) -> None:
    as_an_older_engine_published("2026-08")

    seen = numbers_given_away(TODAY, lambda: False)

    assert (seen.left, seen.given_away) == (1, ())


def test_where_nothing_is_hidden_there_is_nothing_to_attack() -> None:
    county()

    assert numbers_given_away(TODAY).hidden == 0


def test_a_town_is_named_as_people_know_it(garam: County) -> None:
    assert PublishedNumber.objects.filter(period="2026-08", place_code=NORTH).exists()
    as_an_older_engine_published("2026-08")

    assert all(NORTH not in one.where.ko for one in numbers_given_away(TODAY).given_away)

"""Who could stand in: the hours that are shown are those of the month, however the weeks lie."""

from datetime import date

import pytest

from dure.programmes.care_meals.models import ShiftPlace
from dure.programmes.care_meals.queries import substitutes
from dure.programmes.care_meals.tests.crew import on, shift, worker
from dure.programmes.care_meals.tests.story import kitchen_story

pytestmark = pytest.mark.django_db


def test_hours_of_the_weeks_around_the_month_are_not_hours_of_the_month():
    story = kitchen_story()
    ill, malja = worker(story, "이복순"), worker(story, "김말자")
    row = shift(story)
    on(row, ill)
    for day in (date(2026, 11, 30), date(2026, 12, 2), date(2027, 1, 4)):
        on(shift(story, day), malja)

    (found,) = substitutes(row.pk)

    assert found == (malja.pk, (), row.minutes)


def test_whoever_is_ill_that_morning_is_nobodys_stand_in():
    story = kitchen_story()
    ill, malja = worker(story, "이복순"), worker(story, "김말자")
    row = shift(story)
    ShiftPlace.objects.within(pk=on(row, ill).pk).update(state="absent", why_absent="ill")

    found = {who: [str(one) for one in why] for who, why, _ in substitutes(row.pk)}

    assert found == {malja.pk: [], ill.pk: ["그날 못 온다고 적혀 있어요"]}

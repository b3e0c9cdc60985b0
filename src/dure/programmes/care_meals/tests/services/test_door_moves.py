"""박순례 moves to her daughter's while the courier is on the way: the phone learns the new door."""

import pytest

from dure.programmes.care_meals.queries import mark_of_route, phone_route
from dure.programmes.care_meals.services import change_door
from dure.programmes.care_meals.tests.door_story import NOON, monday
from dure.programmes.care_meals.types.diners import Door

pytestmark = pytest.mark.django_db


def test_a_door_that_changes_on_the_way_is_news_for_the_phone():
    here = monday()
    before = mark_of_route(here.link)

    door = Door(address="가람읍 딸네길 7")
    change_door(here.story.coordinator, diner_id=here.diners[0].pk, door=door, at=NOON)

    assert mark_of_route(here.link) != before
    route = phone_route(here.link, address="127.0.0.1", at=NOON)
    assert "가람읍 딸네길 7" in str(route)
    assert mark_of_route(here.link) == mark_of_route(here.link), "and it is news once"

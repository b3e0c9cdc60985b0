"""A diner who died: the door is closed, the meals end, the courier and the family hear it from a person."""

from datetime import timedelta

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, Stop
from dure.programmes.care_meals.queries import day_board, messages_of
from dure.programmes.care_meals.services import note_death, open_day
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, contact, diner, kitchen_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    story = kitchen_story()
    park, kim = diner(story, "박순례"), diner(story, "김영자")
    contact(kim, "김미영")
    contact(kim, "이웃 최씨", relation="neighbour", order=2)
    day = laid(meal_day(story), {courier(story, "이복남"): [[park, kim]]})
    told = {"day": day.public_id, "version": day.version, "despite": ""}
    open_day(story.coordinator, at=MORNING, **told)
    return story, day, kim


def noted(made):
    story, day, kim = made
    return note_death(story.coordinator, day=day.public_id, diner=kim.public_id, at=MORNING)


def test_the_door_is_closed_and_nothing_is_cooked_for_it(made) -> None:
    story, day, kim = made

    noted(made)

    board = day_board(story.coordinator, day.public_id, at=MORNING)
    assert (board.count.stops, board.count.portions) == (1, 1)
    assert [one.name for one in board.routes[0].stops] == ["박○례"]
    kim.refresh_from_db()
    assert (kim.ended_on, kim.ending) == (MONDAY, "died")
    assert Stop.objects.within(diner_id=kim.pk).get().state == "closed"


def test_the_family_and_the_courier_are_on_the_list_and_the_neighbour_is_not(made) -> None:
    story, day, _ = made

    assert noted(made) == 1

    said = messages_of(story.coordinator, day.public_id, at=MORNING)
    assert [(one.audience, one.name) for one in said] == [
        ("courier", "이복남"),
        ("contact", "김미영"),
    ]
    assert "1-02" in str(said[0].words)
    assert "위로" in str(said[1].words)
    assert all("김영자" not in str(one.words) for one in said)


def test_noting_it_twice_tells_nobody_twice(made) -> None:
    story, day, _ = made
    noted(made)

    noted(made)

    assert len(messages_of(story.coordinator, day.public_id, at=MORNING)) == 2


def test_without_family_the_first_contact_hears_it(made) -> None:
    story, day, kim = made
    kim.contacts.filter(relation="family").delete()

    noted(made)

    said = messages_of(story.coordinator, day.public_id, at=MORNING)
    assert [one.name for one in said if one.audience == "contact"] == ["이웃 최씨"]


def test_only_of_this_kitchen_and_only_by_who_runs_it(made) -> None:
    story, day, kim = made
    with pytest.raises(Refused, match="no_such_diner"):
        note_death(story.coordinator, day=day.public_id, diner="nobody", at=MORNING)
    with pytest.raises(Refused, match="not_allowed"):
        note_death(story.stranger, day=day.public_id, diner=kim.public_id, at=MORNING)
    assert Diner.objects.within(pk=kim.pk).get().ended_on is None


def test_noted_on_the_page_of_a_day_to_come_it_closes_today_as_well(made) -> None:
    story, today, kim = made
    ahead = meal_day(story, MONDAY + timedelta(days=2))

    note_death(story.coordinator, day=ahead.public_id, diner=kim.public_id, at=MORNING)

    kim.refresh_from_db()
    assert kim.ended_on == MONDAY
    assert Stop.objects.within(day_id=today.pk, diner_id=kim.pk).get().state == "closed"
    said = messages_of(story.coordinator, today.public_id, at=MORNING)
    assert [one.audience for one in said] == ["courier", "contact"]

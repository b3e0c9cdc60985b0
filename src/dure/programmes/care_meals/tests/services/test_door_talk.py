"""A thread hangs on a door: who runs the kitchen speaks, the phone that comes there reads, nobody else."""

import pytest

from dure.communication.models import Message, Topic
from dure.communication.queries import beside, topics_in
from dure.communication.services import open_topic, say_message, withdraw_message
from dure.communication.types import NewMessage
from dure.kernel.errors import Refused
from dure.programmes.care_meals.queries import about_door, door_page, phone_route
from dure.programmes.care_meals.queries.recalls import mark_of_route
from dure.programmes.care_meals.tests.door_story import HALF_TEN, Monday, minutes, monday
from dure.programmes.care_meals.tests.story import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = "따님이 와 계세요. 초인종을 눌러 주세요."


def about(here: Monday):
    page = door_page(here.story.coordinator, here.stop(1).public_id, at=HALF_TEN)
    return about_door(page.day, stop=page.public_id, label=page.label, slug="halmae")


def says(here: Monday, text: str, at):
    who = here.story.coordinator
    voice = here.story.kitchen.organisation_id
    made = open_topic(who, about=about(here), organisation_id=voice, at=at)
    said = NewMessage(text=text, organisation_id=voice)
    return made.public_id, say_message(who, topic=made.public_id, message=said, at=at)


def on_the_phone(here: Monday) -> list[list[str]]:
    route = phone_route(here.link, address=None, at=HALF_TEN)
    return [[one["text"] for one in door["talk"]] for door in route["doors"]]


def test_what_the_coordinator_says_about_a_door_is_read_on_the_phone_that_comes_there():
    here = monday()
    before = mark_of_route(here.link)

    says(here, WORDS, minutes(1))

    assert on_the_phone(here) == [[WORDS], [], [], []]
    assert mark_of_route(here.link) != before, "the phone's next question is answered with news"
    assert beside(here.story.coordinator, about(here), on=MONDAY).topic.count == 1


def test_the_phone_shows_the_last_three_and_nothing_that_was_withdrawn():
    here = monday()
    for n in range(1, 5):
        topic, said = says(here, f"{n}번째 말", minutes(n))
    where = {"topic": topic, "organisation_id": here.story.kitchen.organisation_id}
    withdraw_message(here.story.coordinator, number=said.number, at=minutes(9), **where)
    assert on_the_phone(here)[0] == ["1번째 말", "2번째 말", "3번째 말"]


def test_it_is_sealed_names_nobody_and_is_closed_to_who_runs_no_kitchen():
    here = monday()
    topic, _ = says(here, WORDS, minutes(1))
    row = Topic.objects.within(public_id=topic).get()
    assert row.sealed
    assert "박순례" not in f"{row.title_ko}{row.title_en}{row.page}"
    assert Message.objects.within(topic=row).get().text == ""
    stranger = here.story.stranger
    assert topics_in(stranger, initiative_id=row.initiative_id) == ()
    with pytest.raises(Refused):
        open_topic(stranger, about=about(here), at=minutes(2))

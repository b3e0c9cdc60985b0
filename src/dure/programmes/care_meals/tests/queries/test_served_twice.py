"""이순자 eats at home from 손맛 and in the welfare centre's hall on one day: noticed, not named (G16)."""

from datetime import date, time

import pytest
from django.urls import reverse

from dure.ground.consent.models import Consent, Purpose
from dure.ground.organisations.models import CountingGround
from dure.ground.people.models import Person
from dure.ground.tests.browser import browser_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.measurement.services import say_sharing
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.queries import served_twice
from dure.programmes.care_meals.tests.story import (
    GARAM,
    HOME,
    MONDAY,
    NOW,
    KitchenStory,
    diner,
    kitchen_story,
    person,
)

pytestmark = pytest.mark.django_db
BORN = {"birth_date": date(1938, 2, 3), "birth_year": 1938}


@pytest.fixture
def two():
    """손맛 주방 and the hall, with one woman known to both."""
    story = kitchen_story()
    welfare = story.village.welfare
    hall = Kitchen.objects.create(
        public_id=public_id(),
        initiative=story.village.initiative,
        organisation=welfare,
        name_ko="복지관 식당",
        name_en="Hall",
        place_code=GARAM,
        latitude=HOME[0],
        longitude=HOME[1],
        opens=time(8),
        closes=time(14),
        opened_on=date(2026, 1, 1),
    )
    here = person(story, "이순자", **BORN)
    there = person(story, "이 순자", organisation=welfare, **BORN)
    diner(story, "박순례")
    diner(story, "", person=here)
    other = KitchenStory(story.village, hall, story.stranger, story.coordinator)
    diner(other, "", person=there, organisation=welfare, kind="care_meals.hall")
    return story, other, (here, there)


def agree(story, people: tuple[Person, ...]):
    words = {"name_ko": "실인원", "name_en": "once"}
    purpose, _ = Purpose.objects.get_or_create(code="count_across", defaults=words)
    backbone = story.village.backbone
    for one in people:
        Consent.objects.create(
            person=one,
            purpose=purpose,
            holder=one.organisation,
            recipient=backbone,
            given_on=date(2026, 1, 1),
            method="paper",
            recorded_at=NOW,
            recorded_by_id=story.coordinator.account_id,
        )
    CountingGround.objects.create(
        initiative=story.village.initiative,
        mode="registry",
        basis="함께 세기로 한 합의",
        since_on=date(2026, 1, 1),
        recorded_at=NOW,
        recorded_by="배정란",
    )


def seen(story, who=None):
    return served_twice(who or story.coordinator, story.kitchen.pk, MONDAY, at=NOW)


def test_without_a_ground_or_without_their_consent_nobody_is_compared(two):
    story, _, people = two
    assert seen(story) == ()
    agree(story, people[:1])
    assert seen(story) == ()


def test_each_side_learns_how_many_and_no_name(two):
    story, other, people = two
    agree(story, people)

    (ours,), (theirs,) = seen(story), seen(other)

    assert (ours.people, ours.names) == (1, ())
    assert (theirs.people, theirs.names) == (1, ())
    assert ours.organisation_id == story.village.welfare.pk
    assert "이" not in repr(ours.names)


def test_names_show_at_both_sides_once_both_have_said_so(two):
    story, other, people = two
    agree(story, people)
    home = {"initiative_id": story.village.initiative.pk, "agrees": True, "at": NOW}
    ours, theirs = story.village.kitchen.pk, story.village.welfare.pk
    say_sharing(story.coordinator, organisation_id=ours, other_id=theirs, **home)
    assert not seen(story)[0].opened

    say_sharing(other.coordinator, organisation_id=theirs, other_id=ours, **home)

    assert [name[0] for name in seen(story)[0].names] == ["이"]
    assert [name[0] for name in seen(other)[0].names] == ["이"]


def test_both_say_it_on_the_page_where_they_are_told(two):
    story, other, people = two
    agree(story, people)
    way = reverse("meal_diners", args=[story.village.initiative.slug])
    told = {"other": story.village.welfare.pk, "agrees": "yes"}

    answer = browser_of(story.coordinator).post(f"{way}?kitchen={story.kitchen.public_id}", told)

    assert answer.status_code == 302
    (ours,), (theirs,) = seen(story), seen(other)
    assert (ours.agreed, ours.may_say, ours.opened) == (True, True, False)
    assert (theirs.agreed, theirs.opened) == (False, False)


def test_a_stranger_may_not_ask_for_another_kitchen(two):
    story, _, _ = two
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        seen(story, story.stranger)

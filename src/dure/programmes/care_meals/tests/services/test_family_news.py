"""What a family hears is good, of today and still true when it leaves; all else a person tells."""

from datetime import timedelta

import pytest
from django.core import mail

from dure.communication.services import send_notices
from dure.ground.consent.models import Consent, Purpose
from dure.programmes.care_meals.services import end_diner
from dure.programmes.care_meals.tests.door_story import (
    HALF_TEN,
    NOON,
    Monday,
    minutes,
    monday,
    tells,
    touch,
)
from dure.programmes.care_meals.tests.story import contact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WELL = {"mood": 1, "appetite": 1, "walking": 1}


@pytest.fixture
def here() -> Monday:
    """박순례's daughter wants to hear, and her mother agrees."""
    made = monday()
    paper = Consent.objects.create(
        person_id=made.diners[0].person_id,
        purpose=Purpose.objects.create(code="news", name_ko="소식", name_en="news"),
        holder=made.story.village.kitchen,
        given_on=HALF_TEN.date(),
        method="paper",
        recorded_at=HALF_TEN,
        recorded_by_id=made.story.coordinator.account_id,
    )
    contact(made.diners[0], wants_message=True, mail="jeongsuk@example.org", consent=paper)
    return made


def seen(here: Monday):
    brought = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    return brought, touch("wellness", here.stop(1), minutes(21), of=brought.number, **WELL)


def heard(at) -> int:
    send_notices(at=at + timedelta(minutes=5))
    return sum(letter.to == ["jeongsuk@example.org"] for letter in mail.outbox)


def test_well_a_minute_ago_and_worse_now_is_no_good_news(here):
    tells(here, *seen(here), at=minutes(22))
    worse = touch("wellness", here.stop(1), minutes(23), **WELL | {"walking": 3})
    tells(here, worse, at=minutes(23))
    assert heard(minutes(23)) == 0
    assert len(here.alerts()) == 1


def test_what_is_heard_on_another_day_is_no_news(here):
    tells(here, *seen(here), at=NOON + timedelta(days=1))
    assert heard(NOON + timedelta(days=1)) == 0


@pytest.mark.parametrize(("days", "letters"), [(0, 0), (7, 1)])
def test_nothing_is_told_of_somebody_who_has_died_since(here, days, letters):
    told = seen(here)
    ends = {"on": here.day.on + timedelta(days=days), "reason": "moved" if days else "died"}
    end_diner(here.story.coordinator, diner_id=here.diners[0].pk, at=minutes(60), **ends)
    tells(here, *told)
    assert heard(NOON) == letters

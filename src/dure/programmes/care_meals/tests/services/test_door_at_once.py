"""Two phones at one moment: one keeps the link; what both tell of one door counts once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from dure.activities.models import ServiceRecord
from dure.communication.models import Alert
from dure.programmes.care_meals.models import CourierPhone, DoorVisit, PhoneEvent
from dure.programmes.care_meals.services import courier_of, open_link
from dure.programmes.care_meals.tests.door_story import NOON, minutes, monday, tells, touch

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*deeds):
    """All of them, each in a thread and a transaction of its own."""

    def done(deed):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(done, deeds))


def test_of_five_phones_that_open_the_link_at_one_moment_one_keeps_it():
    here = monday(opened=False)
    who, link = courier_of(here.link), here.link.public_id
    kept = at_once(
        *[
            lambda phone=f"phone-{n}": open_link(who, link=link, phone=phone, at=minutes(1))
            for n in range(5)
        ]
    )
    assert sorted(kept) == [False, False, False, False, True]
    assert CourierPhone.objects.within(link_id=here.link.pk).count() == 1


def test_a_whole_day_sent_four_times_at_one_moment_counts_once():
    here = monday()
    told = [
        touch("visit", here.stop(n), minutes(10 * n), outcome="nobody" if n == 3 else "delivered")
        for n in (1, 2, 3, 4)
    ]
    results = at_once(*[lambda: tells(here, *told, at=NOON + timedelta(seconds=1))] * 4)
    assert sorted(list(one.values()).count("taken") for one in results) == [0, 0, 0, 4]
    assert PhoneEvent.objects.within(link_id=here.link.pk).count() == 4
    assert DoorVisit.objects.within(stop__day_id=here.day.pk).count() == 4
    assert ServiceRecord.objects.within(kind__code="care_meals.lunchbox").count() == 3
    assert Alert.objects.within(initiative_id=here.story.village.initiative.pk).count() == 1

"""From a line of the ledger to the door at which it was written: when, and by whom."""

import pytest
from django.urls import reverse

from dure.activities.models import ServiceRecord
from dure.ground.tests.browser import browser_of
from dure.programmes.care_meals.queries.record_origin import record_origin
from dure.programmes.care_meals.services import count_month
from dure.programmes.care_meals.tests.door_story import minutes, monday, tells, touch
from dure.programmes.care_meals.tests.month_story import FIRST_OF_DECEMBER, NOVEMBER, november

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def handed():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(100), outcome="delivered"), at=minutes(101))
    return here, ServiceRecord.objects.within(kind__code="care_meals.lunchbox").get()


def test_a_meal_leads_to_the_door_with_the_hour_and_the_courier(handed):
    here, record = handed

    origin = record_origin(here.story.coordinator, record.source, "halmae")

    assert origin is not None
    assert origin.what.ko == "1-01 집 문 앞, 12:10 · 배달원 이복남"
    page = browser_of(here.story.coordinator).get(reverse("record", args=["halmae", record.pk]))
    assert origin.path in page.content.decode()
    door = browser_of(here.story.coordinator).get(origin.path)
    assert "이복남" in door.content.decode()


def test_nobody_else_learns_who_stood_there_and_other_records_have_no_door(handed):
    here, record = handed

    assert record_origin(here.story.stranger, record.source, "halmae") is None
    assert record_origin(here.story.coordinator, "hand", "halmae") is None
    assert record_origin(here.story.coordinator, "care_meals.door_visit:gone", "halmae") is None


def test_every_line_of_a_counted_month_leads_to_what_it_was_counted_from():
    here = november()
    asked = {"kitchen_id": here.story.kitchen.pk, "month": NOVEMBER, "at": FIRST_OF_DECEMBER}
    count_month(here.who, **asked)
    rows = ServiceRecord.objects.everywhere("a test").filter(
        source__regex=r"^care_meals\.(count|shift):"
    )

    found = {
        row.kind.code: record_origin(here.who, row.source, "halmae")
        for row in rows.select_related("kind").order_by("occurred_at", "pk")
    }

    assert {kind for kind, origin in found.items() if origin is None} == {"care_meals.accident"}
    phone = browser_of(here.who)
    for kind, origin in found.items():
        if origin is not None:
            assert phone.get(origin.path).status_code == 200, kind
    assert found["care_meals.drops_in_time"].what.ko == "11월 24일 문 앞에서 적은 것"
    assert "한길수" in phone.get(found["care_meals.drops_in_time"].path).content.decode()
    drops = next(row.source for row in rows if row.kind.code == "care_meals.drops")
    assert record_origin(here.story.stranger, drops, "halmae") is None
    assert record_origin(here.who, drops.replace(drops.split(":")[1], "gone"), "halmae") is None

"""A death is written on the page of the diner: the courier and the family of that day hear of it too."""

import pytest

from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import MealDay, Stop
from dure.programmes.care_meals.queries import messages_of
from dure.programmes.care_meals.tests.door_story import Monday, monday
from dure.programmes.care_meals.tests.screens.test_jobs_pages import MEALS, browser
from dure.programmes.care_meals.tests.story import contact

pytestmark = pytest.mark.django_db


def noted(here: Monday, reason: str) -> list[str]:
    who = here.diners[1]
    contact(who, "김미영")
    client = browser(here.story.coordinator)
    client.post(f"{MEALS}diners/{who.public_id}/", {"deed": "end", "reason": reason})
    told = messages_of(here.story.coordinator, here.day.public_id, at=now())
    return sorted(one.audience for one in told)


@pytest.mark.parametrize(
    ("reason", "state", "hear"),
    [("died", "open", ["contact", "courier"]), ("died", "closed", []), ("moved", "open", [])],
)
def test_who_hears_of_it(reason: str, state: str, hear: list[str]) -> None:
    here = monday(on=day_of(now()))
    MealDay.objects.within(pk=here.day.pk).update(state=state)

    assert noted(here, reason) == hear
    closed = Stop.objects.within(diner_id=here.diners[1].pk).get().state == "closed"
    assert closed == bool(hear)

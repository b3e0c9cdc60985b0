"""A death is written on the page of the diner: the courier and the family of that day hear of it too."""

import pytest

from dure.communication.services import close_alert
from dure.ground.tests.browser import browser_of, page
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import MealDay, Stop
from dure.programmes.care_meals.queries import board_of, messages_of
from dure.programmes.care_meals.services import note_death
from dure.programmes.care_meals.tests.door_story import Monday, minutes, monday, tells, touch
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


def test_danger_at_a_door_that_was_taken_off_its_route_stands_on_the_board():
    here = monday()
    stop, who = here.stop(2), here.diners[1]
    note_death(here.story.coordinator, day=here.day.public_id, diner=who.public_id, at=minutes(15))
    tells(here, touch("danger", stop, minutes(20), sign="gas"), at=minutes(21))
    (alert,) = here.alerts()

    board = board_of(here.story.coordinator, here.day.public_id, at=minutes(22))
    assert [one.alert for one in board.off_route] == [alert.public_id]
    assert (board.alerts, board.doors) == (1, 3)
    for language, words in (("ko", "경로에서 뺀 집"), ("en", "Taken off its route")):
        browser = browser_of(here.story.coordinator, language=language)
        shown = page(browser, "/in/halmae/meals/board/?on=2026-11-23")
        assert words in shown
        assert alert.public_id in shown

    told = {"alert": alert.public_id, "outcome": "mistaken", "at": minutes(30)}
    close_alert(here.story.coordinator, **told)
    board = board_of(here.story.coordinator, here.day.public_id, at=minutes(31))
    assert (board.off_route, board.alerts) == ((), 0)

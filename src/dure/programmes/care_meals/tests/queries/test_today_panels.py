"""Today says to whoever runs the kitchen what waits: a shut door, a day nobody opened, a clash."""

from datetime import datetime, timedelta

import pytest

from dure.activities.tests.story import GARAM
from dure.communication.models import Alert
from dure.front.queue.line import Line, in_order
from dure.front.queue.programmes import programme_lines
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.clash_panel import clash_panel
from dure.programmes.care_meals.queries.day_panel import alert_panel, day_panel
from dure.programmes.care_meals.tests.cooking_story import NINE, SIX, cooking
from dure.programmes.care_meals.tests.door_story import minutes, monday, tells, touch
from dure.programmes.care_meals.tests.routes_story import meal_day
from dure.programmes.care_meals.tests.story import MONDAY, diner, kitchen_story, need, order

pytestmark = pytest.mark.django_db
SEVEN = datetime(2026, 11, 23, 7, 0, tzinfo=SEOUL)


def told(panel, story, at, actor=None):
    who = actor or story.coordinator
    return [line.what.ko for line in panel(who, story.village.initiative.pk, "halmae", at)]


def test_an_open_alert_stands_on_today_without_a_name_until_it_is_closed():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"))

    (line,) = alert_panel(here.story.coordinator, here.story.village.initiative.pk, "halmae", SEVEN)

    assert line.late
    assert line.page == "alert"
    assert "박순례" not in f"{line.what.ko} {line.more.ko if line.more else ''}"
    assert told(alert_panel, here.story, SEVEN, here.story.stranger) == []


def test_an_alert_stands_before_everything_else_on_today():
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"))

    lines = in_order(
        [
            Line(kind="second_factor", what=Words("2단계 인증", "second factor"), href="/"),
            *programme_lines(here.story.coordinator, initiative_card("halmae"), minutes(21)),
        ]
    )

    assert (lines[0].kind, str(lines[0].when)) == ("alarm", "지금 살펴 주세요")


@pytest.mark.parametrize("kept", ["119", 119])
def test_an_alert_at_119_stands_on_today_also_as_older_ladders_keep_its_name(kept):
    """The name of the last rung was a number in the pack: Today fell over when it was reached."""
    here = monday()
    tells(here, touch("visit", here.stop(1), minutes(20), outcome="nobody"))
    (alert,) = here.alerts()
    alert.ladder["rungs"][-1]["name"]["ko"] = kept
    Alert.objects.within(pk=alert.pk).update(
        rung=len(alert.ladder["rungs"]) - 1, ladder=alert.ladder
    )

    (line,) = alert_panel(here.story.coordinator, here.story.village.initiative.pk, "halmae", SEVEN)

    assert line.more.ko == "5단계 · 119"


def test_nobody_has_begun_the_day_then_it_is_not_open_then_all_is_well():
    story = kitchen_story()
    diner(story, "박순례")
    assert told(day_panel, story, SEVEN) == ["오늘 배식일을 아직 시작하지 않았어요"]

    day = meal_day(story)
    assert told(day_panel, story, SEVEN) == ["오늘 배식일이 아직 열리지 않았어요"]

    MealDay.objects.within(pk=day.pk).update(state="open")
    assert told(day_panel, story, SEVEN) == []


def test_a_day_on_which_nobody_eats_is_not_asked_for():
    story = kitchen_story()
    diner(story, "박순례", weekdays=[5])
    assert told(day_panel, story, SEVEN) == []


def test_tomorrow_is_asked_for_in_the_afternoon_and_yesterday_until_it_is_closed():
    story = kitchen_story()
    diner(story, "박순례")
    MealDay.objects.within(pk=meal_day(story).pk).update(state="open")
    later = SEVEN.replace(hour=15)
    assert told(day_panel, story, later) == ["내일 배식일을 짜 주세요"]
    next_morning = SEVEN.replace(day=24)
    assert told(day_panel, story, next_morning)[0] == "11. 23. 배식일을 마치지 않았어요"


def test_who_begins_tomorrow_makes_tomorrow_a_day_and_who_ends_tomorrow_eats_today():
    story = kitchen_story()
    tuesday = SEVEN.date() + timedelta(days=1)
    row = diner(story, "박순례", portions=0, since=tuesday)
    order(row, kind="care_meals.lunchbox", weekdays=[1, 2, 3], portions=1, since=tuesday)
    afternoon = SEVEN.replace(hour=15)
    assert told(day_panel, story, afternoon) == ["내일 배식일을 짜 주세요"]

    diner(story, "김말순", ended_on=tuesday)
    assert told(day_panel, story, SEVEN) == ["오늘 배식일을 아직 시작하지 않았어요"]


def test_a_stranger_hears_nothing_of_another_kitchen():
    story = kitchen_story()
    diner(story, "박순례")
    assert told(day_panel, story, SEVEN, story.stranger) == []
    assert told(clash_panel, story, SEVEN, story.stranger) == []


def test_a_dish_that_suits_nobody_with_that_need_waits_on_today():
    here = cooking()
    assert told(clash_panel, here.story, SIX) == []
    need(here.jeongja, "soybean", "chicken", "egg", "wheat", "pumpkin", diet="vegetarian")

    lines = told(clash_panel, here.story, SIX)

    open_ones = here.seen().open_clashes
    assert bool(lines) == bool(open_ones)
    assert lines == (
        [f"오늘 식단이 안 맞는 음식 {len(open_ones)}가지를 정해 주세요"] if open_ones else []
    )


def test_an_allergy_after_cooking_began_waits_until_somebody_decides():
    here = cooking()
    here.start()
    need(here.jeongja, "mackerel", noted_at=NINE)

    assert told(clash_panel, here.story, NINE) == [
        "조리를 시작한 뒤에 바뀐 것이 있어요. 어떻게 할지 정해 주세요"
    ]
    assert here.story.kitchen.place_code == GARAM
    assert MONDAY.isoweekday() == 1

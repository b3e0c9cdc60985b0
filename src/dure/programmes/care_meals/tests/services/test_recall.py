"""The fish of Monday is off: who carries it, who eats it in the hall, and who has it already all hear."""

from datetime import timedelta

import pytest

from dure.activities.models import ServiceRecord
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import DayMessage, DoorVisit, Recall, Stop
from dure.programmes.care_meals.queries import late_meals, phone_route, recallable_on, recalls_on
from dure.programmes.care_meals.queries.courier_links import link_of_token
from dure.programmes.care_meals.queries.recalls import mark_of_route
from dure.programmes.care_meals.services import end_diner, recall_meals, take_back_visit
from dure.programmes.care_meals.tests.cooking_story import HALL, LUNCH, cooking
from dure.programmes.care_meals.tests.door_story import NOON, minutes, monday, tells, touch
from dure.programmes.care_meals.tests.story import MONDAY, need, pause
from dure.programmes.care_meals.types.kitchen_log import RecallChoice, RecallDraft

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MEALS = ["care_meals.lunchbox", "care_meals.hall"]


@pytest.fixture
def here():
    return monday()


def recall(here, *places: int, kind: str = LUNCH, at=NOON) -> int:
    diners = tuple(here.diners[n - 1].public_id for n in places)
    told = {"kitchen_id": here.story.kitchen.pk, "on": MONDAY, "at": at}
    return recall_meals(here.story.coordinator, recall=RecallDraft(diners, kind, "warm"), **told)


def route(here):
    return phone_route(link_of_token(here.link.token), address=None, at=NOON)


def counted(here) -> int:
    rows = ServiceRecord.objects.within(kind__code__in=MEALS)
    return int(sum(row.quantity for row in rows))


def delivers(here, *places: int) -> dict[str, str]:
    told = [touch("visit", here.stop(n), minutes(10 * n), outcome="delivered") for n in places]
    return tells(here, *told)


def test_the_phone_sees_it_when_it_asks_next_and_at_no_other_door(here) -> None:
    before = mark_of_route(here.link)
    assert [door["recalled"] for door in route(here)["doors"]] == [[], [], [], []]

    assert recall(here, 2) == 1

    assert mark_of_route(here.link) != before, "the phone's next question is answered with news"
    told = route(here)
    assert [len(door["recalled"]) for door in told["doors"]] == [0, 1, 0, 0]
    assert told["doors"][1]["recalled"][0]["ko"] == "도시락"


@pytest.mark.parametrize("what", ["pause", "need", "end"])
def test_whatever_changes_at_a_door_meanwhile_is_news_for_the_phone(here, what) -> None:
    """박순례 goes to hospital, may not eat shrimp any more, or eats here no more: the phone asks anew."""
    before, who = mark_of_route(here.link), here.diners[0]
    if what == "pause":
        pause(who, MONDAY)
    elif what == "need":
        need(who, "shrimp")
    else:
        end_diner(here.story.coordinator, diner_id=who.pk, on=MONDAY, reason="moved", at=NOON)

    assert mark_of_route(here.link) != before
    assert len(route(here)["doors"]) == (4 if what == "need" else 3)


def test_the_day_itself_does_not_move_on(here) -> None:
    """Routes stay: a replan that waits is as good as before."""
    version = here.day.version
    recall(here, 2)
    here.day.refresh_from_db()
    assert here.day.version == version


def test_a_meal_called_back_is_no_meal_though_the_door_was_checked(here) -> None:
    """The phone had no signal: she handed all four over before it heard."""
    recall(here, 2)
    assert set(delivers(here, 1, 2, 3, 4).values()) == {"taken"}

    assert DoorVisit.objects.within(stop__day_id=here.day.pk).count() == 4
    assert counted(here) == 3
    checks = ServiceRecord.objects.within(kind__code="care_meals.door_check")
    assert checks.count() == 4


def test_a_meal_that_was_counted_is_taken_back_and_told_once(here) -> None:
    delivers(here, 1, 2)
    assert counted(here) == 2

    recall(here, 2)
    assert counted(here) == 1
    assert recall(here, 2) == 0, "called back twice is called back once"
    assert counted(here) == 1


def test_an_outcome_that_was_a_mistake_is_not_reversed_twice(here) -> None:
    delivers(here, 1, 2)
    recall(here, 2)

    take_back_visit(here.story.coordinator, stop=here.stop(2).public_id, at=NOON)

    assert counted(here) == 1
    checks = ServiceRecord.objects.within(kind__code="care_meals.door_check")
    assert sum(row.quantity for row in checks) == 1


def test_the_courier_hears_by_door_and_who_has_it_is_asked_not_to_eat(here) -> None:
    delivers(here, 2)
    recall(here, 2, 3)

    said = {
        (one.audience, one.key): one.words["ko"] for one in DayMessage.objects.within(day=here.day)
    }
    courier = said["courier", here.link.courier_id]
    assert "1-02, 1-03" in courier
    assert said["diner", here.diners[1].pk].startswith("오늘 드린 식사(도시락)는 드시지 마세요")
    assert ("diner", here.diners[2].pk) not in said, "nobody has brought it yet"


def test_a_second_recall_must_be_said_again_with_all_doors(here) -> None:
    recall(here, 1)
    DayMessage.objects.within(day=here.day).update(told_at=NOON)

    recall(here, 4, at=NOON + timedelta(minutes=5))

    (one,) = DayMessage.objects.within(day=here.day, audience="courier")
    assert (one.told_at, "1-01, 1-04" in one.words["ko"]) == (None, True)


def test_a_meal_in_the_hall_is_called_back_by_word_of_mouth() -> None:
    made = cooking()
    made.start()
    told = RecallDraft((made.yeongsu.public_id,), HALL, "other", "국이 상했어요")

    assert recall_meals(made.actor, recall=told, **made.asked) == 1

    (card,) = recalls_on(made.actor, made.story.kitchen.pk, MONDAY, made.asked["at"])
    assert (card.name, card.kind.ko, card.note) == ("김○수", "경로식당 식사", "국이 상했어요")
    said = DayMessage.objects.within(day=made.day, audience="diner", key=made.yeongsu.pk)
    assert said.count() == 1


def test_side_dishes_that_come_late_are_called_back_as_side_dishes() -> None:
    """One door, two kinds of meal: only what is late is called back."""
    made = cooking()
    made.start()
    found = recallable_on(made.actor, made.story.kitchen.pk, MONDAY, RecallChoice())
    assert {kind for kind, *_ in found.meals} == {LUNCH, HALL}
    assert late_meals(made.actor, **made.asked) == ()


def test_everything_with_one_dish_inside_is_found_and_nothing_else() -> None:
    made = cooking()
    assert recallable_on(made.actor, made.story.kitchen.pk, MONDAY, RecallChoice()).meals == ()
    made.start()
    fish = made.dish("고등어무조림").public_id

    found = recallable_on(made.actor, made.story.kitchen.pk, MONDAY, RecallChoice(LUNCH, fish))

    assert [name for _, _, name, _ in found.meals] == ["박○례", "최○자", "이○자"]
    nowhere = recallable_on(made.actor, made.story.kitchen.pk, MONDAY, RecallChoice("", "none"))
    assert nowhere.meals == ()


def test_nobody_of_another_house_calls_our_meals_back(here) -> None:
    told = {"kitchen_id": here.story.kitchen.pk, "on": MONDAY, "at": NOON}
    draft = RecallDraft((here.diners[0].public_id,), LUNCH, "warm")

    with pytest.raises(Refused, match="not_allowed"):
        recall_meals(here.story.stranger, recall=draft, **told)
    with pytest.raises(Refused, match="not_allowed"):
        recalls_on(here.story.stranger, here.story.kitchen.pk, MONDAY, NOON)
    assert not Recall.objects.within(kitchen_id=here.story.kitchen.pk).exists()
    assert Stop.objects.within(day_id=here.day.pk).count() == 4

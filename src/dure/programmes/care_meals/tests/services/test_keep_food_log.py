"""The food log: what was measured stays as it was written, with the limit that held on that day."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.models import CourierLink, HealthAnswer, MealDay, Stop, Worker
from dure.programmes.care_meals.queries import (
    cooks_of,
    due_samples,
    health_on,
    inspections_on,
    late_meals,
    readings_on,
    samples_of,
    to_check,
)
from dure.programmes.care_meals.queries.month_known import month_known
from dure.programmes.care_meals.services import (
    answer_health,
    dispose_sample,
    make_links,
    note_need,
    recall_meals,
    receive,
    store_samples,
    take_reading,
    write_visit,
)
from dure.programmes.care_meals.tests.cooking_story import LUNCH, NINE, Cooking, cooking
from dure.programmes.care_meals.tests.story import MONDAY, person
from dure.programmes.care_meals.types.diners import NeedDraft
from dure.programmes.care_meals.types.kitchen_log import Delivery, Reading, RecallDraft, Stored
from dure.programmes.care_meals.types.month import MonthKnown

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WELL = {"stomach": False, "wound": False, "fever": False}


def read(made: Cooking, point: str, celsius: str, **said: Any) -> int:
    dish = made.dish(said.pop("of")).public_id if "of" in said else ""
    told = Reading(point, Decimal(celsius), dish, **said)
    key: int = take_reading(made.actor, reading=told, **{**made.asked, "at": NINE})
    return key


def test_a_core_that_is_hot_enough_starts_the_two_hours() -> None:
    made = cooking()
    read(made, "core", "82.4", of="고등어무조림", minutes=1)
    found = {one.name.ko: one for one in to_check(made.actor, made.story.kitchen.pk, MONDAY)}
    fish = found["고등어무조림"]
    assert (fish.cooked_at, fish.door_by) == (NINE, NINE + timedelta(hours=2))
    assert found["현미밥"].cooked_at is None
    assert fish.limit.ko == "75 °C 이상"


def test_what_does_not_hold_says_what_was_done() -> None:
    made = cooking()
    with pytest.raises(Refused, match="say_what_was_done") as no:
        read(made, "core", "61", of="고등어무조림")
    assert "75 °C 이상을 지켜야 해요" in words_of(no.value).ko
    read(made, "core", "61", of="고등어무조림", deed="다시 끓였어요")
    (one,) = readings_on(made.actor, made.story.kitchen.pk, MONDAY)
    assert (one.holds, one.deed, one.celsius) == (False, "다시 끓였어요", Decimal("61.0"))
    assert to_check(made.actor, made.story.kitchen.pk, MONDAY)[0].cooked_at is None


@pytest.mark.parametrize(
    ("point", "celsius", "said", "code"),
    [
        ("core", "80", {}, "core_of_what"),
        ("oven", "80", {}, "no_such_point"),
        ("hot", "999", {}, "no_such_temperature"),
        ("hot", "65", {"read_at": NINE + timedelta(minutes=1)}, "read_when"),
        ("hot", "65", {"read_at": NINE - timedelta(days=2)}, "read_when"),
        ("hot", "NaN", {}, "no_such_temperature"),
        ("hot", "65", {"corrects": 12345}, "no_such_reading"),
        ("hot", "55", {"deed": "450302-2123456"}, "resident_number"),
    ],
)
def test_what_cannot_be_written(point: str, celsius: str, said: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        read(cooking(), point, celsius, **said)


@pytest.mark.parametrize("days", [-7, -2, 2, 1500])
def test_nothing_is_measured_or_kept_today_of_the_meals_of_another_week(days: int) -> None:
    made = cooking()
    soup, other = made.dish("아욱된장국").public_id, MONDAY + timedelta(days=days)
    asked = {"kitchen_id": made.story.kitchen.pk, "on": other, "at": NINE}
    with pytest.raises(Refused, match="read_when"):
        take_reading(
            made.actor, reading=Reading("core", Decimal(80), dish=soup, minutes=2), **asked
        )
    with pytest.raises(Refused, match="read_when"):
        store_samples(made.actor, stored=Stored((soup,), Decimal(-20), NINE), **asked)


def test_a_slip_is_followed_by_a_line_that_says_so() -> None:
    made = cooking()
    wrong = read(made, "hot", "66")
    read(made, "hot", "61", corrects=wrong)
    first, second = readings_on(made.actor, made.story.kitchen.pk, MONDAY)
    assert (first.corrected, second.corrected) == (True, False)
    with pytest.raises(Refused, match="no_such_reading"):
        read(made, "hot", "62", corrects=wrong)


def stored(made: Cooking, *names: str, celsius: str = "-20") -> int:
    told = Stored(tuple(made.dish(one).public_id for one in names), Decimal(celsius), NINE)
    key: int = store_samples(made.actor, stored=told, **{**made.asked, "at": NINE})
    return key


def test_a_sample_is_kept_144_hours_and_then_waits_to_go() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    assert stored(made, "현미밥", "고등어무조림") == 2
    assert stored(made, "현미밥") == 0  # put in twice is there once
    early, late = NINE + timedelta(hours=143, minutes=59), NINE + timedelta(hours=144)
    assert due_samples([kitchen], early) == {}
    assert due_samples([kitchen], late) == {kitchen: 2}
    one = samples_of(made.actor, kitchen, late)[0]
    with pytest.raises(Refused, match="sample_too_early") as no:
        dispose_sample(made.actor, kitchen_id=kitchen, sample=one.id, disposed_at=early, at=early)
    assert "2026년 11월 29일 09:00까지 보관해야 해요" in words_of(no.value).ko
    dispose_sample(made.actor, kitchen_id=kitchen, sample=one.id, disposed_at=late, at=late)
    assert due_samples([kitchen], late) == {kitchen: 1}
    with pytest.raises(Refused, match="sample_gone"):
        dispose_sample(made.actor, kitchen_id=kitchen, sample=one.id, disposed_at=late, at=late)


def test_what_is_cooked_for_some_people_only_is_measured_and_kept_a_portion_of_as_well() -> None:
    """정자 eats neither soy nor mackerel: her soup, her main and her greens are pots of their own."""
    made = cooking()
    told = NeedDraft(
        diner_id=made.jeongja.pk, allergens=("soybean", "wheat", "mackerel"), since=MONDAY
    )
    note_need(made.actor, need=told, at=NINE)
    menu = ["현미밥", "아욱된장국", "고등어무조림", "시금치나물", "배추김치"]
    assert to_be_checked(made) == menu, "before cooking begins"
    made.start()
    assert to_be_checked(made) == [*menu, "맑은무국", "닭살찜", "양배추찜"]
    due = [one for one in month_of(made).checks if one.point == "core"]
    hot = [one for one in to_check(made.actor, made.story.kitchen.pk, MONDAY) if one.keeps == "hot"]
    assert len(due) == len(hot) > 3


def to_be_checked(made: Cooking) -> list[str]:
    return [one.name.ko for one in to_check(made.actor, made.story.kitchen.pk, MONDAY)]


def month_of(made: Cooking) -> MonthKnown:
    later = NINE + timedelta(days=1)
    return month_known(made.story.kitchen, MONDAY.replace(day=1), at=later)


def test_a_freezer_that_thaws_takes_no_sample() -> None:
    made = cooking()
    with pytest.raises(Refused, match="freezer_warm") as no:
        stored(made, "현미밥", celsius="-12")
    assert "-18 °C 이하여야 해요" in words_of(no.value).ko


def test_another_kitchens_sample_is_not_there() -> None:
    made = cooking()
    with pytest.raises(Refused, match="no_such_sample"):
        dispose_sample(
            made.actor, kitchen_id=made.story.kitchen.pk, sample=99, disposed_at=NINE, at=NINE
        )


def test_expired_tofu_is_sent_back_and_that_is_written_down() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    tofu = Delivery("두부", "cold", Decimal(4), use_by=MONDAY - timedelta(days=1), origin="국산")
    with pytest.raises(Refused, match="delivery_expired") as no:
        receive(made.actor, kitchen_id=kitchen, delivery=tofu, taken=True, at=NINE)
    assert "돌려보내요" in words_of(no.value).ko
    receive(made.actor, kitchen_id=kitchen, delivery=tofu, taken=False, at=NINE)
    (one,) = inspections_on(made.actor, kitchen, MONDAY)
    assert (one.taken, one.faults) == (False, ("care_meals.delivery_expired",))


def test_good_fish_is_taken() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    fish = Delivery(
        "고등어", "cold", Decimal("2.5"), origin="국산", amount="8 kg", supplier="가람수산"
    )
    receive(made.actor, kitchen_id=kitchen, delivery=fish, taken=True, at=NINE)
    assert inspections_on(made.actor, kitchen, MONDAY)[0].taken


@pytest.mark.parametrize(
    ("seen", "refused"),
    [
        ({"keeps": ""}, "delivery_kept"),
        ({"keeps": "x"}, "delivery_kept"),
        ({"whole": None}, "delivery_whole"),
    ],
)
def test_what_nobody_looked_at_is_asked_for(seen, refused) -> None:
    made = cooking()
    rice = Delivery("쌀", **{"keeps": "room", "origin": "국산", **seen})
    for taken in (True, False):
        with pytest.raises(Refused, match=refused):
            receive(
                made.actor, kitchen_id=made.story.kitchen.pk, delivery=rice, taken=taken, at=NINE
            )


def test_who_has_a_wound_does_not_cook_and_the_answers_stay_sealed() -> None:
    made = cooking()
    kitchen, who = made.story.kitchen.pk, person(made.story, "정금자")
    told = {"kitchen_id": kitchen, "person_id": who.pk, "at": NINE}
    assert answer_health(made.actor, answers={**WELL, "wound": True}, **told) is False
    assert answer_health(made.actor, answers=WELL, **told) is True
    found = health_on(made.actor, kitchen, MONDAY, NINE)
    assert [(one.name, one.may_cook) for one in found] == [("정○자", False), ("정○자", True)]
    assert "wound" not in str(HealthAnswer.objects.within(pk=found[0].id).values_list("may_cook"))
    with pytest.raises(Refused, match="health_unanswered"):
        answer_health(made.actor, answers={"wound": False}, **told)
    with pytest.raises(Refused, match="unknown_person"):
        answer_health(made.actor, answers=WELL, **{**told, "person_id": 98765})


def test_who_works_here_and_was_not_asked_yet_is_offered() -> None:
    made = cooking()
    kitchen, cook, courier = (
        made.story.kitchen,
        *(person(made.story, n) for n in ("정금자", "이복남")),
    )
    for one, part in ((cook, "cook"), (courier, "courier")):
        Worker.objects.create(
            public_id=one.public_id,
            person=one,
            **made.story.here,
            kitchen=kitchen,
            job_type="market",
            part=part,
            applied_on=MONDAY,
            decision="yes",
        )
    assert cooks_of(made.actor, kitchen.pk, MONDAY, NINE) == ((cook.pk, "정○자"),)
    answer_health(made.actor, kitchen_id=kitchen.pk, person_id=cook.pk, answers=WELL, at=NINE)
    assert cooks_of(made.actor, kitchen.pk, MONDAY, NINE) == ()


def on_the_road(made: Cooking) -> datetime:
    """Cooked at a quarter past eight; 박순례's door is reached at half past ten."""
    made.start()
    cooked = datetime(2026, 11, 23, 8, 15, tzinfo=SEOUL)
    read(made, "core", "90", of="고등어무조림", minutes=1, read_at=cooked)
    Stop.objects.within(diner=made.soonrye).update(due_at=cooked + timedelta(minutes=135))
    rest = Stop.objects.within(day=made.day).exclude(diner=made.soonrye)
    rest.update(due_at=cooked + timedelta(minutes=119))
    return cooked


def test_a_meal_that_comes_after_two_hours_must_be_measured_or_called_back() -> None:
    made = cooking()
    cooked = on_the_road(made)
    (late,) = late_meals(made.actor, **made.asked)
    assert (late.name, late.label) == ("박○례", "1-01")
    assert late.door_by == cooked + timedelta(hours=2)
    told = RecallDraft((late.diner,), LUNCH, "late")
    assert recall_meals(made.actor, recall=told, **made.asked) == 1
    assert recall_meals(made.actor, recall=told, **made.asked) == 0  # once is once
    assert late_meals(made.actor, **made.asked)[0].recalled


def test_the_box_of_that_route_was_measured_hot() -> None:
    made = cooking()
    on_the_road(made)
    read(made, "box_hot", "66", route=2)
    assert len(late_meals(made.actor, **made.asked)) == 1  # another route's box proves nothing
    read(made, "box_hot", "52", route=1, deed="회수하기로 함")
    assert len(late_meals(made.actor, **made.asked)) == 1  # lukewarm proves nothing either
    read(made, "box_hot", "63", route=1)
    assert late_meals(made.actor, **made.asked) == ()


@pytest.mark.parametrize(
    ("outcome", "minutes", "late"),
    [("delivered", 100, 0), ("left", 121, 1), ("nobody", 130, 0)],
)
def test_once_a_door_has_told_what_it_tells_counts_and_not_the_plan(
    outcome: str, minutes: int, late: int
) -> None:
    made = cooking()
    cooked = on_the_road(made)
    stop, when = Stop.objects.within(diner=made.soonrye).get(), cooked + timedelta(minutes=minutes)
    said = {"stop": stop.public_id, "outcome": outcome, "happened_at": when}
    write_visit(made.actor, at=when, **said)
    assert len(late_meals(made.actor, **made.asked)) == late


def test_a_phone_that_speaks_after_the_two_hours_without_a_word_of_a_door_makes_it_late() -> None:
    made = cooking()
    cooked = on_the_road(made)
    Stop.objects.within(day=made.day).update(due_at=cooked + timedelta(minutes=90))
    MealDay.objects.within(pk=made.day.pk).update(state="open")
    make_links(made.actor, day=made.day.public_id, at=NINE)
    assert late_meals(made.actor, **made.asked) == ()
    for minutes, late in ((119, 0), (121, 3)):
        CourierLink.objects.within(day=made.day).update(
            heard_at=cooked + timedelta(minutes=minutes)
        )
        assert len(late_meals(made.actor, **made.asked)) == late


def test_before_anything_is_cooked_nothing_is_late() -> None:
    made = cooking()
    assert late_meals(made.actor, **made.asked) == ()


@pytest.mark.parametrize(
    ("diners", "kind", "reason", "code"),
    [
        ((), LUNCH, "late", "nothing_chosen"),
        (("nobody",), LUNCH, "late", "no_such_diner"),
        (("nobody",), "care_meals.party", "late", "no_such_meal"),
        (("nobody",), LUNCH, "bored", "recall_reason"),
    ],
)
def test_what_cannot_be_called_back(
    diners: tuple[str, ...], kind: str, reason: str, code: str
) -> None:
    made = cooking()
    with pytest.raises(Refused, match=code):
        recall_meals(made.actor, recall=RecallDraft(diners, kind, reason), **made.asked)


def test_a_stranger_writes_nothing_into_our_log() -> None:
    made = cooking()
    told = Reading("hot", Decimal(66))
    with pytest.raises(Refused, match="not_allowed"):
        take_reading(made.story.stranger, reading=told, **{**made.asked, "at": NINE})
    with pytest.raises(Refused, match="not_allowed"):
        readings_on(made.story.stranger, made.story.kitchen.pk, MONDAY)

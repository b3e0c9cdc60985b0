"""Two coordinators, one kitchen, one moment: a day opens once, pots go on once, nobody is served twice."""

from datetime import time, timedelta

import pytest

from dure.activities.models import ServiceRecord
from dure.ground.journal.services import start_work
from dure.kernel.testing.together import together
from dure.programmes.care_meals.models import (
    KitchenSheet,
    MealDay,
    Roster,
    ShiftPlace,
    Stop,
)
from dure.programmes.care_meals.services import (
    accept_replan,
    ask_replan,
    go_without,
    make_links,
    open_day,
    publish_roster,
    recall_meals,
    stand_in_today,
    start_cooking,
    write_visit,
)
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.tasks import propose_again
from dure.programmes.care_meals.tests.cooking_story import LUNCH, SIX, cooking
from dure.programmes.care_meals.tests.crew import DECEMBER, known_roster, on, shift, worker
from dure.programmes.care_meals.tests.door_story import NOON, minutes, monday, tells, touch
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, diner, kitchen_story, need
from dure.programmes.care_meals.types.dishes import ClashAnswer
from dure.programmes.care_meals.types.kitchen_log import RecallDraft
from dure.programmes.care_meals.types.replans import Missing

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def opened(story, *, couriers: int = 2):
    """Four doors, so many walkers; the day is still a draft."""
    doors = [diner(story, name) for name in ("박순례", "김영자", "이말순", "최옥분")]
    who = [courier(story, name) for name in ("이복남", "최병철", "정명자")[:couriers]]
    day = laid(meal_day(story, hot_minutes=90), {who[0]: [doors[:2]], who[1]: [doors[2:]]})
    return day, who, doors


def test_two_open_the_day_and_it_opens_once():
    story = kitchen_story()
    day, _, _ = opened(story)
    told = {"day": day.public_id, "version": day.version, "despite": "길이 멀어요", "at": MORNING}

    found = together(*[lambda: open_day(story.coordinator, **told)] * 3)

    assert found.count("done") == 1
    assert set(found) <= {"done", "care_meals.day_moved_on", "care_meals.day_not_draft"}
    assert MealDay.objects.within(pk=day.pk).get().state == "open"


@pytest.fixture
def quick(monkeypatch):
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.1)
    monkeypatch.setitem(values.search, "door", 0.0)


def proposal(story, day, missing: Missing, at=MORNING) -> str:
    work = start_work(story.coordinator, kind="x", initiative_id=None, at=at)
    told = {"day": day.public_id, "missing": missing, "work_id": work.public_id, "at": at}
    made = ask_replan(story.coordinator, **told)
    propose_again.func(work.public_id, story.coordinator.account_id, made)
    return made


@pytest.mark.usefixtures("quick")
def test_two_accept_one_proposal_and_it_is_laid_down_once():
    story = kitchen_story()
    day, who, _ = opened(story)
    open_day(
        story.coordinator, day=day.public_id, version=day.version, despite="길이 멀어요", at=MORNING
    )
    made = proposal(story, day, Missing(couriers=(who[1].pk,)))
    before = MealDay.objects.within(pk=day.pk).get().version

    found = together(*[lambda: accept_replan(story.coordinator, replan=made, at=MORNING)] * 3)

    assert found.count("done") == 1
    assert set(found) <= {"done", "care_meals.day_moved_on", "care_meals.replan_decided"}
    assert MealDay.objects.within(pk=day.pk).get().version == before + 1


@pytest.mark.usefixtures("quick")
def test_a_visit_and_an_acceptance_at_one_moment_never_move_a_courier_off_the_door():
    """이복남 hands over while the coordinator accepts: she was there, or another goes; never both."""
    story = kitchen_story()
    day, who, doors = opened(story)
    open_day(
        story.coordinator, day=day.public_id, version=day.version, despite="길이 멀어요", at=MORNING
    )
    at = MORNING.replace(hour=9)
    made = proposal(story, day, Missing(couriers=(who[1].pk,)), at)
    stop = Stop.objects.within(day_id=day.pk, diner_id=doors[2].pk).get()
    told = {"stop": stop.public_id, "outcome": "delivered", "happened_at": at, "at": at}

    found = together(
        lambda: accept_replan(story.coordinator, replan=made, at=at),
        lambda: write_visit(story.coordinator, **told),
    )

    assert found[1] == "done"
    assert found[0] in {"done", "care_meals.day_moved_on"}
    if found[0] == "care_meals.day_moved_on":
        now = Stop.objects.within(pk=stop.pk).select_related("route").get()
        assert now.route.courier_id == who[1].pk
    lines = ServiceRecord.objects.within(kind__code=LUNCH)
    assert lines.count() == 1


def test_two_put_the_pots_on_and_one_sheet_is_cooked_from():
    made = cooking()
    mark = made.seen().mark

    found = together(*[lambda: start_cooking(made.actor, mark=mark, **made.asked)] * 3)

    assert sorted(found) == ["care_meals.already_cooking"] * 2 + ["done"]
    assert KitchenSheet.objects.within(kitchen_id=made.story.kitchen.pk).count() == 1


def test_a_clash_is_answered_while_the_pots_go_on_and_the_sheet_knows_or_says_so():
    """Shrimp, just noted: the kimchi is left out before cooking, or cooking does not begin as it was."""
    made = cooking()
    need(made.soonrye, "shrimp")
    mark = made.seen().mark
    kimchi = made.dish("배추김치").public_id
    answer = ClashAnswer(LUNCH, kimchi, "", (made.soonrye.public_id,))

    found = together(
        lambda: go_without(made.actor, answer=answer, **made.asked),
        lambda: start_cooking(made.actor, mark=mark, **made.asked),
    )

    assert found[0] in {"done", "care_meals.already_cooking"}
    seen = made.seen()
    if found[1] == "done":
        assert found[0] == "care_meals.already_cooking" or not seen.has_changed
    else:
        assert found[1] in {"care_meals.kitchen_moved_on", "care_meals.not_settled"}
        assert found[0] == "done"
        assert made.start()
        assert not made.seen().has_changed


def test_a_recall_and_the_hand_over_at_one_moment_leave_no_meal_in_the_ledger():
    here = monday()
    draft = RecallDraft((here.diners[0].public_id,), LUNCH, "warm")
    told = {"kitchen_id": here.story.kitchen.pk, "on": MONDAY, "at": NOON}
    handed = touch("visit", here.stop(1), minutes(20), outcome="delivered")

    found = together(
        lambda: recall_meals(here.story.coordinator, recall=draft, **told),
        lambda: tells(here, handed, at=NOON + timedelta(seconds=1)),
    )

    assert found == ["done", "done"]
    assert sum(row.quantity for row in ServiceRecord.objects.within(kind__code=LUNCH)) == 0


def test_two_send_somebody_to_one_empty_place_and_one_comes():
    story = kitchen_story()
    ill, one, two = (worker(story, name) for name in ("이복순", "김말자", "정옥희"))
    place = on(shift(story, MONDAY, starts=time(7), ends=time(11)), ill)
    told = {"place_id": place.pk, "at": SIX}

    found = together(
        *[
            (lambda who=who: stand_in_today(story.coordinator, worker_id=who.pk, **told))
            for who in (one, two)
        ]
    )

    assert sorted(found) == ["care_meals.stood_in_already", "done"]
    came = ShiftPlace.objects.within(shift_id=place.shift_id, state="planned")
    assert came.count() == 1


def test_a_roster_is_made_known_once():
    story = kitchen_story()
    known_roster(story)
    Roster.objects.within(kitchen_id=story.kitchen.pk).update(state="draft")
    told = {"kitchen_id": story.kitchen.pk, "month": DECEMBER, "at": MORNING}

    found = together(*[lambda: publish_roster(story.village.director, **told)] * 2)

    assert sorted(found) == ["care_meals.roster_published", "done"]


def test_two_make_the_links_of_a_day_and_each_courier_has_one():
    story = kitchen_story()
    day, who, _ = opened(story)
    open_day(
        story.coordinator, day=day.public_id, version=day.version, despite="길이 멀어요", at=MORNING
    )

    found = together(*[lambda: make_links(story.coordinator, day=day.public_id, at=MORNING)] * 3)

    assert found == ["done"] * 3
    assert {one.courier_id for one in day.courier_links.all()} == {one.pk for one in who}
    assert day.courier_links.count() == len(who)

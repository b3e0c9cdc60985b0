"""Couriers: added and changed, away for a day, ended; doors they never go to, doors they always go to."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Courier, Diner, ForbiddenPair
from dure.programmes.care_meals.queries import couriers_of, forbidden_of
from dure.programmes.care_meals.queries.day_asks import couriers_on
from dure.programmes.care_meals.services import (
    Usual,
    add_courier,
    allow_pair,
    change_courier,
    courier_away,
    courier_back,
    end_courier,
    forbid_pair,
    set_usual_courier,
)
from dure.programmes.care_meals.tests.routes_story import MORNING, courier
from dure.programmes.care_meals.tests.story import MONDAY, diner, kitchen_story
from dure.programmes.care_meals.types.couriers import CourierDraft

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return kitchen_story()


def draft(story, **said) -> CourierDraft:
    usual = CourierDraft(
        initiative_id=story.village.initiative.pk,
        organisation_id=story.village.kitchen.pk,
        name="이복남",
        mode="ebike",
        load=14,
        shift=(time(10, 0), time(13, 0)),
        weekdays=(1, 2, 3, 4, 5),
        since=date(2026, 1, 5),
        phone="010-5555-0200",
    )
    return replace(usual, **said)


def listed(story, who=None):
    found = couriers_of(
        who or story.coordinator, initiative_id=story.village.initiative.pk, on=MONDAY
    )
    return [one.name for one in found]


def test_a_courier_is_added_and_carries_on_their_weekdays(story) -> None:
    add_courier(story.coordinator, draft=draft(story), at=MORNING)

    assert listed(story) == ["이복남"]
    assert [one.mode for one in couriers_on([story.kitchen], MONDAY)] == ["ebike"]
    assert couriers_on([story.kitchen], MONDAY - timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": " "}, "courier_name"),
        ({"mode": "horse"}, "no_such_mode"),
        ({"load": 0}, "courier_load"),
        ({"load": 500}, "courier_load"),
        ({"shift": (time(13, 0), time(10, 0))}, "courier_shift"),
        ({"speed_kmh": 0.0}, "courier_speed"),
        ({"speed_kmh": 90.0}, "courier_speed"),
        ({"most_trips": 0}, "courier_trips"),
        ({"weekdays": ()}, "no_weekday"),
        ({"weekdays": (8,)}, "no_weekday"),
        ({"rest": (60, time(11, 0), time(11, 30))}, "courier_rest"),
        ({"start": (51.5, 0.1)}, "bad_point"),
        ({"kitchen_id": 999_999}, "no_such_kitchen"),
        ({"name": "이복남 450101-2345678"}, "resident_number"),
    ],
)
def test_what_nobody_could_drive_is_refused_at_the_door(story, said, code) -> None:
    with pytest.raises(Refused, match=code):
        add_courier(story.coordinator, draft=draft(story, **said), at=MORNING)
    assert not Courier.objects.within(initiative_id=story.village.initiative.pk).exists()


def test_a_change_and_an_end_hold_and_a_gone_courier_changes_no_more(story) -> None:
    made = add_courier(story.coordinator, draft=draft(story), at=MORNING)
    change_courier(story.coordinator, courier=made, draft=draft(story, load=20), at=MORNING)
    assert Courier.objects.within(public_id=made).get().load == 20

    park = diner(story, "박순례", usual_courier_key=Courier.objects.within(public_id=made).get().pk)
    end_courier(story.coordinator, courier=made, on=MONDAY, at=MORNING)

    assert couriers_on([story.kitchen], MONDAY) == ()
    assert Diner.objects.within(pk=park.pk).get().usual_courier_key is None
    with pytest.raises(Refused, match="courier_ended"):
        change_courier(story.coordinator, courier=made, draft=draft(story), at=MORNING)


def test_a_day_away_is_one_day_and_can_be_taken_back(story) -> None:
    who = courier(story, "이복남").public_id
    told = {"courier": who, "on": MONDAY, "at": MORNING}
    courier_away(story.coordinator, reason="ill", **told)
    courier_away(story.coordinator, reason="ill", **told)

    assert couriers_on([story.kitchen], MONDAY) == ()
    assert len(couriers_on([story.kitchen], MONDAY + timedelta(days=1))) == 1

    courier_back(story.coordinator, **told)
    assert len(couriers_on([story.kitchen], MONDAY)) == 1
    with pytest.raises(Refused, match="not_away"):
        courier_back(story.coordinator, **told)
    with pytest.raises(Refused, match="no_such_absence"):
        courier_away(story.coordinator, reason="bored", **told)


def test_a_forbidden_door_is_no_usual_door_and_may_be_allowed_again(story) -> None:
    who, park = courier(story, "이복남"), diner(story, "박순례")
    usual = Usual(diner=park.public_id, courier=who.public_id)
    set_usual_courier(story.coordinator, usual=usual, at=MORNING)

    pair = forbid_pair(
        story.coordinator, courier=who.public_id, diner=park.public_id, reason="quarrel", at=MORNING
    )

    assert Diner.objects.within(pk=park.pk).get().usual_courier_key is None
    assert couriers_on([story.kitchen], MONDAY)[0].never == frozenset({park.pk})
    assert [
        one.masked_name for one in forbidden_of(story.coordinator, who.public_id, at=MORNING)
    ] == ["박○례"]
    with pytest.raises(Refused, match="pair_is_forbidden"):
        set_usual_courier(story.coordinator, usual=usual, at=MORNING)

    allow_pair(story.coordinator, courier=who.public_id, pair=pair, at=MORNING)
    assert couriers_on([story.kitchen], MONDAY)[0].never == frozenset()
    with pytest.raises(Refused, match="no_such_pair"):
        allow_pair(story.coordinator, courier=who.public_id, pair=pair, at=MORNING)


def test_forbidding_twice_is_one_pair(story) -> None:
    who, park = courier(story, "이복남"), diner(story, "박순례")
    told = {"courier": who.public_id, "diner": park.public_id, "reason": "asked", "at": MORNING}

    assert forbid_pair(story.coordinator, **told) == forbid_pair(story.coordinator, **told)
    assert ForbiddenPair.objects.within(courier=who).count() == 1


def test_a_stranger_sees_and_changes_no_courier(story) -> None:
    who = courier(story, "이복남").public_id

    assert listed(story, story.stranger) == []
    with pytest.raises(Refused, match="not_allowed"):
        end_courier(story.stranger, courier=who, on=MONDAY, at=MORNING)
    with pytest.raises(Refused, match="not_allowed"):
        add_courier(story.stranger, draft=draft(story), at=MORNING)

"""박순례 begins to eat, changes her days, goes to hospital, comes home; what must not be in her meal."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dure.ground.access.queries import access_log_page
from dure.ground.journal.models import JournalEntry
from dure.ground.places.models import Place
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Diner, DinerNeed, Kitchen, MealOrder
from dure.programmes.care_meals.queries import alike_households, diner_page, diners_of, kitchens_of
from dure.programmes.care_meals.services import (
    add_contact,
    change_door,
    change_order,
    end_diner,
    enrol_diner,
    note_need,
    open_kitchen,
    pause_diner,
    resume_diner,
)
from dure.programmes.care_meals.tests.story import (
    GARAM,
    MONDAY,
    NOW,
    TODAY,
    diner,
    kitchen_story,
    need,
    person,
)
from dure.programmes.care_meals.types.diners import (
    ContactDraft,
    Door,
    EnrolDraft,
    KitchenDraft,
    NeedDraft,
    OrderDraft,
)

pytestmark = pytest.mark.django_db
DOOR = Door(address="가람읍 느티나무길 3", place_code=GARAM, latitude=35.78, longitude=127.15)

PROVINCE, NARAE, SAEDEUL = "9900000000", "9902000000", "9901031000"


def neighbouring_county():
    """가람군 with a town, and 나래군 beside it, in one province."""
    Place.objects.filter(code=GARAM).update(parent_code=PROVINCE)
    for code, level, name, parent in (
        (PROVINCE, "sido", "한빛도", ""),
        (NARAE, "sigungu", "나래군", PROVINCE),
        (SAEDEUL, "eup_myeon_dong", "새들면", GARAM),
    ):
        told = {"name_ko": name, "parent_code": parent, "valid_from": date(2024, 1, 18)}
        Place.objects.create(code=code, level=level, **told)


@pytest.fixture
def story():
    return kitchen_story()


def enrols(story, name="박순례", **said):
    draft = EnrolDraft(
        kitchen_id=story.kitchen.pk, person_id=person(story, name).pk, door=DOOR, since=TODAY
    )
    return enrol_diner(story.coordinator, draft=replace(draft, **said), at=NOW)


def meals_on(story, on):
    cards = diners_of(story.coordinator, kitchen_id=story.kitchen.pk, on=on, at=NOW)
    return {card.masked_name: card.portions_on(on) for card in cards}


def orders(story, key, portions=1, weekdays=(1, 3, 5), since=MONDAY, kind="care_meals.lunchbox"):
    told = OrderDraft(diner_id=key, kind=kind, weekdays=weekdays, portions=portions, since=since)
    return change_order(story.coordinator, order=told, at=NOW)


def test_the_first_kitchen_brings_the_programme_into_the_initiative(story):
    initiative = story.village.initiative
    Kitchen.objects.within(pk=story.kitchen.pk).delete()
    initiative.programmes = []
    initiative.save()

    open_kitchen(story.village.director, draft=kitchen_draft(story), at=NOW)

    initiative.refresh_from_db()
    assert initiative.programmes == ["care_meals"]
    assert [each.name.en for each in kitchens_of(story.coordinator, initiative.pk)] == ["Hall"]
    assert kitchens_of(story.stranger, initiative.pk) == ()


def kitchen_draft(story, **said):
    usual = KitchenDraft(
        **story.here,
        name=Words("마을 부엌", "Hall"),
        place_code=GARAM,
        opens=time(7),
        closes=time(13),
    )
    return replace(usual, **said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"closes": time(6)}, "care_meals.kitchen_hours"),
        ({"latitude": 35.8}, "care_meals.bad_point"),
        ({"latitude": 127.1, "longitude": 35.8}, "care_meals.bad_point"),
        ({"name": Words(" ", "")}, "care_meals.kitchen_name"),
    ],
)
def test_a_kitchen_that_cannot_be_is_not_opened(story, said, code):
    with pytest.raises(Refused, match=code):
        open_kitchen(story.coordinator, draft=kitchen_draft(story, **said), at=NOW)


def test_an_enrolled_diner_eats_on_her_days(story):
    key = enrols(story)
    orders(story, key)

    assert meals_on(story, MONDAY) == {"박○례": 1}
    assert meals_on(story, MONDAY + timedelta(days=1)) == {"박○례": 0}


def test_the_address_is_sealed_and_opened_through_the_gate(story):
    key = enrols(story)
    page = diner_page(story.coordinator, key, at=NOW)
    assert (page.name, page.door.address) == ("박순례", DOOR.address)
    assert "느티나무" not in repr(page)
    looks = access_log_page(story.village.director, **story.here)
    assert "seen" in [line.act for line in looks]
    with pytest.raises(Refused):
        diner_page(story.stranger, key, at=NOW)


def test_somebody_behind_the_same_door_is_asked_about(story):
    first = enrols(story)
    sought = {
        "kitchen_id": story.kitchen.pk,
        "address": "전북특별자치도 가람군 가람읍 느티나무길 3번지",
    }
    (found,) = alike_households(story.coordinator, **sought, at=NOW)
    assert found.masked_names == ("박○례",)

    with pytest.raises(Refused, match="household_to_decide"):
        enrols(story, "최영감")
    together = enrols(story, "최영감", household=found.key)
    apart = enrols(story, "김말자", household="own")

    keys = {row.pk: row.household for row in Diner.objects.within(kitchen_id=story.kitchen.pk)}
    assert keys[first] == keys[together] != keys[apart]
    assert diner_page(story.coordinator, first, at=NOW).household == ("최○감",)


def test_a_household_that_is_not_here_cannot_be_joined(story):
    with pytest.raises(Refused, match="no_such_household"):
        enrols(story, household="elsewhere")


def test_the_same_intake_sent_twice_enrols_once(story):
    soonrye = person(story, "박순례")
    enrols(story, person_id=soonrye.pk)
    with pytest.raises(Refused, match="already_a_diner"):
        enrols(story, person_id=soonrye.pk, household="own")
    assert Diner.objects.within(person_id=soonrye.pk).count() == 1


@pytest.mark.parametrize(
    ("door", "code"),
    [
        (replace(DOOR, opens=time(12), closes=time(11)), "care_meals.door_window"),
        (replace(DOOR, minutes=90), "care_meals.door_minutes"),
        (replace(DOOR, latitude=10.0), "care_meals.bad_point"),
        (replace(DOOR, latitude=37.57, longitude=126.98), "care_meals.point_far"),
        (replace(DOOR, note="900101-2345678"), "kernel.resident_number"),
    ],
)
def test_a_door_that_cannot_be_is_refused(story, door, code):
    with pytest.raises(Refused, match=code):
        enrols(story, door=door)
    key = enrols(story)
    with pytest.raises(Refused, match=code):
        change_door(story.coordinator, diner_id=key, door=door, at=NOW)


def test_an_address_across_the_border_is_held_to_be_there(story):
    """Forms ask for no code: 나래군 is read from the address, and the day will ask about it."""
    neighbouring_county()
    nearby = replace(DOOR, address="나래군 읍내로 3", place_code="")
    key = enrols(story, door=nearby)
    assert Diner.objects.within(pk=key).get().place_code == NARAE

    here = replace(nearby, address="가람군 느티나무길 3")
    change_door(story.coordinator, diner_id=key, door=here, at=NOW)
    assert Diner.objects.within(pk=key).get().place_code == GARAM

    change_door(story.coordinator, diner_id=key, door=nearby, at=NOW)
    change_door(story.coordinator, diner_id=key, door=replace(here, address="장터 옆집"), at=NOW)
    assert Diner.objects.within(pk=key).get().place_code == GARAM


def test_a_town_that_is_known_is_not_forgotten_over_a_note(story):
    neighbouring_county()
    key = enrols(story, door=replace(DOOR, place_code=SAEDEUL))
    noted = replace(DOOR, address="가람군 새들길 5", place_code="", note="개가 있어요")

    change_door(story.coordinator, diner_id=key, door=noted, at=NOW)

    assert Diner.objects.within(pk=key).get().place_code == SAEDEUL


def test_a_changed_order_leaves_the_days_before_as_they_were(story):
    key = enrols(story, since=date(2026, 11, 2))
    orders(story, key, weekdays=(1, 2, 3, 4, 5), since=date(2026, 11, 2))
    orders(story, key, portions=2, weekdays=(1,), since=MONDAY)

    assert meals_on(story, date(2026, 11, 16)) == {"박○례": 1}
    assert meals_on(story, MONDAY) == {"박○례": 2}
    assert meals_on(story, date(2026, 11, 24)) == {"박○례": 0}

    orders(story, key, portions=0, since=date(2026, 11, 30))
    assert meals_on(story, date(2026, 11, 30)) == {"박○례": 0}
    assert MealOrder.objects.within(diner_id=key).count() == 2


def test_of_one_kind_one_order_holds_on_a_day_also_where_an_end_was_planned(story):
    key = enrols(story, since=date(2026, 11, 2))
    orders(story, key, weekdays=(1, 2, 3, 4, 5), since=date(2026, 11, 2))
    orders(story, key, portions=0, since=date(2026, 12, 7))

    orders(story, key, portions=2, weekdays=(1,), since=MONDAY)

    spans = MealOrder.objects.within(diner_id=key).order_by("pk").values_list("since", "until")
    assert list(spans) == [(date(2026, 11, 2), MONDAY), (MONDAY, None)]
    orders(story, key, portions=0, since=date(2026, 12, 7))
    orders(story, key, portions=0, since=date(2026, 11, 30))  # sooner than was planned
    assert meals_on(story, date(2026, 11, 30)) == {"박○례": 0}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"portions": -3}, "care_meals.bad_portions"),
        ({"portions": 21}, "care_meals.bad_portions"),
        ({"weekdays": ()}, "care_meals.no_weekday"),
        ({"weekdays": (0,)}, "care_meals.no_weekday"),
        ({"kind": "care_meals.feast"}, "care_meals.no_such_meal"),
        ({"portions": 0}, "care_meals.no_such_order"),
        ({"since": date(2020, 1, 1)}, "care_meals.order_before_it_began"),
    ],
)
def test_an_order_that_cannot_be_is_refused(story, said, code):
    key = enrols(story)
    with pytest.raises(Refused, match=code):
        orders(story, key, **said)


def test_hospital_pauses_and_the_day_after_meals_come_by_themselves(story):
    row = diner(story, "박순례")
    pause_diner(
        story.coordinator,
        diner_id=row.pk,
        since=MONDAY,
        until=date(2026, 11, 26),
        reason="hospital",
        at=NOW,
    )
    days = [MONDAY + timedelta(days=step) for step in range(4)]
    assert [meals_on(story, day)["박○례"] for day in days] == [0, 0, 0, 1]


def test_a_pause_without_an_end_lasts_until_somebody_resumes(story):
    row = diner(story, "박순례")
    told = {"diner_id": row.pk, "since": MONDAY, "until": None, "reason": "hospital", "at": NOW}
    pause_diner(story.coordinator, **told)
    with pytest.raises(Refused, match="already_paused"):
        pause_diner(story.coordinator, **told)
    assert meals_on(story, date(2027, 1, 4)) == {"박○례": 0}

    resume_diner(story.coordinator, diner_id=row.pk, on=date(2026, 12, 1), at=NOW)

    assert meals_on(story, date(2026, 11, 30)) == {"박○례": 0}
    assert meals_on(story, date(2026, 12, 1)) == {"박○례": 1}
    with pytest.raises(Refused, match="not_paused"):
        resume_diner(story.coordinator, diner_id=row.pk, on=date(2026, 12, 2), at=NOW)


def test_who_died_gets_no_meal_and_stays_in_the_record(story):
    row = diner(story, "박순례")
    end_diner(story.coordinator, diner_id=row.pk, on=MONDAY, reason="died", at=NOW)
    assert meals_on(story, MONDAY) == {}
    (card,) = diners_of(
        story.coordinator, kitchen_id=story.kitchen.pk, on=MONDAY, at=NOW, ended=True
    )
    assert (card.ending.en, card.portions_on(MONDAY)) == ("died", 0)
    with pytest.raises(Refused, match="diner_has_ended"):
        orders(story, row.pk)


def test_what_must_not_be_in_a_meal_is_noted_with_its_moment_and_not_told_on(story):
    row = diner(story, "박순례")
    need(row, "soybean")
    later = NOW + timedelta(minutes=40)
    told = NeedDraft(diner_id=row.pk, allergens=("shrimp", "soybean"), texture=5, since=TODAY)

    note_need(story.coordinator, need=told, at=later)

    (card,) = diners_of(story.coordinator, kitchen_id=story.kitchen.pk, on=TODAY, at=later)
    assert (card.need.allergens, card.need.noted_at) == (("shrimp", "soybean"), later)
    kept = DinerNeed.objects.within(diner_id=row.pk).order_by("pk")
    assert [each.allergens for each in kept] == [["soybean"], ["shrimp", "soybean"]]
    entry = JournalEntry.objects.within(verb="care_meals.need.note").get()
    assert "shrimp" not in str(entry.values)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"texture": 8}, "care_meals.bad_texture"),
        ({"diet": "feast"}, "care_meals.no_such_diet"),
        ({"allergens": ("새우; drop",)}, "care_meals.bad_allergen"),
        (
            {"allergens": ("shrimp", "sesame")},
            "care_meals.bad_allergen",
        ),  # no kitchen label names it
    ],
)
def test_a_need_that_cannot_be_is_refused(story, said, code):
    told = NeedDraft(**{"diner_id": diner(story, "박순례").pk, "since": TODAY} | said)
    with pytest.raises(Refused, match=code):
        note_need(story.coordinator, need=told, at=NOW)


def test_a_contact_has_a_name_and_a_number(story):
    row = diner(story, "박순례")
    told = ContactDraft(diner_id=row.pk, relation="family", name="박정숙", phone="010-5555-0999")
    add_contact(story.coordinator, contact=told, at=NOW)
    (known,) = diner_page(story.coordinator, row.pk, at=NOW).contacts
    assert (known.name, known.relation.ko) == ("박정숙", "가족")
    with pytest.raises(Refused, match="contact_incomplete"):
        add_contact(story.coordinator, contact=replace(told, phone=" "), at=NOW)


def test_a_worker_of_another_house_may_do_none_of_it(story):
    row = diner(story, "박순례")
    with pytest.raises(Refused, match="not_allowed"):
        end_diner(story.stranger, diner_id=row.pk, on=MONDAY, reason="wish", at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        diners_of(story.stranger, kitchen_id=story.kitchen.pk, on=MONDAY, at=NOW)
    assert Diner.objects.within(pk=row.pk).get().ended_on is None

"""최옥분 lives across the river: asked about once, planned every day, asked anew when she moves."""

from dataclasses import replace

import pytest

from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, MealDay
from dure.programmes.care_meals.queries import diner_page
from dure.programmes.care_meals.rules.reasons import reason_words
from dure.programmes.care_meals.services import (
    BorderYes,
    change_door,
    confirm_border,
    enrol_diner,
    take_back_border,
)
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.tests.routes_story import courier, meal_day
from dure.programmes.care_meals.tests.services.test_diners import NARAE, neighbouring_county
from dure.programmes.care_meals.tests.story import (
    GARAM,
    HOME,
    NOW,
    TODAY,
    diner,
    kitchen_story,
    order,
    person,
)
from dure.programmes.care_meals.types.diners import Door, EnrolDraft

pytestmark = pytest.mark.django_db
NEAR = Door(address="나래군 읍내로 3", latitude=HOME[0] + 0.002, longitude=HOME[1])
YES = BorderYes(reason="near", words="다리만 건너면 돼요")


@pytest.fixture
def story():
    made = kitchen_story()
    neighbouring_county()
    courier(made, "이복남")
    return made


def enrols(story, name: str, door: Door) -> int:
    who = person(story, name).pk
    draft = EnrolDraft(kitchen_id=story.kitchen.pk, person_id=who, door=door, since=TODAY)
    key = enrol_diner(story.coordinator, draft=draft, at=NOW)
    order(Diner.objects.within(pk=key).get())
    return key


def asked_about(story) -> list[str]:
    """Why doors are on no route before any is sought."""
    day = MealDay.objects.within(kitchen_id=story.kitchen.pk).first() or meal_day(story)
    return [str(reason_words(one.reason)) for one in prepared([day]).refused]


def border(story, key: int):
    return diner_page(story.coordinator, key, at=NOW).border


@pytest.mark.parametrize(
    "address", ["달빛군 읍내로 3", "한빛도 달빛군 읍내로 3", "부산광역시 망양로 748"]
)
def test_a_county_that_no_list_knows_is_asked_about(story, address: str) -> None:
    """Its point lies beside the kitchen; all the same nobody can say where the address is."""
    enrols(story, "최옥분", replace(NEAR, address=address))

    [why] = asked_about(story)
    assert why.startswith("주소의 시·군을 지역 목록에서 찾지 못했어요")


@pytest.mark.parametrize(
    "address", ["가람군 읍내로 3", "한빛도 가람군 3", "장터 옆집", "느티나무길 3", ""]
)
def test_an_address_of_our_own_or_without_a_county_is_planned(story, address: str) -> None:
    enrols(story, "최옥분", replace(NEAR, address=address))

    assert asked_about(story) == []


@pytest.mark.parametrize("address", [NEAR.address, "달빛군 읍내로 3"])
def test_across_the_border_is_confirmed_once_and_holds(story, address: str) -> None:
    key = enrols(story, "최옥분", replace(NEAR, address=address))
    assert border(story, key).at is None

    confirm_border(story.coordinator, diner_id=key, told=YES, at=NOW)

    assert asked_about(story) == []
    found = border(story, key)
    assert (str(found.reason), found.words, found.at) == ("우리 주방이 더 가까워요", YES.words, NOW)
    assert found.by
    entry = JournalEntry.objects.everywhere("tests").get(verb="care_meals.diner.confirm_border")
    assert entry.values["reason"] == "near"
    assert YES.words not in str(entry.values)


def test_what_was_confirmed_can_be_taken_back(story) -> None:
    key = enrols(story, "최옥분", NEAR)
    confirm_border(story.coordinator, diner_id=key, told=YES, at=NOW)

    take_back_border(story.coordinator, diner_id=key, at=NOW)

    [why] = asked_about(story)
    assert why.startswith("우리 시·군 밖의 주소예요")
    with pytest.raises(Refused, match="border_not_confirmed"):
        take_back_border(story.coordinator, diner_id=key, at=NOW)


def test_it_ends_when_the_address_changes_and_not_over_a_note(story) -> None:
    key = enrols(story, "최옥분", NEAR)
    confirm_border(story.coordinator, diner_id=key, told=YES, at=NOW)

    noted = replace(NEAR, address=" 나래군  읍내로 3", note="개가 있어요")
    change_door(story.coordinator, diner_id=key, door=noted, at=NOW)
    assert border(story, key).at == NOW

    moved = replace(NEAR, address="나래군 장터길 8")
    change_door(story.coordinator, diner_id=key, door=moved, at=NOW)
    found = border(story, key)
    assert (found.kind, found.at, found.words) == ("other_county", None, "")
    assert JournalEntry.objects.everywhere("tests").filter(values__border_ended=True).count() == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (BorderYes(reason="because"), "no_such_border_reason"),
        (BorderYes(reason="other", words=" "), "explanation_needed"),
        (BorderYes(reason="near", words="가" * 301), "explanation_needed"),
        (BorderYes(reason="near", words="900101-2345678"), "resident_number"),
    ],
)
def test_a_yes_that_says_nothing_is_not_taken(story, told: BorderYes, code: str) -> None:
    key = enrols(story, "최옥분", NEAR)

    with pytest.raises(Refused, match=code):
        confirm_border(story.coordinator, diner_id=key, told=told, at=NOW)


def test_only_who_runs_the_kitchen_says_so_and_only_across_a_border(story) -> None:
    near, far = diner(story, "박순례"), diner(story, "최옥분", place_code=NARAE)

    with pytest.raises(Refused, match="within_the_border"):
        confirm_border(story.coordinator, diner_id=near.pk, told=YES, at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        confirm_border(story.stranger, diner_id=far.pk, told=YES, at=NOW)
    assert near.place_code == GARAM

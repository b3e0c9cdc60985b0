"""How many need it: zero is a count, nothing said is unknown, and few people stay with the planners."""

from datetime import date, timedelta

import pytest

from dure.activities.models import Need
from dure.activities.queries import needs_of, who_matrix
from dure.activities.services import say_needs
from dure.activities.tests.story import UNHEARD
from dure.activities.tests.who_story import EUP, MYEON, register
from dure.activities.types import NeedTold
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
COUNTED = date(2026, 10, 1)


def need(count=12, place=EUP, **more):
    given = {
        "kind": "care.bath",
        "group": "elders",
        "source": "2026 노인실태조사",
        "counted_on": COUNTED,
    }
    return NeedTold(place_code=place, count=count, **(given | more))


def say(here, *needs, actor=None, at=NOW):
    return say_needs(
        actor or here.table.village.director,
        initiative_id=here.initiative_id,
        needs=needs,
        at=at,
    )


def test_supply_stands_beside_need_in_every_cell():
    here = register()
    say(here, need(25), need(0, MYEON))

    found = who_matrix(here.table.village.director, here.initiative_id, on=TODAY)

    eup, myeon = (found.cells[(place, "care.bath")] for place in (EUP, MYEON))
    assert (eup.state, eup.worst.missing, eup.organisations) == ("short", 5, 2)
    assert myeon.state == "none"


def test_the_latest_word_stands_and_the_earlier_one_is_kept():
    here = register()
    say(here, need(25))
    say(here, need(18, counted_on=COUNTED + timedelta(days=9)))

    assert [one.count for one in needs_of(here.kitchen_head, here.initiative_id, on=TODAY)] == [18]
    assert [one.count for one in needs_of(here.kitchen_head, here.initiative_id, on=COUNTED)] == [
        25
    ]
    assert Need.objects.within(initiative_id=here.initiative_id).count() == 2


def test_the_same_said_twice_changes_nothing():
    here = register()
    assert say(here, need(25)) == (1, 0)
    assert say(here, need(25)) == (0, 1)


def test_three_people_are_hidden_from_those_who_only_look_on():
    here = register()
    say(here, need(3), need(20, MYEON))

    seen = {
        one.place_code: one
        for one in needs_of(here.table.village.funder, here.initiative_id, on=TODAY)
    }
    assert (seen[EUP].state, seen[EUP].count) == ("hidden", None)
    assert seen[MYEON].count is None  # it would give the three away
    matrix = who_matrix(here.table.village.funder, here.initiative_id, on=TODAY)
    assert matrix.cells[(EUP, "care.bath")].state == "hidden"

    planned = needs_of(here.kitchen_head, here.initiative_id, on=TODAY)
    assert [one.count for one in planned] == [3, 20]


def test_not_applicable_has_no_count_and_is_not_zero():
    here = register()
    say(here, need(None, MYEON, state="not_applicable"))
    found = who_matrix(here.kitchen_head, here.initiative_id, on=TODAY)
    assert found.cells[(MYEON, "care.bath")].state == "not_applicable"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "care.karaoke"}, "activities.unknown_kind"),
        ({"place": UNHEARD}, "activities.unknown_place"),
        ({"group": "martians"}, "activities.unknown_group"),
        ({"unit": "마리"}, "activities.unknown_unit"),
        ({"count": None}, "activities.need_count"),
        ({"count": -1}, "activities.need_count"),
        ({"count": 3, "state": "not_applicable"}, "activities.need_count"),
        ({"source": " "}, "activities.need_source"),
        ({"counted_on": TODAY + timedelta(days=1)}, "activities.in_the_future"),
    ],
)
def test_a_need_that_does_not_fit_is_refused_and_none_of_them_is_taken(wrong, code):
    here = register()
    with pytest.raises(Refused) as refused:
        say(here, need(25), need(**({"count": 5, "place": MYEON} | wrong)))
    assert refused.value.code == code
    assert not Need.objects.within(initiative_id=here.initiative_id).exists()


def test_needs_are_said_by_who_plans_for_all_and_read_by_who_takes_part():
    here = register()
    for actor in (here.kitchen_head, here.table.village.funder, here.stranger):
        with pytest.raises(Refused):
            say(here, need(25), actor=actor)
    with pytest.raises(Refused):
        needs_of(here.stranger, here.initiative_id, on=TODAY)
    with pytest.raises(Refused):
        who_matrix(here.stranger, here.initiative_id, on=TODAY)

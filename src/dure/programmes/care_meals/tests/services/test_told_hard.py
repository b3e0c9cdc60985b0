"""What phones tell the hard way: a strange word keeps back nothing of a day, no order loses a meal."""

from itertools import permutations

import pytest

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.models import DoorVisit, PhoneEvent
from dure.programmes.care_meals.rules.told import BLOTTED
from dure.programmes.care_meals.services import write_visit
from dure.programmes.care_meals.tests.door_story import NOON, minutes, monday, tells, touch

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NUMBER = "411203-2234567"


def test_a_resident_number_in_a_note_is_kept_nowhere_and_what_happened_counts():
    here = monday()
    closed = touch("visit", here.stop(1), minutes(20), outcome="nobody", note=f"{NUMBER} 님")

    assert tells(here, closed) == {closed.number: "taken"}

    assert here.standing(1).note == BLOTTED
    assert NUMBER not in PhoneEvent.objects.within(link_id=here.link.pk).get().told
    assert len(here.alerts()) == 1


def test_a_resident_number_that_the_coordinator_writes_is_refused_in_a_sentence():
    here = monday()
    said = {"stop": here.stop(1).public_id, "outcome": "left", "happened_at": minutes(20)}
    with pytest.raises(Refused) as no:
        write_visit(here.story.coordinator, note=NUMBER, at=NOON, **said)
    assert "주민등록번호" in words_of(no.value).ko


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_meal_touched_undone_and_touched_again_stands_in_whatever_order_it_comes(order):
    here = monday()
    slip = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    undo = touch("undo", here.stop(1), minutes(21), of=slip.number)
    meal = touch("visit", here.stop(1), minutes(30), outcome="delivered")
    for turn, place in enumerate(order):
        tells(here, (slip, undo, meal)[place], at=minutes(40 + turn))

    (stands,) = DoorVisit.objects.within(stop_id=here.stop(1).pk, undone_at__isnull=True)
    assert stands.outcome == "delivered"

"""What phones tell the hard way: a strange word keeps back nothing of a day, no order loses a meal."""

from decimal import Decimal
from itertools import permutations

import pytest

from dure.activities.models import ServiceRecord
from dure.activities.services import correct_record
from dure.activities.types import Correction
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.models import DoorVisit, PhoneEvent
from dure.programmes.care_meals.rules.told import BLOTTED
from dure.programmes.care_meals.services import take_back_visit, write_visit
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


@pytest.mark.parametrize("correction", [Correction(void=True), Correction(quantity=Decimal(2))])
@pytest.mark.parametrize("after", ["undo", "nobody", "recorded"])
def test_a_phone_is_heard_though_a_person_has_corrected_its_line_meanwhile(correction, after):
    here = monday()
    stop, who = here.stop(1), here.story.coordinator
    brought = touch("visit", stop, minutes(20), outcome="delivered")
    tells(here, brought, at=minutes(21))
    meals = ServiceRecord.objects.within(kind__code="care_meals.lunchbox")
    told = {"correction": correction, "reason": "", "code": "miscounted", "at": minutes(25)}
    correct_record(who, record_id=meals.get().pk, **told)

    if after == "recorded":
        assert take_back_visit(who, stop=stop.public_id, at=minutes(31))
    else:
        kind, of = ("visit", "") if after == "nobody" else ("undo", brought.number)
        tells(here, touch(kind, stop, minutes(30), outcome=after, of=of), at=minutes(31))

    assert sum(line.quantity for line in meals) == 0
    assert here.standing(1) is None or here.standing(1).outcome == "nobody"

"""Who leaves, who moves up, who dies: sheets show who is there on the day, and nobody else."""

from datetime import date

import pytest

from dure.activities.models import CorrectionNote, Enrolment
from dure.activities.queries import service_card, services_used, session_sheet
from dure.activities.services import (
    change_service,
    correct_record,
    end_enrolment,
    forget_person,
    person_died,
    record_head_count,
    record_service,
)
from dure.activities.tests.services.test_sessions import START, enrol, meet, offer
from dure.activities.tests.story import day, meal, table
from dure.activities.types import Correction, ServiceChange
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def on_sheet(session):
    return {line.person_id for line in session_sheet(session).lines}


def leave(here, enrolled, until=date(2026, 11, 10)):
    return end_enrolment(here.worker, enrolment_id=enrolled.enrolment_id, until=until, at=NOW)


def test_who_moved_up_stands_on_sheets_from_that_day_and_not_before():
    here = table()
    service = offer(here, capacity=1)
    first, _ = enrol(here, service, here.soonrye), enrol(here, service, here.malja)
    before, after = meet(here, service, 9), meet(here, service, 16)

    leave(here, first)

    assert on_sheet(before) == {here.soonrye.pk}
    assert on_sheet(after) == {here.malja.pk}


def test_who_only_waited_and_gave_up_stands_on_no_sheet():
    here = table()
    service = offer(here, capacity=1)
    enrol(here, service, here.soonrye)
    waiting = enrol(here, service, here.malja)
    session = meet(here, service, 9)

    leave(here, waiting)

    assert on_sheet(session) == {here.soonrye.pk}


def test_nobody_leaves_twice_or_before_she_came():
    here = table()
    service = offer(here)
    enrolled = enrol(here, service, here.soonrye)
    with pytest.raises(Refused, match="before_it_began"):
        leave(here, enrolled, until=date(2026, 10, 1))
    leave(here, enrolled)
    with pytest.raises(Refused, match="enrolment_ended"):
        leave(here, enrolled)


def test_more_places_let_those_in_who_wait_and_fewer_push_nobody_out():
    here = table()
    service = offer(here, capacity=1)
    for person in (here.soonrye, here.malja):
        enrol(here, service, person)
    change = ServiceChange(capacity=2)

    assert change_service(here.village.director, service_id=service, change=change, at=NOW) == 1

    card = service_card(service, initiative_id=here.village.initiative.pk)
    assert (card.enrolled, card.waiting) == (2, 0)
    with pytest.raises(Refused, match="capacity_too_small"):
        change_service(
            here.village.director, service_id=service, change=ServiceChange(capacity=1), at=NOW
        )


def test_who_died_gives_the_place_on_and_her_records_stay():
    here = table()
    service = offer(here, capacity=1)
    enrol(here, service, here.soonrye)
    enrol(here, service, here.malja)
    session = meet(here, service, 16)
    record_service(here.worker, fact=meal(here), at=NOW)
    where = {"person_id": here.soonrye.pk, "initiative_id": here.village.initiative.pk}

    assert person_died(here.worker, died_on=date(2026, 11, 10), at=NOW, **where) == 1

    assert on_sheet(session) == {here.malja.pk}
    used = services_used(here.soonrye.pk, initiative_id=here.village.initiative.pk)
    assert [each.state for each in used] == ["ended"]
    with pytest.raises(Refused, match="died_ahead"):
        person_died(here.worker, died_on=date(2027, 1, 1), at=NOW, **where)


def test_forgetting_somebody_takes_the_words_of_corrections_along():
    here = table()
    line = record_service(here.worker, fact=meal(here), at=NOW).record_id
    right = Correction(void=True)
    correct_record(here.worker, record_id=line, correction=right, reason="박순례 님 아님", at=NOW)

    forget_person(
        here.worker,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="",
        at=NOW,
    )

    assert [note.words for note in CorrectionNote.objects.everywhere("test")] == [""]
    assert not Enrolment.objects.within(person_id=here.soonrye.pk).exists()


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"reason": ""}, "reason_needed"),
        ({"reason": "440302-2123456"}, "resident_number"),
        ({"reason": "", "code": "whim"}, "no_such_reason"),
    ],
)
def test_a_correction_says_why(given, answer):
    here = table()
    line = record_service(here.worker, fact=meal(here), at=NOW).record_id
    with pytest.raises(Refused, match=answer):
        correct_record(
            here.worker, record_id=line, correction=Correction(void=True), at=NOW, **given
        )


def test_hours_of_a_session_are_counted_for_the_unnamed_as_well():
    here = table()
    service = offer(here, kind="care_meals.respite")
    session = meet(here, service, 9)
    record_head_count(here.worker, session_id=session, heads=3, at=NOW)
    sheet = session_sheet(session)
    assert (sheet.others, sheet.hours, sheet.starts_at) == (3, 2, day(9, 12))
    assert day(9).date() > START

"""Two phones at once: what is told twice counts once, and nothing is lost. On a real PostgreSQL."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dure.activities.models import Enrolment, ServiceRecord
from dure.activities.services import (
    correct_record,
    enrol_person,
    hold_session,
    offer_service,
    record_attendance,
    record_head_count,
    record_service,
    record_services,
)
from dure.activities.tests.story import GARAM, day, meal, table
from dure.activities.types import Attendance, Correction, ServiceDraft
from dure.ground.tests.story import NOW
from dure.kernel.testing.together import together
from dure.kernel.words import Words

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
START = date(2026, 11, 1)


def standing():
    rows = ServiceRecord.objects.everywhere("test")
    return rows.filter(reverses__isnull=True, reversed_by__isnull=True)


def session_of(here, capacity=None):
    service = offer_service(
        here.village.director,
        service=ServiceDraft(
            initiative_id=here.village.initiative.pk,
            organisation_id=here.village.kitchen.pk,
            kind="care_meals.lunch",
            name=Words("월요 밥상", "Monday table"),
            place_code=GARAM,
            starts_on=START,
            capacity=capacity,
        ),
        at=NOW,
    )
    return service, hold_session(
        here.worker, service_id=service, starts_at=day(9, 12), ends_at=day(9, 14), at=NOW
    )


def enrol(here, service, person):
    return enrol_person(here.worker, service_id=service, person_id=person.pk, since=START, at=NOW)


def test_a_form_sent_four_times_at_once_is_one_line():
    here = table()

    def send() -> object:
        return record_service(here.worker, fact=meal(here), at=NOW)

    assert together(send, send, send, send) == ["done"] * 4
    assert standing().count() == 1


def test_the_same_file_taken_twice_at_once_counts_once():
    here = table()
    facts = [meal(here, source=f"file:{number}") for number in range(40)]

    def take() -> object:
        return record_services(
            here.worker,
            facts=facts,
            initiative_id=here.village.initiative.pk,
            organisation_id=here.village.kitchen.pk,
            at=NOW,
        )

    assert together(take, take, take) == ["done"] * 3
    assert standing().count() == 40


def test_two_phones_on_one_sheet_make_one_line_a_person():
    here = table()
    service, session = session_of(here)
    for person in (here.soonrye, here.malja):
        enrol(here, service, person)

    def touch(*people: object) -> Callable[[], object]:
        sheet = [Attendance(person.pk, "came") for person in people]  # type: ignore[attr-defined]
        return lambda: record_attendance(here.worker, session_id=session, sheet=sheet, at=NOW)

    both, turned = (here.soonrye, here.malja), (here.malja, here.soonrye)
    assert together(touch(*both), touch(*turned), touch(*both)) == ["done"] * 3
    assert standing().count() == 2


def test_two_counts_of_heads_leave_one_of_them():
    here = table()
    _, session = session_of(here)

    def count(heads: int) -> Callable[[], object]:
        return lambda: record_head_count(here.worker, session_id=session, heads=heads, at=NOW)

    assert together(count(12), count(13), count(12)) == ["done"] * 3
    assert standing().get().head_count in (12, 13)


def test_one_line_is_put_right_by_one_of_two_people():
    here = table()
    line = record_service(here.worker, fact=meal(here), at=NOW).record_id

    def correct(quantity: int) -> Callable[[], object]:
        right = Correction(quantity=Decimal(quantity))
        return lambda: correct_record(
            here.worker, record_id=line, correction=right, reason="", code="miscounted", at=NOW
        )

    outcomes = together(correct(2), correct(3))

    assert sorted(outcomes) == ["activities.already_reversed", "done"]
    assert standing().get().quantity in (2, 3)


def test_the_last_chair_is_given_once():
    here = table()
    service, _ = session_of(here, capacity=1)

    together(lambda: enrol(here, service, here.soonrye), lambda: enrol(here, service, here.malja))

    states = Enrolment.objects.within(service_id=service).values_list("state", flat=True)
    assert sorted(states) == ["enrolled", "waiting"]

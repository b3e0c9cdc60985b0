"""Enrolling, waiting, meeting and signing in: the sheet on the table becomes lines of the ledger."""

from datetime import date
from decimal import Decimal

import pytest

from dure.activities.models import ServiceRecord
from dure.activities.queries import (
    attendance_of_person,
    attendance_of_service,
    services_of,
    session_sheet,
)
from dure.activities.services import (
    cancel_session,
    define_service_kind,
    end_enrolment,
    enrol_person,
    hold_session,
    offer_service,
    record_attendance,
    record_service,
)
from dure.activities.tests.story import GARAM, UNHEARD, day, meal, table
from dure.activities.types import Attendance, KindDraft, ServiceDraft
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
START = date(2026, 11, 1)


def offer(here, *, kind="care_meals.lunch", capacity=None, **said):
    given = {
        "initiative_id": here.village.initiative.pk,
        "organisation_id": here.village.kitchen.pk,
        "kind": kind,
        "name": Words("월요 밥상", "Monday table"),
        "place_code": GARAM,
        "starts_on": START,
        "capacity": capacity,
    }
    return offer_service(here.village.director, service=ServiceDraft(**(given | said)), at=NOW)


def enrol(here, service_id, person):
    return enrol_person(
        here.worker, service_id=service_id, person_id=person.pk, since=START, at=NOW
    )


def meet(here, service_id, number=9):
    return hold_session(
        here.worker,
        service_id=service_id,
        starts_at=day(number, 12),
        ends_at=day(number, 14),
        at=NOW,
    )


def sign_in(here, session_id, *sheet):
    return record_attendance(here.worker, session_id=session_id, sheet=sheet, at=NOW)


def standing():
    rows = ServiceRecord.objects.everywhere("test")
    return rows.filter(reverses__isnull=True, reversed_by__isnull=True)


def test_with_one_chair_malja_waits_until_soonrye_leaves():
    here = table()
    service = offer(here, capacity=1)
    first = enrol(here, service, here.soonrye)
    second = enrol(here, service, here.malja)
    (card,) = services_of(here.village.initiative.pk, on=date(2026, 11, 9))

    moved = end_enrolment(
        here.worker, enrolment_id=first.enrolment_id, until=date(2026, 11, 10), at=NOW
    )

    assert (first.state, second.state, second.waiting_number) == ("enrolled", "waiting", 1)
    assert (card.enrolled, card.waiting) == (1, 1)
    assert moved == second.enrolment_id


def test_nobody_is_enrolled_twice_nor_from_another_house():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)

    with pytest.raises(Refused, match="already_enrolled"):
        enrol(here, service, here.soonrye)
    with pytest.raises(Refused, match="unknown_person"):
        enrol(here, service, here.okbun)


def test_who_came_is_a_line_and_who_did_not_is_none():
    here = table()
    service = offer(here)
    for person in (here.soonrye, here.malja):
        enrol(here, service, person)
    session = meet(here, service)

    outcome = sign_in(
        here,
        session,
        Attendance(here.soonrye.pk, "came"),
        Attendance(here.malja.pk, "excused"),
    )

    line = standing().get()
    assert (outcome.recorded, outcome.unchanged) == (1, 1)
    assert (line.person_id, line.occurred_at, line.attributes) == (
        here.soonrye.pk,
        day(9, 12),
        {"sex": "f", "living": "alone"},
    )
    assert {row.state for row in session_sheet(session).lines} == {"came", "excused"}


def test_the_same_sheet_twice_adds_nothing_and_a_changed_one_only_the_change():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    session = meet(here, service)
    came, absent = (Attendance(here.soonrye.pk, state) for state in ("came", "absent"))
    sign_in(here, session, came)

    again = sign_in(here, session, came)
    not_after_all = sign_in(here, session, absent)
    yes_after_all = sign_in(here, session, came)

    assert (again.recorded, again.unchanged) == (0, 1)
    assert (not_after_all.reversed, yes_after_all.recorded) == (1, 1)
    assert standing().count() == 1
    assert ServiceRecord.objects.everywhere("test").count() == 3


def test_hours_are_the_sessions_unless_the_sheet_says_otherwise():
    here = table()
    service = offer(here, kind="care_meals.respite")
    enrol(here, service, here.soonrye)
    session = meet(here, service)

    sign_in(here, session, Attendance(here.soonrye.pk, "came"))
    assert standing().get().quantity == 2

    sign_in(here, session, Attendance(here.soonrye.pk, "came", hours=Decimal("1.5")))
    assert standing().get().quantity == Decimal("1.5")

    sign_in(here, session, Attendance(here.soonrye.pk, "came", hours=Decimal("1.25")))
    assert standing().get().quantity == Decimal("1.25")


def test_a_sheet_with_a_stranger_or_a_double_is_refused_whole():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    session = meet(here, service)
    came = Attendance(here.soonrye.pk, "came")

    with pytest.raises(Refused, match="not_enrolled"):
        sign_in(here, session, came, Attendance(here.malja.pk, "came"))
    with pytest.raises(Refused, match="twice_on_the_sheet"):
        sign_in(here, session, came, came)

    assert not standing().exists()


def test_a_session_is_cancelled_before_people_come_not_after():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    called_off, held = meet(here, service, 9), meet(here, service, 10)
    cancel_session(here.worker, session_id=called_off, reason="폭설", at=NOW)
    sign_in(here, held, Attendance(here.soonrye.pk, "came"))

    with pytest.raises(Refused, match="session_cancelled"):
        sign_in(here, called_off, Attendance(here.soonrye.pk, "came"))
    with pytest.raises(Refused, match="session_has_attendance"):
        cancel_session(here.worker, session_id=held, reason="폭설", at=NOW)


def test_attendance_is_not_recorded_before_the_day():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    session = meet(here, service, 30)

    with pytest.raises(Refused, match="in_the_future"):
        sign_in(here, session, Attendance(here.soonrye.pk, "came"))


def test_attendance_is_counted_for_a_person_and_for_a_service():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    for number, state in ((9, "came"), (10, "came"), (11, "absent")):
        sign_in(here, meet(here, service, number), Attendance(here.soonrye.pk, state))
    span = {"starts_on": START, "ends_before": date(2026, 12, 1)}

    hers = attendance_of_person(here.soonrye.pk, **span)
    its = attendance_of_service(service, **span)

    assert hers == its
    assert (hers.came, hers.excused, hers.absent) == (2, 0, 1)


def test_a_session_fits_into_its_service_and_ends_after_it_begins():
    here = table()
    service = offer(here, starts_on=date(2026, 11, 10))

    with pytest.raises(Refused, match="outside_the_service"):
        meet(here, service, 9)
    with pytest.raises(Refused, match="session_ends_first"):
        hold_session(
            here.worker,
            service_id=service,
            starts_at=day(12, 14),
            ends_at=day(12, 12),
            at=NOW,
        )


def test_a_service_is_offered_by_a_member_at_a_known_place_for_a_known_kind():
    here = table()

    for said, code in (
        ({"kind": "care_meals.karaoke"}, "unknown_kind"),
        ({"place_code": UNHEARD}, "unknown_place"),
        ({"ends_before": START}, "service_ends_first"),
    ):
        with pytest.raises(Refused, match=code):
            offer(here, **said)


def test_a_kind_may_be_renamed_but_keeps_its_unit_once_it_is_used():
    here = table()
    record_service(here.worker, fact=meal(here), at=NOW)

    def define(unit, code="care_meals.lunch"):
        return define_service_kind(
            here.village.director,
            kind=KindDraft(code=code, name=Words("점심", "Lunch"), unit=unit),
            initiative_id=here.village.initiative.pk,
            at=NOW,
        )

    assert define("식")
    with pytest.raises(Refused, match="kind_in_use"):
        define("명")
    with pytest.raises(Refused, match="bad_kind_code"):
        define("식", code="점심")

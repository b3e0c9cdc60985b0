"""박순례's family asks for her to be forgotten: the meals stay, she does not."""

from datetime import date

import pytest

from dure.activities.models import Enrolment, ServiceRecord, SessionAttendance
from dure.activities.queries import service_facts
from dure.activities.services import forget_person, record_attendance, record_service
from dure.activities.tests.services.test_sessions import enrol, meet, offer
from dure.activities.tests.story import meal, table
from dure.activities.types import Attendance, FactsWanted
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_the_meals_stay_and_nobody_stands_behind_them():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    record_attendance(
        here.worker,
        session_id=meet(here, service),
        sheet=[Attendance(here.soonrye.pk, "came")],
        at=NOW,
    )
    record_service(here.worker, fact=meal(here), at=NOW)

    forgotten = forget_person(
        here.village.director,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="가족 요청",
        at=NOW,
    )

    lines = ServiceRecord.objects.everywhere("test")
    assert (forgotten.records, forgotten.attendances, forgotten.enrolments) == (2, 1, 1)
    assert lines.count() == 2
    assert not lines.filter(person__isnull=False).exists()
    here.soonrye.refresh_from_db()
    assert (here.soonrye.name, here.soonrye.erased_at) == ("", NOW)
    assert not SessionAttendance.objects.everywhere("test").exists()
    assert not Enrolment.objects.everywhere("test").exists()


def test_her_meals_still_count_and_the_journal_says_what_was_done():
    here = table()
    record_service(here.worker, fact=meal(here), at=NOW)
    forget_person(
        here.village.director,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="가족 요청",
        at=NOW,
    )
    wanted = FactsWanted(
        starts_on=date(2026, 11, 1),
        ends_before=date(2026, 12, 1),
        organisation_id=here.village.kitchen.pk,
    )

    (fact,) = service_facts(wanted, purpose="count", on=date(2026, 11, 22)).facts

    entry = JournalEntry.objects.everywhere("test").get(verb="activities.person.forget")
    assert (fact.quantity, fact.person) == (1, "")
    assert entry.values == {"records": 1}


def test_no_source_gives_her_away_afterwards():
    here = table()
    service = offer(here)
    enrol(here, service, here.soonrye)
    record_attendance(
        here.worker,
        session_id=meet(here, service),
        sheet=[Attendance(here.soonrye.pk, "came")],
        at=NOW,
    )

    sources = ServiceRecord.objects.everywhere("test").values_list("source", flat=True)

    assert all("person" not in source for source in sources)


def test_a_worker_of_another_house_cannot_forget_her():
    here = table()

    with pytest.raises(Refused, match="not_allowed"):
        forget_person(
            here.village.welfare_reporter,
            person_id=here.soonrye.pk,
            initiative_id=here.village.initiative.pk,
            reason="가족 요청",
            at=NOW,
        )

"""Who is on the sheet of a day, and who is not: those who left, waited, died or come later."""

from datetime import date, timedelta

import pytest

from dure.activities.models import Enrolment, Session, SessionAttendance
from dure.activities.queries import session_sheet
from dure.activities.services import (
    cancel_session,
    end_enrolment,
    enrol_person,
    person_died,
    plan_sessions,
    record_attendance,
    record_head_count,
)
from dure.activities.tests.monday_table import (
    START,
    enrolled,
    lines,
    met,
    offered,
    signed,
    standing,
)
from dure.activities.tests.story import day, table
from dure.activities.types import Attendance
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return table()


def refused_with(code, act):
    """The act is refused with this code, and the ledger is as it was."""
    before = (lines(), SessionAttendance.objects.everywhere("a test").count())
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.code == code
    assert (lines(), SessionAttendance.objects.everywhere("a test").count()) == before


def on_sheet(session):
    return [line.person_id for line in session_sheet(session).lines]


def test_who_left_last_week_is_not_written_down_today(here):
    service = offered(here)
    place = enrolled(here, service, here.soonrye)
    end_enrolment(here.worker, enrolment_id=place.enrolment_id, until=date(2026, 11, 6), at=NOW)
    before, after = met(here, service, 5), met(here, service, 9)

    signed(here, before, (here.soonrye, "came"))  # she was there until then
    refused_with("activities.not_enrolled", lambda: signed(here, after, (here.soonrye, "came")))
    assert (on_sheet(before), on_sheet(after)) == ([here.soonrye.pk], [])


def test_who_comes_from_next_week_on_is_not_written_down_this_week(here):
    service = offered(here)
    enrolled(here, service, here.soonrye, date(2026, 11, 10))

    refused_with(
        "activities.not_enrolled",
        lambda: signed(here, met(here, service, 9), (here.soonrye, "came")),
    )


def test_who_waits_is_not_written_down(here):
    service = offered(here, capacity=1)
    enrolled(here, service, here.soonrye)
    enrolled(here, service, here.malja)

    refused_with(
        "activities.not_enrolled",
        lambda: signed(here, met(here, service), (here.malja, "came")),
    )


def test_who_only_waited_and_gave_up_was_never_in(here):
    service = offered(here, capacity=1)
    enrolled(here, service, here.soonrye)
    waiting = enrolled(here, service, here.malja)
    end_enrolment(here.worker, enrolment_id=waiting.enrolment_id, until=TODAY, at=NOW)

    refused_with(
        "activities.not_enrolled",
        lambda: signed(here, met(here, service), (here.malja, "came")),
    )


def test_a_guest_is_a_guest_also_when_the_sheet_comes_again_without_saying_so(here):
    session = met(here, offered(here))
    guest = Attendance(here.malja.pk, "came", is_guest=True)
    record_attendance(here.worker, session_id=session, sheet=[guest], at=NOW)

    outcome = signed(here, session, (here.malja, "excused"))

    assert (outcome.recorded, outcome.reversed) == (0, 1)
    assert standing() == []


def test_on_the_day_she_died_she_may_have_eaten_and_not_after(here):
    service = offered(here)
    enrolled(here, service, here.soonrye)
    last, next_one = met(here, service, 9), met(here, service, 10)
    where = {"person_id": here.soonrye.pk, "initiative_id": here.village.initiative.pk}
    person_died(here.worker, died_on=date(2026, 11, 9), at=NOW, **where)

    refused_with("activities.not_enrolled", lambda: signed(here, next_one, (here.soonrye, "came")))
    assert on_sheet(next_one) == []
    assert on_sheet(last) == [here.soonrye.pk]
    signed(here, last, (here.soonrye, "came"))
    assert len(standing()) == 1


def test_the_first_day_counts_and_the_last_does_not(here):
    service = offered(here)
    place = enrolled(here, service, here.soonrye, date(2026, 11, 5))
    end_enrolment(here.worker, enrolment_id=place.enrolment_id, until=date(2026, 11, 10), at=NOW)

    days = {number: bool(on_sheet(met(here, service, number))) for number in (4, 5, 9, 10)}

    assert days == {4: False, 5: True, 9: True, 10: False}


def test_nobody_is_enrolled_in_what_has_ended(here):
    service = offered(here, ends_before=date(2026, 11, 20))
    for since, taken in ((date(2026, 11, 19), True), (date(2026, 11, 20), False)):
        person = here.soonrye if taken else here.malja
        if taken:
            assert enrolled(here, service, person, since).state == "enrolled"
            continue
        with pytest.raises(Refused, match="outside_the_service") as refused:
            enrolled(here, service, person, since)
        assert refused.value.values == {"day": "2026-11-20"}
    assert Enrolment.objects.within(service_id=service).count() == 1


def test_who_comes_back_after_leaving_has_two_spans(here):
    service = offered(here)
    first = enrolled(here, service, here.soonrye)
    end_enrolment(here.worker, enrolment_id=first.enrolment_id, until=date(2026, 11, 5), at=NOW)
    second = enrolled(here, service, here.soonrye, date(2026, 11, 9))

    assert second.enrolment_id != first.enrolment_id
    days = [number for number in (4, 6, 10) if on_sheet(met(here, service, number))]
    assert days == [4, 10]


class TestSessions:
    """Meetings that are called off, planned by the week, and counted without names."""

    def test_a_session_is_called_off_once_and_keeps_its_first_reason(self, here):
        session = met(here, offered(here), 20)
        cancel_session(here.worker, session_id=session, reason="눈이 와요", at=NOW)
        cancel_session(here.worker, session_id=session, reason="다른 까닭", at=NOW + timedelta(1))

        row = Session.objects.within(pk=session).get()
        assert (row.cancel_reason, row.cancelled_at) == ("눈이 와요", NOW)

    def test_nobody_is_written_down_for_what_was_called_off(self, here):
        service = offered(here)
        enrolled(here, service, here.soonrye)
        session = met(here, service, 20)
        cancel_session(here.worker, session_id=session, reason="", at=NOW)

        refused_with(
            "activities.session_cancelled", lambda: signed(here, session, (here.soonrye, "came"))
        )
        refused_with(
            "activities.session_cancelled",
            lambda: record_head_count(here.worker, session_id=session, heads=3, at=NOW),
        )

    def test_weeks_are_planned_all_or_none(self, here):
        service = offered(here, ends_before=date(2026, 11, 20))
        at = {"service_id": service, "starts_at": day(9, 12), "ends_at": day(9, 14), "at": NOW}

        with pytest.raises(Refused, match="outside_the_service"):
            plan_sessions(here.worker, times=3, **at)  # the third is on the 23rd
        assert not Session.objects.within(service_id=service).exists()

        made = plan_sessions(here.worker, times=2, **at)
        starts = Session.objects.within(pk__in=made).order_by("pk")
        assert [row.starts_at for row in starts] == [day(9, 12), day(16, 12)]

    @pytest.mark.parametrize("times", [0, -1, 61])
    def test_a_plan_has_a_sensible_length(self, here, times):
        with pytest.raises(Refused, match="repeats"):
            plan_sessions(
                here.worker,
                service_id=offered(here),
                starts_at=day(9, 12),
                ends_at=day(9, 14),
                times=times,
                at=NOW,
            )

    @pytest.mark.parametrize(
        ("counts", "standing_heads", "all_lines"),
        [
            ([5], [5], 1),
            ([5, 5], [5], 1),
            ([5, 0], [], 2),
            ([0], [], 0),
            ([5, 0, 5], [5], 3),
            ([5, 7, 3], [3], 5),
            ([5, 0, 0, 7, 0], [], 4),
            ([10_000], [10_000], 1),
        ],
    )
    def test_heads_follow_the_number_however_often_it_changes(
        self, here, counts, standing_heads, all_lines
    ):
        session = met(here, offered(here))
        for heads in counts:
            record_head_count(here.worker, session_id=session, heads=heads, at=NOW)

        assert [line.head_count for line in standing()] == standing_heads
        assert lines() == all_lines
        assert session_sheet(session).others == sum(standing_heads)

    @pytest.mark.parametrize("heads", [-1, 10_001])
    def test_a_number_that_is_none_leaves_the_old_one(self, here, heads):
        session = met(here, offered(here))
        record_head_count(here.worker, session_id=session, heads=4, at=NOW)

        refused_with(
            "activities.too_many_heads",
            lambda: record_head_count(here.worker, session_id=session, heads=heads, at=NOW),
        )
        assert session_sheet(session).others == 4

    @pytest.mark.parametrize(
        "states", [("came", "absent"), ("absent", "came"), ("came", "excused")]
    )
    def test_a_sheet_changed_back_and_forth_counts_what_it_says_last(self, here, states):
        service = offered(here)
        enrolled(here, service, here.soonrye)
        session = met(here, service)
        for state in (*states, *states, *states):
            signed(here, session, (here.soonrye, state))
            assert len(standing()) == (state == "came")
        assert sum(line.quantity for line in standing()) == (states[-1] == "came")


class TestWhoMay:
    """Every verb of the room asks who does it, and leaves nothing behind where it refuses."""

    def test_the_wrong_person_changes_nothing(self, here):
        service = offered(here)
        place = enrolled(here, service, here.soonrye)
        session = met(here, service)
        sheet = [Attendance(here.soonrye.pk, "came")]
        other = here.village.welfare_reporter
        entries = JournalEntry.objects.everywhere("a test").count()
        for act in (
            lambda: offered(here, by=other),
            lambda: enrol_person(
                other, service_id=service, person_id=here.malja.pk, since=START, at=NOW
            ),
            lambda: end_enrolment(other, enrolment_id=place.enrolment_id, until=TODAY, at=NOW),
            lambda: record_attendance(other, session_id=session, sheet=sheet, at=NOW),
            lambda: record_head_count(other, session_id=session, heads=3, at=NOW),
            lambda: cancel_session(other, session_id=session, reason="", at=NOW),
            lambda: plan_sessions(
                other, service_id=service, starts_at=day(9), ends_at=day(9, 14), at=NOW
            ),
        ):
            refused_with("journal.not_allowed", act)
        assert JournalEntry.objects.everywhere("a test").count() == entries
        assert Enrolment.objects.within(service_id=service).get().state == "enrolled"

    def test_what_is_not_there_is_said_so_and_is_no_error(self, here):
        sheet = [Attendance(here.soonrye.pk, "came")]
        for code, act in (
            (
                "activities.no_such_session",
                lambda: record_attendance(here.worker, session_id=999, sheet=sheet, at=NOW),
            ),
            (
                "activities.no_such_session",
                lambda: cancel_session(here.worker, session_id=999, reason="", at=NOW),
            ),
            (
                "activities.no_such_service",
                lambda: enrol_person(
                    here.worker, service_id=999, person_id=here.soonrye.pk, since=START, at=NOW
                ),
            ),
            (
                "activities.no_such_enrolment",
                lambda: end_enrolment(here.worker, enrolment_id=999, until=TODAY, at=NOW),
            ),
        ):
            refused_with(code, act)

    def test_every_deed_leaves_one_line_in_the_journal_and_no_name(self, here):
        service = offered(here)
        enrolled(here, service, here.soonrye)
        signed(here, met(here, service), (here.soonrye, "came"))

        entries = JournalEntry.objects.everywhere("a test").filter(verb__startswith="activities.")
        assert [entry.verb for entry in entries.order_by("pk")] == [
            "activities.service.offer",
            "activities.enrolment.add",
            "activities.session.hold",
            "activities.attendance.record",
        ]
        assert "박순례" not in "".join(f"{entry.values}{entry.subject_id}" for entry in entries)

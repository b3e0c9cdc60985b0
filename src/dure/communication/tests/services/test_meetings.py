"""From an overlap to a thing that is done: times, attendance, minutes, decisions, actions in one record."""

from datetime import timedelta

import pytest

from dure.communication.models import CalendarEntry, Decision
from dure.communication.queries import (
    actions_in,
    decision_page,
    decisions_in,
    meeting_page,
    meetings_waiting,
)
from dure.communication.services import (
    add_meeting_item,
    answer_invitation,
    answer_slots,
    call_work_meeting,
    cancel_work_meeting,
    drop_action,
    end_work_meeting,
    finish_action,
    finish_decision,
    mark_attendance,
    mend_line,
    move_action,
)
from dure.communication.tests.meeting import FRIDAY, NEXT_WEEK, THURSDAY, table
from dure.communication.tests.talking import refused
from dure.communication.types import Attended, Mended
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of

pytestmark = pytest.mark.django_db


def entry(kind: str) -> CalendarEntry:
    return CalendarEntry.objects.everywhere("a test").get(kind=f"communication.{kind}")


def test_the_hour_that_both_can_is_called_and_each_says_whether_they_come():
    at = table(THURSDAY, FRIDAY)
    key, kitchen, welfare = at.meeting.public_id, at.here.kitchen.pk, at.here.welfare.pk
    answer_slots(
        at.haneul, meeting=key, organisation_id=kitchen, answers={1: "no", 2: "yes"}, at=NOW
    )
    answer_slots(
        at.bada, meeting=key, organisation_id=welfare, answers={1: "yes", 2: "maybe"}, at=NOW
    )
    first, second = meeting_page(at.bada, key).slots
    assert (first.yes, first.no, second.yes, second.maybe, second.mine) == (1, 1, 1, 1, "maybe")

    call_work_meeting(
        at.bada, meeting=key, starts_at=FRIDAY, place="복지관 2층", organisation_id=welfare, at=NOW
    )
    answer_invitation(at.haneul, meeting=key, organisation_id=kitchen, answer="yes", at=NOW)
    page = meeting_page(at.haneul, key)
    assert (page.card.state, page.card.starts_at, page.card.place) == (
        "called",
        FRIDAY,
        "복지관 2층",
    )
    with refused("communication.not_asked_any_more"):
        answer_slots(at.haneul, meeting=key, organisation_id=kitchen, answers={1: "yes"}, at=NOW)


def test_nobody_answers_for_another_organisation_or_without_being_invited():
    at = table(THURSDAY, FRIDAY)
    key, here = at.meeting.public_id, at.here
    with refused("journal.not_allowed"):
        answer_slots(
            at.haneul, meeting=key, organisation_id=here.welfare.pk, answers={1: "yes"}, at=NOW
        )
    with refused("communication.not_invited"):
        answer_slots(
            here.director, meeting=key, organisation_id=here.backbone.pk, answers={1: "yes"}, at=NOW
        )
    for strange in ({}, {9: "yes"}, {1: "perhaps"}):
        with refused("communication.no_such_answer"):
            answer_slots(
                at.haneul, meeting=key, organisation_id=here.kitchen.pk, answers=strange, at=NOW
            )


def test_calendars_take_over_a_moved_meeting_and_one_that_was_called_off():
    at = table()
    key, kitchen = at.meeting.public_id, at.here.kitchen.pk
    assert (entry("meeting").sequence, entry("meeting").starts_at) == (0, THURSDAY)
    call_work_meeting(at.haneul, meeting=key, starts_at=FRIDAY, organisation_id=kitchen, at=NOW)
    assert (entry("meeting").sequence, entry("meeting").starts_at) == (1, FRIDAY)
    with refused("communication.why_needed"):
        cancel_work_meeting(at.haneul, meeting=key, why=" ", organisation_id=kitchen, at=NOW)
    cancel_work_meeting(
        at.haneul, meeting=key, why="눈이 많이 와요", organisation_id=kitchen, at=NOW
    )
    assert (entry("meeting").sequence, entry("meeting").cancelled) == (2, True)
    assert meetings_waiting(at.bada, initiative_id=at.here.initiative.pk, at=NOW) == ()
    with refused("communication.meeting_cancelled"):
        at.written("note", "아무도 없나요", "a")


def test_a_decision_and_its_action_stand_in_one_record_until_they_are_done():
    at = table()
    here, key = at.here, at.meeting.public_id
    for organisation, who in ((here.kitchen, "하늘"), (here.welfare, "바다, 순례")):
        mark_attendance(
            at.haneul,
            meeting=key,
            attended=Attended(organisation.pk, True, who),
            organisation_id=here.kitchen.pk,
            at=NOW,
        )
    at.written("note", "수요일마다 두 곳이 같은 집에 가요", "a")
    decided = at.written("decision", "수요일 배달은 복지관이 맡는다", "b", by=at.bada)
    action = at.written(
        "action", "배달 명단을 넘긴다", "c", organisation_id=here.kitchen.pk, due_on=NEXT_WEEK
    )
    end_work_meeting(at.haneul, meeting=key, organisation_id=here.kitchen.pk, at=THURSDAY)

    (item,) = meeting_page(at.bada, key).items
    assert [line.kind for line in item.lines] == ["note", "decision", "action"]
    assert [guest.who for guest in meeting_page(at.bada, key).guests] == ["바다, 순례", "하늘"]
    (decision,) = decisions_in(here.funder, initiative_id=here.initiative.pk, open_only=True)
    assert (decision.public_id, decision.to_do) == (decided.decision, 1)

    (mine,) = actions_in(at.haneul, initiative_id=here.initiative.pk, mine=True)
    assert mine.decision == decided.decision
    assert actions_in(at.bada, initiative_id=here.initiative.pk, mine=True) == ()
    assert entry("action").on == NEXT_WEEK
    with refused("communication.outcome_needed"):
        finish_action(at.haneul, key=action.action, outcome=" ", at=NOW)
    with refused("journal.not_allowed"):
        finish_action(at.bada, key=action.action, outcome="제가 했어요", at=NOW)
    finish_action(at.haneul, key=action.action, outcome="명단 14명을 넘겼어요", at=NOW)
    assert entry("action").title_ko.startswith("✓")

    with refused("communication.proof_needed"):
        finish_decision(
            at.bada, decision=decision.public_id, proof="", organisation_id=here.welfare.pk, at=NOW
        )
    finish_decision(
        at.bada,
        decision=decision.public_id,
        proof="12월 2일부터 복지관이 배달",
        organisation_id=here.welfare.pk,
        at=NOW,
    )
    assert decisions_in(here.funder, initiative_id=here.initiative.pk, open_only=True) == ()
    assert [step.kind for step in decision_page(here.funder, decision.public_id).steps] == [
        "recorded",
        "done",
    ]
    with refused("communication.ended_already"):
        finish_decision(
            at.bada,
            decision=decision.public_id,
            proof="또",
            organisation_id=here.welfare.pk,
            at=NOW,
        )


def test_a_meeting_is_not_ended_before_it_can_have_been_held():
    at = table()
    mine = {"meeting": at.meeting.public_id, "organisation_id": at.here.kitchen.pk}
    for early in (NOW, THURSDAY - timedelta(minutes=31)):
        with pytest.raises(Refused) as told:
            end_work_meeting(at.haneul, at=early, **mine)
        assert told.value.code == "communication.meeting_ahead"
        assert "11월 26일 13:30부터 마칠 수 있고" in words_of(told.value).ko
    assert meeting_page(at.haneul, at.meeting.public_id).card.state == "called"

    # Everybody was there before the hour.
    end_work_meeting(at.haneul, at=THURSDAY - timedelta(minutes=30), **mine)
    assert meeting_page(at.haneul, at.meeting.public_id).card.state == "held"
    with refused("communication.meeting_is_over"):
        end_work_meeting(at.haneul, at=THURSDAY, **mine)


def test_the_register_names_whoever_wrote_the_decision_down():
    made = table()
    made.written("decision", "수요일은 복지관이 간다", "d1", made.bada)
    row = Decision.objects.everywhere("test").get()
    assert [step.who for step in row.steps.all()] == [made.bada.name]


def test_minutes_that_begin_before_the_hour_carry_no_day_to_come():
    made = table()
    made.written("decision", "수요일은 복지관이 간다", "d1")
    assert NOW < THURSDAY
    assert Decision.objects.everywhere("test").get().decided_on == TODAY


def test_an_unexecuted_decision_stays_until_a_new_one_lifts_it():
    at = table()
    here = at.here
    old = at.written("decision", "수요일 배달은 복지관이 맡는다", "a")
    new = at.written("decision", "수요일 배달은 쉰다", "b", lifts=old.decision)
    open_ = decisions_in(here.director, initiative_id=here.initiative.pk, open_only=True)
    assert [card.public_id for card in open_] == [new.decision]
    lifted = decision_page(here.director, old.decision).card
    assert (lifted.state, lifted.lifted_by, lifted.lifted_title.ko) == (
        "lifted",
        new.decision,
        "수요일 배달은 쉰다",
    )
    with refused("communication.ended_already"):
        at.written("decision", "한 번 더", "c", lifts=old.decision)


def test_the_same_press_is_one_line_and_one_decision():
    at = table()
    first, again = (at.written("decision", "한 번만", "press1") for _ in range(2))
    assert first == again
    assert Decision.objects.everywhere("a test").count() == 1


def test_an_action_has_an_owner_and_a_day_that_is_still_to_come():
    at = table()
    kitchen = at.here.kitchen.pk
    with refused("communication.owner_needed"):
        at.written("action", "누군가 하겠지", "a", due_on=NEXT_WEEK)
    with refused("communication.day_needed"):
        at.written("action", "언젠가", "a", organisation_id=kitchen)
    with refused("communication.day_is_past"):
        at.written("action", "어제까지", "a", organisation_id=kitchen, due_on=TODAY.replace(day=21))
    with refused("communication.day_too_far"):
        at.written("action", "먼 날", "a", organisation_id=kitchen, due_on=TODAY.replace(year=2062))
    assert meeting_page(at.haneul, at.meeting.public_id).items[0].lines == ()


def test_an_action_is_moved_and_dropped_and_calendars_follow():
    at = table()
    line = at.written(
        "action", "명단 정리", "a", organisation_id=at.here.kitchen.pk, due_on=NEXT_WEEK
    )
    later = NEXT_WEEK.replace(day=10)
    move_action(at.haneul, key=line.action, due_on=later, at=NOW)
    assert (entry("action").on, entry("action").sequence) == (later, 1)
    drop_action(at.haneul, key=line.action, outcome="배달을 쉬기로 했어요", at=NOW)
    assert entry("action").cancelled
    with refused("communication.ended_already"):
        move_action(at.haneul, key=line.action, due_on=later, at=NOW)


def test_a_line_is_changed_only_by_whoever_has_read_it_as_it_stands():
    at = table()
    line = at.written("note", "오천 식", "a")
    mine = {"meeting": at.meeting.public_id, "organisation_id": at.here.kitchen.pk, "at": NOW}
    mend_line(at.haneul, mended=Mended(line.id, "오천이백 식", line.revision), **mine)
    with refused("communication.line_changed"):
        mend_line(at.haneul, mended=Mended(line.id, "오천삼백 식", line.revision), **mine)
    (item,) = meeting_page(at.haneul, at.meeting.public_id).items
    assert item.lines[0].text == "오천이백 식"
    decided = at.written("decision", "정했다", "b")
    with refused("communication.line_stands"):
        mend_line(at.haneul, mended=Mended(decided.id, "안 정했다", 1), **mine)


def test_a_thread_stands_once_on_what_is_spoken_about():
    at = table()
    mine = {"meeting": at.meeting.public_id, "organisation_id": at.here.kitchen.pk, "at": NOW}
    assert add_meeting_item(at.haneul, topic=at.topic.public_id, **mine) == 1
    assert add_meeting_item(at.haneul, title="다음 모임 때", **mine) == 2


def test_a_stranger_reads_no_decision_and_no_meeting():
    at = table()
    line = at.written("decision", "우리끼리", "a")
    elsewhere = person_who("worker", village("elsewhere").initiative, at.here.kitchen, "먼산")
    with refused("communication.no_such_meeting"):
        meeting_page(at.here.funder, at.meeting.public_id)
    with refused("journal.not_allowed"):
        finish_decision(at.here.funder, decision=line.decision, proof="했다더라", at=NOW)
    with refused("journal.not_allowed"):
        decision_page(elsewhere, line.decision)

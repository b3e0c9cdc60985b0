"""An overlap becomes a thread and a time to meet, once, and only for those it concerns."""

from datetime import timedelta

import pytest

from dure.activities.services import propose_coordination
from dure.activities.tests.who_story import register
from dure.activities.types import Proposing
from dure.communication.models import Notice, Topic, WorkMeeting
from dure.communication.queries import meetings_in, topic_of
from dure.communication.services import cancel_work_meeting, read_journal
from dure.ground.tests.story import NOW, person_who
from dure.kernel.errors import Refused
from dure.kernel.testing.together import together

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)
SLOTS = (NOW + WEEK, NOW + 2 * WEEK)


def propose(here, actor, organisation=None, slots=SLOTS, key=None):
    told = Proposing(
        slots=slots, message="함께 정해요.", organisation_id=organisation and organisation.pk
    )
    return propose_coordination(
        actor,
        initiative_id=here.initiative_id,
        key=key or f"{here.ours}-{here.theirs}",
        proposing=told,
        at=NOW,
    )


def test_both_see_the_thread_and_are_asked_when_they_can():
    here = register()
    made = propose(here, here.kitchen_head, here.table.village.kitchen)
    for who in (here.kitchen_head, here.welfare_head, here.table.village.director):
        topic = topic_of(
            who,
            "activities.overlap",
            f"{here.ours}-{here.theirs}",
            initiative_id=here.initiative_id,
        )
        assert topic is not None
        assert topic.public_id == made.topic
        meeting = meetings_in(who, initiative_id=here.initiative_id)[0]
        assert (meeting.public_id, meeting.state) == (made.meeting, "polling")


def test_of_one_proposal_each_is_written_to_once_and_a_follower_who_is_not_asked_hears_the_words():
    here = register()
    propose(here, here.table.village.director)
    cancel_work_meeting(
        here.table.village.director,
        meeting=WorkMeeting.objects.everywhere("test").get().public_id,
        why="다음에",
        at=NOW,
    )
    read_journal(at=NOW)
    propose(here, here.kitchen_head, here.table.village.kitchen)
    read_journal(at=NOW)
    rows = Notice.objects.everywhere("test").filter(occasion__startswith="communication.me")
    told = {
        one: list(rows.filter(account_id=one.account_id).values_list("occasion", flat=True))
        for one in (here.welfare_head, here.table.village.director)
    }
    assert told[here.welfare_head] == ["communication.meeting.propose"]
    assert told[here.table.village.director] == ["communication.message.say"]


def test_the_backbone_may_bring_the_two_together():
    here = register()
    propose(here, here.table.village.director)
    assert WorkMeeting.objects.everywhere("test").get().guests.count() == 2


def test_a_second_proposal_is_led_to_the_first():
    here = register()
    propose(here, here.kitchen_head, here.table.village.kitchen)
    with pytest.raises(Refused) as refused:
        propose(here, here.welfare_head, here.table.village.welfare)
    assert refused.value.code == "activities.coordination_stands"
    assert WorkMeeting.objects.everywhere("test").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_both_touch_the_button_at_one_moment_and_one_meeting_is_proposed():
    here = register()
    outcome = together(
        lambda: propose(here, here.kitchen_head, here.table.village.kitchen),
        lambda: propose(here, here.welfare_head, here.table.village.welfare),
    )
    assert sorted(outcome) == ["activities.coordination_stands", "done"]
    assert WorkMeeting.objects.everywhere("test").count() == 1
    assert Topic.objects.everywhere("test").count() == 1


def test_whom_it_does_not_concern_proposes_nothing_and_nothing_is_left():
    here = register()
    backbone = here.table.village.backbone
    third = person_who("organisation_director", here.table.village.initiative, backbone, "third")
    for actor, home, code in (
        (third, backbone, "activities.not_your_overlap"),
        (third, None, "journal.not_allowed"),
        (here.table.village.funder, None, "journal.not_allowed"),
        (here.stranger, None, "journal.not_allowed"),
    ):
        with pytest.raises(Refused) as refused:
            propose(here, actor, home)
        assert refused.value.code == code
    assert not Topic.objects.everywhere("test").exists()


@pytest.mark.parametrize(
    ("slots", "code"),
    [((), "communication.slots_needed"), ((NOW,), "communication.slot_is_past")],
)
def test_without_a_time_to_come_no_thread_is_left_open(slots, code):
    here = register()
    with pytest.raises(Refused) as refused:
        propose(here, here.kitchen_head, here.table.village.kitchen, slots=slots)
    assert refused.value.code == code
    assert not Topic.objects.everywhere("test").exists()


def test_what_does_not_overlap_cannot_be_coordinated():
    here = register(other="화 10:00-12:00")
    with pytest.raises(Refused) as refused:
        propose(here, here.kitchen_head, here.table.village.kitchen)
    assert refused.value.code == "activities.no_such_overlap"

"""A meeting is proposed out of a thread: whom it invites, and which times cannot be."""

from datetime import datetime, timedelta

import pytest

from dure.communication.queries import meeting_page, meetings_in, meetings_waiting
from dure.communication.services import propose_meeting
from dure.communication.tests.talking import bada, haneul, refused, thread
from dure.communication.types import NewMeeting
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 11, 26, 14, 0, tzinfo=SEOUL)
FRIDAY = THURSDAY + timedelta(days=1)


@pytest.fixture
def here() -> Village:
    return village()


def proposed(here: Village, by, topic, *slots, **more):
    new = NewMeeting(slots=slots, organisation_id=here.kitchen.pk, **more)
    return propose_meeting(by, topic=topic.public_id, meeting=new, at=NOW)


def test_both_organisations_of_a_shared_thread_are_invited_and_asked_when_they_can(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one, organisation_ids=(here.kitchen.pk, here.welfare.pk))
    card = proposed(here, one, topic, FRIDAY, THURSDAY, THURSDAY)

    assert (card.state, card.invited, card.starts_at) == ("polling", 2, None)
    page = meeting_page(other, card.public_id)
    assert [slot.starts_at for slot in page.slots] == [THURSDAY, FRIDAY]
    assert [item.topic for item in page.items] == [topic.public_id]
    (waiting,) = meetings_waiting(other, initiative_id=here.initiative.pk, at=NOW)
    assert waiting.waits_for_me


def test_one_time_calls_the_meeting_at_once(here):
    one = haneul(here)
    topic = thread(here, one)
    card = proposed(here, one, topic, THURSDAY, organisation_ids=(here.welfare.pk,), place="2층")
    assert (card.state, card.starts_at, card.place) == ("called", THURSDAY, "2층")


def test_whoever_is_not_invited_finds_no_meeting_and_the_backbone_finds_all(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one)
    card = proposed(here, one, topic, THURSDAY, title=Words("부엌 모임", ""))
    assert meetings_in(other, initiative_id=here.initiative.pk) == ()
    with refused("communication.no_such_meeting"):
        meeting_page(other, card.public_id)
    (seen,) = meetings_in(here.director, initiative_id=here.initiative.pk)
    assert seen.title.en == "부엌 모임"


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ((), "communication.slots_needed"),
        (tuple(THURSDAY + timedelta(hours=n) for n in range(13)), "communication.slots_needed"),
        ((THURSDAY, NOW - timedelta(minutes=1)), "communication.slot_is_past"),
        ((datetime(2206, 11, 26, tzinfo=SEOUL),), "communication.slot_too_far"),
    ],
)
def test_times_that_cannot_be_are_refused(here, slots, code):
    one = haneul(here)
    topic = thread(here, one)
    with refused(code):
        proposed(here, one, topic, *slots)


def test_a_meeting_lasts_neither_no_time_nor_for_ever(here):
    one = haneul(here)
    topic = thread(here, one)
    for minutes in (0, 9, 601):
        with refused("communication.too_long_meeting"):
            proposed(here, one, topic, THURSDAY, minutes=minutes)


def test_an_organisation_of_elsewhere_is_not_invited(here):
    one = haneul(here)
    topic = thread(here, one)
    elsewhere = village("elsewhere")
    with refused("organisations.not_a_member"):
        proposed(here, one, topic, THURSDAY, organisation_ids=(elsewhere.kitchen.pk,))


def test_for_the_whole_initiative_somebody_must_be_named(here):
    topic = thread(here, haneul(here))
    new = NewMeeting(slots=(THURSDAY,))
    with refused("communication.guests_needed"):
        propose_meeting(here.director, topic=topic.public_id, meeting=new, at=NOW)

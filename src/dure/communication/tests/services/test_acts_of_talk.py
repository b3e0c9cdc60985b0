"""From a notice, without signing in: a time for a meeting is chosen by whoever was invited."""

from datetime import timedelta

import pytest
from django.test import Client

from dure.communication.models import AnnouncementReading, Notice, SlotAnswer
from dure.communication.services import (
    announce,
    open_topic,
    propose_meeting,
    read_journal,
    send_notices,
    withdraw_announcement,
)
from dure.communication.services.links import act_token
from dure.communication.types import NewAnnouncement, NewMeeting
from dure.communication.types.about import About
from dure.ground.tests.story import village
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


def test_a_time_is_chosen_from_the_letter(mailoutbox):
    here, at = village(), now()
    read_journal(at=at)
    about = About(
        kind="trial.thing",
        key="7",
        words=Words("겹치는 화요일", "Tuesdays twice"),
        initiative_id=here.initiative.pk,
        page="/today/",
        may_see="see_initiative",
    )
    topic = open_topic(here.director, about=about, at=at).public_id
    meeting = NewMeeting(
        slots=(at + timedelta(days=2), at + timedelta(days=3)), organisation_ids=(here.kitchen.pk,)
    )
    propose_meeting(here.director, topic=topic, meeting=meeting, at=at)
    read_journal(at=at)
    send_notices(at=at)
    row = Notice.objects.everywhere("a test").get(occasion="communication.meeting.propose")
    link = f"/act/{act_token(row, 0)}/"
    assert row.account_id == here.reporter.account_id
    assert link in mailoutbox[-1].body

    page = Client().get(link).content.decode()
    assert "언제 되세요?" in page
    assert page.count('name="choice"') == 3
    Client().post(link, {"choice": "2"})
    answer = SlotAnswer.objects.everywhere("a test").get()
    assert (answer.slot.number, answer.organisation_id, answer.answer) == (
        2,
        here.kitchen.pk,
        "yes",
    )
    assert Client().post(link, {"choice": "9"}).status_code == 410
    assert Client().post(link, {"choice": "9" * 5_000}).status_code == 410


def test_the_link_of_an_announcement_that_was_taken_back_asks_nobody_to_read_it():
    here, at = village(), now()
    read_journal(at=at)
    new = NewAnnouncement(title=Words("김장 재료", "Kimchi"), text=Words("마당에서 나눠요.", ""))
    made = announce(here.director, initiative_id=here.initiative.pk, new=new, at=at)
    read_journal(at=at)
    row = Notice.objects.everywhere("a test").filter(account_id=here.reporter.account_id).get()
    link = f"/act/{act_token(row, 0)}/"
    assert "공지를 읽으셨나요?" in Client().get(link).content.decode()
    withdraw_announcement(here.director, announcement=made.public_id, at=at)
    for answer in (Client().get(link), Client().post(link, {"choice": "yes"})):
        assert answer.status_code == 410
        assert "거둔 공지예요" in answer.content.decode()
    assert not AnnouncementReading.objects.everywhere("a test").exists()

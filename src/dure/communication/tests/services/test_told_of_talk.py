"""What concerns somebody is told them: an announcement, an hour that is set, moved or called off."""

import json
from datetime import timedelta

import pytest

from dure.communication.models import Notice
from dure.communication.services import (
    announce,
    call_work_meeting,
    cancel_work_meeting,
    correct_announcement,
    follow_topic,
    read_journal,
    write_line,
)
from dure.communication.tests.meeting import FRIDAY, THURSDAY, table
from dure.communication.tests.talking import bada, haneul, say, thread
from dure.communication.types import NewAnnouncement, NewLine
from dure.ground.tests.story import NOW, TODAY, village
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
TITLE, TEXT = Words("설 연휴 배달", ""), Words("쉽니다.", "")


def told(occasion: str) -> set[str]:
    rows = Notice.objects.everywhere("a test looks").filter(occasion=occasion)
    return {row.account.name for row in rows}


def test_an_announcement_is_told_to_whom_it_is_for_and_can_be_read_from_the_letter():
    read_journal(at=NOW)
    here = village()
    one, other = haneul(here), bada(here)
    new = NewAnnouncement(title=TITLE, text=TEXT, kinds=("welfare_centre",))
    made = announce(here.director, initiative_id=here.initiative.pk, new=new, at=NOW)
    read_journal(at=NOW)
    names = told("communication.announcement.announce")
    assert {other.name, here.welfare_reporter.name} == names
    assert one.name not in names
    row = Notice.objects.everywhere("a test").first()
    assert row.offers == [["communication.announcement.read", made.public_id]]
    assert f"/talk/announcements/{made.public_id}/" in row.values
    assert "‘설 연휴 배달’ 공지" in row.values, "a letter says which one"

    changed = NewAnnouncement(title=TITLE, text=Words("15일부터 쉽니다.", ""))
    given = {"announcement": made.public_id, "because": "날짜", "at": NOW}
    correct_announcement(here.director, new=changed, **given)
    read_journal(at=NOW)
    assert told("communication.announcement.correct") == names


def test_guests_hear_when_the_hour_is_set_and_when_it_is_called_off():
    read_journal(at=NOW)
    at = table(THURSDAY, FRIDAY)
    by = {"meeting": at.meeting.public_id, "organisation_id": at.here.welfare.pk, "at": NOW}
    call_work_meeting(at.bada, starts_at=FRIDAY, **by)
    read_journal(at=NOW)
    assert at.haneul.name in told("communication.meeting.call")
    assert at.bada.name not in told("communication.meeting.call"), "who set it knows"
    cancel_work_meeting(at.bada, why="눈", **by)
    read_journal(at=NOW)
    assert at.haneul.name in told("communication.meeting.cancel")


def test_whoever_has_something_to_do_by_the_minutes_is_told():
    read_journal(at=NOW)
    at = table(THURSDAY)
    line = NewLine(
        item=1,
        kind="action",
        text="경로를 나눈다",
        mark="m1",
        organisation_id=at.here.welfare.pk,
        due_on=TODAY + timedelta(days=7),
    )
    by = {"meeting": at.meeting.public_id, "organisation_id": at.here.kitchen.pk, "at": NOW}
    write_line(at.haneul, line=line, **by)
    write_line(at.haneul, line=NewLine(item=1, kind="note", text="메모", mark="m2"), **by)
    read_journal(at=NOW)
    assert at.bada.name in told("communication.minutes.write")
    assert at.haneul.name not in told("communication.minutes.write")
    rows = Notice.objects.everywhere("a test").filter(occasion="communication.minutes.write")
    assert {row.event for row in rows}.__len__() == 1


def test_a_letter_of_a_followed_thread_says_which_thread():
    read_journal(at=NOW)
    here = village()
    long = "눈 오는 날 걸어서 가는 경로를 누가 어떻게 나누어 돌지" + " 미리 정해 두기" * 5
    reader = haneul(here)
    topic = thread(here, reader, words=Words(long, "Walking routes"))
    follow_topic(
        reader, topic=topic.public_id, follows=True, organisation_id=here.kitchen.pk, at=NOW
    )
    say(topic, bada(here), "골목 여섯 집을 나눠요.", here.welfare.pk)
    read_journal(at=NOW)
    row = Notice.objects.everywhere("a test").filter(occasion="communication.message.say").first()
    what = json.loads(row.values)["what"]
    assert what.startswith("따라 읽는 이야기 ‘눈 오는 날 걸어서 가는 경로를")
    assert "…’에 새 글이 올라왔어요." in what, "cut where a subject line would be"

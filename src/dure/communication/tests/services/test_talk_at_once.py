"""Talk, two at one moment: one action done, one decision ended, one reading; with real transactions."""

from datetime import timedelta

import pytest

from dure.communication.models import (
    ActionItem,
    AnnouncementReading,
    Decision,
    DecisionStep,
    Digest,
    Message,
    MinuteLine,
    Notice,
    SlotAnswer,
    Topic,
)
from dure.communication.services import (
    announce,
    answer_slots,
    drop_action,
    finish_action,
    finish_decision,
    mark_read,
    open_topic,
    read_announcement,
    withdraw_announcement,
    write_digests,
)
from dure.communication.services.fetch_mail import fetch_mail
from dure.communication.tests.fakes.imap import mailbox
from dure.communication.tests.meeting import FRIDAY, NEXT_WEEK, THURSDAY, table
from dure.communication.tests.services.test_take_mail import here, letter, notice
from dure.communication.tests.talking import about_number, bada, haneul, say, thread
from dure.communication.types import DigestLine, NewAnnouncement
from dure.ground.tests.story import NOW, village
from dure.kernel.testing.together import together
from dure.kernel.words import Words

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
__all__ = ["here", "notice"]


def test_an_action_that_two_close_is_closed_once():
    at = table()
    at.written("action", "명단", "a", organisation_id=at.here.kitchen.pk, due_on=NEXT_WEEK)
    key = ActionItem.objects.everywhere("a test").get().public_id

    def finish(said: str):
        return lambda: finish_action(at.haneul, key=key, outcome=said, at=NOW)

    done = together(
        finish("넘겼어요"),
        finish("다 넘겼어요"),
        lambda: drop_action(at.haneul, key=key, outcome="안 해요", at=NOW),
    )
    assert sorted(done) == ["communication.ended_already"] * 2 + ["done"]


def test_a_decision_that_two_end_is_ended_once_with_one_proof():
    at = table()
    at.written("decision", "수요일은 복지관", "a")
    key = Decision.objects.everywhere("a test").get().public_id

    def finish(who, of, proof: str):
        return lambda: finish_decision(who, decision=key, proof=proof, organisation_id=of, at=NOW)

    done = together(
        finish(at.haneul, at.here.kitchen.pk, "12월 3일 기록"),
        finish(at.bada, at.here.welfare.pk, "복지관 기록"),
    )
    assert sorted(done) == ["communication.ended_already", "done"]
    assert DecisionStep.objects.everywhere("a test").filter(kind="done").count() == 1


def test_a_press_that_comes_twice_decides_once():
    at = table()
    done = together(*[lambda: at.written("decision", "수요일은 복지관", "a")] * 3)
    assert set(done) == {"done"}
    assert Decision.objects.everywhere("a test").count() == 1
    assert MinuteLine.objects.everywhere("a test").count() == 1


def test_lines_that_two_write_at_one_moment_all_stand():
    at = table()
    together(
        lambda: at.written("note", "첫째", "a"),
        lambda: at.written("note", "둘째", "b", by=at.bada),
        lambda: at.written("note", "셋째", "c"),
    )
    written = MinuteLine.objects.everywhere("a test").values_list("text", flat=True)
    assert sorted(written) == ["둘째", "셋째", "첫째"]


def test_words_said_at_one_moment_have_each_their_number():
    village_ = village()
    one, other = haneul(village_), bada(village_)
    topic = thread(village_, one)
    done = together(
        *[lambda: say(topic, one, "하나", village_.kitchen.pk)] * 3,
        *[lambda: say(topic, other, "둘", village_.welfare.pk)] * 3,
    )
    assert set(done) == {"done"}
    numbers = Message.objects.everywhere("a test").values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    assert Topic.objects.everywhere("a test").get().count == 6


def test_a_thing_that_two_begin_to_speak_about_has_one_thread():
    village_ = village()
    people = [(haneul(village_), village_.kitchen.pk), (bada(village_), village_.welfare.pk)]

    def opens(who, of):
        return lambda: open_topic(who, about=about_number(village_), organisation_id=of, at=NOW)

    assert set(together(*[opens(*one) for one in people])) == {"done"}
    assert Topic.objects.everywhere("a test").count() == 1


def test_reading_while_it_is_withdrawn_counts_each_reader_once():
    village_ = village()
    one, new = (
        haneul(village_),
        NewAnnouncement(title=Words("쉼", "Rest"), text=Words("쉬어요", "")),
    )
    here_ = village_.initiative.pk
    key = announce(village_.director, initiative_id=here_, new=new, at=NOW).public_id
    together(
        *[lambda: read_announcement(one, announcement=key, at=NOW)] * 3,
        lambda: withdraw_announcement(village_.director, announcement=key, at=NOW),
    )
    assert AnnouncementReading.objects.everywhere("a test").filter(
        account_id=one.account_id
    ).count() in (0, 1)


def test_two_of_one_organisation_answer_when_and_the_last_word_stands_whole():
    at = table(THURSDAY, FRIDAY)
    other = at.here.reporter

    def answers(who, *said: str):
        given = dict(enumerate(said, 1))
        of = at.here.kitchen.pk
        key = at.meeting.public_id
        return lambda: answer_slots(who, meeting=key, answers=given, organisation_id=of, at=NOW)

    together(
        answers(at.haneul, "yes", "no"), answers(other, "no", "yes"), answers(other, "no", "yes")
    )
    rows = SlotAnswer.objects.everywhere("a test").filter(organisation_id=at.here.kitchen.pk)
    assert sorted(rows.values_list("answer", flat=True)) == ["no", "yes"]


def test_reading_and_speaking_at_one_moment_lose_no_message():
    village_ = village()
    one, other = haneul(village_), bada(village_)
    topic = thread(village_, one)
    say(topic, one, "첫 글", village_.kitchen.pk)
    done = together(
        lambda: say(topic, one, "새 글", village_.kitchen.pk),
        lambda: mark_read(other, topic=topic.public_id, up_to=1, at=NOW),
        lambda: mark_read(other, topic=topic.public_id, up_to=1, at=NOW),
    )
    assert set(done) == {"done"}
    assert Message.objects.everywhere("a test").count() == 2


def test_three_workers_write_each_digest_once():
    village()
    line = DigestLine("awaiting", Words("보고", "Report"), "https://x/")
    monday = NOW + timedelta(days=1)
    together(*[lambda: write_digests(awaiting=lambda _who, _at: [line], at=monday)] * 3)
    people = Digest.objects.values_list("account_id", flat=True)
    assert len(people) == len(set(people)) == 4
    letters = Notice.objects.everywhere("a test").filter(code="communication.digest")
    assert letters.count() == 4


def test_three_workers_at_one_mailbox_land_each_reply_once(settings, here, notice):
    with mailbox(settings) as box:
        for n in range(4):
            box.bring(letter(notice, Message_ID=f"<{n}@naver.example>").as_bytes())
        together(*[lambda: fetch_mail(at=NOW)] * 3)
    assert Message.objects.everywhere("a test").count() == 4

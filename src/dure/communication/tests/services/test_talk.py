"""A thread hangs on a number: who sees it, who hears of it, what stays of what was said."""

import pytest

from dure.communication.models import Message
from dure.communication.queries import (
    talk_of,
    topic_by_key,
    topic_followers,
    topic_of,
    topics_in,
    topics_unread,
)
from dure.communication.services import (
    edit_message,
    follow_topic,
    mark_read,
    open_topic,
    say_message,
    settle_topic,
    take_reply,
    withdraw_message,
)
from dure.communication.tests.talking import about_number, bada, haneul, refused, say, thread
from dure.communication.types import NewMessage
from dure.ground.files.types import NewFile
from dure.ground.tests.story import NOW, TODAY, Village, person_who, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Village:
    return village()


def test_two_people_open_the_same_number_and_meet_in_one_thread(here):
    first = thread(here, haneul(here))
    second = thread(here, bada(here), of=here.welfare.pk)
    assert first.public_id == second.public_id
    assert topic_of(here.director, "measurement.number", "abc123", initiative_id=here.initiative.pk)


def test_what_one_says_is_new_to_the_other_until_they_have_read_it(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one)
    thread(here, other, of=here.welfare.pk)
    say(topic, one, "왜 줄었을까요?", here.kitchen.pk)
    say(topic, one, "수요일이 공휴일이었어요.", here.kitchen.pk)

    (waiting,) = topics_unread(other, initiative_id=here.initiative.pk)
    assert waiting.unread == 2
    assert topics_unread(one, initiative_id=here.initiative.pk) == ()

    mark_read(other, topic=topic.public_id, up_to=2, at=NOW)
    assert topics_unread(other, initiative_id=here.initiative.pk) == ()
    mark_read(other, topic=topic.public_id, up_to=1, at=NOW)
    assert topic_by_key(other, topic.public_id).unread == 0


def test_whoever_is_called_by_name_follows_and_sees_it_first(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one)
    say(topic, one, "@이바다 님, 수요일 식수를 봐 주시겠어요?", here.kitchen.pk)
    (waiting,) = topics_unread(other, initiative_id=here.initiative.pk)
    assert waiting.called
    assert {card.id for card in topic_followers(topic.public_id, besides=one.account_id)} == {
        other.account_id
    }
    follow_topic(
        other, topic=topic.public_id, follows=False, organisation_id=here.welfare.pk, at=NOW
    )
    assert topic_followers(topic.public_id, besides=one.account_id) == ()


def test_a_name_that_does_not_see_the_thread_is_not_called(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one, organisation_ids=(here.kitchen.pk,))
    say(topic, one, "@이바다 님?", here.kitchen.pk, mentions=(other.account_id,))
    assert topics_unread(other, initiative_id=here.initiative.pk) == ()


def test_a_thread_of_two_organisations_is_found_by_no_third(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one, organisation_ids=(here.kitchen.pk,))
    say(topic, one, "우리끼리만", here.kitchen.pk)
    assert [card.public_id for card in topics_in(here.director, initiative_id=here.initiative.pk)]
    assert topics_in(other, initiative_id=here.initiative.pk) == ()
    for asked in (
        lambda: talk_of(other, topic.public_id, on=TODAY),
        lambda: say(topic, other, "끼어들기", here.welfare.pk),
        lambda: mark_read(other, topic=topic.public_id, up_to=1, at=NOW),
        lambda: take_reply(topic.public_id, other, "메일로", "<m1@example.org>", at=NOW),
    ):
        with refused("communication.no_such_topic"):
            asked()


def test_both_organisations_of_a_shared_thread_follow_from_the_start(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one, organisation_ids=(here.kitchen.pk, here.welfare.pk))
    following = {card.id for card in topic_followers(topic.public_id)}
    assert {one.account_id, other.account_id} <= following


def test_nobody_speaks_for_another_organisation_and_a_funder_does_not_speak(here):
    one = haneul(here)
    topic = thread(here, one)
    with refused("journal.not_allowed"):
        say(topic, one, "복지관 이름으로", here.welfare.pk)
    with refused("journal.not_allowed"):
        say_message(here.funder, topic=topic.public_id, message=NewMessage(text="예"), at=NOW)
    assert talk_of(here.funder, topic.public_id, on=TODAY).may_speak is False


def test_somebody_of_another_initiative_finds_nothing(here):
    topic = thread(here, haneul(here))
    elsewhere = village("elsewhere")
    stranger = person_who("backbone_director", elsewhere.initiative, None, "먼산")
    with refused("communication.no_such_topic"):
        talk_of(stranger, topic.public_id, on=TODAY)


def test_what_was_changed_can_be_seen_as_it_was(here):
    one = haneul(here)
    topic = thread(here, one)
    say(topic, one, "오천 식", here.kitchen.pk)
    edit_message(
        one,
        topic=topic.public_id,
        number=1,
        text="오천이백 식",
        organisation_id=here.kitchen.pk,
        at=NOW,
    )
    (message,) = talk_of(here.director, topic.public_id, on=TODAY).messages
    assert message.text == "오천이백 식"
    assert message.earlier[0].pieces[0].text == "오천 식"
    with refused("communication.not_yours"):
        edit_message(here.director, topic=topic.public_id, number=1, text="내 말", at=NOW)


def test_what_was_taken_back_is_gone_everywhere_and_says_so(here):
    one = haneul(here)
    topic = thread(here, one)
    say(topic, one, "박순례 어르신 댁", here.kitchen.pk)
    say(topic, one, "이 글에 답해요", here.kitchen.pk, quotes=1)
    mine = {"topic": topic.public_id, "number": 1, "organisation_id": here.kitchen.pk, "at": NOW}
    edit_message(one, text="어느 어르신 댁", **mine)
    withdraw_message(one, **mine)

    first, second = talk_of(one, topic.public_id, on=TODAY).messages
    assert first.withdrawn_at is not None
    assert first.pieces == ()
    assert first.earlier == ()
    assert second.quote.withdrawn
    assert second.quote.text == ""
    rows = Message.objects.within(topic_id=topic.id)
    assert not any("순례" in row.words for row in rows)
    with refused("communication.is_withdrawn"):
        edit_message(one, text="다시", **mine)


def test_in_a_sealed_thread_the_database_holds_no_word(here, django_db_blocker):
    one = haneul(here)
    topic = thread(here, one, key="door7", sealed=True, organisation_ids=(here.kitchen.pk,))
    say(topic, one, "문이 잠겨 있었어요", here.kitchen.pk)
    (row,) = Message.objects.within(topic_id=topic.id).values("text")
    assert row["text"] == ""
    (message,) = talk_of(one, topic.public_id, on=TODAY).messages
    assert message.text == "문이 잠겨 있었어요"


def test_one_mail_that_comes_three_times_is_one_message(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one)
    said = [
        take_reply(topic.public_id, other, "네, 보았어요", "<5@mail.example.org>", at=NOW)
        for _ in range(3)
    ]
    assert {message.number for message in said} == {1}
    assert said[0].by_mail
    long = take_reply(topic.public_id, other, "긴 번호", f"<{'x' * 900}@example.org>", at=NOW)
    assert take_reply(topic.public_id, other, "x", f"<{'x' * 900}@example.org>", at=NOW) == long


def test_a_settled_thread_opens_again_with_the_next_word(here):
    one = haneul(here)
    topic = thread(here, one)
    settle_topic(one, topic=topic.public_id, organisation_id=here.kitchen.pk, at=NOW)
    assert not topic_by_key(one, topic.public_id).is_open
    say(topic, one, "하나 더요", here.kitchen.pk)
    assert topic_by_key(one, topic.public_id).is_open


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  \n ", "communication.nothing_said"),
        ("\u200b\u202e", "communication.nothing_said"),
        ("가" * 8_001, "communication.too_long"),
        ("주민번호 440302-2123456 입니다", "kernel.resident_number"),
    ],
)
def test_what_cannot_be_said_is_refused_and_leaves_nothing(here, text, code):
    one = haneul(here)
    topic = thread(here, one)
    with refused(code):
        say(topic, one, text, here.kitchen.pk)
    assert talk_of(one, topic.public_id, on=TODAY).messages == ()


def test_a_file_too_large_leaves_no_message_and_a_good_one_is_there_once(here):
    one = haneul(here)
    topic = thread(here, one)
    large = NewFile("영상.pdf", b"%PDF-" + b"x" * 25_000_000)
    with refused("files.too_large"):
        say(topic, one, "크지요", here.kitchen.pk, files=(large,))
    assert talk_of(one, topic.public_id, on=TODAY).messages == ()

    small = NewFile("식단.pdf", b"%PDF-1.4 menu")
    say(topic, one, "식단이에요", here.kitchen.pk, files=(small, small))
    (message,) = talk_of(one, topic.public_id, on=TODAY).messages
    assert [file.name for file in message.files] == ["식단.pdf"]


def test_a_thread_leads_to_no_page_outside_the_house(here):
    for page in ("https://evil.example", "//evil.example", "javascript:alert(1)"):
        with refused("communication.page_elsewhere"):
            open_topic(
                haneul(here) if page.startswith("h") else here.director,
                about=about_number(here, key=page[:9], page=page),
                organisation_id=here.kitchen.pk,
                at=NOW,
            )

"""An announcement shows which organisations have read it; corrections are seen; one touch reminds."""

from datetime import timedelta

import pytest

from dure.communication.queries import announcement_page, announcements_in, notices_of_event
from dure.communication.services import (
    announce,
    correct_announcement,
    read_announcement,
    remind_unread,
    withdraw_announcement,
)
from dure.communication.tests.talking import bada, haneul, refused
from dure.communication.types import NewAnnouncement
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
TITLE, TEXT = Words("설 연휴 배달", ""), Words("2월 16일에서 18일은 배달을 쉽니다.", "")


@pytest.fixture
def here() -> Village:
    return village()


def told(here, **more):
    new = NewAnnouncement(title=TITLE, text=TEXT, **more)
    return announce(here.director, initiative_id=here.initiative.pk, new=new, at=NOW).public_id


def read_by(here, key):
    return {line.name.ko for line in announcement_page(here.director, key, on=TODAY).have_read}


def test_one_reader_is_enough_for_an_organisation_and_nobody_is_named(here):
    one, other = haneul(here), bada(here)
    key = told(here)
    assert [card.is_new for card in announcements_in(one, initiative_id=here.initiative.pk)] == [
        True
    ]
    read_announcement(one, announcement=key, at=NOW)
    read_announcement(here.reporter, announcement=key, at=NOW)

    assert read_by(here, key) == {"손맛사회적협동조합"}
    # Open pages hear that the kitchen has read it, once; who of the kitchen did stands in no journal.
    noted = JournalEntry.objects.everywhere("test").filter(verb="communication.announcement.reach")
    assert [(row.account_id, row.values["organisation"]) for row in noted] == [
        (None, here.kitchen.pk)
    ]
    page = announcement_page(other, key, on=TODAY)
    assert {line.name.ko for line in page.unread} == {
        "가람군노인복지관",
        "가람사회연대경제지원센터",
    }
    assert "김하늘" not in repr(page)
    assert announcements_in(one, initiative_id=here.initiative.pk, new_only=True) == ()
    assert announcements_in(other, initiative_id=here.initiative.pk, new_only=True)


def test_it_goes_to_the_kinds_it_is_for_and_others_find_nothing(here):
    one, other = haneul(here), bada(here)
    key = told(here, kinds=("welfare_centre",))
    assert announcements_in(one, initiative_id=here.initiative.pk) == ()
    with refused("communication.no_such_announcement"):
        announcement_page(one, key, on=TODAY)
    assert announcement_page(other, key, on=TODAY).card.told == 1
    with refused("communication.nobody_to_tell"):
        told(here, kinds=("bank",))


def test_a_correction_is_new_to_all_and_the_words_before_it_stay(here):
    one = haneul(here)
    key = told(here)
    read_announcement(one, announcement=key, at=NOW)
    new = NewAnnouncement(title=TITLE, text=Words("2월 15일부터 쉽니다.", ""))
    with refused("communication.why_needed"):
        correct_announcement(here.director, announcement=key, new=new, because="", at=NOW)
    correct_announcement(
        here.director, announcement=key, new=new, because="날짜를 고쳤어요", at=NOW
    )

    page = announcement_page(one, key, on=TODAY)
    assert page.card.is_new
    assert page.corrections[0].pieces[0].text == TEXT.ko
    assert [line.before_correction for line in page.have_read] == [True]
    read_announcement(one, announcement=key, at=NOW)
    assert not announcement_page(one, key, on=TODAY).have_read[0].before_correction
    with refused("communication.nothing_changed"):
        correct_announcement(here.director, announcement=key, new=new, because="또", at=NOW)


def test_a_reminder_goes_to_the_people_of_those_who_have_not_read_it_once_a_day(here):
    one, other = haneul(here), bada(here)
    key = told(here)
    read_announcement(one, announcement=key, at=NOW)
    assert remind_unread(here.director, announcement=key, at=NOW) == 2
    sent = {line.recipient for line in notices_of_event(f"announcement:{key}:{TODAY}")}
    assert sent == {f"account:{who.account_id}" for who in (other, here.welfare_reporter)}
    with refused("communication.reminded_already"):
        remind_unread(here.director, announcement=key, at=NOW)
    tomorrow = NOW + timedelta(days=1)
    assert remind_unread(here.director, announcement=key, at=tomorrow) == 2


def test_only_whoever_announces_announces_corrects_and_reminds(here):
    one = haneul(here)
    key = told(here)
    new = NewAnnouncement(title=TITLE, text=Words("다른 말", ""))
    for act in (
        lambda: announce(one, initiative_id=here.initiative.pk, new=new, at=NOW),
        lambda: correct_announcement(one, announcement=key, new=new, because="왜", at=NOW),
        lambda: remind_unread(one, announcement=key, at=NOW),
        lambda: withdraw_announcement(one, announcement=key, at=NOW),
    ):
        with refused("journal.not_allowed"):
            act()


def test_what_was_withdrawn_waits_for_nobody(here):
    one = haneul(here)
    key = told(here)
    withdraw_announcement(here.director, announcement=key, at=NOW)
    assert announcements_in(one, initiative_id=here.initiative.pk, new_only=True) == ()
    assert announcement_page(one, key, on=TODAY).card.withdrawn_at


def test_what_was_withdrawn_is_neither_corrected_nor_reminded_of(here):
    """From a page that was still open somewhere."""
    key = told(here)
    withdraw_announcement(here.director, announcement=key, at=NOW)
    new = NewAnnouncement(title=TITLE, text=Words("다른 말", ""))
    with refused("communication.announcement_withdrawn"):
        correct_announcement(here.director, announcement=key, new=new, because="왜", at=NOW)
    with refused("communication.announcement_withdrawn"):
        remind_unread(here.director, announcement=key, at=NOW)

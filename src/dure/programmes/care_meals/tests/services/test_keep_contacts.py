"""A daughter who wants no more messages, a number that is no longer hers, and her mother's word."""

from datetime import timedelta

import pytest

from dure.communication.models import Notice
from dure.communication.services import send_notices
from dure.ground.consent.models import Consent, Purpose
from dure.ground.consent.services import withdraw_consent
from dure.kernel.errors import Refused
from dure.programmes.care_meals.queries import diner_page
from dure.programmes.care_meals.services import end_contact, note_death, set_family_message
from dure.programmes.care_meals.tests.door_story import HALF_TEN, minutes, monday, tells, touch
from dure.programmes.care_meals.tests.story import contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    """박순례 agreed that her daughter hears; the daughter gets the messages."""
    here = monday()
    purpose, _ = Purpose.objects.get_or_create(
        code="message_family", defaults={"name_ko": "가족에게 안부 알림", "name_en": "family"}
    )
    paper = Consent.objects.create(
        person_id=here.diners[0].person_id,
        purpose=purpose,
        holder=here.story.village.kitchen,
        given_on=HALF_TEN.date() - timedelta(days=30),
        method="paper",
        recorded_at=HALF_TEN - timedelta(days=30),
        recorded_by_id=here.story.coordinator.account_id,
    )
    return (
        here,
        paper,
        contact(here.diners[0], wants_message=True, consent=paper, mail="ttal@example.org"),
    )


def of_one(here, row):
    return {"diner_id": here.diners[0].pk, "contact_id": row.pk, "at": HALF_TEN}


def seen_and_well(here):
    visit = touch("visit", here.stop(1), minutes(100), outcome="delivered")
    look = touch("wellness", here.stop(1), minutes(100.5), mood=1, appetite=1, walking=1)
    tells(here, visit, look, at=minutes(101))
    return Notice.objects.everywhere("a test").filter(recipient__startswith="contact").count()


def test_who_asked_for_no_more_messages_gets_none_and_is_still_called(mother):
    here, _, daughter = mother
    set_family_message(here.story.coordinator, wants=False, **of_one(here, daughter))

    assert seen_and_well(here) == 0
    (known,) = diner_page(here.story.coordinator, here.diners[0].pk, at=HALF_TEN).contacts
    assert (known.wants_message, known.phone) == (False, "010-5555-0999")


def test_messages_begin_again_only_while_she_agrees(mother):
    here, paper, daughter = mother
    set_family_message(here.story.coordinator, wants=False, **of_one(here, daughter))
    set_family_message(here.story.coordinator, wants=True, **of_one(here, daughter))
    assert seen_and_well(here) == 1

    initiative_id = here.story.village.initiative.pk
    withdraw_consent(
        here.story.coordinator, consent_id=paper.pk, initiative_id=initiative_id, at=HALF_TEN
    )
    with pytest.raises(Refused, match="family_message_needs_consent"):
        set_family_message(here.story.coordinator, wants=True, **of_one(here, daughter))


def test_a_contact_that_was_taken_out_is_neither_called_nor_written_to(mother):
    here, _, daughter = mother
    end_contact(here.story.coordinator, **of_one(here, daughter))

    assert seen_and_well(here) == 0
    assert diner_page(here.story.coordinator, here.diners[0].pk, at=HALF_TEN).contacts == ()
    with pytest.raises(Refused, match="no_such_contact"):
        end_contact(here.story.coordinator, **of_one(here, daughter))


def test_nobody_touches_the_contact_of_another_diner(mother):
    here, _, daughter = mother
    other = {"diner_id": here.diners[1].pk, "contact_id": daughter.pk, "at": HALF_TEN}
    with pytest.raises(Refused, match="no_such_contact"):
        end_contact(here.story.coordinator, **other)
    with pytest.raises(Refused, match="not_allowed"):
        end_contact(here.story.stranger, **of_one(here, daughter))


def no_more(here, daughter, paper, how):
    """Somebody ends it while the message still waits."""
    boss, at = here.story.coordinator, minutes(102)
    if how == "consent":
        withdraw_consent(
            boss, at=at, initiative_id=here.story.kitchen.initiative_id, consent_id=paper.pk
        )
    elif how == "wish":
        set_family_message(boss, wants=False, **{**of_one(here, daughter), "at": at})
    elif how == "contact":
        end_contact(boss, **{**of_one(here, daughter), "at": at})
    else:
        note_death(boss, day=here.day.public_id, diner=here.diners[0].public_id, at=at)


@pytest.mark.parametrize("how", ["consent", "wish", "contact", "death"])
def test_what_waits_does_not_leave_once_it_may_not(mother, how):
    here, paper, daughter = mother
    assert seen_and_well(here) == 1
    no_more(here, daughter, paper, how)

    send_notices(at=minutes(110))

    rows = Notice.objects.everywhere("a test").filter(recipient=daughter.heard_as)
    assert list(rows.values_list("state", flat=True)) == ["off"]


def test_it_leaves_while_everybody_agrees(mother):
    here, _, daughter = mother
    seen_and_well(here)

    send_notices(at=minutes(110))

    rows = Notice.objects.everywhere("a test").filter(recipient=daughter.heard_as)
    assert rows.get().state == "sent"

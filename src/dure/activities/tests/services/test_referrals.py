"""One asks, another answers: nothing without consent, every step named and dated, the loop closed."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from dure.activities.models import Referral, ReferralStep
from dure.activities.queries import content_for, parcel_of, referral_in, referral_page, referrals_of
from dure.activities.rules.referral_states import state_of
from dure.activities.services import (
    accept_referral,
    close_referral,
    decline_referral,
    forget_person,
    hand_on_referral,
    note_contact,
    send_referral,
    withdraw_referral,
)
from dure.activities.tests.referral_story import MAIL, NEED, Asking, agrees, asking, draft, sent
from dure.activities.types.referrals import Answered, Content
from dure.communication.models import Notice
from dure.ground.access.models import AccessLog
from dure.ground.consent.services import withdraw_consent
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, person_who
from dure.kernel.errors import OutsideScope, Refused

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def here() -> Asking:
    return asking()


def refused(code: str):
    return pytest.raises(Refused, match=f"activities.{code}")


def seen_by(actor: Actor, here: Asking, name: str, at=NOW) -> Content:
    return content_for(actor, referral_in(name, here.initiative), at=at)


def test_nothing_is_sent_that_nobody_agreed_to(here):
    with refused("no_referral_consent"):
        sent(here)
    agrees(here, items=("name",))
    with refused("item_without_consent"):
        sent(here)
    assert not Referral.objects.everywhere("test").exists()


def test_consent_to_one_organisation_is_none_to_another(here):
    agrees(here, to=here.office)
    with refused("no_referral_consent"):
        sent(here)


@pytest.mark.parametrize(
    ("given", "until"),
    [(date(2026, 11, 1), date(2026, 11, 22)), (date(2026, 11, 23), None)],
    ids=["ended this morning", "begins tomorrow"],
)
def test_consent_holds_on_the_day_itself_or_not_at_all(here, given, until):
    at = NOW if given <= NOW.date() else NOW + DAY
    if given > NOW.date():  # nobody can write down a consent of tomorrow
        with pytest.raises(Refused, match="not_yet_given"):
            agrees(here, on=given)
    else:
        agrees(here, on=given, until=until)
    with refused("no_referral_consent"):
        sent(here, at)


def test_health_travels_only_with_its_own_consent(here):
    agrees(here)
    asked = {"items": ("name", "health"), "told": {"health": "당뇨약을 드세요."}}
    with refused("item_without_consent"):
        sent(here, **asked)

    agrees(here, items=("health",), purpose="referral_sensitive")
    name = sent(here, **asked)
    lines = seen_by(here.helper, here, name).lines
    assert [(line.item, line.sensitive) for line in lines] == [("name", False), ("health", True)]


def test_the_page_shows_what_travels_and_exactly_that_is_read(here):
    agrees(here)
    written = draft(here)
    shown = parcel_of(here.sender, written, at=NOW)
    name = send_referral(here.sender, draft=written, seen=shown.mark, at=NOW)

    assert [line.text.ko for line in shown.lines] == ["박순례", "010-2345-6789", NEED]
    assert seen_by(here.helper, here, name).lines == shown.lines


def test_what_changed_after_the_look_is_not_sent_unseen(here):
    agrees(here)
    shown = parcel_of(here.sender, draft(here), at=NOW)
    Person.objects.within(pk=here.person.pk).update(phone="010-9999-0000")
    with refused("parcel_changed"):
        send_referral(here.sender, draft=draft(here), seen=shown.mark, at=NOW)


def test_what_is_not_known_does_not_travel_and_empty_words_are_no_words(here):
    agrees(here, items=("name", "address", "need"))
    with refused("item_needs_words"):
        sent(here, items=("name", "need"), told={"need": "  "})
    name = sent(here, items=("name", "address"))
    assert [line.item for line in seen_by(here.helper, here, name).lines] == ["name"]


def test_a_resident_number_is_kept_out_of_every_text(here):
    agrees(here)
    with pytest.raises(Refused, match="resident"):
        sent(here, told={"need": "주민번호 440302-2123456"})


def test_the_loop_closes_with_each_step_named_and_dated(here):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW + DAY)
    met = Answered(on=date(2026, 11, 25))
    note_contact(here.helper, public_id=name, told=met, at=NOW + 4 * DAY)
    ended = Answered(code="helped", note="매주 화요일에 함께 가요.")
    close_referral(here.helper, public_id=name, told=ended, at=NOW + 9 * DAY)

    page = referral_page(here.sender, name, initiative_id=here.initiative, at=NOW + 9 * DAY)
    assert [step.kind for step in page.steps] == ["sent", "accepted", "contacted", "closed"]
    assert [step.by for step in page.steps] == ["worker", "helper", "helper", "helper"]
    assert page.steps[2].happened_on == date(2026, 11, 25)
    assert str(page.card.ended) == "도움을 받고 있어요"
    assert page.may == frozenset()


def test_a_no_has_a_reason_and_another_reason_has_words(here):
    agrees(here)
    name = sent(here)
    with refused("choose_a_reason"):
        decline_referral(here.helper, public_id=name, told=Answered(code="because"), at=NOW)
    with refused("say_which_reason"):
        decline_referral(here.helper, public_id=name, told=Answered(code="other"), at=NOW)
    decline_referral(here.helper, public_id=name, told=Answered(code="no_room"), at=NOW)

    card = referrals_of(
        here.sender, initiative_id=here.initiative, side="sender", ended=True, at=NOW
    )[0]
    assert (card.state, str(card.ended)) == ("declined", "지금은 자리가 없어요")


def test_nobody_was_helped_without_having_been_met(here):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW)
    with refused("contact_first"):
        close_referral(here.helper, public_id=name, told=Answered(code="helped"), at=NOW)
    close_referral(here.helper, public_id=name, told=Answered(code="not_reached"), at=NOW)


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 24)])
def test_a_meeting_lies_between_the_sending_and_today(here, day):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW)
    with refused("not_on_that_day"):
        note_contact(here.helper, public_id=name, told=Answered(on=day), at=NOW + DAY)


def test_an_answer_is_given_once_and_an_end_is_an_end(here):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW)
    with refused("already_answered"):
        accept_referral(here.helper, public_id=name, at=NOW)
    withdraw_referral(here.sender, public_id=name, at=NOW)
    with refused("referral_over"):
        note_contact(here.helper, public_id=name, at=NOW)


def test_consent_withdrawn_meanwhile_shows_the_reader_nothing_more(here):
    consent = agrees(here)
    name = sent(here)
    assert seen_by(here.helper, here, name).lines

    withdraw_consent(here.sender, at=NOW, initiative_id=here.initiative, consent_id=consent.id)

    assert seen_by(here.helper, here, name) == Content((), "ended")
    with refused("consent_ended"):
        accept_referral(here.helper, public_id=name, at=NOW)
    refusals = AccessLog.objects.within(act="refused", purpose="referral")
    assert refusals.count() == 1


def test_a_part_of_the_consent_withdrawn_takes_that_part_away(here):
    agrees(here, items=("name",))
    own = agrees(here, items=("health",), purpose="referral_sensitive")
    name = sent(here, items=("name", "health"), told={"health": "당뇨"})
    withdraw_consent(here.sender, at=NOW, initiative_id=here.initiative, consent_id=own.id)

    content = seen_by(here.helper, here, name)
    assert ([line.item for line in content.lines], content.why) == (["name"], "some")


def test_what_was_taken_back_or_long_closed_is_not_read_any_more(here):
    agrees(here)
    taken_back, closed = sent(here), sent(here)
    withdraw_referral(here.sender, public_id=taken_back, at=NOW)
    accept_referral(here.helper, public_id=closed, at=NOW)
    end = Answered(code="not_reached")
    close_referral(here.helper, public_id=closed, told=end, at=NOW)

    assert seen_by(here.helper, here, taken_back).why == "over"
    assert seen_by(here.helper, here, closed, NOW + 29 * DAY).lines
    assert seen_by(here.helper, here, closed, NOW + 31 * DAY).why == "over"


def test_every_look_is_in_the_log_and_the_journal_names_nobody(here):
    agrees(here)
    name = sent(here)
    seen_by(here.helper, here, name)

    look = AccessLog.objects.within(account_id=here.helper.account_id).get()
    assert (look.person_id, look.act, look.purpose) == (here.person.pk, "seen", "referral")
    exported = AccessLog.objects.within(account_id=here.sender.account_id, act="exported")
    assert exported.count() == 1
    told = str(list(JournalEntry.objects.everywhere("test").values_list("values", flat=True)))
    assert "박순례" not in told
    assert NEED not in told


def test_without_a_second_factor_nothing_personal_is_read(here):
    agrees(here)
    name = sent(here)
    careless = Actor(here.helper.account_id, "helper", here.helper.reaches, second_factor=False)
    with pytest.raises(Refused, match="second_factor_needed"):
        seen_by(careless, here, name)


def test_it_is_kept_sealed(here):
    agrees(here)
    sent(here)
    with connection.cursor() as cursor:
        cursor.execute("SELECT parcel FROM referral")
        kept = cursor.fetchone()[0]
    assert kept.startswith("gAAAA")


def test_to_another_organisation_it_goes_only_with_consent_for_that_one(here):
    agrees(here)
    name = sent(here)
    there = here.office.pk
    with refused("no_referral_consent"):
        hand_on_referral(here.sender, public_id=name, to=there, address=MAIL, at=NOW + DAY)
    agrees(here, to=here.office)
    with refused("address_needed"):
        hand_on_referral(here.sender, public_id=name, to=there, at=NOW + DAY)
    hand_on_referral(here.sender, public_id=name, to=there, address=MAIL, at=NOW + DAY)

    row = referral_in(name, here.initiative)
    assert (row.state, row.recipient_id) == ("sent", there)
    rows = Notice.objects.everywhere("test").filter(code="activities.referral_taken_back")
    assert here.helper.account_id in {each.account_id for each in rows}, "who was asked first"
    with refused("no_such_referral"):
        referral_page(here.helper, name, initiative_id=here.initiative, at=NOW + DAY)


def test_the_wrong_people_see_nothing(here):
    agrees(here)
    name = sent(here)
    village = here.table.village
    for actor in (village.reporter, village.funder, village.welfare_reporter):
        with refused("no_such_referral"):
            referral_page(actor, name, initiative_id=here.initiative, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            accept_referral(actor, public_id=name, at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        accept_referral(here.sender, public_id=name, at=NOW)
    with refused("not_for_that_organisation"):
        accept_referral(village.director, public_id=name, at=NOW)


def test_the_backbone_sees_the_way_and_not_the_person(here):
    agrees(here)
    name = sent(here)
    withdraw_referral(here.sender, public_id=name, told=Answered(note="순례 님 뜻"), at=NOW)
    page = referral_page(here.table.village.director, name, initiative_id=here.initiative, at=NOW)
    assert (page.side, page.may) == ("backbone", frozenset())
    assert not any(step.note for step in page.steps)


def test_somebody_elses_person_cannot_be_sent(here):
    okbun = here.table.okbun
    village = here.table.village
    stranger = person_who("worker", village.initiative, village.kitchen, "stranger")
    with refused("no_referral_consent"):
        parcel_of(stranger, draft(here, person_id=okbun.pk), at=NOW)


@pytest.mark.slow  # triggers are made by migrations, which the fast tests leave out
def test_steps_are_written_once_in_the_database_too(here):
    agrees(here)
    sent(here)
    with pytest.raises(OutsideScope):
        ReferralStep.objects.everywhere("test").update(kind="closed")
    for change in (
        "UPDATE referral_step SET kind = 'closed'",
        "UPDATE referral_step SET note = 'another'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_the_state_kept_is_the_state_the_steps_make(here):
    agrees(here)
    name = sent(here)
    for verb in (accept_referral, note_contact):
        verb(here.helper, public_id=name, at=NOW)
    row = referral_in(name, here.initiative)
    assert row.state == state_of(row.steps.values_list("kind", flat=True)) == "contacted"


def test_somebody_forgotten_is_forgotten_here_too(here):
    agrees(here)
    name = sent(here)
    decline_referral(
        here.helper, public_id=name, told=Answered(code="other", note="순례 님 이웃"), at=NOW
    )
    forget_person(
        here.sender,
        person_id=here.person.pk,
        initiative_id=here.initiative,
        reason="본인이 원하셨어요",
        at=NOW + DAY,
    )
    row = referral_in(name, here.initiative)
    assert (row.person_id, row.parcel) == (None, "")
    assert not any(step.note for step in row.steps.all())
    assert seen_by(here.helper, here, name).why == "forgotten"


def test_those_who_must_act_are_written_to_without_a_word_of_the_person(here):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW + HOUR)
    notices = Notice.objects.everywhere("test").order_by("pk")
    assert [(one.code, one.account_id) for one in notices] == [
        ("activities.referral_sent", here.helper.account_id),
        ("activities.referral_answered", here.sender.account_id),
    ]
    assert not any("순례" in one.values for one in notices)

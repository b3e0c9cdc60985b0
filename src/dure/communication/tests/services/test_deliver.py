"""One notice, many ways: the next one is taken when one fails, and nothing is told twice."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from dure.communication.models import AddressMark, Delivery, Notice
from dure.communication.queries.marks import is_dead
from dure.communication.rules.trying import MOST_ASKED
from dure.communication.services import ask_reports, send_notices, tell
from dure.communication.services.mark_address import mark_dead, mark_opted_out
from dure.communication.tests.phones import NUMBER, has_phone, phones
from dure.communication.tests.services.test_send_notices import VALUES
from dure.communication.types import NewNotice, Way
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import SEOUL

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=SEOUL)


@pytest.fixture
def here() -> Village:
    return village()


def to(actor: Actor, event: str = "alert:x:1", **changed: object) -> NewNotice:
    given: dict = {
        "event": event,
        "recipient": f"account:{actor.account_id}",
        "account_id": actor.account_id,
        "address": "haneul@example.org",
        "code": "communication.alert_step",
        "purpose": "urgent",
        "values": VALUES,
    }
    return NewNotice(**{**given, **changed})


def the_notice() -> Notice:
    return Notice.objects.everywhere("a test looks").get()


def went(minutes: int, *, start: datetime = NOW) -> None:
    """The worker looks every half minute for so long."""
    for half in range(2 * minutes):
        send_notices(at=start + timedelta(seconds=30 * half))


def test_an_alert_goes_by_alimtalk_first_and_the_letter_stays_away(here, settings):
    with phones(settings, talk=True) as provider:
        has_phone(here.director)
        tell([to(here.director)], at=NOW)
        assert send_notices(at=NOW) == 1
    assert [one["type"] for one in provider.messages.values()] == ["ATA"]
    assert mail.outbox == []


def test_a_template_that_is_refused_becomes_a_text_at_once(here, settings):
    with phones(settings, talk=True) as provider:
        provider.templates.clear()
        has_phone(here.director)
        tell([to(here.director)], at=NOW)
        send_notices(at=NOW)
        assert send_notices(at=NOW) == 1
    assert [one["type"] for one in provider.messages.values()] == ["SMS"]
    states = Delivery.objects.everywhere("a test").order_by("way").values_list("channel", "state")
    assert list(states) == [("alimtalk", "refused"), ("sms", "left")]


def test_a_provider_that_answers_500_for_an_hour_is_left_and_the_letter_comes(here, settings):
    with phones(settings) as provider:
        provider.always = 500
        has_phone(here.director)
        tell([to(here.director, purpose="service", ways=_sms_then_mail())], at=NOW)
        went(5)
        assert len(mail.outbox) == 1
        provider.always = 0
        went(60, start=NOW + timedelta(hours=1))
    assert provider.messages == {}
    assert len(mail.outbox) == 1, "told once, by the way that was open"
    line = Delivery.objects.everywhere("a test").get(channel="sms")
    assert (line.state, line.why, line.tries) == ("later", "500", 3)


def test_where_there_is_no_other_way_an_hour_of_500_is_waited_out(here, settings):
    with phones(settings) as provider:
        provider.always = 503
        tell([to(here.director, purpose="service", ways=(Way("sms", NUMBER),))], at=NOW)
        went(60)
        provider.always = 0
        went(70, start=NOW + timedelta(minutes=60))
    assert len(provider.messages) == 1
    assert the_notice().state == "sent"


def test_an_answer_that_got_lost_sends_nothing_twice(here, settings):
    with phones(settings) as provider:
        provider.trouble.append("hang up")
        tell([to(here.director, purpose="service", ways=_sms_then_mail())], at=NOW)
        assert send_notices(at=NOW) == 0
        assert send_notices(at=NOW + timedelta(seconds=31)) == 1
    assert len(provider.messages) == 1
    assert mail.outbox == []


def test_while_nobody_knows_whether_it_went_no_other_way_is_taken(here, settings):
    with phones(settings) as provider:
        provider.trouble.extend(["hang up", 500, 500, 500])
        tell([to(here.director, purpose="service", ways=_sms_then_mail())], at=NOW)
        went(10)
    assert len(provider.messages) == 1
    assert mail.outbox == []
    assert the_notice().state == "sent"


def test_where_somebodys_safety_hangs_on_it_the_next_way_does_not_wait(here, settings):
    with phones(settings) as provider:
        provider.trouble.extend(["hang up", 500, 500, 500])
        tell([to(here.director, ways=_sms_then_mail())], at=NOW)
        went(2)
    assert len(mail.outbox) == 1


def test_a_worker_that_died_after_the_provider_took_it_sends_it_once(here, settings):
    with phones(settings) as provider:
        tell([to(here.director, ways=(Way("sms", NUMBER),))], at=NOW)
        send_notices(at=NOW)
        # It died between the provider's answer and its own note.
        Notice.objects.everywhere("it died").update(state="sending", next_at=NOW, sent_at=None)
        Delivery.objects.everywhere("it died").update(state="trying", provider_id="")
        assert send_notices(at=NOW + timedelta(minutes=3)) == 1
    assert len(provider.messages) == 1


def test_a_number_nobody_has_is_marked_and_its_owner_asked_by_mail(here, settings):
    with phones(settings) as provider:
        provider.gone.add(NUMBER)
        has_phone(here.director)
        tell([to(here.director)], at=NOW)
        went(1)
        provider.carry()
        assert ask_reports(at=NOW + timedelta(minutes=2)) == 1
        went(3, start=NOW + timedelta(minutes=2))
        tell([to(here.director, "alert:x:2")], at=NOW + timedelta(minutes=9))
        went(2, start=NOW + timedelta(minutes=9))
    assert is_dead("010-1234-5678")
    subjects = [one.subject for one in mail.outbox]
    assert sum("010-****-5678" in one for one in subjects) == 1
    assert sum("위기 알림" in one for one in subjects) == 2, "and both alerts came by mail"
    assert len(provider.messages) == 1


def test_a_report_that_never_comes_is_asked_for_more_and_more_seldom(here, settings):
    with phones(settings) as provider:
        tell([to(here.director, ways=(Way("sms", NUMBER),))], at=NOW)
        send_notices(at=NOW)
        asked = len(provider.asked)
        for minute in range(0, 60 * 48, 10):
            ask_reports(at=NOW + timedelta(minutes=minute))
        assert len(provider.asked) - asked <= MOST_ASKED + 1
        assert Delivery.objects.everywhere("a test").get().ask_at is None


@pytest.mark.parametrize(
    ("purpose", "leaves"), [("urgent", NIGHT), ("service", datetime(2026, 11, 23, 8, tzinfo=SEOUL))]
)
def test_at_night_a_phone_rings_only_for_what_is_urgent(here, settings, purpose, leaves):
    with phones(settings) as provider:
        tell([to(here.director, purpose=purpose, ways=(Way("sms", NUMBER),))], at=NIGHT)
        send_notices(at=NIGHT)
        send_notices(at=leaves - timedelta(minutes=1))
        before = len(provider.messages)
        send_notices(at=leaves)
        send_notices(at=leaves + timedelta(minutes=1))
    assert (before, len(provider.messages)) == (int(purpose == "urgent"), 1)


def test_a_letter_disturbs_nobody_at_night(here):
    tell([to(here.director, purpose="service")], at=NIGHT)
    assert send_notices(at=NIGHT) == 1


def test_resting_costs_no_try_and_is_looked_at_no_more_than_needed(here, settings):
    with phones(settings):
        tell([to(here.director, purpose="service", ways=(Way("sms", NUMBER),))], at=NIGHT)
        went(20, start=NIGHT)
    row = the_notice()
    assert (row.state, row.attempts) == ("resting", 0)


def test_who_refused_advertising_still_gets_what_serves(here, settings):
    sells = {"purpose": "advertising", "ways": (Way("sms", NUMBER),)}
    with phones(settings) as provider:
        mark_opted_out(NUMBER, at=NOW)
        values = {**VALUES, "sender": "손맛", "refuse": "080-000-0000"}
        tell([to(here.director, "market:1", **sells, values=values)], at=NOW)
        tell([to(here.director, purpose="service", ways=(Way("sms", NUMBER),))], at=NOW)
        assert send_notices(at=NOW) == 1
    assert len(provider.messages) == 1


def test_what_advertises_bears_its_label_and_how_to_refuse_it(here, settings):
    values = {**VALUES, "sender": "손맛", "refuse": "080-000-0000"}
    with phones(settings) as provider:
        sells = to(here.director, purpose="advertising", ways=(Way("sms", NUMBER),), values=values)
        tell([sells], at=NOW)
        send_notices(at=NOW)
    text = next(iter(provider.messages.values()))["text"]
    assert text.startswith("(광고) 손맛")
    assert text.endswith("무료수신거부 080-000-0000")


def test_an_address_known_to_be_dead_is_passed_over(here, settings):
    with phones(settings) as provider:
        mark_dead(NUMBER, channel="sms", why="3008", at=NOW)
        tell([to(here.director, ways=_sms_then_mail())], at=NOW)
        went(1)
    assert (provider.messages, len(mail.outbox)) == ({}, 1)
    assert AddressMark.objects.count() == 1


def test_a_family_with_a_phone_alone_is_reached_where_the_house_has_a_channel(here, settings):
    with phones(settings) as provider:
        tell([to(here.director, account_id=None, address="010-9999-8888")], at=NOW)
        assert send_notices(at=NOW) == 1
    assert [one["to"] for one in provider.messages.values()] == ["01099998888"]


def _sms_then_mail() -> tuple[Way, ...]:
    return (Way("sms", NUMBER), Way("mail", "haneul@example.org"))

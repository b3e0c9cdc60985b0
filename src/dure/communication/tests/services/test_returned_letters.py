"""A letter that comes back has not arrived: it goes on by the next way, or stands as not delivered."""

import pytest
from django.core import mail

from dure.communication.models import Delivery, Notice
from dure.communication.services import send_notices, take_mail, tell
from dure.communication.tests.phones import has_phone, phones
from dure.communication.tests.services.test_deliver import to
from dure.communication.tests.services.test_take_mail import DOMAIN, bounce
from dure.ground.tests.story import NOW, Village, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings) -> Village:
    settings.DURE_REPLY_DOMAIN = DOMAIN
    return village()


def row() -> Notice:
    return Notice.objects.everywhere("a test looks").order_by("pk").first()


def line() -> Delivery:
    return Delivery.objects.everywhere("a test looks").get(channel="mail", notice=row())


@pytest.mark.parametrize(("status", "state"), [("5.1.1", "gone"), ("5.2.2", "failed")])
def test_it_goes_on_by_text_message_once(here, settings, status, state):
    with phones(settings) as provider:
        has_phone(here.director)
        tell([to(here.director, purpose="service")], at=NOW)
        assert send_notices(at=NOW) == 1
        raw = bounce(row(), "failed", status)
        assert [take_mail(raw, at=NOW).how, take_mail(raw, at=NOW).how] == ["bounce", "again"]
        send_notices(at=NOW)
        send_notices(at=NOW)
    assert len(provider.messages) == 1
    assert line().state == state
    assert (row().channel, row().state) == ("sms", "sent")


def test_without_another_way_it_stands_as_not_delivered(here):
    tell([to(here.director)], at=NOW)
    send_notices(at=NOW)
    take_mail(bounce(row(), "failed", "5.1.1"), at=NOW)
    assert (row().state, line().state) == ("given_up", "gone")
    assert len(mail.outbox) == 1


def test_one_that_is_only_late_is_still_on_its_way(here):
    tell([to(here.director)], at=NOW)
    send_notices(at=NOW)
    take_mail(bounce(row(), "delayed", "4.4.1"), at=NOW)
    assert (row().state, line().state) == ("sent", "left")

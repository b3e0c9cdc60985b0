"""A notice is written once for an event and a recipient, and leaves once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from dure.communication.models import Notice
from dure.communication.rules.trying import LEASE, MOST_TRIES
from dure.communication.services import send_notices, tell
from dure.communication.types import NewNotice
from dure.ground.tests.story import NOW

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "하늘",
    "title": "2번 경로 7번째 집",
    "ladder": "부재·무응답",
    "step": "2",
    "rung": "비상연락처",
    "who": "담당자",
    "address": "https://dure.example/in/halmae/alerts/x/",
}


def notice(recipient: str = "account:5", **changed: object) -> NewNotice:
    given = {
        "event": "alert:x:1",
        "recipient": recipient,
        "address": "haneul@example.org",
        "code": "communication.alert_step",
        "values": VALUES,
    }
    return NewNotice(**{**given, **changed})


def state() -> tuple[str, int]:
    rows = Notice.objects.everywhere("a test looks")
    return rows.values_list("state", "attempts").get()


def test_told_twice_leaves_once_in_the_readers_language():
    tell([notice(), notice(), notice("account:6", language="en")], at=NOW)
    tell([notice()], at=NOW)
    assert send_notices(at=NOW) == 2
    assert send_notices(at=NOW) == 0
    ko, en = mail.outbox
    assert ko.subject == "[두레 Dure] 위기 알림 2단계: 비상연락처"
    assert en.subject.endswith("Alert, step 2: 비상연락처")
    assert "alerts/x/" in ko.body


def test_the_text_and_the_address_are_sealed():
    tell([notice()], at=NOW)
    with connection.cursor() as cursor:
        cursor.execute('SELECT address, "values" FROM notice')
        assert "haneul" not in str(cursor.fetchall())


def test_a_mail_server_that_is_down_is_tried_again_under_the_same_number(settings):
    tell([notice()], at=NOW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens
    assert send_notices(at=NOW) == 0
    assert send_notices(at=NOW + timedelta(seconds=29)) == 0
    assert state() == ("waiting", 1)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_notices(at=NOW + timedelta(seconds=31)) == 1
    number = Notice.objects.everywhere("a test looks").get().public_id
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<notice-{number}@")


def test_after_enough_tries_it_is_given_up_and_says_so(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell([notice()], at=NOW)
    for hour in range(MOST_TRIES + 3):
        send_notices(at=NOW + timedelta(hours=2 * hour))
    assert state() == ("given_up", MOST_TRIES)


def test_a_worker_that_died_while_sending_leaves_a_claim_that_runs_out():
    tell([notice()], at=NOW)
    Notice.objects.everywhere("it died").update(state="sending", attempts=1, next_at=NOW + LEASE)
    assert send_notices(at=NOW + timedelta(seconds=30)) == 0
    assert send_notices(at=NOW + LEASE) == 1


def test_a_clock_set_back_by_a_day_does_not_put_it_off():
    tell([notice()], at=NOW)
    assert send_notices(at=NOW - timedelta(days=1)) == 1


def test_a_phone_number_waits_for_a_channel_and_is_not_tried():
    tell([notice(address="010-1234-5678"), notice("nobody", address=" ")], at=NOW)
    assert send_notices(at=NOW) == 0
    assert state() == ("no_way", 0)


def test_a_name_with_a_line_break_makes_no_header():
    tell([notice(values={**VALUES, "rung": "a\nBcc: x@y.z"})], at=NOW)
    assert send_notices(at=NOW) == 1
    assert "\n" not in mail.outbox[0].subject

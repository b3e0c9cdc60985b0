"""SOLAPI over loopback: signed, in their sizes, with their errors; nothing is said twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from dure.communication.channels import channel_of
from dure.communication.channels.signed import solapi_header
from dure.communication.rules.talk_templates import codes_in
from dure.communication.tests.fakes.loopback import served
from dure.communication.tests.fakes.solapi import FakeSolapi
from dure.communication.types import Outgoing
from dure.kernel.clock import now
from dure.kernel.sealed import seal

VALUES = {"step": "2", "title": "2번 경로 7번째 집", "who": "담당자"}
PAGE = "https://dure.example/in/halmae/alerts/x/"


@pytest.fixture
def solapi(settings) -> Iterator[FakeSolapi]:
    with served(FakeSolapi()) as provider:
        settings.DURE_SMS, settings.DURE_SMS_FROM = "solapi", "02-1599-1234"
        settings.DURE_SOLAPI_ADDRESS = provider.address
        settings.DURE_SOLAPI_KEY, settings.DURE_SOLAPI_SECRET = provider.key, provider.secret
        settings.DURE_KAKAO_PROFILE = "KA01PF0001"
        settings.DURE_ALIMTALK_TEMPLATES = "communication.alert_step=KA01TP0001"
        provider.templates["KA01TP0001"] = {"#{단계}", "#{제목}", "#{누구}", "#{주소}"}
        yield provider


def message(mark: str = "m1", **changed: object) -> Outgoing:
    given: dict = {
        "mark": mark,
        "address": "010-1234-5678",
        "subject": "위기 알림 2단계",
        "text": "2번 경로 7번째 집이 대답이 없어요.",
        "code": "communication.alert_step",
        "page": PAGE,
        "values": VALUES,
        "first_tried_at": now(),
    }
    return Outgoing(**{**given, **changed})


def test_a_short_message_is_signed_and_taken_and_its_report_comes_later(solapi):
    sms = channel_of("sms")
    handed = sms.send(message())
    assert (handed.how, solapi.messages[handed.provider_id]["type"]) == ("left", "SMS")
    assert sms.report(handed.provider_id).how == "pending"
    solapi.carry()
    assert sms.report(handed.provider_id).how == "delivered"


def test_ninety_one_bytes_become_a_long_message_with_a_subject_of_forty(solapi):
    sms = channel_of("sms")
    assert sms.send(message(text="가" * 45, page="")).how == "left"
    handed = sms.send(message("m2", text="가" * 45 + "a", page="", subject="아주 " * 20))
    line = solapi.messages[handed.provider_id]
    assert line["type"] == "LMS"
    assert len(line["subject"].encode("cp949")) <= 40


def test_what_a_phone_cannot_show_or_hold_is_refused_before_anybody_is_asked(solapi):
    sms = channel_of("sms")
    assert sms.send(message(text="고마워요 🥰", page="")).why == "letters:1"
    assert sms.send(message(text="가" * 1001, page="", subject="가" * 1001)).why == "bytes:2002"
    assert solapi.asked == []


def test_alimtalk_goes_with_its_template_and_every_place_filled(solapi):
    talk = channel_of("alimtalk")
    handed = talk.send(message())
    assert handed.how == "left"
    sent = solapi.messages[handed.provider_id]["kakaoOptions"]
    assert sent["variables"]["#{누구}"] == "담당자"
    assert talk.send(message(values={**VALUES, "who": " "})).why == "template:place"
    assert talk.send(message(code="communication.told")).why == "template:none"
    assert talk.send(message(language="en")).why == "template:none"
    assert talk.send(message(purpose="advertising")).why == "template:none"


def test_a_template_kakao_changed_is_refused_by_them_and_by_nobody_twice(solapi):
    solapi.templates["KA01TP0001"] = {"#{다른 말}"}
    assert channel_of("alimtalk").send(message()).how == "refused"
    assert solapi.messages == {}


@pytest.mark.parametrize(
    ("wrong", "how"),
    [(500, "later"), (503, "later"), (504, "unsure"), (429, "later"), (403, "refused")],
)
def test_each_trouble_is_told_apart(solapi, wrong, how):
    solapi.trouble.append(wrong)
    handed = channel_of("sms").send(message())
    assert handed.how == how
    assert handed.wait_s == (120 if wrong == 429 else 0)


def test_an_answer_that_got_lost_is_looked_for_by_its_mark(solapi):
    sms = channel_of("sms")
    solapi.trouble.append("hang up")
    assert sms.send(message()).how == "unsure"
    assert sms.look(message()).how == "left"
    assert sms.look(message("another")) is None


def test_a_machine_that_is_not_there_was_never_asked(solapi, settings):
    settings.DURE_SOLAPI_ADDRESS = "http://127.0.0.1:9"
    assert channel_of("sms").send(message()).how == "later"


@pytest.mark.parametrize("setting", ["DURE_SOLAPI_SECRET", "DURE_SOLAPI_KEY"])
def test_a_wrong_key_is_refused(solapi, settings, setting):
    setattr(settings, setting, "wrong")
    assert channel_of("sms").send(message()).how == "refused"
    assert solapi.messages == {}


def test_a_number_that_is_not_registered_beforehand_is_refused(solapi, settings):
    settings.DURE_SMS_FROM = "0311234567"
    assert channel_of("sms").send(message()).why == "1062"


def test_without_a_key_there_is_no_such_channel(solapi, settings):
    settings.DURE_SOLAPI_SECRET = ""
    assert channel_of("sms") is None


def test_a_sealed_key_opens_here_alone(solapi, settings):
    settings.DURE_SOLAPI_SECRET = seal(solapi.secret)
    assert channel_of("sms").send(message()).how == "left"
    settings.DURE_SOLAPI_SECRET = "gAAAA" + "x" * 40
    assert channel_of("sms") is None


def test_the_signature_is_the_one_of_their_own_client():
    at = now().replace(microsecond=0) - timedelta(days=400)
    made = solapi_header(key="K", secret="S", at=at, salt="s" * 32)
    assert made.startswith("HMAC-SHA256 ApiKey=K, Date=")
    assert made != solapi_header(key="K", secret="S", at=at, salt="t" * 32)


def test_codes_of_templates_are_read_as_people_write_them():
    read = codes_in("communication.alert_step = KA01, communication.told=KA02,, nothing, x=")
    assert read == {"communication.alert_step": "KA01", "communication.told": "KA02"}

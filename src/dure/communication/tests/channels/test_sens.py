"""Naver Cloud SENS over loopback: signed with the time, in their sizes, with their errors."""

from collections.abc import Iterator

import pytest

from dure.communication.channels import channel_of
from dure.communication.channels.talk_texts import template_of
from dure.communication.tests.channels.test_solapi import message
from dure.communication.tests.fakes.loopback import served
from dure.communication.tests.fakes.sens import FakeSens


@pytest.fixture
def sens(settings) -> Iterator[FakeSens]:
    with served(FakeSens()) as provider:
        settings.DURE_SMS, settings.DURE_SMS_FROM = "sens", "0215991234"
        settings.DURE_SENS_ADDRESS = provider.address
        settings.DURE_SENS_ACCESS_KEY = provider.access_key
        settings.DURE_SENS_SECRET_KEY = provider.secret
        settings.DURE_SENS_SMS_SERVICE = "ncp:sms:kr:1:dure"
        settings.DURE_SENS_ALIMTALK_SERVICE = "ncp:kkobizmsg:kr:1:dure"
        settings.DURE_KAKAO_PROFILE = "@dure"
        settings.DURE_ALIMTALK_TEMPLATES = "communication.alert_step=alert1"
        provider.templates["alert1"] = template_of("communication.alert_step", "ko").text
        yield provider


def test_a_message_is_taken_and_its_report_asked_for(sens):
    sms = channel_of("sms")
    handed = sms.send(message())
    assert handed.how == "left"
    assert sms.report(handed.provider_id).how == "pending"
    sens.carry()
    assert sms.report(handed.provider_id).how == "delivered"


def test_a_number_nobody_has_is_told_apart_from_one_that_failed(sens):
    sms = channel_of("sms")
    sens.gone.add("01012345678")
    name = sms.send(message()).provider_id
    sens.carry()
    assert sms.report(name).how == "gone"
    sens.texts["0-0"]["statusCode"] = "9999"
    assert sms.report(name).how == "failed"


def test_alimtalk_says_the_approved_words_to_the_letter(sens):
    talk = channel_of("alimtalk")
    handed = talk.send(message())
    assert handed.how == "left"
    assert talk.report(handed.provider_id).how == "pending"
    sens.carry()
    assert talk.report(handed.provider_id).how == "delivered"
    sens.templates["alert1"] = "다른 말 #{제목}"
    assert talk.send(message("m2")).why == "U123"


def test_a_lost_answer_is_looked_for_by_number_and_words(sens):
    sms, talk = channel_of("sms"), channel_of("alimtalk")
    sens.trouble.append("hang up")
    assert sms.send(message()).how == "unsure"
    assert sms.look(message()).how == "left"
    assert sms.look(message(text="다른 말이에요.", page="")) is None
    sens.trouble.append("hang up")
    assert talk.send(message("m2")).how == "unsure"
    assert talk.look(message("m2")).provider_id.startswith("talk:")


@pytest.mark.parametrize(
    ("wrong", "how"), [(500, "later"), (504, "unsure"), (429, "later"), (400, "refused")]
)
def test_each_trouble_is_told_apart(sens, wrong, how):
    sens.trouble.append(wrong)
    assert channel_of("sms").send(message()).how == how


def test_what_advertises_says_so_to_them(sens):
    channel_of("sms").send(
        message(purpose="advertising", text="(광고) 두레\n바자회\n무료수신거부 080")
    )
    assert sens.asked[0].json()["contentType"] == "AD"


def test_a_wrong_key_and_a_clock_that_is_off_are_refused(sens, settings):
    settings.DURE_SENS_SECRET_KEY = "wrong"
    assert channel_of("sms").send(message()).how == "refused"
    assert sens.texts == {}


def test_without_a_service_of_theirs_alimtalk_goes_another_way(sens, settings):
    settings.DURE_SENS_ALIMTALK_SERVICE = ""
    assert channel_of("alimtalk").send(message()).how == "refused"

"""A partner without an account answers from a message: a code first, one referral, each verb once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from dure.activities.models import ReferralLink
from dure.activities.queries import link_of_token, referral_in
from dure.activities.services import (
    accept_referral,
    hand_on_referral,
    partner_of,
    renew_link,
    send_link_code,
    type_link_code,
    visitor_of,
    withdraw_referral,
)
from dure.activities.tests.referral_story import (
    MAIL,
    NEED,
    Asking,
    agrees,
    asking,
    sent,
    sent_to_office,
)
from dure.communication.models import Notice
from dure.ground.access.models import AccessLog
from dure.ground.consent.models import Consent
from dure.ground.consent.services import withdraw_consent
from dure.ground.tests.browser import page, send
from dure.kernel.clock import now
from dure.kernel.errors import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CODE = re.compile(r"\b(\d{6})\b")
BY = "윤정희"


@pytest.fixture
def here() -> Asking:
    return asking()


@pytest.fixture
def name(here: Asking) -> str:
    return sent_to_office(here, now())


def token() -> str:
    return str(ReferralLink.objects.everywhere("test").latest("pk").token)


def opened(client: Client, at: str) -> str:
    """Ask for the code, read the mail, type it."""
    send(client, f"/referral/{at}/code/")
    code = CODE.search(mail.outbox[-1].body)
    assert code
    send(client, f"/referral/{at}/open/", code=code[1], by=BY)
    return page(client, f"/referral/{at}/")


def answer(client: Client, at: str, deed: str, **told: object) -> str:
    send(client, f"/referral/{at}/answer/", deed=deed, **told)
    return client.get(f"/referral/{at}/").content.decode()


def test_the_message_and_the_first_page_tell_nothing_of_the_person(here, name):
    notice = Notice.objects.everywhere("test").get(code="activities.referral_sent_by_link")
    assert notice.address == MAIL
    assert "순례" not in notice.values

    first = page(Client(), f"/referral/{token()}/")
    assert "손맛사회적협동조합" in first
    assert "of••••@garam.example" in first
    for personal in ("박순례", "순례", NEED, "010-2345-6789"):
        assert personal not in first
    assert not AccessLog.objects.within(purpose="referral").exists()


def test_from_the_message_to_the_outcome_without_an_account(here, name):
    phone, at = Client(), token()
    shown = opened(phone, at)
    assert "박순례" in shown
    assert NEED in shown

    assert "언제 처음 만났나요?" in answer(phone, at, "accepted")
    assert "어떻게 되었나요?" in answer(phone, at, "contacted", on=now().date().isoformat())
    over = answer(phone, at, "closed", code="helped", note="화요일마다 함께 가요.")

    assert "도움을 받고 있어요" in over
    assert "박순례" not in over
    row = referral_in(name, here.initiative)
    steps = list(row.steps.all())
    assert [one.kind for one in steps] == ["sent", "accepted", "contacted", "closed"]
    assert {(one.by, one.via_link) for one in steps[1:]} == {(BY, True)}


def test_the_code_goes_to_the_address_that_was_invited_whoever_opens_the_link(here, name):
    stranger, at = Client(), token()
    send(stranger, f"/referral/{at}/code/")
    assert mail.outbox[-1].to == [MAIL]
    assert "박순례" not in page(stranger, f"/referral/{at}/?asked=1")
    assert "맞지 않아요" in send(
        stranger, f"/referral/{at}/open/", status=422, code="12", by="누구"
    )
    assert "박순례" not in answer(stranger, at, "accepted")
    assert referral_in(name, here.initiative).state == "sent"


def test_a_code_opens_one_browser_and_is_used_up(here, name):
    phone, other, at = Client(), Client(), token()
    opened(phone, at)
    code = CODE.search(mail.outbox[-1].body)[1]
    assert "새로 받아" in send(other, f"/referral/{at}/open/", status=422, code=code, by="다른 이")
    assert "박순례" not in page(other, f"/referral/{at}/")


def test_guessing_ends_after_five_tries_even_with_the_right_code(here, name):
    phone, at = Client(), token()
    send(phone, f"/referral/{at}/code/")
    code = CODE.search(mail.outbox[-1].body)[1]
    wrong = "000000" if code != "000000" else "000001"
    for _ in range(5):
        send(phone, f"/referral/{at}/open/", status=422, code=wrong, by=BY)
    assert "새로 받아" in send(phone, f"/referral/{at}/open/", status=422, code=code, by=BY)


def test_codes_are_not_sent_without_end(here, name):
    link = link_of_token(token(), at=now())
    who, at = visitor_of(link), now()
    send_link_code(who, link_id=link.id, at=at)
    with pytest.raises(Refused, match="code_just_sent"):
        send_link_code(who, link_id=link.id, at=at + timedelta(seconds=5))
    for turn in range(1, 10):
        send_link_code(who, link_id=link.id, at=at + timedelta(seconds=40 * turn))
    with pytest.raises(Refused, match="too_many_codes"):
        send_link_code(who, link_id=link.id, at=at + timedelta(seconds=40 * 10))


def test_a_code_is_good_for_ten_minutes(here, name):
    link, at = link_of_token(token(), at=now()), now()
    send_link_code(visitor_of(link), link_id=link.id, at=at)
    code = CODE.search(mail.outbox[-1].body)[1]
    late = at + timedelta(minutes=10)
    given = {"link_id": link.id, "code": code, "mark": "m", "at": late}
    assert type_link_code(visitor_of(link), **given) == "void"


def test_whoever_answers_says_who_they_are(here, name):
    phone, at = Client(), token()
    send(phone, f"/referral/{at}/code/")
    code = CODE.search(mail.outbox[-1].body)[1]
    assert "이름을 적어" in send(phone, f"/referral/{at}/open/", status=422, code=code, by=" ")


def test_a_link_is_bound_to_one_referral(here, name):
    agrees(here)
    other = sent(here, now())
    link = link_of_token(token(), at=now())
    partner = partner_of(link, BY)
    with pytest.raises(Refused, match="not_allowed"):
        accept_referral(partner, public_id=other, at=now())


def test_a_link_ends_when_it_is_renewed_taken_back_or_handed_on(here, name):
    phone, at = Client(), token()
    opened(phone, at)
    renew_link(here.sender, public_id=name, address=MAIL, at=now())
    assert "더 쓸 수 없어요" in page(phone, f"/referral/{at}/")

    again, new = Client(), token()
    opened(again, new)
    agrees(here)
    to = here.table.village.welfare.pk
    hand_on_referral(here.sender, public_id=name, to=to, at=now())
    assert "다른 기관에 부탁했어요" in page(again, f"/referral/{new}/")
    assert "박순례" not in page(again, f"/referral/{new}/")


def test_taken_back_means_nothing_is_read_and_nothing_answered(here, name):
    phone, at = Client(), token()
    opened(phone, at)
    withdraw_referral(here.sender, public_id=name, at=now())
    assert "박순례" not in answer(phone, at, "accepted")
    assert referral_in(name, here.initiative).state == "withdrawn"


def test_consent_withdrawn_closes_the_page_of_the_link_as_well(here, name):
    phone, at = Client(), token()
    opened(phone, at)
    consent = Consent.objects.within(recipient_id=here.office.pk).get()
    withdraw_consent(here.sender, at=now(), initiative_id=here.initiative, consent_id=consent.pk)
    shown = page(phone, f"/referral/{at}/")
    assert "박순례" not in shown
    assert "동의가 끝나서" in shown


def test_an_old_link_and_an_invented_one_say_so(here, name):
    link = ReferralLink.objects.everywhere("test").get()
    link.expires_at = now() - timedelta(seconds=1)
    link.save()
    assert "더 쓸 수 없어요" in page(Client(), f"/referral/{link.token}/")
    assert "링크가 맞지 않아요" in page(Client(), "/referral/nothing-like-it/", status=404)


def test_the_look_is_logged_by_the_account_that_invited_and_the_link(here, name):
    opened(Client(), token())
    look = AccessLog.objects.within(purpose="referral").get()
    assert (look.account_id, look.person_id) == (here.sender.account_id, here.person.pk)
    assert "링크" in look.reason


def test_the_token_and_the_address_are_kept_sealed_and_the_code_as_a_digest(here, name):
    phone, at = Client(), token()
    send(phone, f"/referral/{at}/code/")
    code = CODE.search(mail.outbox[-1].body)[1]
    row = ReferralLink.objects.everywhere("test").values("digest", "code").get()
    assert at not in str(row)
    assert code not in row["code"]


def test_in_english_too(here, name):
    phone = Client()
    phone.cookies["dure_language"] = "en"
    assert "A referral for you" in page(phone, f"/referral/{token()}/")

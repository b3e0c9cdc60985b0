"""A lost phone and an account at rest: in the hands of whoever manages all of somebody's roles."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from dure.ground.access.models import Account, ApiToken
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.tests.screens.conftest import signed_in
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.clock import now

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def garam() -> Village:
    return village()


def reporter(garam: Village) -> Account:
    return Account.objects.get(pk=garam.reporter.account_id)


def page_of(garam: Village, more: str = "") -> str:
    return f"/in/halmae/access/people/{garam.reporter.account_id}/{more}"


def journal(verb: str) -> int:
    return JournalEntry.objects.everywhere("a test looks").filter(verb=verb).count()


def test_a_lost_second_factor_is_taken_off_and_the_person_is_told(garam: Village) -> None:
    TOTP.activate(reporter(garam), SECRET)
    theirs = signed_in(garam.reporter)
    client = signed_in(garam.director)
    assert "2단계 인증 있음" in client.get(page_of(garam)).content.decode()

    client.post(page_of(garam, "second-factor/"))

    assert not Authenticator.objects.filter(user=reporter(garam)).exists()
    assert "2단계 인증을 지웠어요" in mail.outbox[-1].subject
    assert mail.outbox[-1].to == [reporter(garam).email]
    assert journal("access.second_factor.reset") == 1
    assert theirs.get("/today/").status_code == 302


def test_an_account_at_rest_ends_its_sessions_and_keys_at_once(garam: Village) -> None:
    theirs, client = signed_in(garam.reporter), signed_in(garam.director)
    key = ApiToken.objects.create(
        account=reporter(garam), name="엑셀", digest="0" * 64, made_at=NOW, expires_at=now()
    )

    client.post(page_of(garam, "rest/"))

    key.refresh_from_db()
    assert theirs.get("/today/").status_code == 302
    assert key.withdrawn_at is not None
    assert "멈춘 계정" in client.get(page_of(garam)).content.decode()
    client.cookies["dure_language"] = "en"
    assert "at rest" in client.get(page_of(garam)).content.decode()

    client.post(page_of(garam, "wake/"))

    assert reporter(garam).is_active
    key.refresh_from_db()
    assert key.withdrawn_at is not None


@pytest.mark.parametrize("deed", ["second-factor/", "rest/"])
def test_nobody_shuts_out_somebody_who_works_elsewhere_too(garam: Village, deed: str) -> None:
    TOTP.activate(reporter(garam), SECRET)
    other = village("daon")
    from_there = person_who("reporter", other.initiative, other.kitchen, "both")
    reporter(garam).grants.create(
        role="reporter",
        initiative=other.initiative,
        organisation=other.kitchen,
        since=NOW.date(),
    )
    client = signed_in(garam.director)

    answer = client.post(page_of(garam, deed), follow=True).content.decode()

    assert reporter(garam).is_active
    assert Authenticator.objects.filter(user=reporter(garam)).exists()
    assert "다른 공동사업" in answer
    assert client.get(f"/in/halmae/access/people/{from_there.account_id}/").status_code != 200


def test_the_last_director_and_oneself_stay(garam: Village) -> None:
    client = signed_in(garam.director)

    client.post(f"/in/halmae/access/people/{garam.director.account_id}/rest/")

    assert Account.objects.get(pk=garam.director.account_id).is_active


def test_a_reporter_and_a_stranger_are_turned_away(garam: Village, client: Client) -> None:
    assert signed_in(garam.reporter).get(page_of(garam)).status_code == 403
    assert client.get(page_of(garam)).status_code == 302
    assert signed_in(garam.reporter).post(page_of(garam, "rest/")).status_code == 403
    assert reporter(garam).is_active


def test_a_reset_whose_letter_cannot_leave_says_so(garam: Village, settings) -> None:
    lost = person_who("worker", garam.initiative, garam.kitchen, "lost-phone")
    Authenticator.objects.create(user_id=lost.account_id, type="totp", data={})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    page = signed_in(garam.director).post(
        f"/in/halmae/access/people/{lost.account_id}/second-factor/", follow=True
    )

    assert "편지는 보내지 못했어요. 본인에게 직접 알려 주세요." in page.content.decode()
    assert not Authenticator.objects.filter(user_id=lost.account_id).exists()

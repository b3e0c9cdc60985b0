"""My notices: chosen on one page, by whoever they are for; nobody sees or changes another's."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from dure.communication.channels.web_push import subscription_in
from dure.communication.models import ContactPoint, Delivery, Notice, NoticeManner, NoticeWish
from dure.communication.queries.marks import is_dead
from dure.communication.queries.outbox import troubles
from dure.communication.services import send_notices
from dure.communication.services.mark_address import mark_dead
from dure.communication.services.tell import tell
from dure.communication.tests.phones import NUMBER, has_phone, phones
from dure.communication.types.notices import NewNotice
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import now

pytestmark = pytest.mark.django_db
MINE = "/me/notices/"
MANNER = {
    "first": "mail",
    "quiet_from": "22:00",
    "quiet_until": "07:00",
    "digest": "daily",
    "digest_day": "2",
}


@pytest.fixture
def here() -> Village:
    return village()


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "어떻게 알려 드릴까요?"), ("en", "How shall we tell you?")]
)
def test_the_page_says_how_i_am_told(here, language, said):
    text = browser_of(here.reporter, language=language).get(MINE).content.decode()
    assert said in text
    assert "21:00" in text
    assert 'name="wish.agenda.question.open"' in text
    assert 'name="wish.measurement.report.submit"' not in text, "she approves nothing"


def test_a_slip_in_the_key_for_browsers_takes_nobodys_page(here, settings):
    settings.DURE_KEEP_MESSAGES = False
    settings.DURE_VAPID_KEY = "a slip of the pen"

    assert browser_of(here.reporter).get(MINE).status_code == 200


def test_what_i_choose_is_kept_and_shown(here):
    client = browser_of(here.reporter)
    assert client.post(MINE, MANNER).status_code == 302
    row = NoticeManner.objects.get()
    assert (row.order, row.quiet_from.hour, row.digest, row.digest_day) == (
        ["mail"],
        22,
        "daily",
        2,
    )
    assert "22:00" in client.get(MINE).content.decode()


@pytest.mark.parametrize(
    "changed",
    [{"first": "pigeon"}, {"quiet_from": "25:00"}, {"digest": "hourly"}, {"digest_day": "9"}],
)
def test_what_cannot_be_chosen_is_said_on_the_page(here, changed):
    answer = browser_of(here.reporter).post(MINE, {**MANNER, **changed})
    assert (answer.status_code, NoticeManner.objects.exists()) == (422, False)


def test_wishes_are_kept_and_unknown_ones_refused(here):
    client = browser_of(here.reporter)
    client.post(f"{MINE}wishes/", {"wish.agenda.question.open": "digest"})
    assert NoticeWish.objects.get().frequency == "digest"
    refused = client.post(f"{MINE}wishes/", {"wish.no.such.verb": "now"})
    assert (refused.status_code, NoticeWish.objects.count()) == (422, 1)


def test_a_phone_is_used_once_its_figures_came_back(here, settings):
    client = browser_of(here.reporter)
    with phones(settings) as provider:
        client.post(f"{MINE}phone/", {"number": "010-1234-5678"})
        send_notices(at=now())
        figures = re.search(r"\d{6}", next(iter(provider.messages.values()))["text"])[0]
        point = ContactPoint.objects.get()
        wrong = client.post(f"{MINE}phone/", {"point": point.pk, "figures": "000000"})
        assert (wrong.status_code, ContactPoint.objects.get().confirmed_at) == (422, None)
        client.post(f"{MINE}phone/", {"point": point.pk, "figures": figures})
    text = client.get(MINE).content.decode()
    assert ContactPoint.objects.get().confirmed_at is not None
    assert "010-****-5678" in text
    assert NUMBER not in text


def test_figures_are_guessed_only_so_often(here, settings):
    client = browser_of(here.reporter)
    with phones(settings) as provider:
        client.post(f"{MINE}phone/", {"number": NUMBER})
        send_notices(at=now())
        figures = re.search(r"\d{6}", next(iter(provider.messages.values()))["text"])[0]
    point = ContactPoint.objects.get().pk
    for n in range(6):
        client.post(f"{MINE}phone/", {"point": point, "figures": f"{n:06}"})
    assert client.post(f"{MINE}phone/", {"point": point, "figures": figures}).status_code == 422


@pytest.mark.parametrize("number", ["", "02-123-4567", "abc", "010-1234"])
def test_what_is_no_mobile_is_refused_in_one_sentence(here, settings, number):
    with phones(settings):
        answer = browser_of(here.reporter).post(f"{MINE}phone/", {"number": number})
    assert "휴대전화 번호가 아니에요" in answer.content.decode()


def test_a_webhook_into_our_own_net_is_refused(here):
    client = browser_of(here.reporter)
    for address in ("https://127.0.0.1/x", "http://localhost:8000/", "https://10.0.0.1/"):
        assert client.post(f"{MINE}program/", {"address": address}).status_code == 422
    assert not ContactPoint.objects.exists()


def test_a_webhooks_key_is_shown_once(here, settings):
    settings.DURE_INSIDE_HOSTS = ["hooks.example:8443"]
    client = browser_of(here.reporter)
    answer = client.post(
        f"{MINE}program/", {"address": "https://hooks.example:8443/x"}, follow=True
    )
    key = ContactPoint.objects.get().address.partition("|")[0]
    assert key in answer.content.decode()
    assert key not in client.get(MINE).content.decode()


def test_a_webhook_that_was_added_can_be_told_first(here, settings):
    settings.DURE_KEEP_MESSAGES = False
    settings.DURE_INSIDE_HOSTS = ["127.0.0.1:8"]
    client = browser_of(here.reporter)
    assert 'value="hook"' not in client.get(MINE).content.decode(), "nothing would come"
    client.post(f"{MINE}program/", {"address": "http://127.0.0.1:8/hook"})
    assert 'value="hook"' in client.get(MINE).content.decode()
    assert client.post(MINE, {**MANNER, "first": "hook"}).status_code == 302
    assert NoticeManner.objects.get().order == ["hook"]


def test_nobody_takes_anothers_point_away(here):
    point = has_phone(here.reporter)
    other = browser_of(here.welfare_reporter)
    assert other.post(f"{MINE}remove/", {"point": point.pk}).status_code == 422
    assert other.post(f"{MINE}phone/", {"point": point.pk, "figures": "1"}).status_code == 422
    assert browser_of(here.reporter).post(f"{MINE}remove/", {"point": point.pk}).status_code == 302
    assert not ContactPoint.objects.exists()


def test_a_number_that_is_dead_asks_for_another_on_the_page(here):
    has_phone(here.reporter)
    mark_dead(NUMBER, channel="sms", why="3008", at=NOW)
    assert "새 번호나 주소를 더해 주세요" in browser_of(here.reporter).get(MINE).content.decode()


@pytest.mark.parametrize("path", ["", "wishes/", "phone/", "browser/", "program/", "remove/"])
def test_whoever_has_not_signed_in_is_sent_to_do_so(client, path):
    answer = client.post(f"{MINE}{path}") if path else client.get(MINE)
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]


def test_the_outbox_is_for_whoever_looks_after_the_initiative(here):
    page = reverse("outbox", args=["halmae"])
    assert browser_of(here.director).get(page).status_code == 200
    assert browser_of(here.reporter).get(page).status_code == 403
    assert mail.outbox == []


def test_the_outbox_does_not_say_that_all_were_told_while_some_are_on_their_way(here):
    asked = NewNotice(
        event="a",
        recipient="account:1",
        address="a@example.org",
        code="communication.told",
        values={"initiative": "할매손밥상", "what": "새 공지", "name": "가", "page": "https://x/"},
        initiative_id=here.initiative.pk,
    )
    tell([asked], at=NOW)
    page, client = reverse("outbox", args=["halmae"]), browser_of(here.director)
    assert "아직 가는 중인 알림이 있어요" in client.get(page).content.decode()
    Notice.objects.within(event="a").update(state="sent")
    assert "모두에게 알렸어요" in client.get(page).content.decode()


def test_a_trouble_is_over_once_its_channel_carries_something_again(here):
    rows = Delivery.objects.everywhere("a story")
    notices = Notice.objects.everywhere("a story")
    for event, state, minute in (("a", "later", 10), ("b", "left", 5)):
        given = NewNotice(event=event, recipient="x", address=NUMBER, code="communication.told")
        tell([given], at=NOW)
        at = NOW - timedelta(minutes=minute)
        row = notices.get(event=event)
        rows.create(notice=row, way=0, channel="sms", state=state, first_at=at, changed_at=at)
    assert troubles(at=NOW - timedelta(minutes=7))[0].channel == "sms"
    assert troubles(at=NOW) == ()


def test_an_address_that_is_gone_is_said_on_today_and_taken_back_by_its_owner_alone(here):
    mark_dead("reporter-halmae@example.org", channel="mail", why="bounce", at=NOW)
    mine, other = browser_of(here.reporter), browser_of(here.welfare_reporter)
    assert "보낸 알림이 되돌아왔어요" in mine.get("/today/").content.decode()
    assert (
        "Notices sent to you came back"
        in browser_of(here.reporter, language="en").get("/today/").content.decode()
    )
    assert "보낸 알림이 되돌아왔어요" not in other.get("/today/").content.decode()
    other.post(f"{MINE}mail/")
    assert is_dead("reporter-halmae@example.org")
    mine.post(f"{MINE}mail/")
    assert not is_dead("reporter-halmae@example.org")
    assert "보낸 알림이 되돌아왔어요" not in mine.get("/today/").content.decode()


def test_nobody_takes_a_mark_back_without_signing_in(here, client):
    mark_dead("reporter-halmae@example.org", channel="mail", why="bounce", at=NOW)
    assert client.post(f"{MINE}mail/").status_code == 302
    assert is_dead("reporter-halmae@example.org")


def test_a_phone_is_not_rung_again_and_again(here, settings):
    """Removed and added anew it would be asked at once: somebody else's phone, all night."""
    browser = browser_of(here.reporter)
    with phones(settings):
        for _ in range(7):
            browser.post("/me/notices/phone/", {"number": NUMBER})
            for point in ContactPoint.objects.all():
                browser.post("/me/notices/remove/", {"point": point.pk})
        answer = browser.post("/me/notices/phone/", {"number": NUMBER})
    assert "한 시간 뒤" in answer.content.decode()
    asked = Notice.objects.everywhere("a test").filter(code="communication.confirm_phone")
    assert asked.count() == 5


@pytest.mark.parametrize("given", ["[" * 2_000, '{"keys": 5}', "null", "\x00", "7"])
def test_what_is_no_subscription_is_none(given):
    assert subscription_in(given) is None

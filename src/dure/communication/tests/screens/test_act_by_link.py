"""From a notice, without an account: one verb on one thing, for its recipient, until it ends."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from dure.communication.models import Notice
from dure.communication.services import send_notices, tell
from dure.communication.services.links import act_token
from dure.communication.types import Act, LinkHolder, NewNotice, Offer, Shown, register_act
from dure.communication.types.acts import ACTS
from dure.ground.access.models import Account
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import Village, village
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
DONE: list[tuple[str, str, str]] = []


def _shows(holder: LinkHolder, at: datetime) -> Shown:
    del holder, at
    return Shown(Words("공지를 읽으셨나요?", "Have you read it?"), Words("12월 모임", "December"))


def _does(holder: LinkHolder, choice: str, at: datetime) -> Words:
    del at
    DONE.append((holder.recipient, holder.thing, choice))
    return Words("읽었다고 알렸어요.", "Noted that you have read it.")


@pytest.fixture(autouse=True)
def _registered():
    DONE.clear()
    register_act(Act("trial.read", Words("읽었어요", "I have read it"), _shows, _does))
    yield
    ACTS.pop("trial.read")


@pytest.fixture
def here() -> Village:
    return village()


def told(**changed: object) -> Notice:
    given: dict = {
        "event": "announcement:1",
        "recipient": "invited:7",
        "address": "neighbour@example.org",
        "code": "communication.told",
        "offers": (Offer("trial.read", "a1"),),
        "values": {"name": "이웃", "initiative": "할매", "what": "새 공지", "page": "/x/"},
    }
    tell([NewNotice(**{**given, **changed})], at=now())
    return Notice.objects.everywhere("a test").latest("pk")


def test_somebody_only_invited_reads_and_answers_from_the_message(here, mailoutbox):
    row = told()
    send_notices(at=now())
    link = f"/act/{act_token(row, 0)}/"
    assert f"읽었어요: http://127.0.0.1:8000{link}" in mailoutbox[0].body
    page = Client().get(link)
    assert (page.status_code, DONE) == (200, [])
    assert "공지를 읽으셨나요?" in page.content.decode()
    answer = Client().post(link, {"choice": "yes"})
    assert "읽었다고 알렸어요" in answer.content.decode()
    assert DONE == [("invited:7", "a1", "yes")]
    entry = JournalEntry.objects.everywhere("a test").latest("pk")
    assert (entry.verb, entry.values["verb"]) == ("communication.link.act", "trial.read")


def test_opening_a_link_does_nothing_for_programs_open_links_too(here):
    row = told()
    for _ in range(3):
        Client().get(f"/act/{act_token(row, 0)}/")
    assert DONE == []


@pytest.mark.parametrize("broken", ["x", "a-0-b", "abc", "0-0-0", "{}1", "{}-x", "%s-9-{}"])
def test_a_forged_link_is_over(here, broken):
    row = told()
    token = broken.replace("{}", act_token(row, 0)).replace("%s", row.public_id)
    answer = Client().post(f"/act/{token}/", {"choice": "yes"})
    assert answer.status_code in (404, 410)
    assert DONE == []


def test_the_seal_of_one_notice_opens_no_other(here):
    first, second = told(), told(event="announcement:2", recipient="invited:8")
    seal = act_token(first, 0).rpartition("-")[2]
    assert Client().post(f"/act/{second.public_id}-0-{seal}/", {"choice": "yes"}).status_code == 410


def test_a_link_ends_after_its_days_and_when_it_was_called_off(here):
    row = told()
    Notice.objects.within(pk=row.pk).update(made_at=now() - timedelta(days=31))
    assert Client().get(f"/act/{act_token(row, 0)}/").status_code == 410
    Notice.objects.within(pk=row.pk).update(made_at=now(), state="off")
    assert Client().get(f"/act/{act_token(row, 0)}/").status_code == 410


def test_an_account_at_rest_does_nothing_by_an_old_link(here):
    account = here.reporter.account_id
    row = told(account_id=account, recipient=f"account:{account}")
    Account.objects.filter(pk=account).update(is_active=False)
    assert Client().post(f"/act/{act_token(row, 0)}/", {"choice": "yes"}).status_code == 410
    assert DONE == []


def test_an_address_holds_nothing_of_a_person_and_is_not_handed_on(here):
    row = told()
    answer = Client().get(f"/act/{act_token(row, 0)}/")
    assert "neighbour" not in act_token(row, 0)
    # Not "no-referrer": a browser would then answer as nobody ("Origin: null") and be turned away.
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_browser_that_answers_from_its_link_is_let_in(here):
    link = f"/act/{act_token(told(), 0)}/"
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(link)
    hidden = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    said_by_browsers = "null" if page["Referrer-Policy"] == "no-referrer" else "http://testserver"
    told_it = {"choice": "yes", "csrfmiddlewaretoken": hidden}
    answer = browser.post(link, told_it, headers={"origin": said_by_browsers})
    assert answer.status_code == 200
    assert DONE == [("invited:7", "a1", "yes")]


def test_two_verbs_under_one_name_are_a_bug():
    other = Act("trial.read", Words("", ""), _shows, lambda *_: Words("", ""))
    register_act(other)  # the same module may be loaded twice
    assert ACTS["trial.read"] is other


def test_a_reading_offers_no_change_and_a_choice_does(here):
    read = posted(told())
    assert "12월 모임" in read
    assert "하실 일이 더 없어요" in read
    assert "고칠 수 있어요" not in read

    times = (("1", Words("금요일", "Friday")), ("2", Words("월요일", "Monday")))
    shown = Shown(Words("언제 되세요?", "When?"), Words("12월 모임", "December"), times)
    act = Act("trial.read", Words("읽었어요", "I have read it"), lambda *_: shown, _does)
    ACTS["trial.read"] = act
    assert "고칠 수 있어요" in posted(told(event="meeting:1"))


def posted(row: Notice) -> str:
    answer = Client().post(f"/act/{act_token(row, 0)}/", {"choice": "1"})
    return str(answer.content.decode())

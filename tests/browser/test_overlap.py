"""In Korean, on phones: an overlap becomes a meeting, a decision, an action that is done."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import get_connection
from django.test import override_settings
from playwright.sync_api import Page, expect

from dure.activities.tests.who_story import Register, register
from dure.communication.models import ActionItem, Decision, Topic, WorkMeeting
from dure.communication.services import send_notices, write_digests
from dure.communication.tests.test_real_mail import Taken, free_port
from dure.ground.access.models import Account
from dure.ground.tests.story import person_who
from dure.kernel.clock import SEOUL, day_of, now
from dure.project.tasks import awaiting_of_many

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHO, TALK = "in/halmae/who", "in/halmae/talk"
DECIDED, TO_DO = "수요일 목욕은 복지관이 맡아요", "열네 분 명단 넘기기"


@pytest.fixture
def post(settings) -> Iterator[Taken]:
    """A real mail server, over loopback."""
    taken = Taken()
    server = Controller(taken, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    assert get_connection().open()
    try:
        yield taken
    finally:
        server.stop()


def of_the_demo() -> Register:
    """The register of a village whose people sign in with one touch."""
    made = register()
    village = made.table.village
    person_who("worker", village.initiative, village.kitchen, "bystander")
    for account in Account.objects.all():
        account.email = account.email.replace("example.org", "demo.dure.example")
        account.save()
    return made


def come_in(page: Page, url: str, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{url}/sign-in/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    form = page.locator(f'form:has(input[value="{name}@demo.dure.example"]) button')
    button = page.locator(f'button[name="email"][value="{name}@demo.dure.example"]')
    form.or_(button).first.click()
    page.wait_for_url(f"{url}/today/")


def letters(post: Taken) -> dict[str, str]:
    """The digests that arrived, by whom they are for."""
    told = {}
    for envelope in post.envelopes:
        text = envelope.content.decode()
        if "모아보기" in text or "가지" in text:
            told[envelope.rcpt_tos[0].partition("@")[0]] = text
    return told


def digest(post: Taken, days: int) -> dict[str, str]:
    """A week's morning some days from now: what arrives."""
    post.envelopes.clear()
    morning = now() + timedelta(days=days)
    write_digests(awaiting=awaiting_of_many(), at=morning)
    while send_notices(at=morning + timedelta(minutes=1)):
        pass
    return letters(post)


def proposed(phone: Page, url: str) -> None:
    """손맛 looks at its own lines: one touch, something comes back, and a meeting is proposed."""
    come_in(phone, url, "kitchen-head")
    phone.goto(f"{url}/{WHO}/mine/")
    phone.get_by_role("button", name="맞아요").first.click()
    expect(phone.get_by_text("고마워요. 이 근처에서 함께 일하는 곳")).to_be_visible()
    expect(phone.get_by_text("복지관 목욕").first).to_be_visible()
    phone.get_by_role("link", name="손맛 목욕 ↔ 복지관 목욕").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("두 기관이 같은 때에 만나요")
    phone.get_by_label("어디서 만날까요?").fill("복지관 2층")
    phone.get_by_role("button", name="제안하기").click()
    expect(phone.get_by_text("이야기가 열려 있어요")).to_be_visible()


def agreed(phone: Page, url: str) -> None:
    """The welfare centre sees the same overlap, and says that it comes."""
    come_in(phone, url, "welfare-head")
    phone.goto(f"{url}/{WHO}/overlaps/")
    phone.locator("a.queue-what").first.click()
    expect(phone.get_by_text("이야기가 열려 있어요")).to_be_visible()
    expect(phone.get_by_text("복지관 2층")).to_be_visible()
    expect(phone.get_by_role("link", name="이야기 보기")).to_be_visible()
    phone.goto(f"{url}/{TALK}/meetings/")
    phone.locator("a.queue-what").first.click()
    phone.get_by_role("button", name="갈게요").click()
    expect(phone.get_by_text("와요", exact=True).first).to_be_visible()


def held(phone: Page, url: str) -> None:
    """They meet: the minutes hold a note, a decision, an action with an owner and a day."""
    due = (day_of(now()) + timedelta(days=5)).isoformat()
    come_in(phone, url, "kitchen-head")
    phone.goto(f"{url}/{TALK}/meetings/")
    phone.locator("a.queue-what").first.click()
    write = phone.get_by_label("회의록에 적기").first
    write.fill("월요일 오전에 두 기관이 같은 집에 가요")
    phone.get_by_role("button", name="적기", exact=True).first.click()
    expect(phone.locator("li.minute.note")).to_contain_text("같은 집에 가요")
    write.fill(DECIDED)
    phone.get_by_role("button", name="결정", exact=True).first.click()
    expect(phone.locator("li.minute.decision")).to_contain_text(DECIDED)
    write.fill(TO_DO)
    phone.get_by_text("할 일이면: 누가, 언제까지").first.click()
    phone.get_by_label("누가", exact=True).first.select_option(label="손맛사회적협동조합")
    phone.get_by_label("언제까지", exact=True).first.fill(due)
    phone.get_by_role("button", name="할 일", exact=True).first.click()
    expect(phone.locator("li.minute.action")).to_contain_text(TO_DO)
    end = phone.get_by_role("button", name="회의 마치기")
    expect(end).to_have_count(0)  # they meet sooner than they meant to: the hour is moved first
    soon = (now() + timedelta(minutes=20)).astimezone(SEOUL)
    phone.get_by_text("때를 옮기거나 취소하기").click()
    phone.get_by_label("새 때").fill(soon.strftime("%Y-%m-%dT%H:%M"))
    phone.get_by_role("button", name="옮기기", exact=True).click()
    end.click()
    expect(phone.get_by_text("마친 회의")).to_be_visible()


def stands_on_today(phone: Page, url: str, name: str, *, whether: bool) -> None:
    come_in(phone, url, name)
    expect(phone.get_by_text(DECIDED)).to_have_count(1 if whether else 0)


def done(phone: Page, url: str) -> None:
    """The action is done, and says what came of it; then what shows that the decision is carried out."""
    come_in(phone, url, "kitchen-head")
    phone.goto(f"{url}/{TALK}/actions/")
    phone.get_by_label("어떻게 되었나요").fill("열네 분 명단을 넘겼어요")
    phone.get_by_role("button", name="했어요", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("우리가 할 일은 다 했어요")
    phone.goto(f"{url}/{TALK}/decisions/")
    phone.get_by_role("link", name=DECIDED).click()
    expect(phone.get_by_text("할 일이 모두 끝났어요")).to_be_visible()
    phone.get_by_label("무엇으로 확인하나요").fill("12월 방문 기록")
    phone.get_by_role("button", name="이행으로 적기").click()
    expect(phone.get_by_text(re.compile("^이행했어요"))).to_be_visible()


def test_an_overlap_becomes_a_meeting_a_decision_and_an_action_that_is_done(
    phone: Page, live_server, post: Taken
):
    with override_settings(DURE_DEMO=True):
        of_the_demo()
        url = live_server.url
        proposed(phone, url)
        agreed(phone, url)
        held(phone, url)

        # Until it is carried out, everyone has it before their eyes, and in the week's digest.
        stands_on_today(phone, url, "bystander", whether=True)
        stands_on_today(phone, url, "welfare-head", whether=True)
        week = digest(post, 7)
        assert DECIDED in week["bystander"]
        assert week["kitchen-head"].index(TO_DO) < week["kitchen-head"].index(DECIDED)

        done(phone, url)
        stands_on_today(phone, url, "bystander", whether=False)
        stands_on_today(phone, url, "welfare-head", whether=False)
        assert all(DECIDED not in one for one in digest(post, 14).values())

    meeting = WorkMeeting.objects.everywhere("test").get()
    decision = Decision.objects.everywhere("test").get()
    action = ActionItem.objects.everywhere("test").get()
    assert Topic.objects.everywhere("test").get().kind == "activities.overlap"
    assert (meeting.state, decision.state, action.state) == ("held", "done", "done")
    assert action.outcome == "열네 분 명단을 넘겼어요"

"""In Korean: one touch confirms a line; an overlap becomes a proposal with a slot and a thread."""

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from dure.activities.tests.who_story import Register, register
from dure.communication.models import Topic, WorkMeeting
from dure.ground.access.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHO = "in/halmae/who"


def of_the_demo() -> Register:
    """The register of a village whose people sign in with one touch."""
    made = register()
    for account in Account.objects.all():
        account.email = account.email.replace("example.org", "demo.dure.example")
        account.save()
    return made


def come_in(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    form = page.locator(f'form:has(input[value="{name}@demo.dure.example"]) button')
    button = page.locator(f'button[name="email"][value="{name}@demo.dure.example"]')
    form.or_(button).first.click()
    page.wait_for_url(f"{url}/today/")


def test_an_overlap_becomes_a_proposal_with_a_slot_and_a_thread(
    phone: Page, desk: Page, live_server
):
    with override_settings(DURE_DEMO=True):
        of_the_demo()
        url = live_server.url

        # 손맛 looks at its own lines on the phone: one touch, and something comes back.
        come_in(phone, url, "kitchen-head")
        phone.goto(f"{url}/{WHO}/mine/")
        phone.get_by_role("button", name="맞아요").first.click()
        expect(phone.get_by_text("고마워요. 이 근처에서 함께 일하는 곳")).to_be_visible()
        expect(phone.get_by_text("복지관 목욕").first).to_be_visible()

        # The overlap is named there; one form proposes to talk.
        phone.get_by_role("link", name="손맛 목욕 ↔ 복지관 목욕").click()
        expect(phone.get_by_role("heading", level=1)).to_contain_text("두 기관이 같은 때에 만나요")
        phone.get_by_label("어디서 만날까요?").fill("복지관 2층")
        phone.get_by_role("button", name="제안하기").click()
        expect(phone.get_by_text("이야기가 열려 있어요")).to_be_visible()

        # The welfare centre sees the same, at its desk.
        come_in(desk, url, "welfare-head")
        desk.goto(f"{url}/{WHO}/overlaps/")
        desk.locator("a.queue-what").first.click()
        expect(desk.get_by_text("이야기가 열려 있어요")).to_be_visible()
        expect(desk.get_by_text("복지관 2층")).to_be_visible()
        expect(desk.get_by_role("link", name="이야기 보기")).to_be_visible()

    topic = Topic.objects.everywhere("test").get()
    meeting = WorkMeeting.objects.everywhere("test").get()
    assert topic.kind == "activities.overlap"
    assert (meeting.topic_id, meeting.state, meeting.slots.count()) == (topic.pk, "called", 1)

"""In Korean, on a phone: a partner without an account answers to the end; a van is lent and comes back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from playwright.sync_api import Page, expect

from dure.activities.models import Booking, CreditPosting, ReferralLink, ServiceKind
from dure.activities.queries import referral_in
from dure.activities.tests.referral_story import NEED, Asking, asking, sent_to_office
from dure.ground.access.models import Account
from dure.kernel.clock import SEOUL, now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IN = "in/halmae"


def of_the_demo() -> Asking:
    """The kitchen, the welfare centre and the office; those with an account sign in with one touch."""
    here = asking()
    ServiceKind.objects.filter(code="care_meals.respite").update(name_ko="동행", name_en="Company")
    for account in Account.objects.all():
        account.email = account.email.replace("example.org", "demo.dure.example")
        account.save()
    return here


def come_in(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    form = page.locator(f'form:has(input[value="{name}@demo.dure.example"]) button')
    button = page.locator(f'button[name="email"][value="{name}@demo.dure.example"]')
    form.or_(button).first.click()
    page.wait_for_url(f"{url}/today/")


def asks(page: Page, question: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(question)


def test_a_partner_without_an_account_answers_from_the_message_to_the_outcome(
    phone: Page, live_server
):
    here = of_the_demo()
    name = sent_to_office(here, now())
    link = ReferralLink.objects.everywhere("test").get()

    phone.goto(f"{live_server.url}/referral/{link.token}/")
    asks(phone, "연계 의뢰가 왔어요")
    assert "박순례" not in phone.content()
    phone.get_by_role("button", name="코드 받기").click()
    asks(phone, "메일로 받은 코드를 적어 주세요")
    code = re.search(r"\b(\d{6})\b", mail.outbox[-1].body)
    assert code
    phone.get_by_label("여섯 자리 코드").fill(code[1])
    phone.get_by_label("답하시는 분의 이름").fill("윤정희")
    phone.get_by_role("button", name="열기").click()

    asks(phone, "받아들일 수 있나요?")
    expect(phone.get_by_text("박순례").first).to_be_visible()
    expect(phone.get_by_text(NEED)).to_be_visible()
    phone.get_by_role("button", name="받아들일게요").click()
    asks(phone, "언제 처음 만났나요?")
    phone.get_by_role("button", name="만났어요", exact=True).click()
    asks(phone, "어떻게 되었나요?")
    phone.get_by_text("도움을 받고 있어요").click()
    phone.get_by_role("button", name="결과 알리기").click()
    asks(phone, "도움을 받고 있어요")
    assert "박순례" not in phone.content()

    row = referral_in(name, here.initiative)
    assert [one.kind for one in row.steps.all()] == ["sent", "accepted", "contacted", "closed"]


def test_a_van_is_lent_and_returned(phone: Page, desk: Page, live_server):
    with override_settings(DURE_DEMO=True):
        of_the_demo()
        url = live_server.url
        tomorrow = (now().astimezone(SEOUL) + timedelta(days=1)).date().isoformat()

        # The kitchen offers its van, at an hour each.
        come_in(desk, url, "worker")
        desk.goto(f"{url}/{IN}/exchange/offers/new/")
        desk.get_by_label("이름", exact=True).fill("손맛 승합차")
        desk.get_by_label("어디에 있나요?").fill("5289000000")
        for day in desk.locator('input[name="days"]').all():
            day.check()
        desk.get_by_text("더 정하기").click()
        desk.locator("#price_unit").select_option("hour")
        desk.locator("#price").fill("1")
        desk.get_by_role("button", name="내놓기").click()
        asks(desk, "손맛 승합차")

        # The welfare centre asks for it, on the phone.
        come_in(phone, url, "helper")
        phone.goto(f"{url}/{IN}/exchange/")
        phone.get_by_role("link", name="손맛 승합차").first.click()
        phone.locator("#day").fill(tomorrow)
        phone.locator("#until_day").fill(tomorrow)
        phone.get_by_label("무엇에 쓰나요?").fill("병원 동행")
        phone.get_by_role("button", name="빌려 달라고 하기").click()
        phone.wait_for_url("**/exchange/bookings/*/")

        # Yes; the hour comes; out, and back.
        desk.goto(phone.url)
        asks(desk, "빌려줄 수 있나요?")
        desk.get_by_role("button", name="빌려줄게요").click()
        asks(desk, "내주었나요?")
        begun = now() - timedelta(minutes=10)
        Booking.objects.everywhere("test").update(
            starts_at=begun, busy_from=begun, ends_at=begun + timedelta(hours=1)
        )
        desk.get_by_role("button", name="내주었어요").click()
        asks(desk, "잘 돌아왔나요?")
        desk.get_by_role("button", name="돌려받았어요").click()
        expect(desk.get_by_role("heading", name="돌아온 모습")).to_be_visible()

        phone.reload()
        expect(phone.get_by_role("heading", name="돌아온 모습")).to_be_visible()
        phone.goto(f"{url}/{IN}/exchange/credit/")
        asks(phone, "더 도움받았어요")

    assert Booking.objects.everywhere("test").get().state == "back"
    assert CreditPosting.objects.everywhere("test").get().amount == 1

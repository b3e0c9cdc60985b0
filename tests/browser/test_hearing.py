"""A question is answered from a desk and from a phone that loses its signal; then it is read."""

from datetime import timedelta

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from dure.agenda.models import Opinion, Voice
from dure.agenda.services.reckon_question import reckon_question
from dure.agenda.tests.hearing_story import Hall, asked, by_link, says
from dure.ground.access.models import Account
from dure.ground.tests.story import village
from dure.kernel.clock import now

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def of_the_demo() -> Hall:
    """A question in a village whose people sign in with one touch."""
    made = village()
    for account in Account.objects.all():
        account.email = account.email.replace("example.org", "demo.dure.example")
        account.save()
    return Hall(made, *asked(made))


def come_in(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    form = page.locator(f'form:has(input[value="{name}@demo.dure.example"]) button')
    button = page.locator(f'button[name="email"][value="{name}@demo.dure.example"]')
    form.or_(button).first.click()
    page.wait_for_url(f"{url}/today/")


def test_three_kinds_of_people_answer_and_the_house_hears_them(
    phone: Page, desk: Page, live_server
):
    with override_settings(DURE_DEMO=True):
        made = of_the_demo()
        url = live_server.url

        # A member, at a desk, with the keyboard alone.
        come_in(desk, url, "reporter-halmae")
        desk.goto(f"{url}/in/halmae/agenda/questions/{made.question.public_id}/answer/")
        desk.get_by_role("button", name="사회적협동조합").click()
        desk.wait_for_load_state("networkidle")  # the page's own script listens to the keys
        for key in ("ArrowRight", "ArrowLeft", "ArrowDown"):
            answered = int(desk.locator("[data-answered]").inner_text())
            desk.keyboard.press(key)
            expect(desk.locator("[data-answered]")).to_have_text(str(answered + 1))
            desk.wait_for_timeout(300)
        expect(desk.locator("[data-done]")).to_contain_text("모두 답했어요")
        assert sorted(Opinion.objects.everywhere("test").values_list("vote", flat=True)) == [
            -1,
            0,
            1,
        ]

        # A resident with a phone that loses its signal between two answers.
        phone.goto(f"{url}/hear/{made.tokens['residents']}/")
        phone.wait_for_load_state("networkidle")
        phone.get_by_role("button", name="동의").click()
        expect(phone.locator("[data-told]")).to_contain_text("‘동의’로 답했어요")
        phone.context.set_offline(True)
        phone.wait_for_timeout(300)
        phone.get_by_role("button", name="반대").click()
        expect(phone.locator("[data-told]")).to_contain_text("연결이 끊겼어요")
        phone.wait_for_timeout(300)
        phone.get_by_role("button", name="넘기기").click()
        phone.context.set_offline(False)
        expect(phone.locator("[data-answered]")).to_have_text("3", timeout=15_000)
        expect(phone.locator("[data-told]")).to_contain_text("다시 이어져서")
        assert Voice.objects.everywhere("test").count() == 2
        assert Opinion.objects.everywhere("test").count() == 6

        # Easy reading has a picture, large words, and a voice where the device can speak.
        phone.goto(f"{url}/hear/{made.tokens['lived']}/?easy=1&again=1")
        expect(phone.locator(".hearing-picture").first).to_be_visible()
        thumbs = phone.locator(".thumbs").bounding_box()
        assert thumbs is not None
        assert thumbs["y"] + thumbs["height"] <= 844  # without scrolling
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

        # Others come; what was heard is read by the member.
        for one in range(5):
            says(made, by_link(made, f"neighbour {one}"), [1, -1, 1], now())
        reckon_question(made.question.id, at=now() + timedelta(seconds=1))
        desk.goto(f"{url}/in/halmae/agenda/questions/{made.question.public_id}/")
        expect(desk.locator("#common")).to_be_visible()
        expect(desk.locator(".heard")).to_contain_text("7명")

"""A draft agenda is amended in a real browser: a member proposes by thumb, the director accepts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.agenda.models import AgendaNode
from dure.agenda.services import begin_draft, remove_clause
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, Village, village

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
CLAUSE = "/in/halmae/agenda/draft/work000000/"


@pytest.fixture
def home() -> Village:
    """The first version is in force, the second is being written."""
    told = village()
    adopted_agenda_of(told)
    begin_draft(told.director, initiative_id=told.initiative.pk, at=NOW)
    return told


def opened(page: Page, live: LiveServer, browser: Client, address: str) -> Page:
    page.context.add_cookies(
        [
            {"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": live.url},
            {"name": "dure_language", "value": "ko", "url": live.url},
        ]
    )
    page.goto(live.url + address)
    return page


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [one["id"] for one in found.response["violations"]]


def test_a_member_amends_by_thumb_and_the_director_accepts(
    phone: Page, desk: Page, live_server: LiveServer, home: Village
) -> None:
    page = opened(phone, live_server, browser_of(home.reporter), CLAUSE)
    page.get_by_text("다른 글 제안하기").tap()
    page.locator("#a_title_ko").fill("배우고 함께 일한다")
    page.get_by_label("왜 바꾸고 싶은가요?").fill("혼자서는 일터를 만들 수 없어요.")
    page.get_by_role("button", name="수정안 내기").tap()
    expect(page.locator(".amendment ins").first).to_contain_text("함께")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []

    page = opened(desk, live_server, browser_of(home.director), "/in/halmae/agenda/draft/")
    page.get_by_role("link", name="수정안 1").click()
    page.get_by_role("button", name="받아들이기").click()
    expect(page.locator("h1")).to_have_text("배우고 함께 일한다")
    assert faults(page) == []
    page.goto(f"{live_server.url}/in/halmae/agenda/compare/")
    expect(page.locator(".was-reworded ins").first).to_contain_text("함께")
    assert faults(page) == []

    draft = AgendaNode.objects.within(agenda__number=2, key="work000000").get()
    assert draft.title_ko == "배우고 함께 일한다"


def test_a_clause_that_was_taken_out_is_put_back_with_one_touch(
    phone: Page, desk: Page, live_server: LiveServer, home: Village
) -> None:
    leaf = AgendaNode.objects.within(agenda__number=2, agenda__initiative=home.initiative)
    gone = leaf.filter(below__isnull=True).order_by("-position")[0]
    for hand in (phone, desk):
        remove_clause(home.director, node_id=gone.pk, why="다음 판에서 다시 봐요", at=NOW)
        page = opened(hand, live_server, browser_of(home.director), "/in/halmae/agenda/draft/")

        page.get_by_role("button", name="되살리기").click(timeout=5000)

        expect(page.locator("#removed")).to_have_count(0)
        gone.refresh_from_db()
        assert gone.removed_at is None

"""From a letter, in a real browser and without an account: a touch that a neighbour's phone can make."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.communication.models import Notice
from dure.communication.queries import announcement_page
from dure.communication.services import announce, read_journal
from dure.communication.services.links import act_token
from dure.communication.tests.talking import bada
from dure.communication.types import NewAnnouncement
from dure.ground.tests.story import TODAY, village
from dure.kernel.clock import now
from dure.kernel.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_announcement_is_read_from_its_letter_by_one_touch(
    phone: Page, live_server: LiveServer
) -> None:
    here = village()
    bada(here)
    read_journal(at=now())
    new = NewAnnouncement(title=Words("설 연휴 배달", ""), text=Words("이틀 쉽니다.", ""))
    told = announce(here.director, initiative_id=here.initiative.pk, new=new, at=now())
    read_journal(at=now())
    letter = next(one for one in Notice.objects.everywhere("test") if one.offers)

    phone.goto(f"{live_server.url}/act/{act_token(letter, 0)}/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("공지를 읽으셨나요?")
    assert not announcement_page(here.director, told.public_id, on=TODAY).have_read
    phone.locator("main").get_by_role("button").first.click()
    expect(phone.locator("main")).to_contain_text("읽")
    assert len(announcement_page(here.director, told.public_id, on=TODAY).have_read) == 1

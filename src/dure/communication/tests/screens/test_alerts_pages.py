"""The pages of alerts, as a coordinator uses them: in both languages, and closed to others."""

import re

import pytest

from dure.communication.models import Alert
from dure.communication.rules.weeks import WEEK, monday_of
from dure.communication.services import prove_week, take_alert
from dure.communication.tests.story import Watch, closed_door, coordinator
from dure.ground.access.queries import house
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW, TODAY, Village, village

pytestmark = pytest.mark.django_db
LIST = "/in/halmae/alerts/"


@pytest.fixture
def here() -> Village:
    return village()


def test_when_all_is_well_the_page_says_so_in_both_languages(here):
    one = coordinator(here)
    assert "지금은 모두 무사해요" in page(browser_of(one), LIST)
    assert "Everybody is accounted for" in page(browser_of(one, language="en"), LIST)


def test_a_week_without_an_alert_says_so_and_not_that_all_nought_were_closed(here):
    monday = monday_of(TODAY) - WEEK
    prove_week(house(), initiative_id=here.initiative.pk, monday=monday, at=NOW)

    said = page(browser_of(coordinator(here)), LIST)

    assert "알림이 없었어요" in said
    assert "0건 모두" not in said


def test_every_week_that_was_proved_can_be_read(here):
    first = monday_of(TODAY) - WEEK * 30
    for n in range(30):
        args = {"initiative_id": here.initiative.pk, "monday": first + WEEK * n}
        prove_week(house(), at=NOW, **args)
    browser = browser_of(coordinator(here))
    seen, address = 0, LIST
    while address:
        shown = page(browser, address)
        seen += shown.count("알림이 없었어요")
        found = re.search(r'href="(\?before=[0-9-]+)#weeks"', shown)
        address = f"{LIST}{found[1]}" if found else ""
    assert seen == 30
    assert "Earlier weeks" in page(browser_of(coordinator(here, "바다"), language="en"), LIST)
    assert "더 이전 주" in page(browser, f"{LIST}?before=nonsense")


def test_an_open_alert_is_seen_handled_and_closed_by_touch(here):
    one = coordinator(here)
    card, watch = closed_door(here), Watch()
    watch.look()
    watch.pass_minutes(11).look()
    browser = browser_of(one)
    shown = page(browser, LIST)
    assert "챙길 사람이" in shown
    assert "2번 경로 7번째 집" in shown
    assert "맡은 사람 없음" in page(browser, f"{LIST}now/")

    address = f"{LIST}{card.public_id}/"
    assert "누구인지 보기" in page(browser, address)
    send(browser, f"{address}act/", deed="called", note="이장님께 부탁")
    send(browser, f"{address}act/", take="1")
    assert "이장님께 부탁" in page(browser, address)
    refused = send(browser, f"{address}act/", 422)
    assert "결과 없이는" in refused
    send(browser, f"{address}act/", outcome="well")
    assert "닫았어요: 잘 계세요" in page(browser, address)
    assert "Closed: is well" in page(browser_of(one, language="en"), address)
    assert "지금은 모두 무사해요" in page(browser, LIST)


def test_a_shift_is_handed_over_on_the_page(here):
    one, other = coordinator(here), coordinator(here, "바다")
    card = closed_door(here)
    take_alert(one, alert=card.public_id, at=NOW)
    browser = browser_of(one)
    assert "근무를 마칠 때" in page(browser, LIST)
    send(
        browser,
        f"{LIST}hand-over/",
        alert=card.public_id,
        to=str(other.account_id),
        note="부탁해요",
    )
    assert Alert.objects.within(pk=card.id).get().holder_id == other.account_id
    assert "근무를 마칠 때" not in page(browser, LIST)
    assert "고를 수 없어요" not in send(browser, f"{LIST}hand-over/", 422, to="x")


@pytest.mark.parametrize("to", ["", "x", "²", "9" * 40, "-1"])
def test_hostile_keys_are_refused_plainly(here, to):
    one, card = coordinator(here), closed_door(here)
    said = send(browser_of(one), f"{LIST}hand-over/", 422, alert=card.public_id, to=to)
    assert "알림을 맡을 수 있는 사람에게만" in said


def test_others_find_no_such_alert(here):
    card = closed_door(here)
    stranger = coordinator(village("elsewhere"), "먼산")
    answer = browser_of(stranger).get(f"{LIST}{card.public_id}/")
    assert "그런 알림을 찾을 수 없어요" in answer.content.decode()
    assert "2번 경로" not in answer.content.decode()
    assert browser_of(here.funder).get(LIST).status_code == 403
    wrong = browser_of(coordinator(here)).get(f"/in/elsewhere/alerts/{card.public_id}/")
    assert "그런 알림을 찾을 수 없어요" in wrong.content.decode()

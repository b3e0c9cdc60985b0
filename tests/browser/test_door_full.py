"""A courier's phone that can keep nothing: what is touched is told all the same, and a sentence says so."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import DoorVisit, MealDay
from dure.programmes.care_meals.tests.door_story import Monday, monday
from dure.programmes.care_meals.tests.no_signal import no_signal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FULL = """IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };"""
NONE = """Object.defineProperty(window, "indexedDB", { value: { open() {
  const asked = { error: new Error("private") };
  setTimeout(() => asked.onerror(), 0);
  return asked;
} } });"""


def outcomes(here: Monday) -> list[str]:
    rows = DoorVisit.objects.within(stop__day_id=here.day.pk, undone_at__isnull=True)
    return list(rows.order_by("stop__place").values_list("outcome", flat=True))


@pytest.mark.parametrize("trouble", [FULL, NONE], ids=["full", "none"])
def test_what_is_touched_on_a_phone_that_keeps_nothing_is_told_and_a_sentence_warns(
    phone: Page, live_server: LiveServer, trouble: str
) -> None:
    here, page = monday(opened=False, on=day_of(now())), phone
    MealDay.objects.within(pk=here.day.pk).update(opened_at=now())
    page.add_init_script(trouble)
    page.goto(f"{live_server.url}/door/{here.link.token}/")
    page.get_by_role("button", name="이 전화기로 시작하기").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("박순례")
    expect(page.get_by_text("자리가 없어요")).to_be_visible()

    page.get_by_role("button", name="안 계세요").click()
    expect(page.get_by_text("담당자에게 알려졌어요")).to_be_visible()
    assert outcomes(here) == ["nobody"]

    page.get_by_role("button", name="다음 집").click()
    with no_signal(page):
        page.get_by_role("button", name="약속대로 두었어요").click()
        expect(page.locator("[data-sync]")).to_contain_text("1건")
        expect(page.get_by_text("이 화면을 닫지 마시고")).to_be_visible()
    expect(page.locator("[data-sync]")).not_to_contain_text("건", timeout=20_000)
    assert outcomes(here) == ["nobody", "left"]

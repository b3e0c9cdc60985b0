"""The month, the hall, the questions and the first kitchen, as their pages tell them in both languages."""

import pytest
from django.urls import reverse

from dure.activities.models import ServiceRecord
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import village
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.tests.story import GARAM, diner, kitchen_story

pytestmark = pytest.mark.django_db
EVERY_DAY = list(range(1, 8))


def page(who, name, *args, language="ko", **asked):
    return browser_of(who, language=language).get(reverse(name, args=["halmae", *args]), asked)


def text(answer):
    return answer.content.decode()


def test_who_ticks_a_guest_writes_a_meal_and_who_unticks_takes_it_back():
    story = kitchen_story()
    guest = diner(story, "김영수", kind="care_meals.hall", weekdays=EVERY_DAY, portions=2)
    address = reverse("meal_hall", args=["halmae", story.kitchen.public_id])
    phone = browser_of(story.coordinator)
    assert "김○수" in text(phone.get(address)) or "김〇수" in text(phone.get(address))

    phone.post(address, {"came": [guest.public_id]})
    assert "2식을 적었어요" in text(phone.get(address))
    phone.post(address, {})

    lines = ServiceRecord.objects.everywhere("test").filter(kind__code="care_meals.hall")
    assert sum(line.quantity for line in lines) == 0
    assert "오신 분만" in text(phone.get(address))


def test_the_month_says_what_it_needs_before_any_indicator_is_taken_over():
    story = kitchen_story()
    told = text(page(story.coordinator, "meal_month"))
    assert "지표를 들이고" in told
    assert "taken the indicators over" in text(page(story.coordinator, "meal_month", language="en"))


def test_a_cost_with_a_slip_of_the_finger_is_refused_on_the_page_and_a_right_one_stands():
    story = kitchen_story()
    phone = browser_of(story.coordinator)
    address = reverse("meal_month", args=["halmae"])
    month = f"{day_of(now()):%Y-%m}"
    wrong = {"deed": "cost", "item": "energy", "amount": "-5"}
    told = text(phone.post(f"{address}?month={month}", wrong, follow=True))
    assert "10억 원 미만" in told

    right = {"deed": "cost", "item": "energy", "amount": "448,000"}
    told = text(phone.post(f"{address}?month={month}", right, follow=True))
    assert "448,000" in told

    whole = {"deed": "cost", "item": "ingredients", "amount": "20,280,000"}
    told = text(phone.post(f"{address}?month={month}", whole, follow=True))
    assert "20,280,000" in told


def test_three_questions_need_an_answer_and_health_needs_consent():
    story = kitchen_story()
    row = diner(story, "박순례")
    address = reverse("diner_answers", args=["halmae", row.public_id])
    phone = browser_of(story.coordinator)
    assert "하나도 없어요" in text(phone.post(address, {}, follow=True))
    assert "동의를 먼저" in text(phone.post(address, {"loneliness": "5"}, follow=True))
    assert "0에서 7까지" in text(phone.post(address, {"days_without": "9"}, follow=True))
    assert "고맙습니다" in text(phone.post(address, {"days_without": "2"}, follow=True))


def test_where_nobody_has_a_kitchen_every_page_leads_to_opening_the_first_one():
    garam = village()
    garam.initiative.programmes = ["care_meals"]
    garam.initiative.save()
    for name in ("meal_diners", "meal_jobs", "meal_roster", "meal_attendance", "meal_kitchens"):
        told = text(page(garam.director, name))
        assert reverse("open_meal_kitchen", args=["halmae"]) in told, name


def test_a_kitchen_is_opened_on_its_page_and_wrong_hours_are_said_there():
    story = kitchen_story()
    director, home = story.village.director, reverse("open_meal_kitchen", args=["halmae"])
    form = {
        "organisation": story.village.kitchen.pk,
        "name_ko": "둘째 주방",
        "place_code": GARAM,
        "opens": "14:00",
        "closes": "06:30",
    }
    answer = browser_of(director).post(home, form)
    assert answer.status_code == 422

    answer = browser_of(director).post(home, form | {"opens": "06:30", "closes": "14:00"})
    assert answer.status_code == 302
    assert Kitchen.objects.everywhere("test").filter(name_ko="둘째 주방").exists()


def test_a_stranger_sees_no_month_and_no_hall_of_ours():
    story = kitchen_story()
    answer = page(story.stranger, "meal_hall", story.kitchen.public_id)
    assert answer.status_code in {403, 404}
    assert story.kitchen.name_ko not in text(page(story.stranger, "meal_month"))

"""The kitchen's pages: what is cooked, what is printed, what has changed; in Korean and in English."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from dure.ground.access.models import AccessLog
from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import (
    Dish,
    FoodReading,
    HealthAnswer,
    KitchenSheet,
    Menu,
    PreservedSample,
    ReceivingInspection,
)
from dure.programmes.care_meals.services import note_need, store_samples
from dure.programmes.care_meals.tests.cooking_story import Cooking, cooking
from dure.programmes.care_meals.tests.story import MONDAY, kitchen_story
from dure.programmes.care_meals.types.diners import NeedDraft
from dure.programmes.care_meals.types.kitchen_log import Stored

pytestmark = pytest.mark.django_db
ON = MONDAY.isoformat()


def where(made: Cooking, name: str, *more: str) -> str:
    return reverse(name, args=["halmae", made.story.kitchen.public_id, *more])


def seen(made: Cooking, name: str, language: str = "ko", **asked: str) -> str:
    words = "&".join(f"{key}={value}" for key, value in {"on": ON, **asked}.items())
    return page(browser_of(made.actor, language=language), f"{where(made, name)}?{words}")


def client(made: Cooking) -> Client:
    return browser_of(made.actor)


def test_the_kitchen_says_what_is_cooked_in_both_languages() -> None:
    made = cooking()
    said = seen(made, "kitchen_day")
    assert "6식을 지어요" in said
    assert "고등어무조림" in said
    assert "조리 시작" in said
    assert "6 meals" in seen(made, "kitchen_day", "en")
    assert "Mackerel with radish" in seen(made, "kitchen_day", "en")


def test_whoever_runs_one_kitchen_goes_straight_there() -> None:
    made = cooking()
    answer = client(made).get(reverse("meal_kitchens", args=["halmae"]))
    assert (answer.status_code, answer["Location"]) == (302, where(made, "kitchen_day"))


def test_a_stranger_finds_no_kitchen() -> None:
    made = cooking()
    outside = browser_of(made.story.stranger)
    names = ("kitchen_day", "kitchen_sheet", "meal_labels", "food_log", "menus", "dishes")
    for name in names:
        assert outside.get(where(made, name)).status_code in {403, 404, 409, 422}
    said = page(outside, reverse("meal_kitchens", args=["halmae"]))
    assert "맡은 주방이 아직 없어요" in said


def test_an_empty_kitchen_says_what_to_do_first() -> None:
    story = kitchen_story()
    browser = browser_of(story.coordinator)
    here = ["halmae", story.kitchen.public_id]
    assert "아직 지을 것이 없어요" in page(browser, reverse("kitchen_day", args=here))
    assert "음식이 아직 없어요" in page(browser, reverse("dishes", args=here))
    assert "음식이 아직 없어요" in page(browser, reverse("plan_menu", args=here))
    assert "이날 지을 것이 없습니다" in page(browser, reverse("shopping_list", args=here))
    assert "이날 담을 식사가 없습니다" in page(browser, reverse("meal_labels", args=here))
    send(browser, reverse("bring_dishes", args=here))
    assert Dish.objects.everywhere("test").count() > 25


def test_the_printed_sheet_names_nobody_and_counts_like_the_labels() -> None:
    made = cooking()
    made.start()
    sheet, labels = seen(made, "kitchen_sheet"), seen(made, "meal_labels")
    assert "박○례" not in sheet
    assert "= <b>6식</b>" in sheet
    assert labels.count('class="label"><b>') == 6
    assert "박○례" in labels
    assert "박순례" not in labels
    assert "5.6.7.9 (대두, 밀, 고등어, 새우)" in labels
    assert "초안" not in sheet


def test_a_draft_says_that_it_is_one() -> None:
    made = cooking()
    assert "초안 (조리 시작 전)" in seen(made, "kitchen_sheet")
    assert "Draft (before cooking)" in seen(made, "kitchen_sheet", "en")


def test_whole_names_stand_on_labels_only_when_asked_and_are_logged_as_seen() -> None:
    made = cooking()
    made.start()
    assert "박순례" in seen(made, "meal_labels", names="whole", form="21", skip="3")
    acts = set(AccessLog.objects.everywhere("test").values_list("act", "person_id"))
    eat = {one.person_id for one in (made.soonrye, made.malja, made.jeongja, made.yeongsu)}
    assert {("seen", person) for person in eat} <= acts


def test_the_shopping_list_has_packages() -> None:
    made = cooking()
    said = seen(made, "shopping_list")
    assert "고등어" in said
    assert "1 × 20 kg" in said


def test_cooking_is_started_and_a_change_is_settled_on_the_page() -> None:
    made = cooking()
    browser, address = client(made), where(made, "kitchen_day")
    mark = made.seen(now()).mark
    send(browser, where(made, "start_cooking"), on=ON, mark=mark)
    assert KitchenSheet.objects.within(on=MONDAY).count() == 1
    need = NeedDraft(diner_id=made.soonrye.pk, allergens=("mackerel",), since=MONDAY)
    note_need(made.actor, need=need, at=now())
    said = page(browser, f"{address}?on={ON}")
    assert "조리 중에 바뀌었어요" in said
    assert "닭살찜" in said
    mark = made.seen(now()).mark
    send(browser, where(made, "settle_kitchen_change"), on=ON, mark=mark, deed="repack")
    said = page(browser, f"{address}?on={ON}")
    assert "조리 중에 바뀌었어요" not in said
    assert "그 뒤 1번 바뀌었어요" in said


def test_a_clash_is_settled_on_the_page() -> None:
    made = cooking()
    need = NeedDraft(diner_id=made.soonrye.pk, diet="diabetic", texture=3, since=MONDAY)
    note_need(made.actor, need=need, at=now())
    assert "정해 주세요" in seen(made, "kitchen_day")
    card = made.seen().open_clashes[0]
    told = {
        "on": ON,
        "kind": card.kind,
        "dish": card.dish,
        "instead": "",
        "diner": card.people[0].id,
    }
    send(client(made), where(made, "settle_clash"), **told)
    assert "빼고 담아요" in seen(made, "kitchen_day")


def test_a_refusal_is_said_on_the_page() -> None:
    made = cooking(routed=False)
    browser = client(made)
    send(browser, where(made, "start_cooking"), on=ON, mark=made.seen().mark)
    assert "아직 시작할 수 없어요" in page(browser, f"{where(made, 'kitchen_day')}?on={ON}")


def test_a_dish_is_written_and_what_was_wrong_stays_to_be_mended() -> None:
    made = cooking()
    browser, address = client(made), where(made, "write_dish")
    told = {
        "name_ko": "잡채",
        "name_en": "",
        "course": "side",
        "keeps": "room",
        "textures": "7",
        "recipe": "당면 30 g\n시금치 조금",
        "pot": "",
    }
    said = send(browser, address, status=422, **told)
    assert "2번째 줄" in said
    assert "시금치 조금" in said
    assert "몇 인분인지 숫자로" in send(browser, address, status=422, **{**told, "pot": "많이"})
    send(browser, address, **{**told, "recipe": "당면 30 g\n시금치 20 g ×1.2\n간장 5 ml [5, 6]"})
    key = made.dish("잡채").public_id
    opened = page(browser, where(made, "dish", key))
    assert "간장 5 ml [대두, 밀]" in opened
    send(browser, where(made, "dish", key), **{**told, "recipe": "당면 35 g"})
    send(browser, where(made, "retire_dish", key))
    assert "잡채" not in page(browser, where(made, "dishes"))


def test_dishes_of_a_season() -> None:
    made = cooking()
    assert "오이무침" in seen(made, "dishes", season="summer")
    assert "시금치나물" not in seen(made, "dishes", season="summer")
    assert "Allergen numbers" in seen(made, "dishes", "en")


def test_a_week_is_seen_planned_and_laid() -> None:
    made = cooking()
    browser = client(made)
    assert "현미밥 · 아욱된장국" in seen(made, "menus")
    assert "What is eaten this week?" in seen(made, "menus", "en")
    on = (MONDAY + timedelta(days=7)).isoformat()
    send(browser, where(made, "lay_menus"), on=on, week="autumn-1")
    assert Menu.objects.within(on=on).count() == 2
    rice, tofu = made.dish("보리밥").public_id, made.dish("두부조림").public_id
    told = {"on": on, "kind": "care_meals.lunchbox", "season": "winter-2"}
    told |= {"dish-0": rice, "dish-1": tofu, "first-1": made.dish("닭살찜").public_id}
    send(browser, where(made, "plan_menu"), **told)
    assert Menu.objects.within(season="winter", week=2, weekday=1).exists()
    said = send(browser, where(made, "plan_menu"), status=422, **{**told, "dish-1": rice})
    assert "식단에 두 번 있어요" in said


def test_the_food_log_is_kept_with_a_thumb() -> None:
    made = cooking()
    browser, today = client(made), day_of(now()).isoformat()
    dish = made.dish("고등어무조림").public_id
    told = {"on": today, "point": "core", "dish": dish, "celsius": "82,5", "minutes": "1"}
    send(browser, where(made, "take_reading"), **told)
    assert FoodReading.objects.within(on=today).get().celsius == 82.5
    said = send(browser, where(made, "take_reading"), 422, **{**told, "celsius": "뜨거움"})
    assert "다시 적어 주세요. -60에서 300 사이의 숫자예요" in said
    assert "82.5" in said
    send(browser, where(made, "store_samples"), on=today, dish=dish, celsius="-20")
    sample = PreservedSample.objects.within(on=today).get()
    send(browser, where(made, "dispose_sample"), on=today, sample=sample.pk)
    assert "까지 보관해야 해요" in page(browser, f"{where(made, 'food_log')}?on={today}")
    told = {"on": today, "item": "두부", "keeps": "cold", "celsius": "3", "whole": "yes"}
    send(browser, where(made, "receive_delivery"), **told, origin="국산", taken="yes")
    assert ReceivingInspection.objects.within(on=today).get().taken
    said = send(browser, where(made, "receive_delivery"), 422, **told, origin="국산", use_by="어제")
    assert "소비기한을 날짜로" in said


def test_what_was_refused_in_the_food_log_is_not_typed_twice() -> None:
    made = cooking()
    browser, today = client(made), day_of(now()).isoformat()
    came = {"on": today, "item": "두부", "amount": "10모", "supplier": "가람식품", "celsius": "4"}

    said = send(browser, where(made, "receive_delivery"), 422, **came, origin="국산", taken="yes")
    for typed in ("두부", "10모", "가람식품", "국산", "4"):
        assert f'value="{typed}"' in said
    cool = {"on": today, "point": "hot", "celsius": "41,5", "route": "2"}
    said = send(browser, where(made, "take_reading"), 422, **cool)  # too cool, and nothing done

    assert 'value="41,5"' in said
    assert '<option value="hot" selected>' in said
    assert not ReceivingInspection.objects.within(on=today).exists()
    assert browser.get(where(made, "take_reading")).status_code == 302


def test_where_somebody_measures_nothing_is_chosen_beforehand() -> None:
    said = seen(cooking(), "food_log")

    for box in ("point", "keeps"):
        choices = said.partition(f'<select id="{box}"')[2].partition("</select>")[0]
        assert choices.partition("<option")[2].startswith(' value="">')
        assert "selected" not in choices


def test_all_samples_that_may_go_are_written_down_in_one_touch() -> None:
    made = cooking()
    then = now() - timedelta(days=7)
    browser, on = client(made), day_of(then)
    dishes = tuple(made.dish(name).public_id for name in ("현미밥", "고등어무조림", "배추김치"))
    told = Stored(dishes, Decimal(-20), then)
    store_samples(made.actor, kitchen_id=made.story.kitchen.pk, on=on, stored=told, at=then)
    said = page(browser, f"{where(made, 'food_log')}?on={on}")
    assert "버릴 때가 된 3개를 모두 버렸어요" in said
    keys = list(PreservedSample.objects.within(on=on).values_list("pk", flat=True))
    send(browser, where(made, "dispose_sample"), on=on.isoformat(), sample=keys)
    assert not PreservedSample.objects.within(on=on, disposed_at__isnull=True).exists()


def test_the_food_log_has_one_main_button_the_next_thing_that_is_due() -> None:
    made = cooking()
    browser, today = client(made), day_of(now()).isoformat()
    where_to = f"{where(made, 'food_log')}?on={today}"

    def main_ones() -> int:
        return page(browser, where_to).count('<button class="button">')

    assert main_ones() == 1
    dish = made.dish("고등어무조림").public_id
    told = {"on": today, "point": "core", "dish": dish, "celsius": "82.5", "minutes": "1"}
    send(browser, where(made, "take_reading"), **told)
    assert main_ones() == 1


def test_health_is_asked_before_the_shift() -> None:
    made = cooking()
    told = {"on": ON, "person": made.soonrye.person_id}
    told |= {"stomach": "no", "wound": "yes", "fever": "no"}
    send(client(made), where(made, "answer_health"), **told)
    assert HealthAnswer.objects.everywhere("test").get().may_cook is False


@pytest.mark.parametrize("on", ["", "yesterday", "9999-99-99", "0001-01-01"])
def test_a_day_that_is_none_is_today(on: str) -> None:
    made = cooking()
    answer = client(made).get(f"{where(made, 'kitchen_day')}?on={on}")
    assert answer.status_code == 200

"""A day opens only when everybody is on a stop, in the hall, paused or explained."""

from datetime import date, timedelta

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import MealDay, MealOrder, Stop
from dure.programmes.care_meals.queries import day_board, diners_of_day
from dure.programmes.care_meals.services import (
    Explanation,
    close_day,
    courier_away,
    end_courier,
    explain_diner,
    open_day,
    take_back_day,
    unexplain_diner,
)
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, diner, kitchen_story, order, pause

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return kitchen_story()


def opened(story, day, **said):
    day.refresh_from_db()
    how = {"day": day.public_id, "version": day.version, "despite": "", "at": MORNING}
    return open_day(story.coordinator, **(how | said))


def standing(story, on=MONDAY):
    found = diners_of_day(story.coordinator, story.kitchen.pk, on, at=MORNING)
    return {one.masked_name: one.state for one in found}


def test_before_anything_is_planned_everybody_is_open_or_paused_or_eats_in_the_hall(story) -> None:
    diner(story, "박순례")
    diner(story, "김영자", kind="care_meals.hall")
    pause(diner(story, "이말순"), since=MONDAY)

    assert standing(story) == {"박○례": "open", "김○자": "hall", "이○순": "paused"}


def test_who_pauses_is_named_once_however_many_kinds_she_orders(story) -> None:
    row = diner(story, "이말순")
    order(row, kind="care_meals.banchan")
    pause(row, since=MONDAY)

    board = day_board(story.coordinator, meal_day(story).public_id, at=MORNING)

    assert [one.masked_name for one in board.paused] == ["이○순"]
    assert board.count.standing["paused"] == 1


def test_a_day_with_everybody_on_a_route_opens_and_counts_what_it_brings(story) -> None:
    park, kim = diner(story, "박순례"), diner(story, "김영자", portions=2)
    day = laid(meal_day(story), {courier(story, "이복남"): [[park, kim]]})

    assert opened(story, day) == 2

    board = day_board(story.coordinator, day.public_id, at=MORNING)
    assert board.day.state == "open"
    assert (board.count.stops, board.count.portions, board.count.stop_portions) == (2, 3, 3)
    assert [one.label for one in board.diners] == ["1-01", "1-02"]


def test_a_diner_without_a_point_is_not_dropped_in_silence(story) -> None:
    """김영자's door is on no map. The day stays shut until somebody writes down what happens."""
    park, kim = diner(story, "박순례"), diner(story, "김영자", point=None)
    day = laid(meal_day(story), {courier(story, "이복남"): [[park]]})

    with pytest.raises(Refused) as refused:
        opened(story, day)
    assert (refused.value.code, refused.value.values) == ("care_meals.diners_open", {"n": 1})

    told = Explanation(diner=kim.public_id, reason="fetched")
    explain_diner(story.coordinator, day=day.public_id, told=told, at=MORNING)
    assert opened(story, day) == 1
    board = day_board(story.coordinator, day.public_id, at=MORNING)
    assert board.count.standing["explained"] == 1
    assert sum(one.cooked for one in board.diners) == 1


def test_whoever_joins_after_planning_keeps_the_day_shut(story) -> None:
    day = laid(meal_day(story), {courier(story, "이복남"): [[diner(story, "박순례")]]})
    diner(story, "김영자")

    with pytest.raises(Refused, match="diners_open"):
        opened(story, day)


def test_an_order_that_grew_after_planning_keeps_the_day_shut(story) -> None:
    """The kitchen would cook two, the route carries one: the sheet's count equals the stops, or no day."""
    park = diner(story, "박순례")
    day = laid(meal_day(story), {courier(story, "이복남"): [[park]]})
    MealOrder.objects.within(diner_id=park.pk).update(portions=2)

    with pytest.raises(Refused) as refused:
        opened(story, day)

    assert refused.value.code == "care_meals.count_differs"
    assert refused.value.values == {"sheet": 2, "stops": 1}


def test_a_pause_takes_a_door_off_its_route_and_its_end_brings_it_back(story) -> None:
    park, kim = diner(story, "박순례"), diner(story, "김영자")
    day = laid(meal_day(story), {courier(story, "이복남"): [[park, kim]]})
    away = pause(kim, since=MONDAY, until=MONDAY + timedelta(days=3))

    board = day_board(story.coordinator, day.public_id, at=MORNING)
    assert (board.count.stops, board.count.standing["paused"]) == (1, 1)
    assert standing(story, date(2026, 11, 26))["김○자"] == "open"

    away.delete()
    assert day_board(story.coordinator, day.public_id, at=MORNING).count.stops == 2


def test_a_second_kind_of_meal_ordered_later_is_open_until_planned_again(story) -> None:
    park = diner(story, "박순례")
    day = laid(meal_day(story), {courier(story, "이복남"): [[park]]})
    order(park, kind="care_meals.banchan")

    with pytest.raises(Refused, match="diners_open"):
        opened(story, day)


def test_somebody_who_died_is_explained_without_anybody_writing_it(story) -> None:
    park, kim = diner(story, "박순례"), diner(story, "김영자")
    day = laid(meal_day(story), {courier(story, "이복남"): [[park, kim]]})
    kim.person.deceased_on = MONDAY
    kim.person.save()

    assert standing(story)["김○자"] == "explained"
    assert opened(story, day) == 1


def test_an_empty_day_does_not_open(story) -> None:
    day = meal_day(story)

    with pytest.raises(Refused, match="nobody_due"):
        opened(story, day)


def test_a_day_of_the_hall_alone_opens(story) -> None:
    diner(story, "김영자", kind="care_meals.hall")
    day = meal_day(story)

    assert opened(story, day) == 0


def test_broken_promises_want_a_sentence(story) -> None:
    """A walker with room for one meal carries two: somebody has to say why all the same."""
    park, kim = diner(story, "박순례"), diner(story, "김영자")
    day = laid(meal_day(story), {courier(story, "이복남", load=1): [[park, kim]]})

    with pytest.raises(Refused, match="promises_broken"):
        opened(story, day)

    assert opened(story, day, despite="둘째 바구니를 들고 가요") == 2
    day.refresh_from_db()
    assert day.opened_despite == "둘째 바구니를 들고 가요"


def test_what_was_looked_at_before_somebody_changed_it_is_refused(story) -> None:
    day = laid(meal_day(story), {courier(story, "이복남"): [[diner(story, "박순례")]]})
    seen = day.version
    MealDay.objects.within(pk=day.pk).update(version=seen + 1)

    with pytest.raises(Refused, match="day_moved_on"):
        opened(story, day, version=seen)


def test_an_explanation_can_be_taken_back_and_other_wants_words(story) -> None:
    kim = diner(story, "김영자")
    day = meal_day(story)
    for words in ("", "  ", "가" * 301):
        told = Explanation(diner=kim.public_id, reason="other", words=words)
        with pytest.raises(Refused, match="explanation_needed"):
            explain_diner(story.coordinator, day=day.public_id, told=told, at=MORNING)

    told = Explanation(diner=kim.public_id, reason="other", words="따님 댁에서 드세요")
    explain_diner(story.coordinator, day=day.public_id, told=told, at=MORNING)
    assert standing(story)["김○자"] == "explained"

    unexplain_diner(story.coordinator, day=day.public_id, diner=kim.public_id, at=MORNING)
    assert standing(story)["김○자"] == "open"
    assert Stop.objects.within(day_id=day.pk).get().explanation == ""


def test_a_resident_number_in_an_explanation_is_refused(story) -> None:
    kim = diner(story, "김영자")
    day = meal_day(story)
    told = Explanation(diner=kim.public_id, reason="other", words="450101-2345678")

    with pytest.raises(Refused, match="resident_number"):
        explain_diner(story.coordinator, day=day.public_id, told=told, at=MORNING)


def test_a_stranger_opens_nothing_and_sees_nothing(story) -> None:
    day = laid(meal_day(story), {courier(story, "이복남"): [[diner(story, "박순례")]]})

    with pytest.raises(Refused, match="not_allowed"):
        open_day(story.stranger, day=day.public_id, version=1, despite="", at=MORNING)
    with pytest.raises(Refused, match="not_allowed"):
        day_board(story.stranger, day.public_id, at=MORNING)
    with pytest.raises(Refused, match="not_allowed"):
        diners_of_day(story.stranger, story.kitchen.pk, MONDAY, at=MORNING)


def test_an_open_day_is_taken_back_or_closed_and_a_closed_one_stays(story) -> None:
    day = laid(meal_day(story), {courier(story, "이복남"): [[diner(story, "박순례")]]})
    opened(story, day)
    take_back_day(story.coordinator, day=day.public_id, at=MORNING)
    opened(story, day)
    close_day(story.coordinator, day=day.public_id, at=MORNING)

    with pytest.raises(Refused, match="day_not_open"):
        take_back_day(story.coordinator, day=day.public_id, at=MORNING)
    with pytest.raises(Refused, match="day_not_draft"):
        opened(story, day)


@pytest.mark.parametrize("how", ["away", "ended"])
def test_a_route_that_nobody_can_drive_keeps_the_day_shut(story, how) -> None:
    """이복남 was planned in the evening; in the morning she does not come, or has left for good."""
    walks = courier(story, "이복남")
    day = laid(meal_day(story), {walks: [[diner(story, "박순례")]]})
    told = {"courier": walks.public_id, "on": MONDAY, "at": MORNING}
    if how == "away":
        courier_away(story.coordinator, reason="ill", **told)
    else:
        end_courier(story.coordinator, **told)

    with pytest.raises(Refused, match="courier_gone"):
        opened(story, day)
    assert MealDay.objects.within(pk=day.pk).get().state == "draft"


def test_a_courier_without_doors_may_be_away(story) -> None:
    walks, other = courier(story, "이복남"), courier(story, "최병철")
    day = laid(meal_day(story), {walks: [[diner(story, "박순례")]]})
    courier_away(story.coordinator, courier=other.public_id, on=MONDAY, reason="ill", at=MORNING)

    assert opened(story, day) == 1

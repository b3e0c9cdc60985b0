"""A shift that is given away stands on Today, for whoever may say yes, until somebody has said it."""

import pytest

from dure.programmes.care_meals.models import ShiftPlace
from dure.programmes.care_meals.queries import open_swaps_for
from dure.programmes.care_meals.queries.swap_panel import swap_panel
from dure.programmes.care_meals.services import (
    ask_swap,
    link_actor,
    settle_swap,
    take_swap,
)
from dure.programmes.care_meals.tests.crew import AFTERNOON, TUESDAY, on, shift, worker
from dure.programmes.care_meals.tests.story import NOW, kitchen_story

pytestmark = pytest.mark.django_db


class Given:
    """이복순 gives her Tuesday morning away; 김말자 could come."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        self.gives, self.takes = worker(self.story, "이복순"), worker(self.story, "김말자")
        self.place = on(shift(self.story), self.gives)
        self.swap = ask_swap(self.phone(self.gives), place_id=self.place.pk, at=NOW)

    def phone(self, who):
        return link_actor(who)

    def said(self, who=None, at=NOW):
        here = self.story.village.initiative
        lines = swap_panel(who or self.story.village.director, here.pk, here.slug, at)
        return [line.what.ko for line in lines]


def test_it_is_told_until_a_person_has_agreed():
    made = Given()
    assert made.said() == ["12월 1일 07:00 조리 근무를 바꿔 달라고 해요. 맡을 분이 아직 없어요"]

    phone = made.phone(made.takes)
    take_swap(phone, swap_id=made.swap, worker_id=made.takes.pk, at=NOW)
    assert made.said() == ["12월 1일 07:00 조리 근무를 바꾸겠다고 해요. 그렇게 할지 정해 주세요"]

    settle_swap(made.story.village.director, swap_id=made.swap, agreed=True, at=NOW)
    assert made.said() == []


def test_nobody_else_hears_of_it_and_a_place_taken_off_is_nobodys_swap():
    made = Given()
    assert made.said(made.story.stranger) == []

    ShiftPlace.objects.within(pk=made.place.pk).update(state="given_up")
    assert made.said() == []
    assert open_swaps_for(made.takes.pk, on=TUESDAY) == ()


def test_a_shift_gone_by_is_over():
    made = Given()
    assert made.said(at=AFTERNOON) != []
    assert made.said(at=AFTERNOON.replace(day=2)) == []

"""Two who never work together: one may come where the other leaves."""

import pytest

from dure.programmes.care_meals.models import ShiftPlace, WorkerPair
from dure.programmes.care_meals.queries import open_swaps_for
from dure.programmes.care_meals.services import (
    ask_swap,
    link_actor,
    send_substitute,
    settle_swap,
    take_swap,
)
from dure.programmes.care_meals.tests.crew import MORNING, TUESDAY, on, shift, worker
from dure.programmes.care_meals.tests.story import NOW, kitchen_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart():
    """이복순 stands on a shift; 김말자 is kept apart from her."""
    story = kitchen_story()
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    one, two = sorted((boksun.pk, malja.pk))
    WorkerPair.objects.create(kitchen=story.kitchen, one_id=one, other_id=two, kind="apart")
    return story, boksun, malja, on(shift(story), boksun)


def test_the_other_takes_the_shift_that_is_given_away(apart):
    story, boksun, malja, place = apart
    swap = ask_swap(link_actor(boksun), place_id=place.pk, at=NOW)
    assert [key for key, _ in open_swaps_for(malja.pk, on=TUESDAY)] == [swap]

    take_swap(link_actor(malja), swap_id=swap, worker_id=malja.pk, at=NOW)
    new = settle_swap(story.village.director, swap_id=swap, agreed=True, at=NOW)

    assert ShiftPlace.objects.within(pk=new).get().worker_id == malja.pk


def test_the_other_stands_in_for_her(apart):
    story, _, malja, place = apart

    new = send_substitute(story.village.director, place_id=place.pk, worker_id=malja.pk, at=MORNING)

    assert ShiftPlace.objects.within(pk=new).get().worker_id == malja.pk

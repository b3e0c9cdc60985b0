"""Two phones at one moment: the last place, one swap, one link, one morning noted twice. On PostgreSQL."""

from datetime import date

import pytest

from dure.activities.models import ServiceRecord
from dure.kernel.testing.together import together
from dure.kernel.words import Words
from dure.programmes.care_meals.models import JobOffer, ShiftPlace, Swap, WorkerLink
from dure.programmes.care_meals.services import (
    answer_offer,
    ask_swap,
    bind_link,
    link_actor,
    make_worker_link,
    note_attendance,
    offer_job,
    place_worker,
    post_job,
    take_swap,
)
from dure.programmes.care_meals.tests.crew import AFTERNOON, on, shift, worker
from dure.programmes.care_meals.tests.story import NOW, kitchen_story
from dure.programmes.care_meals.types.jobs import PostingDraft

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_say_yes_to_the_last_place_and_one_has_it():
    story = kitchen_story()
    people = [worker(story, name) for name in ("이복순", "김말자")]
    draft = PostingDraft(
        kitchen_id=story.kitchen.pk,
        job_type="community",
        part="cook",
        title=Words("김장", "Kimchi"),
        places=1,
        starts_on=date(2026, 12, 1),
    )
    posting = post_job(story.village.director, draft=draft, at=NOW)
    where = {"posting_id": posting, "at": NOW}
    offers = [offer_job(story.village.director, worker_id=one.pk, **where) for one in people]
    told = together(
        *[
            (
                lambda who=who, key=key: answer_offer(
                    link_actor(who), offer_id=key, answer="yes", at=NOW
                )
            )
            for who, key in zip(people, offers, strict=True)
        ]
    )
    assert sorted(told) == ["care_meals.posting_full", "done"]
    assert JobOffer.objects.within(posting_id=posting, answer="yes").count() == 1


def test_two_take_one_swap_and_one_has_it():
    story = kitchen_story()
    giver, one, two = (worker(story, name) for name in ("이복순", "김말자", "정옥희"))
    swap = ask_swap(link_actor(giver), place_id=on(shift(story), giver).pk, at=NOW)
    told = together(
        *[
            (lambda who=who: take_swap(link_actor(who), swap_id=swap, worker_id=who.pk, at=NOW))
            for who in (one, two)
        ]
    )
    assert sorted(told) == ["care_meals.swap_gone", "done"]
    assert Swap.objects.within(pk=swap).get().state == "taken"


def test_two_phones_open_one_link_and_one_keeps_it():
    story = kitchen_story()
    boksun = worker(story, "이복순")
    make_worker_link(story.village.director, worker_id=boksun.pk, at=NOW)
    link = WorkerLink.objects.within(worker_id=boksun.pk).get().pk
    told = together(
        *[
            (lambda mark=mark: bind_link(link_actor(boksun), link_id=link, mark=mark, at=NOW))
            for mark in ("a" * 26, "b" * 26)
        ]
    )
    assert sorted(told) == ["care_meals.link_of_another_phone", "done"]


def test_a_morning_noted_by_two_at_once_is_one_line():
    story = kitchen_story()
    place = on(shift(story), worker(story, "이복순"))
    told = together(
        *[lambda: note_attendance(story.coordinator, place_id=place.pk, at=AFTERNOON)] * 3
    )
    assert told == ["done"] * 3
    assert ServiceRecord.objects.within(kind__code="care_meals.shift").count() == 1


def test_two_coordinators_put_one_worker_on_one_shift_once():
    story = kitchen_story()
    boksun, row = worker(story, "이복순"), shift(story)
    act = {"shift_id": row.pk, "worker_id": boksun.pk, "at": NOW}
    told = together(*[lambda: place_worker(story.village.director, **act)] * 2)
    assert sorted(told) == ["care_meals.already_on_shift", "done"]
    assert ShiftPlace.objects.within(shift_id=row.pk).count() == 1

"""An answer that was a slip of the finger is put right on the phone; a reported accident can be found."""

from datetime import timedelta

import pytest

from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.programmes.care_meals.models import JobOffer
from dure.programmes.care_meals.services import (
    note_accident,
    offer_job,
    post_job,
    report_accident,
)
from dure.programmes.care_meals.tests.crew import worker
from dure.programmes.care_meals.tests.screens.test_jobs_pages import MEALS, browser, phone, read
from dure.programmes.care_meals.tests.story import kitchen_story
from dure.programmes.care_meals.types.jobs import PostingDraft

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def offered(story, *people):
    """A post with one place, offered to all of them; answers its key and theirs."""
    draft = PostingDraft(
        kitchen_id=story.kitchen.pk,
        job_type="community",
        part="cook",
        title=Words("김장", "Kimchi days"),
        places=1,
        starts_on=day_of(now()),
    )
    director = story.village.director
    posting = post_job(director, draft=draft, at=now())
    keys = [offer_job(director, posting_id=posting, worker_id=one.pk, at=now()) for one in people]
    return posting, keys


def test_a_no_that_was_a_slip_becomes_a_yes_while_the_place_is_free():
    story = kitchen_story()
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    _, (hers, other) = offered(story, boksun, malja)
    client, link = phone(story, boksun)
    client.post(link)

    client.post(link, {"deed": "no", "key": str(hers)})
    page = read(client, link)
    assert ("못 한다고 했어요" in page, "다시 생각하니 할게요" in page) == (True, True)
    client.post(link, {"deed": "yes", "key": str(hers)})

    assert "하기로 했어요" in read(client, link)
    assert JobOffer.objects.within(pk=hers).get().answer == "yes"
    second, link = phone(story, malja)
    second.post(link)
    second.post(link, {"deed": "no", "key": str(other)})
    assert "다시 생각하니 할게요" not in read(second, link)


def test_a_post_that_is_full_is_offered_to_nobody_else():
    story = kitchen_story()
    boksun = worker(story, "이복순")
    worker(story, "김말자")
    posting, (hers,) = offered(story, boksun)
    desk, page = browser(story.village.director), f"{MEALS}jobs/postings/"
    assert "제안하기" in read(desk, f"{page}{posting}/")
    client, link = phone(story, boksun)
    client.post(link)

    client.post(link, {"deed": "yes", "key": str(hers)})

    assert "제안하기" not in read(desk, f"{page}{posting}/")


def test_accidents_stay_on_the_page_with_the_number_of_their_report():
    story = kitchen_story()
    boksun, at = worker(story, "이복순"), now()
    told = {"worker_id": boksun.pk, "happened_at": at - timedelta(hours=1), "at": at}
    key = note_accident(story.coordinator, **told, severity="serious", told="손목을 데었어요.")
    note_accident(story.coordinator, **told, severity="minor", told="손가락을 베었어요.")
    desk = browser(story.village.director)
    reported = {"accident_id": key, "reported_on": day_of(at), "number": "가람-17", "at": at}
    report_accident(story.village.director, **reported)

    page = read(desk, f"{MEALS}jobs/")

    assert ("사고 2건" in page, "가람-17" in page) == (True, True)
    assert "보고하지 않아도 돼요" in page
    assert "손목을" not in page

"""이복순 applies, papers are looked at, a person decides; a post fits her, she says yes by phone."""

from dataclasses import replace
from datetime import date

import pytest

from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import JobOffer, Worker
from dure.programmes.care_meals.queries import (
    checklist_of,
    matches_of,
    offers_to,
    worker_card,
    workers_of,
)
from dure.programmes.care_meals.services import (
    answer_offer,
    apply_for_work,
    close_posting,
    decide_worker,
    leave_work,
    link_actor,
    note_check,
    offer_job,
    pair_workers,
    post_job,
)
from dure.programmes.care_meals.tests.crew import on, shift, worker
from dure.programmes.care_meals.tests.story import NOW, TODAY, kitchen_story, person
from dure.programmes.care_meals.types.jobs import ApplicationDraft, PostingDraft, SeenPaper

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return kitchen_story()


@pytest.fixture
def director(story):
    return story.village.director


def applies(story, name="이복순", **said):
    draft = ApplicationDraft(
        kitchen_id=story.kitchen.pk,
        person_id=person(story, name).pk,
        job_type="community",
        part="cook",
        applied_on=TODAY,
        skills=("soup",),
        lifts_kg=10,
    )
    return apply_for_work(story.village.director, draft=replace(draft, **said), at=NOW)


def sees_everything(story, key):
    for line in checklist_of(story.village.director, key):
        seen = SeenPaper(line.item, True, line.evidence[0][0], TODAY)
        note_check(story.village.director, worker_id=key, seen=seen, at=NOW)


def posts(story, **said):
    draft = PostingDraft(
        kitchen_id=story.kitchen.pk,
        job_type="community",
        part="cook",
        title=Words("아침 조리", "Morning cooks"),
        places=1,
        skills=("soup",),
        lifts_kg=8,
        starts_on=date(2026, 12, 1),
    )
    return post_job(story.village.director, draft=replace(draft, **said), at=NOW)


def test_nobody_is_taken_on_before_the_papers_were_seen(story, director):
    key = applies(story)
    card = worker_card(director, Worker.objects.within(pk=key).get().public_id, at=NOW)
    assert (card.works, card.decide_by) == (False, date(2026, 12, 7))
    with pytest.raises(Refused, match="checklist_open"):
        decide_worker(director, worker_id=key, decision="yes", at=NOW)

    sees_everything(story, key)
    decide_worker(director, worker_id=key, decision="yes", at=NOW)

    (card,) = workers_of(director, story.kitchen.pk, at=NOW)
    assert (card.works, card.name, card.month_hours) == (True, "이○순", 60.0)
    with pytest.raises(Refused, match="decided_already"):
        decide_worker(director, worker_id=key, decision="no", why_not="…", at=NOW)


def test_one_line_that_is_not_met_cannot_be_decided_over(story, director):
    key = applies(story)
    sees_everything(story, key)
    seen = SeenPaper("one_programme", False, "system_seen", TODAY)
    note_check(director, worker_id=key, seen=seen, at=NOW)
    with pytest.raises(Refused, match="checklist_fails"):
        decide_worker(director, worker_id=key, decision="yes", at=NOW)
    decide_worker(director, worker_id=key, decision="no", why_not="다른 일자리 참여", at=NOW)
    assert workers_of(director, story.kitchen.pk, at=NOW) == ()


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (SeenPaper("pension", True, "pension_paper", TODAY), "no_such_item"),
        (SeenPaper("age", True, "system_seen", TODAY), "no_such_evidence"),
    ],
)
def test_a_paper_that_shows_nothing_is_refused(story, director, seen, code):
    key = applies(story)
    with pytest.raises(Refused, match=code):
        note_check(director, worker_id=key, seen=seen, at=NOW)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"job_type": "internship"}, "no_such_job_type"),
        ({"part": "sing"}, "no_such_part"),
        ({"skills": ("juggling",)}, "no_such_skill"),
        ({"month_hours": 61.0}, "hours_beyond_law"),
        ({"month_hours": -3.0}, "hours_beyond_law"),
        ({"latitude": 35.0}, "bad_point"),
    ],
)
def test_an_application_that_cannot_be_is_refused(story, said, code):
    with pytest.raises(Refused, match=code):
        applies(story, **said)


def test_the_same_application_twice_is_one(story):
    boksun = person(story, "이복순")
    applies(story, person_id=boksun.pk)
    with pytest.raises(Refused, match="already_a_worker"):
        applies(story, person_id=boksun.pk)


def test_a_post_is_offered_to_whom_it_fits_and_answered_by_her_alone(story, director):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자", lifts_kg=3)
    posting = posts(story)
    _, found = matches_of(director, posting, at=NOW)
    assert [(card.name, match.fits) for card, match, _ in found] == [
        ("이○순", True),
        ("김○자", False),
    ]
    assert found[1][1].reasons[0].code == "match.too_heavy"

    offer = offer_job(director, posting_id=posting, worker_id=boksun.pk, at=NOW)
    assert offer_job(director, posting_id=posting, worker_id=boksun.pk, at=NOW) == offer
    with pytest.raises(Refused, match="does_not_fit"):
        offer_job(director, posting_id=posting, worker_id=malja.pk, at=NOW)
    with pytest.raises(Refused, match="not_your_shift"):
        answer_offer(link_actor(malja), offer_id=offer, answer="yes", at=NOW)

    answer_offer(link_actor(boksun), offer_id=offer, answer="yes", at=NOW)
    assert [card.answer for card in offers_to(boksun.pk)] == ["yes"]


def test_the_last_place_is_given_once(story, director):
    posting = posts(story, places=1)
    keys = [worker(story, name) for name in ("이복순", "정옥희")]
    offers = [offer_job(director, posting_id=posting, worker_id=one.pk, at=NOW) for one in keys]
    answer_offer(link_actor(keys[0]), offer_id=offers[0], answer="yes", at=NOW)
    with pytest.raises(Refused, match="posting_full"):
        answer_offer(link_actor(keys[1]), offer_id=offers[1], answer="yes", at=NOW)

    answer_offer(link_actor(keys[0]), offer_id=offers[0], answer="no", at=NOW)
    answer_offer(link_actor(keys[1]), offer_id=offers[1], answer="yes", at=NOW)
    assert JobOffer.objects.within(posting_id=posting, answer="yes").get().worker_id == keys[1].pk


def test_a_closed_posting_takes_nobody(story, director):
    posting, boksun = posts(story), worker(story, "이복순")
    close_posting(director, posting_id=posting, on=TODAY, at=NOW)
    with pytest.raises(Refused, match="posting_closed"):
        offer_job(director, posting_id=posting, worker_id=boksun.pk, at=NOW)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"places": 0}, "posting_places"),
        ({"title": Words(" ", "")}, "posting_title"),
        ({"ends_before": date(2026, 11, 1)}, "ends_before_it_begins"),
    ],
)
def test_a_posting_that_cannot_be_is_refused(story, said, code):
    with pytest.raises(Refused, match=code):
        posts(story, **said)


def test_companions_are_a_pair_whoever_is_named_first(story, director):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    one = {"worker_id": malja.pk, "other_id": boksun.pk, "at": NOW}
    key = pair_workers(director, kind="together", **one)
    other = {"worker_id": boksun.pk, "other_id": malja.pk, "at": NOW}
    assert pair_workers(director, kind="apart", **other) == key
    assert pair_workers(director, kind=None, **other) is None
    with pytest.raises(Refused, match="pair_of_one"):
        pair_workers(director, worker_id=boksun.pk, other_id=boksun.pk, kind="apart", at=NOW)


def test_who_leaves_frees_her_places(story, director):
    boksun = worker(story, "이복순")
    before, after = (on(shift(story, date(2026, 12, day)), boksun) for day in (1, 8))
    assert leave_work(director, worker_id=boksun.pk, on=date(2026, 12, 5), at=NOW) == 1
    for row in (before, after):
        row.refresh_from_db()
    assert (before.state, after.state) == ("planned", "given_up")


def test_a_coordinator_without_the_right_takes_nobody_on(story):
    with pytest.raises(Refused, match="not_allowed"):
        apply_for_work(
            story.coordinator,
            draft=ApplicationDraft(
                kitchen_id=story.kitchen.pk,
                person_id=person(story, "이복순").pk,
                job_type="public",
                part="pack",
                applied_on=TODAY,
            ),
            at=NOW,
        )

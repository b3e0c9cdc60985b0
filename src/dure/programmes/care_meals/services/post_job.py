"""Work is offered, fits somebody, is accepted or declined from a phone (G1)."""

from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import JobOffer, JobPosting, Worker
from dure.programmes.care_meals.queries.job_types import job_type, pack
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.queries.matches import match_of
from dure.programmes.care_meals.rules.intake import check_span
from dure.programmes.care_meals.services.subjects import of_kitchen
from dure.programmes.care_meals.services.worker_rows import only_own, worker, working
from dure.programmes.care_meals.types.jobs import PARTS, PostingDraft


def _of_draft(*, draft: PostingDraft) -> Subject:
    return of_kitchen(kitchen_id=draft.kitchen_id)


def _of_posting(*, posting_id: int, **_: object) -> Subject:
    return subject_of(_posting(posting_id).kitchen)


def _of_offer(*, offer_id: int, **_: object) -> Subject:
    return subject_of(_offer(offer_id).posting.kitchen)


@action("care_meals.posting.add", may="run_jobs", on=_of_draft, tell=("backbone",))
def post_job(actor: Actor, *, draft: PostingDraft, at: datetime) -> Done[int]:
    """Offer work and answer its key.

    Refused: `care_meals.no_such_job_type`, `.no_such_part`, `.no_such_skill`, `.posting_places`,
    `.posting_title`, `.ends_before_it_begins`.
    """
    job_type(draft.job_type, draft.starts_on)
    check_span(draft.starts_on, draft.ends_before)
    check_part_and_skills(draft.part, draft.skills)
    if not 1 <= draft.places <= 200:
        raise Refused("care_meals.posting_places", places=draft.places)
    if not draft.title.ko.strip():
        raise Refused("care_meals.posting_title")
    row = JobPosting.objects.create(
        public_id=public_id(),
        kitchen_id=draft.kitchen_id,
        job_type=draft.job_type,
        part=draft.part,
        title_ko=draft.title.ko.strip(),
        title_en=draft.title.en.strip() or draft.title.ko.strip(),
        places=draft.places,
        skills=sorted(set(draft.skills)),
        lifts_kg=draft.lifts_kg,
        stands_minutes=draft.stands_minutes,
        weekdays=sorted(set(draft.weekdays)),
        starts_on=draft.starts_on,
        ends_before=draft.ends_before,
        posted_at=at,
    )
    return Done(row.pk, {"posting": row.public_id, "type": draft.job_type})


@action("care_meals.posting.close", may="run_jobs", on=_of_posting)
def close_posting(actor: Actor, *, posting_id: int, on: date, at: datetime) -> Done[int]:
    """Nobody is sought any more; answers the posting's key. Offers that wait lapse."""
    row = _posting(posting_id)
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    return Done(row.pk, {"posting": row.public_id})


@action("care_meals.offer.make", may="run_jobs", on=_of_posting, tell=("worker",))
def offer_job(actor: Actor, *, posting_id: int, worker_id: int, at: datetime) -> Done[int]:
    """Offer a post to somebody whom it fits; answers the offer's key, the same one when told twice.

    Refused: `care_meals.not_working`, `.does_not_fit` (the first reason stands on the page),
    `.posting_closed`, `.posting_full`.
    """
    posting = _posting(posting_id)
    person = working(worker_id)
    if person.kitchen_id != posting.kitchen_id:
        raise Refused("care_meals.no_such_worker")
    _must_be_open(posting, day_of(at))
    known = JobOffer.objects.within(posting_id=posting.pk, worker_id=person.pk).first()
    if known is not None:
        return Done(known.pk, {"offer": known.pk, "new": False})
    found = match_of(posting, person)
    if not found.fits:
        raise Refused("care_meals.does_not_fit")
    made = JobOffer.objects.create(
        posting=posting,
        worker=person,
        reasons=[{"code": each.code, "values": dict(each.values)} for each in found.reasons],
        offered_at=at,
    )
    return Done(made.pk, {"offer": made.pk, "posting": posting.public_id, "new": True})


@action("care_meals.offer.answer", may="own_shifts", on=_of_offer, tell=("coordinator",))
def answer_offer(actor: Actor, *, offer_id: int, answer: str, at: datetime) -> Done[str]:
    """Yes or no; a no may become a yes while places are left, a yes is given back as a no.

    Refused: `care_meals.no_such_offer`, `.no_such_answer`, `.posting_closed`, `.posting_full`,
    `.not_your_shift`.
    """
    offer = _offer(offer_id)
    only_own(actor, worker(offer.worker_id))
    if answer not in ("yes", "no"):
        raise Refused("care_meals.no_such_answer")
    if answer == "yes" and offer.answer != "yes":
        # The row of the posting is locked: two phones cannot take its last place together.
        _must_be_open(_posting(offer.posting_id), day_of(at))
        Worker.objects.within(pk=offer.worker_id).update(part=offer.posting.part)
    offer.answer, offer.answered_at = answer, at
    offer.save(update_fields=["answer", "answered_at"])
    return Done(answer, {"offer": offer.pk, "answer": answer})


def check_part_and_skills(part: str, skills: tuple[str, ...]) -> None:
    """Refused: `care_meals.no_such_part`, `care_meals.no_such_skill`."""
    if part not in PARTS:
        raise Refused("care_meals.no_such_part", part=part)
    for skill in skills:
        if skill not in pack("skills"):
            raise Refused("care_meals.no_such_skill", skill=skill)


def _must_be_open(posting: JobPosting, today: date) -> None:
    if posting.closed_on is not None and posting.closed_on <= today:
        raise Refused("care_meals.posting_closed")
    taken = JobOffer.objects.within(posting_id=posting.pk, answer="yes").count()
    if taken >= posting.places:
        raise Refused("care_meals.posting_full", places=posting.places)


def _posting(posting_id: int) -> JobPosting:
    rows = JobPosting.objects.within(pk=posting_id).select_related("kitchen")
    row: JobPosting | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_posting")
    return row


def _offer(offer_id: int) -> JobOffer:
    rows = JobOffer.objects.within(pk=offer_id).select_related("posting__kitchen")
    row: JobOffer | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_offer")
    return row

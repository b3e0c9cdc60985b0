"""Whom a post fits (G1): everybody who works here, the best first, each with the reasons."""

from datetime import datetime

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import JobOffer, JobPosting, Worker, WorkerPair
from dure.programmes.care_meals.queries.job_types import job_type
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.queries.workers import workers_of
from dure.programmes.care_meals.rules.matching import Asked, Offered, match
from dure.programmes.care_meals.types.jobs import Match, OfferCard, PostingCard, Reason, WorkerCard


def postings_of(actor: Actor, kitchen_id: int) -> tuple[PostingCard, ...]:
    """What a kitchen offers, the newest first. Refused as `kitchen_card`."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = JobPosting.objects.within(kitchen_id=kitchen.pk).order_by("-posted_at", "-pk")
    return tuple(posting_card(row) for row in rows)


def matches_of(
    actor: Actor, posting_id: int, *, at: datetime
) -> tuple[PostingCard, tuple[tuple[WorkerCard, Match, str], ...]]:
    """The post, and each worker with how it fits and the state of an offer; best first, then by name."""
    posting = JobPosting.objects.within(pk=posting_id).select_related("kitchen").first()
    if posting is None:
        raise Refused("care_meals.no_such_posting")
    cards = [each for each in workers_of(actor, posting.kitchen_id, at=at) if each.works]
    rows = {row.pk: row for row in Worker.objects.within(kitchen_id=posting.kitchen_id)}
    offers = JobOffer.objects.within(posting_id=posting.pk)
    states = {each.worker_id: each.answer or "waiting" for each in offers}
    found = [(card, match_of(posting, rows[card.id]), states.get(card.id, "")) for card in cards]
    found.sort(key=lambda one: (not one[1].fits, -one[1].score, one[0].name))
    return posting_card(posting), tuple(found)


def offers_to(worker_id: int) -> tuple[OfferCard, ...]:
    """What is offered to one worker, for the worker's own page; what waits first."""
    rows = JobOffer.objects.within(worker_id=worker_id, posting__closed_on__isnull=True)
    rows = rows.select_related("posting").order_by("answer", "-offered_at")
    return tuple(
        OfferCard(
            row.pk,
            posting_card(row.posting),
            tuple(Reason(each["code"], each["values"]) for each in row.reasons),
            row.offered_at,
            row.answer,
        )
        for row in rows
    )


def match_of(posting: JobPosting, worker: Worker) -> Match:
    """How one post fits one worker; companions are those who said yes to it."""
    there = JobOffer.objects.within(posting_id=posting.pk, answer="yes").exclude(
        worker_id=worker.pk
    )
    pairs = [
        *WorkerPair.objects.within(one_id=worker.pk).values_list("other_id", "kind"),
        *WorkerPair.objects.within(other_id=worker.pk).values_list("one_id", "kind"),
    ]
    kitchen = posting.kitchen
    return match(
        Asked(
            skills=tuple(posting.skills),
            lifts_kg=posting.lifts_kg,
            stands_minutes=posting.stands_minutes,
            weekdays=tuple(posting.weekdays),
            point=kitchen.point,
            company=frozenset(there.values_list("worker_id", flat=True)),
        ),
        Offered(
            skills=tuple(worker.skills),
            lifts_kg=worker.lifts_kg,
            stands_minutes=worker.stands_minutes,
            most_distance_m=worker.most_distance_m,
            point=worker.point,
            weekdays=tuple(worker.weekdays),
            together=frozenset(who for who, kind in pairs if kind == "together"),
            apart=frozenset(who for who, kind in pairs if kind == "apart"),
        ),
    )


def posting_card(row: JobPosting) -> PostingCard:
    """The card of a posting."""
    return PostingCard(
        id=row.pk,
        public_id=row.public_id,
        kitchen_id=row.kitchen_id,
        title=row.title,
        job_type=job_type(row.job_type, row.starts_on),
        part=row.part,
        places=row.places,
        taken=JobOffer.objects.within(posting_id=row.pk, answer="yes").count(),
        skills=tuple(row.skills),
        lifts_kg=row.lifts_kg,
        stands_minutes=row.stands_minutes,
        weekdays=tuple(row.weekdays),
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        closed_on=row.closed_on,
    )

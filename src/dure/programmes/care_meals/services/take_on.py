"""Somebody applies, papers are looked at, a person decides, somebody leaves."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries import organisation_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import EligibilityCheck, ShiftPlace, Worker, WorkerPair
from dure.programmes.care_meals.queries.job_types import job_type, pack
from dure.programmes.care_meals.rules.eligibility import check_decision, items_for
from dure.programmes.care_meals.rules.intake import check_point
from dure.programmes.care_meals.services.post_job import check_part_and_skills
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.services.worker_rows import of_worker, worker, working
from dure.programmes.care_meals.types.jobs import ApplicationDraft, PairKind, SeenPaper


def _of_draft(*, draft: ApplicationDraft) -> Subject:
    return of_kitchen(kitchen_id=draft.kitchen_id)


@action("care_meals.worker.apply", may="run_jobs", on=_of_draft)
def apply_for_work(actor: Actor, *, draft: ApplicationDraft, at: datetime) -> Done[int]:
    """Write down an application and answer the worker's key.

    Refused: `care_meals.unknown_person`, `.already_a_worker`, `.no_such_job_type`, `.no_such_part`,
    `.no_such_skill`, `.hours_beyond_law`, `.bad_point`.
    """
    where = kitchen(draft.kitchen_id)
    if organisation_of_people([draft.person_id]).get(draft.person_id) != where.organisation_id:
        raise Refused("care_meals.unknown_person")
    check_part_and_skills(draft.part, draft.skills)
    check_point(draft.latitude, draft.longitude)
    law = job_type(draft.job_type, draft.applied_on).month_hours
    if draft.month_hours is not None and not 0 < draft.month_hours <= law:
        raise Refused("care_meals.hours_beyond_law", hours=law)
    try:
        with transaction.atomic():
            row = Worker.objects.create(
                public_id=public_id(),
                person_id=draft.person_id,
                initiative_id=where.initiative_id,
                organisation_id=where.organisation_id,
                kitchen=where,
                **_fields(draft),
            )
    except IntegrityError:
        raise Refused("care_meals.already_a_worker") from None
    return Done(row.pk, {"worker": row.public_id, "type": draft.job_type})


@action("care_meals.worker.check", may="run_jobs", on=of_worker)
def note_check(actor: Actor, *, worker_id: int, seen: SeenPaper, at: datetime) -> Done[int]:
    """Write down what a paper showed; answers the line's key. A later look takes an earlier one's place.

    Refused: `care_meals.no_such_item`, `care_meals.no_such_evidence`, `care_meals.decided_already`.
    """
    row = worker(worker_id)
    if row.decision:
        raise Refused("care_meals.decided_already")
    items = pack("eligibility")
    if seen.item not in items_for(row.job_type, row.part, items):
        raise Refused("care_meals.no_such_item", item=seen.item)
    if seen.evidence not in items[seen.item]["evidence"]:
        raise Refused("care_meals.no_such_evidence", evidence=seen.evidence)
    line, _ = EligibilityCheck.objects.within(worker_id=row.pk).update_or_create(
        worker_id=row.pk,
        item=seen.item,
        defaults={
            "met": seen.met,
            "evidence": seen.evidence,
            "seen_on": seen.seen_on,
            "noted_by_id": actor.account_id,
        },
    )
    return Done(line.pk, {"worker": row.public_id, "item": seen.item})


@action("care_meals.worker.decide", may="run_jobs", on=of_worker, tell=("worker", "backbone"))
def decide_worker(
    actor: Actor,
    *,
    worker_id: int,
    decision: str,
    starts_on: date | None = None,
    why_not: str = "",
    at: datetime,
) -> Done[str]:
    """A person decides. Yes needs every line of the checklist seen and met; no needs a reason.

    Refused: `care_meals.checklist_open`, `.checklist_fails`, `.why_not_needed`,
    `.no_such_decision`, `.decided_already`.
    """
    row = worker(worker_id)
    if row.decision:
        raise Refused("care_meals.decided_already")
    rows = EligibilityCheck.objects.within(worker_id=row.pk)
    seen = dict(rows.values_list("item", "met"))
    check_decision(decision, items_for(row.job_type, row.part, pack("eligibility")), seen, why_not)
    row.decision, row.decided_on, row.decided_by_id = decision, day_of(at), actor.account_id
    row.why_not = why_not.strip() if decision == "no" else ""
    row.starts_on = (starts_on or day_of(at)) if decision == "yes" else None
    row.save()
    return Done(decision, {"worker": row.public_id, "decision": decision})


@action("care_meals.worker.leave", may="run_jobs", on=of_worker)
def leave_work(actor: Actor, *, worker_id: int, on: date, at: datetime) -> Done[int]:
    """No work from `on` on; places planned from then are free again. Answers how many those were.

    Refused: `care_meals.not_working`.
    """
    row = working(worker_id)
    row.left_on = on
    row.save(update_fields=["left_on"])
    ahead = ShiftPlace.objects.within(worker_id=row.pk, state="planned", shift__day__gte=on)
    freed = ahead.update(state="given_up", noted_at=at)
    return Done(freed, {"worker": row.public_id, "freed": freed})


@action("care_meals.worker.pair", may="run_jobs", on=of_worker)
def pair_workers(
    actor: Actor, *, worker_id: int, other_id: int, kind: PairKind | None, at: datetime
) -> Done[int | None]:
    """Two work together, or never do; without a kind the pair is gone. Answers the pair's key.

    Refused: `care_meals.pair_of_one`, `care_meals.not_working`, `care_meals.no_such_worker`.
    """
    row, other = working(worker_id), working(other_id)
    if row.pk == other.pk:
        raise Refused("care_meals.pair_of_one")
    if row.kitchen_id != other.kitchen_id:
        raise Refused("care_meals.no_such_worker")
    one, two = sorted((row.pk, other.pk))
    known = WorkerPair.objects.within(one_id=one, other_id=two)
    if kind is None:
        known.delete()
        return Done(None, {"kind": ""})
    made, _ = known.update_or_create(
        one_id=one, other_id=two, defaults={"kind": kind, "kitchen_id": row.kitchen_id}
    )
    return Done(made.pk, {"kind": kind})


def _fields(draft: ApplicationDraft) -> dict[str, object]:
    return {
        "job_type": draft.job_type,
        "part": draft.part,
        "skills": sorted(set(draft.skills)),
        "month_hours": draft.month_hours,
        "lifts_kg": draft.lifts_kg,
        "stands_minutes": draft.stands_minutes,
        "most_distance_m": draft.most_distance_m,
        "latitude": "" if draft.latitude is None else repr(draft.latitude),
        "longitude": "" if draft.longitude is None else repr(draft.longitude),
        "weekdays": sorted(set(draft.weekdays)),
        "applied_on": draft.applied_on,
        "early": draft.early,
    }

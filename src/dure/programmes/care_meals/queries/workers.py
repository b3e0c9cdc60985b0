"""Who works in a kitchen, or has applied: the list, one worker's checklist, training hours."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Sum

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_value
from dure.ground.people.queries import masked_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import EligibilityCheck, Kitchen, Training, Worker
from dure.programmes.care_meals.queries.job_types import job_type, pack
from dure.programmes.care_meals.queries.kitchens import kitchen_row, subject_of
from dure.programmes.care_meals.rules.eligibility import decide_by, items_for
from dure.programmes.care_meals.types.jobs import EVIDENCE, CheckLine, WorkerCard

JOBS = "run_jobs"


def workers_of(
    actor: Actor, kitchen_id: int, *, at: datetime, gone: bool = False
) -> tuple[WorkerCard, ...]:
    """Everybody who applied or works here, by masked name; each look is logged.

    Who left or was declined is left out unless asked for. Refused as `kitchen_card`.
    """
    kitchen = jobs_kitchen(actor, kitchen_id)
    rows = Worker.objects.within(kitchen_id=kitchen.pk)
    if not gone:
        rows = rows.filter(left_on__isnull=True).exclude(decision="no")
    found = list(rows.order_by("pk"))
    names = names_of(actor, kitchen, [row.person_id for row in found], at)
    cards = [card_of(row, names.get(row.person_id, ""), day_of(at)) for row in found]
    return tuple(sorted(cards, key=lambda each: (each.decision != "", each.name, each.id)))


def worker_card(actor: Actor, public_id: str, *, at: datetime) -> WorkerCard:
    """One worker, masked and logged. Refused: `care_meals.no_such_worker`, `journal.not_allowed`."""
    row: Worker | None = Worker.objects.within(public_id=public_id).first()
    if row is None:
        raise Refused("care_meals.no_such_worker")
    kitchen = jobs_kitchen(actor, row.kitchen_id)
    names = names_of(actor, kitchen, [row.person_id], at)
    return card_of(row, names.get(row.person_id, ""), day_of(at))


def address_of_worker(worker_id: int) -> str:
    """The key that stands in the address of a worker's page; nothing personal."""
    return str(Worker.objects.within(pk=worker_id).values_list("public_id", flat=True).get())


def checklist_of(actor: Actor, worker_id: int) -> tuple[CheckLine, ...]:
    """The checklist of an application: what is asked and what was seen."""
    row: Worker = Worker.objects.within(pk=worker_id).get()
    jobs_kitchen(actor, row.kitchen_id)
    seen = {each.item: each for each in EligibilityCheck.objects.within(worker_id=row.pk)}
    items = pack("eligibility")
    return tuple(
        _line(code, items[code], seen.get(code))
        for code in items_for(row.job_type, row.part, items)
    )


def training_minutes(worker_id: int, year: int) -> Mapping[str, int]:
    """Minutes of training of one worker in a year, by kind."""
    rows = Training.objects.within(worker_id=worker_id, on__year=year)
    return dict(rows.values_list("kind").annotate(Sum("minutes")).order_by("kind"))


def jobs_kitchen(actor: Actor, kitchen_id: int) -> Kitchen:
    """The kitchen for whoever runs its jobs, or only its days; refused as `kitchen_card`."""
    row: Kitchen | None = Kitchen.objects.within(pk=kitchen_id).first()
    if row is not None and may(actor, JOBS, subject_of(row)):
        return row
    return kitchen_row(actor, kitchen_id)


def names_of(actor: Actor, kitchen: Kitchen, ids: list[int], at: datetime) -> dict[int, str]:
    """Masked names of the kitchen's people, each look logged."""
    found = masked_people(
        actor, kitchen.organisation_id, ids, initiative_id=kitchen.initiative_id, at=at
    )
    return {key: card.masked_name for key, card in found.items()}


def card_of(row: Worker, name: str, on: date) -> WorkerCard:
    """The card of a row."""
    return WorkerCard(
        id=row.pk,
        public_id=row.public_id,
        person_id=row.person_id,
        name=name,
        job_type=row.job_type,
        part=row.part,
        skills=tuple(row.skills),
        decision=row.decision,
        decide_by=None if row.decision else decide_by(row.applied_on, _days(row)),
        applied_on=row.applied_on,
        starts_on=row.starts_on,
        left_on=row.left_on,
        month_hours=month_hours(row, on),
    )


def month_hours(row: Worker, on: date) -> float:
    """The hours a month that somebody may work: their own, never more than the law's."""
    law = float(job_type(row.job_type, on).month_hours)
    return law if row.month_hours is None else min(float(row.month_hours), law)


def _days(row: Worker) -> int:
    code = "senior_jobs.early_decision_days" if row.early else "senior_jobs.decision_days"
    return int(law_value(code, row.applied_on))


def _line(code: str, item: Mapping[str, object], seen: EligibilityCheck | None) -> CheckLine:
    papers = [str(each) for each in item["evidence"]]  # type: ignore[attr-defined]
    return CheckLine(
        item=code,
        name=Words.of(item["name"]),  # type: ignore[arg-type]
        evidence=tuple((each, EVIDENCE[each]) for each in papers),
        met=seen.met if seen else None,
        seen=EVIDENCE.get(seen.evidence) if seen else None,
        seen_on=seen.seen_on if seen else None,
    )

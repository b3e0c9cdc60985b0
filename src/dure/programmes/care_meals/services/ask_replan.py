"""Ask for a replan (다시 짜기): one press says who is missing; the worker works out a proposal."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import Courier, Replan, Worker
from dure.programmes.care_meals.queries.replans import replan_row
from dure.programmes.care_meals.services.day_subjects import day_row, locked, of_day
from dure.programmes.care_meals.types.replans import Missing

MOST_COOKS, MOST_LATER = 50, 240


def _of_asking(*, day: str, missing: Missing, work_id: str) -> Subject:
    return of_day(day=day)


@action("care_meals.replan.ask", may="run_kitchen", on=_of_asking)
def ask_replan(
    actor: Actor, *, day: str, missing: Missing, work_id: str, at: datetime
) -> Done[str]:
    """Begin a replan of a planned day and answer its public id; one that still waits is dropped.

    Refused: `care_meals.nobody_missing`, `.no_such_courier`, `.missing_cooks`, `.missing_later`,
    `.day_not_planned`, `.day_not_draft`.
    """
    row = locked(day, states={"draft", "open"})
    _refuse_what_cannot_be(row.kitchen.organisation_id, missing)
    if row.planned_at is None:
        raise Refused("care_meals.day_not_planned")
    waiting = Replan.objects.within(day_id=row.pk, state__in=("working", "proposed"))
    waiting.update(state="dropped", decided_at=at, decided_by_id=actor.account_id)
    made = Replan.objects.create(
        public_id=public_id(),
        day=row,
        version=row.version,
        work_id=work_id,
        missing={
            "couriers": list(missing.couriers),
            "workers": list(missing.workers),
            "cooks": missing.cooks,
            "of_cooks": missing.of_cooks,
            "later": missing.later,
        },
        asked_at=at,
        asked_by_id=actor.account_id,
    )
    noted = {"day": row.public_id, "replan": made.public_id, "couriers": len(missing.couriers)}
    cooks = missing.cooks + len(missing.workers)
    return Done(str(made.public_id), noted | {"cooks": cooks})


def _refuse_what_cannot_be(organisation_id: int, missing: Missing) -> None:
    if missing.is_nobody:
        raise Refused("care_meals.nobody_missing")
    ours = Courier.objects.within(organisation_id=organisation_id, pk__in=missing.couriers)
    if ours.count() != len(set(missing.couriers)):
        raise Refused("care_meals.no_such_courier")
    crew = Worker.objects.within(organisation_id=organisation_id, pk__in=missing.workers)
    if crew.count() != len(set(missing.workers)):
        raise Refused("care_meals.no_such_worker")
    if not 0 <= missing.cooks <= min(MOST_COOKS, missing.of_cooks or MOST_COOKS):
        raise Refused(
            "care_meals.missing_cooks", most=min(MOST_COOKS, missing.of_cooks or MOST_COOKS)
        )
    if missing.later is not None and not 0 <= missing.later <= MOST_LATER:
        raise Refused("care_meals.missing_later", most=MOST_LATER)


def _of_replan(*, replan: str) -> Subject:
    return of_day(day=replan_row(replan).day.public_id)


@action("care_meals.replan.drop", may="run_kitchen", on=_of_replan)
def drop_replan(actor: Actor, *, replan: str, at: datetime) -> Done[None]:
    """Leave the day as it is. Refused: `care_meals.replan_decided`."""
    row = replan_row(replan)
    rows = Replan.objects.within(pk=row.pk, state__in=("working", "proposed", "failed"))
    if not rows.update(state="dropped", decided_at=at, decided_by_id=actor.account_id):
        raise Refused("care_meals.replan_decided")
    return Done(None, {"day": day_row(row.day.public_id).public_id, "replan": row.public_id})

"""Training hours, accidents, and the report that the law wants within seven days."""

from datetime import date, datetime, time
from decimal import Decimal

from django.db import IntegrityError, transaction

from dure.activities.services import record_service
from dure.activities.types import ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.law.queries import law_value
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import Accident, Training
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.rules.accidents import SEVERITIES, due_on
from dure.programmes.care_meals.services.worker_rows import of_worker, worker
from dure.programmes.care_meals.types.shifts import TRAININGS

NOON = time(12)


def _of_accident(*, accident_id: int, **_: object) -> Subject:
    return subject_of(_accident(accident_id).kitchen)


@action("care_meals.training.note", may="run_jobs", on=of_worker)
def note_training(
    actor: Actor, *, worker_id: int, kind: str, on: date, minutes: int, at: datetime
) -> Done[int]:
    """Write down training; it becomes a service record. Answers its key.

    Refused: `care_meals.no_such_training`, `.training_minutes`, `.training_once`, `.day_ahead`.
    """
    row = worker(worker_id)
    if kind not in TRAININGS:
        raise Refused("care_meals.no_such_training", kind=kind)
    if not 1 <= minutes <= 600:
        raise Refused("care_meals.training_minutes", minutes=minutes)
    if on > day_of(at):
        raise Refused("care_meals.day_ahead")
    try:
        with transaction.atomic():
            made = Training.objects.create(worker=row, on=on, kind=kind, minutes=minutes)
    except IntegrityError:
        raise Refused("care_meals.training_once") from None
    fact = ServiceFact(
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        kind="care_meals.training",
        occurred_at=min(datetime.combine(on, NOON, SEOUL), at),
        place_code=row.kitchen.place_code,
        source=f"care_meals.training:{made.pk}",
        quantity=Decimal(minutes),
        unit="분",
        person_id=row.person_id,
    )
    made.line_id = record_service(actor, fact=fact, at=at).record_id
    made.save(update_fields=["line"])
    return Done(made.pk, {"worker": row.public_id, "kind": kind, "minutes": minutes})


@action("care_meals.accident.note", may="run_kitchen", on=of_worker, tell=("backbone",))
def note_accident(
    actor: Actor,
    *,
    worker_id: int,
    happened_at: datetime,
    severity: str,
    told: str,
    at: datetime,
) -> Done[int]:
    """Write down an accident; a death or a serious one has a day by which it is reported.

    Answers its key. What happened is sealed; the journal has the severity. Refused:
    `care_meals.no_such_severity`, `.accident_untold`, `.day_ahead`, `kernel.resident_number`.
    """
    row = worker(worker_id)
    if severity not in SEVERITIES:
        raise Refused("care_meals.no_such_severity", severity=severity)
    if not told.strip():
        raise Refused("care_meals.accident_untold")
    if happened_at > at:
        raise Refused("care_meals.day_ahead")
    refuse_resident_number(told=told)
    day = day_of(happened_at)
    made = Accident.objects.create(
        public_id=public_id(),
        kitchen_id=row.kitchen_id,
        worker=row,
        happened_at=happened_at,
        severity=severity,
        told=told.strip(),
        noted_at=at,
        due_on=due_on(severity, day, law_value("senior_jobs.accident_report_days", day)),
    )
    return Done(made.pk, {"accident": made.public_id, "severity": severity})


@action("care_meals.accident.report", may="run_jobs", on=_of_accident, tell=("backbone",))
def report_accident(
    actor: Actor,
    *,
    accident_id: int,
    reported_on: date,
    number: str,
    done: str = "",
    at: datetime,
) -> Done[int]:
    """It was reported to the local government, with the number it got; answers the accident's key.

    Refused: `care_meals.report_number`, `.reported_already`, `.day_ahead`, `.before_it_happened`.
    """
    row = _accident(accident_id)
    if row.reported_on is not None:
        raise Refused("care_meals.reported_already", day=row.reported_on.isoformat())
    if not number.strip():
        raise Refused("care_meals.report_number")
    if reported_on > day_of(at):
        raise Refused("care_meals.day_ahead")
    if reported_on < day_of(row.happened_at):
        raise Refused("care_meals.before_it_happened")
    refuse_resident_number(done=done)
    row.reported_on, row.report_number, row.done = reported_on, number.strip()[:60], done.strip()
    row.save(update_fields=["reported_on", "report_number", "done"])
    return Done(row.pk, {"accident": row.public_id, "number": row.report_number})


def _accident(accident_id: int) -> Accident:
    rows = Accident.objects.within(pk=accident_id).select_related("kitchen")
    row: Accident | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_accident")
    return row

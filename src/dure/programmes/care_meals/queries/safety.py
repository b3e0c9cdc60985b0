"""Accidents of a kitchen and how their reports stand; training hours that are still missing."""

from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Accident, ShiftBriefing
from dure.programmes.care_meals.queries.workers import jobs_kitchen, names_of
from dure.programmes.care_meals.rules.accidents import standing
from dure.programmes.care_meals.types.shifts import SEVERITY_WORDS, AccidentCard


def accidents_of(actor: Actor, *, kitchen_id: int, at: datetime) -> tuple[AccidentCard, ...]:
    """What waits for its report first, the most urgent on top; names masked, each look logged."""
    kitchen = jobs_kitchen(actor, kitchen_id)
    rows = list(Accident.objects.within(kitchen_id=kitchen.pk).select_related("worker"))
    names = names_of(actor, kitchen, [row.worker.person_id for row in rows], at)
    cards = [_card(row, names.get(row.worker.person_id, ""), day_of(at)) for row in rows]
    waits = ("overdue", "due")
    return tuple(
        sorted(
            cards,
            key=lambda one: (
                one.standing not in waits,
                one.due_on or date.max,
                -one.happened_at.timestamp(),
            ),
        )
    )


def accident_key(public_id: str) -> int | None:
    """The key behind an address; None where there is none."""
    rows = Accident.objects.within(public_id=public_id)
    return rows.values_list("pk", flat=True).first()


def briefing_on(kitchen_id: int, day: date) -> Words | None:
    """What is said before the shifts of a day; nothing personal. None where nobody has written it."""
    row: ShiftBriefing | None = ShiftBriefing.objects.within(kitchen_id=kitchen_id, day=day).first()
    return row.text if row else None


def _card(row: Accident, name: str, on: date) -> AccidentCard:
    return AccidentCard(
        public_id=row.public_id,
        name=name,
        happened_at=row.happened_at,
        severity=SEVERITY_WORDS[row.severity],
        due_on=row.due_on,
        reported_on=row.reported_on,
        report_number=row.report_number,
        standing=standing(row.due_on, row.reported_on, on),
    )

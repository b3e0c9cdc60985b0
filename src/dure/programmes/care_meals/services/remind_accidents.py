"""Remind of accidents (사고 보고 알리기): the law wants a report within seven days."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from dure.communication.services import tell
from dure.communication.types import NewNotice
from dure.ground.access.queries import accounts_over, accounts_who_may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.programmes.care_meals.models import Accident
from dure.programmes.care_meals.queries.kitchens import subject_of
from dure.programmes.care_meals.rules.accidents import is_day_to_remind

JOBS = "run_jobs"


def _of_accident(*, accident_id: int) -> Subject:
    return subject_of(_row(accident_id).kitchen)


@action("care_meals.accident.remind", may="run_jobs", on=_of_accident)
def remind_of_accident(actor: Actor, *, accident_id: int, at: datetime) -> Done[int]:
    """Write to whoever answers for jobs that the report is due; once a day. Answers to how many.

    The letter names nobody. What needs no report today is left alone.
    """
    row, on = _row(accident_id), day_of(at)
    if not is_day_to_remind(row.due_on, row.reported_on, on) or row.due_on is None:
        return Done(0, {"accident": row.public_id, "told": 0})
    kitchen = row.kitchen
    where: dict[str, Any] = {"initiative_id": kitchen.initiative_id, "on": on}
    home = kitchen.organisation_id
    people = accounts_who_may(JOBS, organisation_ids=[home], **where).get(home, ())
    slug = initiative_by_id(kitchen.initiative_id).slug
    notices = [
        NewNotice(
            event=f"care_meals.accident:{row.public_id}:{on.isoformat()}",
            recipient=f"account:{one.id}",
            address=one.email,
            code="care_meals.accident_due",
            language=one.language,
            values={
                "name": one.name,
                "kitchen": kitchen.name_en if one.language == "en" else kitchen.name_ko,
                "happened": day_of(row.happened_at).isoformat(),
                "due": row.due_on.isoformat(),
                "address": f"{settings.DURE_ADDRESS}{reverse('meal_jobs', args=[slug])}",
            },
            initiative_id=kitchen.initiative_id,
            account_id=one.id,
        )
        for one in people or accounts_over(JOBS, **where)
    ]
    told = tell(notices, at=at)
    return Done(told, {"accident": row.public_id, "told": told})


def _row(accident_id: int) -> Accident:
    row: Accident = Accident.objects.within(pk=accident_id).select_related("kitchen").get()
    return row

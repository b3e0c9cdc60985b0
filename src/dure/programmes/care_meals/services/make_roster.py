"""The roster of a month is searched in the background, looked at by a person, and made known (G2)."""

from datetime import date, datetime

from dure.engines.door import late
from dure.ground.journal.services import action, start_work
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Roster
from dure.programmes.care_meals.services.subjects import of_kitchen, subject_of_kitchen_id

HERE = "dure.programmes.care_meals.services.search_roster"
search_roster = late(HERE, "search_roster")
keep_roster = late(HERE, "keep_roster")
WORK = "care_meals.roster"


@action("care_meals.roster.search", may="run_jobs", on=of_kitchen)
def start_roster(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> Done[str]:
    """Begin to search; answers the name of the long work, to hand to the task.

    Refused: `care_meals.no_shifts`, `care_meals.roster_published`.
    """
    row = roster_row(kitchen_id, month)
    if row.state == "published":
        raise Refused("care_meals.roster_published")
    initiative_id = subject_of_kitchen_id(kitchen_id).initiative_id
    work = start_work(actor, kind=WORK, initiative_id=initiative_id, at=at)
    row.work = work.public_id
    row.save(update_fields=["work"])
    return Done(work.public_id, {"month": row.month.isoformat()})


@action("care_meals.roster.publish", may="run_jobs", on=of_kitchen, tell=("worker", "backbone"))
def publish_roster(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> Done[int]:
    """Make the roster known: everybody sees it on their phone. Answers the roster's key.

    With people missing it can be made known as well: whoever does it has seen how many. Refused:
    `care_meals.no_shifts`, `care_meals.roster_published`, `care_meals.roster_not_planned`.
    """
    row = roster_row(kitchen_id, month)
    if row.state == "published":
        raise Refused("care_meals.roster_published")
    if row.planned_at is None:
        raise Refused("care_meals.roster_not_planned")
    row.state, row.published_at = "published", at
    row.save(update_fields=["state", "published_at"])
    return Done(row.pk, {"month": row.month.isoformat(), "missing": row.told.get("missing", 0)})


@action("care_meals.roster.reopen", may="run_jobs", on=of_kitchen, tell=("worker",))
def reopen_roster(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> Done[int]:
    """Change a roster that is known; a new search moves as few as it can. Answers the roster's key.

    Refused: `care_meals.no_shifts`, `care_meals.roster_not_planned`.
    """
    row = roster_row(kitchen_id, month)
    if row.state != "published":
        raise Refused("care_meals.roster_not_planned")
    row.state = "draft"
    row.save(update_fields=["state"])
    return Done(row.pk, {"month": row.month.isoformat()})


def roster_row(kitchen_id: int, month: date) -> Roster:
    """The row of a month, locked; refused with `care_meals.no_shifts`."""
    rows = Roster.objects.within(kitchen_id=kitchen_id, month=month.replace(day=1))
    row: Roster | None = rows.select_for_update().first()
    if row is None:
        raise Refused("care_meals.no_shifts")
    return row
